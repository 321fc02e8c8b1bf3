"""Values and certificates as the tables of the demo write them, read by the dictionary like a supplier's own words."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from bidbuilder.domain.basics.findings import Finding
from bidbuilder.domain.catalogue.dictionary import standard_dictionary
from bidbuilder.domain.catalogue.notations.values import read_value
from bidbuilder.domain.catalogue.offerings import Certificate
from bidbuilder.domain.catalogue.properties import PropertyValue


@dataclass(frozen=True, slots=True, kw_only=True)
class Certified:
    """A certificate with its dates in days before and after the day the demo is loaded; no end is None."""

    name: str
    issuer: str
    number: str
    since_days: int = 240
    left_days: int | None = 1100

    def on(self, today: date) -> Certificate:
        """The certificate as it stands today."""
        return Certificate(
            name=self.name,
            issuer=self.issuer,
            number=self.number,
            valid_from=today - timedelta(days=self.since_days),
            valid_until=None if self.left_days is None else today + timedelta(days=self.left_days),
            file_name=f"{re.sub(r'[^A-Za-z0-9]+', '-', self.name)}_{self.number}.pdf",
        )


@cache
def read_values(text: str) -> tuple[PropertyValue, ...]:
    """The values of `key: value | key: value`; raises `ValueError` on one the dictionary does not understand."""
    pairs = (cell.split(":", 1) for cell in text.split("|") if cell.strip())
    return tuple(read_one(key.strip(), value.strip()) for key, value in pairs)


@cache
def read_one(key: str, value: str) -> PropertyValue:
    """The value of one property; raises `PropertyUnknown`, and `ValueError` on a value the dictionary does not understand."""
    read = read_value(value, standard_dictionary().get(key), decimal_mark=".")
    if isinstance(read, Finding):
        raise ValueError(f"{key}: {value} ({read.code})")
    return read
