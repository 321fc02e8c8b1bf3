"""Prices of one UBL catalogue line: one per required quantity and location, with its base quantity and validity."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from lxml import etree

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.catalogue.prices import PriceList
from bidbuilder.formats.readers.catalogue.amounts import child_decimal, read_day
from bidbuilder.formats.readers.catalogue.article_checks import check_currency
from bidbuilder.formats.readers.catalogue.codes import find_incoterm
from bidbuilder.formats.readers.catalogue.elements import Places, attribute, child, child_text, children, text_of
from bidbuilder.formats.readers.catalogue.findings_log import FindingsLog
from bidbuilder.formats.readers.catalogue.price_lists import PriceLine, PriceTerms, assemble_price_lists


@dataclass(frozen=True, slots=True)
class LinePrices:
    """The prices of one line, with what its catalogue says for all lines."""

    line: etree._Element
    catalogue: etree._Element
    places: Places
    found: FindingsLog

    def read(self) -> tuple[PriceList, ...]:
        """The price lists of the line: one per currency, price type, territory and validity."""
        return assemble_price_lists(self._lines(), self.found)

    def _lines(self) -> Iterator[PriceLine]:
        for location in children(self.line, "RequiredItemLocationQuantity"):
            for price in children(location, "Price"):
                amount = self._number(price, "PriceAmount")
                currency = self._currency(price)
                if amount is None or not currency:
                    continue
                self._tell_factor(price)
                yield PriceLine(
                    terms=self._terms(location, price, currency),
                    from_quantity=self._number(location, "MinimumQuantity") or Decimal(1),
                    amount=amount,
                    where=self.places.of(price),
                )

    def _terms(self, location: etree._Element, price: etree._Element, currency: str) -> PriceTerms:
        territory = child(location, "ApplicableTerritoryAddress")
        parts = (child_text(price, "PriceType"), child_text(child(territory, "Country"), "IdentificationCode"))
        delivery = child(location, "DeliveryTerms")
        incoterm = find_incoterm(child_text(delivery, "ID"))
        valid_from, valid_until = self._validity(price)
        per = self._number(price, "BaseQuantity")
        return PriceTerms(
            currency=currency,
            label=" · ".join(part for part in parts if part),
            per=per if per and per > 0 else Decimal(1),
            incoterm=incoterm[0] if incoterm else "EXW",
            place=incoterm[1] if incoterm else "",
            valid_from=valid_from,
            valid_until=valid_until,
        )

    def _tell_factor(self, price: etree._Element) -> None:
        """A price of another unit than the ordered one is kept as it is stated, and said."""
        factor = self._number(price, "OrderableUnitFactorRate")
        base = child(price, "BaseQuantity")
        if factor is not None and factor != 1:
            self.found.warning(
                "price-unit-factor",
                translatable("The price is for {unit}, of which {factor} are one {ordered}; it was kept for {unit}."),
                self.places.of(price),
                translatable("Give the price for the unit that is ordered."),
                unit=attribute(base, "unitCode") if base is not None else "–",
                factor=factor,
                ordered=child_text(self.line, "OrderableUnit") or "–",
            )

    def _validity(self, price: etree._Element) -> tuple[date | None, date | None]:
        """The narrowest validity there is: of the price, else of the line, else of the catalogue."""
        for period in (
            child(price, "ValidityPeriod"),
            child(self.line, "LineValidityPeriod"),
            child(self.catalogue, "ValidityPeriod"),
        ):
            if period is not None:
                return read_period(period, self.places, self.found)
        return None, None

    def _currency(self, price: etree._Element) -> str:
        amount = child(price, "PriceAmount")
        if amount is None or not text_of(amount):
            return ""
        return check_currency(attribute(amount, "currencyID"), self.found, self.places.of(amount))

    def _number(self, parent: etree._Element | None, name: str) -> Decimal | None:
        return child_decimal(parent, name, self.places, self.found)


def read_period(period: etree._Element | None, places: Places, found: FindingsLog) -> tuple[date | None, date | None]:
    """Start and end of a UBL period; None for what it does not say."""
    start, end = (child(period, name) for name in ("StartDate", "EndDate"))
    return (
        read_day(text_of(start), found, places.of(start)) if start is not None and text_of(start) else None,
        read_day(text_of(end), found, places.of(end)) if end is not None and text_of(end) else None,
    )
