"""Which lines of the price one page has fields for: a large bid has them on several, and saving one leaves the others alone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flask import request

from bidbuilder.domain.pricing.build_up import CostLine
from bidbuilder.web.addresses import find_key

LINES_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class LinePart:
    """The lines of one page (from 1) out of `pages`; `count` is how many there are, `first` the place of the first shown."""

    lines: Sequence[CostLine]
    page: int
    pages: int
    first: int
    count: int


def part_asked(lines: Iterable[CostLine]) -> LinePart:
    """The page that the address asks for, as near as there is one."""
    whole = list(lines)
    pages = -(-len(whole) // LINES_A_PAGE) or 1
    page = min(max(find_key(request.args.get("page")) or 1, 1), pages)
    first = (page - 1) * LINES_A_PAGE
    return LinePart(whole[first : first + LINES_A_PAGE], page, pages, first + 1, len(whole))
