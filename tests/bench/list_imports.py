"""A list of 100,000 rows from upload to published offerings, on SQLite and PostgreSQL: `python -m tests.bench list-imports`.

A worker of its own process, which runs before the list arrives as it does beside every server, reads, stages and takes over;
meanwhile this one fetches pages, twenty a second, and times them.
Memory is the peak of the worker and of the child that reads the file, each of which must stay under a gigabyte.
`BIDBUILDER_BENCH_ROWS=20000` and `BIDBUILDER_BENCH_BACKENDS=sqlite` narrow it.
"""

import io
import multiprocessing
import os
import random
import resource
import secrets
import statistics
import tempfile
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Event
from pathlib import Path

from flask.testing import FlaskClient
from xlsxwriter import Workbook

from bidbuilder.app import create_app
from bidbuilder.cli.upkeep import begin_upkeep
from bidbuilder.domain.people.permissions import Role
from bidbuilder.jobs.worker import open_worker
from bidbuilder.services.imports import get_import_page, start_import
from bidbuilder.services.list_imports import take_over_import, undo_import
from bidbuilder.settings import Settings
from bidbuilder.storage import schema
from bidbuilder.storage.database import Database
from bidbuilder.storage.imports import ImportState
from bidbuilder.storage.users import open_sign_in
from bidbuilder.web.access import SESSION_TOKEN
from tests.bench.servers import open_url
from tests.factories.web_people import World, make_world

ROWS = int(os.environ.get("BIDBUILDER_BENCH_ROWS", 100_000))
BACKENDS = tuple(os.environ.get("BIDBUILDER_BENCH_BACKENDS", "sqlite,postgresql").split(","))
_TITLES = (
    "Varenr",
    "Navn (dansk)",
    "Name (English)",
    "Producent",
    "Enhed",
    "Pris DKK",
    "Pris 10 stk DKK",
    "Leveringstid",
    "Nettovægt kg",
    "Spænding",
    "Effekt kW",
    "Kapslingsklasse",
    "Omgivelsestemperatur",
)


def measure() -> None:
    """Print the figures of both databases: a new list, the same with new prices, and the undoing of it."""
    first, second = price_list(1), price_list(2)
    for backend in BACKENDS:
        with tempfile.TemporaryDirectory() as folder, open_url(backend, Path(folder)) as url:
            _measure(url, Path(folder), first, second)


def price_list(seed: int) -> bytes:
    """A Danish price list with two breaks and six properties a row; another seed gives other prices."""
    chance, file = random.Random(seed), io.BytesIO()
    book = Workbook(file, {"constant_memory": True})
    sheet = book.add_worksheet("Liste")
    sheet.write_row(0, 0, _TITLES)
    for number in range(1, ROWS + 1):
        sheet.write_row(number, 0, _row(number, chance.randint(100, 90_000)))
    book.close()
    return file.getvalue()


def _row(number: int, price: int) -> tuple[object, ...]:
    written = f"{price // 1000}.{price % 1000:03d},50" if price >= 1000 else f"{price},50"
    names = (f"VP-{number:06d}", f"Varmepumpe type {number}", f"Heat pump type {number}", "Vandborre", "stk")
    prices = (written, f"{price * 0.9:.2f}".replace(".", ","), "3 uger", number % 490 + 10)
    return *names, *prices, "400 V", number % 200 + 1, ("IP54", "IP65")[number % 2], "-20…+45 °C"


def _measure(url: str, folder: Path, first: bytes, second: bytes) -> None:
    database = Database.open(url)
    schema.upgrade(database)
    world = make_world(database)
    client = create_app(Settings(data_folder=folder / "data", log_level="ERROR"), database).test_client()
    _sign_in(client, world)
    print(f"{database.engine.dialect.name}, a list of {ROWS} rows")
    ended = begin_upkeep(database)  # as every server does
    with _WorkerProcess(url, folder) as worker, _Visitor(client) as visitor:
        import_id = _import(world, first, visitor)
        _import(world, second, visitor)
        visitor.timed("undo of the new prices", lambda: _undo(world, import_id + 1))
    print(f"  memory at its peak: worker {worker.peaks[0]:.0f} MB, reader {worker.peaks[1]:.0f} MB")
    print(f"  processor time in all: worker {worker.seconds[0]:.0f} s, readers {worker.seconds[1]:.0f} s")
    ended.set()
    database.close()


def _sign_in(client: FlaskClient, world: World) -> None:
    token, now = secrets.token_urlsafe(16), datetime.now(UTC)
    user_id = world.user(Role.SUPPLIER_EDITOR).id or 0
    with world.database.housekeep() as session:
        open_sign_in(session, token, user_id, now=now, until=now + timedelta(hours=1), agent="bench")
    with client.session_transaction() as session:
        session[SESSION_TOKEN] = token


def _import(world: World, content: bytes, visitor: "_Visitor") -> int:
    actor = world.actor(Role.SUPPLIER_EDITOR)
    import_id = start_import(
        world.database,
        actor,
        "catalogue",
        world.member.id or 0,
        file_name="prisliste.xlsx",
        content=content,
        now=datetime.now(UTC),
    )
    read = visitor.timed("read, compared and staged", lambda: _wait(world, import_id, ImportState.READY))
    visitor.paths.append(f"/offerings/import/{import_id}")

    def take_over() -> None:
        take_over_import(world.database, actor, import_id, clean_only=False, publish=True, now=datetime.now(UTC))
        _wait(world, import_id, ImportState.CONFIRMED)

    taken = visitor.timed("taken over and published", take_over)
    print(f"  in all {read + taken:.1f} s")
    return import_id


def _undo(world: World, import_id: int) -> None:
    undo_import(world.database, world.actor(Role.SUPPLIER_EDITOR), import_id, now=datetime.now(UTC))
    _wait(world, import_id, ImportState.UNDONE)


def _wait(world: World, import_id: int, state: ImportState) -> None:
    actor = world.actor(Role.SUPPLIER_EDITOR)
    while (page := get_import_page(world.database, actor, "catalogue", import_id)).state is not state:
        assert page.state in {ImportState.READING, ImportState.READY, ImportState.WORKING}, page
        time.sleep(0.2)


class _Visitor:
    """Fetches pages in a thread of its own, twenty a second, and keeps how long each took."""

    def __init__(self, client: FlaskClient) -> None:
        self.client, self.paths = (
            client,
            ["/offerings", "/offerings?q=own:yes", "/offerings?q=varmepumpe", "/offerings/import"],
        )
        self.milliseconds: list[float] = []
        self.ended = threading.Event()
        self.thread = threading.Thread(target=self._visit, daemon=True)

    def __enter__(self) -> "_Visitor":
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.ended.set()
        self.thread.join()

    def timed(self, what: str, work: Callable[[], object]) -> float:
        """Do something, and print how long it and the pages meanwhile took; gives its seconds."""
        self.milliseconds.clear()
        start = time.perf_counter()
        work()
        seconds = time.perf_counter() - start
        pages = sorted(self.milliseconds) or [0.0]
        slow = statistics.quantiles(pages, n=20, method="inclusive")[-1] if len(pages) > 1 else pages[0]
        print(f"  {what:<28} {seconds:6.1f} s   {len(pages):4} pages meanwhile: p95 {slow:5.0f} ms", flush=True)
        return seconds

    def _visit(self) -> None:
        visits = 0
        while not self.ended.wait(0.05):
            start = time.perf_counter()
            answer = self.client.get(self.paths[visits % len(self.paths)])
            assert answer.status_code == 200, answer.request.path
            self.milliseconds.append((time.perf_counter() - start) * 1000)
            visits += 1


class _WorkerProcess:
    """A worker in a process of its own; what it took is known when it has ended.

    `peaks` are the memory of it and of its largest child, in MB, `seconds` the processor time of it and of its children: on a
    busy machine only that can be compared.
    """

    def __init__(self, url: str, folder: Path) -> None:
        context = multiprocessing.get_context("spawn")
        self.begun, self.ended, self.answers = context.Event(), context.Event(), context.Queue()
        self.process = context.Process(target=_work, args=(url, folder, self.begun, self.ended, self.answers))
        self.peaks = self.seconds = (0.0, 0.0)

    def __enter__(self) -> "_WorkerProcess":
        self.process.start()
        self.begun.wait()
        return self

    def __exit__(self, *_: object) -> None:
        self.ended.set()
        self.peaks, self.seconds = self.answers.get(timeout=60)
        self.process.join()


def _work(url: str, folder: Path, begun: Event, ended: Event, answers: "Queue[object]") -> None:
    worker = open_worker(Database.open(url), Settings(data_folder=folder, log_level="ERROR"))
    worker.stopping = ended  # type: ignore[assignment] - waits and tells like an event of this process
    begun.set()
    worker.run()
    taken = [resource.getrusage(kind) for kind in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    peaks, seconds = [one.ru_maxrss / 1024 for one in taken], [one.ru_utime + one.ru_stime for one in taken]
    answers.put((peaks, seconds))
