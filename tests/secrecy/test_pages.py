"""Law 1 as pairs of worlds: what a person may not know changes nothing that the person can fetch, byte for byte."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient

from bidbuilder.domain.people.permissions import Actor
from bidbuilder.formats.writers.pack_documents import LETTER, PROPOSAL
from bidbuilder.settings import Settings
from bidbuilder.storage.database import Database
from bidbuilder.storage.mails import list_mails
from bidbuilder.storage.users import open_sign_in
from bidbuilder.web import context
from bidbuilder.web.access import SESSION_TOKEN
from tests.secrecy.two_worlds import NOW, Scene, make_scene
from tests.storage_fixtures import copy_of_sqlite
from tests.web.applications import application_for

CHEAP, DEAR = Decimal("1111.11"), Decimal("9797.97")
# What two requests for the same page may differ in without telling anything.
_PER_REQUEST = re.compile(rb'(name="csrf_token" value="[^"]*")|("X-CSRFToken": "[^"]*")|(nonce-[\w-]+)')
# Hundreds of entries of the dictionary hold nothing of members but a count: the one in `_addresses` stands for all.
_ALIKE = "/dictionary/"
# What a person may ask of the addresses that are asked: by price above all, for an order or a count tells it too.
_CHOSEN = {
    "/offerings": ("q=pump", "q=price<=5000EUR", "q=pump&sort=price", "q=price>3000EUR&sort=price"),
    "/api/offerings": ("q=pump&facets=yes", "q=price<=5000EUR&facets=yes", "sort=price"),
    "/offerings/compare": ("chosen=1&chosen=2",),
}


class _Noon(datetime):
    """A clock that stands still, so that both worlds are looked at at one moment."""

    @classmethod
    def now(cls, tz: object = None) -> datetime:
        return NOW


@dataclass(frozen=True)
class World:
    """One of the worlds with its application. Nothing is changed in it, so what somebody fetched once is kept."""

    app: Flask
    database: Database
    scene: Scene
    clients: dict[str, FlaskClient] = field(default_factory=dict)
    fetched: dict[str, dict[str, tuple[int, bytes]]] = field(default_factory=dict)

    def client(self, who: str) -> FlaskClient:
        """The browser of a person of the scene."""
        if who not in self.clients:
            self.clients[who] = _signed_in(self.app, self.database, getattr(self.scene, who))
        return self.clients[who]

    def everything(self, who: str) -> dict[str, tuple[int, bytes]]:
        """Status and body of every address there is for what exists, and of every link found on the way."""
        if who not in self.fetched:
            self.fetched[who] = dict(self._fetch(who, list(_addresses(self.app, self.scene))))
        return self.fetched[who]

    def _fetch(self, who: str, waiting: list[str]) -> Iterator[tuple[str, tuple[int, bytes]]]:
        client, seen = self.client(who), set[str]()
        while waiting:
            path = waiting.pop()
            if path in seen:
                continue
            seen.add(path)
            answer = client.get(path)
            body = _PER_REQUEST.sub(b"", answer.get_data())
            yield path, (answer.status_code, body)
            if answer.mimetype == "text/html":
                waiting.extend(link for link in _links(body, self.app) if not _is_a_further_choice(path, link))


@pytest.fixture(scope="module")
def worlds(sqlite_master: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[World]]:
    """The cheap and the dear world, each with its application."""
    made = []
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(context, "datetime", _Noon)
        for name, price, mark_up in (("cheap", CHEAP, Decimal(10)), ("dear", DEAR, Decimal(35))):
            folder = tmp_path_factory.mktemp(name)
            database = copy_of_sqlite(sqlite_master, folder)
            scene = make_scene(database, price, mark_up)
            settings = Settings(data_folder=folder, secret_key="the same in both worlds", log_level="ERROR")
            made.append(World(application_for(settings, database), database, scene))
        yield made
    for world in made:
        world.database.close()


@pytest.mark.parametrize("who", ["anders", "facilitator", "outsider"])
def test_everything_a_person_can_fetch_is_the_same_in_both_worlds(worlds: list[World], who: str) -> None:
    cheap, dear = (world.everything(who) for world in worlds)
    assert cheap.keys() == dear.keys()
    assert len(cheap) > 20
    different = [path for path in cheap if cheap[path] != dear[path]]
    assert different == []


def test_prices_of_a_rival_stand_on_no_page_of_a_member(worlds: list[World]) -> None:
    fetched = worlds[0].everything("anders")
    amounts = (b"1111.11", b"2222.22", b"3333.33", b"4444.44")
    secrets_of_bodil = [
        written
        for one in amounts
        for written in (one, one[:1] + b"," + one[1:], one[:1] + b"." + one[1:].replace(b".", b","))
    ]
    leaks = [path for path, (_, body) in fetched.items() if any(one in body for one in secrets_of_bodil)]
    assert leaks == []


def test_gaps_calls_and_proposals_are_among_what_is_compared(worlds: list[World]) -> None:
    fetched = worlds[0].everything("facilitator")
    assert b"9000 kW" in fetched["/gaps"][1]
    assert {fetched[path][0] for path in ("/calls/1", "/proposals/1", "/dictionary/rated_power")} == {200}
    of_anders = worlds[0].everything("anders")
    assert (of_anders["/calls/1"][0], of_anders["/proposals/1"][0], of_anders["/gaps"][0]) == (200, 404, 403)


def test_members_are_compared_on_the_sections_they_write_and_see_no_other(
    worlds: list[World],
) -> None:
    of_anders = worlds[0].everything("anders")
    statuses = [of_anders[path][0] for path in ("/sections/1", "/sections/2", "/library/1", "/library/2")]
    assert statuses == [200, 404, 200, 404]
    assert b"Part 1" in of_anders["/sections"][1]
    assert b"Part 2" not in of_anders["/sections"][1]
    assert of_anders[f"/bids/{worlds[0].scene.bid_id}/writing"][0] == 403


def test_pages_of_papers_and_their_words_are_compared_and_only_the_lead_sees_them(worlds: list[World]) -> None:
    bid = f"/bids/{worlds[0].scene.bid_id}"
    secret = (f"{bid}/pages/{LETTER}", f"{bid}/pages/{LETTER}/1.png", f"{bid}/pages/{PROPOSAL}", f"{bid}/look")
    for who, refused in (("anders", {403}), ("bodil", {403}), ("facilitator", {403}), ("outsider", {404})):
        client = worlds[0].client(who)
        assert {client.get(path).status_code for path in secret} == refused, who
    assert all(path in worlds[0].everything("outsider") for path in secret)
    for path in secret:
        of_lead = [_PER_REQUEST.sub(b"", world.client("lead").get(path).get_data()) for world in worlds]
        assert of_lead[0] != of_lead[1], path


def test_a_rivals_imports_are_not_there_for_anybody_else(worlds: list[World]) -> None:
    for who, status in (("anders", 404), ("facilitator", 403), ("lead", 403)):
        client = worlds[0].client(who)
        assert {client.get(f"/offerings/import/{number}").status_code for number in (1, 2)} == {status}, who
    assert "4,444.44" in worlds[0].client("bodil").get("/offerings/import/2").get_data(as_text=True)


def test_the_worlds_do_differ_for_those_who_may_know(worlds: list[World]) -> None:
    cheap, dear = worlds
    for who in ("lead", "bodil"):
        paths = _addresses(cheap.app, cheap.scene)
        assert any(
            _PER_REQUEST.sub(b"", cheap.client(who).get(path).get_data())
            != _PER_REQUEST.sub(b"", dear.client(who).get(path).get_data())
            for path in paths
        ), f"{who} should see a difference"


def test_news_of_saved_searches_tell_nobody_a_price_it_may_not_see(worlds: list[World]) -> None:
    mails = []
    for world in worlds:
        scene = world.scene
        with world.database.read() as session:
            told = {one.recipient: one.body for one in list_mails(session) if "/saved-searches" in one.body}
        rivals = (f"supplier-editor-{scene.world.anders}@", f"facilitator-{scene.world.cluster_id}@")
        mails.append({who: body for who, body in told.items() if who.startswith(rivals)})
        assert f"supplier-editor-{scene.world.bodil}@example.org" in told
        assert f"bid-manager-{scene.world.outsider}@example.org" not in told
    assert mails[0] == mails[1]
    assert len(mails[0]) == 2
    client = worlds[0].client("anders")
    by_word, by_price = (client.get(f"/saved-searches/{number}").get_data(as_text=True) for number in (1, 2))
    assert "Bodil pump" in by_word
    assert "Bodil pump" not in by_price
    assert "Anders pump" in by_price


def _is_a_further_choice(path: str, link: str) -> bool:
    """Filters upon filters have no end: from a page that is chosen from, only links to other pages are followed."""
    here, there = urlsplit(path), urlsplit(link)
    return bool(here.query) and here.path == there.path


def _addresses(app: Flask, scene: Scene) -> Iterator[str]:
    values = {
        "bid_id": [scene.bid_id],
        "tender_id": [scene.tender_id],
        "offering_id": list(scene.offering_ids),
        "quote_id": list(scene.quote_ids),
        "organisation_id": [scene.world.lead, scene.world.bodil, scene.world.outsider],
        "cluster_id": [scene.world.cluster_id],
        "version": [1],
        "position": [0],
        "import_id": [1, 2],
        "job_id": [1],
        "user_id": [1, 2],
        "addendum_id": [1],
        "call_id": [1],
        "proposal_id": [1],
        "key": ["rated_power"],
        "run_id": [1],
        "search_id": [1],
        "section_id": [1, 2],
        "block_id": [1, 2],
        "form_id": [1],
        "document": [LETTER, PROPOSAL],
        "number": [1],
    }
    adapter = app.url_map.bind("localhost")
    for rule in app.url_map.iter_rules():
        if "GET" not in (rule.methods or set()) or rule.endpoint in {"static", "sign_in.sign_out"}:
            continue
        if rule.rule in _CHOSEN:
            yield from (f"{rule.rule}?{query}" for query in _CHOSEN[rule.rule])
        if not rule.arguments:
            yield rule.rule
        elif len(rule.arguments - values.keys()) == 0:
            for pick in range(2):
                chosen = {name: values[name][min(pick, len(values[name]) - 1)] for name in rule.arguments}
                yield adapter.build(rule.endpoint, chosen)


def _links(body: bytes, app: Flask) -> Iterator[str]:
    for found in re.findall(rb'(?:href|hx-get|src)="(/[^"#]*)', body):
        path = found.decode().replace("&amp;", "&")
        if not urlsplit(path).path.startswith(("/static", _ALIKE)):
            yield path


def _signed_in(app: Flask, database: Database, actor: Actor) -> FlaskClient:
    with database.housekeep() as session:
        open_sign_in(
            session,
            f"token {actor.user_id}",
            actor.user_id,
            now=NOW,
            until=datetime(2027, 1, 1, tzinfo=UTC),
            agent="test",
        )
    client = app.test_client()
    with client.session_transaction() as session:
        session[SESSION_TOKEN] = f"token {actor.user_id}"
    return client
