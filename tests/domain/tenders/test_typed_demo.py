"""The demonstration call as a measure of typing: little that is proposed is wrong, and much of what is marked is proposed."""

from tests.truth.typed_demo import compare


def test_proposals_on_the_demonstration_call_are_right_and_many() -> None:
    marked, right, wrong = compare()
    assert right / (right + len(wrong)) >= 0.95, wrong
    assert right / marked >= 0.8
