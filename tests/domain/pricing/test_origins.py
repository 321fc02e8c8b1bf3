"""Goods by their origin: inland transport told apart, duties already paid, and the build-up that ties in every grouping."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bidbuilder.domain.basics.money import Money
from bidbuilder.domain.pricing.breakdown import KEYS, Grouping, break_down
from bidbuilder.domain.pricing.build_up import LineOrigin, SharedCost
from bidbuilder.domain.pricing.calculation import price_bid
from bidbuilder.domain.pricing.duties import DutyRate, DutyTable
from bidbuilder.domain.pricing.incoterms import Incoterm
from bidbuilder.domain.pricing.logistics import Delivery
from bidbuilder.domain.pricing.origins import OriginUnusable, mark_imported
from bidbuilder.domain.pricing.policies import require_sound_policy
from tests.factories.pricing import make_line, make_policy

TABLE = DutyTable(rates=(DutyRate(country="RS", duty_percent=Decimal(25), tax_percent=Decimal(20)),))


def cost(amount: str, *, kind: str = "other", leg: str = "") -> SharedCost:
    """A cost of the lead."""
    return SharedCost(kind=kind, leg=leg, title=leg or kind, cost=Money(Decimal(amount), "EUR"))


@pytest.mark.parametrize(
    ("term", "origin", "the_cost",                         "inland"),
    [
        ("DAP",  "DK",  cost("10", leg="on-carriage"),      True),
        ("DAP",  "DK",  cost("10", leg="main-carriage"),    False),
        ("DAP",  "DK",  cost("10", kind="freight"),         False),
        ("DAP",  "RS",  cost("10", kind="freight"),         True),
        ("DAP",  "RS",  cost("10", kind="installation"),    False),
        ("CIP",  "DK",  cost("10", leg="on-carriage"),      False),
        ("CIP",  "DK",  cost("10", kind="inland"),          True),
    ],
)  # fmt: skip
def test_inland_is_what_is_driven_in_the_buyers_country(
    term: str, origin: str, the_cost: SharedCost, inland: bool
) -> None:
    line = make_line("a", "100", country_of_origin=origin, incoterm="EXW")
    delivery = Delivery(term=Incoterm(term), place="Novi Sad", country="RS")
    (priced,) = price_bid([line], None, make_policy(shared_costs=(the_cost,)), delivery).lines
    assert (str(priced.total), priced.inland == 10) == ("110.00", inland)
    assert (priced.goods_unit_price == 100) is inland


def test_inland_carries_its_part_of_contingency_and_mark_up_and_what_rounding_leaves() -> None:
    line = make_line("a", "100.03", quantity=Decimal(3), country_of_origin="RS", incoterm="EXW")
    policy = make_policy(shared_costs=(cost("10", leg="on-carriage"),), contingency_percent="5", markup_percent="10")
    delivery = Delivery(term=Incoterm.DAP, country="RS")
    (priced,) = price_bid([line], None, policy, delivery).lines
    # 310.09 + 15.50 + 32.56 = 358.15, a unit 119.38; goods 300.09 ⁄ 310.09 of it: 115.53 a unit, rounded down.
    assert (str(priced.unit_price), str(priced.total)) == ("119.38", "358.14")
    assert (str(priced.goods_unit_price), str(priced.inland)) == ("115.53", "11.55")


def test_services_carry_nothing_of_inland_transport() -> None:
    lines = [make_line("a", "100"), make_line("s", "900", is_service=True)]
    price = price_bid(lines, None, make_policy(shared_costs=(cost("10", kind="inland"),)))
    assert [str(line.total) for line in price.lines] == ["110.00", "900.00"]


@pytest.mark.parametrize(("stated", "each"), [(Decimal("7.50"), "7.50"), (None, "20.00")])
def test_goods_already_imported_are_asked_for_without_the_duties_paid(stated: Decimal | None, each: str) -> None:
    policy = make_policy(line_origins=(LineOrigin(item_key="a", is_imported=True, duties_per_unit=stated),))
    lines = mark_imported([make_line("a", "100", quantity=Decimal(2), country_of_origin="CN")], policy)
    delivery = Delivery(term=Incoterm.DDP, country="RS", duties=TABLE)
    (priced,) = price_bid(lines, None, policy, delivery).lines
    assert (str(priced.duties_per_unit), priced.total) == (each, 200 - 2 * Decimal(each))
    assert [step.kind for step in priced.steps] == ["quote", "paid-duties"]


def test_duties_on_parts_of_goods_made_there_stay_in_the_price() -> None:
    policy = make_policy(
        line_origins=(LineOrigin(item_key="a", duties_per_unit=Decimal(4), local_percent=Decimal(35)),)
    )
    (priced,) = price_bid([make_line("a", country_of_origin="RS")], None, policy, Delivery(country="RS")).lines
    assert (str(priced.total), priced.duties_per_unit, priced.local_percent) == ("100.00", 4, 35)


@pytest.mark.parametrize(
    "origin", [{"duties_per_unit": Decimal(-1)}, {"local_percent": Decimal(101)}, {"duties_per_unit": Decimal("NaN")}]
)
def test_statements_that_cannot_be_are_refused(origin: dict[str, Decimal]) -> None:
    with pytest.raises(OriginUnusable):
        require_sound_policy(make_policy(line_origins=(LineOrigin(item_key="a", **origin),)))


LINE = st.tuples(st.integers(1, 5_000_000), st.integers(1, 400), st.sampled_from(["", "A", "B"]), st.integers(1, 3))


@settings(max_examples=40, deadline=None)
@given(st.lists(LINE, min_size=1, max_size=7), st.integers(0, 900_000), st.decimals(0, 30, places=1))
def test_every_grouping_and_every_schedule_ties_to_the_cent(
    drawn: list[tuple[int, int, str, int]], freight: int, discount: Decimal
) -> None:
    lines = [
        make_line(
            str(place), str(Decimal(cents) / 100), quantity=Decimal(tenths) / 10, lot=lot, organisation_id=member,
            country_of_origin="RS" if member == 1 else "DK", incoterm="EXW",
        )
        for place, (cents, tenths, lot, member) in enumerate(drawn)
    ]  # fmt: skip
    policy = make_policy(
        shared_costs=(cost(str(Decimal(freight) / 100), kind="freight"), cost("33.33", kind="inland")),
        markup_percent="12.5", contingency_percent="3", discount_percent=discount,
    )  # fmt: skip
    price = price_bid(lines, None, policy, Delivery(term=Incoterm.DAP, country="RS"))
    for by in Grouping:
        rows = break_down(price, KEYS[by])
        assert sum(row.net for row in rows) == price.total
        assert sum(row.price for row in rows) == price.subtotal
    for line in price.lines:
        each = line.unit_price if line.goods_unit_price is None else line.goods_unit_price
        assert each >= 0
        assert 0 <= line.inland <= line.total
        assert abs(each * line.quantity + line.inland - line.total) <= Decimal("0.005")
