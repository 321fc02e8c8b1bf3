"""Discounts of DATANORM: their kinds, and what a list price becomes by one or several of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Discount:
    """What a price is multiplied by: 0.7 for thirty per cent off."""

    factor: Decimal


def read_discount(kind: str, digits: str) -> Discount | None:
    """A discount out of its kind and its digits: per cent and surcharges have two decimals, factors three.

    None for no discount, and for kinds and digits that DATANORM 4 does not have.
    """
    if not (digits.isascii() and digits.isdigit() and int(digits)):
        return None
    match kind:
        case "1" if int(digits) <= 10_000:
            return Discount(1 - Decimal(digits) / 10_000)
        case "2":
            return Discount(Decimal(digits) / 1_000)
        case "3":
            return Discount(1 + Decimal(digits) / 10_000)
    return None


def net_of(price: Decimal, discounts: Sequence[Discount]) -> Decimal:
    """The price after all discounts, one after the other, rounded half up to cents once at the end."""
    for one in discounts:
        price *= one.factor
    return price.quantize(_CENT, ROUND_HALF_UP)
