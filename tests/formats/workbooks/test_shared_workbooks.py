"""Real and odd workbooks filled: every part and every cell that was not filled stays as it was."""

import io
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from bidbuilder.domain.tenders.buyer_workbooks import CellAnswer
from bidbuilder.formats.readers.workbook.grid import cell_name
from bidbuilder.formats.refusals import FileRefused
from bidbuilder.formats.workbooks.filling import fill_workbook
from bidbuilder.formats.workbooks.inspection import inspect_workbook
from bidbuilder.formats.workbooks.opening import BuyerBook, BuyerSheet
from tests.corpus import CORPUS, HOSTILE
from tests.formats.workbooks.comparing import assert_only_filled

pytestmark = pytest.mark.corpus

FOLDERS = (CORPUS / "office", HOSTILE / "poi-real", HOSTILE / "calamine")
BOOKS = sorted(path for folder in FOLDERS for path in folder.glob("*.xls[xm]"))
OFFICE_BOOKS = [path for path in BOOKS if path.parent.name == "office"]
REFUSED = {
    "issue252.xlsx": "file-broken",
    # Nobody knows which of two parts of one name a program would show.
    "spreadsheet__duplicate-filename.xlsx": "archive-unsafe",
    "spreadsheet__duplicate-filename-case-insensitive.xlsx": "archive-unsafe",
    # A billion laughs in the shared strings.
    "spreadsheet__54764.xlsx": "xml-with-entities",
}
USED = [path for path in BOOKS if path.name not in REFUSED]
WORDS = '=SUM(A1) <&> "ñ 漢 😀"'
FAR_AWAY = (2_000, 30)


def short(path: Path) -> str:
    return f"{path.parent.name}/{path.name[-40:]}"


def is_free(sheet: BuyerSheet, row: int, column: int) -> bool:
    return (
        sheet.anchor(row, column) == (row, column)
        and sheet.is_open(row, column)
        and not sheet.has_formula(row, column)
        and not sheet.grid.find_validation(row, column)
        and not any(table.is_title(row, column) for table in sheet.tables)
    )


def some_cells(sheet: BuyerSheet) -> Iterator[tuple[int, int]]:
    """Two cells that are there, and one far beyond the end."""
    there = ((row, column) for row in sheet.text.rows for column in sheet.text.columns(row))
    free = (place for place in there if is_free(sheet, *place))
    yield from (place for place, _ in zip(free, range(2), strict=False))
    if is_free(sheet, *FAR_AWAY):
        yield FAR_AWAY


def far_answer(book: BuyerBook) -> CellAnswer | None:
    free = (one.name for one in book.sheets if is_free(one, *FAR_AWAY))
    name = next(free, None)
    return CellAnswer(sheet=name, cell=cell_name(*FAR_AWAY), value=WORDS) if name else None


@pytest.mark.parametrize("path", USED, ids=short)
def test_only_the_filled_cells_change(path: Path) -> None:
    content = path.read_bytes()
    with BuyerBook(path.name, content) as book:
        values = (Decimal("12.5"), WORDS, Decimal("-77.125"))
        answers = [
            CellAnswer(sheet=sheet.name, cell=cell_name(*place), value=value)
            for sheet in book.sheets
            for place, value in zip(some_cells(sheet), values, strict=False)
        ]
    filled = fill_workbook(path.name, content, answers)
    assert len(filled.filled) == len(answers)
    assert_only_filled(content, filled)


@pytest.mark.parametrize("path", [path for path in BOOKS if path.name in REFUSED], ids=short)
def test_unusable_files_are_refused(path: Path) -> None:
    content = path.read_bytes()
    for use in (lambda: fill_workbook(path.name, content, []), lambda: inspect_workbook(path.name, content)):
        with pytest.raises(FileRefused) as refused:
            use()
        assert refused.value.code == REFUSED[path.name]


# Strict files, some pivot tables, names of parts with other capitals or a slash before them: openpyxl reads none of these.
UNKNOWN_TO_OPENPYXL = {path.name for path in USED if any(word in path.name for word in ("trict", "pivot", "issue_419"))}


@pytest.mark.parametrize("path", [path for path in USED[::5] if path.name not in UNKNOWN_TO_OPENPYXL], ids=short)
def test_another_program_reads_what_was_filled(path: Path) -> None:
    content = path.read_bytes()
    with BuyerBook(path.name, content) as book:
        answer = far_answer(book)
    assert answer is not None
    filled = fill_workbook(path.name, content, [answer])
    cell = openpyxl.load_workbook(io.BytesIO(filled.content))[answer.sheet][answer.cell]
    assert (cell.value, cell.data_type) == (WORDS, "s")


@pytest.mark.parametrize("path", OFFICE_BOOKS, ids=short)
def test_every_cell_a_buyer_asks_for_can_be_filled(path: Path) -> None:
    content = path.read_bytes()
    inspection = inspect_workbook(path.name, content)
    answers = [
        CellAnswer(sheet=sheet.name, cell=one.cell, value=one.choices[-1] if one.choices else "1234.5")
        for sheet in inspection.sheets
        for one in sheet.inputs
    ]
    assert len(answers) >= 9
    filled = fill_workbook(path.name, content, answers)
    assert len(filled.filled) == len(answers)
    assert filled.left_to_office == ()
    assert_only_filled(content, filled)


def test_the_workbooks_are_there() -> None:
    if not CORPUS.is_dir():
        pytest.skip("the corpus is not here")
    assert len(BOOKS) > 180
