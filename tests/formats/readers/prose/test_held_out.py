"""Documents written for checking, in Danish, English and German: what is asked in them is found, and little else."""

import pytest

from bidbuilder.formats.readers.registry import read_tender
from tests.truth import obligations
from tests.truth.held_out import HeldOut, held_out


@pytest.mark.parametrize("sample", held_out(), ids=lambda sample: sample.name)
def test_what_is_asked_is_found_and_little_else(sample: HeldOut) -> None:
    found = obligations.score(read_tender(f"{sample.name}.docx", sample.word(), {}), sample.marks)
    assert found.missed == ()
    assert found.precision >= 0.85, found.wrong


def test_service_levels_carry_the_headings_of_their_figures() -> None:
    (sample,) = [one for one in held_out() if one.name == "water_works_en"]
    reading = read_tender("call.docx", sample.word(), {})
    levels = {one.number: one.text for one in reading.tender.requirements if one.number.startswith("P")}
    assert levels["P1"] == "Plant out of service; Response time: 2 hours; Restoration time: 24 hours"
    assert list(levels) == ["P1", "P2", "P3"]
