"""What an offering states about itself as values of properties: its own, and its supply terms where it has none of that key."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache

from bidbuilder.domain.catalogue.offerings import Offering, SupplyTerms
from bidbuilder.domain.catalogue.properties import PropertyValue, ValueKind


def stated_values(offering: Offering, quantity: Decimal = Decimal(1)) -> tuple[PropertyValue, ...]:
    """One value a property key; the offering's own before that of its terms, the lead time among these for `quantity` units."""
    values = {value.key: value for value in _from_terms(offering.terms, quantity)}
    values.update((value.key, value) for value in offering.properties)
    return tuple(values.values())


def _from_terms(terms: SupplyTerms, quantity: Decimal) -> Iterator[PropertyValue]:
    yield from _numbers(
        (
            ("lead_time_days", terms.lead_time_for(quantity), "d"),
            ("warranty_months", terms.warranty_months, "month"),
            ("mass", terms.mass_kg, "kg"),
            ("shipping_volume", terms.volume_m3, "m3"),
            ("local_content", terms.local_content_percent, "percent"),
        )
    )
    if terms.country_of_origin:
        yield PropertyValue(key="country_of_origin", kind=ValueKind.TEXT, text=terms.country_of_origin)


def _numbers(rows: Iterable[tuple[str, int | Decimal | None, str]]) -> Iterator[PropertyValue]:
    for key, number, unit in rows:
        if number is not None:
            yield _number(key, str(number), unit)


@lru_cache(maxsize=20_000)
def _number(key: str, number: str, unit: str) -> PropertyValue:
    # The terms of a supplier's offerings repeat themselves.
    return PropertyValue(key=key, kind=ValueKind.NUMBER, number=Decimal(number), unit=unit)
