"""Which rows of real workbooks are requirements, marked by hand as ranges, against the rows a reading found.

A row counts as found only if its number, text and section are the cells' own; the cells are read with openpyxl.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl

from bidbuilder.domain.tenders.tenders import TenderReading

_MARKS = Path(__file__).resolve().parents[1] / "samples" / "requirement_rows.json"
Row = tuple[str, tuple[str, ...], str]


def marked_books() -> Mapping[str, Any]:
    """The workbooks of the corpus by path, each with its sheets of requirements: rows from, to, and their columns."""
    return dict(json.loads(_MARKS.read_text(encoding="utf-8")))


def wanted_rows(path: Path, sheets: Mapping[str, Any]) -> list[Row]:
    """Number, section and text of every marked row."""
    rows: list[Row] = []
    for name, marks in sheets.items():
        book = openpyxl.load_workbook(path)
        first, last = marks["rows"]
        for row in range(first, last + 1):
            cells = [_plain(book[name][f"{column}{row}"].value) for column in marks["section"]]
            number, text = (_plain(book[name][f"{marks[one]}{row}"].value) for one in ("number", "text"))
            rows.append((number, tuple(cell for cell in cells if cell), text))
    return rows


def found_rows(reading: TenderReading) -> list[Row]:
    """Number, section and text of every requirement read."""
    return [(one.number, one.section, _plain(one.text)) for one in reading.tender.requirements]


def _plain(value: object) -> str:
    return str(value or "").replace("_x000D_", "").replace("\r", "").strip()
