"""The stored values of formulas renewed after cells were filled, and nothing else touched.

A formula is looked at again only if a range it depends on holds a filled cell or another formula whose value changed.
Steps: 1. each formula's ranges are found; 2. formulas it depends on are settled first; 3. it is worked out in exact
decimals, if anything below it changed; 4. a value that stayed the same is left as it stands in the file, one that cannot
be worked out here is dropped, so that nobody sees an old one, and whoever opens the file works it out. Cells that lead
to themselves, what-if tables, and formulas nobody can tell the ranges of count as not to be worked out.
"""

from bisect import bisect_left, insort
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from bidbuilder.formats.readers.workbook.grid import Area
from bidbuilder.formats.workbooks.book_cells import UNKNOWN, BookCells, Key, Unknown, Unsettled
from bidbuilder.formats.workbooks.formula_cells import FormulaCell
from bidbuilder.formats.workbooks.formulas.computing import Precedents, compute, compute_block, find_precedents
from bidbuilder.formats.workbooks.formulas.spreading import at
from bidbuilder.formats.workbooks.formulas.values import Block, CannotCompute, Value

_NOBODY_KNOWS = Precedents((), is_dynamic=True)


@dataclass(frozen=True, slots=True)
class Renewed:
    """New values of formulas by cell (sheet in small letters, row, column); None for those to be worked out by others."""

    values: Mapping[Key, Value] = field(default_factory=dict)

    @property
    def unknown(self) -> tuple[Key, ...]:
        """The cells whose value could not be worked out here."""
        return tuple(key for key, value in self.values.items() if value is None)


def renew_values(cells: BookCells) -> Renewed:
    """What the formulas of a workbook give once cells are filled; only those whose stored value is not right any more."""
    return _Recalculation(cells).run()


class _Places:
    """Cells by sheet and column, to ask quickly whether a range holds one."""

    def __init__(self, keys: Iterator[Key]) -> None:
        self._rows: dict[str, dict[int, list[int]]] = {}
        for sheet, row, column in keys:
            self._rows.setdefault(sheet, {}).setdefault(column, []).append(row)
        for columns in self._rows.values():
            for rows in columns.values():
                rows.sort()

    def add(self, key: Key) -> None:
        sheet, row, column = key
        insort(self._rows.setdefault(sheet, {}).setdefault(column, []), row)

    def remove(self, key: Key) -> None:
        sheet, row, column = key
        rows = self._rows[sheet][column]
        del rows[bisect_left(rows, row)]

    def within(self, sheet: str, area: Area) -> Iterator[Key]:
        columns = self._rows.get(sheet, {})
        for column in columns if area.right - area.left > len(columns) else range(area.left, area.right + 1):
            rows = columns.get(column)
            if rows is None or not area.left <= column <= area.right:
                continue
            for place in range(bisect_left(rows, area.top), len(rows)):
                if rows[place] > area.bottom:
                    break
                yield sheet, rows[place], column


class _Recalculation:
    def __init__(self, cells: BookCells) -> None:
        self._cells = cells
        self._changed = _Places(iter(cells.new))
        self._formulas = _Places(iter(cells.formulas))
        self._unsettled = _Places(iter(cells.formulas))
        self._precedents: dict[Key, Precedents] = {}
        self._blocks: dict[Key, Block] = {}
        self._values: dict[Key, Value] = {}

    def run(self) -> Renewed:
        for key in self._cells.formulas:
            self._settle(key)
        return Renewed(self._values)

    def _settle(self, wanted: Key) -> None:
        """Work out a formula after all that it depends on; with a list of its own, as chains may be thousands long."""
        stack, open_keys = [wanted], set[Key]()
        while stack:
            key = stack[-1]
            if key in self._cells.settled:
                stack.pop()
                continue
            pending = self._pending(key)
            unvisited = pending - open_keys - {key}
            open_keys.add(key)
            if unvisited:
                stack += unvisited
                continue
            # What is still pending waits for this one.
            missing = key if pending else self._work_out(key)
            if missing is None:
                stack.pop()
            elif missing in open_keys:
                self._give_up(key)
                stack.pop()
            else:
                stack.append(missing)

    def _pending(self, key: Key) -> set[Key]:
        """The formulas in the ranges of a formula that are not settled yet."""
        areas = self._precedents_of(key).areas
        return {one for sheet, area in areas for one in self._unsettled.within(sheet, area)}

    def _give_up(self, key: Key) -> None:
        """Drop the value of a formula in a circle, unless nothing in or below the circle was filled."""
        waiting, seen = [key], {key}
        while waiting:
            areas = self._precedents_of(waiting.pop()).areas
            if any(True for sheet, area in areas for _ in self._changed.within(sheet, area)):
                self._conclude(key, UNKNOWN, is_stale=True)
                return
            below = {one for sheet, area in areas for one in self._formulas.within(sheet, area)} - seen
            seen |= below
            waiting += below
        self._conclude(key, self._cells.stored(key), is_stale=False)

    def _work_out(self, key: Key) -> Key | None:
        """Settle a formula, or name the formula it needs first."""
        is_stale = self._is_stale(key)
        stored = self._cells.stored(key)
        if not is_stale and stored is not None:
            self._conclude(key, stored, is_stale=False)
            return None
        formula = self._cells.formulas[key]
        try:
            value = self._value_of(formula, key)
        except Unsettled as unsettled:
            return unsettled.key
        except CannotCompute:
            self._conclude(key, UNKNOWN, is_stale=is_stale)
            return None
        self._conclude(key, value, is_stale=is_stale)
        return None

    def _value_of(self, formula: FormulaCell, key: Key) -> Value:
        """What a formula gives in a cell. An array is worked out once: what it depends on is settled by then."""
        if not formula.text:
            raise CannotCompute("a what-if table")
        if formula.array is None:
            return compute(self._cells, formula.text, key, formula.shift)
        sheet, row, column = key
        first = (sheet, formula.array.top, formula.array.left)
        if first not in self._blocks:
            area = formula.array
            size = (area.bottom - area.top + 1, area.right - area.left + 1)
            self._blocks[first] = compute_block(self._cells, formula.text, first, size)
        return at(self._blocks[first], row - formula.array.top, column - formula.array.left)

    def _conclude(self, key: Key, value: Value | Unknown, *, is_stale: bool) -> None:
        self._cells.settled[key] = value
        self._unsettled.remove(key)
        if not is_stale or _is_same(value, self._cells.stored(key)):
            return
        self._values[key] = None if isinstance(value, Unknown) else value
        self._changed.add(key)

    def _is_stale(self, key: Key) -> bool:
        """Whether something below the formula changed, or what is below it is only known while it runs."""
        precedents = self._precedents_of(key)
        if precedents.is_dynamic:
            return True
        return any(True for sheet, area in precedents.areas for _ in self._changed.within(sheet, area))

    def _precedents_of(self, key: Key) -> Precedents:
        if key not in self._precedents:
            formula = self._cells.formulas[key]
            try:
                self._precedents[key] = find_precedents(self._cells, formula.text, key, formula.shift)
            except (CannotCompute, RecursionError):
                # What-if tables, and what is no formula as files hold them: anything filled may have changed them.
                self._precedents[key] = _NOBODY_KNOWS
        return self._precedents[key]


def _is_same(value: Value | Unknown, stored: Value) -> bool:
    return type(value) is type(stored) and value == stored
