"""What is new in a saved search: a truth table of what comes, goes and is seen, and the laws of it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bidbuilder.domain.matching.saved_searches import Standing, look_again, mark_seen, mark_unseen

SETS = st.frozensets(st.integers(1, 9))


def standing(known: str, fresh: str = "", untold: str = "", seen: str = "") -> Standing:
    """A standing written as digits."""
    return Standing(known=ids(known), fresh=ids(fresh), untold=ids(untold), seen=ids(seen))


def ids(digits: str) -> frozenset[int]:
    return frozenset(map(int, digits))


@pytest.mark.parametrize(
    ("before", "answers", "after"),
    [
        (standing("12"), "12", standing("12")),
        (standing("12"), "123", standing("123", "3", "3")),
        (standing("123", "3", "3"), "1234", standing("1234", "34", "34")),
        (standing("123", "3", "3"), "12", standing("12")),
        (standing("123", "3"), "124", standing("124", "4", "4")),
        (standing("12"), "1", standing("1")),
        (standing("1"), "12", standing("12", "2", "2")),
        (standing("123", seen="3"), "12", standing("12")),
        (standing("12", seen=""), "123", standing("123", "3", "3")),
    ],
)
def test_what_answers_now_and_did_not_before_is_new(before: Standing, answers: str, after: Standing) -> None:
    assert look_again(before, ids(answers)) == after


@settings(max_examples=60)
@given(SETS, st.lists(st.tuples(SETS, st.sampled_from(["look", "see", "unsee"])), max_size=8))
def test_new_answers_are_answers_and_what_is_to_tell_is_new(
    first: frozenset[int], steps: list[tuple[frozenset[int], str]]
) -> None:
    now = Standing(known=first)
    for answers, step in steps:
        before = now
        now = {"look": look_again(now, answers), "see": mark_seen(now), "unsee": mark_unseen(now)}[step]
        assert now.untold <= now.fresh <= now.known
        assert now.seen <= now.known
        assert not now.seen & now.fresh
        if step == "look":
            assert now.known == answers
            assert now.fresh >= answers - before.known


@given(SETS, SETS)
def test_looking_twice_at_the_same_changes_nothing(known: frozenset[int], answers: frozenset[int]) -> None:
    once = look_again(Standing(known=known), answers)
    assert look_again(once, answers) == once


@given(SETS, SETS)
def test_taking_back_that_it_was_seen_brings_all_of_it_back(known: frozenset[int], answers: frozenset[int]) -> None:
    now = look_again(Standing(known=known), answers)
    assert mark_unseen(mark_seen(now)).fresh == now.fresh
