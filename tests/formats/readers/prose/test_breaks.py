"""Lines of a plain text that stand alone, those that were only broken, and where each sentence is said to stand."""

import pytest

from bidbuilder.domain.basics.findings import SourcePlace
from bidbuilder.domain.tenders.sources import address_of
from bidbuilder.domain.tenders.tenders import TenderReading
from bidbuilder.formats.readers.prose.breaks import are_small_items, goes_on_with_figure, split_paragraph
from bidbuilder.formats.readers.registry import read_tender

CALL = """TENDER 2027/14 – HARBOUR CRANE KØGE
Buyer: Vestjysk Havn A/S
Tenders must be received by 15 January 2027 at 12:00 (Danish time).

1 Background
The quay was built in 1987 and stands on clay. It serves 4,000 ships.

2 Crane
The supplier delivers a crane. It shall lift at least 12 t
at 20 m. Wetted parts are made of AISI 316L.
Fire doors in class EI 60.
"""


def read(text: str) -> TenderReading:
    return read_tender("call.txt", text.encode(), {})


@pytest.mark.parametrize(
    ("lines", "pieces"),
    [
        (["Buyer: Vestjysk Vand A/S", "Tenders must be received by noon on the last of May."], [(0, 1), (1, 2)]),
        (["Note: The supplier keeps", "all the spare parts in a store of its own nearby."], [(0, 2)]),
        (["Note: the works are measured by the Engineer of", "Vestjysk Vand on the last day of each month."], [(0, 2)]),
        (["The works end in May.", "Contact: Jens Jensen", "Bids come in by noon."], [(0, 1), (1, 2), (2, 3)]),
        (["It is dry here.", "Storage areas:", "The quay may be used as a store."], [(0, 1), (1, 2), (2, 3)]),
        (["The supplier shall:", "Deliver the pump and the pipes"], [(0, 2)]),
        (["Levering af en kran", "Sagsnr.: 2027-0412"], [(0, 1), (1, 2)]),
        (["Skagen Havn", "Udbudsbetingelser", "Levering af en kran"], [(0, 1), (1, 2), (2, 3)]),
    ],
    ids=[
        "a label",
        "goes on small",
        "a full line",
        "between sentences",
        "a caption",
        "a lead-in",
        "an abbreviation",
        "a kind of paper",
    ],
)
def test_lines_that_were_ended_on_purpose_stand_alone(lines: list[str], pieces: list[tuple[int, int]]) -> None:
    assert [(start, end) for start, end, _ in split_paragraph(lines)] == pieces


def test_a_figure_behind_its_number_word_is_no_item() -> None:
    assert goes_on_with_figure("(5) calendar days after the test", "The supplier answers within five")
    assert not goes_on_with_figure("(5) calendar days after the test", "The supplier answers within")
    (one,) = read("The supplier shall answer within five\n(5) days of each call of the buyer.").tender.requirements
    assert one.text == "The supplier shall answer within five (5) days of each call of the buyer."


def test_small_lines_below_a_colon_are_items() -> None:
    assert are_small_items(["the crane and its hook", "the brakes", "how to repair it"])
    assert not are_small_items(["the crane and the", "hook of it and", "the brakes"])
    found = read(
        "The training shall cover:\n\nthe crane and its hook\nthe brakes\nhow to repair it"
    ).tender.requirements
    assert [one.text for one in found] == ["the crane and its hook", "the brakes", "how to repair it"]


def test_a_plain_call_is_read_as_people_read_it() -> None:
    tender = read(CALL).tender
    assert (tender.buyer.name, tender.reference) == ("Vestjysk Havn A/S", "2027/14")
    assert tender.title == {"en": "HARBOUR CRANE KØGE"}
    assert [(one.number, one.source.own_line, one.text) for one in tender.requirements[1:]] == [
        ("2-1", "L9", "The supplier delivers a crane."),
        ("2-2", "L9", "It shall lift at least 12 t at 20 m."),
        ("2-3", "L10", "Wetted parts are made of AISI 316L."),
        ("2-4", "L11", "Fire doors in class EI 60."),
    ]


def test_the_line_of_a_sentence_is_told_and_its_paragraph_is_looked_at() -> None:
    place = SourcePlace(file="call.txt", cell="L9:11")
    assert (str(place), address_of(place)) == ("call.txt · L11", "L9")


def test_numbers_below_titles_without_a_number_are_short() -> None:
    text = "# Pumps\n\nThe pump shall run.\n\n## Health, safety and the environment\n\nThe site shall be fenced.\n"
    assert [one.number for one in read(text).tender.requirements] == ["1", "Health, safety-1"]


def test_numbered_titles_that_count_through_a_text_are_chapters() -> None:
    text = (
        "1. Background.\nThe park is old.\n\n2. Work.\nThe contractor shall cut the trees.\n\n"
        "3. Duties of the contractor\n\nThe contractor shall keep off the roads.\n"
    )
    assert [(one.section, one.text) for one in read(text).tender.requirements] == [
        (("2 Work",), "The contractor shall cut the trees."),
        (("3 Duties of the contractor",), "The contractor shall keep off the roads."),
    ]
