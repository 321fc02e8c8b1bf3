"""Price lists of offerings: currency, quantity breaks, one-off costs, Incoterm and validity. Exact decimals only.

A price list belongs to one member. Its own organisation sees it; leads of the member's clusters see it as an indication
if `audience` is LEADS; nobody else ever does.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable


class PriceAudience(StrEnum):
    """Who may use a list price beside its owner."""

    LEADS = "leads"
    ON_REQUEST = "on-request"


class PriceMissing(Refusal):
    """There is no price for that quantity."""

    code = "price-missing"
    message = translatable("There is no price for {quantity}.")
    hint = translatable("Ask the member for a quote.")


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceBreak:
    """From this quantity on, *all* units cost `unit_price`."""

    from_quantity: Decimal
    unit_price: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceList:
    """Prices of one offering. `per` is the quantity one unit price pays for (mostly 1).

    `label` tells lists of one currency apart as the supplier's file does: `net_list`, `net_customer`, a territory.
    """

    currency: str
    breaks: tuple[PriceBreak, ...]
    per: Decimal = Decimal(1)
    one_off: Decimal = Decimal(0)
    incoterm: str = "EXW"
    place: str = ""
    valid_from: date | None = None
    valid_until: date | None = None
    audience: PriceAudience = PriceAudience.LEADS
    label: str = ""

    def unit_price_for(self, quantity: Decimal) -> Decimal:
        """The price of one unit when buying `quantity`; raises `PriceMissing` below the first break."""
        reached = [step for step in self.breaks if step.from_quantity <= quantity]
        if not reached:
            raise PriceMissing(quantity=quantity)
        return max(reached, key=lambda step: step.from_quantity).unit_price / self.per
