"""What typing alone tells in a plain text: tables whose columns are set under each other with blanks, and lines that are a list.

A table has at least three lines of as many columns, parted by two blanks or more; a list has lines that each begin anew, end
without a stop and, where they are few, break off before the room is full.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from bidbuilder.formats.readers.workbook.grid import PLAIN, Cell, Look, Sheet

_GAP = re.compile(r"(?<=\S) {2,}(?=\S)|\t+")
_FEWEST_COLUMNS, _FEWEST_ROWS, _FEWEST_LINES = 3, 3, 3
_LONGEST_CELL, _LONGEST_LINE, _MOST_WORDS = 60, 110, 15
_SHARE_OF_FULL_LINES, _ENOUGH_LINES = 0.75, 5
_CAPTION = re.compile(r"(?:item|lot|pos\.?|position|part|type|del|post|los|teil)\s+[\dA-Z]+\b[.:]?\s.*", re.IGNORECASE)
_CAPTION_WORDS = 2
_BOLD = Look(is_bold=True)
_ENDS_OPEN = re.compile(
    r"[.,;:!?/&–-]\s*$|\b(?:and|or|of|the|an?|to|on|in|at|by|as|is|are|og|eller|af|en|et|den|det|på|i|er|und|oder|der|des|die"
    r"|das|den|dem|eine?|auf|zu[mr]?|bei|von|vom|im|am|ist|mit|med|with|for|für)\s*$",
    re.IGNORECASE,
)
# Names, addresses and numbers to call are no list of anything asked.
_OF_SOMEBODY = re.compile(
    r"@|\b(?:tel|fax|phone|tlf|e-?mail|www)\b|https?:|\b(?:street|avenue|p\.?o\.? box|str\.)", re.IGNORECASE
)


def typed_table_end(lines: Sequence[str], start: int) -> int:
    """The line behind a table of columns typed under each other that begins at a line; the line itself where none begins."""
    first = lines[start]
    count = len(_cells(first, first))
    if count < _FEWEST_COLUMNS:
        return start
    end = start
    while end < len(lines) and len(_cells(lines[end], first)) == count:
        end += 1
    short = all(len(cell) <= _LONGEST_CELL for line in lines[start:end] for cell in _cells(line, first))
    return end if end - start >= _FEWEST_ROWS and short else start


def typed_table(lines: Sequence[str], name: str) -> Sheet:
    """The typed table as a grid, its first line as the headings."""
    sheet = Sheet(name)
    for number, line in enumerate(lines, start=1):
        look = _BOLD if number == 1 else PLAIN
        sheet.rows[number] = {column: Cell(text, look) for column, text in enumerate(_cells(line, lines[0]), start=1)}
    return sheet


def are_items(lines: Sequence[str]) -> bool:
    """Whether the lines of a paragraph are things of a list rather than a text that was broken into lines."""
    words = [line.strip() for line in lines]
    if len(words) < _FEWEST_LINES or any(_ENDS_OPEN.search(line) or _OF_SOMEBODY.search(line) for line in words):
        return False
    if any(len(line) > _LONGEST_LINE or len(line.split()) > _MOST_WORDS for line in words):
        return False
    is_begun_anew = all(line[0].isupper() or line[0].isdigit() for line in words)
    is_begun_anew = is_begun_anew and all(" " in line for line in words[1:])  # one word is the rest of a broken line
    full = max(map(len, words))
    breaks_off = sum(len(line) < _SHARE_OF_FULL_LINES * full for line in words) * 3 >= len(words)
    return is_begun_anew and (breaks_off or len(words) >= _ENOUGH_LINES or _are_ended_early(words, full))


def _are_ended_early(words: Sequence[str], room: int) -> bool:
    """Whether the first word below would have fitted in every line but the fullest: nobody breaks a text so."""
    full = [line for line, below in pairwise(words) if len(line) + 1 + len(below.split(maxsplit=1)[0]) > room]
    return all(len(line) == room for line in full)


def is_caption(line: str, below: Sequence[str]) -> bool:
    """Whether the first line of such a list is its name: “Item 2. Tanks – 6 units”, or a word or two above longer lines."""
    longer = sum(len(one.split()) > _CAPTION_WORDS for one in below)
    return _CAPTION.fullmatch(line.strip()) is not None or (
        len(line.split()) <= _CAPTION_WORDS and line.strip().replace(" ", "").isalpha() and longer * 2 >= len(below)
    )


def _cells(line: str, headings: str) -> list[str]:
    """The cells of a line: parted by gaps or, where one is full, where those of the headings begin."""
    parted = [cell.strip() for cell in _GAP.split(line.strip())]
    begins = [_begin_near(line, gap.end()) for gap in _GAP.finditer(headings.rstrip()) if gap.start()]
    if len(parted) > len(begins) or None in begins:
        return parted
    ends = [*begins, len(line)]
    return [line[start:end].strip() for start, end in zip([0, *begins], ends, strict=True)]


def _begin_near(line: str, place: int) -> int | None:
    """Where a word begins in a line at a place or up to two signs beside it."""
    near = (place + step for step in (0, -1, 1, -2, 2))
    return next((at for at in near if 0 < at < len(line) and line[at - 1] == " " != line[at]), None)
