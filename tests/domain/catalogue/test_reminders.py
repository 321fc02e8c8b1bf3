"""When a certificate's end is reminded of, and which bids it hits."""

from datetime import date, timedelta

import pytest

from bidbuilder.domain.bids.certificate_hits import Moment, find_hit
from bidbuilder.domain.catalogue.offerings import Certificate
from bidbuilder.domain.catalogue.reminders import find_due, without_renewed

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("left", "sent",        "due"),
    [
        (91,  (),           None),
        (90,  (),           90),
        (90,  (90,),        None),
        (31,  (90,),        None),
        (31,  (),           90),
        (30,  (90,),        30),
        (25,  (),           30),
        (8,   (90, 30),     None),
        (7,   (90, 30),     7),
        (0,   (90, 30),     7),
        (0,   (90, 30, 7),  None),
        (-1,  (),           None),
    ],
)  # fmt: skip
def test_each_reminder_leaves_once_and_the_most_urgent_only(left: int, sent: tuple[int, ...], due: int | None) -> None:
    assert find_due(TODAY + timedelta(days=left), TODAY, sent) == due


def test_every_day_of_the_last_ninety_reminds_three_times_in_all() -> None:
    sent: set[int] = set()
    left = []
    for day in range(120, -10, -1):
        due = find_due(TODAY + timedelta(days=day), TODAY, sent)
        if due is not None:
            sent.add(due)
            left.append(day)
    assert left == [90, 30, 7]


def test_a_renewed_certificate_is_not_reminded_of() -> None:
    old = Certificate(name="ISO 9001", valid_until=TODAY)
    new = Certificate(name="iso 9001 ", valid_until=TODAY + timedelta(days=900))
    other = Certificate(name="ISO 14001", valid_until=TODAY)
    assert without_renewed([old, new, other]) == (new, other)
    assert without_renewed([old, Certificate(name="ISO 9001")]) == ()


@pytest.mark.parametrize(
    ("ends", "moment"),
    [
        (-1, Moment.SUBMISSION),
        (0,  Moment.AWARD),
        (99, Moment.AWARD),
        (100, Moment.DELIVERY),
        (200, None),
    ],
)  # fmt: skip
def test_the_first_moment_at_which_it_no_longer_holds_is_told(ends: int, moment: Moment | None) -> None:
    found = find_hit(
        TODAY + timedelta(days=ends),
        submission_on=TODAY,
        award_on=TODAY + timedelta(days=100),
        delivery_until=TODAY + timedelta(days=200),
    )
    assert found is moment


def test_a_bid_without_days_is_not_hit() -> None:
    assert find_hit(TODAY, submission_on=None, award_on=None, delivery_until=None) is None
