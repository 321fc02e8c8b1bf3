"""The price of a bid: the worked example, the laws it has to keep, and what is missing."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidbuilder.domain.basics.money import Money, RoundingMode
from bidbuilder.domain.pricing.build_up import BidPrice, CostLine, PricedLine, PricingPolicy
from bidbuilder.domain.pricing.calculation import price_bid
from tests.factories.pricing import RATES, make_line, make_policy, make_shared_cost

Rows = list[tuple[Decimal, str, Decimal, Decimal | None, str, int, Decimal | None]]


def _steps(line: PricedLine) -> dict[str, str]:
    return {step.kind: str(step.amount) for step in line.steps}


def test_worked_example_of_the_documentation() -> None:
    pump = make_line("pump", "1000", quantity=Decimal(3), mass_kg=Decimal(70))
    valve = make_line(
        "valve", "746", "DKK", quantity=Decimal(7), mass_kg=Decimal(15), one_off=Money(Decimal(373), "DKK")
    )
    policy = make_policy(
        contingency_percent="3",
        markup_percent="12",
        discount_percent="2",
        shared_costs=(make_shared_cost("100", "mass"),),
    )
    price = price_bid([pump, valve], RATES, policy)
    assert _steps(price.lines[0]) == {
        "quote": "3000.00",
        "shared": "66.67",
        "contingency": "92.00",
        "markup": "379.04",
        "rounding": "0.01",
    }
    assert _steps(price.lines[1]) == {
        "exchange": "700.00",
        "one-off": "50.00",
        "shared": "33.33",
        "contingency": "23.50",
        "markup": "96.82",
        "rounding": "-0.02",
    }
    assert [str(line.unit_price) for line in price.lines] == ["1179.24", "129.09"]
    assert (str(price.subtotal), str(price.discount), str(price.total)) == ("4441.35", "88.83", "4352.52")
    assert (str(price.cost), str(price.margin_percent)) == ("3965.50", "8.89")
    conversion = price.lines[1].steps[0].conversion
    assert conversion is not None
    assert (str(conversion.money), conversion.day.isoformat()) == ("5222 DKK", "2026-11-20")
    assert [(currency, str(rate)) for currency, rate in conversion.rates] == [("DKK", "7.46"), ("EUR", "1")]


@pytest.mark.parametrize(
    ("currency", "step", "mode",                  "cost",    "quantity", "unit_price", "total"),
    [
        ("EUR", None,    RoundingMode.HALF_UP,   "10.005",   "1",        "10.01",      "10.01"),
        ("EUR", None,    RoundingMode.HALF_UP,   "3.335",    "2",        "3.34",       "6.68"),
        ("EUR", "0.05",  RoundingMode.HALF_UP,   "10.02",    "4",        "10.00",      "40.00"),
        ("EUR", "0.05",  RoundingMode.UP,        "10.01",    "4",        "10.05",      "40.20"),
        ("EUR", "0.05",  RoundingMode.DOWN,      "10.04",    "4",        "10.00",      "40.00"),
        ("EUR", "1",     RoundingMode.HALF_EVEN, "10.50",    "2",        "10",         "20.00"),
        ("EUR", "0.001", RoundingMode.HALF_UP,   "0.1234",   "1000",     "0.123",      "123.00"),
        ("EUR", None,    RoundingMode.HALF_UP,   "3.33",     "2.5",      "3.33",       "8.33"),
        ("JPY", None,    RoundingMode.HALF_UP,   "162.5",    "3",        "163",        "489"),
        ("KWD", None,    RoundingMode.HALF_UP,   "1.0005",   "1",        "1.001",      "1.001"),
    ],
)  # fmt: skip
def test_unit_price_is_rounded_to_its_step_and_the_total_to_the_currency(
    currency: str, step: str | None, mode: RoundingMode, cost: str, quantity: str, unit_price: str, total: str
) -> None:
    policy = make_policy(currency=currency, rounding_step=step, rounding_mode=mode)
    (line,) = price_bid([make_line(cost=cost, currency=currency, quantity=Decimal(quantity))], None, policy).lines
    assert (str(line.unit_price), str(line.total)) == (unit_price, total)


def test_line_without_price_is_listed_and_not_counted() -> None:
    price = price_bid([make_line("a", None), make_line("b", "7")], RATES, make_policy())
    assert price.unpriced == ("a",)
    assert [line.item_key for line in price.lines] == ["b"]
    assert price.total == Decimal("7.00")
    assert price.findings == ()


@pytest.mark.parametrize("rates", [RATES, None])
def test_currency_without_a_rate_is_said_and_its_lines_are_unpriced(rates: object) -> None:
    price = price_bid([make_line("a", currency="SEK"), make_line("b")], rates, make_policy())  # type: ignore[arg-type]
    assert price.unpriced == ("a",)
    assert [(one.code, one.params["currency"]) for one in price.findings] == [("rate-missing", "SEK")]


def test_margin_below_the_floor_is_an_error_but_the_price_is_not_bent() -> None:
    policy = make_policy(markup_percent="10", discount_percent="5", floor_margin_percent="8")
    price = price_bid([make_line(cost="1000")], None, policy)
    assert price.total == Decimal("1045.00")
    assert [(one.code, one.params["margin"]) for one in price.findings] == [("margin-below-floor", "4.31")]


def test_margin_at_the_floor_is_kept() -> None:
    policy = make_policy(markup_percent="25", floor_margin_percent="20")
    assert price_bid([make_line(cost="1000")], None, policy).findings == ()


def test_own_services_of_the_lead_are_lines_of_their_own() -> None:
    policy = make_policy(service_costs=(make_shared_cost("500", title="Commissioning"),), markup_percent="10")
    price = price_bid([make_line("a", "100")], None, policy)
    service = price.lines[-1]
    assert (service.item_key, service.title, service.is_service, service.total) == (
        "service-1", "Commissioning", True, Decimal("550.00"),
    )  # fmt: skip
    assert price.by_member == ((0, Decimal("550.00")), (1, Decimal("110.00")))


def test_price_of_nothing_is_nothing() -> None:
    price = price_bid([], None, make_policy(discount_percent="5"))
    assert (price.total, price.margin_percent, price.waterfall) == (Decimal(0), None, ())


_amounts = st.decimals(min_value="0.01", max_value="999999.99", places=2)
_lines = st.builds(
    lambda cost, currency, quantity, one_off, lot, member, mass: (cost, currency, quantity, one_off, lot, member, mass),
    _amounts,
    st.sampled_from(["EUR", "DKK", "USD", "JPY"]),
    st.integers(1, 5000).map(Decimal) | st.decimals(min_value="0.001", max_value="900", places=3),
    st.none() | _amounts,
    st.sampled_from(["", "LOT-1", "LOT-2"]),
    st.integers(1, 4),
    st.none() | st.decimals(min_value="0.1", max_value="5000", places=1),
)
_policies = st.builds(
    PricingPolicy,
    currency=st.sampled_from(["EUR", "DKK", "JPY"]),
    contingency_percent=st.decimals(min_value=0, max_value=20, places=2),
    markup_percent=st.decimals(min_value=0, max_value=60, places=2),
    discount_percent=st.decimals(min_value=0, max_value=30, places=2),
    rounding_mode=st.sampled_from(RoundingMode),
    rounding_step=st.sampled_from([None, Decimal("0.05"), Decimal(1)]),
    shared_costs=st.lists(
        st.builds(make_shared_cost, _amounts.map(str), st.sampled_from(["value", "mass", "quantity"])), max_size=3
    ).map(tuple),
)


def _build(rows: Rows) -> list[CostLine]:
    return [
        make_line(
            f"n{index}",
            str(cost),
            currency,
            quantity=quantity,
            one_off=None if one_off is None else Money(one_off, currency),
            lot=lot,
            organisation_id=member,
            mass_kg=mass,
        )
        for index, (cost, currency, quantity, one_off, lot, member, mass) in enumerate(rows)
    ]


def _priced(rows: Rows, policy: PricingPolicy) -> BidPrice:
    return price_bid(_build(rows), RATES, policy)


@given(st.lists(_lines, max_size=12), _policies)
def test_every_sum_adds_up(rows: Rows, policy: PricingPolicy) -> None:
    price = _priced(rows, policy)
    assert sum((line.total for line in price.lines), Decimal(0)) == price.subtotal
    assert price.subtotal - price.discount == price.total
    assert sum((amount for _, amount in price.by_lot), Decimal(0)) == price.subtotal
    assert sum((amount for _, amount in price.by_member), Decimal(0)) == price.subtotal
    assert sum((step.amount for step in price.waterfall), Decimal(0)) == price.total


@given(st.lists(_lines, max_size=12), _policies)
def test_steps_of_a_line_add_up_to_its_total(rows: Rows, policy: PricingPolicy) -> None:
    for line in _priced(rows, policy).lines:
        assert sum((step.amount for step in line.steps), Decimal(0)) == line.total
        if line.quantity == line.quantity.to_integral_value() and policy.rounding_step is None:
            assert line.unit_price * line.quantity == line.total


@given(st.lists(_lines, min_size=1, max_size=12), _policies)
def test_shared_costs_lose_no_cent(rows: Rows, policy: PricingPolicy) -> None:
    free = make_policy(currency="EUR", shared_costs=policy.shared_costs)
    price = _priced(rows, free)
    shared = sum((step.amount for step in price.waterfall if step.kind == "shared"), Decimal(0))
    # Lines that cost less than half a cent carry nothing, and this is said.
    untold = not any(finding.code == "cost-not-shared" for finding in price.findings)
    assert shared == (sum((cost.cost.amount for cost in policy.shared_costs), Decimal(0)) if untold else 0)


@given(st.lists(_lines, min_size=1, max_size=8), _policies)
def test_price_never_depends_on_the_order_of_its_lines_when_nothing_is_shared(
    rows: Rows, policy: PricingPolicy
) -> None:
    alone = make_policy(currency=policy.currency, markup_percent=policy.markup_percent)
    lines = _build(rows)
    assert price_bid(lines, RATES, alone).total == price_bid(lines[::-1], RATES, alone).total
