"""A buyer's workbook opened for filling: its sheets as grids for understanding and as text for changing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Self

from lxml import etree

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.formats.readers.notes import Notes
from bidbuilder.formats.readers.office_package import Package
from bidbuilder.formats.readers.recognise import FileKind, recognise, unknown_file
from bidbuilder.formats.readers.workbook.book import Book, fill_or_tell, list_worksheets, read_names, read_surroundings
from bidbuilder.formats.readers.workbook.choices import Choices
from bidbuilder.formats.readers.workbook.grid import Area, Sheet, find_area
from bidbuilder.formats.readers.workbook.sheet_xml import Surroundings, fill_sheet
from bidbuilder.formats.refusals import FileBroken
from bidbuilder.formats.workbooks.cell_styles import CellStyle, read_cell_styles, style_at
from bidbuilder.formats.workbooks.sheet_text import SheetText
from bidbuilder.formats.workbooks.xml_text import check_form

_MOST_MERGED_CELLS = 400
_ON = {"1", "true"}


@dataclass(frozen=True, slots=True)
class ExcelTable:
    """A table that Excel knows by name. `titles` are its columns; `headings` and `totals` are heading and total rows."""

    name: str
    area: Area
    titles: tuple[str, ...]
    headings: int
    totals: int

    def is_title(self, row: int, column: int) -> bool:
        """Whether a cell is a title or in the row of totals, whose texts the table repeats elsewhere in the file."""
        inside = self.area.has(row, column)
        return inside and (row < self.area.top + self.headings or row > self.area.bottom - self.totals)


class BuyerSheet:
    """One sheet with cells. `grid` is how readers see it, without its cells until they are read; `part` holds its XML."""

    def __init__(self, grid: Sheet, part: str, package: Package, styles: Sequence[CellStyle]) -> None:
        self._grid = grid
        self.part = part
        self._package = package
        self._styles = styles
        self.has_cells_read = False

    @property
    def name(self) -> str:
        """The name on the sheet's tab."""
        return self._grid.name

    @cached_property
    def text(self) -> SheetText:
        """The sheet's XML. Raises `FileBroken`."""
        return SheetText(self._package.read(self.part))

    @cached_property
    def grid(self) -> Sheet:
        """Merged ranges and validations, and the texts of cells once they are read."""
        if not self.has_cells_read:
            fill_sheet(self._grid, self.text.without_rows, Surroundings((), ()))
        return self._grid

    def read_cells(self, surroundings: Surroundings, notes: Notes) -> None:
        """Read the texts of all cells; a damage is a finding."""
        if self.has_cells_read:
            return
        self.has_cells_read = True
        full = Sheet(self.name)
        fill_or_tell(full, self._package, self.part, surroundings, notes)
        grid = self._grid
        grid.rows, grid.formulas, grid.hidden_rows = full.rows, full.formulas, full.hidden_rows
        grid.merged, grid.validations = full.merged, full.validations

    @cached_property
    def is_protected(self) -> bool:
        """Whether the buyer protected the sheet."""
        return any(tag.get("sheet") in _ON for tag in self.text.elements("sheetProtection"))

    @cached_property
    def tables(self) -> Sequence[ExcelTable]:
        """The tables Excel knows on this sheet."""
        relationships = self._package.relationships(self.part).values()
        parts = [one.target for one in relationships if one.kind == "table" and self._package.has(one.target)]
        found = (_read_table(self._package.parse(part)) for part in parts)
        return [table for table in found if table is not None]

    def style_index(self, row: int, column: int) -> int | None:
        """The style a cell has or, where there is none yet, gets from its row or column."""
        cell = self.text.find(row, column)
        if cell is not None:
            return _index(cell.get("s")) or 0
        tag = self.text.rows.get(row)
        if tag is not None and tag.get("customFormat") in _ON:
            return _index(tag.get("s"))
        return next((style for area, style in self._column_styles if area.has(row, column)), None)

    def style(self, row: int, column: int) -> CellStyle:
        """How a cell looks and whether it is locked."""
        return style_at(self._styles, self.style_index(row, column) or 0)

    def is_open(self, row: int, column: int) -> bool:
        """Whether the buyer lets a bidder type into a cell."""
        if not self.is_protected or not self.style(row, column).is_locked:
            return True
        return any(area.has(row, column) for area in self._open_ranges)

    def anchor(self, row: int, column: int) -> tuple[int, int]:
        """The cell that holds the value of a merged range; the cell itself where nothing is merged."""
        area = self.merged_area(row, column)
        return area.top, area.left

    def merged_area(self, row: int, column: int) -> Area:
        """The merged range of a cell, or just the cell."""
        area = self._merged.get((row, column)) or next((one for one in self._large if one.has(row, column)), None)
        return area or Area(row, column, row, column)

    def has_formula(self, row: int, column: int) -> bool:
        """Whether a cell is calculated: by a formula of its own, or as part of an array or of a data table."""
        cell = self.text.find(row, column)
        is_formula = cell is not None and any(self.text.elements("f", cell))
        return is_formula or any(area.has(row, column) for area in self._array_areas)

    @cached_property
    def _merged(self) -> Mapping[tuple[int, int], Area]:
        """The merged range of each cell in a small one."""
        return {
            (row, column): area
            for area in self.grid.merged
            if not _is_large(area)
            for row in range(area.top, area.bottom + 1)
            for column in range(area.left, area.right + 1)
        }

    @cached_property
    def _large(self) -> Sequence[Area]:
        """Merged ranges too large to list their cells."""
        return [area for area in self.grid.merged if _is_large(area)]

    @cached_property
    def _column_styles(self) -> Sequence[tuple[Area, int]]:
        found = []
        for tag in self.text.elements("col"):
            style, first, last = _index(tag.get("style")), _index(tag.get("min")), _index(tag.get("max"))
            if style and first and last:
                found.append((Area(1, first, 1_048_576, last), style))
        return found

    @cached_property
    def _open_ranges(self) -> Sequence[Area]:
        """Ranges of a protected sheet that everyone may edit without a further password."""
        tags = [
            tag for tag in self.text.elements("protectedRange") if not (tag.get("password") or tag.get("hashValue"))
        ]
        return [area for tag in tags for one in tag.get("sqref").split() if (area := find_area(one))]

    @cached_property
    def _array_areas(self) -> Sequence[Area]:
        tags = self.text.elements("f", self.text.data)
        areas = (find_area(tag.get("ref")) for tag in tags if tag.get("t") in {"array", "dataTable"})
        return [area for area in areas if area]


class BuyerBook:
    """The workbook of a buyer. Use it in a `with` block: the file stays open for parts that are read when needed."""

    def __init__(self, name: str, content: bytes) -> None:
        if recognise(content) not in {FileKind.XLSX, FileKind.XLSM}:
            raise unknown_file()
        self.content = content
        self.notes = Notes(name)
        self.package = Package(content)
        self.part = self.package.find_related("officeDocument") or ""
        self.root = self.package.parse(self.part)
        styles = read_cell_styles(self.package, self.part)
        worksheets = list_worksheets(self.package, self.part, self.root)
        sheets = [BuyerSheet(sheet, part, self.package, styles) for sheet, part in worksheets]
        self.sheets = [sheet for sheet in sheets if self._is_sound(sheet)]
        self.names = read_names(self.root)
        texts = self.package.find_related("sharedStrings", self.part)
        if texts is not None:
            check_form(self.package.read(texts))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.package.__exit__(None, None, None)

    def find_sheet(self, name: str) -> BuyerSheet | None:
        """The sheet of that name; Excel does not tell capitals apart."""
        wanted = name.strip().casefold()
        return next((sheet for sheet in self.sheets if sheet.name.strip().casefold() == wanted), None)

    def _is_sound(self, sheet: BuyerSheet) -> bool:
        """Whether a sheet can be read; a damaged one is told, copied as it is and never filled."""
        try:
            return sheet.text.data.start >= 0
        except FileBroken as broken:
            message = translatable("The sheet {sheet} is damaged; it stays as it is and cannot be filled.")
            where = self.notes.place(sheet=sheet.name, cell=broken.where or None)
            self.notes.error("sheet-damaged", message, where, sheet=sheet.name)
            return False

    @cached_property
    def choices(self) -> Choices:
        """The answers that drop-downs allow. Use `offered` where not all cells are read."""
        return Choices(Book([sheet.grid for sheet in self.sheets], self.names))

    @cached_property
    def surroundings(self) -> Surroundings:
        """What the cells of the workbook share."""
        return read_surroundings(self.package, self.part, self.root)

    def read_cells(self) -> None:
        """Read the texts of the cells of all sheets."""
        for sheet in self.sheets:
            sheet.read_cells(self.surroundings, self.notes)

    def offered(self, sheet: BuyerSheet, row: int, column: int) -> tuple[str, ...]:
        """Every entry of the drop-down of a cell; sheets that lists stand on are read when they are needed."""
        rule = sheet.grid.find_validation(row, column)
        if rule is None or rule.kind != "list":
            return ()
        if not rule.formula.startswith('"'):
            behind = self.choices.sheets_behind([rule.formula])
            for one in self.sheets:
                if one is sheet or one.name in behind:
                    one.read_cells(self.surroundings, self.notes)
        return self.choices.offered(sheet.grid, row, column)

    @property
    def is_signed(self) -> bool:
        """Whether the file carries a digital signature, which any change makes void."""
        return any(one.kind == "origin" and "signature" in one.target for one in self.package.relationships().values())


def _is_large(area: Area) -> bool:
    return (area.bottom - area.top + 1) * (area.right - area.left + 1) > _MOST_MERGED_CELLS


def _read_table(root: etree._Element) -> ExcelTable | None:
    area = find_area(root.get("ref") or "")
    if area is None:
        return None
    titles = tuple(column.get("name") or "" for column in root.iterfind("{*}tableColumns/{*}tableColumn"))
    headings, totals = root.get("headerRowCount", "1"), root.get("totalsRowCount", "0")
    name = root.get("displayName") or root.get("name") or ""
    return ExcelTable(name, area, titles, _index(headings) or 0, _index(totals) or 0)


def _index(written: str) -> int | None:
    return int(written) if written.isascii() and written.isdigit() and len(written) < 10 else None
