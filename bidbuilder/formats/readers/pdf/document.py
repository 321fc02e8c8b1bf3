"""A PDF with text as a tender draft: its lines as headings, items, paragraphs and tables, read like any other document."""

import re
from collections.abc import Iterator, Mapping, Sequence

from bidbuilder.domain.tenders.tenders import TenderReading
from bidbuilder.formats.readers.notes import Notes
from bidbuilder.formats.readers.pdf.lines import Line, read_lines
from bidbuilder.formats.readers.pdf.paragraphs import Indents, block_of, group_lines, setting_of
from bidbuilder.formats.readers.pdf.tables import tables_apart
from bidbuilder.formats.readers.pdf.typed_text import is_typed, typed_pieces
from bidbuilder.formats.readers.prose.blocks import Block
from bidbuilder.formats.readers.prose.plain import read_prose
from bidbuilder.formats.readers.workbook.grid import Sheet

FORMAT = "pdf"

# Lines of a contents page: words, dots, page number.
_LEADERS = re.compile(r"(?:\.\s?){4,}\d+$")


def read_pdf(name: str, content: bytes, _options: Mapping[str, str]) -> TenderReading:
    """The tender draft in a PDF with text. Raises `FileScanned`, `FileEncrypted`, `FileBroken`, `FileTooLarge`."""
    notes = Notes(name)
    lines = [line for page in read_lines(content) for line in page if not _LEADERS.search(line.text)]
    return read_prose(FORMAT, pieces_of_lines(lines, notes), notes)


def pieces_of_lines(lines: Sequence[Line], notes: Notes) -> Iterator[Block | Sheet]:
    """The blocks and tables that lines make, in their order."""
    setting, indents, typed = setting_of(lines), Indents(), is_typed(lines)
    for run in tables_apart(lines):
        if isinstance(run, Sheet):
            yield run
        elif typed:
            yield from typed_pieces(run, notes)
        else:
            for group in group_lines(run, setting):
                yield block_of(group, setting, indents, notes.place(page=group[0].page))
