"""Counts as cells hold them: a number, with the word for what is counted or for `from … on` beside it (`200 stk`, `ab 5`)."""

import re
from decimal import Decimal

from bidbuilder.formats.readers.catalogue.order_units import find_order_unit
from bidbuilder.formats.readers.catalogue.table.cells import Cells
from bidbuilder.formats.readers.catalogue.table.fields import Column

_COUNT = re.compile(
    r"(?:(?:ab|fra|from|ved|min\.?|mindst|mindestens|≥|>=)\s*)?(?P<number>\d[\d.,]*)\s*(?:\+|/\s*[^\W\d]+\.?|(?P<unit>[^\W\d][^\W\d²³]*[²³]?)\.?)?",
    re.IGNORECASE,
)
_PIECE = "piece"


def read_count(cells: Cells, column: Column | None) -> Decimal | None:
    """The number of a count whose word is pieces or the unit of the row; of other units it would be another number."""
    text = cells.text(column)
    match = None if text.isdigit() else _COUNT.fullmatch(text)
    if column is None or match is None:
        return cells.number(column)
    unit = find_order_unit(match["unit"]) if match["unit"] else _PIECE
    if unit in {_PIECE, find_order_unit(cells.text_in("unit"))}:
        return cells.number_of(column, match["number"])
    return cells.number(column)
