"""Parts of rows that say what parts of earlier rows have said: they are read once, as the rows of a list repeat themselves."""

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from bidbuilder.formats.readers.catalogue.table.cells import Cells
from bidbuilder.formats.readers.catalogue.table.fields import Column
from bidbuilder.formats.readers.catalogue.table.layout import Layout

_MOST_KEPT = 20_000

Part = TypeVar("Part")


class Repetition:
    """What was read of the cells of some fields, kept by what stands in them.

    A part with findings is read anew each time, as they are told at their own places.
    """

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._columns: dict[frozenset[str], tuple[int, ...]] = {}
        self._kept: dict[tuple[Any, ...], Any] = {}

    def once(self, read: Callable[[Cells], Part], cells: Cells, fields: frozenset[str]) -> Part:
        """What `read` gives for a row. It looks at cells of these fields alone, and of each at its text and type of value."""
        said = tuple((cells.texts[one], type(cells.values[one])) for one in self._columns_of(fields))
        return self._kept_or_read((read, said), partial(read, cells), cells)

    def once_of(
        self, read: Callable[[Cells, Column], Part], cells: Cells, column: Column, fields: frozenset[str]
    ) -> Part:
        """The same for one column, of which `read` looks at the cell and at the texts of these fields."""
        one = column.index
        others = tuple(cells.texts[other] for other in self._columns_of(fields))
        asked = (read, one, cells.texts[one], type(cells.values[one]), others)
        return self._kept_or_read(asked, partial(read, cells, column), cells)

    def _kept_or_read(self, asked: tuple[Any, ...], read: Callable[[], Part], cells: Cells) -> Part:
        kept: Part | None = self._kept.get(asked)
        if kept is not None:
            return kept
        told = cells.found.told
        part = read()
        if cells.found.told == told and len(self._kept) < _MOST_KEPT:
            self._kept[asked] = part
        return part

    def _columns_of(self, fields: frozenset[str]) -> tuple[int, ...]:
        if fields not in self._columns:
            self._columns[fields] = tuple(
                column.index for column in self._layout.columns if column.field and column.field.name in fields
            )
        return self._columns[fields]
