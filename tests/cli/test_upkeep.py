"""What a server does beside answering."""

import gc
from collections.abc import Iterator

import pytest

from bidbuilder.cli.upkeep import spare_answers_from_garbage


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    thresholds = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*thresholds)


def test_no_answer_looks_through_all_that_a_server_keeps() -> None:
    spare_answers_from_garbage()
    before = gc.get_stats()[2]["collections"]
    made = [[[number] for number in range(1_000)] for _round in range(300)]
    assert len(made) == 300
    assert gc.get_stats()[2]["collections"] == before
    assert gc.get_freeze_count() > 10_000
