"""Graduated prices of DATANORM: Z records that say from how many on an article costs how much.

A Z record can as well be a surcharge for copper, for a date or a distance; those depend on what the article itself does not
say and are told as left out (`left_out`).
"""

from decimal import Decimal

from bidbuilder.formats.readers.catalogue.datanorm.records import Record

PRICE_MARK, PER_OF_STEP, PRICE, FROM_QUANTITY = 9, 10, 11, 14  # fields of a Z record
_KIND, _BY_QUANTITY = 4, "1"
_VALUE_KIND, _PRICE_KIND = 7, "1"
_TO_QUANTITY = 15


def is_price_step(record: Record) -> bool:
    """Whether a Z record states a price of its own for a span of quantities, in every field that says so."""
    low, high, price = (record.field(at) for at in (FROM_QUANTITY, _TO_QUANTITY, PRICE))
    return (
        (record.version == 4 or record.field(_KIND) == _BY_QUANTITY)
        and record.field(_VALUE_KIND) == _PRICE_KIND
        and record.field(PRICE_MARK) in {"1", "2"}
        and all(digits.isascii() and digits.isdigit() for digits in (low, high, price))
        and int(low) <= int(high)
    )


def is_empty_step(record: Record) -> bool:
    """Whether a step says nothing: its price is nought."""
    return not record.field(PRICE).strip("0")


def from_quantity_of(record: Record) -> Decimal:
    """From how many on the price of a step holds."""
    return max(Decimal(record.field(FROM_QUANTITY)), Decimal(1))
