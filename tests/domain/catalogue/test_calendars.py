"""The calendar of a capacity: what can be had in a period, and how bids draw on it."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidbuilder.domain.catalogue.calendars import Draw, begin_of, list_slots, periods_between
from bidbuilder.domain.catalogue.kinds import Calendar, CalendarException, Period

MONDAY = date(2027, 3, 1)


def closed(first: date, last: date, amount: str = "0") -> CalendarException:
    """Days with another amount."""
    return CalendarException(first_day=first, last_day=last, amount=Decimal(amount))


@pytest.mark.parametrize(
    ("day",             "period",     "begin"),
    [
        (date(2027, 3, 1),  Period.WEEK,  date(2027, 3, 1)),
        (date(2027, 3, 7),  Period.WEEK,  date(2027, 3, 1)),
        (date(2027, 1, 1),  Period.WEEK,  date(2026, 12, 28)),
        (date(2028, 2, 29), Period.MONTH, date(2028, 2, 1)),
        (date(2027, 12, 31), Period.YEAR, date(2027, 1, 1)),
    ],
)  # fmt: skip
def test_a_period_begins_where_calendars_say(day: date, period: Period, begin: date) -> None:
    assert begin_of(day, period) == begin


@pytest.mark.parametrize(
    ("period",     "ends"),
    [
        (Period.WEEK,  [date(2027, 12, 5), date(2027, 12, 12), date(2027, 12, 19)]),
        (Period.MONTH, [date(2027, 12, 31), date(2028, 1, 31), date(2028, 2, 29)]),
        (Period.YEAR,  [date(2027, 12, 31), date(2028, 12, 31), date(2029, 12, 31)]),
    ],
)  # fmt: skip
def test_periods_follow_each_other_without_gap(period: Period, ends: list[date]) -> None:
    slots = list_slots(Calendar(amount=Decimal(1), period=period), date(2027, 12, 2), 3)
    assert [one.last_day for one in slots] == ends
    assert all(after.first_day - before.last_day == timedelta(days=1) for before, after in pairwise(slots))


@pytest.mark.parametrize(
    ("exceptions", "amount"),
    [
        ((),                                                                              "20"),
        ((closed(MONDAY, MONDAY + timedelta(days=6)),),                                   "0"),
        ((closed(MONDAY + timedelta(days=3), MONDAY + timedelta(days=9)),),               "8.57"),
        ((closed(MONDAY, MONDAY + timedelta(days=6), "34"),),                             "34"),
        ((closed(MONDAY, MONDAY + timedelta(days=6)), closed(MONDAY, MONDAY, "7")),       "1"),
    ],
)  # fmt: skip
def test_exceptions_count_for_their_days(exceptions: tuple[CalendarException, ...], amount: str) -> None:
    (slot,) = list_slots(Calendar(amount=Decimal(20), exceptions=exceptions), MONDAY, 1)
    assert slot.amount == Decimal(amount)


def test_nothing_can_be_had_before_it_begins_and_after_it_ends() -> None:
    calendar = Calendar(
        amount=Decimal(7),
        available_from=MONDAY + timedelta(days=7),
        available_until=MONDAY + timedelta(days=14),
    )
    assert [one.amount for one in list_slots(calendar, MONDAY, 4)] == [0, 7, 1, 0]


def test_soft_and_firm_draws_are_told_apart_and_overbooking_is_seen() -> None:
    calendar = Calendar(amount=Decimal(10))
    firm = Draw(first_day=MONDAY, last_day=MONDAY + timedelta(days=13), amount=Decimal(16), is_firm=True)
    soft = Draw(first_day=MONDAY, last_day=MONDAY + timedelta(days=6), amount=Decimal(3), is_firm=False)
    first, second, third = list_slots(calendar, MONDAY, 3, [firm, soft])
    assert (first.firm, first.soft, first.is_overbooked) == (8, 3, True)
    assert (second.firm, second.soft, second.is_overbooked) == (8, 0, False)
    assert (third.firm, third.soft) == (0, 0)


@given(
    amount=st.decimals(min_value=0, max_value=10_000, places=2),
    begin=st.integers(0, 20),
    length=st.integers(1, 60),
    period=st.sampled_from([Period.WEEK, Period.MONTH]),
)
def test_all_of_a_draw_falls_into_the_periods_it_spans(
    amount: Decimal, begin: int, length: int, period: Period
) -> None:
    first = MONDAY + timedelta(days=begin)
    draw = Draw(first_day=first, last_day=first + timedelta(days=length - 1), amount=amount, is_firm=True)
    taken = sum(one.firm for one in list_slots(Calendar(amount=Decimal(1), period=period), first, 12, [draw]))
    assert amount <= taken <= amount + Decimal("0.12")


def test_the_expected_load_weighs_each_bid_by_its_chance() -> None:
    week = {"first_day": MONDAY, "last_day": MONDAY + timedelta(days=6)}
    won = Draw(**week, amount=Decimal(4), is_firm=True)
    handed_in = Draw(**week, amount=Decimal(5), is_firm=True, chance=Decimal("0.4"))
    composed = Draw(**week, amount=Decimal(10), is_firm=False, chance=Decimal("0.2"))
    (slot,) = list_slots(Calendar(amount=Decimal(9)), MONDAY, 1, [won, handed_in, composed])
    assert (slot.expected, slot.all_won, slot.is_overbooked, slot.is_firmly_overbooked) == (8, 19, True, False)


@pytest.mark.parametrize(("amount", "is_over"), [("19.99", False), ("20", False), ("20.01", True)])
def test_what_is_just_full_is_not_overbooked_though_days_are_sevenths(amount: str, is_over: bool) -> None:
    thursday = MONDAY + timedelta(days=3)
    calendar = Calendar(amount=Decimal(35), available_from=thursday)  # four of seven days: 20
    draw = Draw(first_day=thursday, last_day=thursday + timedelta(days=3), amount=Decimal(amount), is_firm=True)
    (slot,) = list_slots(calendar, MONDAY, 1, [draw])
    assert slot.is_firmly_overbooked is is_over


@pytest.mark.parametrize(
    ("period",     "last",             "count"),
    [
        (Period.WEEK,  date(2027, 3, 7),  1),
        (Period.WEEK,  date(2027, 3, 8),  2),
        (Period.MONTH, date(2027, 3, 31), 1),
        (Period.MONTH, date(2028, 1, 1),  11),
        (Period.YEAR,  date(2029, 1, 1),  3),
        (Period.WEEK,  date(2999, 1, 1),  600),
    ],
)  # fmt: skip
def test_periods_between_days_are_counted_both_ends_in(period: Period, last: date, count: int) -> None:
    assert periods_between(period, MONDAY, last) == count
