"""The compliance matrix as a workbook: one row a requirement to filter and sort, and a count by section that stays live."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from xlsxwriter.worksheet import Worksheet

from bidbuilder.domain.bids.snapshot import BidSnapshot
from bidbuilder.formats.writers.compliance import ComplianceRow, compliance_rows
from bidbuilder.formats.writers.extracts import brand_of, tender_title, words_of
from bidbuilder.formats.writers.sheets.cells import FormulaCell, TextCell, split_text
from bidbuilder.formats.writers.sheets.heights import TITLE_POINTS
from bidbuilder.formats.writers.sheets.set_up import set_page
from bidbuilder.formats.writers.sheets.styles import base_styles, verdict_styles
from bidbuilder.formats.writers.sheets.workbook import Row, StreamedWorkbook, WorkbookProperties, quoted, sheet_name
from bidbuilder.formats.writers.terms import VERDICT_LOOKS, verdict_words
from bidbuilder.formats.writers.words import Words

_HEADER_ROW = 4
_WIDTHS = (9, 16, 22, 52, 15, 15, 42, 30, 26)
_LOT, _SECTION, _VERDICT = "B", "C", "F"
_SUMMARY_WIDTHS = (28, 46, 13, 13, 13, 13, 13, 13)


def write_compliance_xlsx(snapshot: BidSnapshot) -> bytes:
    """The matrix as an .xlsx: a sheet with all requirements and a sheet that counts them."""
    words = words_of(snapshot)
    title = words.say("Compliance matrix")
    workbook = StreamedWorkbook(
        WorkbookProperties(
            title=f"{title} – {snapshot.tender.reference}".strip(" –"),
            author=snapshot.lead.legal_name,
            subject=tender_title(snapshot, words),
            written_at=snapshot.frozen_at,
            font=brand_of(snapshot).font,
        ),
        base_styles(brand_of(snapshot), words.language) | verdict_styles(),
    )
    rows = compliance_rows(snapshot, words)
    lines = tuple(line for row in rows for line in _lines(row, words))
    sheet = workbook.add_sheet(sheet_name(title), _WIDTHS, _matrix_rows(snapshot, lines, words))
    _set_up_matrix(sheet, workbook, snapshot, words, _HEADER_ROW + max(1, len(lines)))
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


def _matrix_rows(snapshot: BidSnapshot, lines: Sequence[Sequence[str]], words: Words) -> Iterator[Row]:
    yield Row([TextCell("title", words.say("Compliance matrix"))], TITLE_POINTS)
    yield Row([TextCell("subtitle", f"{tender_title(snapshot, words)} · {snapshot.tender.reference}")])
    yield Row([TextCell("subtitle", snapshot.lead.legal_name)])
    yield Row([TextCell("header", title) for title in _titles(words)])
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
    sheet: Worksheet, workbook: StreamedWorkbook, snapshot: BidSnapshot, words: Words, last_row: int
) -> None:
    title = words.say("Compliance matrix")
    set_page(sheet, words, reference=snapshot.tender.reference, title=title, header_row=_HEADER_ROW)
    sheet.freeze_panes(_HEADER_ROW, 1)
    sheet.autofilter(_HEADER_ROW - 1, 0, last_row - 1, len(_WIDTHS) - 1)
    for verdict in VERDICT_LOOKS:
        rule = {"type": "cell", "criteria": "==", "value": f'"{verdict_words(words, verdict)}"'}
        verdicts = f"{_VERDICT}{_HEADER_ROW + 1}:{_VERDICT}{last_row}"
        sheet.conditional_format(verdicts, rule | {"format": workbook.style(verdict.value)})


def _add_summary(
    workbook: StreamedWorkbook, snapshot: BidSnapshot, rows: Sequence[ComplianceRow], line_count: int, words: Words
) -> None:
    matrix = quoted(sheet_name(words.say("Compliance matrix")))
    title = words.say("Summary")
    last_row = _HEADER_ROW + max(1, line_count)
    sheet = workbook.add_sheet(sheet_name(title), _SUMMARY_WIDTHS, _summary_rows(rows, matrix, last_row, words))
    set_page(sheet, words, reference=snapshot.tender.reference, title=title, header_row=_HEADER_ROW)
    sheet.freeze_panes(_HEADER_ROW, 2)


def _summary_rows(rows: Sequence[ComplianceRow], matrix: str, last_row: int, words: Words) -> Iterator[Row]:
    yield Row([TextCell("title", words.say("Summary"))], TITLE_POINTS)
    yield Row([TextCell("subtitle", words.say("What is not known is never counted as met."))])
    yield Row([])
    verdicts = [TextCell("header-number", verdict_words(words, verdict)) for verdict in VERDICT_LOOKS]
    titles = (TextCell("header", words.say("Lot")), TextCell("header", words.say("Section")))
    yield Row([*titles, *verdicts, TextCell("header-number", words.say("Sum"))])
    groups: dict[tuple[str, str], list[ComplianceRow]] = {}
    for row in rows:
        groups.setdefault((row.lot, row.section), []).append(row)
    for number, (names, members) in enumerate(groups.items(), start=_HEADER_ROW + 1):
        yield _count_row(number, names, members, matrix, last_row)
    yield _sum_row(_HEADER_ROW + 1, _HEADER_ROW + len(groups), rows, words)


def _count_row(number: int, names: Sequence[str], members: Sequence[ComplianceRow], matrix: str, last_row: int) -> Row:
    """Counts by comparison: COUNTIFS would read a section such as `> 400 V` or `*` as a condition."""
    lots, sections, verdicts = (
        f"{matrix}!${column}${_HEADER_ROW + 1}:${column}${last_row}" for column in (_LOT, _SECTION, _VERDICT)
    )
    same_group = f"({lots}=$A{number})*({sections}=$B{number})"
    counts = [
        FormulaCell(
            "count",
            f"SUMPRODUCT({same_group}*({verdicts}={letter}${_HEADER_ROW}))",
            sum(member.verdict is verdict for member in members),
        )
        for letter, verdict in zip("CDEFG", VERDICT_LOOKS, strict=True)
    ]
    total = FormulaCell("count", f"SUM(C{number}:G{number})", sum(one.verdict is not None for one in members))
    return Row([*(TextCell("text", name) for name in names), *counts, total])


def _sum_row(first: int, last: int, rows: Sequence[ComplianceRow], words: Words) -> Row:
    values = [sum(row.verdict is verdict for row in rows) for verdict in VERDICT_LOOKS]
    values.append(sum(values))
    sums = [
        FormulaCell("total-count", f"SUM({letter}{first}:{letter}{max(first, last)})", value)
        for letter, value in zip("CDEFGH", values, strict=True)
    ]
    return Row([TextCell("total-label", words.say("Sum")), TextCell("total-label", ""), *sums])
