"""Where the cost of an item comes from."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from bidbuilder.domain.catalogue.offerings import OfferingKind, SupplyTerms
from bidbuilder.domain.catalogue.prices import PriceBreak, PriceList
from bidbuilder.domain.consortium.cost_sources import cost_lines
from bidbuilder.domain.consortium.quotes import QuoteState
from bidbuilder.domain.pricing.build_up import CostLine
from bidbuilder.domain.solutions.tree import Solution
from tests.factories.dossiers import MEMBER, make_offering, make_price_list, make_quote
from tests.factories.solutions import item, plug, solution, system

PUMP = item("n1", organisation_id=MEMBER, title="Pump")


def _lines(
    tree: Solution, quotes: tuple[Any, ...] = (), prices: dict[int, PriceList] | None = None
) -> tuple[CostLine, ...]:
    return cost_lines(tree, {(1, 1): make_offering()}, quotes, prices or {}, "EUR")


def _handed_in(**changes: Any) -> Any:
    return make_quote("90", **changes)


@pytest.mark.parametrize(
    ("quotes",                                                "prices",                     "source", "cost"),
    [
        ((_handed_in(),),                                     {1: make_price_list()},       "quote",  "90"),
        ((_handed_in(),),                                     {},                           "quote",  "90"),
        ((),                                                  {1: make_price_list()},       "list",   "100"),
        ((),                                                  {},                           "none",   None),
        ((_handed_in(state=QuoteState.DECLINED),),            {1: make_price_list()},       "list",   "100"),
        ((_handed_in(submitted_at=None),),                    {1: make_price_list()},       "list",   "100"),
        ((_handed_in(organisation_id=9),),                    {1: make_price_list()},       "list",   "100"),
        ((make_quote(None),),                                 {1: make_price_list()},       "list",   "100"),
        ((_handed_in(state=QuoteState.REQUESTED),),           {},                           "quote",  "90"),
    ],
)  # fmt: skip
def test_quote_goes_before_list_price_and_nothing_is_guessed(
    quotes: tuple[Any, ...], prices: dict[int, PriceList], source: str, cost: str | None
) -> None:
    (line,) = _lines(solution(PUMP), quotes, prices)
    assert (line.source, line.unit_cost and str(line.unit_cost.amount)) == (source, cost)


def test_quote_for_another_offering_under_the_same_key_does_not_count() -> None:
    quote = make_quote("90")
    other = replace(quote, lines=(replace(quote.lines[0], offering_id=77),))
    assert _lines(solution(PUMP), (other,))[0].source == "none"


def test_quantity_break_is_reached_by_all_of_an_offering_together() -> None:
    ladder = make_price_list()
    ladder = replace(ladder, breaks=(*ladder.breaks, PriceBreak(from_quantity=Decimal(6), unit_price=Decimal(80))))
    twice = system("s", replace(PUMP, key="a"), replace(PUMP, key="b"), quantity="3")
    assert [str(line.unit_cost) for line in _lines(solution(twice), prices={1: ladder})] == ["80 EUR", "80 EUR"]
    assert [str(line.unit_cost) for line in _lines(solution(PUMP), prices={1: ladder})] == ["100 EUR"]


def test_list_price_that_begins_above_the_quantity_is_no_price() -> None:
    ladder = replace(make_price_list(), breaks=(PriceBreak(from_quantity=Decimal(10), unit_price=Decimal(5)),))
    assert _lines(solution(PUMP), prices={1: ladder})[0].unit_cost is None


def test_price_for_a_hundred_is_brought_down_to_one() -> None:
    screws = make_price_list("12.50", per=Decimal(100))
    (line,) = _lines(solution(replace(PUMP, quantity=Decimal(400))), prices={1: screws})
    assert (str(line.unit_cost), line.quantity) == ("0.125 EUR", Decimal(400))


def test_one_off_of_a_list_price_is_paid_once() -> None:
    tooled = make_price_list(one_off=Decimal(30))
    lines = _lines(solution(PUMP, replace(PUMP, key="n2")), prices={1: tooled})
    assert [line.one_off and str(line.one_off) for line in lines] == ["30 EUR", None]


def test_plug_costs_its_amount_in_the_currency_of_the_bid() -> None:
    (line, empty) = _lines(solution(plug("p1", plug_amount=Decimal(40)), plug("p2", plug_amount=None)))
    assert (line.source, str(line.unit_cost)) == ("plug", "40 EUR")
    assert empty.unit_cost is None


def test_groups_are_no_lines_and_hand_their_lot_down() -> None:
    tree = solution(system("s", system("t", PUMP), lot="LOT-1"), replace(PUMP, key="n2", lot="LOT-2"))
    assert [(line.item_key, line.lot) for line in _lines(tree)] == [("n1", "LOT-1"), ("n2", "LOT-2")]


@pytest.mark.parametrize("kind", list(OfferingKind))
def test_work_and_use_of_equipment_are_services(kind: OfferingKind) -> None:
    made = make_offering(kind=kind, terms=SupplyTerms(mass_kg=Decimal(5)))
    (line,) = cost_lines(solution(PUMP), {(1, 1): made}, (), {}, "EUR")
    assert line.is_service == (kind not in {OfferingKind.COMPONENT, OfferingKind.BY_PRODUCT})
    assert line.mass_kg == Decimal(5)
