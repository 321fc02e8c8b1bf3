"""How long bids bind: periods on the calendar, counted from the deadline."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bidbuilder.domain.basics.dates import Deadline
from bidbuilder.domain.tenders.tenders import Tender
from bidbuilder.domain.tenders.validity import count_validity, end_of, longest, state_validity


@pytest.mark.parametrize(
    ("period", "start", "end"),
    [
        ("P90D", date(2027, 3, 2), date(2027, 5, 31)),
        ("P3W", date(2027, 3, 2), date(2027, 3, 23)),
        ("P6M", date(2027, 8, 31), date(2028, 2, 29)),
        ("P6M", date(2026, 8, 31), date(2027, 2, 28)),
        ("P1M", date(2027, 1, 30), date(2027, 2, 28)),
        ("P1Y", date(2028, 2, 29), date(2029, 2, 28)),
        ("P12M", date(2027, 12, 31), date(2028, 12, 31)),
        ("P0D", date(2027, 3, 2), None),
        ("PT5H", date(2027, 3, 2), None),
        ("P9999Y", date(2027, 3, 2), None),
        ("", date(2027, 3, 2), None),
    ],
)
def test_a_period_ends_on_the_calendar(period: str, start: date, end: date | None) -> None:
    assert end_of(period, start) == end


@settings(max_examples=30)
@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(1, 60))
def test_more_months_never_end_earlier(start: date, months: int) -> None:
    assert start < end_of(f"P{months}M", start) < end_of(f"P{months + 1}M", start)


def test_months_wait_for_the_deadline_and_move_with_it() -> None:
    waiting = state_validity(Tender(), "P6M")
    assert (waiting.bid_validity, waiting.bid_validity_days) == ("P6M", None)
    known = Deadline(datetime(2027, 3, 2, 11, tzinfo=UTC), "UTC")
    counted = count_validity(Tender(bid_validity="P6M", submission_deadline=known))
    assert counted.bid_validity_days == 184


def test_days_need_no_deadline_and_days_alone_stay() -> None:
    assert state_validity(Tender(), "P3W").bid_validity_days == 21
    assert count_validity(Tender(bid_validity_days=120)).bid_validity_days == 120


def test_the_longest_is_told_across_units() -> None:
    assert longest(["P90D", "P6M", "P20W"]) == "P6M"
    assert longest([]) == ""
