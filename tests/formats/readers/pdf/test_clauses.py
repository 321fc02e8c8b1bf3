"""Numbered clauses of contracts in PDF files: their first line fills the page's width and is no heading, a short one is."""

from bidbuilder.domain.basics.findings import SourcePlace
from bidbuilder.formats.readers.pdf.lines import Line
from bidbuilder.formats.readers.pdf.paragraphs import Indents, block_of, group_lines, setting_of
from bidbuilder.formats.readers.prose.blocks import BlockKind

_TEXTS = (
    ("2 Leistungen", 120.0),
    ("2.1 Der Lieferant liefert die vereinbarten Kessel mit allen", 500.0),
    ("Anschlüssen und prüft sie.", 260.0),
    ("2.2 Der Lieferant haftet für seine Unterlieferanten wie für sich", 500.0),
    ("selbst.", 90.0),
)


def test_the_first_line_of_a_clause_is_no_heading() -> None:
    lines = [
        Line(text, page=1, left=50.0, top=800.0 - 12 * row, bottom=790.0 - 12 * row, right=right)
        for row, (text, right) in enumerate(_TEXTS)
    ]
    setting, indents = setting_of(lines), Indents()
    blocks = [block_of(group, setting, indents, SourcePlace()) for group in group_lines(lines, setting)]
    assert [(one.kind, one.number, one.text) for one in blocks] == [
        (BlockKind.HEADING, "2", "Leistungen"),
        (
            BlockKind.PARAGRAPH,
            "2.1",
            "Der Lieferant liefert die vereinbarten Kessel mit allen Anschlüssen und prüft sie.",
        ),
        (BlockKind.PARAGRAPH, "2.2", "Der Lieferant haftet für seine Unterlieferanten wie für sich selbst."),
    ]
