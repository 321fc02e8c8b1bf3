"""Prices of one BMEcat article: price details with their validity, types, quantity bounds, factors and territories."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from lxml import etree

from bidbuilder.domain.basics.findings import Severity, translatable
from bidbuilder.domain.catalogue.prices import PriceList
from bidbuilder.formats.readers.catalogue.amounts import child_decimal, read_day
from bidbuilder.formats.readers.catalogue.article_checks import check_currency
from bidbuilder.formats.readers.catalogue.bmecat.header import CatalogueDefaults, read_transport
from bidbuilder.formats.readers.catalogue.elements import Places, attribute, child, child_text, children, text_of
from bidbuilder.formats.readers.catalogue.findings_log import FindingsLog
from bidbuilder.formats.readers.catalogue.price_lists import PriceLine, PriceTerms, assemble_price_lists

_DETAILS = ("PRODUCT_PRICE_DETAILS", "ARTICLE_PRICE_DETAILS")
_PRICE = ("PRODUCT_PRICE", "ARTICLE_PRICE")
_WITH_TAX = ("gros_list", "gross_list", "nrp")  # gross list and non-binding recommended price include tax


@dataclass(frozen=True, slots=True)
class PriceReader:
    """Reads the prices of article after article with the defaults of one file."""

    defaults: CatalogueDefaults
    places: Places
    found: FindingsLog

    def read(self, article: etree._Element) -> tuple[PriceList, ...]:
        """The price lists of an article: one per currency, price type, territory and validity."""
        return assemble_price_lists(self._lines(article), self.found)

    def _lines(self, article: etree._Element) -> Iterator[PriceLine]:
        per = self._price_quantity(article)
        logistics = child(article, "PRODUCT_LOGISTIC_DETAILS", "ARTICLE_LOGISTIC_DETAILS")
        incoterm, place = read_transport(child(logistics, "TRANSPORT"))
        for details in children(article, *_DETAILS):
            self._remark_daily(details)
            valid_from, valid_until = self._validity(details)
            for price in children(details, *_PRICE):
                currency = self._currency(price)
                amount = self._amount(price)
                if not currency or amount is None:
                    continue
                self._remark(price)
                terms = PriceTerms(
                    currency=currency,
                    label=self._label(price),
                    per=per,
                    incoterm=incoterm or self.defaults.incoterm,
                    place=place or self.defaults.place,
                    valid_from=valid_from or self.defaults.valid_from,
                    valid_until=valid_until or self.defaults.valid_until,
                )
                yield PriceLine(
                    terms=terms,
                    from_quantity=self._number(price, "LOWER_BOUND") or Decimal(1),
                    amount=amount,
                    where=self.places.of(price),
                )

    def _price_quantity(self, article: etree._Element) -> Decimal:
        order = child(article, "PRODUCT_ORDER_DETAILS", "ARTICLE_ORDER_DETAILS")
        quantity = self._number(order, "PRICE_QUANTITY")
        return quantity if quantity and quantity > 0 else Decimal(1)

    def _amount(self, price: etree._Element) -> Decimal | None:
        """The amount times its factors: a PRICE_FACTOR multiplies the price it stands beside."""
        amount = self._number(price, "PRICE_AMOUNT")
        if amount is None:
            if not child_text(price, "PRICE_AMOUNT"):
                self.found.count(
                    "price-without-amount",
                    translatable("Prices without an amount, left out: {count}."),
                    "",
                    self.places.of(price),
                )
            return None
        own_factor = self._number(price, "PRICE_FACTOR")
        factor = (Decimal(1) if own_factor is None else own_factor) * self.defaults.price_factor
        if factor == 1:
            return amount
        self.found.info(
            "price-factor",
            translatable("The price {amount} was multiplied by its factor {factor}."),
            self.places.of(price),
            amount=amount,
            factor=factor,
        )
        return amount * factor

    def _currency(self, price: etree._Element) -> str:
        stated = child_text(price, "PRICE_CURRENCY")
        if stated:
            return check_currency(stated, self.found, self.places.of(price))
        if not self.defaults.currency and child_text(price, "PRICE_AMOUNT"):
            self.found.error(
                "currency-missing",
                translatable("A price has no currency, and the file names none for all prices."),
                self.places.of(price),
            )
        return self.defaults.currency

    def _label(self, price: etree._Element) -> str:
        kind = attribute(price, "price_type")
        if kind.casefold() in _WITH_TAX:
            self.found.count(
                "price-with-tax",
                translatable("Prices of the type {subject} include tax ({count} prices)."),
                kind,
                self.places.of(price),
            )
        territories = ", ".join(text_of(element) for element in children(price, "TERRITORY"))
        return " · ".join(part for part in (kind, territories) if part)

    def _remark(self, price: etree._Element) -> None:
        """Count what is said of a price and changes nothing: the rate of its tax, and a unit of its own."""
        tax = child_text(price, "TAX") or child_text(child(price, "TAX_DETAILS"), "TAX")
        if tax:
            self.found.count(
                "tax-rate",
                translatable("Prices with the tax rate {subject} beside them, which was not counted in: {count}."),
                tax,
                self.places.of(price),
            )
        unit = child_text(child(price, "PRICE_BASE"), "PRICE_UNIT")
        if unit:
            self.found.count(
                "price-unit",
                translatable("Prices that count in {subject} and not in the unit of ordering; look at them: {count}."),
                unit,
                self.places.of(price),
                Severity.WARNING,
            )

    def _remark_daily(self, details: etree._Element) -> None:
        if child_text(details, "DAILY_PRICE").casefold() in {"true", "1"}:
            self.found.count(
                "price-daily",
                translatable("Articles with daily prices, to be asked for before an offer: {count}."),
                "",
                self.places.of(details),
                Severity.WARNING,
            )

    def _validity(self, details: etree._Element) -> tuple[date | None, date | None]:
        starts, ends = child(details, "VALID_START_DATE"), child(details, "VALID_END_DATE")
        for moment in children(details, "DATETIME"):
            kind = attribute(moment, "type")
            if kind == "valid_start_date":
                starts = child(moment, "DATE")
            elif kind == "valid_end_date":
                ends = child(moment, "DATE")
            else:
                self.found.warning(
                    "date-not-understood",
                    translatable("A date of the type {kind} is not one of a price's validity and was left out."),
                    self.places.of(moment),
                    kind=kind,
                )
        return self._day(starts), self._day(ends)

    def _day(self, element: etree._Element | None) -> date | None:
        if element is None or not text_of(element):
            return None
        return read_day(text_of(element), self.found, self.places.of(element))

    def _number(self, parent: etree._Element | None, name: str) -> Decimal | None:
        return child_decimal(parent, name, self.places, self.found)
