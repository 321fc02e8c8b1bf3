"""Cells of one row read as what their columns hold, each with its findings at its own place."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cached_property

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import SourcePlace, translatable
from bidbuilder.domain.basics.numbers import decimal_marks_in, read_number
from bidbuilder.formats.readers.catalogue.findings_log import FindingsLog
from bidbuilder.formats.readers.catalogue.table.days import day_of_serial, read_written_day
from bidbuilder.formats.readers.catalogue.table.fields import Column
from bidbuilder.formats.readers.catalogue.table.layout import Layout
from bidbuilder.formats.readers.catalogue.table.marks import ColumnMark
from bidbuilder.formats.readers.catalogue.table.money import split_money
from bidbuilder.formats.readers.catalogue.table.sheets import Value, cell_name, plain_number

_HOW_TO_WRITE_NUMBERS = translatable("Write digits with one decimal mark, the same in the whole column.")
_OTHER_MARK = translatable("{typed} has another decimal mark than other numbers of the column “{title}”.")
_IN_PERCENT = frozenset({"discount", "local_content"})
_WHOLE = Decimal(100)
_NO_MARK = ColumnMark()
_PERCENT = re.compile(r"\s*%$")


class ColumnIndex:
    """The columns of a layout by what they hold. It is asked some forty times for each row, so answers are kept."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._found: dict[tuple[str, str | None, int | None], tuple[Column, ...]] = {}

    @cached_property
    def states_twice(self) -> bool:
        """Whether a row may state a property more than once, or otherwise than in a column of its own."""
        owners = (*self.find("property", None, None), *self.find("mass", None, None))
        keys = [column.field.part or column.field.name for column in owners if column.field]
        others = ("property_from", "property_to", "dimensions", "attribute")
        return len(keys) > len(set(keys)) or any(self.find(name, None, None) for name in others)

    def find(self, name: str, part: str | None, group: int | None) -> tuple[Column, ...]:
        """The columns of a field, all of them or those of a part or a group."""
        asked = (name, part, group)
        if asked not in self._found:
            self._found[asked] = tuple(
                column
                for column in self._layout.columns_of(name)
                if column.field and part in {None, column.field.part} and group in {None, column.field.group}
            )
        return self._found[asked]


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of one row. A method that cannot read a cell gives None, after a finding unless the cell is empty.

    `values` and `texts` are those of the whole row, one for each column of the layout.
    """

    layout: Layout
    index: ColumnIndex
    row: int
    values: Sequence[Value]
    texts: Sequence[str]
    marks: Mapping[int, ColumnMark]
    found: FindingsLog
    file: str

    def place(self, column: Column | None = None) -> SourcePlace:
        """The place of a cell of this row; without a column, that of its first cell."""
        return self.layout.sheet.place(self.file, self.row, column.index if column else 0)

    def columns(self, name: str, part: str | None = None, group: int | None = None) -> tuple[Column, ...]:
        """The columns of a field, all of them or those of a part or a group."""
        return self.index.find(name, part, group)

    def column(self, name: str, part: str | None = None, group: int | None = None) -> Column | None:
        """The first column of a field that has something in this row, else its first column at all."""
        columns = self.index.find(name, part, group)
        if len(columns) < 2:
            return columns[0] if columns else None
        return next((column for column in columns if self.text(column)), columns[0])

    def value(self, column: Column) -> Value:
        """The bare value of a cell."""
        return self.values[column.index]

    def text(self, column: Column | None) -> str:
        """The text of a cell; `""` for no column."""
        return self.texts[column.index] if column else ""

    def text_in(self, name: str, part: str | None = None, group: int | None = None) -> str:
        """The text of a field."""
        return self.text(self.column(name, part, group))

    def mark(self, column: Column) -> str | None:
        """The decimal mark for a cell: a point for a number that the spreadsheet itself keeps as one."""
        if isinstance(self.value(column), str):
            return self.marks.get(column.index, _NO_MARK).mark
        return "."

    def proven_mark(self, column: Column) -> str | None:
        """The decimal mark for a measured value: that which the cell itself proves, with a warning where others prove another."""
        mark, proven = self.mark(column), decimal_marks_in([self.text(column)])
        if isinstance(self.value(column), str) and len(proven) == 1 and mark not in {None, *proven}:
            self.found.warning(
                "decimal-marks-mixed",
                _OTHER_MARK,
                self.place(column),
                _HOW_TO_WRITE_NUMBERS,
                typed=self.text(column)[:80],
                title=column.title,
            )
            return next(iter(proven))
        return mark

    def number(self, column: Column | None) -> Decimal | None:
        """The number in a cell, without a currency, a percent sign or blanks around it."""
        if column is None or not self.text(column):
            return None
        value = self.value(column)
        if isinstance(value, bool | date | datetime | time | timedelta):
            self._refuse(
                column,
                "date-for-number",
                translatable("{typed} is a date or a yes-or-no where a number is expected."),
                translatable("Give the cell the number format of its column and type the number again."),
            )
            return None
        if isinstance(value, int | float):
            return Decimal(plain_number(float(value))) * (_WHOLE if self._is_share(column) else 1)
        number = split_money(value)[0]
        return self.number_of(column, _PERCENT.sub("", number) if "%" in number else number)

    def stated(self, column: Column | None) -> str:
        """The text of a cell as the spreadsheet shows it: `92 %` where it keeps 0.92."""
        if column is None or not isinstance(self.value(column), int | float) or not self._is_percent(column):
            return self.text(column)
        return f"{plain_number(float(Decimal(self.text(column)) * _WHOLE))} %"

    def _is_percent(self, column: Column) -> bool:
        return self.marks.get(column.index, _NO_MARK).is_percent

    def _is_share(self, column: Column) -> bool:
        """Whether a number kept as a share of one is read in per cent."""
        return bool(column.field and column.field.name in _IN_PERCENT) and self._is_percent(column)

    def number_of(self, column: Column, text: str) -> Decimal | None:
        """The number that a part of a cell's text states, by the decimal mark of the column."""
        mark = self.marks.get(column.index, _NO_MARK)
        if mark.is_mixed and (proven := decimal_marks_in([text])) and proven != {mark.mark}:
            self._refuse(
                column,
                "decimal-marks-mixed",
                _OTHER_MARK,
                _HOW_TO_WRITE_NUMBERS,
                title=column.title,
            )
            return None
        try:
            return read_number(text, mark.mark)
        except Refusal as refusal:
            self.found.error(
                refusal.code,
                refusal.message,
                self.place(column),
                refusal.hint or _HOW_TO_WRITE_NUMBERS,
                **refusal.params,
            )
            return None

    def day(self, column: Column | None) -> date | None:
        """The date in a cell: one that the spreadsheet keeps as a date, a written one, or a day number with a remark."""
        if column is None or not self.text(column):
            return None
        value = self.value(column)
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        day = day_of_serial(self.text(column))
        if day:
            self.found.warning(
                "date-as-number",
                translatable("{typed} is a number where a date is expected; as a day number it is {day}."),
                self.place(column),
                translatable("Give the column a date format."),
                typed=self.text(column),
                day=day.isoformat(),
            )
            return day
        day = read_written_day(self.text(column))
        if day is None:
            self._refuse(
                column,
                "date-unreadable",
                translatable("{typed} is not a date that can be read without guessing."),
                translatable("Write it as year-month-day, such as 2026-12-31."),
            )
        return day

    def remark_broken(self) -> None:
        """An error for each understood cell of the row whose formula failed or was saved without its result."""
        for column in self.layout.columns if self.layout.sheet.broken else ():
            error = self.layout.sheet.broken.get(cell_name(self.row, column.index))
            if error is None or column.field is None:
                continue
            if error:
                self.found.error(
                    "formula-error",
                    translatable("The formula in this cell gives the error {error}."),
                    self.place(column),
                    translatable("Correct the formula, or type the value."),
                    error=error,
                )
            else:
                self.found.error(
                    "formula-without-result",
                    translatable("The formula in this cell was saved without its result."),
                    self.place(column),
                    translatable("Open the file in a spreadsheet program, save it and upload it again."),
                )

    def _refuse(self, column: Column, code: str, message: str, hint: str, **params: object) -> None:
        self.found.error(code, message, self.place(column), hint, typed=self.text(column)[:80], **params)
