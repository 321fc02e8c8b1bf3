"""Cells that hold several measures of one body, `592x287x600`, as their titles name them (see `compound_titles`)."""

import re
from collections.abc import Iterator

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.formats.readers.catalogue.features import Feature
from bidbuilder.formats.readers.catalogue.table.cells import Cells

_TIMES = re.compile(r"\s*[x×*]\s*", re.IGNORECASE)
_UNIT = re.compile(r"(?<=[\d\s])[a-zæøå\"]+\.?$", re.IGNORECASE)


def list_dimensions(cells: Cells) -> Iterator[Feature]:
    """Each measure of the row's columns of dimensions; a cell with more or fewer of them than its title is a warning."""
    for column in cells.columns("dimensions"):
        text = cells.text(column)
        if column.field is None or not text:
            continue
        keys, stated = column.field.part.split("/"), _UNIT.search(text)
        values = _TIMES.split(text[: stated.start()].strip() if stated else text)
        if len(values) != len(keys):
            cells.found.warning(
                "dimensions-unread",
                translatable("{typed} does not have the {count} measures that “{title}” names; it was left out."),
                cells.place(column),
                translatable("Write them with × between, such as 592 × 287 × 600."),
                typed=text[:80],
                count=len(keys),
                title=column.title[:80],
            )
            continue
        for key, value in zip(keys, values, strict=True):
            yield Feature(
                name=column.title,
                key=key,
                values=(value,),
                unit=stated[0] if stated else column.field.unit,
                where=cells.place(column),
                decimal_mark=cells.mark(column),
            )
