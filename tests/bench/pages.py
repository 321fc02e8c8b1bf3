"""How long pages of the catalogue take at every size of `search`, whole requests: `python -m tests.bench pages`."""

import secrets
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from flask.testing import FlaskClient

from bidbuilder.app import create_app
from bidbuilder.domain.people.permissions import Role
from bidbuilder.settings import Settings
from bidbuilder.storage.database import Database
from bidbuilder.storage.users import open_sign_in
from bidbuilder.web.access import SESSION_TOKEN
from tests.bench.catalogue import fill, members
from tests.bench.search import BACKENDS, MEMBERS, SIZES, five, opened, percentiles
from tests.factories.web_people import World, make_world


def measure() -> None:
    """Print the figures for a supplier and a bid manager."""
    for backend in BACKENDS:
        for size in SIZES:
            with opened(backend) as database, tempfile.TemporaryDirectory() as folder:
                _measure(database, Path(folder), size)


def _measure(database: Database, folder: Path, size: int) -> None:
    world = make_world(database)
    with database.write("bench", datetime.now(UTC)) as work:
        cluster = world.cluster.id or 0
        owners = [world.member.id or 0, *members(work.session, MEMBERS, (cluster, cluster))]
        work.record("bench.filled", "site")
    fill(database, size, owners)
    app = create_app(Settings(data_folder=folder, log_level="ERROR"), database)
    for role in (Role.SUPPLIER_EDITOR, Role.BID_MANAGER):
        client = app.test_client()
        sign_in(client, world, role)
        client.get("/offerings")
        print(f"{database.engine.dialect.name}, {size:,} offerings, {role}")
        paths = ("/offerings", "/offerings?q=duplex+pump", "/offerings?sort=changed", "/offerings/501")
        for path in paths:
            print(f"  {path:<48} {percentiles(lambda _, path=path, client=client: fetch(client, path))}", flush=True)
        figures = percentiles(lambda chance, client=client: fetch(client, "/offerings", q=five(chance)))
        print(f"  {'five conditions, with facets':<48} {figures}", flush=True)


def fetch(client: FlaskClient, path: str, **query: str) -> None:
    """Fetch a page, which must be there."""
    answer = client.get(path, query_string=query or None)
    assert answer.status_code == 200, f"{path}: {answer.status_code}"


def sign_in(client: FlaskClient, world: World, role: Role) -> None:
    """Sign that role's user in."""
    token, now = secrets.token_urlsafe(16), datetime.now(UTC)
    with world.database.housekeep() as session:
        open_sign_in(session, token, world.users[role].id or 0, now=now, until=now + timedelta(hours=1), agent="bench")
    with client.session_transaction() as session:
        session[SESSION_TOKEN] = token
