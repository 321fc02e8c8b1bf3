"""How much of a file is kept for looking at: enough for any tender, too little to fill a database with."""

from collections.abc import Iterable
from dataclasses import replace

from bidbuilder.domain.tenders.sources import SourceFile, SourceLine, SourcePart

MOST_LINES, MOST_LETTERS, LONGEST_TEXT, MOST_CELLS = 40_000, 12_000_000, 20_000, 60


def cut(text: str) -> str:
    """A text that is not longer than anybody reads."""
    return text if len(text) <= LONGEST_TEXT else f"{text[:LONGEST_TEXT]} …"


def bounded(name: str, file_format: str, parts: Iterable[SourcePart]) -> SourceFile:
    """A file with as many of its parts and lines as may be kept; the rest is cut and that is said."""
    lines_left, letters_left = MOST_LINES, MOST_LETTERS
    kept: list[SourcePart] = []
    is_cut = False
    for part in parts:
        lines: list[SourceLine] = []
        for line in part.lines:
            lines_left -= 1
            letters_left -= len(line.text) + sum(len(cell.text) for cell in line.cells)
            if lines_left < 0 or letters_left < 0:
                is_cut = True
                break
            lines.append(line)
        kept.append(replace(part, lines=tuple(lines)))
        if is_cut:
            break
    return SourceFile(name=name, format=file_format, parts=tuple(kept), is_cut=is_cut)
