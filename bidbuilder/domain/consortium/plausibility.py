"""Prices that look mistyped: far from the member's own list price. The member is asked once; its word is then taken.

A slip of the decimal mark, a price in øre or a price for the whole line in the field for one unit are off by a factor of ten or
more; discounts and one-off work stay well inside a factor of five.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.catalogue.prices import PriceList, PriceMissing
from bidbuilder.domain.consortium.quotes import Quote, QuoteLine

UNLIKELY_FACTOR = Decimal(5)


class PriceUnlikely(Refusal):
    """A price is far from the member's own list price, and the member has not said that it is meant so."""

    code = "price-unlikely"
    message = translatable("“{title}”: {quoted} {currency} for one, but your list price is {listed} {currency}.")
    hint = translatable("Correct it, or tick that the prices are meant as typed.")


@dataclass(frozen=True, slots=True, kw_only=True)
class UnlikelyPrice:
    """A quoted line and the list price for its quantity, both for one unit in the quote's currency."""

    line: QuoteLine
    quoted: Decimal
    listed: Decimal


def find_unlikely_prices(quote: Quote, lists: Mapping[int, PriceList]) -> tuple[UnlikelyPrice, ...]:
    """The priced lines at least `UNLIKELY_FACTOR` over or under the member's list price, in the order of the quote.

    `lists` is the member's own price list by offering id. Only a list in the quote's own currency is compared: no exchange
    rate is guessed. A price of nothing counts as unlikely where the list has one.
    """
    found = (_compare(quote, line, lists.get(line.offering_id)) for line in quote.lines)
    return tuple(one for one in found if one is not None)


def _compare(quote: Quote, line: QuoteLine, prices: PriceList | None) -> UnlikelyPrice | None:
    if prices is None or line.unit_price is None or prices.currency != quote.currency:
        return None
    try:
        listed = prices.unit_price_for(line.quantity)
    except PriceMissing:
        return None
    if listed <= 0 or listed / UNLIKELY_FACTOR < line.unit_price < listed * UNLIKELY_FACTOR:
        return None
    return UnlikelyPrice(line=line, quoted=line.unit_price, listed=listed)
