"""Finding tables on a sheet: where headings stand (one row or several, merged or not) and which rows belong below them.

A row is a heading if at least two of its cells are headings of different roles and most of the others are headings too.
Headings may take up to three rows: the lowest text of a column counts, what stands merged above it helps where that says
nothing. A sheet may hold several tables below each other; each ends where the next begins.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from bidbuilder.formats.readers.workbook.grid import Area, Cell, Sheet
from bidbuilder.formats.readers.workbook.header_words import Role
from bidbuilder.formats.readers.workbook.headings import EDGE, is_heading_like, roles_of

HEADING_ROWS = 3
_LONGEST_CAPTION = 120
_ENOUGH_POINTS = 5.0
_ENOUGH_SHARE = 0.4
_ENOUGH_SHARE_LATER = 0.6
_KEY_ROLES = {
    Role.NUMBER,
    Role.TEXT,
    Role.TITLE,
    Role.ANSWER,
    Role.PRICE,
    Role.TOTAL,
    Role.QUANTITY,
    Role.TERM,
    Role.LEVEL,
}


@dataclass(slots=True)
class Table:
    """A table: its heading rows (0 and 0 without any), its body rows and the heading texts of its columns, top to bottom."""

    heading_top: int
    heading_bottom: int
    body_top: int
    body_bottom: int
    headings: Mapping[int, tuple[str, ...]] = field(default_factory=dict)


def find_tables(sheet: Sheet) -> list[Table]:
    """The tables of a sheet from top to bottom; none where no row looks like a heading."""
    spans = _Spans(sheet.merged)
    tables: list[Table] = []
    rows = sorted(sheet.rows)
    taken_to = 0
    for row in rows:
        if row <= taken_to:
            continue
        bottom = _heading_bottom(sheet, spans, row, is_first=not tables)
        if bottom:
            tables.append(Table(row, bottom, bottom + 1, rows[-1], _headings(sheet, spans, row, bottom)))
            taken_to = bottom
    for table, following in pairwise(tables):
        table.body_bottom = following.heading_top - 1
    return [table for table in tables if table.body_bottom >= table.body_top]


def table_at(sheet: Sheet, heading_top: int, heading_bottom: int) -> Table:
    """The table below heading rows that a person named (0 and 0: the whole sheet is the body)."""
    last = max(sheet.rows, default=0)
    headings = _headings(sheet, _Spans(sheet.merged), heading_top, heading_bottom) if heading_top else {}
    return Table(heading_top, heading_bottom, heading_bottom + 1, last, headings)


def caption_of(sheet: Sheet, table: Table) -> str:
    """The lone short line right above a heading (an empty row may lie between), such as “Safety”; else ``""``."""
    above = max((row for row in sheet.rows if row < table.heading_top), default=0)
    cells = {cell.text for cell in sheet.rows.get(above, {}).values()}
    if table.heading_top - above > 2 or len(cells) != 1:
        return ""
    caption = cells.pop()
    return "" if len(caption) > _LONGEST_CAPTION or caption.endswith((".", ";", "?")) else caption


class _Spans:
    """Merged ranges, by row, for the texts that reach further than their cell."""

    def __init__(self, merged: list[Area]) -> None:
        self._by_row: dict[int, list[Area]] = {}
        for area in merged:
            # Ranges over more rows than a heading can have matter only at their first rows.
            for row in range(area.top, min(area.bottom, area.top + HEADING_ROWS) + 1):
                self._by_row.setdefault(row, []).append(area)

    def cells(self, sheet: Sheet, row: int) -> dict[int, str]:
        """The texts of a row by column, each repeated over the merged range it stands for."""
        texts = {column: cell.text for column, cell in sheet.rows.get(row, {}).items()}
        for area in self._by_row.get(row, ()):
            text = sheet.text(area.top, area.left)
            if text:
                texts |= dict.fromkeys(range(area.left, min(area.right, area.left + 60) + 1), text)
        return texts

    def tie(self, row: int) -> bool:
        """Whether a range merged downwards makes one of a row and the row above it."""
        return any(area.top < row <= area.bottom for area in self._by_row.get(row, ()))


def _heading_bottom(sheet: Sheet, spans: _Spans, top: int, *, is_first: bool) -> int:
    """The last row of the heading that begins at `top`, or 0 if none does. Of several heights the one with most points."""
    if not _may_be_heading(sheet.rows[top]):
        return 0
    best, best_points = 0, 0.0
    for bottom in range(top, _deepest(sheet, spans, top) + 1):
        is_tied = bottom > top and spans.tie(bottom)
        if bottom > top and not is_tied and not _may_continue(sheet, spans, bottom):
            break
        points = _points(sheet, _headings(sheet, spans, top, bottom), top, is_first=is_first)
        # A further row has to add something: else it is the first row of the body, unless a merge ties it to the heading.
        if points > best_points + (1.0 if best else 0.0) or (is_tied and best and points):
            best, best_points = bottom, points
        # Below a table that has begun, two rows that are no heading by themselves are none together.
        if bottom == top and not best and not is_first:
            break
    return best


def _deepest(sheet: Sheet, spans: _Spans, top: int) -> int:
    """The last row a heading may have: one text over the whole width is a title above the headings, not one of them."""
    is_title = len(set(spans.cells(sheet, top).values())) < 2
    return top if is_title else top + HEADING_ROWS - 1


def _may_be_heading(cells: Mapping[int, Cell]) -> bool:
    """Quick look at a row: at least one cell with a role of some weight, and no long sentence."""
    if any(not is_heading_like(cell.text) and not cell.is_number for cell in cells.values()):
        return False
    return any(max(roles_of(cell.text).values(), default=0.0) >= EDGE for cell in cells.values())


def _may_continue(sheet: Sheet, spans: _Spans, row: int) -> bool:
    cells = sheet.rows.get(row)
    if cells is None or any(cell.is_number or not is_heading_like(cell.text) for cell in cells.values()):
        return False
    # A second heading row hangs below the first: by a merged range or by headings of its own.
    above = spans.cells(sheet, row - 1)
    is_hanging = len(above) > len(sheet.rows.get(row - 1, {}))
    own = [max(roles_of(cell.text).values(), default=0.0) for cell in cells.values()]
    return is_hanging or sum(points >= EDGE for points in own) * 2 >= len(own)


def _headings(sheet: Sheet, spans: _Spans, top: int, bottom: int) -> dict[int, tuple[str, ...]]:
    """The texts over each column from top to bottom, a text that spans rows only once."""
    found: dict[int, list[str]] = {}
    for row in range(top, bottom + 1):
        for column, text in spans.cells(sheet, row).items():
            texts = found.setdefault(column, [])
            if not texts or texts[-1] != text:
                texts.append(text)
    return {column: tuple(texts) for column, texts in sorted(found.items())}


def roles_of_headings(headings: tuple[str, ...]) -> Mapping[Role, float]:
    """The roles of a column by its lowest heading; where that says nothing, by all of them together, then by the upper ones."""
    for text in _candidates(headings):
        if roles := roles_of(text):
            return roles
    return {}


def _candidates(headings: tuple[str, ...]) -> Iterator[str]:
    if headings:
        yield headings[-1]
    if len(headings) > 1:
        yield " ".join(headings)
        yield from reversed(headings[:-1])


def _points(sheet: Sheet, headings: Mapping[int, tuple[str, ...]], top: int, *, is_first: bool) -> float:
    """The points of a possible heading; 0 if it is none."""
    best: dict[Role, float] = {}
    fitting, points = 0, 0.0
    for texts in headings.values():
        roles = roles_of_headings(texts)
        role = max(roles, key=lambda one: roles[one], default=Role.NONE)
        if role is not Role.NONE and roles[role] >= EDGE:
            fitting += 1
            points += roles[role] if role is Role.TERM or role not in best else 0.0
            best[role] = max(best.get(role, 0.0), roles[role])
    share = _ENOUGH_SHARE if is_first or _stands_out(sheet, top) else _ENOUGH_SHARE_LATER
    is_heading = (
        (len(best) >= 2 or (fitting >= 2 and Role.TERM in best))
        and not _KEY_ROLES.isdisjoint(best)
        and points >= _ENOUGH_POINTS
        and fitting >= share * len(headings)
    )
    return sum(best.values()) + fitting / 10 if is_heading else 0.0


def _stands_out(sheet: Sheet, row: int) -> bool:
    """Whether all cells of a row are bold or filled, as headings mostly are."""
    return all(cell.look.is_bold or cell.look.fill for cell in sheet.rows[row].values())
