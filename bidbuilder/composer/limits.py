"""The rows of a model that hold offers together: needs, capacities, pairs, totals, shares, scores. Columns: `building`."""

from collections.abc import Mapping
from decimal import Decimal
from math import inf

from bidbuilder.composer.building import Building
from bidbuilder.composer.candidates import LEAST_DIVISIBLE
from bidbuilder.composer.elements import Element, ElementKind
from bidbuilder.composer.lot_rows import add_only_in_lot
from bidbuilder.composer.problem import ONE, ZERO, Member, Need, Problem
from bidbuilder.composer.translation import Rated


def add_needs(building: Building) -> None:
    """Step 3 of `modelling`: every mandatory need is covered; a rated need may be, and earns its points then."""
    entries = _entries(building, "answers")
    for need in building.problem.needs:
        if need.quantity <= 0:
            continue
        columns, values = entries.get(need.id, ([], []))
        columns, values = _capped_by_member(building, float(need.quantity), columns, values)
        if need.is_mandatory:
            short = building.give(ElementKind.NEED, need.id, upper=float(need.quantity))
            source = Element(ElementKind.NEED, (need.id,))
            excused = [building.left_out[need.lot]] if need.lot in building.left_out else []
            row = [*columns, *short, *excused]
            given = [*values, *(1.0 for _ in short), *(float(need.quantity) for _ in excused)]
            building.demand(row, given, float(need.quantity), inf, source)
        elif need.points:
            covered = building.column(1.0, True)
            building.points[covered] = need.points
            building.rows.add([*columns, covered], [*values, -float(need.quantity)], 0.0, inf)
            add_only_in_lot(building, need, covered)


def _capped_by_member(
    building: Building, wanted: float, columns: list[int], values: list[float]
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


def _entries(building: Building, name: str) -> dict[str, tuple[list[int], list[float]]]:
    """For each need (answers) or capacity (uses) the columns that touch it and how much."""
    entries: dict[str, tuple[list[int], list[float]]] = {}
    for index, parts in building.parts.items():
        for target, per_unit in getattr(building.problem.offers[index], name).items():
            columns, values = entries.setdefault(target, ([], []))
            for part in parts:
                if part.units:
                    columns.append(part.column)
                    values.append(float(per_unit if part.units is ONE else per_unit * part.units))
    return entries


def add_capacities(building: Building) -> None:
    """Step 4: what offers use of a capacity stays within it, and within nothing where its only member does not join."""
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
        source = Element(ElementKind.CAPACITY, (limit.id,))
        if over:
            building.demand([*columns, *over], [*values, -1.0], -inf, float(limit.amount), source)
        elif member is not None:
            building.demand([*columns, member], [*values, -float(limit.amount)], -inf, 0.0, source)
        elif columns:
            building.demand(columns, values, -inf, float(limit.amount), source)


def add_pairs(building: Building) -> None:
    """Step 5: offers that require or exclude each other."""
    uses = {building.problem.offers[index].id: columns for index, columns in building.uses.items()}
    for first, second in dict.fromkeys(building.problem.rules.requires):
        if first in uses and first != second:
            ahead, behind = uses[first], uses[second]
            source = Element(ElementKind.REQUIRES, (first, second))
            building.demand([*ahead, *behind], [1.0] * len(ahead) + [-1.0] * len(behind), -inf, 0.0, source)
    for first, second in dict.fromkeys(building.problem.rules.excludes):
        if first in uses and second in uses:
            both = [*uses[first], *uses[second]]
            source = Element(ElementKind.EXCLUDES, (first, second))
            building.demand(both, [1.0] * len(both), -inf, 1.0, source)


def add_totals(building: Building) -> None:
    """Step 6: the budget, the local share and the shares of members."""
    rules = building.problem.rules
    spending = {column: price for column, price in enumerate(building.price) if price}
    if rules.budget is not None:
        over = building.give(ElementKind.BUDGET)
        off = [-float(amount) for amount in building.off.values()]
        row = [*spending, *building.off, *over]
        prices = [*map(float, spending.values()), *off, *(-1.0 for _ in over)]
        building.demand(row, prices, -inf, float(rules.budget), Element(ElementKind.BUDGET))
    if rules.min_local_share is not None:
        local = {column: -rules.min_local_share * price for column, price in spending.items()}
        for index, parts in building.parts.items():
            share = building.problem.offers[index].local_share or ZERO
            for part in parts:
                if part.price:
                    local[part.column] += share * part.price
        source = Element(ElementKind.MIN_LOCAL_SHARE)
        building.demand(list(local), [float(value) for value in local.values()], 0.0, inf, source)
    for member in building.problem.members:
        _add_shares(building, member, spending)


def _add_shares(building: Building, member: Member, spending: Mapping[int, Decimal]) -> None:
    if member.id not in building.by_member or (member.min_share is None and member.max_share is None):
        return
    own = {part.column for index in building.by_member[member.id] for part in building.parts[index]}
    if member.id in building.members:
        own.add(building.members[member.id])
    bounds = (
        (ElementKind.MAX_SHARE, member.max_share, -inf, 0.0),
        (ElementKind.MIN_SHARE, member.min_share, 0.0, inf),
    )
    for kind, share, lower, upper in bounds:
        if share is None:
            continue
        row = {column: (price if column in own else ZERO) - share * price for column, price in spending.items()}
        if kind is ElementKind.MIN_SHARE:
            # The bound holds only where the member is used: elsewhere it gives way by all that could be spent.
            used = building.members[member.id]
            most = sum(
                (price * Decimal(building.upper[column]) for column, price in spending.items() if column not in own),
                ZERO,
            )
            row[used] = row.get(used, ZERO) - share * most
            lower = -float(share * most)
        values = [float(value) for value in row.values()]
        building.demand(list(row), values, lower, upper, Element(kind, (member.id,)))


def add_selling_members(building: Building) -> None:
    """A member counts only if it sells something, where joining for nothing could keep a rule: shares, differences."""
    for name, member in building.members.items():
        indices = building.by_member[name]
        columns = [part.column for index in indices for part in building.parts[index]]
        building.rows.add([*columns, member], [1.0] * len(columns) + [-float(LEAST_DIVISIBLE)], 0.0, inf)
        uses = [use for index in indices for use in building.uses[index]]
        if all(building.uses[index] for index in indices):
            building.rows.add([*uses, member], [1.0] * len(uses) + [-1.0], 0.0, inf)


def add_differences(building: Building) -> None:
    """At least so many members joined or left, against each earlier choice."""
    for earlier in building.demands.differ_from:
        signs = {column: -1.0 if name in earlier else 1.0 for name, column in building.members.items()}
        least = building.demands.least_difference - len(earlier)
        building.rows.add(list(signs), list(signs.values()), float(least), inf)


def add_score(building: Building) -> None:
    """Step 7: the points that offers earn, and the least score where one is demanded."""
    needs = {need.id: need for need in building.problem.needs}
    answered: dict[tuple[str, int | None], list[int]] = {}
    for index, parts in building.parts.items():
        for name, points in building.problem.offers[index].points.items():
            per_unit = building.problem.offers[index].answers.get(name)
            if per_unit is not None and needs[name].quantity:
                part = _rated_part(building, index, needs[name], per_unit, points)
                answered.setdefault((name, building.member_of.get(parts[0].column)), []).append(part)
    _earned_once(building, answered)
    if building.demands.least_score is not None:
        given = given_points(building.problem)
        values = [float(value) for value in building.points.values()]
        building.rows.add(list(building.points), values, float(building.demands.least_score - given), inf)


def _rated_part(building: Building, index: int, need: Need, per_unit: Decimal, points: Decimal) -> int:
    """The column of the part of a need that an offer earns points for: no more than it answers."""
    part = building.column(1.0, False)
    building.points[part] = points
    building.rated[part] = Rated(index, need.id, float(points), float(per_unit / need.quantity))
    answering = [one for one in building.parts[index] if one.units]
    member = building.member_of.get(answering[0].column)
    if member is not None:
        building.member_of[part] = member
    values = [1.0, *(-float(one.units * per_unit / need.quantity) for one in answering)]
    building.rows.add([part, *(one.column for one in answering)], values, -inf, 0.0)
    add_only_in_lot(building, need, part)
    return part


def _earned_once(building: Building, answered: Mapping[tuple[str, int | None], list[int]]) -> None:
    """A need earns the points of the whole need once, and of one member only if it joins."""
    by_need: dict[str, list[int]] = {}
    for (name, _), parts in answered.items():
        by_need.setdefault(name, []).extend(parts)
    for parts in by_need.values():
        building.rows.add(parts, [1.0] * len(parts), -inf, 1.0)
    for (_, member), parts in answered.items():
        if member is not None:
            building.rows.tie([*parts, member], [1.0] * len(parts) + [-1.0])


def given_points(problem: Problem) -> Decimal:
    """The points of needs that every solution covers, and of those of lots: a lot left out takes its points off again."""
    return sum((need.points for need in problem.needs if need.is_mandatory or not need.quantity), ZERO)
