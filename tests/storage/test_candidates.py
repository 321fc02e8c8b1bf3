"""Finding candidates in the catalogue: the order of the searches, and what is not for everybody."""

from decimal import Decimal

import pytest

from bidbuilder.domain.matching.narrowing import Narrowing
from bidbuilder.domain.people.permissions import Actor, Role
from bidbuilder.services.offerings import withdraw_offering
from bidbuilder.storage.candidates import list_candidates, map_usable_offerings
from bidbuilder.storage.database import Database
from tests.factories.bids import BidWorld, make_bid_world, make_plain_actor, publish
from tests.factories.people import NOW

ASKED = Narrowing(key="rated_power", low=100.0, high=600.0)


@pytest.fixture
def world(database: Database) -> BidWorld:
    return make_bid_world(database)


def _find(
    database: Database,
    actor: Actor,
    *conditions: Narrowing,
    text: str = "",
    limit: int = 10,
    hints: tuple[str, ...] = (),
) -> list[int | None]:
    with database.read() as session:
        return [one.id for one in list_candidates(session, actor, conditions, text, limit, hints)]


def test_offerings_that_keep_every_condition_come_first(database: Database, world: BidWorld) -> None:
    assert _find(database, world.manager, ASKED) == [world.boiler, world.pump]
    assert _find(database, world.manager, ASKED, limit=1) == [world.boiler]
    assert _find(database, world.manager, Narrowing(key="rated_power", high=50.0)) == [world.pump, world.boiler]


def test_one_of_two_conditions_is_better_than_none(database: Database, world: BidWorld) -> None:
    impossible = Narrowing(key="rated_voltage", low=1.0)
    assert set(_find(database, world.manager, ASKED, impossible)) == {world.boiler, world.pump}


def test_words_narrow_and_hints_rank(database: Database, world: BidWorld) -> None:
    assert _find(database, world.manager, ASKED, text="pump dansk") == [world.pump]
    assert _find(database, world.manager, text="100% boiler") == []
    assert _find(database, world.manager, hints=("boiler", "dansk")) == [world.boiler, world.pump]
    assert _find(database, world.manager) == []


def test_enclosing_condition_wants_the_whole_range(database: Database, world: BidWorld) -> None:
    inside = Narrowing(key="rated_power", low=500.0, high=500.0, encloses=True)
    assert _find(database, world.manager, inside, limit=1) == [world.boiler]


def test_withdrawn_and_foreign_offerings_are_not_candidates(database: Database, world: BidWorld) -> None:
    outsider = make_plain_actor(database, Role.SUPPLIER_EDITOR, world.people.outsider)
    foreign = publish(database, outsider, "Foreign", "500", (("1", "1"),))
    withdraw_offering(database, world.bodil, world.boiler, now=NOW)
    assert _find(database, world.manager, ASKED) == [world.pump]
    with database.read() as session:
        usable = map_usable_offerings(session, world.manager, [world.pump, world.boiler, foreign])
    assert set(usable) == {world.pump}


def test_newest_published_version_is_the_one_to_use(database: Database, world: BidWorld) -> None:
    with database.read() as session:
        pump = map_usable_offerings(session, world.manager, [world.pump])[world.pump]
    assert (pump.version, pump.properties[0].number) == (1, Decimal(10))
