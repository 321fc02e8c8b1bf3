"""A sourcing problem as plain frozen data: needs, lots, members, capacities, offers, rules, the aim. Nothing is solved here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

ZERO = Decimal(0)
ONE = Decimal(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """What the buyer asks for. A mandatory need must be covered; any need gives its `points` when it is covered whole."""

    id: str
    quantity: Decimal = ONE
    is_mandatory: bool = True
    points: Decimal = ZERO
    lot: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lot:
    """A part of the call that can be answered by itself: it is, where all of its mandatory needs are covered.

    `value` is what leaving it out counts as beside the cost, where the rules let lots be left out.
    """

    id: str
    value: Decimal = ZERO


@dataclass(frozen=True, slots=True, kw_only=True)
class LotDiscount:
    """What comes off the cost if all of these lots are answered: an amount, and a part (0 to 1) of what their offers cost.

    An offer counts where the lots of what it answers are all among these; joining costs of members do not.
    """

    id: str
    lots: tuple[str, ...]
    share: Decimal = ZERO
    amount: Decimal = ZERO


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A firm. `fixed_cost` is paid once if any of its offers is used; the shares (0 to 1) are of total cost.

    `min_share` binds only when the firm is used.
    """

    id: str
    fixed_cost: Decimal = ZERO
    min_share: Decimal | None = None
    max_share: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Capacity:
    """A limited resource; what offers use of it may not exceed `amount`."""

    id: str
    amount: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceTier:
    """From this quantity on, all units cost `unit_price`."""

    from_quantity: Decimal
    unit_price: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What a member offers. `answers` and `uses` are per unit; `prices` are sorted by quantity and never empty.

    `points[need]` are earned in proportion to the part of the need that this offer answers.
    """

    id: str
    member: str | None = None
    answers: Mapping[str, Decimal] = field(default_factory=dict)
    points: Mapping[str, Decimal] = field(default_factory=dict)
    min_quantity: Decimal = ZERO
    max_quantity: Decimal | None = None
    is_integer: bool = True
    fixed_cost: Decimal = ZERO
    prices: tuple[PriceTier, ...] = (PriceTier(from_quantity=ZERO, unit_price=ZERO),)
    uses: Mapping[str, Decimal] = field(default_factory=dict)
    lead_time_days: int | None = None
    local_share: Decimal | None = None
    origin: str | None = None

    def unit_price(self, quantity: Decimal) -> Decimal | None:
        """The price of each unit when this many are bought; None below the first tier."""
        price = None
        for tier in self.prices:
            if tier.from_quantity > quantity:
                break
            price = tier.unit_price
        return price


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    """A person's choice: exactly this quantity of this offer."""

    offer: str
    quantity: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What a solution must keep besides the needs. `requires` (a, b): a only with b; `excludes` (a, b): never both.

    `origins` are the only countries offers may be from; one that states none may not be used then.
    Every lot has to be answered unless `may_leave_lots`; then at least and at most so many are.
    """

    max_members: int | None = None
    requires: tuple[tuple[str, str], ...] = ()
    excludes: tuple[tuple[str, str], ...] = ()
    pinned: tuple[Pin, ...] = ()
    barred: tuple[str, ...] = ()
    min_local_share: Decimal | None = None
    max_lead_time_days: int | None = None
    budget: Decimal | None = None
    may_leave_lots: bool = False
    least_lots: int | None = None
    most_lots: int | None = None
    origins: tuple[str, ...] | None = None


class Aim(StrEnum):
    """What is sought: the lowest cost, the highest score, or the best weighted mix of the two."""

    COST = "cost"
    SCORE = "score"
    WEIGHTED = "weighted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective:
    """The aim; the weights count only when it is weighted."""

    aim: Aim = Aim.COST
    price_weight: Decimal = ONE
    quality_weight: Decimal = ZERO


class Against(StrEnum):
    """What the price is traded against."""

    MEMBERS = "members"
    SCORE = "score"
    LEAD_TIME = "lead_time"


@dataclass(frozen=True, slots=True, kw_only=True)
class TradeOff:
    """A wish for the frontier of cost against something else, of at most so many points."""

    points: int
    against: Against


@dataclass(frozen=True, slots=True, kw_only=True)
class AlternativesWish:
    """A wish for so many further solutions that differ from each other in at least so many members."""

    count: int
    least_difference: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """The whole problem. Ids are unique within each kind of thing; references hold (the reader sees to it).

    An offer may name a member that is not listed: it has no fixed cost and no share rule, but counts as a member.
    """

    needs: tuple[Need, ...] = ()
    members: tuple[Member, ...] = ()
    capacities: tuple[Capacity, ...] = ()
    offers: tuple[Offer, ...] = ()
    rules: Rules = Rules()
    objective: Objective = Objective()
    trade_off: TradeOff | None = None
    alternatives: AlternativesWish | None = None
    lots: tuple[Lot, ...] = ()
    discounts: tuple[LotDiscount, ...] = ()
