"""A catalogue of any size for measurements: offerings of ten properties and usual texts, stored as the product stores them.

The documents of one offering of each name are made by the product; those of the others are the same text with other
numbers, so that a million are stored in minutes. `check_templates` holds that against the product.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from itertools import islice

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from bidbuilder import codec
from bidbuilder.domain.catalogue.dictionary import standard_dictionary
from bidbuilder.domain.catalogue.offerings import Offering, OfferingKind, OfferingState, SupplyTerms
from bidbuilder.domain.catalogue.prices import PriceBreak, PriceList
from bidbuilder.domain.catalogue.projection import project_properties
from bidbuilder.domain.people.clusters import Membership
from bidbuilder.domain.people.organisations import Organisation
from bidbuilder.storage.database import Database
from bidbuilder.storage.organisations import add_membership, save_organisation
from bidbuilder.storage.searching.entries import entry_of, record_of
from tests.factories.offerings import choice, interval, number

THINGS = ("pump", "valve", "tank", "varmeveksler", "gasmotor", "switchboard", "cable", "sensor", "blæser", "filter")
TOUCHES = ("stainless", "duplex", "insulated", "compact", "heavy-duty", "explosion-proof", "rørført", "quiet")
CHANGED = datetime(2026, 6, 1, 12, tzinfo=UTC)
AT_ONCE = 10_000
# Numbers that stand for the real ones in a template; each is met once for each place it has in a document.
HOLES = {
    "rated_power": (71_001, "kW", 1, 900),
    "mass": (71_002, "kg", 1, 900),
    "length": (71_003, "mm", 100, 9_000),
    "width": (71_004, "mm", 100, 3_000),
    "height": (71_005, "mm", 100, 3_000),
    "rated_current": (71_006, "A", 1, 600),
    "sound_power_level": (71_007, "dB", 40, 99),
}
CODE_HOLE, PRICE_HOLE, OWNER_HOLE, SERIES_HOLE = "71008", "71009", 71_010, "71011"
VOLTAGES, CLASSES = ("230", "400", "690"), ("IP44", "IP54", "IP55", "IP65")


@dataclass(frozen=True)
class Template:
    """The documents of an offering with holes, in the order `fill_holes` fills them."""

    offering: str
    record: str
    price: str
    name: str


def make_offering(
    name: str, voltage: str, protection: str, low: str, values: dict[str, str], *, key: str, owner: int
) -> Offering:
    """An offering as the templates are made of."""
    measured = (number(one, values[one], HOLES[one][1]) for one in HOLES)
    return Offering(
        organisation_id=owner,
        code=f"VP-{key}",
        state=OfferingState.PUBLISHED,
        kind=list(OfferingKind)[(len(low) + VOLTAGES.index(voltage)) % 5],
        names={"en": name, "da": f"{name} (da)"},
        descriptions={"en": f"{name} with housing of cast iron, delivered tested and documented."},
        manufacturer="Vesterbæk",
        part_number=f"{voltage[0]}B/{key}-7",
        properties=(
            *measured,
            number("rated_voltage", voltage, "V"),
            interval("ambient_temperature", low, "45", "°C"),
            choice("protection_class", protection),
        ),
        terms=SupplyTerms(lead_time_days=30, country_of_origin="DK"),
    )


def templates() -> dict[tuple[str, str, str, str], Template]:
    """The templates of every name with every choice."""
    return {
        (touch + " " + thing, voltage, protection, low): _template(f"{touch} {thing}", voltage, protection, low)
        for touch in TOUCHES
        for thing in THINGS
        for voltage in VOLTAGES
        for protection in CLASSES
        for low in ("-30", "-5")
    }


def _template(name: str, voltage: str, protection: str, low: str) -> Template:
    holes = {one: str(hole[0]) for one, hole in HOLES.items()}
    made = make_offering(f"{name} {SERIES_HOLE}", voltage, protection, low, holes, key=CODE_HOLE, owner=OWNER_HOLE)
    bounds = project_properties(made, standard_dictionary())
    prices = PriceList(currency="DKK", breaks=(PriceBreak(from_quantity=Decimal(1), unit_price=Decimal(PRICE_HOLE)),))
    return Template(
        codec.to_json(made), record_of(entry_of(made, bounds, CHANGED)), codec.to_json(prices), f"{name} {SERIES_HOLE}"
    )


@dataclass(frozen=True)
class Row:
    """One offering to be stored: its columns and documents."""

    id: int
    owner: int
    code: str
    name: str
    offering: str
    record: str
    price: str
    amount: int


def rows(size: int, owners: list[int]) -> Iterator[Row]:
    """The offerings from 1 on, their owners taking turns."""
    chance, made = random.Random(7), list(templates().values())
    for key in range(1, size + 1):
        template, owner, series = chance.choice(made), owners[key % len(owners)], str(chance.randrange(1_000))
        amount = chance.randint(100, 90_000)
        pairs = [(str(hole), str(chance.randint(low, high))) for hole, _, low, high in HOLES.values()]
        pairs += [(CODE_HOLE, str(key)), (str(OWNER_HOLE), str(owner)), (SERIES_HOLE, series)]
        offering, record = template.offering, template.record
        for hole, value in pairs:
            offering, record = offering.replace(hole, value), record.replace(hole, value)
        name = template.name.replace(SERIES_HOLE, series)
        price = template.price.replace(PRICE_HOLE, str(amount))
        yield Row(key, owner, f"VP-{key}", name, offering, record, price, amount)


def check_templates() -> None:
    """The product makes the same documents of an offering as the templates do."""
    name, voltage, protection, low = next(iter(templates()))
    template = templates()[name, voltage, protection, low]
    values = {one: str(hole[2] + 5) for one, hole in HOLES.items()}
    made = make_offering(f"{name} 12", voltage, protection, low, values, key="34", owner=56)
    record = record_of(entry_of(made, project_properties(made, standard_dictionary()), CHANGED))
    filled = template.record
    for one, hole in HOLES.items():
        filled = filled.replace(str(hole[0]), values[one])
    for hole, value in ((CODE_HOLE, "34"), (str(OWNER_HOLE), "56"), (SERIES_HOLE, "12")):
        filled = filled.replace(hole, value)
    assert filled == record, f"{filled}\n{record}"


def fill(database: Database, size: int, owners: list[int]) -> None:
    """Store the offerings, each published with a price list that is open to leads."""
    check_templates()
    write = _copy if database.engine.dialect.name == "postgresql" else _insert
    indices = _drop_indices(database)
    for portion in batched(rows(size, owners), AT_ONCE):
        with database.engine.begin() as connection:
            _store(connection, portion, write)
    with database.engine.begin() as connection:
        for statement in indices:
            connection.exec_driver_sql(statement)
    if database.engine.dialect.name == "postgresql":
        with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as vacuum:
            vacuum.exec_driver_sql("VACUUM ANALYZE")
            vacuum.exec_driver_sql(
                "SELECT setval(pg_get_serial_sequence('offering', 'id'), (SELECT max(id) FROM offering))"
            )


def batched(found: Iterator[Row], count: int) -> Iterator[list[Row]]:
    """Lists of so many rows each; the last one is shorter."""
    while portion := list(islice(found, count)):
        yield portion


def _drop_indices(database: Database) -> list[str]:
    """Take the indices of the embedded database away, which are quicker made anew than kept; gives what makes them."""
    if database.engine.dialect.name == "postgresql":
        return []
    with database.engine.begin() as connection:
        found = connection.exec_driver_sql(
            "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
        )
        statements = {str(name): str(sql) for name, sql in found}
        for name in statements:
            connection.exec_driver_sql(f'DROP INDEX "{name}"')
    return list(statements.values())


Write = Callable[[Connection, str, list[tuple[object, ...]]], None]


def _store(connection: Connection, part: list[Row], write: Write) -> None:
    moment = CHANGED.isoformat(" ") if connection.dialect.name == "postgresql" else "2026-06-01 12:00:00.000000"
    columns = "id, organisation_id, code, state, kind, published_version, revision, changed_at, data"
    offerings = (
        (
            one.id,
            one.owner,
            one.code,
            "published",
            "component",
            1,
            1,
            moment,
            one.offering,
        )
        for one in part
    )
    write(connection, f"offering ({columns})", list(offerings))
    versions = [(one.id, 1, moment, one.offering) for one in part]
    write(connection, "offering_version (offering_id, version, published_at, data)", versions)
    write(connection, "offering_search (offering_id, stamp, record)", [(one.id, 0, one.record) for one in part])
    prices = [(one.id, one.owner, "leads", "DKK", one.amount * 1_000_000, one.price) for one in part]
    write(connection, "price_list (offering_id, organisation_id, audience, currency, first_price, data)", prices)


def _insert(connection: Connection, table: str, listed: list[tuple[object, ...]]) -> None:
    if listed:
        marks = ", ".join("?" for _ in listed[0])
        connection.exec_driver_sql(f"INSERT INTO {table} VALUES ({marks})", listed)


def _copy(connection: Connection, table: str, listed: list[tuple[object, ...]]) -> None:
    driver = connection.connection.driver_connection
    assert driver is not None
    with driver.cursor() as cursor, cursor.copy(f"COPY {table} FROM STDIN") as copy:
        for row in listed:
            copy.write_row(row)


def members(session: Session, count: int, clusters: tuple[int, int]) -> list[int]:
    """That many further members of the first cluster, every hundredth also of the second; gives their ids."""
    ids = []
    for place in range(count):
        saved = save_organisation(session, Organisation(legal_name=f"Medlem {place} ApS"))
        for cluster in clusters if place % 100 == 0 else clusters[:1]:
            membership = Membership(cluster_id=cluster, organisation_id=saved.id or 0, starts_on=CHANGED.date())
            add_membership(session, membership)
        ids.append(saved.id or 0)
    return ids
