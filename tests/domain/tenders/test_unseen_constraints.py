"""Constraints proposed of requirement texts that the rules were not written by: nearly all that is proposed has to be right."""

import pytest

from tests.truth import (
    eighth_list_constraints,
    english_papers,
    fifth_list_constraints,
    first_sight_constraints,
    fourth_list_constraints,
    german_danish_constraints,
    ninth_list_constraints,
    seventh_list_constraints,
    sixth_list_constraints,
    third_list_constraints,
    unseen_constraints,
)
from tests.truth.unseen_constraints import Row, compare


@pytest.mark.parametrize(
    ("rows", "least_recall"),
    [
        (unseen_constraints.ROWS, 0.85),
        (first_sight_constraints.ROWS, 0.75),
        (third_list_constraints.ROWS, 0.85),
        (fourth_list_constraints.ROWS, 0.8),
        (fifth_list_constraints.ROWS, 0.85),
        (sixth_list_constraints.ROWS, 0.8),
        (seventh_list_constraints.ROWS, 0.9),
        (eighth_list_constraints.ROWS, 0.9),
        (ninth_list_constraints.ROWS, 0.9),
        (german_danish_constraints.ROWS, 0.9),
        (english_papers.ROWS, 0.9),
    ],
)
def test_what_is_proposed_of_unseen_texts_is_nearly_always_right(rows: list[Row], least_recall: float) -> None:
    marked, right, wrong, missed = compare(rows)
    assert right / (right + len(wrong)) >= 0.95, wrong
    assert right / marked >= least_recall, missed
