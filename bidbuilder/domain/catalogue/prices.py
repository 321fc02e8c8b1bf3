"""Price lists of offerings: currency, quantity breaks, one-off costs, Incoterm and validity. Exact decimals only.

A price list belongs to one member. Its own organisation sees it; leads of the member's clusters see it as an indication
if `audience` is LEADS; nobody else ever does.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields
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
class HourlyRate:
    """What an hour of one profile of a competence costs, in the currency of its price list."""

    profile: str
    rate: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceTable:
    """Prices in one currency. `per` is the quantity one unit price pays for (mostly 1).

    `label` tells tables of one currency apart as the supplier's file does: `net_list`, `net_customer`, a territory.
    """

    currency: str
    breaks: tuple[PriceBreak, ...]
    per: Decimal = Decimal(1)
    one_off: Decimal = Decimal(0)
    incoterm: str = "EXW"
    place: str = ""
    valid_from: date | None = None
    valid_until: date | None = None
    label: str = ""
    rates: tuple[HourlyRate, ...] = ()

    def unit_price_for(self, quantity: Decimal) -> Decimal:
        """The price of one unit when buying `quantity`; raises `PriceMissing` below the first break."""
        reached = [step for step in self.breaks if step.from_quantity <= quantity]
        if not reached:
            raise PriceMissing(quantity=quantity)
        return max(reached, key=lambda step: step.from_quantity).unit_price / self.per


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceList(PriceTable):
    """All prices of one offering: its first table, and `further` ones in other currencies or under other labels."""

    audience: PriceAudience = PriceAudience.LEADS
    further: tuple[PriceTable, ...] = ()

    @property
    def tables(self) -> tuple[PriceTable, ...]:
        """The first table and the further ones."""
        return (self, *self.further)

    @property
    def first_end(self) -> date | None:
        """The day the first of the tables ends."""
        return min((one.valid_until for one in self.tables if one.valid_until), default=None)

    def in_currency(self, currency: str) -> PriceTable:
        """The first table in that currency, which spares an exchange; the first of all if there is none."""
        return next((one for one in self.tables if one.currency == currency), self)


def make_list(tables: Sequence[PriceTable], audience: PriceAudience = PriceAudience.LEADS) -> PriceList:
    """A price list out of its tables, of which there is at least one."""
    first, *further = tables
    terms = {field.name: getattr(first, field.name) for field in fields(PriceTable)}
    return PriceList(**terms, audience=audience, further=tuple(further))


def join_lists(lists: Sequence[PriceList]) -> PriceList:
    """The lists of one offering, of which there is at least one, as one list: their tables in order."""
    if len(lists) == 1:
        return lists[0]
    tables = [_as_table(table) for one in lists for table in one.tables]
    return make_list(tables, lists[0].audience)


def _as_table(table: PriceTable) -> PriceTable:
    """The table alone, also where it is the first one of a list."""
    return PriceTable(**{field.name: getattr(table, field.name) for field in fields(PriceTable)})
