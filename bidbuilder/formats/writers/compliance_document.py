"""The compliance matrix in Word: summary and exceptions first, then every requirement on landscape pages."""

from collections.abc import Mapping, Sequence

from bidbuilder.domain.bids.snapshot import BidSnapshot
from bidbuilder.domain.matching.verdicts import Verdict
from bidbuilder.formats.writers.blocks import cover
from bidbuilder.formats.writers.compliance import ComplianceGroup, ComplianceRow, compliance_groups
from bidbuilder.formats.writers.document import LANDSCAPE_WIDTH_MM, PORTRAIT_WIDTH_MM, BidDocument
from bidbuilder.formats.writers.exceptions import split_tables, verdict_cell, write_exceptions
from bidbuilder.formats.writers.extracts import words_of
from bidbuilder.formats.writers.ooxml.tables import Cell, Column, lines_cell, table, text_cell
from bidbuilder.formats.writers.terms import VERDICT_LOOKS
from bidbuilder.formats.writers.words import Words


def write_compliance_docx(snapshot: BidSnapshot, pages: Mapping[str, int] | None = None) -> bytes:
    """The matrix as a .docx. `pages`: page of each heading by its bookmark, once the document has been laid out."""
    words = words_of(snapshot)
    groups = compliance_groups(snapshot, words)
    document = BidDocument(snapshot, words.say("Compliance matrix"), pages)
    cover(document, snapshot, words.say("Compliance matrix"))
    document.contents()
    _summary(document, groups)
    _exceptions(document, groups)
    document.end_section()
    _matrix(document, groups, snapshot.tender.document_language)
    return document.finish(landscape=True)


def _summary(document: BidDocument, groups: Sequence[ComplianceGroup]) -> None:
    _ = document.words.say
    document.heading(1, _("Summary"), page_break_before=True)
    document.text(_("How the requirements stand, by section. What is not known is never counted as met."))
    numbers = [Column(_(look.word), 17, is_number=True) for look in VERDICT_LOOKS.values()]
    sum_column = Column(_("Sum"), 15, is_number=True)
    section_width = PORTRAIT_WIDTH_MM - 15 - 17 * len(numbers)
    columns = (Column(_("Section"), section_width), *numbers, sum_column)
    rows = [_count_row(_group_name(document.words, group), group.rows) for group in groups]
    rows.append(_count_row(_("Sum"), [row for group in groups for row in group.rows]))
    document.add(table(columns, rows, summary=_("Number of requirements by section and verdict"), has_total=True))


def _count_row(name: str, rows: Sequence[ComplianceRow]) -> list[Cell]:
    verdicts = [row.verdict for row in rows]
    counts = [verdicts.count(verdict) for verdict in VERDICT_LOOKS]
    return [
        text_cell(name),
        *(text_cell(str(count or "–"), "TableNumber") for count in counts),
        text_cell(str(sum(counts)), "TableNumber"),
    ]


def _group_name(words: Words, group: ComplianceGroup) -> str:
    return ": ".join(filter(None, (group.lot, group.section))) or words.say("Requirements")


def _exceptions(document: BidDocument, groups: Sequence[ComplianceGroup]) -> None:
    _ = document.words.say
    document.heading(1, _("Requirements not met in full"))
    rows = [row for group in groups for row in group.rows if row.verdict not in {None, Verdict.MET}]
    if not rows:
        document.text(_("There are none: every requirement is met in full."))
        return
    write_exceptions(document, rows)


def _matrix(document: BidDocument, groups: Sequence[ComplianceGroup], buyer_language: str) -> None:
    words, lot = document.words, None
    for group in groups:
        if group.lot != lot:
            document.heading(1, group.lot or words.say("Requirements"))
            lot = group.lot
        if group.section:
            document.heading(2, group.section)
        rows = [_matrix_cells(words, row, buyer_language) for row in group.rows]
        split_tables(document, _matrix_columns(words), rows, words.say("Requirements with verdict, offer and proof"))


def _matrix_columns(words: Words) -> tuple[Column, ...]:
    _ = words.say
    widths = (15, 62, 22, 24, 56, 44)
    titles = (_("No."), _("Requirement"), _("Level"), _("Verdict"), _("Offered against asked"), _("Proof"))
    columns = tuple(Column(title, width) for title, width in zip(titles, widths, strict=True))
    return (*columns, Column(_("Remark"), LANDSCAPE_WIDTH_MM - sum(widths)))


def _matrix_cells(words: Words, row: ComplianceRow, buyer_language: str) -> list[Cell]:
    return [
        text_cell(row.number),
        lines_cell(row.text.split("\n"), language=buyer_language),
        text_cell(row.level),
        verdict_cell(words, row.verdict),
        lines_cell(row.offered),
        lines_cell(row.proof),
        lines_cell(row.remark),
    ]
