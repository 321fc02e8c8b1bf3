"""A buyer's workbook filled in place: the cells given, the formulas that depend on them, and not one byte more.

Parts of the file that hold no filled cell are copied as they are; in the sheets that do, only the cells change (and the
used range, where a new cell lies outside of it). Whatever cannot be done as asked refuses the whole filling, so that a
file is either filled as meant or not made.
"""

import re
from collections.abc import Iterable, Sequence

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.tenders.buyer_workbooks import CellAnswer, CellValue, FilledWorkbook, RequirementAnswer
from bidbuilder.formats.readers.workbook.grid import cell_name, find_cell
from bidbuilder.formats.refusals import FileBroken
from bidbuilder.formats.workbooks.book_cells import BookCells, Key
from bidbuilder.formats.workbooks.cell_text import CellContent, calculated_cell
from bidbuilder.formats.workbooks.contents import Contents
from bidbuilder.formats.workbooks.formulas.values import ErrorValue, Value
from bidbuilder.formats.workbooks.labels import is_placeholder
from bidbuilder.formats.workbooks.opening import BuyerBook, BuyerSheet
from bidbuilder.formats.workbooks.packing import replace_entries
from bidbuilder.formats.workbooks.patching import SheetPatch
from bidbuilder.formats.workbooks.placing import Placing
from bidbuilder.formats.workbooks.recalculation import Renewed, renew_values
from bidbuilder.formats.workbooks.refusals import (
    CellGivenTwice,
    CellHoldsFormula,
    CellIsTitle,
    CellLocked,
    CellUnknown,
    SheetUnknown,
)

_SHOWN_CELLS = 8
_CALCULATION = re.compile(r"<(?P<prefix>(?:[\w.-]+:)?)calcPr(?=[\s/>])(?P<attributes>[^<>]*?)(?P<end>/?>)")
_FULL = re.compile(r"""\sfullCalcOnLoad\s*=\s*(?:"[^"]*"|'[^']*')""")
# What comes before `calcPr` in a workbook (ECMA-376 part 1, 18.2.27), the last one first.
_BEFORE_CALCULATION = ("definedNames", "externalReferences", "functionGroups", "sheets")


def fill_workbook(name: str, content: bytes, answers: Iterable[CellAnswer | RequirementAnswer]) -> FilledWorkbook:
    """The workbook with the answers in it. Numbers are exact; a text never becomes a formula.

    Raises `CellRefused` for an answer that cannot be placed and `FileRefused` for a file that cannot be used.
    """
    with BuyerBook(name, content) as book:
        filling = _Filling(book)
        for answer in answers:
            filling.take(answer)
        return filling.finished()


class _Filling:
    def __init__(self, book: BuyerBook) -> None:
        self.book = book
        self.cells: dict[Key, CellContent] = {}
        self._contents = Contents(book)
        self._placing = Placing(book)

    def take(self, answer: CellAnswer | RequirementAnswer) -> None:
        """Place one answer; raises `CellRefused`."""
        if isinstance(answer, CellAnswer):
            self.fill(self._sheet(answer.sheet), answer.cell, answer.value)
            return
        for one in self._placing.place(answer):
            self.fill(one.sheet, one.cell, one.value, is_number=one.is_number)

    def fill(self, sheet: BuyerSheet, cell: str, value: CellValue, *, is_number: bool = False) -> None:
        """Put a value into a cell, or into the one that shows it where cells are merged."""
        where = f"{sheet.name}!{cell}"
        named = find_cell(cell)
        if named is None:
            raise CellUnknown(where=where, cell=cell)
        place = sheet.anchor(*named)
        where = f"{sheet.name}!{cell_name(*place)}"
        _refuse_closed(sheet, place, where)
        content = self._contents.content(sheet, place, value, where=where, is_number=is_number)
        key = (sheet.name.casefold(), *place)
        if key in self.cells and self.cells[key] != content:
            raise CellGivenTwice(where=where, cell=where)
        self.cells[key] = content

    def finished(self) -> FilledWorkbook:
        """The file with all that was taken."""
        cells = BookCells(self.book, self.cells)
        renewed = renew_values(cells)
        replaced = {
            sheet.part: changed for sheet in self.book.sheets if (changed := self._patched(sheet, renewed)) is not None
        }
        if renewed.unknown:
            replaced[self.book.part] = _asking_for_calculation(self.book.package.read(self.book.part))
        self._tell(renewed, [key for key in self.cells if _says_something(cells.stored(key))])
        names = {self.book.package.entry_name(part): changed for part, changed in replaced.items()}
        return FilledWorkbook(
            content=replace_entries(self.book.content, names) if names else self.book.content,
            filled=tuple(map(self._named, self.cells)),
            renewed=tuple(self._named(key) for key, value in renewed.values.items() if value is not None),
            left_to_office=tuple(map(self._named, renewed.unknown)),
            findings=self.book.notes.findings,
        )

    def _sheet(self, name: str) -> BuyerSheet:
        sheet = self.book.find_sheet(name)
        if sheet is None:
            sheets = ", ".join(one.name for one in self.book.sheets)
            raise SheetUnknown(where=name, sheet=name, sheets=sheets)
        return sheet

    def _patched(self, sheet: BuyerSheet, renewed: Renewed) -> bytes | None:
        """The sheet's new XML; None where nothing in it changed."""
        home = sheet.name.casefold()
        filled = {key[1:]: content for key, content in self.cells.items() if key[0] == home}
        values = {key[1:]: value for key, value in renewed.values.items() if key[0] == home}
        if not filled and not values:
            return None
        patch = SheetPatch(sheet.text)
        for place, content in filled.items():
            if content is not None or sheet.text.find(*place) is not None:
                patch.fill(place, content, style=sheet.style_index(*place))
        for place, value in values.items():
            _renew(sheet, patch, place, value)
        return None if patch.is_empty else patch.applied()

    def _tell(self, renewed: Renewed, overwritten: Sequence[Key]) -> None:
        notes = self.book.notes
        if self.book.is_signed and self.cells:
            message = translatable("The workbook carries a digital signature; filling it in makes the signature void.")
            notes.warn("signature-void", message)
        if renewed.unknown:
            message = translatable(
                "Formulas that are worked out only when the file is opened ({count}), among them: {cells}."
            )
            notes.info("left-to-office", message, count=len(renewed.unknown), cells=self._listed(renewed.unknown))
        failing = [key for key, value in renewed.values.items() if isinstance(value, ErrorValue)]
        if failing:
            message = translatable("Formulas of the buyer now show an error ({count}), among them: {cells}.")
            notes.warn("formula-error", message, count=len(failing), cells=self._listed(failing))
        if overwritten:
            message = translatable("Cells that already held something were overwritten ({count}), among them: {cells}.")
            notes.info("overwritten", message, count=len(overwritten), cells=self._listed(overwritten))

    def _listed(self, keys: Sequence[Key]) -> str:
        return ", ".join(map(self._named, keys[:_SHOWN_CELLS]))

    def _named(self, key: Key) -> str:
        sheet = next(one.name for one in self.book.sheets if one.name.casefold() == key[0])
        return f"{sheet}!{cell_name(key[1], key[2])}"


def _refuse_closed(sheet: BuyerSheet, place: tuple[int, int], where: str) -> None:
    if sheet.has_formula(*place):
        raise CellHoldsFormula(where=where, cell=where)
    if not sheet.is_open(*place):
        raise CellLocked(where=where, cell=where)
    if any(table.is_title(*place) for table in sheet.tables):
        raise CellIsTitle(where=where, cell=where)


def _says_something(value: Value) -> bool:
    """Whether a cell held more than a pattern to be replaced: nothing, 0 or words like “[Insert …]”."""
    if isinstance(value, str):
        return bool(value.strip()) and not is_placeholder(value)
    return value is not None and value != 0


def _renew(sheet: BuyerSheet, patch: SheetPatch, place: tuple[int, int], value: Value) -> None:
    cell = sheet.text.find(*place)
    if cell is None:
        return
    formula = "".join(sheet.text.text[one.start : one.end] for one in sheet.text.elements("f", cell))
    patch.replace(place, calculated_cell(sheet.text.prefix, cell.attributes, formula, value))


def _asking_for_calculation(content: bytes) -> bytes:
    """The workbook part with the request to work out all formulas when it is opened (18.2.2)."""
    for encoding in ("utf-8", "utf-16"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return _with_request(text).encode(encoding)
    raise FileBroken(detail="bytes and encoding disagree")


def _with_request(text: str) -> str:
    stated = _CALCULATION.search(text)
    if stated is not None:
        attributes = _FULL.sub("", stated["attributes"]).rstrip()
        tag = f'<{stated["prefix"]}calcPr{attributes} fullCalcOnLoad="1"{stated["end"]}'
        return text[: stated.start()] + tag + text[stated.end() :]
    for name in _BEFORE_CALCULATION:
        before = re.search(rf"</(?P<prefix>(?:[\w.-]+:)?){name}\s*>", text)
        if before is not None:
            tag = f'<{before["prefix"]}calcPr fullCalcOnLoad="1"/>'
            return text[: before.end()] + tag + text[before.end() :]
    raise FileBroken(detail="no sheets")
