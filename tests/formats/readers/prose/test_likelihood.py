"""Passages without any word of obligation: proposed where their clues say so, with the lowest confidence, else left."""

import pytest

from bidbuilder.domain.tenders.requirements import Requirement
from bidbuilder.formats.readers.prose.plain import read_plain

_CALL = """# Cleaning of the school

## Background

The school was built in 1962.

## Requirements

The contractor shall clean all rooms daily.

{passages}
"""


def _proposed(passages: str) -> dict[str, Requirement]:
    tender = read_plain("call.md", _CALL.format(passages=passages)).tender
    return {one.text: one for one in tender.requirements}


@pytest.mark.parametrize(
    ("passages", "proposed"),
    [
        ("- Non-slip mats at every entrance\n- Bins within 10 m of each desk", {"Bins within 10 m of each desk"}),
        ("Windows inside within 24 hours of each notice.", {"Windows inside within 24 hours of each notice."}),
        ("The contractor removes graffiti within 24 hours.", {"The contractor removes graffiti within 24 hours."}),
        (
            "- Cleans all stairs daily\n- Ensures that bins are empty",
            {"Cleans all stairs daily", "Ensures that bins are empty"},
        ),
        ("- Reports are kept for a year\n- Ensures that bins are empty", {"Ensures that bins are empty"}),
        ("In stage one the rooms were counted and cleaned twice.", set()),
        ("The school has approximately 40 rooms.", set()),
        ("It is blue.", set()),
        ("Spoil is removed to the tip of the town.", {"Spoil is removed to the tip of the town."}),
        ("The gym stands behind the school.", set()),
        ("Bygningen er fra 1972.", set()),
        ("The town council was elected in 2021.", set()),
        ("Is the floor dry?", set()),
        ("Goals of the town:\n\n- Win the prize\n- Better pupils", set()),
    ],
)
def test_passages_are_proposed_by_their_clues(passages: str, proposed: set[str]) -> None:
    found = set(_proposed(passages)) - {"The contractor shall clean all rooms daily."}
    assert proposed <= found
    assert proposed or not found


def test_what_is_only_likely_is_proposed_with_low_confidence() -> None:
    found = _proposed("Windows inside within 24 hours of each notice.")
    assert found["Windows inside within 24 hours of each notice."].confidence == "low"


def test_a_text_in_which_nothing_binds_asks_nothing() -> None:
    tender = read_plain("notes.md", "# Notes\n\n- Buy bread within 2 days\n- Clean all windows\n").tender
    assert not any("bread" in one.text for one in tender.requirements)


def test_titles_of_clauses_are_not_proposed() -> None:
    text = "1. Survival.\n\n2. Amendment. The contractor shall agree to every change in writing."
    found = read_plain("terms.md", text).tender.requirements
    assert not any(one.text in {"Survival.", "Amendment."} for one in found)


def test_a_binding_sentence_above_a_list_with_a_lead_in_of_its_own_is_not_lost() -> None:
    found = _proposed(
        "All levels must be kept as defined below.\n\nLevels:\n\n- Reply within 5 hours\n- Repair within 2 days"
    )
    assert "All levels must be kept as defined below." in found
    assert "Reply within 5 hours" in found
