"""How long the review takes with a workbook of 10,000 requirements on SQLite: `python -m tests.bench review`."""

import secrets
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from flask.testing import FlaskClient

from bidbuilder.app import create_app
from bidbuilder.domain.people.permissions import Role
from bidbuilder.domain.tenders.constraints import ConstraintState
from bidbuilder.domain.tenders.editing import condition_name
from bidbuilder.services import requirements, reviewing
from bidbuilder.services.tenders import get_tender_page, take_over_import
from bidbuilder.settings import Settings
from bidbuilder.storage import schema
from bidbuilder.storage.database import Database
from bidbuilder.storage.users import open_sign_in
from bidbuilder.web.access import SESSION_TOKEN
from tests.bench.timing import report
from tests.factories.imports import look_here, ready_import
from tests.factories.people import NOW
from tests.factories.web_people import World, make_world
from tests.factories.workbooks import workbook

ROWS = 10_000
ASKED = (
    "The pump shall deliver at least {n} kW at 400 V.",
    "The cabinet must have protection class IP55 or better, tested by EN 60529.",
    "The noise level shall not exceed {n} dB(A) at 1 m.",
    "The supplier must be certified by ISO 9001.",
    "A drawing of part {n} should be enclosed.",
)


def measure() -> None:
    """Print what taking in costs once, then the pages, one edit, and deciding on many."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database.open(f"sqlite:///{folder}/bench.sqlite3")
        schema.upgrade(database)
        world = make_world(database)
        _take_in(world)
        client = create_app(Settings(data_folder=Path(folder) / "data", log_level="ERROR"), database).test_client()
        _sign_in(client, world)
        for path in _paths():
            report(path, lambda path=path: _fetch(client, path), 9)
        _edit(world)
        database.close()


def _sign_in(client: FlaskClient, world: World) -> None:
    token, now = secrets.token_urlsafe(16), datetime.now(UTC)
    user_id = world.users[Role.BID_MANAGER].id or 0
    with world.database.housekeep() as session:
        open_sign_in(session, token, user_id, now=now, until=now + timedelta(hours=1), agent="bench")
    with client.session_transaction() as session:
        session[SESSION_TOKEN] = token


def _fetch(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200, f"{path}: {answer.status_code}"


def _paths() -> list[str]:
    review = "/tenders/1/review"
    return [
        "/tenders/1",
        "/tenders/1/requirements",
        "/tenders/1/requirements?words=noise&page=12",
        review,
        f"{review}?key=R9000",
        f"{review}?key=R5000&state=open&words=pump",
        f"{review}/news?key=R5000&mark=x",
        f"{review}/patterns",
        f"{review}/left-out",
    ]


def _take_in(world: World) -> None:
    rows: list[list[object]] = [["No.", "Requirement", "Type", "Answer"]]
    rows += [[str(n), ASKED[n % len(ASKED)].format(n=n), "Must", None] for n in range(1, ROWS + 1)]
    manager = world.actor(Role.BID_MANAGER)
    content = workbook({"Requirements": rows})
    import_id = ready_import(world.database, manager, "tender", world.lead.id or 0, content, "call.xlsx")
    begun = time.perf_counter()
    take_over_import(world.database, manager, import_id, now=NOW)
    taken = time.perf_counter()
    look_here(world.database, 1)
    looked = time.perf_counter()
    print(f"  taken over with proposals {taken - begun:.1f} s, looked into and compared {looked - taken:.1f} s (jobs)")


def _edit(world: World) -> None:
    manager = world.actor(Role.BID_MANAGER)
    lines = get_tender_page(world.database, manager, 1).lines
    one = lines[5_000]
    key = one.requirement.key
    begun = time.perf_counter()
    requirements.confirm_proposals(world.database, manager, 1, key, one.revision, now=NOW)
    accepted = time.perf_counter()
    cut = one.requirement.text.index(" ")
    requirements.split(world.database, manager, 1, key, one.revision + 1, [cut], now=NOW)
    split = time.perf_counter()
    many = [line.requirement for line in lines if line.proposed and line.requirement.key != key]
    chosen = {line.key: [condition_name(line.constraints[0])] for line in many[: reviewing.MOST_AT_ONCE]}
    reviewing.decide_many(world.database, manager, 1, chosen, ConstraintState.CONFIRMED, now=NOW)
    decided = time.perf_counter()
    reviewing.undo(world.database, manager, 1, now=NOW)
    undone = time.perf_counter()
    figures = (accepted - begun, split - accepted, decided - split, undone - decided)
    names = ("accept one", "split one", f"accept {reviewing.MOST_AT_ONCE} by pattern", "undo that")
    for name, seconds in zip(names, figures, strict=True):
        print(f"  {name:<58} {seconds * 1000:9.1f} ms")
