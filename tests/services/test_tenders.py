"""Tenders: taken over from files, entered by hand, corrected by two people at once."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bidbuilder.domain.basics.dates import Deadline
from bidbuilder.domain.basics.errors import NotFound, NotPermitted, StaleRevision
from bidbuilder.domain.people.permissions import Actor, Role
from bidbuilder.domain.tenders.tenders import Buyer, Tender
from bidbuilder.services.tenders import (
    ImportNotReady,
    add_import_to_tender,
    change_tender,
    create_tender,
    get_document,
    get_tender_page,
    list_all_tenders,
    take_over_import,
)
from tests.factories.imports import ready_import, requirement_book
from tests.factories.notices import notice
from tests.factories.people import NOW
from tests.factories.web_people import World

DEADLINES = [Deadline(datetime(2027, month, 1, 11, tzinfo=UTC), "Europe/Warsaw") for month in (6, 3)]


@pytest.fixture
def manager(world: World) -> Actor:
    return world.actor(Role.BID_MANAGER)


def read_book(world: World, manager: Actor) -> int:
    """A requirement workbook that has been read."""
    return ready_import(world.database, manager, "tender", world.lead.id or 0, requirement_book(), "krav.xlsx")


def enter(world: World, manager: Actor, **fields: object) -> int:
    """A tender entered by hand."""
    draft = Tender(owner_id=world.lead.id, title={"en": "Heat pump"}, buyer=Buyer(name="Kommune"), **fields)  # type: ignore[arg-type]
    return create_tender(world.database, manager, draft, now=NOW)


def test_a_workbook_becomes_a_tender_with_proposed_conditions_nobody_has_confirmed(
    world: World, manager: Actor
) -> None:
    content = requirement_book()
    import_id = ready_import(world.database, manager, "tender", world.lead.id or 0, content, "krav.xlsx")
    tender_id = take_over_import(world.database, manager, import_id, now=NOW)
    page = get_tender_page(world.database, manager, tender_id)
    assert [line.requirement.number for line in page.lines] == ["1.1", "1.2", "1.3", "1.4"]
    assert len({line.requirement.key for line in page.lines}) == 4
    assert page.open_proposals >= 3
    assert page.confirmed == 0
    assert get_document(world.database, manager, tender_id, 0) == ("krav.xlsx", content)


def test_a_second_file_adds_its_requirements_after_those_that_are_there(world: World, manager: Actor) -> None:
    tender_id = take_over_import(world.database, manager, read_book(world, manager), now=NOW)
    assert add_import_to_tender(world.database, manager, tender_id, read_book(world, manager), now=NOW) == 4
    page = get_tender_page(world.database, manager, tender_id)
    assert len({line.requirement.key for line in page.lines}) == 8
    assert len(page.tender.documents) == 2


def test_a_notice_and_a_workbook_make_one_tender(world: World, manager: Actor) -> None:
    import_id = ready_import(world.database, manager, "tender", world.lead.id or 0, notice(), "notice.xml")
    tender_id = take_over_import(world.database, manager, import_id, now=NOW)
    title = get_tender_page(world.database, manager, tender_id).tender.title
    add_import_to_tender(world.database, manager, tender_id, read_book(world, manager), now=NOW)
    page = get_tender_page(world.database, manager, tender_id)
    assert page.tender.title == title
    assert len(page.lines) >= 4


def test_an_import_is_taken_over_once(world: World, manager: Actor) -> None:
    import_id = read_book(world, manager)
    tender_id = take_over_import(world.database, manager, import_id, now=NOW)
    with pytest.raises(ImportNotReady):
        take_over_import(world.database, manager, import_id, now=NOW)
    with pytest.raises(ImportNotReady):
        add_import_to_tender(world.database, manager, tender_id, import_id, now=NOW)
    assert len(list_all_tenders(world.database, manager)) == 1


def test_another_leads_people_see_nothing_of_it(world: World, manager: Actor) -> None:
    tender_id = enter(world, manager)
    for role in (Role.SUPPLIER_EDITOR, Role.FACILITATOR, Role.SITE_ADMIN):
        actor = world.actor(role)
        assert list_all_tenders(world.database, actor) == ()
        with pytest.raises(NotFound):
            get_tender_page(world.database, actor, tender_id)
    with pytest.raises(NotPermitted):
        create_tender(world.database, world.actor(Role.EXPORT_MANAGER), Tender(owner_id=world.lead.id), now=NOW)


def test_the_head_is_changed_by_the_first_saver_and_the_second_is_told(world: World, manager: Actor) -> None:
    tender_id = enter(world, manager)
    revision = get_tender_page(world.database, manager, tender_id).revision
    award = date(2027, 6, 1)

    def set_award(before: Tender) -> Tender:
        return replace(before, expected_award_on=award)

    changed = change_tender(world.database, manager, tender_id, revision, set_award, now=NOW)
    assert (changed.expected_award_on, changed.version) == (award, 2)
    with pytest.raises(StaleRevision) as stale:
        change_tender(world.database, manager, tender_id, revision, lambda before: before, now=NOW)
    assert stale.value.params["who"] == manager.name
    assert get_tender_page(world.database, manager, tender_id).tender.expected_award_on == award


def test_the_next_deadline_comes_first(world: World, manager: Actor) -> None:
    enter(world, manager)
    later, sooner = (enter(world, manager, submission_deadline=deadline) for deadline in DEADLINES)
    assert [row.id for row in list_all_tenders(world.database, manager)][:2] == [sooner, later]
    assert list_all_tenders(world.database, manager)[0].submission_deadline == DEADLINES[1]


def test_a_document_that_is_not_there_is_not_found(world: World, manager: Actor) -> None:
    tender_id = enter(world, manager)
    for position in (-1, 0, 7):
        with pytest.raises(NotFound):
            get_document(world.database, manager, tender_id, position)
