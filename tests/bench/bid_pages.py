"""How long the pages of a large bid take, whole requests: `python -m tests.bench bid-pages`. Processor time, with all that is
collected as garbage meanwhile.
"""

import random
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

from bidbuilder.app import create_app
from bidbuilder.cli.upkeep import spare_answers_from_garbage
from bidbuilder.domain.people.permissions import Role
from bidbuilder.domain.solutions.edits import AddNode
from bidbuilder.domain.solutions.tree import Node, NodeKind
from bidbuilder.domain.tenders.requirements import Requirement
from bidbuilder.domain.tenders.tenders import Lot
from bidbuilder.services import solutions
from bidbuilder.settings import Settings
from tests.bench.pages import fetch, sign_in
from tests.bench.search import opened
from tests.factories.bids import publish
from tests.factories.requirements import constraint, requirement
from tests.factories.web_bids import WebBid, make_web_bid
from tests.factories.web_people import World, make_world

REQUIREMENTS, ITEMS, IN_A_SYSTEM, LOTS, OFFERINGS = 2_000, 300, 25, 3, 60
RUNS = 25
MS = 1_000
PAGES = (
    *("overview", "solution", "connections", "compose", "coverage", "what-if", "consortium", "consortium/members-lost"),
    *(
        "price",
        "price/build-up",
        "price/schedules",
        "price/terms",
        "price/costs",
        "price/payments",
        "price/sensitivity",
    ),
    *("papers", "writing", "forms", "documents", "changes", "log", "pages/03-compliance-matrix.docx"),
)


def measure() -> None:
    """Print the figures of every page for the bid manager."""
    with opened("sqlite") as database, tempfile.TemporaryDirectory() as folder:
        world = make_world(database)
        bid = _large_bid(world)
        app = create_app(Settings(data_folder=Path(folder), log_level="ERROR"), database)
        client = app.test_client()
        spare_answers_from_garbage()  # as every server does
        sign_in(client, world, Role.BID_MANAGER)
        print(f"  {REQUIREMENTS:,} requirements, {ITEMS} items (target 100 ms at the 95th of a hundred)")
        for page in PAGES:
            path = f"{bid.path}/{page}".rstrip("/")
            print(f"  {path:<48} {_cpu(lambda path=path: fetch(client, path))}", flush=True)


def _cpu(work: Callable[[], object]) -> str:
    """The median, 95th percentile and slowest of some runs after a first one."""
    work()
    taken = []
    for _ in range(RUNS):
        start = time.process_time()
        work()
        taken.append((time.process_time() - start) * MS)
    taken.sort()
    return (
        f"median {statistics.median(taken):6.0f}   p95 {taken[int(RUNS * 0.95)]:6.0f}   slowest {taken[-1]:6.0f} ms cpu"
    )


def _large_bid(world: World) -> WebBid:
    """Systems of items that two members offer, each of which answers its part of the requirements."""
    chance = random.Random(1)
    lots = tuple(Lot(id=f"LOT-{number}", title={"en": f"Part {number}"}) for number in range(1, LOTS + 1))
    asked = tuple(_requirement(chance, position) for position in range(REQUIREMENTS))
    bid = make_web_bid(world, lots=lots, requirements=asked)
    offered = [
        publish(
            world.database,
            bid.supplier if number % 2 else bid.rival,
            f"Pump {number}",
            str(chance.randint(5, 90)),
            (("1", str(chance.randint(100, 9_000))),),
        )
        for number in range(OFFERINGS)
    ]
    now = datetime.now(UTC)
    for place in range(0, ITEMS, IN_A_SYSTEM):
        items = tuple(_item(number, offered) for number in range(place, place + IN_A_SYSTEM))
        system = Node(key="", kind=NodeKind.SYSTEM, title=f"System {place // IN_A_SYSTEM}", children=items)
        revision = bid.solution().revision
        solutions.edit_solution(
            world.database, bid.manager, bid.bid_id, AddNode(node=system), base_revision=revision, now=now
        )
    return bid


def _item(number: int, offered: list[int]) -> Node:
    answers = tuple(f"R{position}" for position in range(number, REQUIREMENTS, ITEMS))
    offering_id = offered[number % len(offered)]
    return Node(key="", kind=NodeKind.ITEM, offering_id=offering_id, quantity=Decimal(number % 7 + 1), answers=answers)


def _requirement(chance: random.Random, position: int) -> Requirement:
    bound = str(chance.randint(1, 60))
    return requirement(
        constraint("rated_power", "≥", bound, unit="kW"),
        key=f"R{position}",
        number=f"{position // 50 + 1}.{position % 50 + 1}",
        text=f"The pump of position {position} shall have a rated power of at least {bound} kW under all conditions.",
        lot=f"LOT-{position % LOTS + 1}",
        section=(f"Chapter {position // 100 + 1}",),
    )
