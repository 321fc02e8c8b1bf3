"""The tree over members: a leaf that the time was too short for comes again when it alone holds the bound, for longer."""

from time import monotonic

import pytest

from bidbuilder.composer.branching import MemberSearch
from bidbuilder.composer.candidates import candidates_of
from bidbuilder.composer.hands import Cuts, Hand
from bidbuilder.composer.membership import whole_model
from bidbuilder.composer.modelling import build_model
from bidbuilder.composer.record import Record
from bidbuilder.composer.relaxing import Basis, Choice
from bidbuilder.composer.solving import solve_integer
from tests.composer.test_large_search import sold_by


def test_a_leaf_that_holds_the_bound_is_tried_again_for_twice_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    problem = sold_by(10, most=3)
    sourcing = build_model(problem, candidates_of(problem))
    record = Record(lambda x: not sourcing.model.breaks(x).any(), None, sourcing.model.step)
    settle, asked = Hand.settle, []

    def short_of_time(
        hand: Hand, choice: Choice, basis: Basis | None, cuts: Cuts | None = None, *, patience: float = 1.0
    ) -> float:
        if cuts is None:
            return 0.0  # on a dive, where nothing is found then
        asked.append((choice.upper.tobytes(), patience))
        return settle(hand, choice, basis) if patience > 2 else 0.0

    monkeypatch.setattr(Hand, "settle", short_of_time)
    tree = MemberSearch(whole_model(sourcing), record, monotonic() + 20, cuts=NoCuts())
    assert tree.run()
    assert record.value == solve_integer(sourcing.model, monotonic() + 20).value
    first = asked[0][0]
    assert [patience for leaf, patience in asked if leaf == first] == [1.0, 2.0, 4.0]


class NoCuts:
    """Nothing is ever broken."""

    def broken_by(self, _: object) -> None:
        return None


def test_a_bound_between_two_values_that_a_solution_may_have_rises_to_the_upper_one() -> None:
    record = Record(lambda _: True, step=5.0)
    record.raise_bound(28.06)
    assert record.bound == 30.0
    record.raise_bound(30.000001)  # what a solver cannot tell from 30
    assert record.bound == 30.0
