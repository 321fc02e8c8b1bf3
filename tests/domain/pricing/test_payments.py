"""Cash flow, securities and price adjustment."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidbuilder.domain.pricing.adjusting import (
    AdjustmentFormula,
    IndexTerm,
    IndexUnusable,
    WeightsNotOne,
    require_sound_formula,
)
from bidbuilder.domain.pricing.guarantees import Guarantee, share_guarantee
from bidbuilder.domain.pricing.payments import Payment, PaymentPlan, PaymentsNotWhole, flow_of, require_whole


def pay(percent: str, month: int) -> Payment:
    """A payment of so many per cent."""
    return Payment(name="", percent=Decimal(percent), month=month)


def test_debt_before_the_buyer_pays_costs_interest() -> None:
    plan = PaymentPlan(
        received=(pay("30", 0), pay("70", 3)), paid=(pay("50", 0), pay("50", 2)), interest_percent=Decimal(12)
    )
    flow = flow_of(Decimal(1000), Decimal(900), plan, "EUR")
    assert [str(one.balance) for one in flow.months] == ["-150.00", "-150.00", "-600.00", "100.00"]
    assert [str(one.interest) for one in flow.months] == ["1.50", "1.50", "6.00", "0.00"]
    assert (str(flow.lowest), str(flow.interest)) == ("-600.00", "9.00")
    assert flow_of(Decimal(1000), Decimal(900), PaymentPlan(received=(pay("100", 0),)), "EUR").months == ()


_sides = st.lists(st.integers(1, 100), min_size=1, max_size=5).flatmap(
    lambda cuts: st.tuples(*(st.integers(0, 36) for _ in cuts)).map(
        lambda months: tuple(pay(str(cut), month) for cut, month in zip(cuts, months, strict=True))
    )
)


@given(st.decimals("0.01", "9999999", places=2), st.decimals("0.01", "9999999", places=2), _sides, _sides)
def test_every_cent_is_received_and_paid_once(
    price: Decimal, cost: Decimal, received: tuple[Payment, ...], paid: tuple[Payment, ...]
) -> None:
    flow = flow_of(price, cost, PaymentPlan(received=received, paid=paid), "EUR")
    assert sum((one.received for one in flow.months), Decimal(0)) == price
    assert sum((one.paid for one in flow.months), Decimal(0)) == cost
    assert flow.months[-1].balance == price - cost


@pytest.mark.parametrize(
    "payments", [[pay("99", 0)], [pay("100", -1)], [pay("100", 241)], [pay("110", 0), pay("-10", 1)]]
)
def test_payments_that_are_not_the_whole_are_refused(payments: list[Payment]) -> None:
    with pytest.raises(PaymentsNotWhole):
        require_whole(payments)
    require_whole([])


def test_security_is_shared_by_the_value_of_the_lines() -> None:
    guarantee = Guarantee(kind="performance", percent=Decimal(10), fee_percent=Decimal(2), months=18)
    share = share_guarantee(guarantee, Decimal("1000.01"), {0: Decimal(0), 2: Decimal(200), 5: Decimal(100)}, "EUR")
    assert (str(share.amount), str(share.cost)) == ("100.00", "3.00")
    assert [(member, str(part)) for member, part in share.by_member] == [(0, "0.00"), (2, "66.67"), (5, "33.33")]
    fixed = share_guarantee(Guarantee(kind="bid", amount=Decimal(500)), Decimal(9), {}, "EUR")
    assert (fixed.amount, fixed.by_member) == (Decimal(500), ())


def term(weight: str, base: str = "100", newest: str | None = None, symbol: str = "L") -> IndexTerm:
    """An index."""
    value = None if newest is None else Decimal(newest)
    return IndexTerm(symbol=symbol, weight=Decimal(weight), name="Labour", base=Decimal(base), newest=value)


def test_formula_is_written_and_worked_out() -> None:
    formula = AdjustmentFormula(fixed=Decimal("0.15"), terms=(term("0.50", newest="110"), term("0.35", symbol="M")))
    assert require_sound_formula(formula).text == "0.15 + 0.5·L/L₀ + 0.35·M/M₀"
    assert formula.factor() == Decimal("1.050000")


@pytest.mark.parametrize(
    ("fixed", "terms", "refusal"),
    [
        ("0.15", (term("0.86"),), WeightsNotOne),
        ("1.5", (term("-0.5"),), WeightsNotOne),
        ("0.5", (term("0.5", base="0"),), IndexUnusable),
        ("0.5", (term("0.5", newest="-1"),), IndexUnusable),
        ("0.5", (term("0.5", symbol=" "),), IndexUnusable),
    ],
)
def test_formula_that_would_move_the_price_by_itself_is_refused(
    fixed: str, terms: tuple[IndexTerm, ...], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        require_sound_formula(AdjustmentFormula(fixed=Decimal(fixed), terms=terms))
