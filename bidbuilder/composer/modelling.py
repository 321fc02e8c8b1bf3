"""The model: a sourcing problem as a mixed-integer programme, in a form whose linear relaxation is strong.

**Steps.** `candidates` leaves the offers that can be used and cuts each into options, one a price tier (a quantity break
prices *all* units, so a tier is a choice of its own). `dominance` takes out what another offer always beats. Then:

1. *Columns.* An option from `least` to `most` units is a binary ("use it at this price", standing for the first `least`
   units and the offer's fixed cost) and a quantity above `least`, linked by: above ≤ (most − least) × use. Where least and
   most are equal the binary is all there is. Where there is one tier, no fixed cost and no pair rule, the quantity is all
   there is. A member that costs something to have, or is counted, has a binary of its own.
2. *Activation.* Each offer by itself is bounded by its member: Σ uses ≤ member (and above ≤ most × member where there is
   no use). One row an offer is far stronger than one row a member. These rows are the many ones, and `lazy`: a search may
   leave them out until they are broken.
3. *Needs.* Σ quantity × answers ≥ need. A rated need has a binary that it is covered whole.
4. *Capacities.* Σ quantity × uses ≤ amount; where one member alone uses it: ≤ amount × member.
5. *Pairs.* a requires b: uses(a) ≤ uses(b). a excludes b: uses(a) + uses(b) ≤ 1, hence at most one tier an offer too.
6. *Totals.* Members ≤ limit; cost ≤ budget; a member's part ≤ max_share × cost, and ≥ min_share × cost where it is used;
   Σ local_share × amount ≥ min_local_share × cost.
7. *Score.* The points an offer gives for a need count for the part of the need that it answers, at most the whole need
   once: part ≤ quantity × answers ÷ need, Σ parts ≤ 1.

**Objective.** *cost*: the lowest cost. *score*: the highest score, then the lowest cost at that score. *weighted*: the least
price_weight × cost ÷ lowest cost − quality_weight × score ÷ highest conceivable score: the linear price model of public
tenders, so the weights are percentages and need no common unit. Costs are passed to the solver as whole numbers of the
smallest amount that occurs (`step`), so a bound may be rounded up to the next multiple.

**Ties** are broken by the order of the input: the solver is deterministic with one thread and a fixed seed, and columns
stand in the order of the offers. Two runs that both reach the proof give the same cost, on one machine the same items.

**Worked example.** One need of 10; offer A (member M, joining cost 5) at 3.00, from 8 units 2.50; offer B at 2.80, most 6.
A has the options [1, 7] at 3.00 and [8, 10] at 2.50, B has [1, 6] at 2.80. A alone: 10 × 2.50 + 5 = 30.00. A with 8 and
B with 2: 20.00 + 5.60 + 5 = 30.60. B with 6 and A with 4: 16.80 + 12.00 + 5 = 33.80. The answer is 10 of A, 30.00.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from math import gcd, inf

import numpy as np

from bidbuilder.composer.candidates import LEAST_DIVISIBLE, Candidates, Option, has_share_rules
from bidbuilder.composer.elements import Element, ElementKind
from bidbuilder.composer.evaluating import most_points
from bidbuilder.composer.matrices import Floats, Indices, Model, Rows
from bidbuilder.composer.problem import ONE, ZERO, Aim, Member, Offer, Problem

# Above this a whole number of cents is no longer exact in the solver's arithmetic.
_MOST_EXACT = 2**53
_QUANTITY_DECIMALS = Decimal(1).scaleb(-12)


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


@dataclass(frozen=True, slots=True)
class Part:
    """A column's share in an offer: so many units, costing so much, for each 1 of the column."""

    column: int
    units: Decimal
    price: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcingModel:
    """The arrays for the solver and the way back: which columns make up the quantity of which offer.

    `member_of` gives for each column the column of the member that must join for it, or -1. `caps` names the columns that
    hold what one member answers of a need, at most the need once, with the row that ties each to the member's offers.
    `offer_of` is the index of the offer a column is part of, or -1.
    """

    model: Model
    parts: Mapping[int, tuple[Part, ...]]
    use_columns: Mapping[int, tuple[int, ...]]
    member_columns: Mapping[str, int]
    member_of: Indices
    most_members: int | None
    caps: Mapping[int, int]
    offer_of: Indices
    offers: tuple[Offer, ...]
    scale: Fraction = Fraction(1)
    offset: Fraction = Fraction(0)

    def quantities(self, x: Floats) -> dict[str, Decimal]:
        """The quantities that a solution stands for, whole where they must be; unused offers are left out."""
        found = {}
        for index, parts in self.parts.items():
            quantity = sum((part.units * _value(x[part.column], part.units) for part in parts), ZERO)
            offer = self.offers[index]
            if offer.is_integer:
                quantity = quantity.to_integral_value()
            if quantity > 0:
                found[offer.id] = quantity.normalize()
        return found

    def solution_of(self, quantities: Mapping[str, Decimal]) -> Floats | None:
        """The columns' values for given quantities, by which a search can start; None where an option does not reach them."""
        x = np.zeros(self.model.width)
        for index, parts in self.parts.items():
            wanted = quantities.get(self.offers[index].id, ZERO)
            if wanted and not self._place(x, index, parts, wanted):
                return None
        if set(quantities) - {self.offers[index].id for index in self.parts}:
            return None
        return x

    def _place(self, x: Floats, index: int, parts: Sequence[Part], wanted: Decimal) -> bool:
        uses = self.use_columns[index]
        chosen = _tier_at(parts, uses, wanted)
        rest = wanted
        for part in chosen:
            if part.column in uses:
                x[part.column] = 1.0
                rest -= part.units
            elif rest > 0:
                x[part.column] = float(rest)
                rest = ZERO
        if (
            rest != 0
            or (x[[part.column for part in chosen]] > self.model.upper[[part.column for part in chosen]]).any()
        ):
            return False
        member = self.member_of[parts[0].column]
        if member >= 0:
            x[member] = 1.0
        return True


def _tier_at(parts: Sequence[Part], uses: Sequence[int], wanted: Decimal) -> list[Part]:
    """The parts of the option that holds this quantity: the last one that starts at or below it."""
    chosen: list[Part] = []
    for part in parts:
        if part.column in uses and part.units <= wanted:
            chosen = [part]
        elif part.column not in uses and (not uses or (chosen and part.column == chosen[-1].column + 1)):
            chosen.append(part)
    return chosen


def _value(x: float, units: Decimal) -> Decimal:
    return Decimal(repr(float(x))).quantize(_QUANTITY_DECIMALS) if units == ONE else Decimal(round(x))


@dataclass(slots=True)
class _Builder:
    """Columns and rows while they are collected."""

    problem: Problem
    demands: Demands
    rows: Rows = field(default_factory=Rows)
    lower: list[float] = field(default_factory=list)
    upper: list[float] = field(default_factory=list)
    integral: list[bool] = field(default_factory=list)
    price: list[Decimal] = field(default_factory=list)
    points: dict[int, Decimal] = field(default_factory=dict)
    parts: dict[int, tuple[Part, ...]] = field(default_factory=dict)
    uses: dict[int, tuple[int, ...]] = field(default_factory=dict)
    members: dict[str, int] = field(default_factory=dict)
    member_of: dict[int, int] = field(default_factory=dict)
    yields: list[int] = field(default_factory=list)
    caps: dict[int, int] = field(default_factory=dict)
    by_member: dict[str, list[int]] = field(default_factory=dict)

    def column(self, upper: float, integral: bool, price: Decimal = ZERO, lower: float = 0.0) -> int:
        """A new column; gives its number."""
        self.lower.append(lower)
        self.upper.append(upper)
        self.integral.append(integral)
        self.price.append(price)
        return len(self.price) - 1

    def give(self, kind: ElementKind, *ids: str, upper: float = inf, integral: bool = False) -> list[int]:
        """The column by which the yielding demand gives way, where it is this one; else nothing."""
        if self.demands.yielding != Element(kind, ids):
            return []
        self.yields = [self.column(upper, integral)]
        return self.yields


def build_model(problem: Problem, candidates: Candidates, demands: Demands = NO_DEMANDS) -> SourcingModel:
    """The model of the problem over these candidates. The objective follows the problem's aim."""
    building = _Builder(problem, demands)
    _add_members(building, candidates)
    _add_offers(building, candidates)
    for _ in candidates.impossible_pins:
        building.rows.add([], [], 1.0, inf)
    _add_needs(building)
    _add_capacities(building)
    _add_pairs(building)
    _add_totals(building)
    _add_differences(building)
    if demands.differ_from or has_share_rules(problem):
        _add_selling_members(building)
    if problem.objective.aim is not Aim.COST or demands.least_score is not None:
        _add_score(building)
    cost, scale, step = _objective(building)
    offset = _always_earned(building)
    return SourcingModel(
        model=building.rows.model(cost, building.lower, building.upper, building.integral, step),
        parts=building.parts,
        use_columns=building.uses,
        member_columns=building.members,
        member_of=np.array([building.member_of.get(column, -1) for column in range(len(cost))], dtype=np.int64),
        most_members=problem.rules.max_members,
        caps=building.caps,
        offer_of=_offers_of_columns(building, len(cost)),
        offers=problem.offers,
        scale=scale,
        offset=offset,
    )


def _offers_of_columns(building: _Builder, width: int) -> Indices:
    offer_of = np.full(width, -1, dtype=np.int64)
    for index, parts in building.parts.items():
        offer_of[[part.column for part in parts]] = index
    return offer_of


def _add_members(building: _Builder, candidates: Candidates) -> None:
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
        building.rows.add(row, values, -inf, float(rules.max_members))


def _add_offers(building: _Builder, candidates: Candidates) -> None:
    rules = building.problem.rules
    paired = {name for pair in (*rules.requires, *rules.excludes) for name in pair}
    required = {second for _, second in rules.requires}
    sells = has_share_rules(building.problem)
    pinned = {pin.offer for pin in rules.pinned}
    for index, options in candidates.options.items():
        offer = building.problem.offers[index]
        needs_use = bool(offer.fixed_cost) or len(options) > 1 or offer.id in paired or offer.id in pinned
        if needs_use or options[0].least > 1 or options[0].least == options[0].most:
            _add_options(building, index, offer, options, sells or offer.id in required, offer.id in pinned)
        else:
            _add_quantity(building, index, offer, options[0])


def _add_quantity(building: _Builder, index: int, offer: Offer, option: Option) -> None:
    """An offer without a fixed cost, breaks or pairs: its quantity alone."""
    column = building.column(float(option.most), offer.is_integer, option.unit_price)
    building.parts[index] = (Part(column, ONE, option.unit_price),)
    building.uses[index] = ()
    member = _member_column(building, offer)
    if member is not None:
        building.member_of[column] = member
        building.rows.tie([column, member], [1.0, -float(option.most)], lazy=True)


def _add_options(
    building: _Builder, index: int, offer: Offer, options: Sequence[Option], sells: bool, pinned: bool
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


def _member_column(building: _Builder, offer: Offer) -> int | None:
    return None if offer.member is None else building.members.get(offer.member)


def _add_needs(building: _Builder) -> None:
    entries = _entries(building, "answers")
    for need in building.problem.needs:
        if need.quantity <= 0:
            continue
        columns, values = entries.get(need.id, ([], []))
        columns, values = _capped_by_member(building, float(need.quantity), columns, values)
        if need.is_mandatory:
            short = building.give(ElementKind.NEED, need.id, upper=float(need.quantity))
            building.rows.add([*columns, *short], [*values, *(1.0 for _ in short)], float(need.quantity), inf)
        elif need.points:
            covered = building.column(1.0, True)
            building.points[covered] = need.points
            building.rows.add([*columns, covered], [*values, -float(need.quantity)], 0.0, inf)


def _capped_by_member(
    building: _Builder, wanted: float, columns: list[int], values: list[float]
) -> tuple[list[int], list[float]]:
    """The entries of a need, those of one member gathered where they could answer more than the need together.

    Without it the relaxation covers a need with several offers of a member that joins by a small fraction only.
    """
    by_member: dict[int | None, list[int]] = {}
    for place, column in enumerate(columns):
        by_member.setdefault(building.member_of.get(column), []).append(place)
    kept_columns, kept_values = [], []
    for member, places in by_member.items():
        own, per_unit = [columns[place] for place in places], [values[place] for place in places]
        most = sum(value * building.upper[column] for column, value in zip(own, per_unit, strict=True))
        if member is None or most <= wanted:
            kept_columns += own
            kept_values += per_unit
            continue
        useful = building.column(wanted, False)
        building.caps[useful] = len(building.rows)
        building.member_of[useful] = member
        building.rows.add([useful, *own], [1.0, *(-value for value in per_unit)], -inf, 0.0)
        building.rows.tie([useful, member], [1.0, -wanted])
        kept_columns.append(useful)
        kept_values.append(1.0)
    return kept_columns, kept_values


def _entries(building: _Builder, name: str) -> dict[str, tuple[list[int], list[float]]]:
    """For each need (answers) or capacity (uses) the columns that touch it and how much."""
    entries: dict[str, tuple[list[int], list[float]]] = {}
    for index, parts in building.parts.items():
        for target, per_unit in getattr(building.problem.offers[index], name).items():
            columns, values = entries.setdefault(target, ([], []))
            for part in parts:
                if part.units:
                    columns.append(part.column)
                    values.append(float(per_unit * part.units))
    return entries


def _add_capacities(building: _Builder) -> None:
    entries = _entries(building, "uses")
    users: dict[str, set[str | None]] = {}
    for index in building.parts:
        offer = building.problem.offers[index]
        for capacity in offer.uses:
            users.setdefault(capacity, set()).add(offer.member)
    for limit in building.problem.capacities:
        columns, values = entries.get(limit.id, ([], []))
        only = users.get(limit.id, set())
        member = building.members.get(next(iter(only)) or "") if len(only) == 1 else None
        over = building.give(ElementKind.CAPACITY, limit.id)
        if over:
            building.rows.add([*columns, *over], [*values, -1.0], -inf, float(limit.amount))
        elif member is not None:
            building.rows.add([*columns, member], [*values, -float(limit.amount)], -inf, 0.0)
        elif columns:
            building.rows.add(columns, values, -inf, float(limit.amount))


def _add_pairs(building: _Builder) -> None:
    uses = {building.problem.offers[index].id: columns for index, columns in building.uses.items()}
    for first, second in dict.fromkeys(building.problem.rules.requires):
        if first in uses and first != second:
            ahead, behind = uses[first], uses[second]
            building.rows.add([*ahead, *behind], [1.0] * len(ahead) + [-1.0] * len(behind), -inf, 0.0)
    for first, second in dict.fromkeys(building.problem.rules.excludes):
        if first in uses and second in uses:
            both = [*uses[first], *uses[second]]
            building.rows.add(both, [1.0] * len(both), -inf, 1.0)


def _add_totals(building: _Builder) -> None:
    rules = building.problem.rules
    spending = {column: price for column, price in enumerate(building.price) if price}
    if rules.budget is not None:
        over = building.give(ElementKind.BUDGET)
        row, prices = [*spending, *over], [*map(float, spending.values()), *(-1.0 for _ in over)]
        building.rows.add(row, prices, -inf, float(rules.budget))
    if rules.min_local_share is not None:
        local = {column: -rules.min_local_share * price for column, price in spending.items()}
        for index, parts in building.parts.items():
            share = building.problem.offers[index].local_share or ZERO
            for part in parts:
                if part.price:
                    local[part.column] += share * part.price
        building.rows.add(list(local), [float(value) for value in local.values()], 0.0, inf)
    for member in building.problem.members:
        _add_shares(building, member, spending)


def _add_shares(building: _Builder, member: Member, spending: Mapping[int, Decimal]) -> None:
    if member.id not in building.by_member or (member.min_share is None and member.max_share is None):
        return
    own = {part.column for index in building.by_member[member.id] for part in building.parts[index]}
    if member.id in building.members:
        own.add(building.members[member.id])
    for share, lower, upper in ((member.max_share, -inf, 0.0), (member.min_share, 0.0, inf)):
        if share is None:
            continue
        row = {column: (price if column in own else ZERO) - share * price for column, price in spending.items()}
        if share is member.min_share:
            # The bound holds only where the member is used: elsewhere it gives way by all that could be spent.
            used = building.members[member.id]
            most = sum(
                (price * Decimal(building.upper[column]) for column, price in spending.items() if column not in own),
                ZERO,
            )
            row[used] = row.get(used, ZERO) - share * most
            lower = -float(share * most)
        building.rows.add(list(row), [float(value) for value in row.values()], lower, upper)


def _add_selling_members(building: _Builder) -> None:
    """A member counts only if it sells something, where joining for nothing could keep a rule: shares, differences."""
    for name, member in building.members.items():
        indices = building.by_member[name]
        columns = [part.column for index in indices for part in building.parts[index]]
        building.rows.add([*columns, member], [1.0] * len(columns) + [-float(LEAST_DIVISIBLE)], 0.0, inf)
        uses = [use for index in indices for use in building.uses[index]]
        if all(building.uses[index] for index in indices):
            building.rows.add([*uses, member], [1.0] * len(uses) + [-1.0], 0.0, inf)


def _add_differences(building: _Builder) -> None:
    """At least so many members joined or left, against each earlier choice."""
    for earlier in building.demands.differ_from:
        signs = {column: -1.0 if name in earlier else 1.0 for name, column in building.members.items()}
        least = building.demands.least_difference - len(earlier)
        building.rows.add(list(signs), list(signs.values()), float(least), inf)


def _add_score(building: _Builder) -> None:
    quantities = {need.id: need.quantity for need in building.problem.needs}
    answered: dict[str, list[int]] = {}
    for index, parts in building.parts.items():
        offer = building.problem.offers[index]
        for need, points in offer.points.items():
            per_unit = offer.answers.get(need)
            if per_unit is None or not quantities[need]:
                continue
            part_column = building.column(1.0, False)
            building.points[part_column] = points
            answered.setdefault(need, []).append(part_column)
            columns = [part_column, *(part.column for part in parts if part.units)]
            values = [1.0, *(-float(part.units * per_unit / quantities[need]) for part in parts if part.units)]
            building.rows.add(columns, values, -inf, 0.0)
    for columns in answered.values():
        building.rows.add(columns, [1.0] * len(columns), -inf, 1.0)
    if building.demands.least_score is not None:
        given = _given_points(building.problem)
        values = [float(value) for value in building.points.values()]
        building.rows.add(list(building.points), values, float(building.demands.least_score - given), inf)


def _given_points(problem: Problem) -> Decimal:
    """The points of needs that every solution covers."""
    return sum((need.points for need in problem.needs if need.is_mandatory or not need.quantity), ZERO)


def _always_earned(building: _Builder) -> Fraction:
    """What the objective has besides its columns."""
    aim = building.problem.objective
    given = Fraction(_given_points(building.problem))
    if aim.aim is Aim.COST:
        return Fraction(0)
    if aim.aim is Aim.SCORE:
        return -given
    return -given * Fraction(aim.quality_weight) / Fraction(most_points(building.problem) or ONE)


def _objective(building: _Builder) -> tuple[list[float], Fraction, float]:
    """The solver's costs, by what they were multiplied, and the step every objective is a multiple of (0: none)."""
    aim = building.problem.objective
    width = len(building.price)
    if building.demands.yielding is not None:
        return [1.0 if column in building.yields else 0.0 for column in range(width)], Fraction(1), 0.0
    if aim.aim is Aim.COST:
        return _whole_costs(building)
    points = [building.points.get(column, ZERO) for column in range(width)]
    if aim.aim is Aim.SCORE:
        return [-float(value) for value in points], Fraction(1), 0.0
    price_factor = aim.price_weight / (building.demands.reference_price or ONE)
    quality_factor = aim.quality_weight / (most_points(building.problem) or ONE)
    weighted = [
        float(price * price_factor - value * quality_factor)
        for price, value in zip(building.price, points, strict=True)
    ]
    return weighted, Fraction(1), 0.0


def _whole_costs(building: _Builder) -> tuple[list[float], Fraction, float]:
    decimals = max((-int(price.normalize().as_tuple().exponent) for price in building.price if price), default=0)
    scale = Fraction(10) ** max(0, decimals)
    whole = [int(Fraction(price) * scale) for price in building.price]
    largest = max(whole, default=0)
    if largest >= _MOST_EXACT:
        return [float(price) for price in building.price], Fraction(1), 0.0
    stepped = all(integral or not price for integral, price in zip(building.integral, whole, strict=True))
    return [float(price) for price in whole], scale, float(gcd(*whole)) if stepped else 0.0
