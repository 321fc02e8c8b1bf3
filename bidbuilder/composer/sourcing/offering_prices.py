"""What an offering costs in a bid: the member's quote for it first, else its list price on the day, in the bid's currency.

Landed, the price has the way to the place of delivery in it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from bidbuilder.composer.problem import PriceTier
from bidbuilder.composer.sourcing.landing import NO_WAY, Landing
from bidbuilder.domain.catalogue.offerings import Offering
from bidbuilder.domain.catalogue.prices import PriceList
from bidbuilder.domain.consortium.quotes import Quote, QuoteLine, QuoteState
from bidbuilder.domain.pricing.exchange import Exchange
from bidbuilder.domain.pricing.rates import RateMissing

# Finer than a cent, as metres and kilograms are bought by the thousand; the bid's own price is rounded line by line.
_DECIMALS = Decimal("0.0001")


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitPrice:
    """Price tiers of one unit and what comes once, in the bid's currency, on an Incoterm; `source` is quote or list."""

    tiers: tuple[PriceTier, ...]
    one_off: Decimal = Decimal(0)
    source: str = "list"
    incoterm: str = ""

    def at(self, quantity: Decimal) -> Decimal | None:
        """The price of each unit when so many are bought; None below the first tier."""
        reached = [tier.unit_price for tier in self.tiers if tier.from_quantity <= quantity]
        return reached[-1] if reached else None


class PriceBook:
    """The prices a lead may see for one bid. `day` is the day a list price has to hold on, `landing` the way to the buyer."""

    def __init__(
        self,
        quotes: Sequence[Quote],
        prices: Mapping[int, PriceList],
        exchange: Exchange,
        day: date | None,
        landing: Landing = NO_WAY,
    ) -> None:
        self._lists, self._exchange, self._day, self._landing = prices, exchange, day, landing
        self._quoted: dict[int, tuple[Quote, QuoteLine]] = {}
        for quote in quotes:
            for line in quote.lines if quote.state is QuoteState.SUBMITTED else ():
                if line.unit_price is not None:
                    self._quoted.setdefault(line.offering_id, (quote, line))

    def find(self, offering_id: int) -> UnitPrice | None:
        """The price of an offering; None where there is none for the lead, it does not hold on the day, or a rate lacks."""
        quoted = self._quoted.get(offering_id)
        if quoted is not None:
            return self._from_quote(*quoted)
        prices = self._lists.get(offering_id)
        return self._from_list(prices) if prices is not None and _holds_on(prices, self._day) else None

    def _from_quote(self, quote: Quote, line: QuoteLine) -> UnitPrice | None:
        unit = self._converted(line.unit_price or Decimal(0), quote.currency)
        one_off = self._converted(line.one_off, quote.currency)
        if unit is None or one_off is None:
            return None
        tier = PriceTier(from_quantity=Decimal(0), unit_price=unit)
        return UnitPrice(tiers=(tier,), one_off=one_off, source="quote", incoterm=quote.incoterm)

    def _from_list(self, prices: PriceList) -> UnitPrice | None:
        one_off = self._converted(prices.one_off, prices.currency)
        tiers = []
        for step in sorted(prices.breaks, key=lambda one: one.from_quantity):
            unit = self._converted(step.unit_price / prices.per, prices.currency)
            if unit is None:
                return None
            tiers.append(PriceTier(from_quantity=step.from_quantity, unit_price=unit))
        if not tiers or one_off is None:
            return None
        return UnitPrice(tiers=tuple(tiers), one_off=one_off, incoterm=prices.incoterm)

    def landed(self, offering: Offering) -> UnitPrice | None:
        """The price of an offering with the way of each unit to the place of delivery; None where there is no price."""
        price = self.find(offering.id or 0)
        if price is None:
            return None
        tiers = tuple(
            replace(tier, unit_price=tier.unit_price + self._landing.added(offering, price.incoterm, tier.unit_price))
            for tier in price.tiers
        )
        return replace(price, tiers=tiers)

    def is_unmeasured(self, offering: Offering) -> bool:
        """Whether the way of an offering counts as nothing because its mass or volume is not stated."""
        price = self.find(offering.id or 0)
        return price is not None and self._landing.is_unmeasured(offering, price.incoterm)

    def _converted(self, amount: Decimal, currency: str) -> Decimal | None:
        if currency == self._exchange.currency:
            return amount.quantize(_DECIMALS)
        if self._exchange.table is None:
            return None
        try:
            return self._exchange.table.convert(amount, currency, self._exchange.currency).quantize(_DECIMALS)
        except RateMissing:
            return None


def _holds_on(prices: PriceList, day: date | None) -> bool:
    if day is None:
        return True
    return (prices.valid_from is None or prices.valid_from <= day) and (
        prices.valid_until is None or day <= prices.valid_until
    )
