"""The compliance matrix as a workbook: one row a requirement to filter and sort, and a count by section that stays live."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from string import ascii_uppercase
from typing import TypeVar

from xlsxwriter.worksheet import Worksheet

from bidbuilder.domain.bids.snapshot import BidSnapshot
from bidbuilder.formats.writers.bid_workbooks import bid_properties
from bidbuilder.formats.writers.compliance import ComplianceRow, compliance_rows
from bidbuilder.formats.writers.extracts import brand_of, tender_title, words_of
from bidbuilder.formats.writers.sheets.cells import FormulaCell, TextCell, split_text
from bidbuilder.formats.writers.sheets.heights import TITLE_POINTS
from bidbuilder.formats.writers.sheets.set_up import set_page
from bidbuilder.formats.writers.sheets.styles import base_styles, verdict_styles
from bidbuilder.formats.writers.sheets.workbook import Row, StreamedWorkbook, quoted, sheet_name
from bidbuilder.formats.writers.terms import VERDICT_LOOKS, verdict_words
from bidbuilder.formats.writers.words import Words

_HEADER_ROW = 4
_WIDTHS = (9, 16, 22, 52, 15, 15, 42, 30, 26)
_LOT, _SECTION, _VERDICT = 1, 2, 5
_SUMMARY_WIDTHS = (28, 46, 13, 13, 13, 13, 13, 13)
_SUMMARY_LOT, _SUMMARY_SECTION, _FIRST_COUNT = 0, 1, 2

_Cell = TypeVar("_Cell")


@dataclass(frozen=True, slots=True)
class _Columns:
    """The columns of a sheet: all of them, or all but that of lots where the call has none or one."""

    has_lots: bool
    lot_at: int

    def keep(self, cells: Sequence[_Cell]) -> list[_Cell]:
        """The cells of a row without that of the lot, if there are no lots."""
        return [cell for place, cell in enumerate(cells) if self.has_lots or place != self.lot_at]

    def letter(self, place: int) -> str:
        """The letter of the column that would be at `place` if all were there."""
        return ascii_uppercase[place - (not self.has_lots and place > self.lot_at)]


def write_compliance_xlsx(snapshot: BidSnapshot) -> bytes:
    """The matrix as an .xlsx: a sheet with all requirements and a sheet that counts them."""
    words = words_of(snapshot)
    title = words.say("Compliance matrix")
    workbook = StreamedWorkbook(
        bid_properties(snapshot, title),
        base_styles(brand_of(snapshot), words.language) | verdict_styles(),
    )
    rows = compliance_rows(snapshot, words)
    columns = _Columns(any(row.lot for row in rows), _LOT)
    lines = tuple(columns.keep(line) for row in rows for line in _lines(row, words))
    sheet = workbook.add_sheet(sheet_name(title), columns.keep(_WIDTHS), _matrix_rows(snapshot, lines, columns, words))
    _set_up_matrix(sheet, workbook, snapshot, words, columns, _HEADER_ROW + max(1, len(lines)))
    _add_summary(workbook, snapshot, rows, len(lines), words)
    return workbook.finish()


def _lines(row: ComplianceRow, words: Words) -> Iterator[tuple[str, ...]]:
    """The row as cells; what is too long for a cell goes on in rows below, which carry no verdict and are not counted."""
    long_texts = (row.text, "\n".join(row.offered), "\n".join(row.proof), "\n".join(row.remark))
    for index, (text, offered, proof, remark) in enumerate(zip_longest(*map(split_text, long_texts), fillvalue="")):
        level, verdict = (
            ("", words.say("Continued"))
            if index
            else (row.level, verdict_words(words, row.verdict) if row.verdict else "–")
        )
        yield (row.number, row.lot, row.section, text, level, verdict, offered, proof, remark)


def _matrix_rows(
    snapshot: BidSnapshot, lines: Sequence[Sequence[str]], columns: _Columns, words: Words
) -> Iterator[Row]:
    yield Row([TextCell("title", words.say("Compliance matrix"))], TITLE_POINTS)
    yield Row([TextCell("subtitle", f"{tender_title(snapshot, words)} · {snapshot.tender.reference}")])
    yield Row([TextCell("subtitle", snapshot.lead.legal_name)])
    yield Row([TextCell("header", title) for title in columns.keep(_titles(words))])
    for line in lines:
        yield Row([TextCell("text", text) for text in line])


def _titles(words: Words) -> tuple[str, ...]:
    _ = words.say
    return (
        _("No."),
        _("Lot"),
        _("Section"),
        _("Requirement"),
        _("Level"),
        _("Verdict"),
        _("Offered against asked"),
        _("Proof"),
        _("Remark"),
    )


def _set_up_matrix(
    sheet: Worksheet,
    workbook: StreamedWorkbook,
    snapshot: BidSnapshot,
    words: Words,
    columns: _Columns,
    last_row: int,
) -> None:
    title = words.say("Compliance matrix")
    set_page(sheet, words, reference=snapshot.tender.reference, title=title, header_row=_HEADER_ROW)
    sheet.freeze_panes(_HEADER_ROW, 1)
    sheet.autofilter(_HEADER_ROW - 1, 0, last_row - 1, len(columns.keep(_WIDTHS)) - 1)
    letter = columns.letter(_VERDICT)
    for verdict in VERDICT_LOOKS:
        rule = {"type": "cell", "criteria": "==", "value": f'"{verdict_words(words, verdict)}"'}
        verdicts = f"{letter}{_HEADER_ROW + 1}:{letter}{last_row}"
        sheet.conditional_format(verdicts, rule | {"format": workbook.style(verdict.value)})


def _add_summary(
    workbook: StreamedWorkbook, snapshot: BidSnapshot, rows: Sequence[ComplianceRow], line_count: int, words: Words
) -> None:
    matrix = quoted(sheet_name(words.say("Compliance matrix")))
    title = words.say("Summary")
    last_row = _HEADER_ROW + max(1, line_count)
    columns = _Columns(any(row.lot for row in rows), _SUMMARY_LOT)
    sheet = workbook.add_sheet(
        sheet_name(title), columns.keep(_SUMMARY_WIDTHS), _summary_rows(rows, columns, matrix, last_row, words)
    )
    set_page(sheet, words, reference=snapshot.tender.reference, title=title, header_row=_HEADER_ROW)
    sheet.freeze_panes(_HEADER_ROW, 2 if columns.has_lots else 1)


def _summary_rows(
    rows: Sequence[ComplianceRow], columns: _Columns, matrix: str, last_row: int, words: Words
) -> Iterator[Row]:
    yield Row([TextCell("title", words.say("Summary"))], TITLE_POINTS)
    yield Row([TextCell("subtitle", words.say("What is not known is never counted as met."))])
    yield Row([])
    verdicts = [TextCell("header-number", verdict_words(words, verdict)) for verdict in VERDICT_LOOKS]
    titles = (TextCell("header", words.say("Lot")), TextCell("header", words.say("Section")))
    yield Row([*columns.keep(titles), *verdicts, TextCell("header-number", words.say("Sum"))])
    groups: dict[tuple[str, str], list[ComplianceRow]] = {}
    for row in rows:
        groups.setdefault((row.lot, row.section), []).append(row)
    ranges = _ranges(matrix, columns.has_lots, last_row)
    for number, (names, members) in enumerate(groups.items(), start=_HEADER_ROW + 1):
        yield _count_row(number, names, members, columns, ranges)
    yield _sum_row(_HEADER_ROW + 1, _HEADER_ROW + len(groups), rows, columns, words)


def _ranges(matrix: str, has_lots: bool, last_row: int) -> tuple[str, str, str]:
    """Lots, sections and verdicts of the matrix."""
    letters = map(_Columns(has_lots, _LOT).letter, (_LOT, _SECTION, _VERDICT))
    lots, sections, verdicts = (f"{matrix}!${one}${_HEADER_ROW + 1}:${one}${last_row}" for one in letters)
    return lots, sections, verdicts


def _count_row(
    number: int,
    names: Sequence[str],
    members: Sequence[ComplianceRow],
    columns: _Columns,
    ranges: tuple[str, str, str],
) -> Row:
    """Counts by comparison: COUNTIFS would read a section such as `> 400 V` or `*` as a condition."""
    lots, sections, verdicts = ranges
    same_group = f"({sections}=${columns.letter(_SUMMARY_SECTION)}{number})"
    if columns.has_lots:
        same_group = f"({lots}=${columns.letter(_SUMMARY_LOT)}{number})*{same_group}"
    letters = _count_letters(columns)
    counts = [
        FormulaCell(
            "count",
            f"SUMPRODUCT({same_group}*({verdicts}={letter}${_HEADER_ROW}))",
            sum(member.verdict is verdict for member in members),
        )
        for letter, verdict in zip(letters, VERDICT_LOOKS, strict=False)
    ]
    all_counts = f"SUM({letters[0]}{number}:{letters[-2]}{number})"
    total = FormulaCell("count", all_counts, sum(one.verdict is not None for one in members))
    return Row([*(TextCell("text", name) for name in columns.keep(names)), *counts, total])


def _sum_row(first: int, last: int, rows: Sequence[ComplianceRow], columns: _Columns, words: Words) -> Row:
    values = [sum(row.verdict is verdict for row in rows) for verdict in VERDICT_LOOKS]
    values.append(sum(values))
    sums = [
        FormulaCell("total-count", f"SUM({letter}{first}:{letter}{max(first, last)})", value)
        for letter, value in zip(_count_letters(columns), values, strict=True)
    ]
    label = words.say("Sum")
    return Row([*(TextCell("total-label", text) for text in ((label, "") if columns.has_lots else (label,))), *sums])


def _count_letters(columns: _Columns) -> list[str]:
    """The letters of the columns of counts, one a verdict, and of their sum."""
    return [columns.letter(_FIRST_COUNT + place) for place in range(len(VERDICT_LOOKS) + 1)]
