"""Prices under conditional discounts: every lot, every combination, early payment; sums worked out here by hand."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bidbuilder.domain.pricing.build_up import BidPrice
from bidbuilder.domain.pricing.calculation import price_bid
from bidbuilder.domain.pricing.discounts import EarlyPayment, LotDiscount
from tests.factories.pricing import make_line, make_policy

LINES = [make_line("a", "1000", lot="L1"), make_line("b", "500", lot="L2"), make_line("c", "100")]


def priced(*bundles: LotDiscount, early: str = "", discount: str = "2") -> BidPrice:
    """Lot L1 at 10 % off, then the bid's discount; 1,470.00 in all with 2 %."""
    policy = make_policy(
        discount_percent=discount,
        lot_discounts=(LotDiscount(lots=("L1",), percent=Decimal(10)), *bundles),
        early_payment=EarlyPayment(percent=Decimal(early), days=10) if early else None,
    )
    return price_bid(LINES, None, policy)


def test_what_is_taken_off_is_shared_out_over_the_lines_and_lots() -> None:
    price = priced()
    assert [str(one) for one in price.taken_off] == ["118.00", "10.00", "2.00"]
    assert [(lot, str(net)) for lot, net in price.net_by_lot] == [("L1", "945.00"), ("L2", "525.00")]
    assert price.awards == ()


@pytest.mark.parametrize(
    ("lots",        "before",   "taken_off", "after",    "early"),
    [
        (("L1",),      "945.00",  "0",         "945.00",   "935.55"),
        (("L2",),      "525.00",  "0",         "525.00",   "519.75"),
        (("L1", "L2"), "1470.00", "58.80",     "1411.20",  "1397.09"),
    ],
)  # fmt: skip
def test_each_combination_states_price_before_discount_and_price_after(
    lots: tuple[str, ...], before: str, taken_off: str, after: str, early: str
) -> None:
    price = priced(LotDiscount(lots=("L1", "L2"), percent=Decimal(4)), early="1")
    award = next(one for one in price.awards if one.lots == lots)
    assert [str(one) for one in (award.before, award.taken_off, award.after, award.early)] == [
        before, taken_off, after, early,
    ]  # fmt: skip


def test_two_discounts_that_both_hold_are_each_of_the_price_before() -> None:
    lines = [*LINES, make_line("d", "200", lot="L3")]
    bundles = (
        LotDiscount(lots=("L1", "L2"), percent=Decimal(4)),
        LotDiscount(lots=("L1", "L2", "L3"), percent=Decimal(10)),
    )
    price = price_bid(lines, None, make_policy(lot_discounts=bundles))
    assert [one.lots for one in price.awards] == [
        ("L1",), ("L2",), ("L3",), ("L1", "L2"), ("L1", "L3"), ("L2", "L3"), ("L1", "L2", "L3"),
    ]  # fmt: skip
    # 100.00 of no lot over 1,000 : 500 : 200 is 58.82, 29.41, 11.77 (the cent left over goes to the largest remainder).
    assert dict(price.net_by_lot) == {"L1": Decimal("1058.82"), "L2": Decimal("529.41"), "L3": Decimal("211.77")}
    whole = price.awards[-1]
    assert [str(one.amount) for one in whole.discounts] == ["63.53", "180.00"]
    assert whole.after == Decimal(1800) - Decimal("63.53") - Decimal(180)


def test_many_lots_are_listed_alone_as_named_and_together() -> None:
    lines = [make_line(str(number), "10", lot=f"L{number}") for number in range(1, 7)]
    price = price_bid(lines, None, make_policy(lot_discounts=(LotDiscount(lots=("L2", "L5"), percent=Decimal(3)),)))
    assert [len(one.lots) for one in price.awards] == [1] * 6 + [2, 6]
    assert price.awards[-1].taken_off == Decimal("0.60")


def test_a_discount_for_a_lot_that_is_not_offered_can_never_hold() -> None:
    assert priced(LotDiscount(lots=("L1", "L9"), percent=Decimal(4))).awards == ()


def test_early_payment_alone_is_stated_for_each_lot_and_for_all() -> None:
    assert [one.lots for one in priced(early="1").awards] == [("L1",), ("L2",), ("L1", "L2")]


def test_a_call_without_lots_still_has_its_price_for_early_payment() -> None:
    policy = make_policy(early_payment=EarlyPayment(percent=Decimal("1.5"), days=14))
    (award,) = price_bid([make_line("a", "1000.33")], None, policy).awards
    assert (award.lots, str(award.after), str(award.early)) == ((), "1000.33", "985.33")


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(["", "A", "B", "C"]), st.integers(1, 99_999_999)), min_size=1, max_size=8),
    st.decimals(0, 60, places=2), st.decimals("0.1", 40, places=1),
)  # fmt: skip
def test_lots_and_lines_add_up_and_every_discount_is_exact(
    lines: list[tuple[str, int]], on_bid: Decimal, on_all: Decimal
) -> None:
    lots = tuple(sorted({lot for lot, _cents in lines if lot}))
    bundles = (LotDiscount(lots=lots, percent=on_all),) if len(lots) > 1 else ()
    made = [make_line(str(place), str(Decimal(cents) / 100), lot=lot) for place, (lot, cents) in enumerate(lines)]
    price = price_bid(made, None, make_policy(discount_percent=on_bid, lot_discounts=bundles))
    assert sum(price.taken_off) == price.discount
    assert sum(net for _lot, net in price.net_by_lot) == price.total
    if bundles:
        whole = price.awards[-1]
        exact = Fraction(price.total) * Fraction(on_all) / 100
        assert whole.before == price.total
        assert abs(Fraction(whole.taken_off) - exact) <= Fraction(1, 200)
        assert whole.after == whole.before - whole.taken_off
