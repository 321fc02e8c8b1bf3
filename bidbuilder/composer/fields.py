"""Typed reading of JSON values with their place: numbers, names, lists and objects. What a problem is, `reading` knows."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any, TypeVar

from bidbuilder.composer.refusals import DuplicateKey, FieldMissing, NotANumber, OutOfRange, WrongKind

# ASCII digits only: Python itself would take 1_000 and full-width digits.
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,2})?", re.ASCII)
# What nearly all numbers look like, and is in range whatever its digits are.
_PLAIN = re.compile(r"\d{1,15}(\.\d{1,15})?", re.ASCII)
_MOST_DIGITS = 40
_MOST_DECIMALS = 15
LARGEST_NUMBER = Decimal(10) ** 15
_LARGEST_WHOLE = 10**9
_SHOWN = 60
_SHORT = 4
_REMEMBERED = 2**14

Value = TypeVar("Value")


@dataclass(slots=True, eq=False)
class Fields:
    """One JSON object and where it stands."""

    values: dict[str, Any]
    where: str

    @classmethod
    def of(cls, value: object, where: str) -> "Fields":
        """The object's fields; raises `WrongKind` if it is no object."""
        if not isinstance(value, dict):
            raise WrongKind(where=where, value=shown(value), wanted="an object")
        return cls(value, where)

    def at(self, name: str) -> str:
        """The place of one field."""
        return f"{self.where}.{name}" if self.where else name

    def get(self, name: str, default: Any = None) -> Any:
        """The value, or the default where it is left out or null."""
        value = self.values.get(name)
        return default if value is None else value

    def required(self, name: str) -> Any:
        """The value; raises `FieldMissing`."""
        if self.values.get(name) is None:
            raise FieldMissing(where=self.at(name), field=name)
        return self.values[name]

    def object(self, name: str) -> "Fields":
        """The fields of an inner object; empty where it is left out."""
        return Fields.of(self.get(name, {}), self.at(name))

    def number(self, name: str, default: Decimal | None = None) -> Decimal:
        """A number, or the default where it is left out; raises as `required` and `number_of` do."""
        value = self.values.get(name)
        if value is None and default is not None:
            return default
        plain = _plain(value) if isinstance(value, str) else None
        return plain if plain is not None else number_of(self.required(name), self.at(name))

    def flag(self, name: str, default: bool) -> bool:
        """True or false; raises `WrongKind` for anything else."""
        value = self.get(name, default)
        if not isinstance(value, bool):
            raise WrongKind(where=self.at(name), value=shown(value), wanted="true or false")
        return value


def shown(value: object) -> str:
    """A value as a message can carry it: short."""
    text = value if isinstance(value, str) else repr(value)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def duplicates_refused(pairs_read: list[tuple[str, Any]]) -> dict[str, Any]:
    """A JSON object out of its pairs; raises `DuplicateKey` instead of losing a value."""
    found = dict(pairs_read)
    if len(found) != len(pairs_read):
        keys = [key for key, _ in pairs_read]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise DuplicateKey(where=shown(twice), key=shown(twice))
    return found


def _plain(text: str) -> Decimal | None:
    """The number that a text is where it looks like nearly all do; short ones come again and again."""
    if len(text) <= _SHORT:
        return _short(text)
    return Decimal(text) if _PLAIN.fullmatch(text) else None


@lru_cache(maxsize=_REMEMBERED)
def _short(text: str) -> Decimal | None:
    return Decimal(text) if _PLAIN.fullmatch(text) else None


def plain_number(row: object, name: str, default: Decimal | None = None) -> Decimal | None:
    """A field of an object whose number looks like nearly all do, or the default where it is left out; else None."""
    value = row.get(name) if isinstance(row, dict) else None
    return _plain(value) if isinstance(value, str) else default if value is None else None


def number_of(value: object, where: str) -> Decimal:
    """A number from 0 to 10¹⁵ with at most 15 decimals, exact; raises `NotANumber`, `OutOfRange`."""
    if isinstance(value, str) and (plain := _plain(value)) is not None:
        return plain
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        raise NotANumber(where=where, value=shown(value))
    text = str(value)
    if len(text) > _MOST_DIGITS or not _NUMBER.fullmatch(text):
        raise NotANumber(where=where, value=shown(text))
    number = Decimal(text)
    exponent = number.as_tuple().exponent
    if not 0 <= number <= LARGEST_NUMBER or not isinstance(exponent, int) or exponent < -_MOST_DECIMALS:
        raise OutOfRange(where=where, value=shown(text), low="0", high="10^15 (15 decimals)")
    return number


def share_of(value: object, where: str) -> Decimal:
    """A share from 0 to 1; raises `OutOfRange`."""
    share = number_of(value, where)
    if share > 1:
        raise OutOfRange(where=where, value=share, low="0", high="1")
    return share


def whole_of(value: object, where: str) -> int:
    """A whole number from 0 to 10⁹; raises `WrongKind`."""
    number = number_of(value, where)
    if number != number.to_integral_value():
        raise WrongKind(where=where, value=shown(value), wanted="a whole number")
    if number > _LARGEST_WHOLE:
        raise OutOfRange(where=where, value=shown(value), low="0", high="10^9")
    return int(number)


def text_of(value: object, where: str) -> str:
    """A name that is not empty; raises `WrongKind`."""
    if not isinstance(value, str) or not value.strip():
        raise WrongKind(where=where, value=shown(value), wanted="a name in quotes")
    return value


def optional(read: Callable[[object, str], Value], fields: Fields, name: str) -> Value | None:
    """The field read by `read`, or None where it is left out or null."""
    value = fields.values.get(name)
    return None if value is None else read(value, fields.at(name))


def elements(value: object, where: str) -> list[Any]:
    """A list; left out means empty; raises `WrongKind`."""
    if value is None:
        return []
    if not isinstance(value, list):
        raise WrongKind(where=where, value=shown(value), wanted="a list")
    return value


def amounts(fields: Fields, name: str) -> dict[str, Decimal]:
    """An object of numbers by id; zeros are left out, as they change nothing."""
    values = fields.values.get(name)
    if not values:
        return {}
    found = {}
    for key, value in (values if isinstance(values, dict) else fields.object(name).values).items():
        plain = _plain(value) if isinstance(value, str) else None
        number = plain if plain is not None else number_of(value, f"{fields.at(name)}.{key}")
        if number:
            found[key] = number
    return found


def pairs(fields: Fields, name: str) -> tuple[tuple[str, str], ...]:
    """A list of pairs of ids; raises `WrongKind`."""
    found = []
    for index, row in enumerate(elements(fields.get(name), fields.at(name))):
        where = f"{fields.at(name)}[{index}]"
        if not isinstance(row, list) or len(row) != 2:
            raise WrongKind(where=where, value=shown(row), wanted="a pair of ids")
        found.append((text_of(row[0], where), text_of(row[1], where)))
    return tuple(found)
