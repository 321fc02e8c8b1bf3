"""Prices of the buyer's positions: no cent is lost on the way to the one total."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from bidbuilder.domain.pricing.positions import AnsweringLine, CallPosition, price_beside, price_positions

STEP = Decimal("0.01")
AMOUNTS = st.decimals("0.01", "99999", places=2)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.decimals("0.001", "999", places=3), min_size=1, max_size=6),
    st.lists(st.tuples(AMOUNTS, st.sets(st.integers(0, 7), max_size=3)), min_size=1, max_size=8),
)
def test_sums_less_what_is_taken_off_are_the_total(
    quantities: list[Decimal], lines: list[tuple[Decimal, set[int]]]
) -> None:
    positions = [CallPosition(number=str(place), quantity=quantity) for place, quantity in enumerate(quantities)]
    answering = [AnsweringLine(total=total, numbers=tuple(map(str, sorted(places)))) for total, places in lines]
    total = sum((one.total for one in answering), Decimal(0))
    priced = price_positions(positions, answering, total, STEP)
    if priced.prices:
        assert sum((one.total for one in priced.prices.values()), Decimal(0)) - priced.taken_off == total
        assert priced.taken_off >= 0
    for number, price in priced.prices.items():
        assert price.unit_price == price.unit_price.quantize(STEP)
        assert abs(price.unit_price * quantities[int(number)] - price.total) <= STEP


def test_nothing_answers_any_position() -> None:
    priced = price_positions([CallPosition(number="1", quantity=Decimal(1))], [AnsweringLine(total=STEP)], STEP, STEP)
    assert (priced.prices, priced.taken_off) == ({}, Decimal(0))


def test_a_line_for_two_positions_is_shared_by_their_quantities() -> None:
    positions = [CallPosition(number="1", quantity=Decimal(3)), CallPosition(number="2", quantity=Decimal(1))]
    priced = price_positions(positions, [AnsweringLine(total=Decimal(40), numbers=("1", "2"))], Decimal(40), STEP)
    assert {number: price.total for number, price in priced.prices.items()} == {"1": Decimal(30), "2": Decimal(10)}


def test_a_position_outside_the_total_gets_nothing() -> None:
    positions = [
        CallPosition(number="1", quantity=Decimal(1)),
        CallPosition(number="2", quantity=Decimal(1), counts=False),
    ]
    lines = [AnsweringLine(total=Decimal(5), numbers=("1",)), AnsweringLine(total=Decimal(7), numbers=("2",))]
    priced = price_positions(positions, lines, Decimal(12), STEP)
    assert {number: price.total for number, price in priced.prices.items()} == {"1": Decimal(12)}


def test_a_position_outside_the_total_has_a_unit_price_out_of_lines_beside_it() -> None:
    positions = [
        CallPosition(number="1", quantity=Decimal(1)),
        CallPosition(number="2", quantity=Decimal(3), counts=False),
        CallPosition(number="3", quantity=Decimal(1), counts=False),
    ]
    lines = [
        AnsweringLine(total=Decimal("10.00"), numbers=("2",)),
        AnsweringLine(total=Decimal(8), numbers=("2", "3")),
        AnsweringLine(total=Decimal(9), numbers=("1",)),
    ]
    assert price_beside(positions, lines, STEP) == {"2": Decimal("5.34"), "3": Decimal("2.00")}
