"""A workbook of a buyer as a tender draft: every sheet shown, every table of requirements read.

A person may correct what was understood: `options` name the `sheet` to read, its `header_row` (`2`, or `1-2` for several
rows, `0` for none) and its `columns` (`A=number,E=text`); what is not corrected is found as without options. With `kind`
`prices` it is a price sheet whose columns are corrected, and the other sheets are read beside it. `hidden` names the hidden
sheets to be read like the others, one a line.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.tenders.requirements import Level, Requirement
from bidbuilder.domain.tenders.tenders import SheetReading, Tender, TenderReading
from bidbuilder.formats.readers.language_guess import guess_language
from bidbuilder.formats.readers.notes import Notes
from bidbuilder.formats.readers.titles import is_title, title_above_table, title_of_name
from bidbuilder.formats.readers.workbook.book import Book, open_book
from bidbuilder.formats.readers.workbook.choices import Choices
from bidbuilder.formats.readers.workbook.columns import corrected_columns, understand_columns
from bidbuilder.formats.readers.workbook.grid import Sheet, letter_of
from bidbuilder.formats.readers.workbook.header_words import Role
from bidbuilder.formats.readers.workbook.kinds import PRICES, REQUIREMENTS, kind_of_sheet
from bidbuilder.formats.readers.workbook.legends import find_legend
from bidbuilder.formats.readers.workbook.requirements import read_bill, read_requirements
from bidbuilder.formats.readers.workbook.tables import find_tables, table_at
from bidbuilder.formats.readers.workbook.understanding import TableReading, find_readings, read_table

FORMAT = "xlsx"
_COVER_ROWS = 3
_PREVIEW_ROWS, _PREVIEW_COLUMNS, _PREVIEW_LETTERS = 30, 26, 400


class SheetMissing(Refusal):
    """A person asked for a sheet that is not in the workbook."""

    code = "sheet-missing"
    message = translatable("There is no sheet {sheet} in this workbook.")
    hint = translatable("Its sheets are {sheets}.")


@dataclass(slots=True)
class _Draft:
    legend: Mapping[str, Level]
    sheets: list[SheetReading] = field(default_factory=list)
    requirements: list[Requirement] = field(default_factory=list)
    price_rows: list[Requirement] = field(default_factory=list)


# What corrects a table; its language, or the procedure chosen elsewhere, does not.
_CORRECTIONS = ("header_row", "columns", "kind")


def read_workbook(name: str, content: bytes, options: Mapping[str, str]) -> TenderReading:
    """The tender draft in the bytes of an .xlsx or .xlsm file; macros are never run."""
    notes = Notes(name)
    return read_book(FORMAT, open_book(content, notes), options, notes)


def read_book(file_format: str, book: Book, options: Mapping[str, str], notes: Notes) -> TenderReading:
    """The tender draft in an opened workbook (or a csv opened as one). Raises `SheetMissing` for a wrong correction."""
    is_corrected = any(options.get(name) for name in _CORRECTIONS)
    wanted = options.get("sheet", "") or (book.sheets[0].name if len(book.sheets) == 1 and is_corrected else "")
    if wanted and book.find_sheet(wanted) is None:
        raise SheetMissing(sheet=wanted, sheets=", ".join(sheet.name for sheet in book.sheets))
    choices, draft, taken_in = (
        Choices(book),
        _Draft(legend=find_legend(book)),
        set(options.get("hidden", "").splitlines()),
    )
    for sheet in book.sheets:
        is_wanted = sheet.name.casefold() == wanted.casefold()
        is_taken_in = sheet.name in taken_in
        _read_sheet(
            sheet,
            draft,
            choices,
            notes,
            correction=options if is_wanted else None,
            is_left_out=bool(wanted) and not is_wanted and not is_taken_in and options.get("kind") != PRICES,
            is_taken_in=is_taken_in,
        )
    _check_numbers(draft.requirements, notes)
    if not draft.requirements:
        notes.warn(
            "no-requirements", translatable("No table of requirements was found; choose sheet and columns by hand.")
        )
    tender = _tender(book, draft, notes)
    return TenderReading(
        format=file_format,
        tender=tender,
        findings=notes.findings,
        sheets=tuple(draft.sheets),
        price_rows=tuple(draft.price_rows),
    )


def _read_sheet(
    sheet: Sheet,
    draft: _Draft,
    choices: Choices,
    notes: Notes,
    *,
    correction: Mapping[str, str] | None,
    is_left_out: bool,
    is_taken_in: bool,
) -> None:
    tables = _corrected_tables(sheet, correction) if correction is not None else find_readings(sheet)
    kind = kind_of_sheet(sheet, [one.kind for one in tables], choices.list_sheets())
    if correction is not None:
        kind = _corrected_kind(correction)
    may_read = not is_left_out and (correction is not None or is_taken_in or not sheet.is_hidden)
    is_read = kind == REQUIREMENTS and may_read
    for one in tables if not is_left_out else ():
        if Role.TEXT not in one.places:
            continue
        if one.kind == PRICES and one.is_bill and may_read:
            draft.requirements += read_bill(sheet, one.rows, one.places, notes, caption=one.caption)
        elif one.kind == PRICES:
            draft.price_rows += _price_rows(sheet, one, choices, notes.file)
        elif one.kind == REQUIREMENTS and is_read:
            draft.requirements += read_requirements(
                sheet, one.rows, one.places, choices, notes, caption=one.caption, legend=draft.legend
            )
    draft.sheets.append(_sheet_reading(sheet, tables, kind))
    _tell_hidden(sheet, kind, notes, is_read=is_read)


def _price_rows(sheet: Sheet, table: TableReading, choices: Choices, file: str) -> list[Requirement]:
    """The lines of a price table. What is odd in them is not told: they are compared, and nobody has to meet them."""
    unheard = Notes(file)
    rows = read_requirements(sheet, table.rows, table.places, choices, unheard, caption=table.caption)
    return [replace(one, level=Level.INFORMATION, section=(sheet.name, *one.section)) for one in rows]


def _corrected_kind(correction: Mapping[str, str]) -> str:
    return PRICES if correction.get("kind") == PRICES else REQUIREMENTS


def _corrected_tables(sheet: Sheet, correction: Mapping[str, str]) -> list[TableReading]:
    top, _, bottom = correction.get("header_row", "").partition("-")
    tables = find_tables(sheet)
    if top.strip().isdecimal():
        first = int(top)
        last = int(bottom) if bottom.strip().isdecimal() else first
        tables = [table_at(sheet, first, max(first, min(last, first + 9)))]
    tables = tables or [table_at(sheet, 0, 0)]
    roles = corrected_columns(correction.get("columns", ""))
    corrected = []
    for table in tables:
        found = understand_columns(sheet, table)
        # A role given by hand is taken from the column that had it.
        kept = {column: role for column, role in found.items() if role not in roles.values()} if roles else found
        reading = read_table(sheet, table, dict.fromkeys(found, Role.NONE) | kept | roles)
        reading.kind = _corrected_kind(correction)
        corrected.append(reading)
    return corrected


def _sheet_reading(sheet: Sheet, tables: list[TableReading], kind: str) -> SheetReading:
    """The sheet with its main table: the one with most rows of the sheet's kind."""
    main = max(tables, key=lambda one: (one.kind == kind, len(one.rows)), default=None)
    columns = main.columns if main else {}
    headings = main.table.headings if main else {}
    return SheetReading(
        name=sheet.name,
        kind=kind,
        is_hidden=sheet.is_hidden,
        header_row=(main.table.heading_bottom or None) if main else None,
        columns=tuple(
            (letter_of(column), " / ".join(headings.get(column, ())), role.value)
            for column, role in sorted(columns.items())
        ),
        preview=_preview(sheet),
    )


def _preview(sheet: Sheet) -> tuple[tuple[str, ...], ...]:
    """The first rows as they stand, empty rows too, so that row numbers stay right."""
    width = min(sheet.last_column, _PREVIEW_COLUMNS)
    last = min(max(sheet.rows, default=0), _PREVIEW_ROWS)
    return tuple(
        tuple(sheet.text(row, column)[:_PREVIEW_LETTERS] for column in range(1, width + 1))
        for row in range(1, last + 1)
    )


def _tell_hidden(sheet: Sheet, kind: str, notes: Notes, *, is_read: bool) -> None:
    place = notes.place(sheet=sheet.name)
    if sheet.is_hidden and kind == REQUIREMENTS and not is_read:
        message = translatable("The hidden sheet {sheet} looks like requirements; it was not read.")
        notes.warn("hidden-sheet", message, place, sheet=sheet.name)
    if is_read and sheet.hidden_rows & set(sheet.rows):
        message = translatable("Hidden rows of the sheet {sheet} ({count}) were read like the others.")
        notes.warn("hidden-rows", message, place, count=len(sheet.hidden_rows & set(sheet.rows)), sheet=sheet.name)


def _check_numbers(requirements: list[Requirement], notes: Notes) -> None:
    seen: set[str] = set()
    for one in requirements:
        if one.number in seen:
            message = translatable("The number {number} is used more than once.")
            notes.warn("number-twice", message, one.source, number=one.number)
        seen.add(one.number)


def _title(book: Book, draft: _Draft, notes: Notes) -> str:
    """What the file calls itself, else what stands above its tables or on top of its first sheet, else its name."""
    if is_title(book.title):
        return book.title
    headings = {one.name: one.header_row or 0 for one in draft.sheets if one.kind == REQUIREMENTS}
    tables = [(sheet, headings[sheet.name]) for sheet in book.sheets if sheet.name in headings]
    cover = [(sheet, _COVER_ROWS + 1) for sheet in book.sheets[:1] if sheet.name not in headings]
    written = title_above_table((*tables, *cover))
    return written or title_of_name(notes.file)


def _tender(book: Book, draft: _Draft, notes: Notes) -> Tender:
    """The draft of the tender: a workbook says little but its requirements, so title and language are proposals."""
    texts = [one.text for one in draft.requirements] or [
        text for sheet in draft.sheets for row in sheet.preview for text in row
    ]
    language = guess_language(texts)
    title = _title(book, draft, notes)
    if language:
        message = translatable("The language of the tender is taken to be {language}, by the words of its texts.")
        notes.info("language-guessed", message, language=language)
    return Tender(
        title={language or "und": title} if title else {},
        languages=(language,) if language else (),
        requirements=tuple(draft.requirements),
    )
