"""A PDF with text as a tender draft: lines put together into paragraphs, items and headings by their places and sizes."""

import re
from collections.abc import Iterator, Mapping
from statistics import median

from bidbuilder.domain.tenders.tenders import TenderReading
from bidbuilder.formats.readers.notes import Notes
from bidbuilder.formats.readers.pdf.lines import Line, read_lines
from bidbuilder.formats.readers.prose.blocks import Block, BlockKind
from bidbuilder.formats.readers.prose.plain import ITEM, NUMBERED_HEADING, depth_of, is_heading_text, read_prose

FORMAT = "pdf"

# A gap above a line of more than this part of its height begins a new paragraph.
_PARAGRAPH_GAP = 0.75
_LARGER = 1.15
_LONGEST_HEADING = 120
_SENTENCE_ENDS = (".", ";", ",")
# Lines of a contents page: words, dots, page number.
_LEADERS = re.compile(r"(?:\.\s?){4,}\d+$")


def read_pdf(name: str, content: bytes, _options: Mapping[str, str]) -> TenderReading:
    """The tender draft in a PDF with text. Raises `FileScanned`, `FileEncrypted`, `FileBroken`, `FileTooLarge`."""
    notes = Notes(name)
    lines = [line for page in read_lines(content) for line in page if not _LEADERS.search(line.text)]
    usual = usual_height(lines)
    blocks = (_block(group, usual, notes) for group in group_lines(lines, usual))
    return read_prose(FORMAT, blocks, notes)


def usual_height(lines: list[Line]) -> float:
    """The height of most lines, by which larger ones are told; 0 without lines."""
    return median([line.height for line in lines]) if lines else 0.0


def group_lines(lines: list[Line], usual: float) -> Iterator[list[Line]]:
    """Lines that belong together. A paragraph may go on over the end of a page."""
    group: list[Line] = []
    for line in lines:
        if group and _begins_anew(line, group, usual):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _begins_anew(line: Line, group: list[Line], usual: float) -> bool:
    last = group[-1]
    typed = NUMBERED_HEADING.match(line.text)
    if ITEM.match(line.text) or (typed and is_heading_text(typed["words"])):
        return True
    if _is_heading(group, usual) and not _is_large(line, usual):
        return True
    if line.page != last.page:
        return last.text.endswith((".", ":", "?", "!"))
    # Columns and table cells begin above the end of the last line.
    gap = last.bottom - line.top
    return (
        gap > _PARAGRAPH_GAP * last.height or gap < -last.height or (_is_large(line, usual) != _is_large(last, usual))
    )


def _is_large(line: Line, usual: float) -> bool:
    return line.height > _LARGER * usual


def _is_heading(group: list[Line], usual: float) -> bool:
    """Large and short, or a single line with a number and a title."""
    text = joined(group)
    if all(_is_large(line, usual) for line in group):
        return len(text) <= _LONGEST_HEADING and not text.endswith(_SENTENCE_ENDS)
    typed = NUMBERED_HEADING.match(text)
    return len(group) == 1 and typed is not None and is_heading_text(typed["words"])


def _block(group: list[Line], usual: float, notes: Notes) -> Block:
    text, place = joined(group), notes.place(page=group[0].page)
    typed = NUMBERED_HEADING.match(text)
    if _is_heading(group, usual):
        if typed:
            return Block(BlockKind.HEADING, typed["words"], depth_of(typed["number"]), typed["number"], place)
        return Block(BlockKind.HEADING, text, 1, place=place)
    item = ITEM.match(text)
    if item:
        return Block(BlockKind.ITEM, item["words"], 1, item["sign"], place)
    if typed:
        return Block(BlockKind.PARAGRAPH, typed["words"], 0, typed["number"], place)
    return Block(BlockKind.PARAGRAPH, text, place=place)


def joined(group: list[Line]) -> str:
    """Lines as one text; a word broken at the end of a line is put together again when it goes on in small letters."""
    text = group[0].text
    for line in group[1:]:
        is_broken = text.endswith("-") and line.text[:1].islower() and text[-2:-1].isalpha()
        text = text[:-1] + line.text if is_broken else f"{text} {line.text}"
    return text
