"""How long pages of the catalogue take with 100,000 offerings of 400 members on SQLite: `python -m tests.bench pages`."""

import random
import secrets
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from flask.testing import FlaskClient
from sqlalchemy import insert
from sqlalchemy.orm import Session

from bidbuilder.app import create_app
from bidbuilder.domain.catalogue.offerings import Offering, OfferingKind, OfferingState, SupplyTerms
from bidbuilder.domain.catalogue.prices import PriceBreak, PriceList
from bidbuilder.domain.people.clusters import Membership
from bidbuilder.domain.people.permissions import Role
from bidbuilder.settings import Settings
from bidbuilder.storage import schema
from bidbuilder.storage.database import Database
from bidbuilder.storage.offerings import (
    DbOffering,
    DbOfferingVersion,
    DbOfferingWords,
    DbPriceList,
    columns_of,
    words_of,
)
from bidbuilder.storage.organisations import add_membership, save_organisation
from bidbuilder.storage.users import open_sign_in
from bidbuilder.web.access import SESSION_TOKEN
from tests.bench.timing import report
from tests.factories.offerings import choice, interval, number
from tests.factories.web_people import FOUNDED, World, make_organisation, make_world

OFFERINGS, MEMBERS, AT_ONCE = 100_000, 400, 5_000
THINGS = ("pump", "valve", "tank", "heat exchanger", "gas engine", "switchboard", "cable", "sensor", "blower", "filter")
TOUCHES = ("stainless", "duplex", "insulated", "compact", "heavy-duty", "explosion-proof")


def measure() -> None:
    """Print the figures of the list, its filters and one offering, for a supplier and a bid manager."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database.open(f"sqlite:///{folder}/bench.sqlite3")
        schema.upgrade(database)
        world = make_world(database)
        with database.write("bench", FOUNDED) as work:
            fill(work.session, world)
            work.record("bench.filled", "site")
        app = create_app(Settings(data_folder=Path(folder) / "data", log_level="ERROR"), database)
        for role in (Role.SUPPLIER_EDITOR, Role.BID_MANAGER):
            client = app.test_client()
            sign_in(client, world, role)
            for path in paths(role):
                report(f"{role}: {path}", lambda path=path, client=client: fetch(client, path), 15)
        database.close()


def paths(role: Role) -> Iterator[str]:
    """The pages that are measured."""
    yield "/offerings"
    yield "/offerings?page=200"
    yield "/offerings?sort=changed"
    yield "/offerings?kind=service"
    yield "/offerings?text=duplex+pump"
    yield "/offerings?text=VP-77777"
    yield "/offerings/50001"
    if role is Role.SUPPLIER_EDITOR:
        yield "/offerings?own=1"
        yield "/offerings/401/prices"
        yield "/"


def fetch(client: FlaskClient, path: str) -> None:
    """Fetch a page, which must be there."""
    answer = client.get(path)
    assert answer.status_code == 200, f"{path}: {answer.status_code}"


def sign_in(client: FlaskClient, world: World, role: Role) -> None:
    """Sign that role's user in."""
    token, now = secrets.token_urlsafe(16), datetime.now(UTC)
    with world.database.housekeep() as session:
        open_sign_in(session, token, world.users[role].id or 0, now=now, until=now + timedelta(hours=1), agent="bench")
    with client.session_transaction() as session:
        session[SESSION_TOKEN] = token


def fill(session: Session, world: World) -> None:
    """Store the offerings, each with a version and a price list; one in a hundred is a draft."""
    owners = [world.member.id or 0, *members(session, world)]
    chance = random.Random(7)
    for first in range(1, OFFERINGS + 1, AT_ONCE):
        made = [make_offering(chance, key, owners[key % len(owners)]) for key in range(first, first + AT_ONCE)]
        moments = [FOUNDED + timedelta(minutes=chance.randrange(400_000)) for _ in made]
        session.execute(
            insert(DbOffering),
            [
                {"id": one.id, "organisation_id": one.organisation_id, "published_version": one.version, "revision": 1}
                | {"changed_at": at, "data": one, **columns_of(one)}
                for one, at in zip(made, moments, strict=True)
            ],
        )
        session.execute(insert(DbOfferingWords), [{"offering_id": one.id, "words": words_of(one)} for one in made])
        published = [one for one in made if one.version]
        session.execute(
            insert(DbOfferingVersion),
            [{"offering_id": one.id, "version": 1, "published_at": FOUNDED, "data": one} for one in published],
        )
        session.execute(insert(DbPriceList), [price_row(one) for one in made])


def members(session: Session, world: World) -> list[int]:
    """Further members of the cluster."""
    ids = []
    for place in range(MEMBERS):
        saved = save_organisation(session, make_organisation(f"Medlem {place} ApS"))
        membership = Membership(
            cluster_id=world.cluster.id or 0, organisation_id=saved.id or 0, starts_on=FOUNDED.date()
        )
        add_membership(session, membership)
        ids.append(saved.id or 0)
    return ids


def make_offering(chance: random.Random, key: int, owner: int) -> Offering:
    """An offering with texts and properties of usual length."""
    name = f"{chance.choice(TOUCHES)} {chance.choice(THINGS)} {chance.randrange(1000)}"
    draft = key % 100 == 0
    return replace(
        Offering(organisation_id=owner, code=f"VP-{key}", names={"en": name, "da": f"{name} (da)"}),
        id=key,
        state=OfferingState.DRAFT if draft else OfferingState.PUBLISHED,
        version=0 if draft else 1,
        kind=list(OfferingKind)[key % 5],
        descriptions={"en": f"{name} with housing of cast iron, delivered tested and documented. " * 3},
        manufacturer="Vesterbæk",
        properties=(
            number("rated_power", str(chance.randint(1, 900)), "kW"),
            number("rated_voltage", "400", "V"),
            interval("ambient_temperature", "-20", "45", "°C"),
            choice("protection_class", "IP55"),
        ),
        terms=SupplyTerms(lead_time_days=30, mass_kg=Decimal(chance.randint(1, 900)), country_of_origin="DK"),
    )


def price_row(offering: Offering) -> dict[str, object]:
    """A price list as the table keeps it."""
    prices = PriceList(
        currency="DKK", breaks=(PriceBreak(from_quantity=Decimal(1), unit_price=Decimal(100 + (offering.id or 0))),)
    )
    return {"offering_id": offering.id, "organisation_id": offering.organisation_id, "audience": prices.audience} | {
        "valid_until": None,
        "data": prices,
    }
