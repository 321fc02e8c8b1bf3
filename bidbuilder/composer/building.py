"""Collects the columns of a model: members, and for each offer its options. The rows about all of it are in `limits`."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from math import inf

import numpy as np

from bidbuilder.composer.candidates import LEAST_DIVISIBLE, Candidates, Option, has_share_rules
from bidbuilder.composer.elements import Element, ElementKind
from bidbuilder.composer.matrices import Indices, Rows
from bidbuilder.composer.problem import ONE, ZERO, Member, Offer, Problem
from bidbuilder.composer.translation import Part, Rated


@dataclass(frozen=True, slots=True, kw_only=True)
class Demands:
    """What is asked for beyond the problem itself: a least score, and members to differ from (a frontier, alternatives).

    `yielding` is a need, a capacity, the budget or the limit on members that may give way; then how far it gives way is
    minimised instead of the problem's own aim.
    """

    least_score: Decimal | None = None
    differ_from: tuple[frozenset[str], ...] = ()
    least_difference: int = 1
    reference_price: Decimal | None = None
    yielding: Element | None = None


NO_DEMANDS = Demands()


@dataclass(slots=True)
class Building:
    """Columns and rows while they are collected.

    `price` is what each column spends, `off` what it takes off that again, `forgone` what it counts as without being paid.
    `left_out` is the column of each lot that may stay unanswered.
    """

    problem: Problem
    demands: Demands
    rows: Rows = field(default_factory=Rows)
    lower: list[float] = field(default_factory=list)
    upper: list[float] = field(default_factory=list)
    integral: list[bool] = field(default_factory=list)
    price: list[Decimal] = field(default_factory=list)
    points: dict[int, Decimal] = field(default_factory=dict)
    rated: dict[int, Rated] = field(default_factory=dict)
    left_out: dict[str, int] = field(default_factory=dict)
    off: dict[int, Decimal] = field(default_factory=dict)
    forgone: dict[int, Decimal] = field(default_factory=dict)
    parts: dict[int, tuple[Part, ...]] = field(default_factory=dict)
    uses: dict[int, tuple[int, ...]] = field(default_factory=dict)
    members: dict[str, int] = field(default_factory=dict)
    member_of: dict[int, int] = field(default_factory=dict)
    yields: list[int] = field(default_factory=list)
    caps: dict[int, int] = field(default_factory=dict)
    by_member: dict[str, list[int]] = field(default_factory=dict)
    sources: dict[int, tuple[Element, ...]] = field(default_factory=dict)

    def aim_cost(self, column: int) -> Decimal:
        """What a column counts for where the cost is the aim."""
        return self.price[column] - self.off.get(column, ZERO) + self.forgone.get(column, ZERO)

    def column(self, upper: float, integral: bool, price: Decimal = ZERO, lower: float = 0.0) -> int:
        """A new column; gives its number."""
        self.lower.append(lower)
        self.upper.append(upper)
        self.integral.append(integral)
        self.price.append(price)
        return len(self.price) - 1

    def demand(
        self, columns: Sequence[int], values: Sequence[float], lower: float, upper: float, *sources: Element
    ) -> None:
        """A row that stands for these demands."""
        self.sources[len(self.rows)] = sources
        self.rows.add(columns, values, lower, upper)

    def give(self, kind: ElementKind, *ids: str, upper: float = inf, integral: bool = False) -> list[int]:
        """The column by which the yielding demand gives way, where it is this one; else nothing."""
        if self.demands.yielding != Element(kind, ids):
            return []
        self.yields = [self.column(upper, integral)]
        return self.yields


def offers_of_columns(building: Building, width: int) -> Indices:
    """For each column the index of its offer, or -1."""
    offer_of = np.full(width, -1, dtype=np.int64)
    columns = [part.column for parts in building.parts.values() for part in parts]
    offer_of[columns] = np.repeat(list(building.parts), [len(parts) for parts in building.parts.values()])
    return offer_of


def add_members(building: Building, candidates: Candidates) -> None:
    """A column for each member that costs something or is counted, and the limit on their number."""
    listed = {member.id: member for member in building.problem.members}
    rules = building.problem.rules
    for index in candidates.options:
        name = building.problem.offers[index].member
        if name is not None:
            building.by_member.setdefault(name, []).append(index)
    counted = rules.max_members is not None and rules.max_members < len(building.by_member)
    for name in building.by_member:
        member = listed.get(name, Member(id=name))
        if counted or member.fixed_cost or member.min_share is not None or building.demands.differ_from:
            building.members[name] = building.column(1.0, True, member.fixed_cost)
    if counted and rules.max_members is not None:
        columns = list(building.members.values())
        over = building.give(ElementKind.MAX_MEMBERS, upper=float(len(columns)), integral=True)
        row = [*columns, *over]
        values = [1.0] * len(columns) + [-1.0] * len(over)
        building.demand(row, values, -inf, float(rules.max_members), Element(ElementKind.MAX_MEMBERS))


def add_offers(building: Building, candidates: Candidates) -> None:
    """Steps 1 and 2 of `modelling`: the columns of each offer, tied to its member."""
    rules = building.problem.rules
    paired = {name for pair in (*rules.requires, *rules.excludes) for name in pair}
    required = {second for _, second in rules.requires}
    sells = has_share_rules(building.problem)
    pinned = {pin.offer for pin in rules.pinned}
    for index, options in candidates.options.items():
        offer = building.problem.offers[index]
        needs_use = bool(offer.fixed_cost) or len(options) > 1 or offer.id in paired or offer.id in pinned
        freely_from = 1 if offer.is_integer else 0
        if needs_use or options[0].least > freely_from or options[0].least == options[0].most:
            _add_options(building, index, offer, options, sells or offer.id in required, offer.id in pinned)
        else:
            _add_quantity(building, index, offer, options[0])


def _add_quantity(building: Building, index: int, offer: Offer, option: Option) -> None:
    """An offer without a fixed cost, breaks or pairs: its quantity alone."""
    column = building.column(float(option.most), offer.is_integer, option.unit_price)
    building.parts[index] = (Part(column, ONE, option.unit_price),)
    building.uses[index] = ()
    member = _member_column(building, offer)
    if member is not None:
        building.member_of[column] = member
        building.rows.tie([column, member], [1.0, -float(option.most)], lazy=True)


def _add_options(
    building: Building, index: int, offer: Offer, options: Sequence[Option], sells: bool, pinned: bool
) -> None:
    parts, uses = [], []
    for option in options:
        least = max(option.least, LEAST_DIVISIBLE) if sells else option.least
        price = least * option.unit_price + offer.fixed_cost
        use = building.column(1.0, True, price, lower=1.0 if pinned else 0.0)
        uses.append(use)
        parts.append(Part(use, least, price))
        if option.most > least:
            above = building.column(float(option.most - least), offer.is_integer, option.unit_price)
            parts.append(Part(above, ONE, option.unit_price))
            building.rows.tie([above, use], [1.0, -float(option.most - least)])
    building.parts[index] = tuple(parts)
    building.uses[index] = tuple(uses)
    member = _member_column(building, offer)
    if member is not None:
        building.member_of.update((part.column, member) for part in parts)
        building.rows.tie([*uses, member], [1.0] * len(uses) + [-1.0], lazy=True)
    elif len(uses) > 1:
        building.rows.tie(uses, [1.0] * len(uses), upper=1.0)


def _member_column(building: Building, offer: Offer) -> int | None:
    return None if offer.member is None else building.members.get(offer.member)
