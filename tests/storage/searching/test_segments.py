"""What searches ask of columns of numbers."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from bidbuilder.storage.searching.segments import are_among

NUMBERS = st.integers(0, 12)


@given(st.lists(NUMBERS), st.frozensets(NUMBERS))
@settings(max_examples=60)
def test_numbers_are_among_others_however_many_these_are(numbers: list[int], wanted: frozenset[int]) -> None:
    found = are_among(np.array(numbers, np.int32), wanted)
    assert found.tolist() == [one in wanted for one in numbers]
