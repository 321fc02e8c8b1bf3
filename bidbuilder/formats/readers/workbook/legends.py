"""What the buyer says its letters for levels mean: “K = konkurrencekrav, MK = mindstekrav”, wherever the workbook says so."""

import re
from collections.abc import Mapping

from bidbuilder.domain.tenders.requirements import Level
from bidbuilder.formats.readers.obligations import find_level
from bidbuilder.formats.readers.workbook.book import Book

_PAIR = re.compile(r"(?<!\w)(?P<mark>[^\W_]{1,3}) ?[=:–] ?(?P<words>[^\W\d_][^=;,.:()\n|/–]{2,40})")
_LONGEST = 600
_FEWEST = 2


def find_legend(book: Book) -> Mapping[str, Level]:
    """Levels by the letters that stand for them, in small letters; a cell has to explain at least two to be believed."""
    found: dict[str, Level] = {}
    for sheet in book.sheets:
        for cells in sheet.rows.values():
            for cell in cells.values():
                if "=" in cell.text or ":" in cell.text or "–" in cell.text:
                    found |= _explained(cell.text[:_LONGEST])
    return found


def _explained(text: str) -> Mapping[str, Level]:
    pairs = ((one["mark"].casefold(), find_level(one["words"].strip())) for one in _PAIR.finditer(text))
    levels = {mark: level for mark, level in pairs if level is not None}
    return levels if len(levels) >= _FEWEST else {}
