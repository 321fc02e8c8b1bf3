"""The cells of a sheet that the buyer left for the bidder: in tables, in forms, in place of words like “[Insert …]”.

What counts as such a cell, in this order:
- never: a formula, a cell that a protected sheet keeps locked, one that shows the value of a merged range beside it;
- in a row of a table that asks (a requirement or a price line): the empty cells below the titles of answers, remarks,
  prices and quantities, and prices of 0 or of a bare currency sign, which buyers leave as a pattern;
- on a protected sheet: every cell left open;
- a cell with a drop-down that nothing is chosen in, and one whose text asks to be replaced;
- in a form: the empty cell to the right of a label such as “Company name:”.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from bidbuilder.domain.tenders.buyer_workbooks import InputCell, InputKind
from bidbuilder.formats.readers.workbook.grid import Area, cell_name
from bidbuilder.formats.readers.workbook.header_words import Role
from bidbuilder.formats.readers.workbook.kinds import INSTRUCTIONS, LISTS, PRICES, REQUIREMENTS
from bidbuilder.formats.readers.workbook.rows import Row, RowKind
from bidbuilder.formats.readers.workbook.understanding import TableReading
from bidbuilder.formats.workbooks.labels import is_label, is_placeholder, is_price_label
from bidbuilder.formats.workbooks.opening import BuyerBook, BuyerSheet

Place = tuple[int, int]

_KINDS: Mapping[Role, InputKind] = {
    Role.ANSWER: "answer",
    Role.REMARK: "remark",
    Role.PRICE: "price",
    Role.TOTAL: "price",
    Role.QUANTITY: "quantity",
    Role.EVIDENCE: "text",
}
# What a blank line of a price table has to say, beside its number.
_LINE_ROLES = {Role.TEXT, Role.TITLE, *_KINDS}
_MOST_BLANK_LINES = 1_000
_PRICE_ROLES = {Role.PRICE, Role.TOTAL}
_SHOWN_CHOICES = 500


@dataclass(frozen=True, slots=True)
class FoundInput:
    """An input cell with the column role it was found under (`Role.NONE` outside of tables)."""

    place: Place
    input: InputCell
    role: Role = Role.NONE


def find_inputs(book: BuyerBook, sheet: BuyerSheet, readings: Sequence[TableReading], kind: str) -> list[FoundInput]:
    """The input cells of a sheet, row by row. The cells of the sheet must have been read."""
    return _Finder(book, sheet, readings, kind).find()


def requirement_number(sheet: BuyerSheet, row: Row) -> str:
    """The number of a row as readers of requirements give it: stated, at the beginning of the text, or sheet and row."""
    return row.number or f"{sheet.name}!{row.row}"


class _Finder:
    def __init__(self, book: BuyerBook, sheet: BuyerSheet, readings: Sequence[TableReading], kind: str) -> None:
        self._book = book
        self._sheet = sheet
        self._readings = readings
        self._kind = kind
        self._found: dict[Place, FoundInput] = {}

    def find(self) -> list[FoundInput]:
        if self._kind == LISTS:
            return []
        for reading in self._readings:
            if reading.kind in {REQUIREMENTS, PRICES}:
                self._find_in_table(reading)
        self._find_open_cells()
        self._find_choices()
        self._find_placeholders()
        self._find_in_forms()
        return [self._found[place] for place in sorted(self._found)]

    def _find_in_table(self, reading: TableReading) -> None:
        for row in reading.rows:
            if row.kind is not RowKind.REQUIREMENT and not self._is_price_line(reading, row):
                continue
            for column, role in reading.columns.items():
                if role in _KINDS and self._is_blank(row.row, column, role):
                    self._add((row.row, column), _KINDS[role], role=role, row=row)

        if reading.kind == PRICES:
            self._find_blank_lines(reading)

    def _find_blank_lines(self, reading: TableReading) -> None:
        """Lines of a price table that the buyer framed and left empty: what is offered is for the bidder to name, too."""
        roles = {column: role for column, role in reading.columns.items() if role in _LINE_ROLES}
        sums = [row.row for row in reading.rows if row.kind is RowKind.NOTHING and is_price_label(_first_text(row))]
        headings = {row.row for row in reading.rows if row.kind is RowKind.HEADING}
        computed = self._computed_columns(reading, set(sums))
        last = min(max(sums, default=reading.table.body_bottom), reading.table.body_top + _MOST_BLANK_LINES)
        for row in range(reading.table.body_top, last + 1):
            if row in headings or len(roles) < 2 or not self._is_blank_line(row, list(roles), computed):
                continue
            for column, role in roles.items():
                self._add((row, column), _KINDS.get(role, "text"), role=role, row=self._row_at(reading, row))

    def _computed_columns(self, reading: TableReading, sums: set[int]) -> set[int]:
        """Columns that the buyer works out in every line: a line without the formulas is only a gap."""
        formulas = [
            place for place in self._sheet.grid.formulas if place[0] not in sums and self._reading_at(*place) is reading
        ]
        rows = len({row for row, _ in formulas})
        counts = Counter(column for _, column in formulas)
        return {column for column, count in counts.items() if count * 2 >= rows > 1}

    def _is_blank_line(self, row: int, columns: Sequence[int], computed: set[int]) -> bool:
        """A framed line with nothing in it but zeros and the formulas of every line."""
        sheet = self._sheet
        return all(
            sheet.style(row, column).is_framed
            and (sheet.has_formula(row, column) if column in computed else self._is_blank(row, column, Role.PRICE))
            for column in columns
        )

    def _is_price_line(self, reading: TableReading, row: Row) -> bool:
        """Lines of price tables often have a number or a role of labour and no text to speak of."""
        named = row.text(Role.NUMBER) or row.text(Role.TITLE)
        return reading.kind == PRICES and row.kind is RowKind.NOTHING and bool(named) and not is_price_label(named)

    def _find_open_cells(self) -> None:
        if not self._sheet.is_protected:
            return
        for row in self._sheet.text.rows:
            for column in self._sheet.text.columns(row):
                reading = self._reading_at(row, column)
                role = reading.columns.get(column, Role.NONE) if reading else Role.NONE
                label = "" if reading else self._label_left_of(row, column)
                kind = _KINDS.get(role, "price" if is_price_label(label) else "text")
                self._add((row, column), kind, role=role, row=self._row_at(reading, row), label=label)

    def _find_choices(self) -> None:
        last = max(self._sheet.grid.rows, default=0)
        for rule in self._sheet.grid.validations:
            if rule.kind != "list":
                continue
            for area in rule.areas:
                self._find_choices_in(Area(area.top, area.left, min(area.bottom, last), area.right))

    def _find_choices_in(self, area: Area) -> None:
        for row in range(area.top, area.bottom + 1):
            for column in range(area.left, min(area.right, area.left + 60) + 1):
                text = self._sheet.grid.text(row, column)
                reading = self._reading_at(row, column)
                asks = reading is None or self._row_at(reading, row) is not None
                if asks and (not text or is_placeholder(text)) and row in self._sheet.grid.rows:
                    kind: InputKind = "answer" if reading and reading.kind == REQUIREMENTS else "text"
                    role = reading.columns.get(column, Role.NONE) if reading else Role.NONE
                    self._add((row, column), _KINDS.get(role, kind), role=role, row=self._row_at(reading, row))

    def _find_placeholders(self) -> None:
        for row, cells in self._sheet.grid.rows.items():
            for column, cell in cells.items():
                # Instructions tell people to fill and to choose; that is not a place to do so.
                if is_placeholder(cell.text, is_marked=self._kind == INSTRUCTIONS):
                    reading = self._reading_at(row, column)
                    role = reading.columns.get(column, Role.NONE) if reading else Role.NONE
                    kind = _KINDS.get(role, "price" if is_price_label(cell.text) else "text")
                    self._add((row, column), kind, role=role, row=self._row_at(reading, row))

    def _find_in_forms(self) -> None:
        for row, cells in self._sheet.grid.rows.items():
            for column, cell in cells.items():
                if self._reading_at(row, column) is None and not cell.is_number:
                    self._find_beside(row, column, cell.text)

    def _find_beside(self, row: int, column: int, label: str) -> None:
        """The empty cell to the right of a label; without a colon or a known word only if the buyer framed it."""
        right = self._sheet.merged_area(row, column).right + 1
        place = self._sheet.anchor(row, right)
        if place[0] != row or not self._is_blank(*place, Role.NONE):
            return
        is_framed = self._sheet.style(*place).is_framed or self._sheet.merged_area(*place).right > place[1]
        may_be_form = is_framed or self._kind != INSTRUCTIONS
        if may_be_form and is_label(label, is_framed=is_framed):
            self._add(place, "price" if is_price_label(label) else "text", label=label)

    def _label_left_of(self, row: int, column: int) -> str:
        """The words in the cell to the left, merged ones included."""
        top, left = self._sheet.anchor(row, column - 1) if column > 1 else (row, column)
        text = self._sheet.grid.text(top, left)
        return text if is_label(text, is_framed=True) else ""

    def _is_blank(self, row: int, column: int, role: Role) -> bool:
        text = self._sheet.grid.text(row, column)
        return not text or is_placeholder(text) or (role in _PRICE_ROLES and _is_zero(text))

    def _reading_at(self, row: int, column: int) -> TableReading | None:
        return next(
            (
                one
                for one in self._readings
                if one.kind in {REQUIREMENTS, PRICES}
                and one.table.heading_top <= row <= one.table.body_bottom
                and column in one.columns
            ),
            None,
        )

    def _row_at(self, reading: TableReading | None, row: int) -> Row | None:
        rows = reading.rows if reading else ()
        return next((one for one in rows if one.row == row and one.kind is RowKind.REQUIREMENT), None)

    def _add(
        self, place: Place, kind: InputKind, *, role: Role = Role.NONE, row: Row | None = None, label: str = ""
    ) -> None:
        sheet = self._sheet
        is_fillable = sheet.anchor(*place) == place and sheet.is_open(*place) and not sheet.has_formula(*place)
        if place in self._found or not is_fillable:
            return
        cell = InputCell(
            cell=cell_name(*place),
            kind=kind,
            choices=self._book.choices.offered(sheet.grid, *place)[:_SHOWN_CHOICES],
            requirement=requirement_number(sheet, row) if row else "",
            role=role.value,
            label=label,
        )
        self._found[place] = FoundInput(place, cell, role)


def _first_text(row: Row) -> str:
    return next(iter(row.texts.values()), "")


def _is_zero(text: str) -> bool:
    try:
        return Decimal(text.removesuffix(" %")) == 0
    except InvalidOperation:
        return False
