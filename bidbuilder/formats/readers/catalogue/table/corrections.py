"""Cells a person corrected on screen: they take the place of what stands in the file before anything is understood of it."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from bidbuilder.domain.basics.findings import Finding, translatable
from bidbuilder.formats.readers.catalogue.table.sheets import Sheet, as_text, column_index
from bidbuilder.formats.refusals import FileRefused

# Who has more than this to correct does it in the file.
_MOST_TEXTS = 5_000
_CELL = re.compile(r"(?P<column>[A-Z]{1,3})(?P<row>[1-9][0-9]{0,6})")


class CorrectionsUnreadable(FileRefused):
    """The corrections are not a JSON object of cell names and texts."""

    code = "corrections-unreadable"
    message = translatable("The corrections of cells could not be read.")
    hint = translatable("Write them as one JSON object of cell names, such as Sheet!B12, and texts.")


class CellUnknown(FileRefused):
    """A correction names a cell that the file does not have."""

    code = "cell-unknown"
    message = translatable("There is no cell {cell} in the file.")
    hint = translatable("Cells are named like Sheet!B12 and lie within the rows and columns of the list.")


def correct_cells(sheets: Sequence[Sheet], written: str) -> list[Sheet]:
    """The sheets with the corrected cells, which are texts as if typed there; a formula in such a cell is gone.

    `written` is the option `cells`: a JSON object like ``{"Sheet!B12": "24 V"}``, `"!B12"` in a file without sheets; an empty
    text empties the cell. Raises `CorrectionsUnreadable`, `CellUnknown`.
    """
    corrections: dict[str, dict[str, str]] = {}
    for name, text in _read(written).items():
        sheet, _, cell = name.rpartition("!")
        corrections.setdefault(sheet, {})[cell] = text
    for unknown in corrections.keys() - {sheet.name for sheet in sheets}:
        raise CellUnknown(cell=f"{unknown}!{next(iter(corrections[unknown]))}"[:80])
    return [_corrected(sheet, corrections[sheet.name]) if sheet.name in corrections else sheet for sheet in sheets]


def texts_at(sheet: Sheet, findings: Iterable[Finding]) -> dict[str, str]:
    """What stands in the first cells of the sheet that findings point at, by names as in the option `cells`."""
    cells = {
        one.where.cell for one in findings if one.where and one.where.cell and (one.where.sheet or "") == sheet.name
    }
    texts = {}
    for cell in sorted(cells)[:_MOST_TEXTS]:
        if place := _CELL.fullmatch(cell):
            value = sheet.value(int(place["row"]) - 1, column_index(place["column"]))
            texts[f"{sheet.name}!{cell}"] = as_text(value)
    return texts


def _read(written: str) -> Mapping[str, str]:
    try:
        found = json.loads(written)
    except ValueError as garbled:
        raise CorrectionsUnreadable from garbled
    if not isinstance(found, dict) or not all(isinstance(text, str) for text in found.values()):
        raise CorrectionsUnreadable
    return found


def _corrected(sheet: Sheet, texts: Mapping[str, str]) -> Sheet:
    rows = [list(row) for row in sheet.rows]
    for cell, text in texts.items():
        place = _CELL.fullmatch(cell)
        row, column = (int(place["row"]) - 1, column_index(place["column"])) if place else (len(rows), 0)
        if row >= len(rows) or column >= sheet.width:
            raise CellUnknown(cell=f"{sheet.name}!{cell}"[:80])
        rows[row].extend([""] * (column + 1 - len(rows[row])))
        rows[row][column] = text
    broken = {cell: error for cell, error in sheet.broken.items() if cell not in texts}
    return replace(sheet, rows=rows, broken=broken)
