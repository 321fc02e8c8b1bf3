"""Addenda from upload to undo: read by a worker, decided by a person, felt in every bid and nowhere else."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

import pytest

from bidbuilder.domain.basics.errors import NotFound
from bidbuilder.domain.bids.bids import Stage
from bidbuilder.domain.bids.touches import Touch
from bidbuilder.domain.matching.verdicts import Verdict
from bidbuilder.domain.people.permissions import Actor
from bidbuilder.domain.solutions.edits import AddNode
from bidbuilder.domain.solutions.tree import Node, NodeKind
from bidbuilder.domain.tenders.addenda import AddendumNotOpen, AddendumState, BuiltUpon, Decision, NumberTaken
from bidbuilder.domain.tenders.amendments import ChangeKind
from bidbuilder.domain.tenders.sources import SourceReading
from bidbuilder.domain.tenders.tenders import Tender
from bidbuilder.formats.sources.opening import read_source
from bidbuilder.jobs.worker import Worker
from bidbuilder.services import tender_sources
from bidbuilder.services.addenda import (
    decide_changes,
    drop_addendum,
    get_addendum_page,
    list_all_addenda,
    undo_addendum,
)
from bidbuilder.services.addendum_reading import NEW_DOCUMENT, NewVersion, correct_addendum, start_addendum
from bidbuilder.services.bid_changes import (
    AddendumUndecided,
    acknowledge_addendum,
    confirm_things_again,
    get_changes_page,
)
from bidbuilder.services.bids import change_stage, create_bid
from bidbuilder.services.coverage import decide
from bidbuilder.services.requirements import change_requirement, confirm_proposals
from bidbuilder.services.solutions import edit_solution
from bidbuilder.services.tenders import get_tender_page, take_over_import
from bidbuilder.settings import Settings
from bidbuilder.storage.bids import load_bid, save_bid
from bidbuilder.storage.database import Database
from bidbuilder.storage.jobs import find_open_job
from bidbuilder.storage.left_out import count_left_out
from bidbuilder.storage.sources import list_sources
from tests.factories.bids import BidWorld, make_bid_world
from tests.factories.imports import changed_book, compare_here, look_here, ready_import, requirement_book
from tests.factories.people import NOW
from tests.factories.workbooks import workbook


@dataclass(frozen=True)
class Case:
    """A tender out of a workbook with one bid: an item answers R1, R2 was decided by hand, R1 is confirmed."""

    database: Database
    world: BidWorld
    tender_id: int
    bid_id: int

    @property
    def manager(self) -> Actor:
        """The bid manager of the lead."""
        return self.world.manager

    def upload(self, content: bytes, name: str = "krav-v2.xlsx", **given: object) -> int:
        """A new version, read by a real worker."""
        version = NewVersion(file_name=name, content=content, **given)  # type: ignore[arg-type]
        made = start_addendum(self.database, self.manager, self.tender_id, version, now=NOW)
        compare_here(self.database)
        return made

    def take_all(self, addendum_id: int) -> AddendumState:
        """Take every change over."""
        return decide_changes(self.database, self.manager, self.tender_id, addendum_id, None, Decision.TAKEN, now=NOW)

    def tender(self) -> Tender:
        """The tender as it is now."""
        return get_tender_page(self.database, self.manager, self.tender_id).tender

    def files_seen(self) -> list[str]:
        """The names of the files that were looked into."""
        with self.database.read() as session:
            return [one.name for one in list_sources(session, self.tender_id)]

    def again(self) -> list[tuple[Touch, str]]:
        """What the bid has to confirm again."""
        page = get_changes_page(self.database, self.manager, self.bid_id, now=NOW)
        return [(one.kind, one.title) for change in page.changes for one in change.again if not one.done_by]


@pytest.fixture
def case(sqlite_database: Database) -> Case:
    return make_case(sqlite_database)


@pytest.fixture
def case_of_each(database: Database) -> Case:
    """The same on each kind of database."""
    return make_case(database)


def make_case(database: Database) -> Case:
    """Store it all."""
    world = make_bid_world(database)
    content = requirement_book()
    import_id = ready_import(database, world.manager, "tender", world.people.lead, content, "krav.xlsx")
    tender_id = take_over_import(database, world.manager, import_id, now=NOW)
    confirm_proposals(database, world.manager, tender_id, "R1", 1, now=NOW)
    bid_id = create_bid(database, world.manager, tender_id=tender_id, title="Ours", now=NOW)
    node = Node(
        key="", kind=NodeKind.ITEM, title="Heat pump", offering_id=world.pump, quantity=Decimal(1), answers=("R1",)
    )
    edit_solution(database, world.manager, bid_id, AddNode(node=node), base_revision=0, now=NOW)
    decide(database, world.manager, bid_id, "R2", Verdict.MET, "seen on the drawing", now=NOW)
    return Case(database, world, tender_id, bid_id)


def test_a_new_version_is_compared_with_the_document_it_replaces_and_changes_nothing_yet(case: Case) -> None:
    before = case.tender()
    page = get_addendum_page(
        case.database, case.manager, case.tender_id, case.upload(changed_book(power="900", extra=True))
    )
    assert page.state is AddendumState.OPEN
    assert page.number == "1"
    assert page.difference is not None
    assert [(one.kind, one.shown.number) for one in page.difference.requirements] == [
        (ChangeKind.CHANGED, "1.1"),
        (ChangeKind.ADDED, "1.3a"),
    ]
    assert page.difference.unchanged == 3
    (bid,) = page.bids
    assert [one.kind for one in bid.by_change["r1"]] == [Touch.CONDITIONS, Touch.ITEM]
    assert case.tender() == before


def test_taking_over_touches_only_what_changed_and_lists_what_to_confirm(case_of_each: Case) -> None:
    case = case_of_each
    before = case.tender()
    assert case.take_all(case.upload(changed_book(power="900", extra=True))) is AddendumState.DECIDED
    after = case.tender()
    assert [one.key for one in after.requirements] == ["R1", "R2", "R3", "R5", "R4"]
    assert "900 kW" in after.requirements[0].text
    assert not after.requirements[0].is_confirmed
    for old in before.requirements[1:]:
        new = after.find_requirement(old.key)
        assert new is not None
        assert replace(new, source=old.source) == old
    assert case.again() == [(Touch.CONDITIONS, "1.1"), (Touch.ITEM, "Heat pump")]
    assert [one.number for one in after.addenda] == ["1"]
    assert [one.name for one in after.documents] == ["krav.xlsx", "krav-v2.xlsx"]


def test_a_decision_on_an_untouched_requirement_stays(case: Case) -> None:
    case.take_all(case.upload(changed_book(power="900")))
    page = get_changes_page(case.database, case.manager, case.bid_id, now=NOW)
    assert (Touch.VERDICT, "1.2") not in case.again()
    assert not [one for one in page.findings if one.code == "mandatory-unknown" and one.params["number"] == "1.2"]


def test_the_gate_blocks_until_it_is_acknowledged_and_confirmed_again(case_of_each: Case) -> None:
    case = case_of_each
    case.take_all(case.upload(changed_book(power="900")))

    def codes() -> set[str]:
        page = get_changes_page(case.database, case.manager, case.bid_id, now=NOW)
        return {one.code for one in page.findings if "addendum" in one.code or "again" in one.code}

    assert codes() == {"addendum-open", "confirm-again-conditions", "confirm-again-item"}
    acknowledge_addendum(case.database, case.manager, case.bid_id, "1", now=NOW)
    page = get_changes_page(case.database, case.manager, case.bid_id, now=NOW)
    ids = [one.id for change in page.changes for one in change.again if one.id]
    assert confirm_things_again(case.database, case.manager, case.bid_id, ids, now=NOW) == 2
    assert codes() == set()


def test_changes_are_taken_over_one_by_one_and_the_rest_left_out(case: Case) -> None:
    made = case.upload(changed_book(power="900", extra=True))
    arguments = (case.database, case.manager, case.tender_id, made)
    assert decide_changes(*arguments, ["r2"], Decision.TAKEN, now=NOW) is AddendumState.OPEN
    with pytest.raises(AddendumUndecided):
        acknowledge_addendum(case.database, case.manager, case.bid_id, "1", now=NOW)
    assert "800 kW" in case.tender().requirements[0].text
    assert decide_changes(*arguments, None, Decision.LEFT_OUT, now=NOW) is AddendumState.DECIDED
    acknowledge_addendum(case.database, case.manager, case.bid_id, "1", now=NOW)
    assert len(case.tender().requirements) == 5
    assert "800 kW" in case.tender().requirements[0].text
    assert [one.number for one in case.tender().addenda] == ["1"]


def test_the_next_version_is_compared_with_this_one(case: Case) -> None:
    case.take_all(case.upload(changed_book(power="900")))
    page = get_addendum_page(
        case.database, case.manager, case.tender_id, case.upload(changed_book(power="900", extra=True), "v3.xlsx")
    )
    assert page.difference is not None
    assert [one.kind for one in page.difference.requirements] == [ChangeKind.ADDED]
    assert page.number == "2"


def test_undo_puts_everything_back(case_of_each: Case) -> None:
    case = case_of_each
    before = case.tender()
    made = case.upload(changed_book(power="900", extra=True))
    case.take_all(made)
    undo_addendum(case.database, case.manager, case.tender_id, made, now=NOW)
    assert case.tender() == before
    assert case.again() == []
    again = case.upload(changed_book(power="900", extra=True))
    assert case.take_all(again) is AddendumState.DECIDED


@pytest.mark.parametrize("what", ["later", "edited", "acknowledged", "confirmed"])
def test_an_addendum_something_was_built_on_is_not_undone(case: Case, what: str) -> None:
    made = case.upload(changed_book(power="900"))
    case.take_all(made)
    if what == "later":
        case.take_all(case.upload(changed_book(power="950"), "v3.xlsx"))
    elif what == "edited":
        change_requirement(case.database, case.manager, case.tender_id, "R2", 2, {"evidence": "a test report"}, now=NOW)
    elif what == "acknowledged":
        acknowledge_addendum(case.database, case.manager, case.bid_id, "1", now=NOW)
    else:
        confirm_things_again(case.database, case.manager, case.bid_id, [1, 2], now=NOW)
    with pytest.raises(BuiltUpon):
        undo_addendum(case.database, case.manager, case.tender_id, made, now=NOW)


def test_a_frozen_bid_gets_the_list_but_no_other_stage(case: Case) -> None:
    with case.database.write("test", NOW) as work:
        save_bid(work.session, replace(load_bid(work.session, case.bid_id), stage=Stage.FROZEN), NOW)
        work.record("test.frozen", f"bid:{case.bid_id}")
    made = case.upload(changed_book(power="900"))
    (bid,) = get_addendum_page(case.database, case.manager, case.tender_id, made).bids
    assert bid.is_frozen
    case.take_all(made)
    page = get_changes_page(case.database, case.manager, case.bid_id, now=NOW)
    assert page.summary.stage is Stage.FROZEN
    assert not page.may_edit
    assert len(page.changes[0].again) == 2


def test_a_bid_that_is_over_is_left_alone(case: Case) -> None:
    change_stage(case.database, case.manager, case.bid_id, Stage.WITHDRAWN, now=NOW)
    case.take_all(case.upload(changed_book(power="900")))
    assert case.again() == []


def test_a_further_document_only_adds(case: Case) -> None:
    made = case.upload(changed_book(power="900"), replaces=NEW_DOCUMENT, number="A", issued_on=date(2026, 12, 1))
    page = get_addendum_page(case.database, case.manager, case.tender_id, made)
    assert page.difference is not None
    assert {one.kind for one in page.difference.requirements} == {ChangeKind.ADDED}
    case.take_all(made)
    assert len(case.tender().requirements) == 8
    with pytest.raises(NumberTaken):
        case.upload(changed_book(), number="A")


def test_an_unreadable_file_is_refused_and_can_be_dropped(case: Case) -> None:
    made = case.upload(b"PK\x03\x04 broken")
    page = get_addendum_page(case.database, case.manager, case.tender_id, made)
    assert page.state is AddendumState.REFUSED
    assert page.refusal is not None
    drop_addendum(case.database, case.manager, case.tender_id, made, now=NOW)
    assert list_all_addenda(case.database, case.manager, case.tender_id).rows == ()


def test_what_was_taken_over_cannot_be_dropped(case: Case) -> None:
    made = case.upload(changed_book(power="900"))
    case.take_all(made)
    with pytest.raises(AddendumNotOpen):
        drop_addendum(case.database, case.manager, case.tender_id, made, now=NOW)


def test_others_learn_nothing(case: Case) -> None:
    made = case.upload(changed_book(power="900"))
    for other in (case.world.anders, case.world.bodil):
        with pytest.raises(NotFound):
            get_addendum_page(case.database, other, case.tender_id, made)
        with pytest.raises(NotFound):
            get_changes_page(case.database, other, case.bid_id, now=NOW)
    with pytest.raises(NotFound):
        decide_changes(case.database, case.world.exporter, case.tender_id, made, None, Decision.TAKEN, now=NOW)


def price_book(*, quantity: int, extra: bool = False) -> bytes:
    """A price sheet without a requirement: one line has the number of R1's."""
    rows = [
        ["Item no.", "Description", "Quantity", "Unit", "Unit price", "Total"],
        ["1.1", "Heat pump, delivered and erected", quantity, "pcs", None, None],
        ["P-2", "Spare parts for five years", 1, "set", None, None],
    ]
    more = [["P-3", "Training of the operators", 2, "day", None, None]] if extra else []
    return workbook({"Price schedule": [*rows, *more]})


def test_lines_of_a_price_sheet_that_change_touch_the_items_they_price(case: Case) -> None:
    case.take_all(case.upload(price_book(quantity=1), "prices.xlsx", replaces=NEW_DOCUMENT))
    before = case.tender()
    made = case.upload(price_book(quantity=2, extra=True), "prices-v2.xlsx")
    page = get_addendum_page(case.database, case.manager, case.tender_id, made)
    assert page.difference is not None
    assert page.difference.requirements == ()
    assert [(one.kind, one.shown.number, one.aspects) for one in page.difference.prices] == [
        (ChangeKind.CHANGED, "1.1", ("quantity",)),
        (ChangeKind.ADDED, "P-3", ()),
    ]
    assert case.take_all(made) is AddendumState.DECIDED
    assert case.tender().requirements == before.requirements
    assert (Touch.ITEM, "Heat pump") in case.again()


def test_columns_of_an_addendum_can_be_corrected_until_something_is_decided(case: Case) -> None:
    made = case.upload(changed_book(power="900"))
    options = {"sheet": "Krav", "header_row": "1", "columns": "A=number,C=text,B=title"}
    correct_addendum(case.database, case.manager, case.tender_id, made, options, now=NOW)
    assert get_addendum_page(case.database, case.manager, case.tender_id, made).state is AddendumState.READING
    compare_here(case.database)
    misread = get_addendum_page(case.database, case.manager, case.tender_id, made)
    assert misread.is_corrected
    assert misread.difference is not None
    assert "Kapslingsklasse mindst IP55. Skal" in {
        one.after.text for one in misread.difference.requirements if one.after
    }
    correct_addendum(case.database, case.manager, case.tender_id, made, {}, now=NOW)
    compare_here(case.database)
    read_right = get_addendum_page(case.database, case.manager, case.tender_id, made)
    assert read_right.difference is not None
    assert [one.aspects for one in read_right.difference.requirements] == [("text",)]
    case.take_all(made)
    with pytest.raises(AddendumNotOpen):
        correct_addendum(case.database, case.manager, case.tender_id, made, options, now=NOW)


def test_what_a_replaced_file_asks_is_left_alone_and_comes_back_with_it(case: Case) -> None:
    def left_out() -> int:
        with case.database.read() as session:
            return count_left_out(session, case.tender_id)

    look_here(case.database, case.tender_id)
    before = left_out()
    made = case.upload(changed_book(without="1.2"))
    case.take_all(made)
    with case.database.read() as session:
        assert find_open_job(session, f"tender:{case.tender_id}", ("read-tender-sources",)) is not None
    assert left_out() == 0
    undo_addendum(case.database, case.manager, case.tender_id, made, now=NOW)
    assert left_out() == before


def test_a_file_taken_back_with_its_addendum_asks_nothing_any_more(case: Case) -> None:
    look_here(case.database, case.tender_id)
    made = case.upload(changed_book(power="900", extra=True))
    case.take_all(made)
    look_here(case.database, case.tender_id)
    assert len(case.files_seen()) == 2
    undo_addendum(case.database, case.manager, case.tender_id, made, now=NOW)
    assert case.files_seen() == ["krav.xlsx"]


def test_a_file_taken_back_while_it_was_looked_into_is_not_kept(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    made = case.upload(changed_book(power="900", extra=True))
    case.take_all(made)

    def read_and_undo(name: str, content: bytes, **_limits: object) -> SourceReading:
        if name != "krav.xlsx":
            undo_addendum(case.database, case.manager, case.tender_id, made, now=NOW)
        return read_source(name, content, {})

    monkeypatch.setattr(tender_sources, "read_source_confined", read_and_undo)
    worker = Worker(case.database, Settings(), {"read-tender-sources": tender_sources.read_tender_sources})
    while worker.run_one():
        pass
    assert case.files_seen() == ["krav.xlsx"]
