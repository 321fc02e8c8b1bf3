"""The full-text index of each database: up to date at once, deaf to its own query language, back after a restore."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from bidbuilder.domain.people.permissions import Actor, Role
from bidbuilder.services.installation import restore_backup, write_backup
from bidbuilder.services.offerings import change_offering, get_own_offering_page, withdraw_offering
from bidbuilder.storage import schema, words
from bidbuilder.storage.candidates import list_candidates
from bidbuilder.storage.database import Database
from bidbuilder.storage.offering_lists import OfferingQuery, list_offerings
from tests.factories.bids import BidWorld, make_bid_world, make_plain_actor, publish
from tests.factories.people import NOW


@pytest.fixture
def world(database: Database) -> BidWorld:
    return make_bid_world(database)


def _listed(database: Database, actor: Actor, asked: str) -> set[int]:
    with database.read() as session:
        rows, count = list_offerings(session, actor, OfferingQuery(text=asked))
    assert count == len(rows)
    return {row.id for row in rows}


def _rename(database: Database, actor: Actor, offering_id: int, name: str) -> None:
    page = get_own_offering_page(database, actor, offering_id)
    changed = replace(page.offering, names={"en": name})
    change_offering(database, actor, changed, None, page.revision, now=NOW)


@pytest.mark.parametrize("asked", ["boiler", "BOIL", "boi dansk", "  boiler  ", "boiler -"])
def test_words_find_in_lists(database: Database, world: BidWorld, asked: str) -> None:
    assert _listed(database, world.manager, asked) == {world.boiler}


@pytest.mark.parametrize(
    "asked",
    [
        '"boiler" OR "pump"', "boiler OR pump", "boiler | zzz", "!zzz", "zzz*", "words:zzz", "^zzz", "NEAR(boiler zzz)",
        "'zzz", "zzz'; DROP TABLE offering --", "zzz\x00", "\x00zzz", '"zzz', "zzz\\", "zzz:*", "(zzz", "%zzz_",
    ],
)  # fmt: skip
def test_operators_and_quotes_are_no_query_language(database: Database, world: BidWorld, asked: str) -> None:
    assert _listed(database, world.manager, asked) == set()
    with database.read() as session:
        assert list_candidates(session, world.manager, (), asked, 10, (asked,)) == ()


def test_marks_alone_ask_for_nothing(database: Database, world: BidWorld) -> None:
    assert _listed(database, world.manager, " % _ ' \x00 ") == {world.pump, world.boiler}


def test_change_is_found_at_once_and_the_old_words_no_more(database: Database, world: BidWorld) -> None:
    _rename(database, world.bodil, world.boiler, "Fjernvarmekedel")
    assert _listed(database, world.manager, "kedel") == {world.boiler}
    assert _listed(database, world.manager, "dansk boil") == set()


def test_hidden_offerings_are_not_found_by_their_words(database: Database, world: BidWorld) -> None:
    outsider = make_plain_actor(database, Role.SUPPLIER_EDITOR, world.people.outsider)
    foreign = publish(database, outsider, "Foreign boiler", "500", (("1", "1"),))
    withdraw_offering(database, world.bodil, world.boiler, now=NOW)
    assert _listed(database, world.manager, "boiler") == set()
    assert _listed(database, world.bodil, "boiler") == {world.boiler}
    assert _listed(database, outsider, "boiler") == {foreign}


@pytest.mark.parametrize(("rare", "everywhere"), [(2_000, 8_000), (1, 100), (0, 1)])
@pytest.mark.parametrize("few", [2_000, 0])
def test_every_way_of_searching_finds_the_same(
    database: Database, world: BidWorld, monkeypatch: pytest.MonkeyPatch, rare: int, everywhere: int, few: int
) -> None:
    monkeypatch.setattr(words, "_RARE", rare)
    monkeypatch.setattr(words, "_EVERYWHERE", everywhere)
    monkeypatch.setattr("bidbuilder.storage.offerings.FEW", few)
    assert _listed(database, world.manager, "dansk") == {world.pump, world.boiler}
    assert _listed(database, world.manager, "boiler dansk") == {world.boiler}
    with database.read() as session:
        for asked, hints in (("boiler", ()), ("", ("boiler",))):
            found = list_candidates(session, world.manager, (), asked, 10, hints)
            assert [one.id for one in found] == [world.boiler]


def test_restored_database_finds_by_words(database: Database, world: BidWorld, tmp_path: Path) -> None:
    write_backup(database, tmp_path / "backup.sqlite3")
    restored = Database.open(f"sqlite:///{tmp_path / 'restored.sqlite3'}")
    try:
        restore_backup(restored, tmp_path / "backup.sqlite3")
        assert _listed(restored, world.manager, "boiler") == {world.boiler}
    finally:
        restored.close()


@pytest.mark.parametrize("revision", ["0003", "0002"])
def test_migrated_down_and_up_the_search_finds_as_before(database: Database, world: BidWorld, revision: str) -> None:
    schema.downgrade(database, revision)
    schema.upgrade(database)
    assert _listed(database, world.manager, "boil dansk") == {world.boiler}
    with database.read() as session:
        owners = session.execute(text("SELECT DISTINCT organisation_id FROM offering_property ORDER BY 1")).scalars()
        assert list(owners) == sorted([world.people.anders, world.people.bodil])
    assert schema.list_differences(database) == []
