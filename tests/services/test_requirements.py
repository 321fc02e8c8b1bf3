"""Requirements as use cases: confirming, editing, splitting, joining, taking out and putting back; second savers."""

from decimal import Decimal

import pytest

from bidbuilder.domain.basics.errors import NotFound, StaleRevision
from bidbuilder.domain.people.permissions import Actor, Role
from bidbuilder.domain.tenders.constraints import Constraint, ConstraintState, Operator
from bidbuilder.domain.tenders.requirements import Level, Requirement
from bidbuilder.services.requirements import (
    add_requirement,
    change_requirement,
    confirm_many,
    confirm_proposals,
    delete_requirement,
    merge,
    refuse_proposal,
    remove_constraint,
    set_constraint,
    split,
)
from bidbuilder.services.tenders import get_tender_page, take_over_import
from bidbuilder.storage.audit import list_entries
from bidbuilder.storage.tenders import RequirementLine
from tests.factories.imports import ready_import, requirement_book
from tests.factories.people import NOW
from tests.factories.web_people import World

STATES = ConstraintState


@pytest.fixture
def manager(world: World) -> Actor:
    return world.actor(Role.BID_MANAGER)


@pytest.fixture
def tender_id(world: World, manager: Actor) -> int:
    import_id = ready_import(world.database, manager, "tender", world.lead.id or 0, requirement_book(), "krav.xlsx")
    return take_over_import(world.database, manager, import_id, now=NOW)


def lines_of(world: World, manager: Actor, tender_id: int) -> dict[str, RequirementLine]:
    """The requirements by their numbers, in order."""
    page = get_tender_page(world.database, manager, tender_id)
    return {line.requirement.number: line for line in page.lines}


def test_one_proposal_is_confirmed_and_another_refused(world: World, manager: Actor, tender_id: int) -> None:
    line = lines_of(world, manager, tender_id)["1.1"]
    key = line.requirement.key
    line = confirm_proposals(world.database, manager, tender_id, key, line.revision, (0,), now=NOW)
    line = refuse_proposal(world.database, manager, tender_id, key, line.revision, 1, now=NOW)
    assert [one.state for one in line.requirement.constraints][:2] == [STATES.CONFIRMED, STATES.REFUSED]


def test_all_proposals_are_confirmed_with_the_requirement(world: World, manager: Actor, tender_id: int) -> None:
    line = lines_of(world, manager, tender_id)["1.1"]
    confirm_proposals(world.database, manager, tender_id, line.requirement.key, line.revision, now=NOW)
    line = lines_of(world, manager, tender_id)["1.1"]
    assert line.requirement.is_confirmed
    assert line.proposed == ()


def test_many_are_confirmed_at_once_and_the_count_tells_how_many(world: World, manager: Actor, tender_id: int) -> None:
    keys = [line.requirement.key for line in lines_of(world, manager, tender_id).values()]
    assert confirm_many(world.database, manager, tender_id, keys[:2], now=NOW) == 2
    assert confirm_many(world.database, manager, tender_id, keys, now=NOW) == 2
    assert get_tender_page(world.database, manager, tender_id).confirmed == 4


def test_only_sure_ones_leaves_requirements_with_an_unsure_proposal_open(
    world: World, manager: Actor, tender_id: int
) -> None:
    line = lines_of(world, manager, tender_id)["1.2"]
    unsure = Constraint(property="rated_power", operator=Operator.AT_LEAST, values=("5",), confidence="low")
    key = line.requirement.key
    set_constraint(world.database, manager, tender_id, key, line.revision, unsure, now=NOW)
    assert confirm_many(world.database, manager, tender_id, [key], confident_only=True, now=NOW) == 0
    assert confirm_many(world.database, manager, tender_id, [key], now=NOW) == 1


def test_fields_are_changed_and_the_second_saver_is_told(world: World, manager: Actor, tender_id: int) -> None:
    line = lines_of(world, manager, tender_id)["1.2"]
    key = line.requirement.key
    fields = {"level": Level.RATED, "weight": Decimal(5)}
    saved = change_requirement(world.database, manager, tender_id, key, line.revision, fields, now=NOW)  # type: ignore[arg-type]
    assert (saved.requirement.level, saved.requirement.weight) == (Level.RATED, Decimal(5))
    for edit in (
        lambda: change_requirement(world.database, manager, tender_id, key, line.revision, {"text": "x"}, now=NOW),
        lambda: confirm_proposals(world.database, manager, tender_id, key, line.revision, now=NOW),
        lambda: remove_constraint(world.database, manager, tender_id, key, line.revision, 0, now=NOW),
        lambda: split(world.database, manager, tender_id, key, line.revision, [5], now=NOW),
        lambda: delete_requirement(world.database, manager, tender_id, key, line.revision, now=NOW),
    ):
        with pytest.raises(StaleRevision) as stale:
            edit()
        assert stale.value.params["who"] == manager.name


def test_two_people_on_two_requirements_do_not_meet(world: World, manager: Actor, tender_id: int) -> None:
    lines = lines_of(world, manager, tender_id)
    for number in ("1.1", "1.2"):
        line = lines[number]
        change_requirement(
            world.database, manager, tender_id, line.requirement.key, line.revision, {"unit": "kW"}, now=NOW
        )
    assert [line.requirement.unit for line in lines_of(world, manager, tender_id).values()] == ["kW", "kW", "", ""]


def test_a_condition_is_written_replaced_and_taken_away(world: World, manager: Actor, tender_id: int) -> None:
    line = lines_of(world, manager, tender_id)["1.4"]
    key = line.requirement.key
    for value, position in (("5", None), ("6", 0)):
        wanted = Constraint(
            property="rated_power", operator=Operator.AT_LEAST, values=(value,), unit="kW", state=STATES.CONFIRMED
        )
        line = set_constraint(world.database, manager, tender_id, key, line.revision, wanted, position, now=NOW)
    assert [one.values for one in line.requirement.constraints] == [("6",)]
    line = remove_constraint(world.database, manager, tender_id, key, line.revision, 0, now=NOW)
    assert line.requirement.constraints == ()


def test_splitting_puts_the_pieces_in_place_and_conditions_go_with_their_words(
    world: World, manager: Actor, tender_id: int
) -> None:
    line = lines_of(world, manager, tender_id)["1.1"]
    at = line.requirement.text.index("Støj")
    keys = split(world.database, manager, tender_id, line.requirement.key, line.revision, [at], now=NOW)
    lines = lines_of(world, manager, tender_id)
    assert list(lines) == ["1.1a", "1.1b", "1.2", "1.3", "1.4"]
    assert keys[0] == line.requirement.key
    assert lines["1.1b"].requirement.text.startswith("Støjniveauet")
    assert [len(lines[number].requirement.constraints) for number in ("1.1a", "1.1b")] == [1, 1]


def test_joining_puts_them_where_the_first_stood(world: World, manager: Actor, tender_id: int) -> None:
    lines = lines_of(world, manager, tender_id)
    keys = [lines[number].requirement.key for number in ("1.2", "1.4")]
    assert merge(world.database, manager, tender_id, keys, now=NOW) == keys[0]
    after = lines_of(world, manager, tender_id)
    assert list(after) == ["1.1", "1.2", "1.3"]
    assert after["1.2"].requirement.text.count("\n") == 1


def test_what_was_taken_out_comes_back_where_it_stood_with_its_key(
    world: World, manager: Actor, tender_id: int
) -> None:
    line = lines_of(world, manager, tender_id)["1.2"]
    gone, before = delete_requirement(world.database, manager, tender_id, line.requirement.key, line.revision, now=NOW)
    assert list(lines_of(world, manager, tender_id)) == ["1.1", "1.3", "1.4"]
    assert add_requirement(world.database, manager, tender_id, gone, before, now=NOW) == line.requirement.key
    assert list(lines_of(world, manager, tender_id)) == ["1.1", "1.2", "1.3", "1.4"]
    again = add_requirement(world.database, manager, tender_id, gone, before, now=NOW)
    assert again != line.requirement.key, "putting it back twice makes a second one, never a clash"


def test_a_new_requirement_gets_proposals_out_of_its_words(world: World, manager: Actor, tender_id: int) -> None:
    fresh = Requirement(number="9", text="Mærkespænding 400 V.")
    key = add_requirement(world.database, manager, tender_id, fresh, now=NOW)
    line = next(one for one in lines_of(world, manager, tender_id).values() if one.requirement.key == key)
    assert [one.property for one in line.proposed] == ["rated_voltage"]


def test_every_edit_is_in_the_audit_trail(world: World, manager: Actor, tender_id: int) -> None:
    line = lines_of(world, manager, tender_id)["1.3"]
    confirm_proposals(world.database, manager, tender_id, line.requirement.key, line.revision, now=NOW)
    with world.database.read() as session:
        newest = list_entries(session, f"tender:{tender_id}", limit=1)[0]
    assert (newest.action, newest.actor) == ("requirement.changed", manager.name)
    assert "1.3" in newest.detail


def test_nobody_else_edits_them(world: World, manager: Actor, tender_id: int) -> None:
    line = lines_of(world, manager, tender_id)["1.1"]
    key = line.requirement.key
    for role in (Role.EXPORT_MANAGER, Role.SUPPLIER_EDITOR):
        actor = world.actor(role)
        for edit in (
            lambda who=actor: change_requirement(
                world.database, who, tender_id, key, line.revision, {"text": "x"}, now=NOW
            ),
            lambda who=actor: confirm_many(world.database, who, tender_id, [key], now=NOW),
            lambda who=actor: merge(world.database, who, tender_id, [key, key], now=NOW),
        ):
            with pytest.raises(NotFound):
                edit()
