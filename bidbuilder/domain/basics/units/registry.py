"""Factors and dimensions of single units out of the units library, exact as fractions. Spellings and compounds live elsewhere."""

from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Any

import pint

from bidbuilder.domain.basics.units import rec20
from bidbuilder.domain.basics.units.atoms import ATOMS, COUNTED, NAMED_PREFIXES, OWN_DIMENSIONS
from bidbuilder.domain.basics.units.atoms_elsewhere import ATOMS_ELSEWHERE
from bidbuilder.domain.basics.units.spellings import NAMES, SPELLINGS

Powers = tuple[tuple[str, Fraction], ...]

CURRENCIES = """
EUR DKK USD GBP SEK NOK ISK CHF PLN CZK HUF RON BGN TRY UAH JPY CNY INR KRW AUD NZD CAD ZAR BRL MXN AED SAR EGP KES
LKR PKR BDT NPR MYR SGD HKD IDR NGN GHS TZS UGX RWF ETB
"""
_CURRENCY_SIGNS = {"EUR": ("€", "Euro", "euro"), "GBP": ("£",), "USD": ("$", "US$"), "DKK": ("d.kr.", "DKr", "Dkr")}
# Pieces, dozens and gross count the same thing.
_PIECES: Powers = (("[piece]", Fraction(1)),)


@dataclass(frozen=True, slots=True)
class Atom:
    """One unit that is not a compound. Base value = value × `factor` + `offset`; `powers` are its base dimensions."""

    symbol: str
    factor: Fraction
    offset: Fraction
    powers: Powers
    prefixes: tuple[str, ...]
    spellings: tuple[str, ...]
    names: tuple[str, ...]
    is_counted: bool = False


@dataclass(frozen=True, slots=True)
class Prefix:
    """An SI or binary prefix with its exact factor."""

    symbol: str
    name: str
    factor: Fraction


@cache
def _registry() -> Any:
    registry: Any = pint.UnitRegistry(non_int_type=Fraction)
    for line in OWN_DIMENSIONS.strip().splitlines():
        registry.define(line)
    return registry


def _measure(definition: str) -> tuple[Fraction, Fraction, Powers]:
    """Factor, offset and base dimensions of an expression of the units library."""
    registry = _registry()
    expression = registry.Quantity(definition)
    powers = tuple(sorted((name, Fraction(power)) for name, power in expression.dimensionality.items()))
    if expression.magnitude != 1:
        return Fraction(expression.to_root_units().magnitude), Fraction(0), powers
    zero, one = (Fraction(registry.Quantity(Fraction(at), expression.units).to_root_units().magnitude) for at in (0, 1))
    return one - zero, zero, powers


@cache
def prefixes() -> dict[str, Prefix]:
    """All prefixes by their symbol."""
    rows = (line.split() for line in NAMED_PREFIXES.strip().splitlines())
    return {symbol: Prefix(symbol, name, Fraction(factor)) for symbol, name, factor in rows}


@cache
def atoms() -> tuple[Atom, ...]:
    """Every unit that is not a compound: measured ones, counted ones and currencies."""
    return (*_measured(), *_counted(), *_currencies())


def _measured() -> list[Atom]:
    spellings, names = _table(SPELLINGS), _table(NAMES)
    found = []
    for line in (ATOMS.strip() + ATOMS_ELSEWHERE.rstrip()).splitlines():
        symbol, definition, own_prefixes, spelled, named = (cell.strip() for cell in line.split("|"))
        factor, offset, powers = _measure(definition)
        every_spelling = (*spelled.split(), *spellings.get(symbol, ()))
        every_name = (*named.split(), *names.get(symbol, ()))
        is_counted = powers == _PIECES
        found.append(
            Atom(symbol, factor, offset, powers, tuple(own_prefixes.split()), every_spelling, every_name, is_counted)
        )
    return found


def _table(text: str) -> dict[str, tuple[str, ...]]:
    """Rows `key | words`; rows with the same key go together."""
    table: dict[str, tuple[str, ...]] = {}
    for line in text.strip().splitlines():
        key, words = line.split("|")
        table[key.strip()] = (*table.get(key.strip(), ()), *words.split())
    return table


def _counted() -> list[Atom]:
    more = _table(NAMES)
    found = []
    for line in COUNTED.strip().splitlines():
        symbol, _, named = (cell.strip() for cell in line.split("|"))
        found.append(_count(symbol, (*named.split(), *more.get(symbol, ()))))
    return found + [_count(symbol, more.get(symbol, ())) for symbol in rec20.counted_codes().values()]


def _count(symbol: str, names: tuple[str, ...] = ()) -> Atom:
    return Atom(symbol, Fraction(1), Fraction(0), ((f"[{symbol}]", Fraction(1)),), (), (), names, is_counted=True)


def _currencies() -> list[Atom]:
    # A currency is a unit of its own dimension: no rate, no conversion; rates live in `pricing`.
    return [
        Atom(code, Fraction(1), Fraction(0), ((f"[money {code}]", Fraction(1)),), (), _CURRENCY_SIGNS.get(code, ()), ())
        for code in CURRENCIES.split()
    ]
