"""Saved searches: kept by person, asked again with that person's rights, told once, and never of what it may not see."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidbuilder.domain.basics.errors import NotFound
from bidbuilder.domain.catalogue.offerings import Offering
from bidbuilder.domain.catalogue.prices import PriceAudience, PriceBreak, PriceList
from bidbuilder.domain.matching.saved_searches import MOST_SAVED, NothingToWatch, SearchSavedAlready, TooManySearches
from bidbuilder.domain.people.permissions import Actor, Role
from bidbuilder.jobs.registry import DAILY, HANDLERS
from bidbuilder.jobs.worker import Worker
from bidbuilder.services.kits import set_own_part
from bidbuilder.services.offerings import publish_offering, register_offering
from bidbuilder.services.saved_searches import (
    delete_search,
    get_search_page,
    list_news,
    list_searches,
    pause_search,
    rename_search,
    restore_search,
    save_search,
    see_news,
    unsee_news,
    watch_requirement,
)
from bidbuilder.settings import Settings
from bidbuilder.storage.database import Database
from bidbuilder.storage.jobs import JobState, list_jobs, queue_job
from bidbuilder.storage.mails import list_mails
from bidbuilder.storage.saved_searches import LOOK_AGAIN, pack_ids, unpack_ids
from bidbuilder.storage.tenders import load_tender
from bidbuilder.storage.users import get_user, save_user
from tests.factories.bids import BidWorld, make_bid_world, make_plain_actor, publish
from tests.factories.jobs import run_job
from tests.factories.people import NOW
from tests.factories.web_bids import counted_queries

TELL = "tell-of-saved-searches"


@pytest.fixture
def bids(database: Database) -> BidWorld:
    return make_bid_world(database)


def run(database: Database, kind: str | None = None) -> None:
    """Do what waits, or the daily job; mails stay in the outbox."""
    if kind is not None:
        with database.housekeep() as session:
            queue_job(session, kind=kind, subject="site", payload={}, user_id=None, now=NOW)
    worker = Worker(database, Settings(base_url="https://bids.example/"))
    while worker.run_one():
        pass
    with database.read() as session:
        assert {job.state for job in list_jobs(session)} <= {JobState.DONE}


def mails_about_searches(database: Database) -> list[tuple[str, str, str]]:
    with database.read() as session:
        return [
            (mail.recipient, mail.subject, mail.body) for mail in list_mails(session) if "/saved-searches" in mail.body
        ]


def names(database: Database, actor: Actor, search_id: int) -> list[str]:
    return [row.name for row in get_search_page(database, actor, search_id).rows]


def publish_priced(database: Database, actor: Actor, code: str, price: str, audience: PriceAudience) -> None:
    (organisation_id,) = actor.organisation_ids
    draft = Offering(organisation_id=organisation_id, code=code, names={"en": f"Valve {code}"})
    breaks = (PriceBreak(from_quantity=Decimal(1), unit_price=Decimal(price)),)
    saved = register_offering(
        database, actor, draft, PriceList(currency="EUR", breaks=breaks, audience=audience), now=NOW
    )
    publish_offering(database, actor, saved.id or 0, now=NOW)


def test_what_was_there_is_not_new_and_what_is_published_is_seen_told_once_and_taken_back(
    database: Database, bids: BidWorld
) -> None:
    search_id = save_search(database, bids.manager, "Large ones", "rated power >= 400 kW", now=NOW)
    run(database, TELL)
    assert [(one.count, one.fresh) for one in list_searches(database, bids.manager)] == [(1, 0)]
    assert list_news(database, bids.manager) == ()
    assert mails_about_searches(database) == []

    publish(database, bids.anders, "Turbine", "900", (("1", "100"),))
    publish(database, bids.anders, "Fan", "2", (("1", "100"),))
    run(database)
    assert [(one.search.name, one.count, one.fresh) for one in list_news(database, bids.manager)] == [
        ("Large ones", 2, 1)
    ]
    assert names(database, bids.manager, search_id) == ["Turbine"]
    assert mails_about_searches(database) == []

    run(database, TELL)
    run(database, TELL)
    ((recipient, subject, body),) = mails_about_searches(database)
    assert (recipient, subject) == (f"bid-manager-{bids.people.lead}@example.org", "New in your saved searches: 1")
    assert f"Large ones: 1 new\n- Turbine, Anders ApS\nhttps://bids.example/saved-searches/{search_id}\n" in body

    see_news(database, bids.manager, search_id, now=NOW)
    assert (list_news(database, bids.manager), names(database, bids.manager, search_id)) == ((), [])
    assert get_search_page(database, bids.manager, search_id).can_take_back
    unsee_news(database, bids.manager, search_id, now=NOW)
    assert names(database, bids.manager, search_id) == ["Turbine"]


def test_a_requirement_tells_when_somebody_can_answer_it(database: Database, bids: BidWorld) -> None:
    with database.read() as session:
        asked, plain = _with_and_without_condition(load_tender(session, bids.tender_id).requirements)
    with pytest.raises(NothingToWatch):
        watch_requirement(database, bids.manager, bids.bid_id, plain, now=NOW)
    with pytest.raises(NotFound):
        watch_requirement(database, bids.anders, bids.bid_id, asked, now=NOW)
    search_id = watch_requirement(database, bids.manager, bids.bid_id, asked, now=NOW)
    before = get_search_page(database, bids.manager, search_id)
    publish(database, bids.bodil, "Everything", "100000", (("1", "1"),))
    run(database)
    after = get_search_page(database, bids.manager, search_id)
    assert "rated power" in after.asked
    assert [one.name for one in after.rows] == ["Everything"]
    assert after.row.count == before.row.count + 1


def _with_and_without_condition(requirements: tuple) -> tuple[str, str]:  # type: ignore[type-arg]
    asked = next(one for one in requirements if any(c.property == "rated_power" for c in one.confirmed_constraints))
    return asked.key, next(one.key for one in requirements if not one.confirmed_constraints)


def test_a_price_condition_only_finds_prices_the_person_may_see(database: Database, bids: BidWorld) -> None:
    question = "price <= 50 EUR"
    of_anders = save_search(database, bids.anders, "", question, now=NOW)
    of_lead = save_search(database, bids.manager, "", question, now=NOW)
    publish_priced(database, bids.bodil, "CLOSED", "10", PriceAudience.ON_REQUEST)
    publish_priced(database, bids.bodil, "OPEN", "20", PriceAudience.LEADS)
    publish_priced(database, bids.anders, "OWN", "30", PriceAudience.ON_REQUEST)
    run(database, TELL)
    assert names(database, bids.anders, of_anders) == ["Valve OWN"]
    assert names(database, bids.manager, of_lead) == ["Valve OPEN"]
    told = {recipient: body for recipient, _subject, body in mails_about_searches(database)}
    assert len(told) == 2
    assert all("CLOSED" not in body for body in told.values())


def test_a_right_that_ended_tells_nothing_any_more(database: Database, bids: BidWorld) -> None:
    search_id = save_search(database, bids.manager, "All", "", now=NOW)
    publish(database, bids.anders, "Turbine", "900", (("1", "100"),))
    run(database)
    stranger = replace(bids.manager, cluster_ids=frozenset(), grants=())
    assert list_news(database, stranger) == ()
    page = get_search_page(database, stranger, search_id)
    assert (page.rows, page.row.count, page.row.fresh) == ((), 0, 0)
    with database.write("test", NOW) as work:
        save_user(work.session, replace(get_user(work.session, bids.manager.user_id), grants=(), is_active=True))
        work.record("test.user", "test")
    run(database, TELL)
    assert mails_about_searches(database) == []


def test_a_search_belongs_to_one_person(database: Database, bids: BidWorld) -> None:
    search_id = save_search(database, bids.manager, "Mine", "pump", now=NOW)
    colleague = make_plain_actor(database, Role.EXPORT_MANAGER, bids.people.bodil)
    assert list_searches(database, colleague) == ()
    for change in (see_news, unsee_news, delete_search, restore_search):
        with pytest.raises(NotFound):
            change(database, colleague, search_id, now=NOW)
    with pytest.raises(NotFound):
        rename_search(database, colleague, search_id, "Theirs", now=NOW)
    with pytest.raises(NotFound):
        get_search_page(database, colleague, search_id)


def test_searches_are_renamed_paused_deleted_and_taken_back(database: Database, bids: BidWorld) -> None:
    search_id = save_search(database, bids.manager, "", "turbine", now=NOW)
    rename_search(database, bids.manager, search_id, "Turbines", now=NOW)
    pause_search(database, bids.manager, search_id, is_paused=True, now=NOW)
    publish(database, bids.anders, "Turbine", "900", (("1", "100"),))
    run(database, TELL)
    assert (list_news(database, bids.manager), mails_about_searches(database)) == ((), [])
    pause_search(database, bids.manager, search_id, is_paused=False, now=NOW)
    run(database, TELL)
    assert [one.search.name for one in list_news(database, bids.manager)] == ["Turbines"]
    delete_search(database, bids.manager, search_id, now=NOW)
    assert list_searches(database, bids.manager) == ()
    restore_search(database, bids.manager, search_id, now=NOW)
    assert [one.fresh for one in list_searches(database, bids.manager)] == [1]
    delete_search(database, bids.manager, search_id, now=NOW)
    other = save_search(database, bids.manager, "", "pump", now=NOW)
    delete_search(database, bids.manager, other, now=NOW + timedelta(days=31))
    with pytest.raises(NotFound):
        restore_search(database, bids.manager, search_id, now=NOW)


def test_the_same_search_is_saved_once_and_there_is_a_most(database: Database, bids: BidWorld) -> None:
    save_search(database, bids.manager, "Pumps", "pump  steel", now=NOW)
    with pytest.raises(SearchSavedAlready, match="Pumps"):
        save_search(database, bids.manager, "Again", "Pump steel", now=NOW)
    for place in range(MOST_SAVED - 1):
        save_search(database, bids.manager, "", f"pump {place}", now=NOW)
    with pytest.raises(TooManySearches):
        save_search(database, bids.manager, "", "one too many", now=NOW)


def test_publishing_queues_one_look_and_none_where_nobody_waits(database: Database, bids: BidWorld) -> None:
    publish(database, bids.anders, "Fan", "2", (("1", "100"),))
    save_search(database, bids.manager, "", "turbine", now=NOW)
    for name in ("A", "B"):
        publish(database, bids.anders, name, "2", (("1", "100"),))
    with database.read() as session:
        assert [job.kind for job in list_jobs(session) if job.kind == LOOK_AGAIN] == [LOOK_AGAIN]
    assert {LOOK_AGAIN, TELL} <= HANDLERS.keys()
    assert TELL in DAILY


def test_a_change_of_a_published_kit_queues_a_look(database: Database, bids: BidWorld) -> None:
    save_search(database, bids.manager, "", "turbine", now=NOW)
    kit = publish(database, bids.anders, "Kit", "2", (("1", "100"),))
    with database.read() as session:
        before = max(job.id for job in list_jobs(session) if job.kind == LOOK_AGAIN)
    run_job(database, before, NOW)
    set_own_part(database, bids.anders, kit, "PUMP", Decimal(2), now=NOW)
    with database.read() as session:
        assert max(job.id for job in list_jobs(session) if job.kind == LOOK_AGAIN) > before


def test_the_news_of_the_front_page_take_one_query_where_there_is_nothing_new(
    database: Database, bids: BidWorld
) -> None:
    for place in range(5):
        save_search(database, bids.manager, "", f"pump {place}", now=NOW)
    with counted_queries(database) as seen:
        list_news(database, bids.manager)
    assert len([one for one in seen if one != "BEGIN"]) == 1, seen


@given(st.frozensets(st.integers(1, 2**31 - 1), max_size=30))
def test_packed_ids_are_the_same_unpacked(ids: frozenset[int]) -> None:
    assert unpack_ids(pack_ids(ids)) == ids
    assert bool(pack_ids(ids)) == bool(ids)
