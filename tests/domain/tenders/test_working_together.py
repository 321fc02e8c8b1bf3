"""Two people at one requirement: their edits put together, steps taken back, and proposals of one pattern."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidbuilder.domain.tenders.constraints import Constraint, ConstraintState
from bidbuilder.domain.tenders.editing import (
    ConstraintGone,
    condition_name,
    confirm_constraints,
    decide_conditions,
    drop_constraint,
    find_condition,
    merge_requirements,
    put_constraint,
    split_requirement,
)
from bidbuilder.domain.tenders.patterns import describe_pattern, open_patterns, pattern_of, positions_of
from bidbuilder.domain.tenders.rebasing import RequirementsCollide, merge_edits
from bidbuilder.domain.tenders.requirements import Level, Requirement, Scope
from bidbuilder.domain.tenders.steps import Placed, Step, StepOverwritten, undo_step
from tests.factories.requirements import constraint, requirement

OPEN, YES, NO = ConstraintState.PROPOSED, ConstraintState.CONFIRMED, ConstraintState.REFUSED
POWER = constraint("power", "≥", "12", unit="kW", state=OPEN, words="at least 12 kW", start=4)
CLASS = constraint("ip", "≥", "IP55", state=OPEN, words="IP55", start=30)
BASE = requirement(POWER, CLASS, text="The pump shall do it.")


@pytest.mark.parametrize(
    ("mine", "theirs", "merged"),
    [
        ({"level": Level.RATED}, {"scope": Scope.BID}, {"level": Level.RATED, "scope": Scope.BID}),
        ({"text": "a"}, {"text": "a"}, {"text": "a"}),
        ({}, {"text": "theirs"}, {"text": "theirs"}),
        ({"text": "mine"}, {}, {"text": "mine"}),
    ],
)
def test_different_fields_are_put_together(
    mine: dict[str, object], theirs: dict[str, object], merged: dict[str, object]
) -> None:
    found = merge_edits(BASE, replace(BASE, **mine), replace(BASE, **theirs))  # type: ignore[arg-type]
    assert found == replace(BASE, **merged)  # type: ignore[arg-type]


def test_the_same_field_changed_differently_collides_and_is_named() -> None:
    with pytest.raises(RequirementsCollide) as refused:
        merge_edits(BASE, replace(BASE, text="mine", unit="kW"), replace(BASE, text="theirs"))
    assert refused.value.fields == ("text",)


def test_decisions_on_different_conditions_hold_both() -> None:
    mine = decide_conditions(BASE, [0], YES).requirement
    theirs = decide_conditions(BASE, [1], NO).requirement
    assert [one.state for one in merge_edits(BASE, mine, theirs).constraints] == [YES, NO]


def test_a_condition_added_by_one_and_one_removed_by_the_other_both_hold() -> None:
    mine = put_constraint(BASE, constraint("mass", "≤", "90", unit="kg")).requirement
    theirs = drop_constraint(BASE, 1).requirement
    assert [one.property for one in merge_edits(BASE, mine, theirs).constraints] == ["power", "mass"]


def test_accepting_what_the_other_refused_collides() -> None:
    mine, theirs = (decide_conditions(BASE, [0], state).requirement for state in (YES, NO))
    with pytest.raises(RequirementsCollide) as refused:
        merge_edits(BASE, mine, theirs)
    assert refused.value.fields == ("constraints",)


_EDITS = st.fixed_dictionaries(
    {},
    optional={
        "text": st.sampled_from(["a", "b"]),
        "level": st.sampled_from(Level),
        "is_confirmed": st.booleans(),
        "unit": st.sampled_from(["", "kg"]),
    },
)


@given(_EDITS, _EDITS)
def test_merging_is_even_handed_and_keeps_what_each_changed(mine: dict[str, object], theirs: dict[str, object]) -> None:
    first, second = (replace(BASE, **one) for one in (mine, theirs))  # type: ignore[arg-type]
    try:
        merged = merge_edits(BASE, first, second)
    except RequirementsCollide as collision:
        for name in collision.fields:
            assert len({getattr(one, name) for one in (BASE, first, second)}) == 3
        return
    assert merged == merge_edits(BASE, second, first)
    for name in mine:
        assert getattr(merged, name) in {getattr(first, name), getattr(second, name)}


def step_of(before: list[Requirement], after: list[Requirement]) -> Step:
    """A step between the two."""
    placed = [
        tuple(Placed(position=place, requirement=one) for place, one in enumerate(side)) for side in (before, after)
    ]
    return Step(message="It was.", before=placed[0], after=placed[1])


def test_a_step_is_taken_back_beside_what_others_changed_since() -> None:
    accepted = decide_conditions(BASE, [0], YES).requirement
    since = replace(accepted, level=Level.RATED)
    undoing = undo_step(step_of([BASE], [accepted]), {"R1": since})
    assert [one.requirement for one in undoing.put] == [replace(BASE, level=Level.RATED)]
    assert not undoing.gone


def test_what_others_changed_in_the_same_place_stays_and_the_rest_is_taken_back() -> None:
    other = replace(BASE, key="R2", number="2")
    after = [decide_conditions(one, [0], YES).requirement for one in (BASE, other)]
    since = {"R1": after[0], "R2": decide_conditions(other, [0], NO).requirement}
    undoing = undo_step(step_of([BASE, other], after), since)
    assert [one.requirement for one in undoing.put] == [BASE]
    assert undoing.kept == ("2",)


def test_a_split_is_taken_back_whole_or_not_at_all() -> None:
    whole = requirement(text="One thing. Another thing.")
    pieces = split_requirement(whole, [11], ["R2"]).requirements
    step = step_of([whole], list(pieces))
    undoing = undo_step(step, {one.key: one for one in pieces})
    assert [one.requirement for one in undoing.put] == [whole]
    assert undoing.gone == ("R2",)
    with pytest.raises(StepOverwritten):
        undo_step(step, {"R1": pieces[0], "R2": replace(pieces[1], text="Changed.")})


def test_joined_requirements_come_back_as_they_were() -> None:
    first, second = requirement(), requirement(key="R2", number="2", text="And it shall stop.")
    joined = merge_requirements([first, second]).requirement
    undoing = undo_step(step_of([first, second], [joined]), {"R1": joined})
    assert [one.requirement for one in undoing.put] == [first, second]


def test_a_condition_is_named_by_what_it_asks() -> None:
    moved = confirm_constraints(BASE, [1]).requirement
    assert find_condition(moved, condition_name(CLASS)) == 1
    with pytest.raises(ConstraintGone):
        find_condition(drop_constraint(BASE, 0).requirement, condition_name(POWER))


@pytest.mark.parametrize(
    ("words", "other", "alike"),
    [
        ("≥ 12 kW", "≥ 1.200,5 kW", True),
        ("IP55", "IP 67", False),
        ("IP55", "IP67", True),
        ("at least 12 kW", "not less than 12 kW", False),
        ("−20 … +45 °C", "-5 … 30 °C", True),
    ],
)
def test_proposals_with_the_same_words_but_other_numbers_are_one_pattern(words: str, other: str, alike: bool) -> None:
    first, second = (replace(POWER, words=one) for one in (words, other))
    assert (pattern_of(first) == pattern_of(second)) is alike


@pytest.mark.parametrize(
    ("change", "alike"),
    [({"words": "EN 50-2:2019"}, True), ({"words": "ISO 9001"}, False), ({"confidence": "low"}, False)],
)
def test_standards_of_one_issuer_are_one_pattern_but_unsure_ones_are_another(
    change: dict[str, object], alike: bool
) -> None:
    standard = Constraint(property="standard", operator=CLASS.operator, words="EN 12345-1:2015", state=OPEN)
    assert (pattern_of(standard) == pattern_of(replace(standard, **change))) is alike  # type: ignore[arg-type]


def test_a_pattern_finds_its_open_proposals_and_says_what_it_is() -> None:
    decided = replace(POWER, state=YES)
    one = requirement(POWER, decided, CLASS)
    patterns = open_patterns(one)
    assert len(patterns) == 2
    assert positions_of(one, patterns[0]) == (0,)
    words = describe_pattern(patterns[0])
    assert (words.property, words.operator, words.shape, words.is_sure) == (
        "power",
        POWER.operator,
        "at least … kW",
        True,
    )
