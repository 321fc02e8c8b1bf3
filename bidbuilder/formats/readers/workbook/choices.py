"""The answers a drop-down allows: written in the validation, in a range, behind a name, or chosen by another cell."""

import re
from collections.abc import Iterator, Sequence

from bidbuilder.domain.tenders.requirements import AnswerForm
from bidbuilder.formats.readers.workbook.book import Book
from bidbuilder.formats.readers.workbook.grid import Sheet, Validation, find_area, find_cell

_INDIRECT = re.compile(r"INDIRECT\(\s*(?P<cell>\$?[A-Z]{1,3}\$?\d{1,7})\s*\)", re.IGNORECASE)
_SHEET_RANGE = re.compile(r"(?:'(?P<quoted>(?:[^']|'')+)'|(?P<plain>[\w.]+))!(?P<area>[$A-Za-z0-9:]+)")
_MOST_CHOICES = 500
_NUMBERS = {"whole", "decimal"}
_YES_NO = ({"yes", "no"}, {"ja", "nej"}, {"ja", "nein"}, {"oui", "non"}, {"y", "n"}, {"true", "false"})


class Choices:
    """Answers allowed in the cells of one workbook, looked up cell by cell."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._lists: dict[tuple[str, str], tuple[str, ...]] = {}
        self._used: set[str] = set()

    def form_of(self, sheet: Sheet, row: int, column: int) -> AnswerForm:
        """How a cell wants to be answered, by the validation that covers it; free text without one."""
        validation = sheet.find_validation(row, column)
        return self._form(sheet, row, column, validation) if validation else AnswerForm(kind="text")

    def offered(self, sheet: Sheet, row: int, column: int) -> tuple[str, ...]:
        """Every entry of the drop-down of a cell; none without one, or where its formula is not understood."""
        validation = sheet.find_validation(row, column)
        is_list = validation is not None and validation.kind == "list"
        return self._choices(sheet, validation, row, column) if validation and is_list else ()

    def list_sheets(self) -> set[str]:
        """The names of the sheets whose ranges some drop-down of the workbook offers."""
        return self.sheets_behind(
            [one.formula for sheet in self._book.sheets for one in sheet.validations if one.kind == "list"]
        )

    def sheets_behind(self, formulas: Sequence[str]) -> set[str]:
        """The names of the sheets whose ranges drop-downs with these formulas offer."""
        names = self._book.names
        # A drop-down that another cell chooses may offer any name of the workbook but Excel's own, such as print areas.
        chosen = (
            [names[name] for name in names if not name.startswith("_xlnm.")]
            if any(map(_INDIRECT.search, formulas))
            else []
        )
        reached = [names.get(formula.removeprefix("=").casefold(), formula) for formula in formulas]
        return {_sheet_name(match) for one in (*reached, *chosen) if (match := _SHEET_RANGE.search(one))}

    def _form(self, sheet: Sheet, row: int, column: int, validation: Validation) -> AnswerForm:
        if validation.kind in _NUMBERS:
            return AnswerForm(kind="number")
        if validation.kind != "list":
            return AnswerForm(kind="text")
        choices = self._choices(sheet, validation, row, column)
        if not choices:
            return AnswerForm(kind="text")
        is_yes_no = {choice.casefold() for choice in choices} in _YES_NO
        return AnswerForm(kind="yes-no" if is_yes_no else "choice", choices=choices[:_MOST_CHOICES])

    def _choices(self, sheet: Sheet, validation: Validation, row: int, column: int) -> tuple[str, ...]:
        formula = validation.formula.removeprefix("=").strip()
        chooser = _INDIRECT.fullmatch(formula)
        if chooser:
            formula = self._chosen_name(sheet, chooser["cell"], validation, row, column)
        key = (sheet.name, formula)
        if key not in self._lists:
            self._lists[key] = tuple(dict.fromkeys(self._listed(sheet, formula)))
        return self._lists[key]

    def _chosen_name(self, sheet: Sheet, reference: str, validation: Validation, row: int, column: int) -> str:
        """The name in the cell that `INDIRECT(D3)` points to, moved along with the row as Excel moves relative references."""
        place = find_cell(reference)
        if place is None:
            return ""
        origin = validation.areas[0]
        down = 0 if "$" in reference.lstrip("$") else row - origin.top
        aside = 0 if reference.startswith("$") else column - origin.left
        return sheet.text(place[0] + down, place[1] + aside)

    def _listed(self, sheet: Sheet, formula: str) -> Iterator[str]:
        if formula.startswith('"') and formula.endswith('"'):
            written = formula[1:-1].replace('""', '"')
            # Excel writes commas in every language; other programs write what their user typed.
            choices = written.split("," if "," in written else ";")
            yield from (choice.strip() for choice in choices if choice.strip())
            return
        # A name may stand for a range; spaces in a chosen text stand for underscores in names.
        named = self._book.names.get(formula.casefold()) or self._book.names.get(formula.casefold().replace(" ", "_"))
        reference = (named or formula).removeprefix("=")
        match = _SHEET_RANGE.fullmatch(reference)
        home = self._book.find_sheet(_sheet_name(match)) if match else sheet
        area = find_area(match["area"] if match else reference)
        if home is None or area is None:
            return
        for row in sorted(home.rows):
            cells = home.rows[row].items() if area.top <= row <= area.bottom else ()
            yield from (cell.text for column, cell in cells if area.left <= column <= area.right)


def _sheet_name(match: re.Match[str]) -> str:
    return (match["quoted"] or "").replace("''", "'") or match["plain"] or ""
