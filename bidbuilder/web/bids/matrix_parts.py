"""Which part of the compliance matrix one page shows: a call of thousands of requirements is not sent at once."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from bidbuilder.services.coverage import MatrixRow

ROWS_A_PAGE = 200


@dataclass(frozen=True, slots=True)
class MatrixPart:
    """The rows of one page (from 1) out of `pages`."""

    rows: Sequence[MatrixRow]
    page: int
    pages: int


def part_of(rows: Sequence[MatrixRow], page: int | None, wanted: Collection[str]) -> MatrixPart:
    """The page asked for, as near as there is one; without a page the one with the first of the wanted requirements."""
    pages = -(-len(rows) // ROWS_A_PAGE) or 1
    if page is None:
        place = next((place for place, row in enumerate(rows) if row.requirement.key in wanted), 0)
        page = place // ROWS_A_PAGE + 1
    shown = min(max(page, 1), pages)
    return MatrixPart(rows[(shown - 1) * ROWS_A_PAGE : shown * ROWS_A_PAGE], shown, pages)
