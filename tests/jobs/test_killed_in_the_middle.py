"""Workers killed in the middle of real jobs: a list that is taken over and reminders; nothing is lost and nothing done twice."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bidbuilder.domain.catalogue.offerings import Certificate
from bidbuilder.domain.matching.querying.queries import OfferingQuery, Paging
from bidbuilder.domain.people.permissions import Actor, Role
from bidbuilder.jobs.worker import Worker
from bidbuilder.services.imports import get_import_page
from bidbuilder.services.list_imports import take_over_import
from bidbuilder.services.offerings import add_certificate, register_offering
from bidbuilder.services.saved_searches import save_search
from bidbuilder.services.searching import search_offerings
from bidbuilder.settings import Settings
from bidbuilder.storage.database import Database
from bidbuilder.storage.imports import ImportState
from bidbuilder.storage.jobs import JobState, cancel_job, list_jobs, queue_job
from bidbuilder.storage.mails import list_mails
from tests.factories.bids import make_bid_world, publish
from tests.factories.imports import ready_import
from tests.factories.offerings import number, offering
from tests.factories.people import NOW
from tests.factories.supplier_lists import numbered_list
from tests.factories.web_people import World
from tests.jobs import killable_rooms
from tests.jobs.killing import killed_in_the_end, wait_until


def kill_at(database: Database, log: Path, place: str, times: int = 1) -> None:
    """Let a worker process work until it says for so many times that it has reached a place, then kill it there."""
    address = database.engine.url.render_as_string(hide_password=False)
    with killed_in_the_end(killable_rooms.work, address, log):
        wait_until(lambda: log.exists() and log.read_text(encoding="utf-8").split().count(place) >= times)


def let_an_heir_work(database: Database) -> None:
    """Another worker does what is left, once the lease of the killed one has run out."""
    heir = Worker(database, Settings(), lease=timedelta(seconds=1))
    wait_until(heir.run_one)
    while heir.run_one():
        pass
    with database.read() as session:
        assert {job.state for job in list_jobs(session)} <= {JobState.DONE, JobState.CANCELLED}


def names(world: World, actor: Actor) -> list[str]:
    """The names of all own offerings without their numbers, in the order of their codes."""
    rows = search_offerings(world.database, actor, OfferingQuery(own_only=True), Paging(limit=1000)).rows
    return [row.name.split()[0] for row in sorted(rows, key=lambda one: one.code)]


def begin_import(world: World, actor: Actor, content: bytes) -> int:
    """A list whose taking over waits for a worker; its reading is done here."""
    import_id = ready_import(world.database, actor, "catalogue", world.member.id or 0, content)
    with world.database.housekeep() as session:
        for job in list_jobs(session):
            cancel_job(session, job.id, NOW)
    assert take_over_import(world.database, actor, import_id, clean_only=False, publish=True, now=NOW) is None
    return import_id


def test_a_worker_killed_while_it_takes_a_list_over_loses_and_doubles_nothing(world: World, tmp_path: Path) -> None:
    supplier = world.actor(Role.SUPPLIER_EDITOR)
    begin_import(world, supplier, numbered_list(260))
    kill_at(world.database, tmp_path / "arriving", "progress", times=2)
    assert names(world, supplier) == [], "what has arrived is not seen before all of it is there"
    let_an_heir_work(world.database)
    assert names(world, supplier) == ["Pumpe"] * 260

    import_id = begin_import(world, supplier, numbered_list(260, name="Ventil"))
    kill_at(world.database, tmp_path / "changing", "progress", times=2)
    assert set(names(world, supplier)) == {"Pumpe", "Ventil"}
    let_an_heir_work(world.database)
    assert names(world, supplier) == ["Ventil"] * 260
    page = get_import_page(world.database, supplier, "catalogue", import_id)
    assert (page.state, page.counts) == (ImportState.CONFIRMED, {"new": 0, "changed": 260, "withdrawn": 0})
    rows = search_offerings(world.database, supplier, OfferingQuery(own_only=True), Paging(limit=1000)).rows
    assert {row.version for row in rows} == {2}


@pytest.mark.parametrize("kind", ["remind-certificates", "tell-of-saved-searches"])
def test_a_worker_killed_while_it_reminds_sends_each_mail_once(database: Database, tmp_path: Path, kind: str) -> None:
    bids = make_bid_world(database)
    save_search(database, bids.manager, "Large ones", "rated power >= 400 kW", now=NOW)
    publish(database, bids.anders, "Turbine", "900", (("1", "100"),))
    draft = replace(offering(number("rated_power", "1", "kW")), organisation_id=bids.people.anders, code="C", id=None)
    certified = register_offering(database, bids.anders, draft, None, now=NOW)
    ends_on = datetime.now(UTC).date() + timedelta(days=20)
    certificate = Certificate(name="EN 1090", valid_until=ends_on)
    add_certificate(database, bids.anders, certified.id or 0, certificate, None, now=NOW)
    with database.housekeep() as session:
        for job in list_jobs(session):
            cancel_job(session, job.id, NOW)
        queue_job(session, kind=kind, subject="site", payload={}, user_id=None, now=NOW)
    kill_at(database, tmp_path / "log", "finishing")
    let_an_heir_work(database)
    with database.read() as session:
        mails = [mail.recipient for mail in list_mails(session)]
    wanted = bids.people.anders if kind == "remind-certificates" else bids.people.lead
    role = "supplier-editor" if kind == "remind-certificates" else "bid-manager"
    assert mails == [f"{role}-{wanted}@example.org"]
