"""Numbers and keys of requirements."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidbuilder.domain.tenders.numbering import assign_keys, new_keys, piece_number
from tests.factories.requirements import requirement


@pytest.mark.parametrize(
    ("number", "index", "expected"),
    [("4.2", 0, "4.2a"), ("4.2", 25, "4.2z"), ("4.2", 26, "4.2aa"), ("4.2", 27, "4.2ab"), ("4.2a", 0, "4.2a.a"), ("", 1, "b")],
)  # fmt: skip
def test_pieces_are_lettered(number: str, index: int, expected: str) -> None:
    assert piece_number(number, index) == expected


def test_keys_count_on_from_the_highest_ever_given() -> None:
    keyed = assign_keys([requirement(key="R7"), requirement(key=""), requirement(key="")], taken=["R12"])
    assert [one.key for one in keyed] == ["R7", "R13", "R14"]


@given(keys=st.lists(st.sampled_from(["", "R1", "R2", "R30", "old-4"]), max_size=12))
def test_keys_become_unique_and_known_ones_stay(keys: list[str]) -> None:
    keyed = [one.key for one in assign_keys([requirement(key=key) for key in keys])]
    assert len(set(keyed)) == len(keys)
    assert "" not in keyed
    assert all(key in keyed for key in keys if key)


def test_new_keys_are_not_taken() -> None:
    assert new_keys(2, ["R1", "R4", "x"]) == ("R5", "R6")
