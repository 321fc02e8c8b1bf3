"""Deadlines as a calendar and as reminders: what stands in them, for whom, and that a reminder goes out once."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from icalendar import Calendar, Component

from bidbuilder.domain.basics.errors import NotFound
from bidbuilder.services.deadlines import (
    close_calendar,
    get_deadlines_page,
    open_calendar,
    remind_of_deadlines,
    write_feed,
)
from bidbuilder.services.quotes import request_quotes
from bidbuilder.services.tenders import change_tender
from bidbuilder.settings import Settings
from bidbuilder.storage.database import Database
from bidbuilder.storage.job_context import JobContext
from bidbuilder.storage.jobs import claim_job, queue_job
from bidbuilder.storage.mails import list_mails
from tests.factories.bids import DEADLINE, BidWorld, fill_solution, make_bid_world
from tests.factories.people import NOW

URL = "https://bids.example.org"


@pytest.fixture
def world(database: Database) -> BidWorld:
    return make_bid_world(database)


def remind(database: Database, now: datetime) -> list[str]:
    """Run the daily job; gives the subjects of all mails about deadlines so far, the oldest first."""
    with database.housekeep() as session:
        queue_job(session, kind="remind-of-deadlines", subject="deadlines", payload={}, user_id=None, now=now)
        job = claim_job(session, worker="test", now=now, lease=timedelta(minutes=1))
    assert job is not None
    while job.kind != "remind-of-deadlines":
        with database.housekeep() as session:
            job = claim_job(session, worker="test", now=now, lease=timedelta(minutes=1))
        assert job is not None
    remind_of_deadlines(JobContext(database, Settings(base_url=URL), job, "test", clock=lambda: now))
    with database.read() as session:
        return [one.subject for one in reversed(list_mails(session)) if "due" in one.subject]


def test_a_calendar_holds_the_deadlines_in_utc_and_parses(database: Database, world: BidWorld) -> None:
    open_calendar(database, world.manager, "secret", now=NOW)
    content = write_feed(database, "secret", base_url=URL, now=NOW)
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    calendar = Calendar.from_ical(content)
    assert calendar["version"] == "2.0"
    (event,) = calendar.walk("VEVENT")
    assert event["dtstart"].dt == DEADLINE.moment
    assert event["summary"] == "Bids are due: District heating plant"
    assert event["url"] == f"{URL}/tenders/{world.tender_id}"
    assert calendar.walk("VTIMEZONE") == []


def test_a_moved_deadline_is_the_same_entry_with_a_higher_number(database: Database, world: BidWorld) -> None:
    open_calendar(database, world.manager, "secret", now=NOW)

    def entry(now: datetime) -> Component:
        (event,) = Calendar.from_ical(write_feed(database, "secret", base_url=URL, now=now)).walk("VEVENT")
        return event

    before, again = entry(NOW), entry(NOW + timedelta(hours=6))
    moved_at = NOW + timedelta(days=1)
    later = replace(DEADLINE, moment=DEADLINE.moment + timedelta(days=3))
    change_tender(
        database, world.manager, world.tender_id, 1, lambda one: replace(one, submission_deadline=later), now=moved_at
    )
    after = entry(NOW + timedelta(days=2))
    assert before["uid"] == after["uid"] == f"tender-{world.tender_id}-submission@bids.example.org"
    assert after["dtstart"].dt == later.moment
    assert before["sequence"] == again["sequence"] < after["sequence"]
    assert before["last-modified"].dt == again["last-modified"].dt
    assert after["last-modified"].dt == moved_at
    change_tender(
        database, world.manager, world.tender_id, 2, lambda one: replace(one, submission_deadline=None), now=moved_at
    )
    calendar = Calendar.from_ical(write_feed(database, "secret", base_url=URL, now=moved_at))
    assert calendar.walk("VEVENT") == []


def test_a_member_sees_when_its_quote_is_due_and_nothing_of_the_tender(database: Database, world: BidWorld) -> None:
    fill_solution(database, world)
    due = (NOW + timedelta(days=9)).date()
    request_quotes(database, world.manager, world.bid_id, due_on=due, base_url=URL, now=NOW)
    open_calendar(database, world.anders, "of anders", now=NOW)
    (event,) = Calendar.from_ical(write_feed(database, "of anders", base_url=URL, now=NOW)).walk("VEVENT")
    assert event["dtstart"].dt == due
    assert event["uid"].startswith("quote-")
    assert event["sequence"] >= 1
    assert event["last-modified"].dt == NOW
    assert "District heating plant" in event["summary"]
    assert get_deadlines_page(database, world.anders, now=NOW).tenders == ()


def test_a_new_address_and_closing_end_the_old_one(database: Database, world: BidWorld) -> None:
    open_calendar(database, world.manager, "first", now=NOW)
    open_calendar(database, world.manager, "second", now=NOW)
    with pytest.raises(NotFound):
        write_feed(database, "first", base_url=URL, now=NOW)
    close_calendar(database, world.manager, now=NOW)
    for secret in ("second", "", "guess"):
        with pytest.raises(NotFound):
            write_feed(database, secret, base_url=URL, now=NOW)
    with pytest.raises(NotFound):
        close_calendar(database, world.manager, now=NOW)


def test_each_reminder_goes_out_once_and_again_when_the_deadline_moves(database: Database, world: BidWorld) -> None:
    at = DEADLINE.moment
    assert remind(database, at - timedelta(days=20)) == []
    for _twice in range(2):
        assert len(remind(database, at - timedelta(days=14))) == 1
    assert len(remind(database, at - timedelta(days=2))) == 2
    later = replace(DEADLINE, moment=at + timedelta(days=1))
    change_tender(
        database, world.manager, world.tender_id, 1, lambda one: replace(one, submission_deadline=later), now=NOW
    )
    subjects = remind(database, at - timedelta(days=2))
    assert len(subjects) == 3
    assert set(subjects) == {"Bids are due: District heating plant"}
    assert len(remind(database, at + timedelta(days=5))) == 3


def test_reminders_go_to_bid_managers_only_and_name_both_zones(database: Database, world: BidWorld) -> None:
    remind(database, DEADLINE.moment.astimezone(UTC) - timedelta(days=1))
    with database.read() as session:
        (mail,) = [one for one in list_mails(session) if "due" in one.subject]
    assert mail.recipient.startswith("bid-manager")
    assert "12:00" in mail.body
    assert "(UTC)" in mail.body
    assert "13:00" in mail.body
