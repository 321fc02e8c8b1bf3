"""Articles of a list laid out as a grid, types down and sizes across: one for each price. Its titles are in `size_titles`."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.catalogue.offerings import Offering
from bidbuilder.domain.catalogue.properties import PropertyValue
from bidbuilder.formats.readers.catalogue.features import Feature, read_features
from bidbuilder.formats.readers.catalogue.price_lists import PriceLine
from bidbuilder.formats.readers.catalogue.table.cells import Cells
from bidbuilder.formats.readers.catalogue.table.fields import Column
from bidbuilder.formats.readers.catalogue.table.size_titles import SIZED


def offerings_by_size(
    offering: Offering, lines: Sequence[PriceLine], cells: Cells
) -> Iterator[tuple[Offering, list[PriceLine]]]:
    """An offering for each price of a row of sizes: code and name say the size, and so does the property it is of."""
    for column in cells.columns(SIZED):
        own = [line for line in lines if line.where == cells.place(column)]
        if not own:
            continue
        size = column.title.strip()
        cells.found.count(
            "sizes-across",
            translatable(
                "Columns are sizes: an article was made of each price, its code put together of both: {count}."
            ),
            "",
            own[0].where,
        )
        yield (
            replace(
                offering,
                code=f"{offering.code}-{''.join(size.split())}",
                names={language: f"{name} {size}" for language, name in offering.names.items()},
                properties=(*offering.properties, *_size_of(column, cells, offering)),
            ),
            own,
        )


def _size_of(column: Column, cells: Cells, offering: Offering) -> tuple[PropertyValue, ...]:
    key = column.field.part if column.field else ""
    if offering.find_property(key):
        return ()
    feature = Feature(name=key, key=key, values=(column.title.strip(),), where=cells.place(column), decimal_mark=None)
    return read_features([feature], cells.found)
