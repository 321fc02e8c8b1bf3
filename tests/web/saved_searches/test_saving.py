"""Saved searches in the browser: saved from the catalogue and from a requirement, seen, paused, deleted and taken back."""

import re
from datetime import UTC, datetime

import pytest

from bidbuilder.domain.people.permissions import Role
from bidbuilder.jobs.worker import Worker
from bidbuilder.settings import Settings
from bidbuilder.storage.database import Database
from bidbuilder.storage.jobs import queue_job
from bidbuilder.storage.mails import list_mails
from tests.factories.web_bids import counted_queries, make_web_bid
from tests.factories.web_people import World
from tests.web.fixtures import SignIn
from tests.web.offerings.test_searching import register

TELL = "tell-of-saved-searches"


@pytest.fixture
def database(sqlite_database: Database) -> Database:
    """SQLite instead of each database: what is stored is tested on each by the services."""
    return sqlite_database


def work(world: World) -> None:
    """Do every job that waits."""
    worker = Worker(world.database, Settings())
    while worker.run_one():
        pass


def _told_of(world: World, words: str) -> str:
    """The address in the one mail of the daily round that has these words."""
    with world.database.housekeep() as session:
        queue_job(session, kind=TELL, subject="site", payload={}, user_id=None, now=datetime.now(UTC))
    work(world)
    with world.database.read() as session:
        (body,) = (mail.body for mail in list_mails(session) if words in mail.body)
    (address,) = re.findall(r"/saved-searches/\d+", body)
    return str(address)


def test_a_search_is_saved_its_news_are_seen_and_it_can_be_deleted_and_taken_back(
    sign_in: SignIn, world: World
) -> None:
    client = sign_in(Role.BID_MANAGER)
    client.get("/offerings?q=rated+power+%E2%89%A5+40+kW&sort=code")
    page = client.post("/saved-searches", {"q": "rated power ≥ 40 kW", "sort": "code", "name": "Big pumps"})
    assert page.h1 == "Big pumps"
    assert "Nothing new" in page.text
    register(world, "P-5", "5")
    register(world, "P-50", "50")
    work(world)
    assert "Big pumps 1 new offering" in client.get("/").text
    page = client.get("/saved-searches/1")
    assert "Pump P-50" in page.text
    assert "Pump P-5 " not in page.text
    ways = [link.get("href") for link in page.all(".//a") if "All answers" in "".join(link.itertext())]
    assert ways == ["/offerings?q=rated+power+%E2%89%A5+40+kW&sort=code"]
    assert _told_of(world, "Big pumps: 1 new") == "/saved-searches/1"
    assert "Nothing new" in client.post("/saved-searches/1/seen").text
    assert "Big pumps" not in client.get("/").text
    assert "Pump P-50" in client.post("/saved-searches/1/unseen").text
    assert client.post("/saved-searches/1/rename", {"name": "Pumps, big"}).h1 == "Pumps, big"
    assert "paused" in client.post("/saved-searches/1/pause").text
    assert "New in your saved searches" not in client.get("/").text
    assert "paused" not in client.post("/saved-searches/1/resume").text
    page = client.post("/saved-searches/1/delete")
    assert "The search is deleted." in page.text
    assert "Nothing saved yet" in page.text
    assert "Pumps, big" in client.post("/saved-searches/1/restore").text


def test_the_same_search_twice_says_where_it_is(sign_in: SignIn, world: World) -> None:
    client = sign_in(Role.SUPPLIER_EDITOR)
    client.get("/offerings")
    client.post("/saved-searches", {"q": "", "name": ""})
    page = client.post("/saved-searches", {"q": "", "name": "Again"})
    assert "You have saved this search already, as “All offerings”." in page.text


def test_who_can_answer_a_requirement_is_watched_from_the_workspace(sign_in: SignIn, world: World) -> None:
    bid = make_web_bid(world)
    client = sign_in(Role.BID_MANAGER)
    page = client.get(f"/bids/{bid.bid_id}/solution")
    forms = [one for one in page.all(".//form") if one.get("action") == "/saved-searches/requirement"]
    fields = {one.get("name"): one.get("value") for one in forms[0].iter("input")}
    page = client.post("/saved-searches/requirement", {"bid": fields["bid"], "requirement": fields["requirement"]})
    assert "Saved. You are told here and by mail" in page.text
    assert "Open in the bid" in page.text
    client.post("/saved-searches/requirement", {"bid": "x", "requirement": ""}, status=404)
    rival = sign_in(world.rival)
    rival.get("/")
    rival.post("/saved-searches/requirement", {"bid": str(bid.bid_id), "requirement": "1"}, status=403)
    rival.get("/saved-searches/1", status=404)


def test_the_list_takes_as_many_queries_for_many_searches_as_for_few(sign_in: SignIn, world: World) -> None:
    client = sign_in(Role.BID_MANAGER)
    client.get("/offerings")
    counts = []
    for number in range(4):
        client.post("/saved-searches", {"q": f"pump {number}", "name": ""})
        with counted_queries(world.database) as seen:
            client.get("/saved-searches")
        counts.append(len(seen))
    assert counts[0] == counts[3] <= 20, counts
