"""Discounts by lot, promised ones, classes of risk, forward mark-ups, and the price by currency."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.money import Money, RoundingMode
from bidbuilder.domain.pricing.calculation import price_bid
from bidbuilder.domain.pricing.currencies import CurrencyRounding, Portion, split_by_currency
from bidbuilder.domain.pricing.discounts import EarlyPayment, LotDiscount
from bidbuilder.domain.pricing.policies import (
    PercentageOutside,
    PortionsExceedWhole,
    RiskClassesUnclear,
    require_sound_policy,
)
from bidbuilder.domain.pricing.risks import RateRisk, RiskBearer, RiskClass
from tests.factories.pricing import RATES, make_line, make_policy

LINES = [make_line("a", "1000", lot="L1"), make_line("b", "500", lot="L2"), make_line("c", "100")]


def test_discounts_on_single_lots_come_off_first_and_promises_stay_beside() -> None:
    policy = make_policy(
        discount_percent="2",
        lot_discounts=(
            LotDiscount(lots=("L1",), percent=Decimal(10)),
            LotDiscount(lots=("L1", "L2"), percent=Decimal(4)),
            LotDiscount(lots=("L9",), percent=Decimal(50)),
        ),
        early_payment=EarlyPayment(percent=Decimal(1), days=10),
    )
    price = price_bid(LINES, None, policy)
    assert [(one.kind, str(one.amount), one.is_conditional) for one in price.discounts] == [
        ("lot", "100.00", False), ("bid", "30.00", False), ("lots", "58.80", True), ("early", "14.70", True),
    ]  # fmt: skip
    assert (str(price.discount), str(price.total)) == ("130.00", "1470.00")
    assert (price.waterfall[-1].kind, price.waterfall[-1].note) == ("discount", "10 % + 2 %")


def test_contingency_is_that_of_the_line_then_of_its_source_then_of_the_bid() -> None:
    policy = make_policy(
        contingency_percent="1",
        risk_classes=(
            RiskClass(name="Wet", percent=Decimal(20)),
            RiskClass(name="Unsure", percent=Decimal(5), source="plug"),
        ),
        line_risks=(("a", "Wet"), ("gone", "Wet")),
    )
    lines = [make_line("a", source="plug"), make_line("b", source="plug"), make_line("c")]
    steps = [line.steps[-1] for line in price_bid(lines, None, policy).lines]
    assert [(str(step.amount), step.note) for step in steps] == [
        ("20.00", "Wet · 20 %"), ("5.00", "Unsure · 5 %"), ("1.00", "1 %"),
    ]  # fmt: skip


@pytest.mark.parametrize(("bearer", "added"), [("lead", ["4.00", "0.10"]), ("member", []), ("buyer", [])])
def test_forward_mark_up_is_added_where_the_lead_bears_the_risk(bearer: str, added: list[str]) -> None:
    risk = RateRisk(currency="DKK", bearer=RiskBearer(bearer), forward_percent=Decimal(2))
    line = make_line("a", "1492", "DKK", one_off=Money(Decimal("37.30"), "DKK"))
    (priced,) = price_bid([line, make_line("b")][:1], RATES, make_policy(rate_risks=(risk,))).lines
    assert [str(step.amount) for step in priced.steps if step.kind == "forward"] == added


def test_options_and_spares_have_a_price_and_are_in_no_sum() -> None:
    policy = make_policy(markup_percent="10", outside=(("b", "option"), ("c", "spare")))
    price = price_bid(LINES, None, policy)
    assert [line.item_key for line in price.outside] == ["b", "c"]
    assert (str(price.outside[0].total), str(price.total), price.unpriced) == ("550.00", "1100.00", ())


@pytest.mark.parametrize(
    ("mode", "step", "amount"),
    [(RoundingMode.HALF_UP, None, "3170.50"), (RoundingMode.UP, "10", "3180"), (RoundingMode.DOWN, "10", "3170")],
)
def test_portion_is_rounded_as_its_currency_is(mode: RoundingMode, step: str | None, amount: str) -> None:
    rounding = CurrencyRounding(currency="DKK", mode=mode, step=Decimal(step) if step else None)
    split = split_by_currency(
        Decimal(1000), {"abroad": Decimal(500), "services": Decimal(500)},
        [Portion(currency="DKK", of="services", percent=Decimal(85))], [rounding], RATES, "EUR",
    )  # fmt: skip
    assert [(one.currency, str(one.amount), str(one.equivalent)) for one in split] == [
        ("DKK", amount, "425.00"), ("EUR", "575.00", "575.00"),
    ]  # fmt: skip


def test_currency_without_a_rate_stays_in_the_currency_of_the_bid() -> None:
    portions = [Portion(currency="SEK", of="abroad", percent=Decimal(50))]
    assert [
        one.currency for one in split_by_currency(Decimal(9), {"abroad": Decimal(9)}, portions, (), RATES, "EUR")
    ] == ["EUR"]


@given(
    st.dictionaries(st.sampled_from(["abroad", "domestic", "services"]), st.decimals("0.01", "9999999", places=2)),
    st.integers(1, 100),
    st.lists(
        st.builds(
            Portion, currency=st.sampled_from(["DKK", "USD", "JPY", "EUR", "SEK"]),
            of=st.sampled_from(["abroad", "domestic", "services"]), percent=st.decimals(0, 33, places=1),
        ),
        max_size=3,
    ),
)  # fmt: skip
def test_equivalents_always_add_up_to_the_total(sums: dict[str, Decimal], kept: int, portions: list[Portion]) -> None:
    total = (sum(sums.values(), Decimal(0)) * kept / 100).quantize(Decimal("0.01"))
    split = split_by_currency(total, sums, portions, (), RATES, "EUR")
    assert sum((one.equivalent for one in split), Decimal(0)) == total
    assert all(one.amount >= 0 for one in split)


@pytest.mark.parametrize(
    ("change",                                                                                  "refusal"),
    [
        ({"risk_classes": (RiskClass(name="A", percent=Decimal(101)),)},                        PercentageOutside),
        ({"risk_classes": (RiskClass(name="A", percent=Decimal(1)),) * 2},                      RiskClassesUnclear),
        ({"risk_classes": (RiskClass(name=" ", percent=Decimal(1)),)},                          RiskClassesUnclear),
        ({"lot_discounts": (LotDiscount(lots=("L1",), percent=Decimal(91)),)},                  PercentageOutside),
        ({"rate_risks": (RateRisk(currency="DKK", forward_percent=Decimal(-1)),)},              PercentageOutside),
        ({"early_payment": EarlyPayment(percent=Decimal(60), days=5)},                          PercentageOutside),
        ({"portions": (Portion(currency="DKK", of="abroad", percent=Decimal(60)),) * 2},        PortionsExceedWhole),
    ],
)  # fmt: skip
def test_terms_that_make_no_sense_are_refused(change: dict[str, object], refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        require_sound_policy(make_policy(**change))
