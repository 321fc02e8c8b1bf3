"""How likely a bid is to be won at each stage: rules of thumb that weigh what living bids draw, and nothing else.

They rise with what has been put into a bid. Who knows its chances better looks at the load beside it, where all bids are won.
"""

from collections.abc import Mapping
from decimal import Decimal

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
