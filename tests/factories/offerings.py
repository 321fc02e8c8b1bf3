"""Offerings and their stated values for tests: a test names only what matters to it."""

from decimal import Decimal

from bidbuilder.domain.catalogue.offerings import Offering
from bidbuilder.domain.catalogue.properties import PropertyValue, ValueKind


def number(key: str, value: str, unit: str = "", **fields: object) -> PropertyValue:
    """A stated number."""
    return PropertyValue(key=key, kind=ValueKind.NUMBER, number=Decimal(value), unit=unit, **fields)  # type: ignore[arg-type]


def interval(key: str, low: str | None, high: str | None, unit: str = "") -> PropertyValue:
    """A stated range; None is an open end."""
    ends = [None if end is None else Decimal(end) for end in (low, high)]
    return PropertyValue(key=key, kind=ValueKind.INTERVAL, low=ends[0], high=ends[1], unit=unit)


def choice(key: str, *codes: str, unit: str = "") -> PropertyValue:
    """One or more stated choices; of a number property: several separate values."""
    return PropertyValue(key=key, kind=ValueKind.CHOICE, choices=codes, unit=unit)


def flag(key: str, value: bool) -> PropertyValue:
    """A stated yes or no."""
    return PropertyValue(key=key, kind=ValueKind.FLAG, flag=value)


def text(key: str, words: str) -> PropertyValue:
    """A stated text."""
    return PropertyValue(key=key, kind=ValueKind.TEXT, text=words)


def offering(*properties: PropertyValue, **fields: object) -> Offering:
    """An offering with these properties."""
    given: dict[str, object] = {"id": 1, "organisation_id": 1, "code": "X-1", "names": {"en": "Pump"}, **fields}
    return Offering(properties=properties, **given)  # type: ignore[arg-type]
