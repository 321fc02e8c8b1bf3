"""The cells of a workbook as a calculation sees them: what the buyer stored, overlaid by what was filled in."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from bidbuilder.formats.readers.workbook.grid import Area
from bidbuilder.formats.workbooks.cell_text import CellContent
from bidbuilder.formats.workbooks.formula_cells import FormulaCell, read_formulas, read_value
from bidbuilder.formats.workbooks.formulas.evaluation import TableLayout
from bidbuilder.formats.workbooks.formulas.values import CannotCompute, Value
from bidbuilder.formats.workbooks.opening import BuyerBook, BuyerSheet

Key = tuple[str, int, int]
_MOST_READ = 5_000_000


class Unsettled(Exception):
    """The value of a cell with a formula was asked for before it was worked out."""

    def __init__(self, key: Key) -> None:
        super().__init__(key)
        self.key = key


class Unknown:
    """The value of a formula that could not be worked out."""


UNKNOWN = Unknown()


class BookCells:
    """A `CellSource` over a workbook. Sheets are named in small letters.

    `new` are the contents filled in, `settled` the formulas worked out so far.
    """

    def __init__(self, book: BuyerBook, new: Mapping[Key, CellContent]) -> None:
        self._book = book
        self._sheets = {sheet.name.casefold(): sheet for sheet in book.sheets}
        self.new = new
        self._new_rows: dict[str, dict[int, set[int]]] = {}
        for sheet, row, column in new:
            self._new_rows.setdefault(sheet, {}).setdefault(row, set()).add(column)
        self._rows: dict[str, list[int]] = {}
        self._stored: dict[Key, Value] = {}
        self._read = 0
        self.settled: dict[Key, Value | Unknown] = {}

    @cached_property
    def formulas(self) -> Mapping[Key, FormulaCell]:
        """All formulas of the workbook."""
        return {
            (name, *place): formula
            for name, sheet in self._sheets.items()
            for place, formula in read_formulas(sheet).items()
        }

    def stored(self, key: Key) -> Value:
        """The value the file has for a cell, also where it was worked out by a formula."""
        if key not in self._stored:
            sheet = self._sheets[key[0]].text
            cell = sheet.find(key[1], key[2])
            self._stored[key] = read_value(sheet, cell, self._texts) if cell else None
        return self._stored[key]

    def value(self, sheet: str, row: int, column: int) -> Value:
        """The value of a cell; raises `Unsettled` for a formula not worked out yet, `CannotCompute` for one that cannot be."""
        key = (sheet, row, column)
        if key in self.new:
            return self.new[key]
        if key not in self.formulas:
            return self.stored(key)
        if key not in self.settled:
            raise Unsettled(key)
        value = self.settled[key]
        if isinstance(value, Unknown):
            raise CannotCompute("a value it depends on")
        return value

    def filled(self, sheet: str, area: Area) -> Iterator[tuple[int, int, Value]]:
        """Row, column and value of the cells in a range that are not empty, row by row."""
        text, new = self._sheets[sheet].text, self._new_rows.get(sheet, {})
        rows = self._sorted_rows(sheet)
        for row in rows[bisect_left(rows, area.top) : bisect_right(rows, area.bottom)]:
            for column in sorted({*text.columns(row), *new.get(row, ())}):
                if area.left <= column <= area.right:
                    self._count()
                    value = self.value(sheet, row, column)
                    if value is not None:
                        yield row, column, value

    def last_cell(self) -> tuple[int, int]:
        """The last row and the last column that any sheet uses."""
        return self._last_cell

    def sheets(self, first: str, last: str) -> Sequence[str]:
        """The sheets from one to another in the order of the workbook."""
        if first == last:
            return (first,) if first in self._sheets else ()
        names = list(self._sheets)
        if first not in self._sheets or last not in self._sheets:
            return ()
        return names[names.index(first) : names.index(last) + 1]

    def find_name(self, name: str, sheet: str) -> str | None:
        """The formula of a defined name, that of the sheet before that of the workbook."""
        return self._names.get((sheet, name)) or self._names.get(("", name))

    def find_table(self, name: str) -> TableLayout | None:
        """The Excel table of that name, in small letters."""
        return self._tables.get(name)

    def is_row_hidden(self, sheet: str, row: int) -> bool:
        """Whether a row is not shown."""
        tag = self._sheets[sheet].text.rows.get(row)
        return tag is not None and tag.get("hidden") in {"1", "true"}

    def formula_text(self, sheet: str, row: int, column: int) -> str:
        """The formula of a cell; ``""`` without one."""
        formula = self.formulas.get((sheet, row, column))
        return formula.text if formula else ""

    def sheet(self, name: str) -> BuyerSheet:
        """The sheet with a name in small letters."""
        return self._sheets[name]

    def _count(self) -> None:
        """Sums over sums over sums: a workbook that asks for endless work is left to Excel."""
        self._read += 1
        if self._read > _MOST_READ:
            raise CannotCompute("too much to add up")

    def _sorted_rows(self, sheet: str) -> list[int]:
        if sheet not in self._rows:
            self._rows[sheet] = sorted({*self._sheets[sheet].text.rows, *self._new_rows.get(sheet, ())})
        return self._rows[sheet]

    @cached_property
    def _texts(self) -> Sequence[str]:
        return self._book.surroundings.texts

    @cached_property
    def _last_cell(self) -> tuple[int, int]:
        texts = [sheet.text for sheet in self._sheets.values()]
        rows = [row for _, row, _ in self.new] + [max(text.rows, default=1) for text in texts]
        columns = [column for _, _, column in self.new] + [text.last_column for text in texts]
        return max(rows, default=1), max(columns, default=1)

    @cached_property
    def _names(self) -> Mapping[tuple[str, str], str]:
        order = [element.get("name") or "" for element in self._book.root.iterfind("{*}sheets/{*}sheet")]
        names = {}
        for element in self._book.root.iterfind("{*}definedNames/{*}definedName"):
            home = element.get("localSheetId") or ""
            is_local = home.isdecimal() and int(home) < len(order)
            sheet = order[int(home)].casefold() if is_local else ""
            names[sheet, (element.get("name") or "").casefold()] = (element.text or "").strip()
        return names

    @cached_property
    def _tables(self) -> Mapping[str, TableLayout]:
        return {
            table.name.casefold(): TableLayout(
                name, table.area, tuple(title.casefold() for title in table.titles), table.headings, table.totals
            )
            for name, sheet in self._sheets.items()
            for table in sheet.tables
        }
