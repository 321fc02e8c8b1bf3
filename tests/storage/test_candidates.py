"""Finding candidates in the catalogue: the order of the searches, and what is not for everybody."""

from decimal import Decimal

import pytest

from bidbuilder.domain.catalogue.dictionary import standard_dictionary
from bidbuilder.domain.matching.querying.reading import read_query
from bidbuilder.domain.people.permissions import Actor, Role
from bidbuilder.domain.tenders.constraints import Constraint
from bidbuilder.services.offerings import withdraw_offering
from bidbuilder.storage.candidates import Wanted, list_candidates, map_usable_offerings
from bidbuilder.storage.database import Database
from tests.factories.bids import BidWorld, make_bid_world, make_plain_actor, publish
from tests.factories.people import NOW
from tests.factories.requirements import constraint

DICTIONARY = standard_dictionary()
ASKED = constraint("rated_power", "≥", "100", unit="kW")


@pytest.fixture
def world(database: Database) -> BidWorld:
    return make_bid_world(database)


def _find(
    database: Database,
    actor: Actor,
    *conditions: Constraint,
    text: str = "",
    limit: int = 10,
    hints: tuple[str, ...] = (),
) -> tuple[list[int | None], int]:
    query = read_query(text, DICTIONARY).query
    with database.read() as session:
        view, wanted = database.catalogue.current(session), Wanted(conditions, hints=hints)
        found = list_candidates(session, view, actor, wanted, DICTIONARY, query=query, limit=limit)
    return [one.id for one in found.offerings], found.count


def test_offerings_that_keep_every_condition_come_first_and_are_counted(database: Database, world: BidWorld) -> None:
    assert _find(database, world.manager, ASKED) == ([world.boiler, world.pump], 1)
    assert _find(database, world.manager, ASKED, limit=1) == ([world.boiler], 1)
    few = constraint("rated_power", "≤", "50", unit="kW")
    assert _find(database, world.manager, few) == ([world.pump, world.boiler], 1)


def test_of_equals_the_cheaper_one_comes_first(database: Database, world: BidWorld) -> None:
    anything = constraint("rated_power", "present")
    assert _find(database, world.manager, anything) == ([world.pump, world.boiler], 2)
    dear = publish(database, world.anders, "Dear", "1", (("1", "9000"),))
    assert _find(database, world.manager, anything) == ([world.pump, world.boiler, dear], 3)


def test_one_of_two_conditions_is_better_than_none(database: Database, world: BidWorld) -> None:
    impossible = constraint("rated_voltage", "≥", "1", unit="V")
    assert _find(database, world.manager, ASKED, impossible) == ([world.pump, world.boiler], 0) or _find(
        database, world.manager, ASKED, impossible
    ) == ([world.boiler, world.pump], 0)


def test_a_query_narrows_and_hints_rank(database: Database, world: BidWorld) -> None:
    assert _find(database, world.manager, ASKED, text="pump dansk") == ([world.pump], 0)
    assert _find(database, world.manager, text="100% boiler") == ([], 0)
    assert _find(database, world.manager, text="rated power ≤ 50 kW") == ([world.pump], 1)
    assert _find(database, world.manager, hints=("boiler", "dansk"))[0] == [world.boiler, world.pump]
    assert _find(database, world.manager) == ([], 0)


def test_withdrawn_and_foreign_offerings_are_not_candidates(database: Database, world: BidWorld) -> None:
    outsider = make_plain_actor(database, Role.SUPPLIER_EDITOR, world.people.outsider)
    foreign = publish(database, outsider, "Foreign", "500", (("1", "1"),))
    withdraw_offering(database, world.bodil, world.boiler, now=NOW)
    assert _find(database, world.manager, ASKED) == ([world.pump], 0)
    with database.read() as session:
        usable = map_usable_offerings(session, world.manager, [world.pump, world.boiler, foreign])
    assert set(usable) == {world.pump}


def test_newest_published_version_is_the_one_to_use(database: Database, world: BidWorld) -> None:
    with database.read() as session:
        pump = map_usable_offerings(session, world.manager, [world.pump])[world.pump]
    assert (pump.version, pump.properties[0].number) == (1, Decimal(10))
