"""Fees of securities and interest of the cash flow in the price they depend on."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from bidbuilder.domain.pricing.build_up import BidPrice, PricingPolicy, SharedCost
from bidbuilder.domain.pricing.calculation import price_bid
from bidbuilder.domain.pricing.guarantees import Guarantee, guarantee_cost
from bidbuilder.domain.pricing.payments import Payment, PaymentPlan, flow_of
from tests.factories.pricing import make_line, make_policy, make_shared_cost

BOND = Guarantee(kind="bid", percent=Decimal(10), fee_percent=Decimal("1.2"), months=12)
PLAN = PaymentPlan(
    received=(Payment(name="Delivery", percent=Decimal(100), month=6),),
    paid=(Payment(name="Order", percent=Decimal(100), month=0),),
    interest_percent=Decimal(6),
)
LINES = [make_line("a", "60000", lot="L1"), make_line("b", "40000", organisation_id=2, lot="L2")]


def added(price: BidPrice, kind: str) -> Decimal:
    """What a kind of step adds in all lines."""
    return sum((step.amount for line in price.lines for step in line.steps if step.kind == kind), Decimal(0))


def test_fee_of_a_security_is_of_the_price_it_is_in() -> None:
    price = price_bid(LINES, None, make_policy(guarantees=(BOND,), carries_securities=True))
    # x = (100,000 + x) × 10 % × 1.2 %: 120.144…, so 120.14 of 100,120.14.
    assert (str(added(price, "securities")), str(price.total)) == ("120.14", "100120.14")
    assert [str(line.steps[1].amount) for line in price.lines] == ["72.08", "48.06"]


def test_nothing_is_taken_in_unless_the_policy_says_so() -> None:
    price = price_bid(LINES, None, make_policy(guarantees=(BOND,), payments=PLAN))
    assert str(price.total) == "100000.00"


def test_interest_is_that_of_the_cash_flow_with_the_interest_in_it() -> None:
    price = price_bid(LINES, None, make_policy(payments=PLAN, carries_financing=True))
    # Everything is paid at once and received six months later: 6 × 515.46, each month 0.5 % of 103,092.76, rounded.
    assert added(price, "financing") == Decimal("3092.76")
    assert added(price, "financing") == flow_of(price.total, price.cost, PLAN, "EUR").interest


def test_costs_entered_by_hand_stay_and_are_pointed_at_when_both_are_there() -> None:
    by_hand = SharedCost(kind="bid-security", title="Bank", cost=make_shared_cost("50").cost)
    policy = make_policy(shared_costs=(by_hand,), guarantees=(BOND,), carries_securities=True)
    price = price_bid(LINES, None, policy)
    assert added(price, "shared") == Decimal(50)
    assert "cost-counted-twice" in [one.code for one in price.findings]
    unplanned = price_bid(LINES, None, make_policy(carries_financing=True))
    assert [one.code for one in unplanned.findings] == ["financing-unknown"]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.integers(1, 10_000_000), min_size=1, max_size=6),
    st.decimals(0, 100, places=1), st.decimals(0, 10, places=2), st.integers(0, 60), st.decimals(0, 100, places=1),
    st.sampled_from([None, Decimal("0.05"), Decimal(10)]), st.sampled_from(["value", "quantity"]),
)  # fmt: skip
def test_it_settles_where_no_more_is_owed_than_was_taken_in(
    cents: list[int], size: Decimal, fee: Decimal, months: int, markup: Decimal, step: Decimal | None, by: str
) -> None:
    bond = Guarantee(kind="performance", percent=size, fee_percent=fee, months=months)
    policy: PricingPolicy = make_policy(
        guarantees=(bond,), carries_securities=True, carried_by=by, markup_percent=markup, rounding_step=step
    )
    price = price_bid([make_line(str(n), str(Decimal(one) / 100)) for n, one in enumerate(cents)], None, policy)
    assert added(price, "securities") >= guarantee_cost(bond, price.total, "EUR")
    assert sum(step.amount for line in price.lines for step in line.steps) == price.subtotal
