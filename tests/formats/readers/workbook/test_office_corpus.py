"""The workbooks of the corpus against lists made by hand."""

from pathlib import Path

import openpyxl
import pytest

from bidbuilder.domain.tenders.tenders import TenderReading
from bidbuilder.formats.readers.registry import read_tender
from tests.corpus import CORPUS, HOSTILE, corpus_file, corpus_files
from tests.truth import requirement_rows

pytestmark = pytest.mark.corpus

REQUIREMENT_BOOKS = corpus_files("office", "*Contractual_Requirements.xlsx")
PRICE_BOOKS = [
    path for path in corpus_files("office", "*.xlsx") if any(word in path.name for word in ("Pric", "pric", "Cost"))
]
ANSWERS_OF_VENDOR = (
    "Yes, we meet this requirement without reservation.",
    "Maybe, please see our comments for explanation.",
    "No, we cannot meet this requirement  (Explain)",
    "N/A, this does not apply to our proposed solution or organization (Explain)",
)


def read(path: Path) -> TenderReading:
    return read_tender(path.name, path.read_bytes(), {})


@pytest.mark.parametrize("path", REQUIREMENT_BOOKS, ids=lambda path: path.name)
def test_every_requirement_has_number_text_and_category(path: Path) -> None:
    sheet = openpyxl.load_workbook(path)["Technical Requirements"]
    expected = [
        (
            row[0].value,
            tuple(cell.value.strip() for cell in row[1:3] if cell.value),
            str(row[4].value).strip(),
            row[4].coordinate,
        )
        for row in sheet.iter_rows(min_row=3)
        if row[0].value
    ]
    found = [(one.number, one.section, one.text, one.source.cell) for one in read(path).tender.requirements]
    assert len(expected) == 32
    assert [one[:2] for one in found] == [one[:2] for one in expected]
    assert [one[3] for one in found] == [one[3] for one in expected]
    for (_, _, text, _), (_, _, wanted, _) in zip(found, expected, strict=True):
        assert text.replace("\r", "") == wanted.replace("_x000D_", "").replace("\r", "")


@pytest.mark.parametrize("path", REQUIREMENT_BOOKS, ids=lambda path: path.name)
def test_answers_chosen_by_another_cell_are_found(path: Path) -> None:
    requirements = {one.number: one for one in read(path).tender.requirements}
    vendor, solution = requirements["IT1"].answer, requirements["IT4"].answer
    assert [choice[:20] for choice in vendor.choices] == [choice[:20] for choice in ANSWERS_OF_VENDOR]
    assert solution.choices[0] == "Out of the Box/Included in this Solution"
    assert (vendor.kind, solution.kind) == ("choice", "choice")


@pytest.mark.parametrize("path", REQUIREMENT_BOOKS, ids=lambda path: path.name)
def test_the_other_sheets_are_known_for_what_they_are(path: Path) -> None:
    kinds = {sheet.name: (sheet.kind, sheet.is_hidden) for sheet in read(path).sheets}
    assert kinds == {
        "Instructions": ("instructions", False),
        "Technical Requirements": ("requirements", False),
        "Glossary of Acronyms": ("instructions", False),
        "DropDownValues": ("lists", True),
    }


@pytest.mark.parametrize("path", PRICE_BOOKS, ids=lambda path: path.name)
def test_price_workbooks_hold_prices_and_no_requirements(path: Path) -> None:
    reading = read(path)
    assert reading.tender.requirements == ()
    assert {sheet.kind for sheet in reading.sheets} == {"prices"}


def test_there_are_price_and_requirement_workbooks() -> None:
    if not CORPUS.is_dir():
        pytest.skip("the corpus is not here")
    assert (len(REQUIREMENT_BOOKS), len(PRICE_BOOKS)) == (2, 8)


def test_a_checklist_in_csv_is_read_whole() -> None:
    path = HOSTILE / "ASVS_5.0.0_en.csv"
    if not path.is_file():
        pytest.skip(f"{path} is not here")
    requirements = read(path).tender.requirements
    assert len(requirements) == 345
    assert requirements[0].number == "V1.1.1"
    assert requirements[0].section == ("Encoding and Sanitization", "Encoding and Sanitization Architecture")


@pytest.mark.parametrize("name", requirement_rows.marked_books(), ids=lambda name: name[7:50])
def test_the_rows_marked_by_hand_are_read_and_no_others(name: str) -> None:
    path = corpus_file(*name.split("/"))
    wanted = requirement_rows.wanted_rows(path, requirement_rows.marked_books()[name])
    assert requirement_rows.found_rows(read(path)) == wanted
