"""What changes in the prices of an offering, in words: old beside new. Only for those who may see both."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from bidbuilder.domain.catalogue.prices import PriceList, PriceTable
from bidbuilder.i18n.formats import format_date, format_number, format_unit_price
from bidbuilder.web.language import _, current_language
from bidbuilder.web.offerings.differences import Change


def list_price_changes(before: PriceList | None, after: PriceList | None) -> list[Change]:
    """Every price and term that differs, price by price."""
    old, new = dict(_statements(before)), dict(_statements(after))
    names = dict.fromkeys([*new, *old])
    return [Change(one, old.get(one, ""), new.get(one, "")) for one in names if old.get(one, "") != new.get(one, "")]


def _statements(prices: PriceList | None) -> Iterator[tuple[str, str]]:
    for table in prices.tables if prices else ():
        name = " ".join(filter(None, (table.currency, table.label)))
        for step in table.breaks:
            quantity = format_number(current_language(), step.from_quantity)
            yield _("Price in {currency} from {quantity}", currency=name, quantity=quantity), _amount(step.unit_price)
        yield from ((f"{words} ({name})", stated) for words, stated in _terms(table) if stated)


def _terms(table: PriceTable) -> Iterator[tuple[str, str]]:
    language = current_language()
    yield _("Price holds for (quantity)"), format_number(language, table.per) if table.per != 1 else ""
    yield _("One-off cost"), _amount(table.one_off) if table.one_off else ""
    yield _("Incoterm"), f"{table.incoterm} {table.place}".strip()
    yield _("Valid from"), _day(table.valid_from)
    yield _("Valid until"), _day(table.valid_until)


def _amount(amount: Decimal) -> str:
    return format_unit_price(current_language(), amount)


def _day(day: date | None) -> str:
    return format_date(current_language(), day) if day else ""
