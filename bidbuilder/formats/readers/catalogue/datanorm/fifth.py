"""DATANORM 5 in the order of version 4: the same records with more fields, each of which knows where it stands in its line.

Version 5 writes the price unit out (100 instead of the code 2), has what version 4 puts into a record B in its record A, and
uses B for numbers that are taken away or changed. Its prices stand one to a line, with the day from which they hold.
"""

from collections.abc import Sequence
from dataclasses import replace

from bidbuilder.formats.readers.catalogue.datanorm.records import Record

# What no record of version 4 has stands behind the last field that one can have.
MANUFACTURER = 16  # in a record B
VALID_FROM, PER = 29, 30  # in a record P

_LACKING = -1
# For every field of version 4 the field of version 5 that says the same.
_ARTICLE = (0, 1, 2, 22, 3, 4, 6, 7, 5, 8, 9, 10, 23)
_EXTRA = (0, 1, 2, 12, 16, 21, _LACKING, _LACKING, _LACKING, 18, 19, 11, 24, 20, 26, 27, 15)
_PRICE = (0, _LACKING, 1, 2, 4, 6, 7, 8, 9, 10, 11, *[_LACKING] * 18, 12, 3)
_PRICE_OF_GROUP = (0, _LACKING, 1, 2, 4, _LACKING, 5, *[_LACKING] * 22, 12, 3)
_ORDERS = {
    "D": (0, 1, 2, 3, 4, 6, 5),
    "R": (0, _LACKING, 1, 2, 3, 4),
    "T": (0, 1, 2, _LACKING, 4, _LACKING, 5),
}
_MAIN_GROUP, _GROUP = (0, _LACKING, 1, 3), (0, _LACKING, 1, _LACKING, 2, 3)
_GONE = (0, 1, 2, _LACKING, 3)

_DISCOUNTS = (7, 9, 11)
_PART_NUMBERS = (16, 17, 14)  # the manufacturer's number, its type, another number
_FILLED_TEXT = "2"
_CHANGED = "A"


def as_fourth(record: Record) -> Sequence[Record]:
    """The records of version 4 that say what one of version 5 does; itself, where both have the same order."""
    match record.kind:
        case "A":
            return (_ordered(record, _ARTICLE), _extra_of(record))
        case "B":
            gone = _ordered(record, _GONE)
            flag = "X" if record.field(1) == _CHANGED else record.field(1)
            return (replace(gone, fields=("A", flag, *gone.fields[2:])),)
        case "P":
            has_own = any(record.field(at).strip("0") for at in _DISCOUNTS)
            return (_ordered(record, _PRICE if has_own or not record.field(5) else _PRICE_OF_GROUP),)
        case "S":
            return (_ordered(record, _GROUP if record.field(2) else _MAIN_GROUP),)
        case "T" if record.field(3) == _FILLED_TEXT:
            text = _ordered(record, _ORDERS["T"])
            return (replace(text, fields=("E", *text.fields[1:])),)
        case kind if kind in _ORDERS:
            return (_ordered(record, _ORDERS[kind]),)
    return (record,)


def _extra_of(record: Record) -> Record:
    part = next((at for at in _PART_NUMBERS if record.field(at)), _LACKING)
    extra = _ordered(record, (*_EXTRA[:4], part, *_EXTRA[5:]))
    return replace(extra, fields=("B", *extra.fields[1:]))


def _ordered(record: Record, columns: Sequence[int]) -> Record:
    fields = tuple("" if column == _LACKING else record.field(column) for column in columns)
    return replace(record, fields=fields, columns=tuple(columns))
