"""Filling 10,000 cells of a buyer's workbook in place, beside openpyxl, which writes the whole file anew."""

import io

import openpyxl

from bidbuilder.domain.tenders.buyer_workbooks import CellAnswer
from bidbuilder.formats.workbooks.filling import fill_workbook
from bidbuilder.formats.workbooks.inspection import inspect_workbook
from bidbuilder.garbage import collect_seldom
from tests.bench.timing import report
from tests.factories.workbooks import workbook

ROWS = 10_000
HEAD = ["Item no", "Description", "Qty", "Unit price", "Total", *(f"Note {number}" for number in range(7))]


def schedule() -> bytes:
    """A price schedule of 10,000 lines × 12 columns whose totals are formulas."""
    lines = [
        [f"P{row}", f"Pump number {row}", row % 7 + 1, None, f"=C{row}*D{row}", *["as specified"] * 7]
        for row in range(2, ROWS + 2)
    ]
    return workbook({"Prices": [HEAD, *lines, [None, "Total", None, None, f"=SUM(E2:E{ROWS + 1})"]]})


def fill_with_openpyxl(content: bytes) -> bytes:
    """What a user would otherwise write; stored values, drop-downs of extensions and pictures are lost by it."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    for row in range(2, ROWS + 2):
        book["Prices"].cell(row, 4, row / 4)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def measure() -> None:
    """Print the figures. Garbage is looked for as in a worker; where workbooks are filled, more seldom still."""
    collect_seldom()
    content = schedule()
    answers = [CellAnswer(sheet="Prices", cell=f"D{row}", value=f"{row / 4}") for row in range(2, ROWS + 2)]
    report("fill 10,000 cells, 10,001 formulas renewed", lambda: fill_workbook("b.xlsx", content, answers))
    report("the same by openpyxl, formulas without values", lambda: fill_with_openpyxl(content))
    report("inspect 10,000 lines", lambda: inspect_workbook("b.xlsx", content))
