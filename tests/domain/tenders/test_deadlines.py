"""Deadlines of a call in order, the days to remind, and local times where the clocks change."""

from datetime import UTC, datetime, timedelta

import pytest

from bidbuilder.domain.basics.dates import (
    Deadline,
    LocalTimeMissing,
    LocalTimeTwice,
    deadline_from_local,
    possible_deadlines,
)
from bidbuilder.domain.tenders.deadlines import days_to_remind, list_deadlines
from bidbuilder.domain.tenders.tenders import Lot, Tender

NOW = datetime(2027, 2, 1, 12, tzinfo=UTC)


def due(days: float) -> Deadline:
    """So many days from now."""
    return Deadline(NOW + timedelta(days=days), "Europe/Warsaw")


@pytest.mark.parametrize(
    ("left", "days"),
    [(15, None), (14, 14), (13.9, 14), (7.01, 14), (7, 7), (3, 3), (1.5, 3), (1, 1), (0.01, 1), (0, None), (-1, None)],
)
def test_the_reminder_that_is_due(left: float, days: int | None) -> None:
    assert days_to_remind(due(left), NOW) == days


def test_each_deadline_once_and_the_next_first() -> None:
    lots = (
        Lot(id="L1", title={}, submission_deadline=due(20), opening=due(21)),
        Lot(id="L2", title={}, submission_deadline=due(30), opening=due(21)),
    )
    tender = Tender(submission_deadline=due(20), clarification_deadline=due(5), lots=lots)
    assert [(one.kind.value, one.lots) for one in list_deadlines(tender)] == [
        ("clarification", ()),
        ("submission", ()),
        ("opening", ("L1", "L2")),
        ("submission", ("L2",)),
    ]


@pytest.mark.parametrize(
    ("dates", "names"),
    [
        ((20, 20, 20), [("", "L1 L2 L3")]),
        ((20, 20, 25), [("", "L1 L2"), ("L3", "L3")]),
        ((25, 20, 20), [("L2", "L2 L3"), ("", "L1")]),
        ((20, 25, 30), [("", "L1"), ("L2", "L2"), ("L3", "L3")]),
        ((None, 25, 20), [("L3", "L3"), ("", "L2")]),
    ],
)
def test_a_deadline_keeps_its_name_when_lots_part_from_it(
    dates: tuple[float, ...], names: list[tuple[str, str]]
) -> None:
    lots = tuple(
        Lot(id=f"L{number}", title={}, submission_deadline=due(days) if days else None)
        for number, days in enumerate(dates, 1)
    )
    assert [(one.branch, " ".join(one.lots)) for one in list_deadlines(Tender(lots=lots))] == names
    of_call = list_deadlines(Tender(lots=lots, submission_deadline=due(40)))
    assert [one.branch for one in of_call if not one.lots] == [""]
    assert len({one.branch for one in of_call}) == len(of_call)


@pytest.mark.parametrize(
    ("local", "meant"),
    [
        ("2027-03-01T12:00", ["2027-03-01T12:00:00+01:00"]),
        ("2027-03-28T02:30", ["2027-03-28T01:30:00+01:00", "2027-03-28T03:30:00+02:00"]),
        ("2027-10-31T02:30", ["2027-10-31T02:30:00+02:00", "2027-10-31T02:30:00+01:00"]),
        ("2027-03-28T01:59", ["2027-03-28T01:59:00+01:00"]),
        ("2027-03-28T03:00", ["2027-03-28T03:00:00+02:00"]),
    ],
)
def test_what_a_local_time_may_mean(local: str, meant: list[str]) -> None:
    wanted = datetime.fromisoformat(local)
    assert [one.moment.isoformat() for one in possible_deadlines(wanted, "Europe/Warsaw")] == meant
    for later, moment in ((False, meant[0]), (True, meant[-1])):
        assert deadline_from_local(wanted, "Europe/Warsaw", later=later).moment.isoformat() == moment


@pytest.mark.parametrize(
    ("local", "refusal"), [("2027-03-28T02:30", LocalTimeMissing), ("2027-10-31T02:30", LocalTimeTwice)]
)
def test_without_an_answer_it_is_refused(local: str, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        deadline_from_local(datetime.fromisoformat(local), "Europe/Warsaw")
