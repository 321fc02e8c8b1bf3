"""What a bid manager wishes of a composed solution: the aim, the rules and the choices that stand. Nothing is searched here."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from bidbuilder.composer.problem import Against
from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable

LONGEST_SECONDS = 600
MOST_ALTERNATIVES = 5
FRONTIER_POINTS = 8


class Goal(StrEnum):
    """What is best: ties in the first three are broken by the price."""

    PRICE = "price"
    SCORE = "score"
    MEMBERS = "members"
    LEAD_TIME = "lead-time"
    WEIGHTED = "weighted"


class WishOutside(Refusal):
    """A number in the rules is outside of what it can be."""

    code = "wish-outside"
    message = translatable("{number} is not possible here: it has to be from {least} to {most}.")


class WeightsMissing(Refusal):
    """Price and quality both weigh nothing."""

    code = "weights-missing"
    message = translatable("Price and quality cannot both weigh nothing.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pinned:
    """A choice of a person: this thing is answered by exactly so much of this offering."""

    thing: str
    offering_id: int
    quantity: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """Aim and rules of one run. Shares are per cent of all cost, amounts in the bid's currency, None sets no rule.

    `waived` are keys of requirements that candidates need not meet, `left_open` keys of things that may stay without an
    answer. `admits_unknown` lets offerings in that do not state everything; those that fail something never come in.
    Pairs in `requires` and `excludes` are ids of offerings: the first only with the second; never both.
    """

    goal: Goal = Goal.PRICE
    price_weight: Decimal = Decimal(100)
    quality_weight: Decimal = Decimal(0)
    lots: tuple[str, ...] = ()
    max_members: int | None = None
    partner_cost: Decimal = Decimal(0)
    lead_min_share: Decimal | None = None
    member_min_share: Decimal | None = None
    member_max_share: Decimal | None = None
    min_local_share: Decimal | None = None
    max_lead_time_days: int | None = None
    budget: Decimal | None = None
    admits_unknown: bool = False
    pinned: tuple[Pinned, ...] = ()
    barred_offerings: tuple[int, ...] = ()
    barred_members: tuple[int, ...] = ()
    requires: tuple[tuple[int, int], ...] = ()
    excludes: tuple[tuple[int, int], ...] = ()
    waived: tuple[str, ...] = ()
    left_open: tuple[str, ...] = ()
    alternatives: int = 2
    least_difference: int = 1
    trade_off: Against | None = Against.MEMBERS
    seconds: int = 60


_LIMITS: dict[str, tuple[Decimal, Decimal]] = {
    "price_weight": (Decimal(0), Decimal(1000)),
    "quality_weight": (Decimal(0), Decimal(1000)),
    "max_members": (Decimal(1), Decimal(1000)),
    "partner_cost": (Decimal(0), Decimal(10) ** 9),
    "lead_min_share": (Decimal(0), Decimal(100)),
    "member_min_share": (Decimal(0), Decimal(100)),
    "member_max_share": (Decimal(0), Decimal(100)),
    "min_local_share": (Decimal(0), Decimal(100)),
    "max_lead_time_days": (Decimal(0), Decimal(5000)),
    "budget": (Decimal(0), Decimal(10) ** 12),
    "alternatives": (Decimal(0), Decimal(MOST_ALTERNATIVES)),
    "least_difference": (Decimal(1), Decimal(50)),
    "seconds": (Decimal(1), Decimal(LONGEST_SECONDS)),
}


def require_sound(wishes: Wishes) -> Wishes:
    """The wishes themselves if a run can be made with them. Raises `WishOutside`, `WeightsMissing`; `where` is the field."""
    for name, (least, most) in _LIMITS.items():
        number: Decimal | int | None = getattr(wishes, name)
        if number is not None and not least <= number <= most:
            raise WishOutside(number=number, least=least, most=f"{most:f}", where=name)
    if wishes.goal is Goal.WEIGHTED and not wishes.price_weight + wishes.quality_weight:
        raise WeightsMissing(where="price_weight")
    return wishes
