"""Edits of requirements: nothing of the buyer's words, weights or conditions is lost."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidbuilder.domain.tenders.constraints import Constraint, ConstraintState
from bidbuilder.domain.tenders.editing import (
    ConstraintGone,
    KeysDoNotFit,
    NothingToMerge,
    RequirementsApart,
    RequirementTextMissing,
    SplitLeavesNothing,
    add_proposals,
    confirm_constraints,
    drop_constraint,
    edit_requirement,
    merge_requirements,
    put_constraint,
    refuse_constraint,
    split_requirement,
)
from bidbuilder.domain.tenders.requirements import Level, Requirement, Scope
from tests.factories.requirements import constraint, requirement

TEXT = "The pump shall deliver 20 m³/h. The motor shall have 12 kW."
CUT = TEXT.index("The motor")
PROPOSED = ConstraintState.PROPOSED


def proposal(key: str, words: str, **fields: object) -> Constraint:
    return constraint(key, "≥", "1", words=words, start=TEXT.find(words), state=PROPOSED, **fields)


def two_sentences(**fields: object) -> Requirement:
    return requirement(proposal("flow", "20 m³/h"), proposal("power", "12 kW"), text=TEXT, number="4.2", **fields)


class TestEditing:
    def test_only_the_given_fields_change(self) -> None:
        after = edit_requirement(two_sentences(), level=Level.RATED, weight=Decimal(5)).requirement
        assert (after.level, after.weight, after.text) == (Level.RATED, 5, TEXT)

    def test_what_was_changed_is_told(self) -> None:
        edited = edit_requirement(two_sentences(), level=Level.RATED, scope=Scope.ITEM)
        assert edited.message.format_map(edited.params) == "Requirement 4.2 was changed: level."
        assert edited.replaced == ("R1",)

    def test_constraints_find_their_words_again(self) -> None:
        after = edit_requirement(two_sentences(), text="Now: 12 kW.").requirement
        assert [one.start for one in after.constraints] == [None, 5]

    @pytest.mark.parametrize("text", ["", "  \n"])
    def test_a_requirement_keeps_a_text(self, text: str) -> None:
        with pytest.raises(RequirementTextMissing):
            edit_requirement(two_sentences(), text=text)


class TestSplitting:
    def test_pieces_have_their_own_words_numbers_and_keys(self) -> None:
        first, second = split_requirement(two_sentences(), [CUT], ["R9"]).requirements
        assert (first.key, first.number, first.text) == ("R1", "4.2a", "The pump shall deliver 20 m³/h.")
        assert (second.key, second.number, second.text) == ("R9", "4.2b", "The motor shall have 12 kW.")

    def test_constraints_go_with_their_words(self) -> None:
        pieces = split_requirement(two_sentences(), [CUT], ["R9"]).requirements
        for piece, key in zip(pieces, ("flow", "power"), strict=True):
            (one,) = piece.constraints
            assert one.property == key
            assert piece.text[one.start or 0 :].startswith(one.words)

    def test_a_constraint_without_words_stays_with_the_first(self) -> None:
        loose = requirement(constraint("flow", "≥", "1"), text=TEXT)
        first, second = split_requirement(loose, [CUT], ["R9"]).requirements
        assert (len(first.constraints), len(second.constraints)) == (1, 0)

    @given(weight=st.decimals(0, 100, places=2), cuts=st.sets(st.sampled_from([4, 9, 15, CUT, 42]), min_size=1))
    def test_no_weight_and_no_word_is_lost(self, weight: Decimal, cuts: set[int]) -> None:
        whole = two_sentences(weight=weight)
        pieces = split_requirement(whole, list(cuts), [f"N{n}" for n in range(len(cuts))]).requirements
        assert sum(piece.weight for piece in pieces if piece.weight is not None) == (weight if weight else 0)
        assert "".join("".join(piece.text.split()) for piece in pieces) == "".join(TEXT.split())
        assert sum(len(piece.constraints) for piece in pieces) == 2

    @pytest.mark.parametrize("at", [[], [0], [len(TEXT)], [-3], [CUT, len(TEXT) + 5]])
    def test_no_piece_is_empty(self, at: list[int]) -> None:
        with pytest.raises(SplitLeavesNothing):
            split_requirement(two_sentences(), at, ["R9"])

    def test_each_new_piece_needs_a_key(self) -> None:
        with pytest.raises(KeysDoNotFit):
            split_requirement(two_sentences(), [CUT], [])


class TestMerging:
    def test_split_and_merged_again_it_asks_for_the_same(self) -> None:
        merged = merge_requirements(split_requirement(two_sentences(), [CUT], ["R9"]).requirements)
        after = merged.requirement
        assert (after.key, merged.replaced) == ("R1", ("R1", "R9"))
        assert after.text.split() == TEXT.split()
        for one in after.constraints:
            assert after.text[one.start or 0 :].startswith(one.words)

    def test_the_most_binding_level_wins_and_weights_add_up(self) -> None:
        parts = [
            requirement(key="R1", level=Level.INFORMATION, weight=Decimal("1.5")),
            requirement(key="R2", level=Level.MANDATORY),
            requirement(key="R3", level=Level.RATED, weight=Decimal(2)),
        ]
        after = merge_requirements(parts).requirement
        assert (after.level, after.weight) == (Level.MANDATORY, Decimal("3.5"))

    @pytest.mark.parametrize(("confirmed", "expected"), [((True, True), True), ((True, False), False)])
    def test_it_is_confirmed_only_if_all_parts_were(self, confirmed: tuple[bool, bool], expected: bool) -> None:
        parts = [requirement(key=f"R{n}", is_confirmed=one) for n, one in enumerate(confirmed)]
        assert merge_requirements(parts).requirement.is_confirmed is expected

    @pytest.mark.parametrize("other", [{"lot": "2"}, {"scope": Scope.SYSTEM}, {"member_rule": "each"}])
    def test_what_is_answered_differently_stays_apart(self, other: dict[str, object]) -> None:
        with pytest.raises(RequirementsApart):
            merge_requirements([requirement(), requirement(**other)])

    def test_one_requirement_is_no_merger(self) -> None:
        with pytest.raises(NothingToMerge):
            merge_requirements([requirement()])


def states(one: Requirement) -> list[str]:
    return [constraint.state.value for constraint in one.constraints]


class TestConstraints:
    def test_all_are_confirmed_but_those_a_person_refused(self) -> None:
        refused = refuse_constraint(two_sentences(), 0).requirement
        assert states(confirm_constraints(refused).requirement) == ["refused", "confirmed"]

    def test_one_is_confirmed_by_its_position(self) -> None:
        assert states(confirm_constraints(two_sentences(), {1}).requirement) == ["proposed", "confirmed"]

    def test_a_refused_one_can_be_confirmed_by_name(self) -> None:
        refused = refuse_constraint(two_sentences(), 0).requirement
        assert states(confirm_constraints(refused, {0}).requirement) == ["confirmed", "proposed"]

    @pytest.mark.parametrize("position", [-1, 2])
    def test_a_constraint_that_is_not_there_is_refused(self, position: int) -> None:
        for edit in (refuse_constraint, drop_constraint):
            with pytest.raises(ConstraintGone):
                edit(two_sentences(), position)
        with pytest.raises(ConstraintGone):
            confirm_constraints(two_sentences(), {position})
        with pytest.raises(ConstraintGone):
            put_constraint(two_sentences(), constraint("mass", "≤", "5"), position)

    def test_a_persons_own_constraint_takes_a_place_or_stands_last(self) -> None:
        own = constraint("mass", "≤", "5", unit="kg")
        assert put_constraint(two_sentences(), own, 0).requirement.constraints[0] == own
        assert put_constraint(two_sentences(), own).requirement.constraints[2] == own

    def test_a_constraint_can_be_taken_away(self) -> None:
        assert [one.property for one in drop_constraint(two_sentences(), 0).requirement.constraints] == ["power"]

    def test_what_was_refused_is_not_proposed_again(self) -> None:
        refused = refuse_constraint(two_sentences(), 0).requirement
        again = add_proposals(refused, [proposal("flow", "20 m³/h"), proposal("mass", "kg")])
        assert [(one.property, one.state.value) for one in again.constraints] == [
            ("flow", "refused"), ("power", "proposed"), ("mass", "proposed"),
        ]  # fmt: skip
