"""Pages on their side are read as if they stood upright, however the file turns them."""

import io

import pypdfium2
import pytest

from bidbuilder.formats.readers.pdf.lines import read_lines
from bidbuilder.formats.readers.registry import read_tender
from bidbuilder.formats.sources.opening import read_source
from tests.factories.pdf_documents import Page, pdf_of

# What turns the words of a page to the left by so many degrees, on paper of the same size.
TURNED = {0: "", 90: "0 1 -1 0 595 0 cm", 180: "-1 0 0 -1 595 842 cm", 270: "0 -1 1 0 0 842 cm"}


def call(*, words: int = 0, shown: int = 0) -> bytes:
    """A page with a paragraph and a table; its words are turned to the left, and the page is shown turned to the right."""
    page = Page([TURNED[words]])
    page.lines(
        50, 560, ["The pump must not be heard from the road between 22 and 6", "o'clock, and its oil must be", "red."]
    )
    page.table(
        480,
        (50, 90, 330, 400),
        [
            ["No.", "Requirement", "Answer"],
            ["1", "The tank shall hold 800 m3\nand be of steel.", ""],
            ["2", "It shall be insulated.", ""],
        ],
    )
    document = pypdfium2.PdfDocument(pdf_of(page))
    document[0].set_rotation(shown)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def cells(content: bytes) -> list[tuple[str, int, int]]:
    """The lines with row and column of the cell they stand in, -1 outside of tables."""
    lines = (line for page in read_lines(content) for line in page)
    return [(one.text, one.box.row if one.box else -1, one.box.column if one.box else -1) for one in lines]


@pytest.mark.parametrize("words", TURNED)
@pytest.mark.parametrize("shown", TURNED)
def test_turned_pages_say_what_the_upright_page_says(words: int, shown: int) -> None:
    upright = cells(call())
    assert len(upright) == 11
    assert cells(call(words=words, shown=shown)) == upright
    found = read_tender("call.pdf", call(words=words, shown=shown), {}).tender.requirements
    assert [one.text for one in found] == [
        "The pump must not be heard from the road between 22 and 6 o'clock, and its oil must be red.",
        "The tank shall hold 800 m3 and be of steel.",
        "It shall be insulated.",
    ]


@pytest.mark.parametrize(
    ("words", "shown", "has_places"), [(0, 0, True), (90, 0, False), (0, 90, False), (90, 90, False)]
)
def test_lines_of_turned_pages_have_no_places_over_the_picture(words: int, shown: int, has_places: bool) -> None:
    (part,) = read_source("call.pdf", call(words=words, shown=shown), {}).files[0].parts
    assert all(bool(line.box) is has_places for line in part.lines)


def test_a_few_words_on_their_side_do_not_turn_a_page() -> None:
    page = Page().lines(50, 560, ["The pump must run for at least ten years without any repair."] * 3)
    page.drawn.append(f"q {TURNED[90]} BT /F1 10 Tf 100 550 Td (Draft) Tj ET Q")
    texts = [line.text for lines in read_lines(pdf_of(page)) for line in lines]
    assert texts[:3] == ["The pump must run for at least ten years without any repair."] * 3
