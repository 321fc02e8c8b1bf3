"""Imports from upload to the end: read by a real worker in a confined child, refused, corrected, dropped."""

from pathlib import Path

import pytest

from bidbuilder.domain.basics.errors import NotFound, NotPermitted
from bidbuilder.domain.catalogue.readings import CatalogueReading
from bidbuilder.domain.people.permissions import Actor, Role
from bidbuilder.domain.tenders.constraints import ConstraintState
from bidbuilder.domain.tenders.tenders import TenderReading
from bidbuilder.services.imports import (
    ImportEnded,
    correct_reading,
    drop_import,
    get_import_page,
    list_imports,
    start_import,
)
from bidbuilder.services.jobs import list_own_jobs, stop_job
from bidbuilder.services.list_previews import preview_import
from bidbuilder.storage.imports import ImportState
from bidbuilder.storage.users import get_actor
from tests.factories.imports import pump_list, ready_import, requirement_book, work_off
from tests.factories.people import NOW
from tests.factories.web_people import World


@pytest.fixture
def supplier(world: World) -> Actor:
    return world.actor(Role.SUPPLIER_EDITOR)


@pytest.fixture
def manager(world: World) -> Actor:
    return world.actor(Role.BID_MANAGER)


def upload(world: World, actor: Actor, content: bytes, name: str = "list.xlsx") -> int:
    """A supplier's list on its way in."""
    return start_import(
        world.database, actor, "catalogue", world.member.id or 0, file_name=name, content=content, now=NOW
    )


def listed_codes(world: World, supplier: Actor, import_id: int) -> list[str]:
    """The codes of a list that was read, in its order."""
    lines = preview_import(world.database, supplier, import_id).lines
    return [line.draft.offering.code for line in lines]


def test_files_are_read_by_the_worker_and_refusals_say_why(
    world: World, supplier: Actor, manager: Actor, tmp_path: Path
) -> None:
    listed = upload(world, supplier, pump_list())
    empty = upload(world, supplier, b"", "empty.xlsx")
    book = start_import(
        world.database,
        manager,
        "tender",
        world.lead.id or 0,
        file_name="krav.xlsx",
        content=requirement_book(),
        now=NOW,
    )
    assert get_import_page(world.database, supplier, "catalogue", listed).state is ImportState.READING
    work_off(world.database, tmp_path)
    page = get_import_page(world.database, supplier, "catalogue", listed)
    assert isinstance(page.reading, CatalogueReading)
    assert listed_codes(world, supplier, listed) == ["NP-100", "NP-101", "NP-102"]
    refused = get_import_page(world.database, supplier, "catalogue", empty)
    assert refused.state is ImportState.REFUSED
    assert refused.refused is not None
    assert refused.refused.message == "The file is empty."
    tender = get_import_page(world.database, manager, "tender", book).reading
    assert isinstance(tender, TenderReading)
    assert len(tender.tender.requirements) == 4
    assert tender.is_typed
    proposed = [constraint for one in tender.tender.requirements for constraint in one.constraints]
    assert {one.state for one in proposed} == {ConstraintState.PROPOSED}


def test_corrections_are_read_by_the_worker_too(world: World, supplier: Actor, tmp_path: Path) -> None:
    import_id = upload(world, supplier, pump_list(A8=None))
    options = {"cells": '{"Prisliste!A8": "NP-999"}', "columns": ""}
    correct_reading(world.database, supplier, "catalogue", import_id, options, now=NOW)
    work_off(world.database, tmp_path)
    page = get_import_page(world.database, supplier, "catalogue", import_id)
    assert "NP-999" in listed_codes(world, supplier, import_id)
    assert page.options == {"cells": options["cells"]}


def test_a_cancelled_reading_can_be_started_again(world: World, supplier: Actor, tmp_path: Path) -> None:
    import_id = upload(world, supplier, pump_list())
    (job,) = list_own_jobs(world.database, supplier)
    stop_job(world.database, supplier, job.id, now=NOW)
    work_off(world.database, tmp_path)
    page = get_import_page(world.database, supplier, "catalogue", import_id)
    assert (page.state, page.job_id) == (ImportState.READING, None)
    correct_reading(world.database, supplier, "catalogue", import_id, {}, now=NOW)
    work_off(world.database, tmp_path)
    assert get_import_page(world.database, supplier, "catalogue", import_id).state is ImportState.READY


def test_an_import_is_seen_by_its_firm_alone(world: World, supplier: Actor, manager: Actor) -> None:
    import_id = upload(world, supplier, pump_list())
    with world.database.read() as session:
        rival = get_actor(session, world.rival)
    for actor, kind in ((rival, "catalogue"), (manager, "catalogue"), (supplier, "tender")):
        with pytest.raises(NotFound):
            get_import_page(world.database, actor, kind, import_id)  # type: ignore[arg-type]
        assert list_imports(world.database, actor, kind) == ()  # type: ignore[arg-type]
    assert [one.id for one in list_imports(world.database, supplier, "catalogue")] == [import_id]


def test_nobody_uploads_for_another_firm(world: World, supplier: Actor, manager: Actor) -> None:
    for actor, kind in ((manager, "catalogue"), (supplier, "tender")):
        with pytest.raises(NotPermitted):
            start_import(
                world.database,
                actor,
                kind,
                world.member.id or 0,
                file_name="x",
                content=b"x",
                now=NOW,  # type: ignore[arg-type]
            )


def test_a_dropped_import_has_ended(world: World, supplier: Actor) -> None:
    import_id = ready_import(world.database, supplier, "catalogue", world.member.id or 0, pump_list())
    drop_import(world.database, supplier, "catalogue", import_id, now=NOW)
    assert list_imports(world.database, supplier, "catalogue") == ()
    for again in (
        lambda: drop_import(world.database, supplier, "catalogue", import_id, now=NOW),
        lambda: correct_reading(world.database, supplier, "catalogue", import_id, {}, now=NOW),
    ):
        with pytest.raises(ImportEnded):
            again()
