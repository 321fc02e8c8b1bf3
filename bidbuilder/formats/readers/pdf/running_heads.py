"""Running heads and feet: lines at the edges of pages that come back on many of them, and numbers of pages."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Protocol, TypeVar

_EDGE_LINES = 3
# Heads of left and right pages may differ, and chapters bring their own.
_REPEATED_SHARE = 0.3
_SAME_HEIGHT = 6.0
_FEWEST_PAGES, _FEWEST_TIMES = 3, 2
# A letterhead may be set as a table; taller ones are content that goes on over pages, and their headings are wanted.
_TALLEST_HEAD = 3
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"\W*(?:page|side|seite|p\.|s\.)?\s*\d{1,4}(?:\s*(?:of|af|von|/|\|)\s*\d{1,4})?\W*", re.IGNORECASE
)


class _Placed(Protocol):
    """What has to be known of a line: its words, how high it stands and how many rows the table around it has."""

    @property
    def text(self) -> str: ...
    @property
    def top(self) -> float: ...
    @property
    def rows_of_table(self) -> int: ...


L = TypeVar("L", bound=_Placed)


def without_running_heads(pages: Sequence[list[L]]) -> list[list[L]]:
    """The lines of pages, without those at their edges that come back on many of them, whatever number they carry.

    The lowest line of a page that is nothing but the number of the page is left out of short documents too.
    """
    repeated: set[tuple[str, int]] = set()
    if len(pages) >= _FEWEST_PAGES:
        shapes = Counter(shape for page in pages for shape in {_shape(line) for line in _edges(page)})
        often = max(_FEWEST_TIMES, _REPEATED_SHARE * len(pages))
        repeated = {shape for shape, count in shapes.items() if count >= often}
    return [_without(page, repeated) for page in pages]


def _without(page: list[L], repeated: set[tuple[str, int]]) -> list[L]:
    running = {id(line) for line in _edges(page) if _shape(line) in repeated}
    lowest = min(page, key=lambda line: line.top, default=None)
    if lowest is not None and not lowest.rows_of_table and _PAGE_NUMBER.fullmatch(lowest.text):
        running.add(id(lowest))
    return [line for line in page if id(line) not in running]


def _edges(page: list[L]) -> list[L]:
    """The highest and lowest lines, which need not be the first and last in the file."""
    by_height = sorted(
        (line for line in page if line.rows_of_table <= _TALLEST_HEAD), key=lambda line: line.top, reverse=True
    )
    return by_height[:_EDGE_LINES] + by_height[-_EDGE_LINES:]


def _shape(line: _Placed) -> tuple[str, int]:
    """The words without their numbers and the height they stand at: text that only comes back elsewhere is no head."""
    return _DIGITS.sub("#", line.text), round(line.top / _SAME_HEIGHT)
