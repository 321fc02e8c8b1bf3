"""Sentences without a word of obligation that no requirement took: kept by chapter, made requirements or set aside at once."""

import io
import zipfile

import pytest

from bidbuilder.domain.people.permissions import Actor, Role
from bidbuilder.services import left_out
from bidbuilder.services.left_out import ReasonMissing
from bidbuilder.services.tenders import get_tender_page, take_over_import
from tests.factories.imports import look_here, ready_import
from tests.factories.people import NOW
from tests.factories.web_people import World

CALL = b"""# Call for pumps

## 1 Background

The works were built in 1972. Two pumps stand idle.

## 2 Pumps

The pump must run. The old pumps are currently red. "Pump" means what moves water.

- Quiet

| Part | Remark |
|------|--------|
| Seal | As before |
"""


@pytest.fixture
def manager(world: World) -> Actor:
    return world.actor(Role.BID_MANAGER)


@pytest.fixture
def tender_id(world: World, manager: Actor) -> int:
    import_id = ready_import(world.database, manager, "tender", world.lead.id or 0, CALL, "call.md")
    tender_id = take_over_import(world.database, manager, import_id, now=NOW)
    look_here(world.database, tender_id)
    return tender_id


def sections(world: World, actor: Actor, tender_id: int) -> dict[str, int]:
    """How many other sentences each chapter has."""
    return {one.name: one.count for one in left_out.get_left_out(world.database, actor, tender_id).sections}


def texts(world: World, actor: Actor, tender_id: int, name: str) -> list[str]:
    """The other sentences of a chapter."""
    found = left_out.get_left_out(world.database, actor, tender_id).sections
    first = next(one.first for one in found if one.name == name)
    return [one.text for one in left_out.get_section(world.database, actor, tender_id, first).entries]


def test_every_sentence_item_and_row_that_became_no_requirement_is_kept_by_chapter(
    world: World, manager: Actor, tender_id: int
) -> None:
    page = left_out.get_left_out(world.database, manager, tender_id)
    assert (page.open, page.others) == (0, 5)
    assert sections(world, manager, tender_id) == {"1 Background": 2, "2 Pumps": 3}
    assert texts(world, manager, tender_id, "1 Background") == [
        "The works were built in 1972.",
        "Two pumps stand idle.",
    ]
    assert texts(world, manager, tender_id, "2 Pumps") == [
        "The old pumps are currently red.",
        "Quiet",
        "Seal | As before",
    ]


def test_a_chapter_is_set_aside_at_once_and_a_sentence_taken_up_again(
    world: World, manager: Actor, tender_id: int
) -> None:
    first = left_out.get_left_out(world.database, manager, tender_id).sections[0].first
    with pytest.raises(ReasonMissing):
        left_out.set_section_aside(world.database, manager, tender_id, first, " ", now=NOW)
    assert left_out.set_section_aside(world.database, manager, tender_id, first, "Background", now=NOW) == 2
    assert sections(world, manager, tender_id) == {"2 Pumps": 3}
    following = left_out.get_section(world.database, manager, tender_id, first).following
    assert following is not None
    assert following.name == "2 Pumps"
    left_out.take_up_again(world.database, manager, tender_id, first, now=NOW)
    assert sections(world, manager, tender_id) == {"1 Background": 1, "2 Pumps": 3}


def test_another_sentence_becomes_a_requirement_and_stands_in_its_place(
    world: World, manager: Actor, tender_id: int
) -> None:
    first = left_out.get_left_out(world.database, manager, tender_id).sections[1].first
    left_out.make_requirement(world.database, manager, tender_id, first, now=NOW)
    lines = get_tender_page(world.database, manager, tender_id).lines
    assert [one.requirement.text for one in lines] == ["The pump must run.", "The old pumps are currently red."]
    assert texts(world, manager, tender_id, "2 Pumps") == ["Quiet", "Seal | As before"]


def test_an_older_version_in_a_zip_brings_up_only_what_the_newer_does_not_say(world: World, manager: Actor) -> None:
    older = CALL.replace(b"The pump must run.", b"The pump must run. The pump must be blue. The pump must be cheap.")
    newer = older.replace(b" The pump must be blue.", b"")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in (("call v1.md", older), ("call v2.md", newer), ("copy.md", newer)):
            archive.writestr(name, content)
    lead = world.lead.id or 0
    import_id = ready_import(world.database, manager, "tender", lead, buffer.getvalue(), "call.zip")
    tender_id = take_over_import(world.database, manager, import_id, now=NOW)
    taken = [one.requirement for one in get_tender_page(world.database, manager, tender_id).lines]
    assert {one.source.file for one in taken} == {"call v2.md"}
    look_here(world.database, tender_id)
    page = left_out.get_left_out(world.database, manager, tender_id)
    assert [(one.file, one.text) for one in page.entries] == [("call v1.md", "The pump must be blue.")]
    assert {one.file for one in page.sections} == {"call v2.md"}
