"""A plain text that was printed to PDF: letters of one size, weight and width. It is read as the text file it was.

Such pages say by typing alone what is a heading, a list or a line of its own, and so do not fit the rules for set pages.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import median

from bidbuilder.formats.readers.notes import Notes
from bidbuilder.formats.readers.pdf.lines import Line
from bidbuilder.formats.readers.prose.blocks import Block
from bidbuilder.formats.readers.prose.plain import blocks_of_text
from bidbuilder.formats.readers.workbook.grid import Sheet

_FEWEST_LINES, _LONG_LINE = 5, 20
_SAME_SIZE, _OF_ONE_SIZE = 0.1, 0.95
_SAME_WIDTH, _ALIKE, _NARROWER = 0.03, 0.7, 0.02
_EMPTY_LINE = 0.65  # of a line's height
_SENTENCE_ENDS = (".", ":", "?", "!")


def is_typed(lines: Sequence[Line]) -> bool:
    """Whether the letters are of one size, weight and width: long lines are as wide as their letters are many.

    Blanks that were lost between words make a line seem wider, nothing makes it narrower. In set texts, one line in six or more
    is narrower than others by over three per cent a letter.
    """
    long = [line for line in lines if len(line.text) >= _LONG_LINE]
    if len(lines) < _FEWEST_LINES or not long or any(line.is_bold for line in lines):
        return False
    height, width = median(line.height for line in lines), _width(long)
    same_size = sum(abs(line.height - height) <= _SAME_SIZE * height for line in lines)
    narrower = sum(_letter(line) < (1 - _SAME_WIDTH) * width for line in long)
    alike = sum(abs(_letter(line) - width) <= _SAME_WIDTH * width for line in long)
    is_one_width = narrower <= _NARROWER * len(long) and alike >= _ALIKE * len(long)
    return same_size >= _OF_ONE_SIZE * len(lines) and is_one_width


def typed_pieces(lines: Sequence[Line], notes: Notes) -> Iterator[Block | Sheet]:
    """The blocks and typed tables of such lines, each on the page it begins on."""
    typed = list(_typed_lines(lines))
    pages = [page for _text, page in typed]
    for piece in blocks_of_text("\n".join(text for text, _page in typed), notes):
        if isinstance(piece, Block):
            first = int((piece.place.cell or "L1")[1:])
            yield replace(piece, place=notes.place(page=pages[first - 1]), lines=())
        else:
            page = _page_of(piece, typed)
            piece.pages = dict.fromkeys(piece.rows, page)
            yield piece


def _typed_lines(lines: Sequence[Line]) -> Iterator[tuple[str, int]]:
    """The lines as they were typed, with their page: blanks before them, and an empty one where room is left above."""
    left, width = min(line.left for line in lines), _width([line for line in lines if line.text])
    above = None
    for line in lines:
        if above is not None and _is_room_between(above, line):
            yield "", line.page
        yield " " * round((line.left - left) / width) + line.text, line.page
        above = line


def _is_room_between(above: Line, line: Line) -> bool:
    """Whether an empty line stood between two: on the next page only where the first ended a sentence."""
    if line.page != above.page:
        return above.text.endswith(_SENTENCE_ENDS)
    return above.bottom - line.top > _EMPTY_LINE * above.height


def _page_of(sheet: Sheet, typed: Sequence[tuple[str, int]]) -> int:
    first = next(iter(next(iter(sheet.rows.values())).values())).text
    return next((page for text, page in typed if first in text), typed[0][1])


def _width(lines: Sequence[Line]) -> float:
    return median(_letter(line) for line in lines)


def _letter(line: Line) -> float:
    return (line.right - line.left) / len(line.text)
