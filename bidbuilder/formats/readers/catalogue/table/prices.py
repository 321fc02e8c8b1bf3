"""Prices in one row of a list: one column, columns for quantity breaks, or groups of columns that repeat."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.formats.readers.catalogue.article_checks import check_currency
from bidbuilder.formats.readers.catalogue.codes import find_currency
from bidbuilder.formats.readers.catalogue.price_lists import PriceLine, PriceTerms
from bidbuilder.formats.readers.catalogue.table.cells import Cells
from bidbuilder.formats.readers.catalogue.table.counts import read_count
from bidbuilder.formats.readers.catalogue.table.currency import settle_crowns
from bidbuilder.formats.readers.catalogue.table.discounts import RowDiscounts
from bidbuilder.formats.readers.catalogue.table.fields import Column, Field
from bidbuilder.formats.readers.catalogue.table.group_discounts import GroupDiscounts
from bidbuilder.formats.readers.catalogue.table.money import split_money
from bidbuilder.formats.readers.catalogue.table.sheets import as_text
from bidbuilder.formats.readers.catalogue.table.size_titles import SIZED

_NO_PRICE = frozenset(
    {"n/a", "poa", "p.o.a.", "por", "p.o.r.", "tbd", "tba", "a.a.", "dagspris", "tagespreis", "market price"}
)
_ON_REQUEST = re.compile("request|forespørgsel|anfrage|aftale|absprache|enquire|application|ring")


@dataclass(frozen=True, slots=True)
class RowPrices:
    """The prices of one row. `currency` holds where neither column nor row says another, `shared` is what all of them say."""

    cells: Cells
    currency: str
    shared: PriceTerms
    groups: GroupDiscounts = GroupDiscounts()

    def list_lines(self) -> Iterator[PriceLine]:
        """Every price of the row that can be read, with its terms and from which quantity on it holds, discounts taken off."""
        discounts = RowDiscounts(self.cells, self.groups)
        for column in self.cells.columns("price") or self.cells.columns(SIZED):
            if column.field is None or self._has_no_price(column):
                continue
            amount = self._amount(column, column.field.group)
            currency = self._currency(column, column.field.group)
            if amount is None or not currency:
                continue
            terms = self._terms(currency, column.field)
            line = PriceLine(
                terms=terms,
                from_quantity=self._from_quantity(column),
                amount=amount,
                where=self.cells.place(column),
            )
            yield from discounts.applied(line, column)

    def _has_no_price(self, column: Column) -> bool:
        text = self.cells.text(column).casefold()
        is_nil = not text and bool(as_text(self.cells.value(column)))
        if is_nil or text in _NO_PRICE or _ON_REQUEST.search(text):
            self.cells.found.count(
                "price-on-request",
                translatable("Prices on request only, left empty: {count}."),
                "",
                self.cells.place(column),
            )
            return True
        return not text

    def _amount(self, column: Column, group: int) -> Decimal | None:
        amount = self.cells.number(column)
        factor = self.cells.number(self.cells.column("price_factor", group=group))
        return amount if amount is None or factor is None else amount * factor

    def _from_quantity(self, column: Column) -> Decimal:
        field = column.field
        if field and field.part and field.name == "price":
            return Decimal(field.part)
        return read_count(self.cells, self.cells.column("from_quantity", group=field.group if field else 0)) or Decimal(
            1
        )

    def _currency(self, column: Column, group: int) -> str:
        """What the cell says, else the row's currency column, else the column's title, else what holds for the list."""
        stated = self.cells.column("currency", group=group) or self.cells.column("currency", group=0)
        in_cell = split_money(self.cells.text(column))[1]
        title = column.field.currency if column.field and column.field.name != SIZED else ""
        for text, place in ((in_cell, column), (self.cells.text(stated), stated), (title, column)):
            if text:
                settled = settle_crowns(text, self.cells.found)
                return find_currency(settled) or check_currency(settled, self.cells.found, self.cells.place(place))
        if not self.currency:
            self.cells.found.error(
                "currency-missing",
                translatable("Nothing in the list says in which currency this price is."),
                self.cells.place(column),
                translatable("Add a column with the currency, or choose the currency of the list."),
            )
        return self.currency

    def _terms(self, currency: str, field: Field) -> PriceTerms:
        shared = self.shared
        label = self.cells.text_in("price_type", group=field.group)
        valid_from, valid_until = self._day_of("valid_from", field), self._day_of("valid_until", field)
        return PriceTerms(
            currency=currency,
            label=label,
            per=shared.per if field.per == 1 else Decimal(field.per),
            one_off=shared.one_off,
            incoterm=shared.incoterm,
            place=shared.place,
            valid_from=valid_from or shared.valid_from,
            valid_until=valid_until or shared.valid_until,
        )

    def _day_of(self, name: str, price: Field) -> date | None:
        """The day that a column states for the prices of one group or currency alone."""
        for column in self.cells.columns(name):
            days = column.field
            if (
                days
                and (days.group or days.unit)
                and days.group in {0, price.group}
                and days.unit in {"", price.currency}
            ):
                return self.cells.day(column)
        return None
