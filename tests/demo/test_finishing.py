"""The way the docstring of `bidbuilder.demo` shows to its reader leads to a frozen bid with a pack."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from bidbuilder.demo.tender.requirements import keys_by_number
from bidbuilder.domain.bids.bids import Stage
from bidbuilder.domain.bids.dossier import bid_valid_until
from bidbuilder.domain.bids.gates import count_blockers
from bidbuilder.domain.bids.writing import SectionState
from bidbuilder.domain.consortium.quoting import LineAnswer, QuoteAnswer
from bidbuilder.domain.matching.verdicts import Verdict
from bidbuilder.domain.people.permissions import Actor, Role
from bidbuilder.domain.solutions.edits import AddNode, RemoveNode
from bidbuilder.domain.solutions.tree import Node, NodeKind
from bidbuilder.formats.writers.verification import verify_pack
from bidbuilder.jobs.registry import HANDLERS, Handler
from bidbuilder.jobs.worker import Worker
from bidbuilder.services.bids import acknowledge_addenda, choose_signatories, get_bid_page, list_cards
from bidbuilder.services.candidates import find_candidates
from bidbuilder.services.coverage import decide
from bidbuilder.services.packs import JOB_KIND, download_pack, freeze, list_latest_packs, make_pack_job
from bidbuilder.services.quotes import answer_quote, list_requests
from bidbuilder.services.requirements import confirm_many
from bidbuilder.services.section_texts import change_state
from bidbuilder.services.solutions import edit_solution, load_workspace
from bidbuilder.settings import Settings
from bidbuilder.storage.database import Database
from tests.demo.loaded import NOW
from tests.demo.people import actor_of
from tests.storage_fixtures import copy_of_sqlite

pytestmark = pytest.mark.xdist_group("demo")

LATER = NOW + timedelta(hours=1)

UNANSWERED = ("C.1.4", "1.1.6", "1.2.5", "1.4.4", "1.5.7", "1.6.2", "2.3.7", "2.6.9", "2.6.12", "3.3.6")
PLUGGED, EXPIRED = "2.6.11", "1.5.6"
PAPERS = ("B.1.2", "B.1.6")
EXPECTED_WARNINGS = {"line-not-quoted", "quantity-not-quoted", "ports-open", "rated-unanswered", "met-unexplained"}


@pytest.fixture
def demo(demo_file: Path, tmp_path: Path) -> Iterator[Database]:
    """A demo to work in."""
    database = copy_of_sqlite(demo_file, tmp_path)
    yield database
    database.close()


def test_the_steps_of_the_docstring_leave_nothing_that_blocks(demo: Database) -> None:
    manager = actor_of(demo, Role.BID_MANAGER)
    card = next(one for one in list_cards(demo, manager, now=LATER) if one.stage is Stage.PRICING)
    bid_id, keys = card.bid_id, keys_by_number()
    assert _blockers(demo, manager, bid_id) > 20

    for number in (*UNANSWERED, PLUGGED, EXPIRED):
        _add_first_candidate(demo, manager, bid_id, keys[number])
    for title in ("Lightning and surge protection", "Enclosed flare, 750 m³/h"):
        _remove(demo, manager, bid_id, title)
    page = get_bid_page(demo, manager, bid_id, now=LATER)
    confirm_many(demo, manager, page.bid.tender_id, list(keys.values()), now=LATER)
    for number in PAPERS:
        decide(demo, manager, bid_id, keys[number], Verdict.MET, "Enclosed.", now=LATER)
    acknowledge_addenda(demo, manager, bid_id, ["1"], now=LATER)
    choose_signatories(demo, manager, bid_id, ["Karen Hedelund"], now=LATER)
    change_state(demo, manager, 1, SectionState.DONE, now=LATER)
    assert _blockers(demo, manager, bid_id) == 2
    for place in ("vandborre", "tange"):
        _hand_in(demo, actor_of(demo, Role.SUPPLIER_EDITOR, place), page.tender)

    page = get_bid_page(demo, manager, bid_id, now=LATER)
    assert count_blockers(page.findings) == 0, page.findings
    assert {one.code for one in page.findings} <= EXPECTED_WARNINGS
    assert freeze(demo, manager, bid_id, new_id="demo-1", now=LATER).version == 1


def test_the_danish_bid_passed_the_gate_and_its_pack_is_made_by_the_worker(demo: Database) -> None:
    exporter = actor_of(demo, Role.EXPORT_MANAGER)
    (ready,) = list_latest_packs(demo, exporter)
    assert ready.version.file_key is None
    others: dict[str, Handler] = dict.fromkeys(HANDLERS, lambda _context: None)
    worker = Worker(demo, Settings(soffice=""), others | {JOB_KIND: make_pack_job})
    while worker.run_one():
        pass
    pack = download_pack(demo, exporter, ready.bid.id or 0, ready.version.id)
    assert not verify_pack(pack.content)
    with ZipFile(BytesIO(pack.content)) as files:
        assert {"01-letter-of-bid.docx", "06-declarations/04-securities-hedelund.docx"} <= set(files.namelist())
        assert "Tilbudsbrev" in files.read("README.txt").decode()


def _blockers(database: Database, manager: Actor, bid_id: int) -> int:
    return count_blockers(get_bid_page(database, manager, bid_id, now=LATER).findings)


def _add_first_candidate(database: Database, manager: Actor, bid_id: int, key: str) -> None:
    """What choosing a requirement and adding its first candidate does: at the end, in the quantity asked for."""
    workspace = load_workspace(database, manager, bid_id, now=LATER)
    requirement = workspace.tender.find_requirement(key)
    assert requirement is not None
    best = find_candidates(database, manager, bid_id, key).candidates[0]
    assert best.match.verdict is Verdict.MET, requirement.number
    node = Node(
        key="",
        kind=NodeKind.ITEM,
        offering_id=best.offering.id,
        quantity=requirement.quantity or Decimal(1),
        answers=(key,),
    )
    revision = workspace.solution.revision
    edit_solution(database, manager, bid_id, AddNode(node=node), base_revision=revision, now=LATER)


def _remove(database: Database, manager: Actor, bid_id: int, title: str) -> None:
    solution = load_workspace(database, manager, bid_id, now=LATER).solution
    (node,) = [one for one in solution.walk() if one.title == title]
    edit_solution(database, manager, bid_id, RemoveNode(key=node.key), base_revision=solution.revision, now=LATER)


def _hand_in(database: Database, supplier: Actor, tender) -> None:
    (page,) = list_requests(database, supplier)
    until = bid_valid_until(tender)
    assert until is not None
    lines = {
        line.item_key: LineAnswer(unit_price=line.unit_price or Decimal(1000), one_off=line.one_off)
        for line in page.quote.lines
    }
    answer = QuoteAnswer(currency="DKK", valid_until=until + timedelta(days=10), lines=lines)
    answer_quote(database, supplier, page.quote.id or 0, answer, is_meant=True, now=LATER)
