"""The columns and rows of a model about lots: which are left out, and what discounts take off for those that are not."""

from math import inf

from bidbuilder.composer.building import Building
from bidbuilder.composer.elements import Element, ElementKind
from bidbuilder.composer.lots import counted_offers, is_of_lot
from bidbuilder.composer.problem import ONE, ZERO, LotDiscount, Need


def add_lots(building: Building) -> None:
    """Step 8 of `modelling`: a lot that may be left out has a binary that it is; it excuses from the lot's needs."""
    rules, lots = building.problem.rules, building.problem.lots
    if not rules.may_leave_lots:
        return
    for lot in lots:
        column = building.column(1.0, True)
        building.left_out[lot.id] = column
        building.forgone[column] = lot.value
        points = sum((one.points for one in building.problem.needs if is_of_lot(one, lot.id)), ZERO)
        if points:
            building.points[column] = -points
    out = list(building.left_out.values())
    if rules.least_lots is not None:
        most_out = float(len(lots) - rules.least_lots)
        building.demand(out, [1.0] * len(out), -inf, most_out, Element(ElementKind.LEAST_LOTS))
    if rules.most_lots is not None:
        least_out = float(len(lots) - rules.most_lots)
        building.demand(out, [1.0] * len(out), least_out, inf, Element(ElementKind.MOST_LOTS))


def add_only_in_lot(building: Building, need: Need, column: int) -> None:
    """What a need of a lot earns counts only if the lot is not left out."""
    if need.lot in building.left_out:
        building.rows.add([column, building.left_out[need.lot]], [1.0, 1.0], -inf, 1.0)


def add_discounts(building: Building) -> None:
    """Step 9: what each discount takes off: nothing if one of its lots is left out, else its amount and its share."""
    for discount in building.problem.discounts:
        out = [building.left_out[lot] for lot in discount.lots if lot in building.left_out]
        if discount.amount:
            given = building.column(1.0, True)
            building.off[given] = discount.amount
            _end_with(building, given, 1.0, out)
        if discount.share:
            _add_share(building, discount, out)


def _add_share(building: Building, discount: LotDiscount, out: list[int]) -> None:
    counted = counted_offers(building.problem, discount)
    parts = [
        part for index, own in building.parts.items() if building.problem.offers[index].id in counted for part in own
    ]
    most = float(discount.share) * sum(float(part.price) * building.upper[part.column] for part in parts)
    taken = building.column(most, False)
    building.off[taken] = ONE
    values = [-float(discount.share * part.price) for part in parts]
    building.rows.add([taken, *(part.column for part in parts)], [1.0, *values], -inf, 0.0)
    _end_with(building, taken, most, out)


def _end_with(building: Building, column: int, most: float, out: list[int]) -> None:
    """The column is nothing as soon as one of these lots is left out."""
    for lot in out:
        building.rows.add([column, lot], [1.0, most], -inf, most)
