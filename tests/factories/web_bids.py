"""A bid in the small world of people: the lead's bid for a call with two lots, and what two members offer for it.

Days count from today, because pages ask the real clock.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from sqlalchemy import event

from bidbuilder.domain.basics.dates import Deadline
from bidbuilder.domain.people.permissions import Actor, Role
from bidbuilder.domain.solutions.edits import AddNode
from bidbuilder.domain.solutions.tree import Node, NodeKind, Solution
from bidbuilder.jobs.worker import Worker
from bidbuilder.services import bids, quotes, solutions
from bidbuilder.settings import Settings
from bidbuilder.storage.bids import get_solution
from bidbuilder.storage.database import Database
from bidbuilder.storage.users import get_actor
from tests.factories.bids import make_answer, make_tender, publish, store_tender
from tests.factories.web_people import World
from tests.storage_fixtures import finished


def today() -> date:
    """The day it is for the pages."""
    return datetime.now(UTC).date()


def in_days(days: int) -> date:
    """A day from today."""
    return today() + timedelta(days=days)


@dataclass(frozen=True, slots=True, kw_only=True)
class WebBid:
    """Ids and actors. `pump` (10 kW, 100 EUR) is the member's, `boiler` (500 kW, 2500 EUR) the other member's."""

    world: World
    bid_id: int
    tender_id: int
    pump: int
    boiler: int
    manager: Actor
    supplier: Actor
    rival: Actor

    @property
    def database(self) -> Database:
        """The database of the world."""
        return self.world.database

    @property
    def path(self) -> str:
        """The address of the bid."""
        return f"/bids/{self.bid_id}"

    def solution(self) -> Solution:
        """The newest solution."""
        with self.database.read() as session:
            return get_solution(session, self.bid_id)


def make_web_bid(world: World, **tender: object) -> WebBid:
    """Store two offerings, a call of four requirements and the lead's bid for it, with an empty solution."""
    if tender:
        return _make_web_bid(world, tender)
    made = finished(world.database, ("web bid", today()), lambda: _make_web_bid(world, {}))
    return replace(made, world=world)


def _make_web_bid(world: World, tender: Mapping[str, object]) -> WebBid:
    manager, supplier = world.actor(Role.BID_MANAGER), world.actor(Role.SUPPLIER_EDITOR)
    with world.database.read() as session:
        rival = get_actor(session, world.rival)
    days: dict[str, object] = {
        "submission_deadline": Deadline(datetime.now(UTC) + timedelta(days=60), "Europe/Warsaw"),
        "expected_award_on": in_days(150),
        "delivery_until": in_days(700),
    }
    tender_id = store_tender(world.database, make_tender(world.lead.id or 0, **{**days, **tender}))
    return WebBid(
        world=world,
        bid_id=bids.create_bid(world.database, manager, tender_id=tender_id, now=datetime.now(UTC)),
        tender_id=tender_id,
        pump=publish(world.database, supplier, "Pump", "10", (("1", "100"), ("10", "50"))),
        boiler=publish(world.database, rival, "Boiler", "500", (("1", "2500"),), country="PL"),
        manager=manager,
        supplier=supplier,
        rival=rival,
    )


def add(bid: WebBid, offering_id: int, quantity: str = "1", answers: Sequence[str] = (), parent: str = "") -> Solution:
    """Put an item in as the bid manager does."""
    amount = Decimal(quantity)
    node = Node(key="", kind=NodeKind.ITEM, offering_id=offering_id, quantity=amount, answers=tuple(answers))
    return _add_node(bid, node, parent)


def add_system(bid: WebBid, title: str) -> Solution:
    """Put an empty system in."""
    return _add_node(bid, Node(key="", kind=NodeKind.SYSTEM, title=title), "")


def _add_node(bid: WebBid, node: Node, parent: str) -> Solution:
    return solutions.edit_solution(
        bid.database,
        bid.manager,
        bid.bid_id,
        AddNode(parent_key=parent, node=node),
        base_revision=bid.solution().revision,
        now=datetime.now(UTC),
    )


def fill(bid: WebBid) -> None:
    """Twelve pumps and a boiler: nothing blocks any more."""
    add(bid, bid.pump, "12", ["R1"])
    add(bid, bid.boiler, "1", ["R2"])


def ask_for_quotes(bid: WebBid) -> tuple[int, int]:
    """Ask both members; gives the ids of the quotes of the member and of the rival."""
    now = datetime.now(UTC)
    quotes.request_quotes(
        bid.database, bid.manager, bid.bid_id, due_on=in_days(9), base_url="http://localhost", now=now
    )
    (mine,), (theirs,) = (quotes.list_requests(bid.database, actor) for actor in (bid.supplier, bid.rival))
    return mine.quote.id or 0, theirs.quote.id or 0


def answer(bid: WebBid, actor: Actor, price: str) -> None:
    """Let a member hand its only quote in, in EUR, long enough."""
    (page,) = quotes.list_requests(bid.database, actor)
    given = make_answer(page.quote.lines, price, valid_until=in_days(400))
    quotes.answer_quote(bid.database, actor, page.quote.id or 0, given, now=datetime.now(UTC))


def run_jobs(bid: WebBid, soffice: str = "") -> None:
    """Run what is queued, without LibreOffice unless its program is given."""
    worker = Worker(bid.database, Settings(soffice=soffice))
    while worker.run_one():
        pass


@contextmanager
def counted_queries(database: Database) -> Iterator[list[str]]:
    """The statements that reach the database while the block runs."""
    seen: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        seen.append(statement)

    event.listen(database.engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(database.engine, "before_cursor_execute", note)
