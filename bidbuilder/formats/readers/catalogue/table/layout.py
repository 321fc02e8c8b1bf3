"""Where the list stands in a workbook: its sheet, its header row or rows, and what each column holds.

A row is a header if enough of its cells are titles that are understood, a code or a name among them. Two rows make one header
where the upper one names groups (`Price` above `1 pc`, `10 pcs`). A person's corrections go before all of it, and what the
titles were said to mean in earlier lists before what they mean in general.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.formats.readers.catalogue.table.fields import Column, Field, parse_field
from bidbuilder.formats.readers.catalogue.table.settling import settle
from bidbuilder.formats.readers.catalogue.table.sheets import Sheet, as_text, column_index, column_letter
from bidbuilder.formats.readers.catalogue.table.titles import recognise_title
from bidbuilder.formats.refusals import FileRefused

TitleReading = Callable[[str], Field | None]

ROWS_LOOKED_AT = 50
_WEIGHTS = {"code": 4, "name": 3, "price": 2, "gtin": 2}
_FEWEST_FIELDS = 2
_ENOUGH = 5  # a code and one more field, or a name and a price


class SheetUnknown(FileRefused):
    """A person chose a sheet that the workbook does not have."""

    code = "sheet-unknown"
    message = translatable("There is no sheet {sheet} in the file.")
    hint = translatable("The sheets are: {sheets}.")


class HeaderRowUnknown(FileRefused):
    """A person chose a header row that the sheet does not have."""

    code = "header-row-unknown"
    message = translatable("{row} is not a row of the sheet.")
    hint = translatable("Rows are counted from 1, as the spreadsheet shows them.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The list found. `header_row` is counted from 0, None if no header was found; data starts in the row below."""

    sheet: Sheet
    header_row: int | None
    columns: tuple[Column, ...]
    score: int = 0

    def columns_of(self, name: str) -> tuple[Column, ...]:
        """The columns that hold a field of that name, whatever its part and group."""
        return tuple(column for column in self.columns if column.field and column.field.name == name)


def identifying_columns(layout: Layout) -> tuple[Column, ...]:
    """The columns that hold codes; those of the names where no column holds any."""
    return layout.columns_of("code") or layout.columns_of("name")


def find_layout(sheets: Sequence[Sheet], options: Mapping[str, str]) -> Layout:
    """The best layout of all visible sheets, or what the options `sheet`, `header_row` and `columns` ask for.

    `header_row` is counted from 1; `columns` is written `A=code,B=name.da,C=property.rated_power:kW`, an empty field leaves
    a column out; `titles` is a JSON object of titles and fields written likewise, as the supplier's earlier lists were
    corrected. Raises `SheetUnknown`, `HeaderRowUnknown`, `FieldUnknown`.
    """
    chosen = _chosen_sheets(sheets, options.get("sheet", ""))
    read = read_titles(options.get("titles", ""))
    if row_text := options.get("header_row", "").strip():
        layout = _forced_row(chosen, row_text, read)
    else:
        layout = max((_best_of(sheet, read) for sheet in chosen), key=lambda one: one.score)
    return _with_choices(layout, options.get("columns", ""))


def find_own_layout(sheet: Sheet, options: Mapping[str, str]) -> Layout | None:
    """The list on one sheet by what its titles mean, whatever was said of another sheet; None if there is none."""
    layout = _best_of(sheet, read_titles(options.get("titles", "")))
    return layout if layout.score >= _ENOUGH else None


def holds_list(sheet: Sheet) -> bool:
    """Whether a sheet has a header of its own, so that leaving it out is worth a remark."""
    return _best_of(sheet, recognise_title).score >= _ENOUGH


def find_row_of_titles(sheet: Sheet) -> int | None:
    """The row of titles that a sheet's list stands under; None where it has no list."""
    return _best_of(sheet, recognise_title).header_row


def is_row_of_titles(sheet: Sheet, row: int) -> bool:
    """Whether a row by itself holds the titles of a list."""
    return _score(_single(sheet, row, recognise_title)) >= _ENOUGH


def read_titles(written: str) -> TitleReading:
    """How titles are read: as a person said in earlier lists, else by what they mean in general."""
    said = {title: parse_field(field, title) for title, field in json.loads(written or "{}").items()}
    return lambda title: said[title] if title in said else recognise_title(title)


def _chosen_sheets(sheets: Sequence[Sheet], wanted: str) -> Sequence[Sheet]:
    if wanted:
        named = [sheet for sheet in sheets if sheet.name == wanted]
        if not named:
            raise SheetUnknown(sheet=wanted, sheets=", ".join(sheet.name for sheet in sheets))
        return named
    return [sheet for sheet in sheets if not sheet.is_hidden] or sheets


def _best_of(sheet: Sheet, read: TitleReading) -> Layout:
    """The row or pair of rows with the highest score; the first one of equals."""
    nothing = Layout(sheet=sheet, header_row=None, columns=_first_columns(sheet))
    best = nothing
    for row in range(min(len(sheet.rows), ROWS_LOOKED_AT)):
        for columns in (_single(sheet, row, read), _double(sheet, row, read)):
            score = _score(columns)
            if score > best.score:
                best = Layout(sheet=sheet, header_row=row, columns=columns, score=score)
    return best if best.score >= _ENOUGH else nothing


def _forced_row(sheets: Sequence[Sheet], text: str, read: TitleReading) -> Layout:
    if not (text.isascii() and text.isdigit() and 0 < int(text) <= max(len(sheet.rows) for sheet in sheets)):
        raise HeaderRowUnknown(row=text[:20])
    row = int(text) - 1
    layouts = (
        Layout(sheet=sheet, header_row=row, columns=columns, score=_score(columns))
        for sheet in sheets
        if row < len(sheet.rows)
        for columns in (_single(sheet, row, read), _double(sheet, row, read))
    )
    return max(layouts, key=lambda one: one.score)


def _single(sheet: Sheet, row: int, read: TitleReading) -> tuple[Column, ...]:
    titles = [as_text(sheet.value(row, column)) for column in range(sheet.width)]
    return settle([Column(index, title, read(title)) for index, title in enumerate(titles)], sheet, row)


def _double(sheet: Sheet, row: int, read: TitleReading) -> tuple[Column, ...]:
    """The columns when the row above names groups: both titles together, else the lower, else the upper where it is alone."""
    if row == 0:
        return ()
    upper = list(_spread(sheet, row - 1))
    columns = []
    for index in range(sheet.width):
        low, high = as_text(sheet.value(row, index)), upper[index]
        both = f"{high} {low}".strip()
        field = read(both)
        columns.append(Column(index, both, field) if field else Column(index, low or high, read(low)))
    return settle(columns, sheet, row)


def _spread(sheet: Sheet, row: int) -> Iterator[str]:
    """The titles of a row of groups: a merged cell counts for all its columns, an unmerged one only for its own."""
    merged = {
        column: first_column
        for first_row, first_column, last_row, last_column in sheet.merged
        if first_row <= row <= last_row
        for column in range(first_column, last_column + 1)
    }
    for column in range(sheet.width):
        yield as_text(sheet.value(row, merged.get(column, column)))


def _score(columns: Sequence[Column]) -> int:
    fields = {str(column.field): column.field for column in columns if column.field}
    names = {field.name for field in fields.values()}
    if len(names) < _FEWEST_FIELDS or not names & {"code", "name", "gtin"}:
        return 0
    return sum(_WEIGHTS.get(field.name, 1) for field in fields.values())


def _first_columns(sheet: Sheet) -> tuple[Column, ...]:
    """Columns without meaning, titled by the first row that has anything in it."""
    first = next((row for row in range(len(sheet.rows)) if any(as_text(value) for value in sheet.rows[row])), 0)
    return tuple(Column(index, as_text(sheet.value(first, index)), None) for index in range(sheet.width))


def _with_choices(layout: Layout, choices: str) -> Layout:
    chosen: dict[int, Field | None] = {}
    for choice in filter(None, (part.strip() for part in choices.split(","))):
        letter, _, written = choice.partition("=")
        if re.fullmatch("[A-Za-z]{1,3}", letter.strip()):
            chosen[column_index(letter.strip())] = parse_field(written, letter.strip())
    if not chosen:
        return layout
    columns = [replace(column, field=chosen.get(column.index, column.field)) for column in layout.columns]
    missing = [index for index in sorted(chosen) if index >= len(columns)]
    columns += [Column(index, column_letter(index), chosen[index]) for index in missing]
    header_row = layout.header_row if layout.header_row is not None else 0
    return replace(layout, columns=tuple(columns), header_row=header_row)
