"""Tables of requirements in documents: those not met in full with our answer, and long tables cut into pieces."""

from collections.abc import Iterator, Sequence

from bidbuilder.domain.matching.verdicts import Verdict
from bidbuilder.formats.writers.compliance import ComplianceRow
from bidbuilder.formats.writers.document import PORTRAIT_WIDTH_MM, BidDocument
from bidbuilder.formats.writers.ooxml.tables import Cell, Column, lines_cell, table, text_cell
from bidbuilder.formats.writers.ooxml.text import paragraph, run
from bidbuilder.formats.writers.terms import VERDICT_LOOKS, verdict_words
from bidbuilder.formats.writers.words import Words

# LibreOffice lays one long table out in quadratic time (LIBRARIES.md): a table ends after so many rows and starts anew.
ROWS_PER_TABLE = 80


def write_exceptions(document: BidDocument, rows: Sequence[ComplianceRow]) -> None:
    """A table of requirements that are not met in full, with our answer."""
    write_answers(document, rows, document.words.say("Requirements that are not met in full, with our answer"))


def write_answers(document: BidDocument, rows: Sequence[ComplianceRow], summary: str) -> None:
    """A table of requirements with verdict and answer; `summary` is read out by screen readers."""
    _ = document.words.say
    columns = (
        Column(_("No."), 20),
        Column(_("Requirement"), 70),
        Column(_("Verdict"), 26),
        Column(_("Our answer"), PORTRAIT_WIDTH_MM - 116),
    )
    split_tables(document, columns, [_cells(document.words, row) for row in rows], summary)


def _cells(words: Words, row: ComplianceRow) -> list[Cell]:
    return [
        text_cell(row.number),
        text_cell(_shortened(row.text)),
        verdict_cell(words, row.verdict),
        lines_cell(row.remark or row.offered or _unanswered(words, row)),
    ]


def _unanswered(words: Words, row: ComplianceRow) -> Sequence[str]:
    """A buyer who reads an empty cell asks whether something was left out."""
    return (words.say("We make no statement on this requirement."),) if row.verdict is Verdict.UNKNOWN else ()


def _shortened(text: str, length: int = 400) -> str:
    """The beginning of a long text: the matrix has it in full."""
    if len(text) <= length:
        return text
    return text[:length].rsplit(None, 1)[0].rstrip(",;:.") + " …"


def verdict_cell(words: Words, verdict: Verdict | None) -> Cell:
    """A verdict with its sign, word and colour; a dash for mere information."""
    if verdict is None:
        return text_cell("–")
    look = VERDICT_LOOKS[verdict]
    return Cell(
        paragraph(run(verdict_words(words, verdict), bold=True, colour=look.colour), "TableText"), fill=look.tint
    )


def split_tables(
    document: BidDocument, columns: Sequence[Column], rows: Sequence[Sequence[Cell]], summary: str
) -> None:
    """A table of any length as several, each with its header row."""
    for index, piece in enumerate(_pieces(rows)):
        if index:
            document.text(document.words.say("Continued"), "TableNote", keep_next=True)
        document.add(table(columns, piece, summary=summary))
    document.add(paragraph("", "SectionEnd"))


def _pieces(rows: Sequence[Sequence[Cell]]) -> Iterator[Sequence[Sequence[Cell]]]:
    for start in range(0, len(rows), ROWS_PER_TABLE):
        yield rows[start : start + ROWS_PER_TABLE]
