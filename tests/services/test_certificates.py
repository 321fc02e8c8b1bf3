"""Reminders of certificates that end: once each, to the right people, never lost and never doubled by workers that die."""

from datetime import UTC, datetime, timedelta

import pytest

from bidbuilder.domain.catalogue.offerings import Certificate
from bidbuilder.domain.people.permissions import Role
from bidbuilder.jobs.worker import Worker
from bidbuilder.services.certificates import list_hits, remind_certificates
from bidbuilder.services.jobs import queue_daily_jobs
from bidbuilder.services.offerings import add_certificate
from bidbuilder.services.organisation_certificates import change_certificates
from bidbuilder.settings import Settings
from bidbuilder.storage.job_context import JobContext, JobLost
from bidbuilder.storage.jobs import JobState, cancel_job, claim_job, list_jobs
from bidbuilder.storage.mails import list_mails
from tests.factories.web_bids import WebBid, add, make_web_bid, today
from tests.factories.web_people import World

DAILY = ("remind-certificates",)
NOW = datetime.now(UTC)
LEASE = timedelta(seconds=30)


@pytest.fixture
def bid(world: World) -> WebBid:
    """The lead's bid with the member's pump, whose certificate ends in 60 days: after submission, before award."""
    made = make_web_bid(world)
    add(made, made.pump, "2")
    certificate = Certificate(name="ATEX", valid_until=today() + timedelta(days=60))
    add_certificate(made.database, made.supplier, made.pump, certificate, None, now=NOW)
    return made


def run_daily(bid: WebBid, now: datetime = NOW) -> int:
    """Queue and run what is due on a day; gives how many jobs were queued."""
    queued = queue_daily_jobs(bid.database, DAILY, now)
    worker = Worker(bid.database, Settings())
    while worker.run_one():
        pass
    return queued


def mails(bid: WebBid) -> list[tuple[str, str]]:
    """Recipient and subject of every mail, in their order."""
    with bid.database.read() as session:
        return sorted((one.recipient, one.subject) for one in list_mails(session))


def test_the_member_and_the_lead_whose_bid_is_hit_are_reminded_once(bid: WebBid) -> None:
    assert run_daily(bid) == 1
    sent = mails(bid)
    assert [recipient for recipient, _ in sent] == ["bid-manager@example.dk", "supplier-editor@example.dk"]
    assert all("ATEX" in subject or "District heating plant" in subject for _, subject in sent)
    assert run_daily(bid) == 0
    assert run_daily(bid, NOW + timedelta(days=1)) == 1
    assert mails(bid) == sent


def test_a_rival_in_no_bid_learns_of_no_bid(bid: WebBid) -> None:
    run_daily(bid)
    with bid.database.read() as session:
        told = {one.recipient: one.body for one in list_mails(session)}
    assert "- District heating plant" in told["supplier-editor@example.dk"]
    assert "rival@example.dk" not in told
    assert list_hits(bid.database, bid.rival, now=NOW) == ()


def test_member_and_lead_see_the_hit_with_its_moment_and_others_do_not(bid: WebBid, world: World) -> None:
    for actor in (bid.supplier, bid.manager):
        (hit,) = list_hits(bid.database, actor, now=NOW)
        assert (hit.bid.bid_id, hit.watched.certificate.name, hit.moment) == (bid.bid_id, "ATEX", "award")
    assert list_hits(bid.database, world.actor(Role.FACILITATOR), now=NOW) == ()


def test_a_certificate_of_the_organisation_hits_the_bids_it_is_a_partner_of(bid: WebBid, world: World) -> None:
    admin = world.actor(Role.ORGANISATION_ADMIN)
    certificate = Certificate(name="ISO 9001", valid_until=today() + timedelta(days=5))
    change_certificates(bid.database, admin, world.member.id or 0, [certificate], {}, now=NOW)
    run_daily(bid)
    about = [recipient for recipient, subject in mails(bid) if "ISO 9001" in subject]
    assert about == ["organisation-admin@example.dk"]
    assert {one.watched.certificate.name for one in list_hits(bid.database, bid.manager, now=NOW)} == {
        "ATEX",
        "ISO 9001",
    }


def test_a_worker_that_loses_its_job_sends_nothing_and_the_next_one_sends_it(bid: WebBid) -> None:
    queue_daily_jobs(bid.database, DAILY, NOW)
    with bid.database.housekeep() as session:
        job = claim_job(session, worker="first", now=NOW, lease=LEASE)
    assert job is not None
    later = NOW + timedelta(minutes=5)
    with bid.database.housekeep() as session:
        again = claim_job(session, worker="second", now=later, lease=LEASE)
    assert again is not None
    with pytest.raises(JobLost):
        remind_certificates(JobContext(bid.database, Settings(), job, "first", clock=lambda: later))
    assert mails(bid) == []
    remind_certificates(JobContext(bid.database, Settings(), again, "second", clock=lambda: later))
    assert len(mails(bid)) == 2


def test_a_reminder_missed_on_its_day_leaves_on_the_next(bid: WebBid) -> None:
    queue_daily_jobs(bid.database, DAILY, NOW)
    with bid.database.housekeep() as session:
        (job,) = [one for one in list_jobs(session) if one.kind == "remind-certificates"]
        assert job.state is JobState.QUEUED
        cancel_job(session, job.id, NOW)
    run_daily(bid, NOW + timedelta(days=1))
    assert len(mails(bid)) == 2
