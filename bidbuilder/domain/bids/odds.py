"""How likely a bid is to be won at each stage: rules of thumb that weigh what living bids draw, and nothing else.

They rise with what has been put into a bid. A lead that knows its chances better sets its own, in whole per cent.
"""

from collections.abc import Mapping
from decimal import Decimal

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.bids.bids import Stage

FIRM_STAGES = frozenset({Stage.SUBMITTED, Stage.WON})

CHANCES: Mapping[Stage, Decimal] = {
    Stage.GO_NO_GO: Decimal("0.1"),
    Stage.COMPOSING: Decimal("0.2"),
    Stage.PRICING: Decimal("0.3"),
    Stage.REVIEW: Decimal("0.4"),
    Stage.FROZEN: Decimal("0.4"),
    Stage.SUBMITTED: Decimal("0.4"),
    Stage.WON: Decimal(1),
    Stage.LOST: Decimal(0),
    Stage.WITHDRAWN: Decimal(0),
}

# Stages in which a bid may still be won or lost: how likely, a lead can say itself.
UNDECIDED = tuple(stage for stage, chance in CHANCES.items() if 0 < chance < 1)


class ChanceImpossible(Refusal):
    """A chance is a share of all bids."""

    code = "chance-impossible"
    message = translatable("A chance is a whole number of per cent from 0 to 100.")


def chances_of(own: Mapping[Stage, int]) -> Mapping[Stage, Decimal]:
    """The chances of a lead's bids, its own in per cent before the rules of thumb."""
    return {**CHANCES} | {stage: Decimal(percent) / 100 for stage, percent in own.items() if stage in UNDECIDED}


def require_chances(own: Mapping[Stage, Decimal]) -> dict[Stage, int]:
    """What a lead may set, without what is usual anyway. Raises `ChanceImpossible` at the stage."""
    for stage, percent in own.items():
        if not 0 <= percent <= 100 or percent != int(percent):
            raise ChanceImpossible(where=stage.value)
    return {stage: int(percent) for stage, percent in own.items() if Decimal(percent) / 100 != CHANCES[stage]}
