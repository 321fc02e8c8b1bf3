"""Stages of a bid, and undo over the kept revisions of its solution."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidbuilder.domain.bids.bids import Stage
from bidbuilder.domain.bids.solution_history import (
    History,
    NothingToRedo,
    NothingToUndo,
    RevisionMark,
    get_redo_target,
    get_undo_target,
    replay,
)
from bidbuilder.domain.bids.stages import (
    BidEnded,
    BidFrozen,
    StageNotReachable,
    freeze_stage,
    move_to,
    next_stages,
    reopen,
    require_open,
)
from tests.factories.dossiers import make_bid


@pytest.mark.parametrize(
    ("stage",          "ways"),
    [
        (Stage.GO_NO_GO,  {Stage.COMPOSING, Stage.PRICING, Stage.REVIEW, Stage.WITHDRAWN}),
        (Stage.COMPOSING, {Stage.GO_NO_GO, Stage.PRICING, Stage.REVIEW, Stage.WITHDRAWN}),
        (Stage.REVIEW,    {Stage.GO_NO_GO, Stage.COMPOSING, Stage.PRICING, Stage.WITHDRAWN}),
        (Stage.FROZEN,    {Stage.SUBMITTED, Stage.WITHDRAWN}),
        (Stage.SUBMITTED, {Stage.WON, Stage.LOST, Stage.WITHDRAWN}),
        (Stage.WON,       set()),
        (Stage.LOST,      set()),
        (Stage.WITHDRAWN, set()),
    ],
)  # fmt: skip
def test_ways_between_stages(stage: Stage, ways: set[Stage]) -> None:
    assert set(next_stages(stage)) == ways
    for other in Stage:
        if other in ways:
            assert move_to(make_bid(stage=stage), other).stage is other
        else:
            with pytest.raises(StageNotReachable):
                move_to(make_bid(stage=stage), other)


@pytest.mark.parametrize("stage", list(Stage))
def test_no_person_chooses_frozen(stage: Stage) -> None:
    assert Stage.FROZEN not in next_stages(stage)


@pytest.mark.parametrize(
    ("stage",          "refusal"),
    [
        (Stage.FROZEN,    BidFrozen),
        (Stage.SUBMITTED, BidFrozen),
        (Stage.WON,       BidEnded),
        (Stage.WITHDRAWN, BidEnded),
    ],
)  # fmt: skip
def test_what_is_frozen_or_over_is_not_changed(stage: Stage, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        require_open(make_bid(stage=stage))
    with pytest.raises(refusal):
        freeze_stage(make_bid(stage=stage))


def test_frozen_bid_reopens_for_review_and_an_open_one_does_not() -> None:
    assert reopen(make_bid(stage=Stage.FROZEN)).stage is Stage.REVIEW
    with pytest.raises(StageNotReachable):
        reopen(make_bid(stage=Stage.REVIEW))
    with pytest.raises(StageNotReachable):
        freeze_stage(make_bid(stage=Stage.GO_NO_GO))


def test_history_of_the_documentation() -> None:
    marks = [
        RevisionMark(1),
        RevisionMark(2),
        RevisionMark(3),
        RevisionMark(4, 2),
        RevisionMark(5, 1),
        RevisionMark(6, 2),
    ]
    history = replay(marks)
    assert (history.undo_target, history.redo_target) == (1, 3)
    after_edit = replay([*marks, RevisionMark(7)])
    assert (after_edit.undo_target, after_edit.redo_target) == (2, None)


def test_new_solution_has_nothing_to_undo_or_redo() -> None:
    with pytest.raises(NothingToUndo):
        get_undo_target(replay([]))
    with pytest.raises(NothingToRedo):
        get_redo_target(replay([]))


@given(st.lists(st.sampled_from(["edit", "undo", "redo"]), max_size=40))
def test_history_is_that_of_an_editor_with_two_stacks(steps: list[str]) -> None:
    """A text editor's undo, kept as revisions that are never taken away."""
    marks: list[RevisionMark] = []
    past, future = [0], list[int]()
    for step in steps:
        history = replay(marks)
        revision = len(marks) + 1
        if step == "edit":
            marks.append(RevisionMark(revision))
            past, future = [*past, revision], []
        elif step == "undo" and history.undo_target is not None:
            marks.append(RevisionMark(revision, history.undo_target))
            future.append(past.pop())
        elif step == "redo" and history.redo_target is not None:
            marks.append(RevisionMark(revision, history.redo_target))
            past.append(future.pop())
        assert replay(marks) == History(tuple(past), tuple(future))
