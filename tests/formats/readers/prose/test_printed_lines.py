"""What printing leaves in texts: lone list signs, letters without a stop, page heads, lists within lists of one indent."""

import pytest

from bidbuilder.domain.tenders.requirements import Requirement
from bidbuilder.formats.readers.prose.plain import read_plain
from bidbuilder.formats.readers.prose.printed_lines import mended_lines


def _requirements(text: str) -> tuple[Requirement, ...]:
    return read_plain("call.txt", text).tender.requirements


@pytest.mark.parametrize(
    ("lines", "mended"),
    [
        (["a.", "", "Use safeguards"], ["", "", "a. Use safeguards"]),
        (["•", "Risk management"], ["", "• Risk management"]),
        (["1.", "2.", "", "Any information"], ["1.", "", "", "2. Any information"]),
        (["a Pay taxes", "b Keep records"], ["a. Pay taxes", "b. Keep records"]),
        (["a Pay taxes", "d Keep records"], ["a Pay taxes", "d Keep records"]),
        (["Staff shall be ready", "o help each visitor"], ["Staff shall be ready", "to help each visitor"]),
        (["Staff are ready", "o help all", "o rest at night"], ["Staff are ready", "o help all", "o rest at night"]),
        (["Staff are ready:", "o help each visitor"], ["Staff are ready:", "o help each visitor"]),
        (["12", "", "Page 1 of 9", "", "Page 2 of 9"], ["12", "", "Page 1 of 9", "", "Page 2 of 9"]),
        (["Page 1", "", "x", "", "Page 2", "", "y", "", "Page 3"], ["", "", "x", "", "", "", "y", "", ""]),
    ],
)
def test_lines_get_their_signs_back_and_lose_heads_of_pages(lines: list[str], mended: list[str]) -> None:
    assert mended_lines(lines) == mended


def test_a_list_goes_on_over_the_end_of_a_page() -> None:
    pages = [f"{number}. Board loans of kind {number}.\n\nEnclosure 2- {number}\n" for number in range(1, 5)]
    found = _requirements("The servicer is expected to:\n" + "\n".join(pages))
    assert [one.text for one in found] == [f"Board loans of kind {number}." for number in range(1, 5)]
    assert {one.title for one in found} == {"The servicer is expected to:"}


def test_a_number_that_fills_the_room_before_its_words_is_a_sign_of_a_list() -> None:
    items = ["9. Run the office", "10. Support the users", "11.Report each week", "12.Mend faults within 3.5 hours"]
    found = _requirements("The contractor shall:\n\n" + "\n".join(items) + "\n")
    assert [one.text for one in found] == [
        "Run the office",
        "Support the users",
        "Report each week",
        "Mend faults within 3.5 hours",
    ]


def test_other_signs_at_the_same_indent_are_a_list_within_the_list() -> None:
    text = "The contractor shall:\n\n1. For taxes:\na. Pay them\nb. Report them\n2. For insurance:\n(i) Renew it\n(ii) File it\n"
    titles = {one.text: one.title for one in _requirements(text)}
    assert titles == {
        "Pay them": "For taxes:",
        "Report them": "For taxes:",
        "Renew it": "For insurance:",
        "File it": "For insurance:",
    }


def test_a_table_whose_texts_are_called_requirements_needs_no_numbers_and_bold_rows_are_its_headings() -> None:
    rows = ("| Category | Requirement |", "|---|---|", "| Speed | Fast page loads |", "| **Safety** | **Fire** |")
    found = _requirements("\n".join(("# Call", "", *rows, "| Fire | Smoke alarm |")))
    assert [one.text for one in found] == ["Fast page loads", "Smoke alarm"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Develop input to the strategy of all later releases.",
        "Servicer is to take advantage of all discounts.",
        "The monthly report will identify the planned costs.",
        "Late payment penalties will be the responsibility of the contractor.",
        "Initial response within 10 calendar days",
    ],
)
def test_terse_obligations_are_found(sentence: str) -> None:
    assert [one.text for one in _requirements(f"Work\n\n{sentence}\n")] == [sentence]


def test_what_somebody_will_give_is_listed_below_but_not_what_the_buyer_gives() -> None:
    items = "\n\n1. Conduct an auction;\n2. Hand over the minutes;\n"
    assert len(_requirements(f"Northern Auctions will provide the client with the following:{items}")) == 2
    assert "Hand over the minutes;" not in [
        one.text for one in _requirements(f"The Government will provide the following:{items}")
    ]


@pytest.mark.parametrize("sentence", ["The report was late.", "The reports will be used by the Government."])
def test_what_is_only_told_asks_nothing(sentence: str) -> None:
    assert _requirements(f"Work\n\n{sentence}\n") == ()
