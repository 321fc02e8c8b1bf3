"""Words in the catalogue: stems of three languages, compounds, slips of the pen, codes, phrases; and what stays hidden."""

from dataclasses import replace
from pathlib import Path

import pytest

from bidbuilder.domain.people.permissions import Actor, Role
from bidbuilder.services.installation import restore_backup, write_backup
from bidbuilder.services.offerings import change_offering, get_own_offering_page, withdraw_offering
from bidbuilder.services.searching import search_by_text
from bidbuilder.storage import schema
from bidbuilder.storage.database import Database
from tests.factories.bids import BidWorld, make_bid_world, make_plain_actor, publish
from tests.factories.people import NOW


@pytest.fixture
def world(database: Database) -> BidWorld:
    return make_bid_world(database)


def found(database: Database, actor: Actor, asked: str) -> list[int]:
    """The offerings found, the best first."""
    page = search_by_text(database, actor, asked)
    assert page.count == len(page.rows)
    return [row.id for row in page.rows]


def rename(database: Database, actor: Actor, offering_id: int, name: str, **changes: object) -> None:
    """Publish a new version under another name."""
    page = get_own_offering_page(database, actor, offering_id)
    changed = replace(page.offering, names={"en": name}, **changes)  # type: ignore[arg-type]
    change_offering(database, actor, changed, None, page.revision, now=NOW)


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("Varmepumper", "varmepumpe"),
        ("Varmepumpe", "pumpe"),
        ("Varme-pumpe", "varmepumpe"),
        ("Heat pumps", "heat pump"),
        ("Heat pumps", '"heat pumps"'),
        ("Kreiselpumpen", "kreiselpumpe"),
        ("Blæser", "blaeser"),
        ("Wärmetauscher", "waermetauscher"),
        ("Varmeveksler", "varmevexler"),
        ("Centrifugal", "centrifugla"),
        ("GM-400/B", "gm400b"),
        ("GM-400/B", "400/b"),
        ("GM400B", "GM-400-B"),
        ("GM-400/B", "gm"),
        ("Heat pump", "heat-pump"),
        ("Heat pump", "heat-pmup"),
        ("Boiler", "boi"),
        ("Boiler", "BOILER"),
    ],
)
def test_a_name_is_found_as_people_ask_for_it(sqlite_database: Database, name: str, asked: str) -> None:
    world = make_bid_world(sqlite_database)
    rename(sqlite_database, world.bodil, world.boiler, name)
    assert world.boiler in found(sqlite_database, world.manager, asked)


def test_a_code_of_letters_alone_is_found_whole_and_by_its_beginning(sqlite_database: Database) -> None:
    world = make_bid_world(sqlite_database)
    rename(sqlite_database, world.bodil, world.boiler, "Pickling", code="NT-BJ-bath")
    for asked in ("NT-BJ-bath", "nt-bj", "NT/BJ/bath", "nt-bj pickling"):
        assert found(sqlite_database, world.manager, asked) == [world.boiler]
    assert found(sqlite_database, world.manager, "nt-xj") == []


def test_a_slip_of_the_pen_is_told_and_only_taken_where_nothing_fits(database: Database, world: BidWorld) -> None:
    page = search_by_text(database, world.manager, "boilre")
    assert ([row.id for row in page.rows], page.slips) == ([world.boiler], (("boilre", "boiler"),))
    rename(database, world.anders, world.pump, "Boilre")
    assert found(database, world.manager, "boilre") == [world.pump]


def test_a_word_in_the_name_counts_more_than_in_the_description(database: Database, world: BidWorld) -> None:
    rename(database, world.anders, world.pump, "Alpha", descriptions={"en": "For every boiler."})
    assert found(database, world.manager, "boiler") == [world.boiler, world.pump]


def test_a_phrase_wants_its_words_side_by_side(database: Database, world: BidWorld) -> None:
    rename(database, world.anders, world.pump, "Heat exchanger pump")
    assert found(database, world.manager, "heat pump") == [world.pump]
    assert found(database, world.manager, '"heat pump"') == []
    assert found(database, world.manager, '"exchanger pump"') == [world.pump]


@pytest.mark.parametrize(
    "asked",
    ["boiler OR zzz", "boiler | zzz", "zzz*", "'zzz", "zzz'; DROP TABLE offering --", "\x00zzz", "zzz\\", "(zzz", "%zzz_"],
)  # fmt: skip
def test_other_query_languages_are_only_words(database: Database, world: BidWorld, asked: str) -> None:
    assert found(database, world.manager, asked) == []


def test_marks_alone_ask_for_nothing(database: Database, world: BidWorld) -> None:
    assert set(found(database, world.manager, " % _ ' \x00 ")) == {world.pump, world.boiler}


def test_a_change_is_found_at_once_by_every_process(database: Database, world: BidWorld) -> None:
    other = Database(database.engine)
    assert found(other, world.manager, "boiler") == [world.boiler]
    rename(database, world.bodil, world.boiler, "Fjernvarmekedel", descriptions={})
    for one in (database, other):
        assert found(one, world.manager, "kedel") == [world.boiler]
        assert found(one, world.manager, "dansk boiler") == []


def test_what_is_hidden_is_not_found_nor_tells_of_its_words(database: Database, world: BidWorld) -> None:
    outsider = make_plain_actor(database, Role.SUPPLIER_EDITOR, world.people.outsider)
    foreign = publish(database, outsider, "Boilre foreign", "500", (("1", "1"),))
    withdraw_offering(database, world.bodil, world.boiler, now=NOW)
    assert found(database, world.manager, "boiler") == []
    assert found(database, world.bodil, "boiler state:withdrawn") == [world.boiler]
    assert found(database, outsider, "foreign") == [foreign]
    page = search_by_text(database, world.manager, "boilr")
    assert (page.rows, page.slips) == ((), ()), "neither the outsider's word nor the withdrawn one's"


def test_a_price_narrows_and_orders_only_for_those_who_may_see_it(database: Database, world: BidWorld) -> None:
    assert found(database, world.manager, "price<=500EUR") == [world.pump]
    assert found(database, world.bodil, "price<=5000EUR") == [world.boiler]
    assert found(database, world.anders, "price>=1000EUR") == []


def test_a_restored_database_searches_as_before(database: Database, world: BidWorld, tmp_path: Path) -> None:
    write_backup(database, tmp_path / "backup.sqlite3")
    restored = Database.open(f"sqlite:///{tmp_path / 'restored.sqlite3'}")
    try:
        restore_backup(restored, tmp_path / "backup.sqlite3")
        assert found(restored, world.manager, "boiler") == [world.boiler]
    finally:
        restored.close()


@pytest.mark.parametrize("revision", ["0004", "0003", "0002"])
def test_migrated_down_and_up_the_search_finds_as_before(database: Database, world: BidWorld, revision: str) -> None:
    before = found(database, world.manager, "rated power ≥ 100 kW price>=1000EUR")
    schema.downgrade(database, revision)
    schema.upgrade(database)
    fresh = Database(database.engine)
    assert found(fresh, world.manager, "rated power ≥ 100 kW price>=1000EUR") == before == [world.boiler]
    assert schema.list_differences(database) == []
