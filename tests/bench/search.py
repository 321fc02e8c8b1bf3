"""Search at 10,000, 100,000 and 1,000,000 offerings of ten properties and 5,000 members: `python -m tests.bench search`.

Each figure is a whole call of the service (read the query, take in what is new, find, count, order, read the first page's
rows) over searches with different values, warm: the 50th and 95th percentile in ms, by the clock and
of processor time (on a busy machine only that can be compared). `BIDBUILDER_BENCH_SIZES=10000,100000`
and `BIDBUILDER_BENCH_BACKENDS=sqlite` narrow it.
"""

import os
import random
import resource
import statistics
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter, process_time

from bidbuilder.domain.catalogue.dictionary import standard_dictionary
from bidbuilder.domain.matching.querying.queries import Order, Paging
from bidbuilder.domain.matching.querying.reading import read_query
from bidbuilder.domain.people.clusters import Cluster
from bidbuilder.domain.people.permissions import Actor, Grant, Role
from bidbuilder.services.offerings import change_offering, get_offering_page, get_own_offering_page
from bidbuilder.services.searching import prepare_search, search_by_text
from bidbuilder.storage import schema
from bidbuilder.storage.candidates import Wanted, find_candidate_ids, list_candidates
from bidbuilder.storage.database import Database
from bidbuilder.storage.organisations import save_cluster
from bidbuilder.storage.searching.columns import Columns
from tests.bench.catalogue import fill, members
from tests.bench.servers import open_url

SIZES = tuple(int(one) for one in os.environ.get("BIDBUILDER_BENCH_SIZES", "10000,100000,1000000").split(","))
BACKENDS = tuple(os.environ.get("BIDBUILDER_BENCH_BACKENDS", "sqlite,postgresql").split(","))
MEMBERS, RUNS, REQUIREMENTS = 5_000, 40, 2_000
FIRST_PAGE, BY_PRICE, PAGE_200 = Paging(), Paging(order=Order.PRICE), Paging(offset=9_950)
DICTIONARY = standard_dictionary()


@contextmanager
def opened(backend: str) -> Iterator[Database]:
    """An empty, migrated database."""
    with tempfile.TemporaryDirectory() as folder, open_url(backend, Path(folder)) as url:
        database = Database.open(url, Path(folder) / "search.npz")
        schema.upgrade(database)
        yield database
        database.close()


def measure() -> None:
    """Print the figures of both databases at every size."""
    for backend in BACKENDS:
        for size in SIZES:
            with opened(backend) as database:
                _measure(database, size)


def _measure(database: Database, size: int) -> None:
    start = perf_counter()
    actor = people(database, size)
    filled = perf_counter() - start
    start = perf_counter()
    search_by_text(database, actor, "")
    loaded = perf_counter() - start
    prepare_search(database)
    started = start_again(database)
    memory, load = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20, os.getloadavg()[0]
    print(
        f"{database.engine.dialect.name}, {size:,} offerings: filled in {filled:.0f} s, taken in {loaded:.1f} s,",
        end="",
    )
    print(f" out of its file {started:.1f} s, {memory:.1f} GB, load {load:.1f}")
    for name, work in works(database, actor, size).items():
        print(f"  {name:<48} {percentiles(work)}", flush=True)
    seconds, cpu = match_all(database, actor)
    print(
        f"  {f'{REQUIREMENTS:,} requirements matched':<48} {seconds:8.1f} s, of this process {cpu:8.1f} s", flush=True
    )


def start_again(database: Database) -> float:
    """Seconds of this process until another start has its columns out of the kept file."""
    start, search_file = process_time(), database.catalogue.file
    with database.read() as session:
        Columns(search_file).current(session)
    return process_time() - start


def people(database: Database, size: int) -> Actor:
    """Store members and offerings; gives a bid manager who sees all and edits those of the first member."""
    with database.write("bench", datetime.now(UTC)) as work:
        everybody, few = (save_cluster(work.session, Cluster(name=name)).id or 0 for name in ("Everybody", "Few"))
        owners = members(work.session, MEMBERS, (everybody, few))
        work.record("bench.filled", "site")
    fill(database, size, owners)
    grants = (Grant(Role.BID_MANAGER, owners[0]), Grant(Role.SUPPLIER_EDITOR, owners[1]))
    return Actor(user_id=1, name="bench", grants=grants, cluster_ids=frozenset({everybody}))


def five(chance: random.Random) -> str:
    """Five conditions as a person types them."""
    return (
        f"rated power ≥ {chance.randint(100, 500)} kW, mass ≤ {chance.randint(400, 800)} kg, rated voltage = 400 V, "
        f"ambient includes −{chance.randint(1, 20)} °C, IP54"
    )


def works(database: Database, actor: Actor, size: int) -> dict[str, Callable[[random.Random], object]]:
    """What is measured, by name."""

    def search(ask: Callable[[random.Random], str], paging: Paging = FIRST_PAGE) -> Callable[[random.Random], object]:
        return lambda chance: search_by_text(database, actor, ask(chance), paging)

    return {
        "five conditions": search(five),
        "five conditions and a word": search(lambda chance: f"{five(chance)}, pump"),
        "five conditions and everybody's word": search(lambda chance: f"{five(chance)}, housing"),
        "five conditions by price": search(five, BY_PRICE),
        "five conditions, with facets": lambda chance: search_by_text(database, actor, five(chance), with_facets=True),
        "everything, with facets": lambda chance: search_by_text(database, actor, "", with_facets=True),
        "two words": search(lambda _: "duplex pump"),
        "a part number": search(lambda chance: f"VP-{chance.randint(1, size)}"),
        "a misspelt word": search(lambda chance: f"varmevexler {chance.randint(1, 999)}"),
        "everything": search(lambda _: ""),
        "everything, page 200": search(lambda _: "", PAGE_200),
        "page of an offering": lambda chance: get_offering_page(database, actor, chance.randint(1, size)),
        "a save, and search up to date": lambda chance: save(database, actor),
        "candidates of one requirement, 5 conditions": lambda chance: candidates(database, actor, five(chance)),
        "candidates of one requirement, none keeps all": lambda chance: candidates(
            database, actor, f"{five(chance)}, rated current ≥ 9000 A"
        ),
    }


def save(database: Database, actor: Actor) -> None:
    """Change the name of an own offering, and find it by the new name."""
    page = get_own_offering_page(database, actor, 1)
    name = f"Renamed {page.revision}"
    changed = replace(page.offering, names={"en": name})
    change_offering(database, actor, changed, page.prices, page.revision, now=datetime.now(UTC))
    found = search_by_text(database, actor, f'"{name}" own:yes')
    assert [row.id for row in found.rows] == [1]


def candidates(database: Database, actor: Actor, text: str) -> int:
    """The first 50 candidates with the exact count of those that keep all."""
    wanted = Wanted(read_query(text, DICTIONARY).query.constraints)
    with database.read() as session:
        return list_candidates(session, database.catalogue.current(session), actor, wanted, DICTIONARY).count


def match_all(database: Database, actor: Actor) -> tuple[float, float]:
    """Seconds for the 50 best and the exact count of very many requirements, one after another; and those of this process."""
    chance, start, worked = random.Random(3), perf_counter(), process_time()
    for _ in range(REQUIREMENTS):
        wanted = Wanted(read_query(five(chance), DICTIONARY).query.constraints)
        with database.read() as session:
            find_candidate_ids(session, database.catalogue.current(session), actor, wanted, DICTIONARY)
    return perf_counter() - start, process_time() - worked


def percentiles(work: Callable[[random.Random], object]) -> str:
    """The 50th and 95th percentile in ms after three runs to warm up, of the clock and of this process alone."""
    chance = random.Random(5)
    clock: list[float] = []
    worked: list[float] = []
    for _ in range(RUNS + 3):
        start, before = perf_counter(), process_time()
        work(chance)
        clock.append((perf_counter() - start) * 1000)
        worked.append((process_time() - before) * 1000)
    return f"p50 {_p50(clock):7.1f}   p95 {_p95(clock):7.1f}   of this process p50 {_p50(worked):7.1f}   p95 {_p95(worked):7.1f}"


def _p50(milliseconds: list[float]) -> float:
    return statistics.median(milliseconds[3:])


def _p95(milliseconds: list[float]) -> float:
    return statistics.quantiles(milliseconds[3:], n=20, method="inclusive")[-1]
