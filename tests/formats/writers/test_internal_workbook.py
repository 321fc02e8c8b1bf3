"""The lead's internal workbook: its formulas give the price of the bid, and no pack knows it."""

from dataclasses import replace
from decimal import Decimal

import pytest

from bidbuilder.domain.basics.money import Money, RoundingMode
from bidbuilder.domain.bids.internal_price import InternalPrice
from bidbuilder.domain.pricing.build_up import PricingPolicy
from bidbuilder.domain.pricing.calculation import price_bid
from bidbuilder.domain.pricing.discounts import LotDiscount
from bidbuilder.domain.pricing.payments import CashFlow, Payment, PaymentPlan, flow_of
from bidbuilder.domain.pricing.risks import RateRisk, RiskClass
from bidbuilder.formats.writers.internal_columns import letters_of
from bidbuilder.formats.writers.internal_workbook import write_internal_workbook
from bidbuilder.formats.writers.pack import make_pack
from bidbuilder.formats.writers.pack_documents import DOCUMENTS
from tests.factories.pricing import RATES, make_line, make_policy, make_shared_cost
from tests.factories.snapshots import small_snapshot
from tests.formats.writers.opened import workbook_of

PLAN = PaymentPlan(
    received=(Payment(name="Delivery", percent=Decimal(100), month=4),),
    paid=(Payment(name="Order", percent=Decimal(100), month=1),),
    interest_percent=Decimal(6),
)


def make_internal(**changes: object) -> InternalPrice:
    """A build-up with every kind of step."""
    policy: PricingPolicy = make_policy(
        contingency_percent="3",
        markup_percent="12.5",
        discount_percent="2",
        shared_costs=(make_shared_cost("99.99"),),
        risk_classes=(RiskClass(name="Wet", percent=Decimal(7)),),
        line_risks=(("a", "Wet"),),
        rate_risks=(RateRisk(currency="DKK", forward_percent=Decimal("1.5")),),
        lot_discounts=(LotDiscount(lots=("L1",), percent=Decimal(1)),),
        payments=PLAN,
        **changes,
    )
    lines = [
        make_line("a", "1000", quantity=Decimal(3), lot="L1", country_of_origin="DK"),
        make_line("b", "746.03", "DKK", quantity=Decimal("7.5"), one_off=Money(Decimal(373), "DKK"), organisation_id=2),
        make_line("c", "0.37", quantity=Decimal(1111), lot="L*", country_of_origin="PL"),
    ]
    price, snapshot = price_bid(lines, RATES, policy), small_snapshot()
    return InternalPrice(
        title="Heat",
        reference="T-1",
        language="en",
        lead=snapshot.lead,
        made_at=snapshot.frozen_at,
        made_by="Karen",
        price=price,
        policy=policy,
        members={0: "Lead", 1: "Pumps*", 2: "Valves"},
        flow=flow_of(price.total, price.cost, PLAN, "EUR"),
    )


def test_sheets_hold_the_price_with_its_formulas() -> None:
    internal = make_internal()
    package = write_internal_workbook(internal)
    values, formulas = (workbook_of(package, values=one) for one in (True, False))
    assert values.sheetnames == [
        "Build-up", "Waterfall", "Build-up by member", "Build-up by lot", "By member", "By country of origin", "Cash flow",
    ]  # fmt: skip
    named = {name: values.defined_names[name] for name in ("InternalTotal", "InternalSubtotal")}
    shown = {}
    for name, defined in named.items():
        ((sheet, cell),) = defined.destinations
        shown[name] = Decimal(str(values[sheet][cell].value))
        assert str(formulas[sheet][cell].value).startswith("=")
    assert shown == {"InternalTotal": internal.price.total, "InternalSubtotal": internal.price.subtotal}
    members = {row[0].value: Decimal(str(row[1].value)) for row in values["By member"].iter_rows(5, 6)}
    assert members == {"Pumps*": dict(internal.price.by_member)[1], "Valves": dict(internal.price.by_member)[2]}
    pictured = [sheet for sheet in formulas.worksheets[1:] if not sheet.title.startswith("Build-up")]
    assert all(sheet._charts for sheet in pictured)


@pytest.mark.parametrize("mode", RoundingMode)
@pytest.mark.parametrize("step", [None, "0.05", "1"])
def test_unit_prices_round_as_the_bid_does(mode: RoundingMode, step: str | None) -> None:
    internal = make_internal(rounding_mode=mode, rounding_step=step)
    sheet = workbook_of(write_internal_workbook(internal), values=False)["Build-up"]
    expected = {"half-up": {"ROUND"}, "up": {"ROUNDUP", "ROUND"}, "down": {"ROUNDDOWN", "ROUND"}}
    used = {
        str(sheet[f"{letters_of(internal.price)['unit-price']}{row}"].value).removeprefix("=ROUND(").split("(")[0]
        for row in (6, 7, 8)
    }
    assert used <= expected.get(mode, {"ROUND", "ROUNDDOWN"})


def test_a_step_that_no_line_has_takes_no_column() -> None:
    whole = make_internal()
    policy = make_policy(markup_percent="10")
    plain = replace(whole, policy=policy, price=price_bid([make_line("a", "100.05")], None, policy), flow=CashFlow())
    assert len(letters_of(whole.price)) - len(letters_of(plain.price)) == 4
    values, formulas = (workbook_of(write_internal_workbook(plain), values=one)["Build-up"] for one in (True, False))
    letters = letters_of(plain.price)
    titles = [cell.value for cell in values[5]]
    assert len(titles) == len(letters)
    assert "Shared costs" not in titles
    assert Decimal(str(values[f"{letters['price']}6"].value)) == plain.price.total
    assert f"SUM({letters['quote']}6:{letters['quote']}6)" in str(formulas[f"{letters['markup']}6"].value)


def test_no_pack_holds_it() -> None:
    assert not any("internal" in document.name for document in DOCUMENTS)
    assert not any("internal" in name for name in make_pack(small_snapshot()))
