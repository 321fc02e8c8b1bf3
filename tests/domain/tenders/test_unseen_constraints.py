"""Texts of kinds that no truth table of sentences was written for: little that is proposed of them is wrong."""

from tests.truth.unseen_constraints import ROWS, compare


def test_proposals_on_texts_of_unseen_kinds_are_right_and_many() -> None:
    marked, right, wrong, missed = compare()
    assert len(ROWS) >= 120
    assert right / (right + len(wrong)) >= 0.95, wrong
    assert right / marked >= 0.75, missed
