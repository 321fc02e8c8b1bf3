"""Finding prices of a bid in texts that must name none, whatever marks the number is written with.

A number is one of ours if its value is that of an amount of the bid and it is either marked as money (a currency beside it)
or too long to be the same by chance: five figures before the trailing zeros. Words are found as the letter writes them.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal

from bidbuilder.domain.bids.snapshot import BidSnapshot

_NUMBER = re.compile(
    "(?<![\\w.,])\\d{1,3}(?:[ \u00a0\u202f'’.,]\\d{3})+(?:[.,]\\d{1,4})?(?!\\d)|(?<![\\w.,])\\d+(?:[.,]\\d{1,4})?(?!\\d)"
)
_MARKS = re.compile("[ \u00a0\u202f'’]")
_BESIDE = 6
_FIGURES = 5
_SIGNS = {"EUR": "€", "USD": "$", "GBP": "£", "DKK": "kr", "SEK": "kr", "NOK": "kr"}


@dataclass(frozen=True, slots=True)
class Amounts:
    """The amounts to look for, in one currency, and how the total reads in words."""

    values: frozenset[Decimal]
    currency: str
    words: tuple[str, ...] = ()


def amounts_of(snapshot: BidSnapshot, words: Collection[str] = ()) -> Amounts:
    """Every amount of the buyer's snapshot: total, sums, discount, combinations of lots, lines and unit prices."""
    price = snapshot.price
    lines = [
        amount
        for line in (*price.lines, *price.outside)
        for amount in (line.total, line.unit_price, line.goods, line.goods_each, line.inland, line.duties_per_unit)
    ]
    lots = [amount for _lot, amount in (*price.by_lot, *price.net_by_lot)]
    awards = [amount for one in price.awards for amount in (one.before, one.after, one.early) if amount is not None]
    values = {price.total, price.subtotal, price.discount, *lots, *awards, *lines}
    return Amounts(frozenset(values - {Decimal(0)}), price.currency, tuple(words))


def find_amounts(text: str, amounts: Amounts) -> Iterator[str]:
    """The pieces of a text that name one of the amounts, as they stand there."""
    lower = text.casefold()
    yield from (spelled for spelled in amounts.words if spelled.casefold() in lower)
    for found in _NUMBER.finditer(text):
        for value in _readings(found[0]):
            if value in amounts.values and (_is_long(value) or _is_marked(text, found, amounts.currency)):
                yield found[0]
                break


def _readings(written: str) -> Iterator[Decimal]:
    """What a number may mean: its last mark parts off decimals, or thousands."""
    plain = _MARKS.sub("", written)
    last = max(plain.rfind("."), plain.rfind(","))
    if last < 0:
        yield Decimal(plain)
        return
    whole, rest = re.sub("[.,]", "", plain[:last]), plain[last + 1 :]
    yield Decimal(f"{whole}.{rest}")
    if len(rest) == 3:
        yield Decimal(f"{whole}{rest}")


def _is_long(value: Decimal) -> bool:
    return len(str(int(value.normalize().scaleb(4))).rstrip("0")) >= _FIGURES


def _is_marked(text: str, found: re.Match[str], currency: str) -> bool:
    beside = text[max(0, found.start() - _BESIDE) : found.start()] + "\0" + text[found.end() : found.end() + _BESIDE]
    return currency in beside or _SIGNS.get(currency, currency) in beside
