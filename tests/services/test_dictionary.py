"""The dictionary as facilitators keep it: entries, words, names of imports to place, merges with all uses, and back."""

from dataclasses import replace
from pathlib import Path

import pytest

from bidbuilder.domain.basics.errors import NotFound, NotPermitted
from bidbuilder.domain.catalogue.dictionary import standard_dictionary
from bidbuilder.domain.consortium.partners import PartnerState
from bidbuilder.domain.matching.verdicts import Verdict
from bidbuilder.domain.people.permissions import Actor, Role
from bidbuilder.services.dictionary import (
    add_property,
    add_word,
    change_property,
    get_dictionary,
    get_entry_page,
    leave_name,
    list_names_to_place,
    search_entries,
)
from bidbuilder.services.dictionary_merging import StandardEntryStays, merge_properties, preview_merge, undo_merge
from bidbuilder.services.imports import start_import
from bidbuilder.services.list_previews import preview_import
from bidbuilder.services.offerings import get_offering_page, publish_offering, register_offering
from bidbuilder.services.searching import search_by_text
from bidbuilder.services.solutions import load_workspace
from bidbuilder.storage.audit import list_entries
from bidbuilder.storage.bids import get_solution, load_bid, save_bid
from bidbuilder.storage.database import Database
from bidbuilder.storage.dictionary import EntryChange, add_change, load_dictionary, save_entry
from bidbuilder.storage.offerings import get_version
from bidbuilder.storage.tenders import get_requirement_row
from tests.factories.bids import BidWorld, add_item, make_bid_world, store_tender
from tests.factories.bids import make_tender as plain_tender
from tests.factories.facilitators import entry, make_facilitator
from tests.factories.imports import work_off
from tests.factories.offerings import number, offering
from tests.factories.people import NOW
from tests.factories.requirements import constraint, requirement
from tests.factories.web_people import World
from tests.factories.workbooks import workbook

GRIP = entry("grip_power | number W", "en grip power", "da gribeeffekt")


@pytest.fixture
def bids(database: Database) -> BidWorld:
    return make_bid_world(database)


@pytest.fixture
def freja(database: Database, bids: BidWorld) -> Actor:
    return make_facilitator(database, bids.people.cluster_id)


def publish_grip(database: Database, bids: BidWorld, watts: str = "9000", code: str = "GRIP") -> int:
    """A published offering of Anders that states the property of our own."""
    draft = offering(number("grip_power", watts, "W"), id=None, organisation_id=bids.people.anders, code=code)
    saved = register_offering(database, bids.anders, draft, None, now=NOW)
    publish_offering(database, bids.anders, saved.id or 0, now=NOW)
    return saved.id or 0


def test_a_property_is_added_once_and_found_by_its_words(database: Database, freja: Actor) -> None:
    add_property(database, freja, GRIP, now=NOW)
    found = get_dictionary(database).find("Gribe-Effekt")
    assert found == GRIP
    assert get_dictionary(database) is get_dictionary(database)
    (row,) = search_entries(database, freja, own_only=True).rows
    assert (row.definition.key, row.is_own, row.uses) == ("grip_power", True, 0)


def test_only_facilitators_change_the_dictionary(database: Database, bids: BidWorld, freja: Actor) -> None:
    with pytest.raises(NotPermitted):
        add_property(database, bids.manager, GRIP, now=NOW)
    with pytest.raises(NotPermitted):
        preview_merge(database, bids.manager, "grip_power", "rated_power")
    assert get_dictionary(database) is standard_dictionary()


def test_a_standard_property_is_not_changed_but_takes_words(database: Database, freja: Actor) -> None:
    with pytest.raises(NotFound):
        change_property(database, freja, replace(standard_dictionary().get("rated_power"), unit="MW"), now=NOW)
    add_word(database, freja, "rated_voltage", "de", "Nennspng.", now=NOW)
    found = get_dictionary(database).find("Nennspng.")
    assert found is not None
    assert found.key == "rated_voltage"
    assert [one.action for one in get_entry_page(database, freja, "rated_voltage").changes] == ["word-added"]


def test_uses_count_only_what_the_asker_may_see(database: Database, bids: BidWorld, freja: Actor) -> None:
    add_property(database, freja, GRIP, now=NOW)
    publish_grip(database, bids)
    assert search_entries(database, freja, "grip").rows[0].uses == 1
    assert search_entries(database, Actor(user_id=0, name="nobody"), "grip").rows[0].uses == 0


def test_a_merge_rewrites_offerings_requirements_and_open_solutions(
    database: Database, bids: BidWorld, freja: Actor
) -> None:
    add_property(database, freja, GRIP, now=NOW)
    offering_id = publish_grip(database, bids)
    asked = requirement(constraint("grip_power", "≥", "8000"), key="G1")
    tender_id = store_tender(database, plain_tender(bids.people.lead, reference="G", requirements=(asked,)))
    add_item(database, bids, offering_id, answers=["R1"])
    seen = preview_merge(database, freja, "grip_power", "rated_power")
    assert (seen.offerings, seen.requirements, seen.bids) == (1, 1, 1)

    merge_properties(database, freja, "grip_power", "rated_power", now=NOW)

    newest = get_offering_page(database, bids.anders, offering_id).offering
    assert [(one.key, str(one.number), one.unit) for one in newest.properties] == [("rated_power", "9000", "W")]
    assert newest.version == 2
    with database.read() as session:
        assert get_version(session, offering_id, 1).properties[0].key == "grip_power"
        moved = get_requirement_row(session, tender_id, "G1").data.constraints[0]
        assert (moved.property, moved.unit) == ("rated_power", "W")
        assert [item.offering_version for item in get_solution(session, bids.bid_id).items()] == [2]
    workspace = load_workspace(database, bids.manager, bids.bid_id, now=NOW)
    assert {one.requirement_key: one.verdict for one in workspace.coverage}["R1"] is Verdict.MET
    assert get_dictionary(database).find_key("grip_power") == get_dictionary(database).get("rated_power")


def test_a_bid_with_a_commitment_keeps_its_version_and_its_verdict(
    database: Database, bids: BidWorld, freja: Actor
) -> None:
    add_property(database, freja, GRIP, now=NOW)
    offering_id = publish_grip(database, bids)
    add_item(database, bids, offering_id, answers=["R1"])
    with database.write("test", NOW) as work:
        bid = load_bid(work.session, bids.bid_id)
        partners = tuple(replace(one, state=PartnerState.COMMITTED) for one in bid.partners)
        save_bid(work.session, replace(bid, partners=partners), NOW)
        work.record("test.committed", f"bid:{bids.bid_id}")
    merge_properties(database, freja, "grip_power", "rated_power", now=NOW)
    with database.read() as session:
        assert [item.offering_version for item in get_solution(session, bids.bid_id).items()] == [1]
    workspace = load_workspace(database, bids.manager, bids.bid_id, now=NOW)
    assert {one.requirement_key: one.verdict for one in workspace.coverage}["R1"] is Verdict.MET


def test_a_merge_is_taken_back_with_its_uses_and_its_history_kept(
    database: Database, bids: BidWorld, freja: Actor
) -> None:
    add_property(database, freja, GRIP, now=NOW)
    offering_id = publish_grip(database, bids)
    asked = requirement(constraint("grip_power", "≥", "8000"), key="G1")
    tender_id = store_tender(database, plain_tender(bids.people.lead, reference="G", requirements=(asked,)))
    merge_properties(database, freja, "grip_power", "rated_power", now=NOW)
    merged = next(one for one in get_entry_page(database, freja, "rated_power").changes if one.can_undo)
    assert undo_merge(database, freja, merged.id, now=NOW) == "grip_power"
    newest = get_offering_page(database, bids.anders, offering_id).offering
    assert (newest.version, newest.properties[0].key) == (3, "grip_power")
    with database.read() as session:
        assert get_requirement_row(session, tender_id, "G1").data.constraints == asked.constraints
        actions = [one.action for one in list_entries(session, f"offering:{offering_id}")]
    assert actions.count("offering.property-merged") == 2
    assert get_dictionary(database).find("grip power") == GRIP
    with pytest.raises(NotFound):
        undo_merge(database, freja, merged.id, now=NOW)


def test_standard_properties_stay(database: Database, freja: Actor) -> None:
    with pytest.raises(StandardEntryStays):
        merge_properties(database, freja, "rated_power", "electrical_output", now=NOW)


def test_a_change_that_is_rolled_back_is_remembered_by_nobody(database: Database, freja: Actor) -> None:
    add_property(database, freja, GRIP, now=NOW)
    before = get_dictionary(database)
    with pytest.raises(ZeroDivisionError):
        _take_out_and_fail(database)
    assert get_dictionary(database) is before


def _take_out_and_fail(database: Database) -> None:
    with database.write("test", NOW) as work:
        save_entry(work.session, None, "grip_power")
        add_change(work.session, at=NOW, by="test", action="removed", key="grip_power", change=EntryChange())
        assert load_dictionary(work.session).find_key("grip_power") is None
        raise ZeroDivisionError


def test_a_published_draft_is_searched_by_the_property_of_our_own(
    database: Database, bids: BidWorld, freja: Actor
) -> None:
    add_property(database, freja, GRIP, now=NOW)
    offering_id = publish_grip(database, bids)
    lacking = search_by_text(database, bids.anders, "lacks:properties").rows
    assert offering_id not in {row.id for row in lacking}
    stating = search_by_text(database, bids.anders, "has:grip_power").rows
    assert [row.id for row in stating] == [offering_id]


def test_names_of_an_import_are_offered_and_then_read_in_the_confined_child(world: World, tmp_path: Path) -> None:
    supplier, facilitator = world.actor(Role.SUPPLIER_EDITOR), world.actor(Role.FACILITATOR)
    listed = workbook({"Liste": [["Varenr.", "Navn", "Pris", "Nennspng."], ["A-1", "Motor", 100, "400 V"]]})

    def read() -> list[str]:
        import_id = start_import(
            world.database,
            supplier,
            "catalogue",
            world.member.id or 0,
            file_name="liste.xlsx",
            content=listed,
            now=NOW,
        )
        work_off(world.database, tmp_path)
        (line,) = preview_import(world.database, supplier, import_id).lines
        return [one.key for one in line.draft.offering.properties]

    assert read() == []
    (name,) = list_names_to_place(world.database, facilitator)
    assert (name.name, name.seen, name.members) == ("Nennspng.", 1, 1)
    add_word(world.database, facilitator, "rated_voltage", "de", name.name, now=NOW)
    assert list_names_to_place(world.database, facilitator) == ()
    assert read() == ["rated_voltage"]


def test_a_name_is_left_only_by_the_facilitator_of_a_member_that_wrote_it(database: Database, freja: Actor) -> None:
    with pytest.raises(NotFound):
        leave_name(database, freja, "Nennspng.", now=NOW)
