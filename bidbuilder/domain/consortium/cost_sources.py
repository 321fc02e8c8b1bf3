"""Where the cost of each item comes from: the member's quote, else its list price, else a placeholder, else nowhere yet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bidbuilder.domain.basics.money import Money
from bidbuilder.domain.catalogue.offerings import Offering, OfferingKind
from bidbuilder.domain.catalogue.prices import PriceList, PriceMissing, PriceTable
from bidbuilder.domain.consortium.quotes import Quote
from bidbuilder.domain.consortium.quoting import find_quoted_line
from bidbuilder.domain.pricing.build_up import CostLine
from bidbuilder.domain.solutions.outline import OutlineRow, outline
from bidbuilder.domain.solutions.tree import Node, NodeKind, Solution

SERVICE_KINDS = frozenset({OfferingKind.SERVICE, OfferingKind.CAPACITY, OfferingKind.COMPETENCE})


@dataclass(frozen=True, slots=True)
class _Cost:
    """What one unit costs, what comes once on top, from which source and on which Incoterm."""

    source: str
    unit: Money | None = None
    one_off: Money | None = None
    incoterm: str = ""


def cost_lines(
    solution: Solution,
    offerings: Mapping[tuple[int, int], Offering],
    quotes: Sequence[Quote],
    prices: Mapping[int, PriceList],
    currency: str,
) -> tuple[CostLine, ...]:
    """One line for each item and plug, in reading order.

    `quotes` and `prices` (by offering id) are those the lead may see; `currency` is that of plugs. An item takes the price
    its member has quoted for it; else the list price for the quantity needed in all of the bid (quantity breaks count an
    offering wherever it stands, and its one-off cost comes only where it stands first); else nothing.
    """
    rows = [row for row in outline(solution) if row.node.kind in {NodeKind.ITEM, NodeKind.PLUG}]
    needed: dict[int, Decimal] = {}
    first: dict[int, str] = {}
    for row in rows:
        if row.node.offering_id is not None:
            needed[row.node.offering_id] = needed.get(row.node.offering_id, Decimal(0)) + row.quantity
            first.setdefault(row.node.offering_id, row.node.key)
    costs = [_cost_of(row.node, quotes, prices, needed, currency) for row in rows]
    return tuple(
        _line_of(row, find_offering(row.node, offerings), _once(cost, row.node, first))
        for row, cost in zip(rows, costs, strict=True)
    )


def _once(cost: _Cost, node: Node, first: Mapping[int, str]) -> _Cost:
    """The cost without the one-off of a list price that an earlier item carries already."""
    is_repeated = cost.source == "list" and first[node.offering_id or 0] != node.key
    return replace(cost, one_off=None) if is_repeated else cost


def find_offering(node: Node, offerings: Mapping[tuple[int, int], Offering]) -> Offering | None:
    """The offering version a node uses, if it is known."""
    if node.offering_id is None or node.offering_version is None:
        return None
    return offerings.get((node.offering_id, node.offering_version))


def is_service(offering: Offering | None) -> bool:
    """Whether it is work or use of equipment rather than goods; it then goes to the schedule of related services."""
    return offering is not None and offering.kind in SERVICE_KINDS


def _cost_of(
    node: Node, quotes: Sequence[Quote], prices: Mapping[int, PriceList], needed: Mapping[int, Decimal], currency: str
) -> _Cost:
    if node.kind is NodeKind.PLUG:
        return _Cost("plug", None if node.plug_amount is None else Money(node.plug_amount, currency))
    quoted = find_quoted_line(quotes, node)
    if quoted is not None:
        quote, line = quoted
        one_off = Money(line.one_off, quote.currency) if line.one_off else None
        unit = None if line.unit_price is None else Money(line.unit_price, quote.currency)
        return _Cost("quote", unit, one_off, quote.incoterm)
    if node.offering_id is None or node.offering_id not in prices:
        return _Cost("none")
    return _list_cost(prices[node.offering_id].in_currency(currency), needed[node.offering_id])


def _list_cost(prices: PriceTable, quantity: Decimal) -> _Cost:
    try:
        unit = Money(prices.unit_price_for(quantity), prices.currency)
    except PriceMissing:
        return _Cost("none")
    return _Cost("list", unit, Money(prices.one_off, prices.currency) if prices.one_off else None, prices.incoterm)


def _line_of(row: OutlineRow, offering: Offering | None, cost: _Cost) -> CostLine:
    node, terms = row.node, offering.terms if offering else None
    return CostLine(
        item_key=node.key,
        title=node.title,
        lot=row.lot,
        organisation_id=node.organisation_id,
        quantity=row.quantity,
        unit=node.unit,
        unit_cost=cost.unit,
        one_off=cost.one_off,
        source=cost.source,
        mass_kg=terms.mass_kg if terms else None,
        volume_m3=terms.volume_m3 if terms else None,
        country_of_origin=terms.country_of_origin if terms else "",
        is_service=is_service(offering),
        incoterm=cost.incoterm,
        hs_code=terms.hs_code if terms else "",
    )
