"""Pages of PDF files as text: heads and feet left out, headings by size and weight, lists by their indents."""

from bidbuilder.domain.tenders.tenders import TenderReading
from bidbuilder.formats.readers.registry import read_tender
from tests.factories.pdf_documents import Page, pdf_of


def read(*pages: Page) -> TenderReading:
    return read_tender("call.pdf", pdf_of(*pages), {})


def texts(reading: TenderReading) -> list[str]:
    return [one.text for one in reading.tender.requirements]


PARTS = ("pump", "tank", "boiler", "chimney")


def test_heads_feet_and_page_numbers_are_left_out_of_sentences() -> None:
    pages = [
        Page()
        .text(50, 820, f"The plant must not be mentioned, {number}")
        .lines(50, 780, [f"the {part} shall stand firm and"] * 4)
        .text(280, 20, f"Page {number} of 4")
        for number, part in enumerate(PARTS, start=1)
    ]
    (found,) = texts(read(*pages))
    assert found == " ".join(f"the {part} shall stand firm and" for part in PARTS for _ in range(4))


def test_a_page_number_of_a_short_document_is_no_sentence() -> None:
    reading = read(
        Page().text(50, 780, "The pump shall run in winter and").text(290, 20, "1"), Page().text(50, 780, "in summer.")
    )
    assert texts(reading) == ["The pump shall run in winter and in summer."]


def test_headings_are_told_by_size_number_and_weight() -> None:
    page = (
        Page()
        .text(50, 800, "Heat supply", size=18)
        .text(50, 770, "1.0 Pumps", size=14)
        .text(50, 745, "1.1 Noise", size=14)
    )
    page.text(50, 725, "At night", bold=True).lines(
        50, 710, ["The pump must not be heard from the road between 22 and 6", "o'clock."]
    )
    (one,) = read(page).tender.requirements
    assert one.section == ("Heat supply", "1.0 Pumps", "1.1 Noise", "At night")


def test_bold_words_within_a_paragraph_do_not_end_it() -> None:
    page = (
        Page()
        .text(50, 700, "The pump shall be mounted on the foundation that the buyer builds and it")
        .text(50, 688, "must stand level and firm all the year round, whatever happens to the", bold=True)
    )
    page.text(50, 676, "ground below it.")
    assert len(texts(read(page))) == 1


def test_lists_within_lists_are_told_by_their_indents() -> None:
    page = Page().text(50, 700, "The contractor shall build a plant with:")
    page.text(60, 680, "1. a pump house with").text(80, 665, "1. two doors").text(80, 650, "2. a lamp").text(
        60, 635, "2. a tank"
    )
    assert texts(read(page))[-3:] == ["two doors", "a lamp", "a tank"]


def test_a_paragraph_on_the_next_page_is_no_part_of_the_last_item() -> None:
    first = (
        Page()
        .text(50, 100, "The contractor shall supply:")
        .text(50, 80, "- a tank with a lid and")
        .text(60, 68, "a ladder")
    )
    second = Page().text(50, 800, "The pump shall run.")
    assert texts(read(first, second)) == ["a tank with a lid and a ladder", "The pump shall run."]
    going_on = Page().text(60, 800, "Danish lamps")
    assert texts(read(first, going_on)) == ["a tank with a lid and a ladder Danish lamps"]
