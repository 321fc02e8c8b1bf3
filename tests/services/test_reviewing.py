"""The review as use cases: sources looked into, decisions side by side, patterns, taking back, and what was left out."""

from dataclasses import replace
from pathlib import Path

import pytest

from bidbuilder.domain.basics.errors import NotFound, StaleRevision
from bidbuilder.domain.people.permissions import Actor, Role
from bidbuilder.domain.tenders.constraints import ConstraintState
from bidbuilder.domain.tenders.editing import condition_name
from bidbuilder.domain.tenders.rebasing import RequirementsCollide
from bidbuilder.domain.tenders.requirements import Level, Requirement, Scope
from bidbuilder.domain.tenders.sources import PartKind
from bidbuilder.domain.tenders.steps import NothingToUndo, StepOverwritten
from bidbuilder.services import left_out, requirements, reviewing
from bidbuilder.services.left_out import ReasonMissing
from bidbuilder.services.reviewing import Place, ReviewPage
from bidbuilder.services.tenders import get_tender_page, get_tender_summary, take_over_import
from bidbuilder.storage.requirement_lists import RequirementFilter
from bidbuilder.storage.tenders import RequirementLine
from bidbuilder.storage.users import get_actor, get_user
from tests.factories.imports import look_here, ready_import, requirement_book, work_off
from tests.factories.people import NOW
from tests.factories.web_people import World, add_colleague

YES, NO, OPEN = ConstraintState.CONFIRMED, ConstraintState.REFUSED, ConstraintState.PROPOSED
ALL, HERE = RequirementFilter(), Place()


@pytest.fixture
def manager(world: World) -> Actor:
    return world.actor(Role.BID_MANAGER)


@pytest.fixture
def colleague(world: World) -> Actor:
    user = add_colleague(world)
    with world.database.read() as session:
        return get_actor(session, get_user(session, user.id or 0))


@pytest.fixture
def tender_id(world: World, manager: Actor) -> int:
    import_id = ready_import(world.database, manager, "tender", world.lead.id or 0, requirement_book(), "krav.xlsx")
    return take_over_import(world.database, manager, import_id, now=NOW)


def line(world: World, manager: Actor, tender_id: int, number: str) -> RequirementLine:
    """The stored requirement with that number."""
    page = get_tender_page(world.database, manager, tender_id)
    return next(one for one in page.lines if one.requirement.number == number)


def numbers(world: World, manager: Actor, tender_id: int) -> list[str]:
    """The numbers in the order of the tender."""
    return [one.requirement.number for one in get_tender_page(world.database, manager, tender_id).lines]


def review(world: World, actor: Actor, tender_id: int, key: str = "", place: Place = HERE) -> ReviewPage:
    """The review as its page gets it."""
    return reviewing.get_review(world.database, actor, tender_id, ALL, key, place, now=NOW)


def test_the_source_stands_beside_the_requirement_once_a_worker_has_looked_into_it(
    world: World, manager: Actor, tender_id: int, tmp_path: Path
) -> None:
    assert review(world, manager, tender_id).view is None
    work_off(world.database, tmp_path)
    key = line(world, manager, tender_id, "1.2").requirement.key
    view = review(world, manager, tender_id, key).view
    assert view is not None
    assert (view.part.kind, view.part.name) == (PartKind.SHEET, "Krav")
    rows = {one.line.address: [cell.text for cell in one.line.cells] for one in view.lines}
    assert "Kapslingsklasse mindst IP55." in rows["Krav!4"]
    assert {one.requirement.number for one in view.taken} == {"1.1", "1.2", "1.3", "1.4"}
    assert [part.name for part in view.parts] == ["Krav", "Vejledning"]
    other = review(world, manager, tender_id, key, Place(part_id=view.parts[1].id)).view
    assert other is not None
    assert other.lines[0].line.cells[0].text == "Udfyld kolonne D."


def test_the_review_begins_at_the_first_open_requirement(world: World, manager: Actor, tender_id: int) -> None:
    first = line(world, manager, tender_id, "1.1")
    requirements.confirm_proposals(world.database, manager, tender_id, first.requirement.key, first.revision, now=NOW)
    page = review(world, manager, tender_id)
    assert page.line is not None
    assert page.line.requirement.number == "1.2"
    assert (page.counts.confirmed, page.counts.open) == (1, 3)


def test_two_people_decide_on_two_conditions_of_one_requirement(
    world: World, manager: Actor, colleague: Actor, tender_id: int
) -> None:
    seen = line(world, manager, tender_id, "1.1").requirement
    first, second = seen.constraints[:2]
    for actor, one, state in ((manager, first, YES), (colleague, second, NO)):
        reviewing.decide_condition(world.database, actor, tender_id, seen.key, condition_name(one), state, now=NOW)
    stored = line(world, manager, tender_id, "1.1").requirement
    assert [one.state for one in stored.constraints[:2]] == [YES, NO]


def test_two_people_change_different_fields_and_neither_is_lost(
    world: World, manager: Actor, colleague: Actor, tender_id: int
) -> None:
    seen = line(world, manager, tender_id, "1.2")
    key = seen.requirement.key
    for actor, fields in ((manager, {"level": Level.RATED}), (colleague, {"scope": Scope.SYSTEM})):
        requirements.change_requirement(
            world.database,
            actor,
            tender_id,
            key,
            seen.revision,
            fields,  # type: ignore[arg-type]
            seen.requirement,
            now=NOW,
        )
    stored = line(world, manager, tender_id, "1.2").requirement
    assert (stored.level, stored.scope) == (Level.RATED, Scope.SYSTEM)


def test_the_second_saver_of_the_same_field_is_told(
    world: World, manager: Actor, colleague: Actor, tender_id: int
) -> None:
    seen = line(world, manager, tender_id, "1.2")
    key = seen.requirement.key
    requirements.change_requirement(
        world.database, manager, tender_id, key, seen.revision, {"text": "First."}, seen.requirement, now=NOW
    )
    with pytest.raises(RequirementsCollide):
        requirements.change_requirement(
            world.database, colleague, tender_id, key, seen.revision, {"text": "Second."}, seen.requirement, now=NOW
        )
    with pytest.raises(StaleRevision):
        requirements.confirm_proposals(world.database, colleague, tender_id, key, seen.revision, now=NOW)


def test_others_who_are_here_are_seen_and_forgotten_again(
    world: World, manager: Actor, colleague: Actor, tender_id: int
) -> None:
    key = line(world, manager, tender_id, "1.3").requirement.key
    reviewing.look_for_news(world.database, colleague, tender_id, ALL, key, now=NOW)
    people = review(world, manager, tender_id).people
    assert [(one.name, one.requirement_key) for one in people] == [("Colleague", key)]
    assert not review(world, colleague, tender_id).people
    later = NOW.replace(minute=NOW.minute + 2 if NOW.minute < 58 else 0, hour=NOW.hour + (NOW.minute >= 58))
    assert not reviewing.look_for_news(world.database, manager, tender_id, ALL, "", now=later).people


def test_the_mark_of_the_list_changes_with_every_edit_of_anybody(
    world: World, manager: Actor, colleague: Actor, tender_id: int
) -> None:
    one = line(world, manager, tender_id, "1.1")
    before = reviewing.look_for_news(world.database, manager, tender_id, ALL, one.requirement.key, now=NOW)
    name = condition_name(one.requirement.constraints[0])
    reviewing.decide_condition(world.database, colleague, tender_id, one.requirement.key, name, YES, now=NOW)
    after = reviewing.look_for_news(world.database, manager, tender_id, ALL, one.requirement.key, now=NOW)
    assert before.counts.mark != after.counts.mark
    assert after.revision == one.revision + 1


def test_proposals_of_one_pattern_are_accepted_together_and_taken_back_together(
    world: World, manager: Actor, tender_id: int
) -> None:
    patterns = reviewing.list_patterns(world.database, manager, tender_id).patterns
    assert sum(patterns.values()) == get_tender_summary(world.database, manager, tender_id).counts.proposals
    pattern = next(iter(patterns))
    found = reviewing.preview_pattern(world.database, manager, tender_id, pattern)
    assert len(found) == patterns[pattern]
    chosen: dict[str, list[str]] = {}
    for one in found:
        requirement = one.line.requirement
        chosen.setdefault(requirement.key, []).append(condition_name(requirement.constraints[one.position]))
    assert reviewing.decide_many(world.database, manager, tender_id, chosen, YES, now=NOW) == len(found)
    assert pattern not in reviewing.list_patterns(world.database, manager, tender_id).patterns
    reviewing.undo(world.database, manager, tender_id, now=NOW)
    assert reviewing.list_patterns(world.database, manager, tender_id).patterns == patterns


def test_what_somebody_else_refused_meanwhile_is_not_accepted_in_bulk(
    world: World, manager: Actor, colleague: Actor, tender_id: int
) -> None:
    one = line(world, manager, tender_id, "1.2").requirement
    name = condition_name(one.constraints[0])
    reviewing.decide_condition(world.database, colleague, tender_id, one.key, name, NO, now=NOW)
    assert reviewing.decide_many(world.database, manager, tender_id, {one.key: [name]}, YES, now=NOW) == 0
    assert line(world, manager, tender_id, "1.2").requirement.constraints[0].state is NO


def test_everybody_takes_back_their_own_steps(world: World, manager: Actor, colleague: Actor, tender_id: int) -> None:
    first, second = (line(world, manager, tender_id, number) for number in ("1.1", "1.2"))
    for actor, one in ((manager, first), (colleague, second)):
        requirements.confirm_proposals(world.database, actor, tender_id, one.requirement.key, one.revision, now=NOW)
    reviewing.undo(world.database, manager, tender_id, now=NOW)
    assert line(world, manager, tender_id, "1.1").requirement == first.requirement
    assert line(world, manager, tender_id, "1.2").requirement.is_confirmed
    with pytest.raises(NothingToUndo):
        reviewing.undo(world.database, manager, tender_id, now=NOW)


def test_splitting_joining_and_taking_out_are_taken_back_in_their_place(
    world: World, manager: Actor, tender_id: int
) -> None:
    before = get_tender_page(world.database, manager, tender_id).lines
    first = line(world, manager, tender_id, "1.1")
    cut = first.requirement.text.index(" Støj") + 1
    requirements.split(world.database, manager, tender_id, first.requirement.key, first.revision, [cut], now=NOW)
    assert numbers(world, manager, tender_id) == ["1.1a", "1.1b", "1.2", "1.3", "1.4"]
    keys = [line(world, manager, tender_id, number).requirement.key for number in ("1.2", "1.3")]
    requirements.merge(world.database, manager, tender_id, keys, now=NOW)
    last = line(world, manager, tender_id, "1.4")
    requirements.delete_requirement(world.database, manager, tender_id, last.requirement.key, last.revision, now=NOW)
    assert numbers(world, manager, tender_id) == ["1.1a", "1.1b", "1.2"]
    for _ in range(3):
        reviewing.undo(world.database, manager, tender_id, now=NOW)
    after = get_tender_page(world.database, manager, tender_id).lines
    assert [one.requirement for one in after] == [one.requirement for one in before]


def test_a_key_is_not_given_again_while_its_first_owner_can_come_back(
    world: World, manager: Actor, tender_id: int
) -> None:
    last = line(world, manager, tender_id, "1.4")
    requirements.delete_requirement(world.database, manager, tender_id, last.requirement.key, last.revision, now=NOW)
    fresh = Requirement(number="9", text="A new one.")
    key = requirements.add_requirement(world.database, manager, tender_id, fresh, now=NOW)
    assert key != last.requirement.key
    reviewing.undo(world.database, manager, tender_id, now=NOW)
    reviewing.undo(world.database, manager, tender_id, now=NOW)
    assert line(world, manager, tender_id, "1.4").requirement == last.requirement


def test_a_step_that_others_have_overwritten_stays(
    world: World, manager: Actor, colleague: Actor, tender_id: int
) -> None:
    first = line(world, manager, tender_id, "1.1")
    cut = first.requirement.text.index(" Støj") + 1
    requirements.split(world.database, manager, tender_id, first.requirement.key, first.revision, [cut], now=NOW)
    piece = line(world, colleague, tender_id, "1.1b")
    requirements.change_requirement(
        world.database, colleague, tender_id, piece.requirement.key, piece.revision, {"text": "Quiet."}, now=NOW
    )
    with pytest.raises(StepOverwritten):
        reviewing.undo(world.database, manager, tender_id, now=NOW)


def test_what_is_taken_out_stands_among_the_left_out_until_it_is_dealt_with(
    world: World, manager: Actor, tender_id: int
) -> None:
    look_here(world.database, tender_id)
    assert left_out.get_left_out(world.database, manager, tender_id).open == 0
    gone = line(world, manager, tender_id, "1.3")
    requirements.delete_requirement(world.database, manager, tender_id, gone.requirement.key, gone.revision, now=NOW)
    (entry,) = left_out.get_left_out(world.database, manager, tender_id).entries
    assert entry.text == gone.requirement.text
    with pytest.raises(ReasonMissing):
        left_out.set_aside(world.database, manager, tender_id, entry.id, "  ", now=NOW)
    left_out.set_aside(world.database, manager, tender_id, entry.id, "Background", now=NOW)
    page = left_out.get_left_out(world.database, manager, tender_id, set_aside=True)
    assert (page.open, page.aside, page.entries[0].reason) == (0, 1, "Background")
    left_out.take_up_again(world.database, manager, tender_id, entry.id, now=NOW)
    key = left_out.make_requirement(world.database, manager, tender_id, entry.id, now=NOW)
    assert left_out.get_left_out(world.database, manager, tender_id).open == 0
    made = next(
        one.requirement
        for one in get_tender_page(world.database, manager, tender_id).lines
        if one.requirement.key == key
    )
    assert (made.text, made.source, made.section) == (
        gone.requirement.text,
        gone.requirement.source,
        gone.requirement.section,
    )
    assert not made.is_confirmed
    assert numbers(world, manager, tender_id) == ["1.1", "1.2", made.number, "1.4"]


def test_words_that_an_edit_drops_are_left_out(world: World, manager: Actor, tender_id: int) -> None:
    look_here(world.database, tender_id)
    first = line(world, manager, tender_id, "1.1")
    requirements.change_requirement(
        world.database,
        manager,
        tender_id,
        first.requirement.key,
        first.revision,
        {"text": first.requirement.text.split(". ")[0] + "."},
        now=NOW,
    )
    (entry,) = left_out.get_left_out(world.database, manager, tender_id).entries
    assert entry.text == "Støjniveauet må højst være 75 dB(A)."
    reviewing.undo(world.database, manager, tender_id, now=NOW)
    assert left_out.get_left_out(world.database, manager, tender_id).open == 0


def test_a_line_of_the_source_becomes_a_requirement(world: World, manager: Actor, tender_id: int) -> None:
    look_here(world.database, tender_id)
    page = review(world, manager, tender_id)
    assert page.view is not None
    guide = review(world, manager, tender_id, "", Place(part_id=page.view.parts[1].id)).view
    assert guide is not None
    key = left_out.make_of_line(world.database, manager, tender_id, guide.lines[0].id, "A", "", now=NOW)
    made = get_tender_page(world.database, manager, tender_id).lines[-1].requirement
    assert (made.key, made.text, made.source.sheet, made.source.cell) == (key, "Udfyld kolonne D.", "Vejledning", "A1")


def test_strangers_see_and_do_nothing(world: World, manager: Actor, tender_id: int) -> None:
    one = line(world, manager, tender_id, "1.1").requirement
    name = condition_name(one.constraints[0])
    for role in (Role.SUPPLIER_EDITOR, Role.FACILITATOR):
        actor = world.actor(role)
        for refused in (
            lambda actor=actor: review(world, actor, tender_id),
            lambda actor=actor: reviewing.look_for_news(world.database, actor, tender_id, ALL, "", now=NOW),
            lambda actor=actor: reviewing.list_patterns(world.database, actor, tender_id),
            lambda actor=actor: reviewing.decide_many(
                world.database, actor, tender_id, {one.key: [name]}, YES, now=NOW
            ),
            lambda actor=actor: reviewing.undo(world.database, actor, tender_id, now=NOW),
            lambda actor=actor: left_out.get_left_out(world.database, actor, tender_id),
        ):
            with pytest.raises(NotFound):
                refused()
    assert line(world, manager, tender_id, "1.1").requirement == one


@pytest.mark.parametrize("state", ["open", "confirmed", "proposals", "unsure"])
def test_filters_count_what_they_show(world: World, manager: Actor, tender_id: int, state: str) -> None:
    first = line(world, manager, tender_id, "1.1")
    requirements.confirm_proposals(world.database, manager, tender_id, first.requirement.key, first.revision, now=NOW)
    every = [one.requirement for one in get_tender_page(world.database, manager, tender_id).lines]
    wanted = {
        "open": [one for one in every if not one.is_confirmed],
        "confirmed": [one for one in every if one.is_confirmed],
        "proposals": [one for one in every if any(found.state is OPEN for found in one.constraints)],
        "unsure": [
            one
            for one in every
            if not one.is_confirmed
            and (one.confidence != "high" or any(found.confidence != "high" for found in one.constraints))
        ],
    }[state]
    chosen = replace(ALL, state=state)
    page = requirements.get_requirement_list(world.database, manager, tender_id, chosen)
    assert [one.requirement for one in page.stretch.lines] == wanted
    assert page.stretch.all == len(wanted)
