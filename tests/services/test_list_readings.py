"""What a supplier's columns hold is remembered from one list to the next, until it is forgotten."""

import pytest

from bidbuilder.domain.people.permissions import Actor, Role
from bidbuilder.services.list_previews import preview_import
from bidbuilder.services.list_readings import forget_columns, list_remembered, remember_columns
from tests.factories.imports import pump_list, read_with, ready_import
from tests.factories.people import NOW
from tests.factories.supplier_lists import numbered_list
from tests.factories.web_people import World


@pytest.fixture
def supplier(world: World) -> Actor:
    return world.actor(Role.SUPPLIER_EDITOR)


def test_what_columns_hold_is_remembered_for_the_next_list(world: World, supplier: Actor) -> None:
    import_id = _imported(world, supplier, pump_list())
    title = "Bemærkning"
    remember_columns(world.database, supplier, import_id, {title: "part_number"}, now=NOW)
    assert list_remembered(world.database, supplier, import_id) == {title: "part_number"}
    content = numbered_list(2, title, "NH3-240")
    line = preview_import(world.database, supplier, _imported(world, supplier, content)).lines[0]
    assert line.draft.offering.part_number == "NH3-240"
    forget_columns(world.database, supplier, import_id, now=NOW)
    read_with(world.database, supplier, "catalogue", import_id, {})
    line = preview_import(world.database, supplier, _imported(world, supplier, content)).lines[0]
    assert line.draft.offering.part_number == ""


def _imported(world: World, supplier: Actor, content: bytes) -> int:
    return ready_import(world.database, supplier, "catalogue", world.member.id or 0, content)
