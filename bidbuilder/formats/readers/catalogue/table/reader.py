"""A supplier's list as a catalogue reading: layout, rows, rows of one code put together, and remarks on what was left out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from bidbuilder.domain.basics.findings import SourcePlace, translatable
from bidbuilder.domain.catalogue.readings import CatalogueReading, OfferingDraft, ReadingBegun, ReadingPart
from bidbuilder.formats.readers.catalogue.article_checks import check_article
from bidbuilder.formats.readers.catalogue.codes import find_language
from bidbuilder.formats.readers.catalogue.findings_log import FindingsLog
from bidbuilder.formats.readers.catalogue.price_lists import assemble_price_lists
from bidbuilder.formats.readers.catalogue.table.cells import ColumnIndex
from bidbuilder.formats.readers.catalogue.table.corrections import correct_cells, texts_at
from bidbuilder.formats.readers.catalogue.table.currency import find_list_currency
from bidbuilder.formats.readers.catalogue.table.group_discounts import (
    GroupDiscounts,
    find_group_discounts,
    holds_group_discounts,
)
from bidbuilder.formats.readers.catalogue.table.headings import find_headings
from bidbuilder.formats.readers.catalogue.table.joining import list_beside, list_continued
from bidbuilder.formats.readers.catalogue.table.layout import Layout, find_layout, holds_list
from bidbuilder.formats.readers.catalogue.table.marks import find_marks
from bidbuilder.formats.readers.catalogue.table.parting import parted
from bidbuilder.formats.readers.catalogue.table.remarks import (
    remark_codes,
    remark_columns,
    remark_joined,
    remark_marks,
    remark_sheets,
)
from bidbuilder.formats.readers.catalogue.table.repetition import Repetition
from bidbuilder.formats.readers.catalogue.table.rows import RowDraft, RowReader, rows_by_code, texts_of
from bidbuilder.formats.readers.catalogue.table.said_around import SaidAround, read_said_around, read_said_on
from bidbuilder.formats.readers.catalogue.table.second_rows import find_second_rows
from bidbuilder.formats.readers.catalogue.table.shared_terms import SharedTerms
from bidbuilder.formats.readers.catalogue.table.sheets import Sheet, as_text, column_letter
from bidbuilder.formats.readers.catalogue.table.texts_language import language_of_titles

_PREVIEW_ROWS = 12
_PREVIEW_COLUMNS = 60


def read_list(
    name: str, sheets: Sequence[Sheet], form: str, options: Mapping[str, str], found: FindingsLog
) -> Iterator[ReadingPart]:
    """Every article of the list on the best sheet and those that go on with it, or on the chosen one, and at the end the reading.

    Options, all of them corrections of a person: `sheet`, `header_row` (from 1), `columns` (`A=code,B=name.da`),
    `decimal_mark` (`.` or `,`), `currency`, `language` (of names in columns that do not say theirs), `cells` (a JSON object
    like ``{"Sheet!B12": "24 V"}``: what cells should say), `titles` (a JSON object of titles and fields: what columns of the
    supplier's earlier lists were said to hold).
    """
    if options.get("cells"):
        sheets = correct_cells(sheets, options["cells"])
    if not options.get("header_row"):
        sheets = parted(sheets)
    layout = find_layout(sheets, options)
    same = () if options.get("sheet") else list_continued(sheets, layout)
    beside = () if options.get("sheet") else list_beside(sheets, (layout, *same), options)
    continued = (*same, *beside)
    joined = tuple(one.sheet.name for one in continued)
    remark_joined(layout, same, beside, name, found)
    remark_sheets(sheets, (layout, *continued), name, found, is_chosen=bool(options.get("sheet")))
    for one in (layout, *beside):
        remark_columns(one, name, found)
        remark_codes(one, name, found)
    columns = tuple((column_letter(column.index), column.title, str(column.field or "")) for column in layout.columns)
    if layout.header_row is None:
        found.error(
            "header-missing",
            translatable("No row with the titles of a list was found."),
            SourcePlace(file=name, sheet=layout.sheet.name or None),
            translatable("Say which row holds the titles and what the columns mean."),
        )
    else:
        yield ReadingBegun(sum(_count_rows(one) for one in (layout, *continued)), columns)
        covers = [
            sheet
            for sheet in _sheets_before(layout.sheet, sheets)
            if not sheet.is_hidden and (holds_group_discounts(sheet) or not holds_list(sheet))
        ]
        groups = find_group_discounts(sheets, name, found)
        yield from _read_sheets(name, (layout, *continued), covers, options, found, groups)
    findings = found.all_findings()
    yield CatalogueReading(
        format=form,
        drafts=(),
        findings=findings,
        sheet=layout.sheet.name,
        header_row=None if layout.header_row is None else layout.header_row + 1,
        columns=columns,
        sheets=tuple(dict.fromkeys(sheet.name for sheet in sheets if not sheet.is_hidden)),
        joined=joined,
        preview=_preview(layout),
        cells={name: text for one in (layout, *continued) for name, text in texts_at(one.sheet, findings).items()},
    )


def _sheets_before(first: Sheet, sheets: Sequence[Sheet]) -> Iterator[Sheet]:
    """The sheets that stand before a list, as covers do; those behind it are often conditions, guides and examples."""
    return takewhile(lambda sheet: sheet is not first, sheets)


def _count_rows(layout: Layout) -> int:
    return len(layout.sheet.rows) - (layout.header_row or 0) - 1


def _read_sheets(
    name: str,
    layouts: Sequence[Layout],
    covers: Sequence[Sheet],
    options: Mapping[str, str],
    found: FindingsLog,
    groups: GroupDiscounts,
) -> Iterator[OfferingDraft]:
    """The articles of all sheets; a code that an earlier sheet has is an error where it comes again.

    What a sheet does not say of its prices is taken from the sheet that the list begins on, else from the sheets without a
    list before it (`covers`).
    """
    on_covers = read_said_on(covers, name, found)
    known: dict[str, str] = {}
    is_empty = True
    of_first = SaidAround()
    for layout in layouts:
        of_earlier, above = dict(known), read_said_around(layout, name, found)
        of_first = of_first if of_first != SaidAround() else above
        said = above.or_else(of_first).or_else(on_covers)
        currency = find_list_currency(layout, options, found, covers)
        for draft in _read_rows(name, layout, options, found, said, currency, groups):
            is_empty = False
            yield _told_as_doubled(draft, of_earlier, found)
            if len(layouts) > 1 and draft.offering.code:
                known.setdefault(draft.offering.code, f"{layout.sheet.name}!{draft.source.cell or '?'}")
    if is_empty:
        found.warning("no-articles", translatable("There is no article in the file."))


def _told_as_doubled(draft: OfferingDraft, known: Mapping[str, str], found: FindingsLog) -> OfferingDraft:
    if draft.offering.code not in known:
        return draft
    _remark_doubled(draft.offering.code, known[draft.offering.code], draft.source, found)
    return replace(draft, findings=(*draft.findings, *found.article_findings()))


def _remark_doubled(code: str, first: str, where: SourcePlace | None, found: FindingsLog) -> None:
    found.error(
        "code-twice",
        translatable("The code {code} is already used at {first}."),
        where,
        translatable("Give one of the two another code, or delete it."),
        code=code,
        first=first,
    )


def _read_rows(
    name: str,
    layout: Layout,
    options: Mapping[str, str],
    found: FindingsLog,
    above: SaidAround,
    currency: str,
    groups: GroupDiscounts,
) -> Iterator[OfferingDraft]:
    marks = find_marks(layout, options)
    remark_marks(layout, marks, name, found)
    found.article_findings()
    second = find_second_rows(layout)
    reader = RowReader(
        layout=layout,
        index=ColumnIndex(layout),
        repetition=Repetition(layout),
        header=texts_of(layout, layout.header_row or 0),
        marks=marks,
        language=_language(layout, options, found),
        currency=currency,
        shared=SharedTerms(above),
        headings=find_headings(layout, second.rows),
        second=second,
        groups=groups,
        found=found,
        file=name,
    )
    found.article_findings()
    for rows in rows_by_code(layout):
        drafts = [draft for row in rows for draft in reader.read(row)]
        for same in _of_one_code(drafts) if len(drafts) > 1 else (drafts,):
            for draft in _joined(same, found):
                yield _finished(draft, found)


def _of_one_code(drafts: Iterable[RowDraft]) -> Iterable[list[RowDraft]]:
    """Drafts by their codes, which sizes of a grid tell apart; one without code adds to the first."""
    groups: dict[str, list[RowDraft]] = {}
    for draft in drafts:
        groups.setdefault(draft.offering.code or next(iter(groups), ""), []).append(draft)
    return groups.values()


def _joined(drafts: list[RowDraft], found: FindingsLog) -> Iterator[RowDraft]:
    """The drafts of rows with one code: the first with the prices that others add to it, then those that cannot be meant."""
    doubled = [draft for draft in drafts[1:] if not _joins(draft, drafts[0], found)]
    yield from (*drafts[:1], *doubled)


def _joins(draft: RowDraft, first: RowDraft, found: FindingsLog) -> bool:
    """Whether a row only adds prices to the first row of its code; any other second row of a code is an error.

    A row adds prices if its name is empty or the same and each of its prices has a currency, validity or quantity that the
    earlier rows have no price for.
    """
    if draft.offering.names in ({}, first.offering.names):
        _take_minimums_for_breaks(draft, first)
    if not draft.lines and not draft.offering.code and not draft.offering.names:
        return True  # a break whose price is on request only, which is told where it stands
    known = {(line.terms, line.from_quantity) for line in first.lines}
    adds = draft.lines and not known & {(line.terms, line.from_quantity) for line in draft.lines}
    if adds and draft.offering.names in ({}, first.offering.names):
        first.lines += draft.lines
        first.findings += [finding for finding in draft.findings if finding.code != "unit-unknown"]
        return True
    _remark_doubled(first.offering.code, first.where.cell or "?", draft.where, found)
    draft.findings += found.article_findings()
    return False


def _take_minimums_for_breaks(draft: RowDraft, first: RowDraft) -> None:
    """Rows of one article that differ in their minimum quantity are a ladder: each price holds from its minimum on."""
    lowest, minimum = first.offering.terms.minimum_order, draft.offering.terms.minimum_order
    if not lowest or not minimum or minimum <= lowest or any(line.from_quantity != 1 for line in draft.lines):
        return
    for row, quantity in ((first, lowest), (draft, minimum)):
        row.lines = [replace(line, from_quantity=quantity) if line.from_quantity == 1 else line for line in row.lines]


def _finished(draft: RowDraft, found: FindingsLog) -> OfferingDraft:
    check_article(draft.offering.code, draft.offering.names, found, draft.where, name_where=draft.name_where)
    prices = assemble_price_lists(draft.lines, found)
    findings = (*draft.findings, *found.article_findings())
    return OfferingDraft(offering=draft.offering, prices=prices, source=draft.where, findings=findings)


def _language(layout: Layout, options: Mapping[str, str], found: FindingsLog) -> str:
    stated = find_language(options.get("language", ""))
    needed = any(
        column.field and column.field.name in {"name", "description"} and not column.field.part
        for column in layout.columns
    )
    if stated or not needed:
        return stated or "en"
    language = language_of_titles(column.title for column in layout.columns)
    found.info(
        "language-assumed",
        translatable("Names without a language were taken as {language}, the language of the titles."),
        None,
        language=language,
    )
    return language


def _preview(layout: Layout) -> tuple[tuple[str, ...], ...]:
    width = min(layout.sheet.width, _PREVIEW_COLUMNS)
    rows = layout.sheet.rows[: max(_PREVIEW_ROWS, (layout.header_row or 0) + 6)]
    return tuple(tuple(as_text(row[index]) if index < len(row) else "" for index in range(width)) for row in rows)
