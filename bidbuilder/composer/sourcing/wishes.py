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


class LotRule(StrEnum):
    """Which lots are bid for: all that are composed for, at least one of them, or the best of them."""

    ALL = "all"
    ANY = "any"
    BEST = "best"


class WishOutside(Refusal):
    """A number in the rules is outside of what it can be."""

    code = "wish-outside"
    message = translatable("{number} is not possible here: it has to be from {least} to {most}.")
    numbers = frozenset({"number", "least", "most"})


class DiscountsExceedWhole(Refusal):
    """The discounts on one lot take more off than all of it."""

    code = "discounts-exceed-whole"
    message = translatable("The discounts on {lot} add up to {number} per cent, which is more than all of it.")
    numbers = frozenset({"number"})


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
class LotOff:
    """What the buyer's rules take off if all of these lots are bid for: per cent of their landed cost, and an amount."""

    lots: tuple[str, ...]
    percent: Decimal = Decimal(0)
    amount: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberBounds:
    """The part of all cost, in per cent, that one member has at least where it takes part, and at most."""

    organisation_id: int
    least: Decimal | None = None
    most: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """A need that is settled for less, or a capacity that is taken to be more: `amount` in place of `instead_of`.

    `name` is that of the need or capacity in the problem; both numbers are in the problem's unit.
    """

    name: str
    amount: Decimal
    instead_of: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """Aim and rules of one run. Shares are per cent of all cost, amounts in the bid's currency, None sets no rule.

    `waived` are keys of requirements that candidates need not meet, `left_open` keys of things that may stay without an
    answer. `admits_unknown` lets offerings in that do not state everything; those that fail something never come in.
    Pairs in `requires` and `excludes` are ids of offerings: the first only with the second; never both.
    `lot_values` say what leaving a lot out counts as; `member_bounds` go before the shares that hold for every member. The
    freight fields take the place of the freight among the bid's own costs; `origins` are the countries goods may be from.
    `settled` are needs and capacities at a milder level than the tender's.
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
    lot_rule: LotRule = LotRule.ALL
    least_lots: int | None = None
    most_lots: int | None = None
    lot_values: tuple[tuple[str, Decimal], ...] = ()
    lot_discounts: tuple[LotOff, ...] = ()
    member_bounds: tuple[MemberBounds, ...] = ()
    origins: tuple[str, ...] = ()
    freight_per_kg: Decimal | None = None
    freight_per_m3: Decimal | None = None
    freight_percent: Decimal | None = None
    settled: tuple[Settled, ...] = ()


_WHOLE_PERCENT = Decimal(100)
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
    "least_lots": (Decimal(0), Decimal(1000)),
    "most_lots": (Decimal(1), Decimal(1000)),
    "freight_per_kg": (Decimal(0), Decimal(10) ** 6),
    "freight_per_m3": (Decimal(0), Decimal(10) ** 6),
    "freight_percent": (Decimal(0), Decimal(500)),
}


def require_sound(wishes: Wishes) -> Wishes:
    """The wishes themselves if a run can be made with them. Raises a refusal; `where` is the field."""
    for name, (least, most) in _LIMITS.items():
        _require_within(getattr(wishes, name), least, most, name)
    for lot in dict.fromkeys(lot for one in wishes.lot_discounts for lot in one.lots):
        percent = sum((one.percent for one in wishes.lot_discounts if lot in one.lots), Decimal(0))
        if percent > _WHOLE_PERCENT:
            raise DiscountsExceedWhole(lot=lot, number=percent, where="off_percent")
    for bounds in wishes.member_bounds:
        _require_within(bounds.least, Decimal(0), Decimal(100), "bounds_least")
        _require_within(bounds.most, bounds.least or Decimal(0), Decimal(100), "bounds_most")
    if wishes.least_lots is not None and wishes.most_lots is not None:
        _require_within(wishes.most_lots, Decimal(wishes.least_lots), Decimal(1000), "most_lots")
    if wishes.goal is Goal.WEIGHTED and not wishes.price_weight + wishes.quality_weight:
        raise WeightsMissing(where="price_weight")
    return wishes


def _require_within(number: Decimal | int | None, least: Decimal, most: Decimal, field: str) -> None:
    if number is not None and not least <= number <= most:
        raise WishOutside(number=number, least=least, most=f"{most:f}", where=field)
