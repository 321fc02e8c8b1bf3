"""Meanings of units out of text: symbols and names as people write them, prefixes, and compounds such as `kWh/(m²·a)`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache

from bidbuilder.domain.basics.units import rec20
from bidbuilder.domain.basics.units.registry import Atom, Powers, Prefix, atoms, prefixes
from bidbuilder.domain.basics.units.spellings import COMPOUND_SPELLINGS

LONG_CODE = 3
LONGEST_UNIT = 60  # characters; longer texts are sentences, not units

_SAME_SIGNS = str.maketrans("µμ·⋅∙•×−∕⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺₂", "uu*****-/0123456789-+2")
_PER = re.compile(r"\s+(?:per|pr\.?|pro|je|/)\s+|\s*/\s*")
_WORD = re.compile(r"[^\s*/^]+")
_LETTERS = re.compile(r"[^\s*/^()\d+-]+")
_POWER = re.compile(r"(?:\^|\*\*)?([+-]?[1-6])(?!\d)")
_NUMBER = re.compile(r"10*(?![\d.,])")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a unit is worth: base value = value × `factor` + `offset`, in the base units of `powers`.

    `parts` are the atoms it is made of with their powers, as written.
    """

    symbol: str
    factor: Fraction
    offset: Fraction
    powers: Powers
    parts: tuple[tuple[str, int], ...]
    is_counted: bool = False


@lru_cache(maxsize=8192)
def find_meaning(text: str) -> Meaning | None:
    """What a unit text means; None if it is no unit or its case leaves two readings open (`mw`)."""
    plain = " ".join(text.translate(_SAME_SIGNS).split())
    if not plain or len(plain) > LONGEST_UNIT:
        return None
    coded = rec20.symbol_of(plain)
    # `KWT` and `MMT` are codes before they are anything in capitals, but `KW` is a kilowatt before it is the code of kg/mm.
    if coded and len(plain) == LONG_CODE:
        return find_single(coded) or _find_compound(coded)
    return find_single(plain) or (find_meaning(coded) if coded else _find_compound(plain))


def find_single(plain: str) -> Meaning | None:
    """The meaning of a spelling that is known as a whole, by the letter or else, where only one fits, in any case."""
    exact = _exact_spellings().get(plain)
    if exact is not None:
        return exact
    alike = _folded_spellings().get(_fold(plain), ())
    if len(alike) > 1 and plain[0].isupper():
        alike = tuple(one for one in alike if one.symbol[0] == plain[0])
    return alike[0] if len(alike) == 1 else None


def _fold(text: str) -> str:
    return "-".join(text.casefold().replace("-", " ").split())


@cache
def _exact_spellings() -> dict[str, Meaning]:
    spelled: dict[str, Meaning] = {}
    for atom in atoms():
        for spelling, meaning in _spell(atom):
            spelled.setdefault(spelling, meaning)
    for line in COMPOUND_SPELLINGS.strip().splitlines():
        symbol, spellings = line.split("|")
        compound = _Compound(symbol.strip(), spelled).read()
        if compound is not None:
            spelled.update(dict.fromkeys(spellings.translate(_SAME_SIGNS).split(), compound))
    return spelled


@cache
def _folded_spellings() -> dict[str, tuple[Meaning, ...]]:
    folded: dict[str, dict[str, Meaning]] = {}
    for spelling, meaning in _exact_spellings().items():
        folded.setdefault(_fold(spelling), {})[meaning.symbol] = meaning
    for atom in atoms():
        for name, meaning in _name(atom):
            folded.setdefault(_fold(name), {})[meaning.symbol] = meaning
    return {text: tuple(meanings.values()) for text, meanings in folded.items()}


def _spell(atom: Atom) -> Iterator[tuple[str, Meaning]]:
    for prefix in _prefixes_of(atom):
        meaning = _meaning_of(atom, prefix)
        for spelling in (atom.symbol, *atom.spellings):
            yield prefix.symbol + spelling.translate(_SAME_SIGNS), meaning


def _name(atom: Atom) -> Iterator[tuple[str, Meaning]]:
    for prefix in _prefixes_of(atom):
        meaning = _meaning_of(atom, prefix)
        for name in atom.names:
            yield prefix.name + name, meaning
            yield prefix.name.replace("c", "k") + name, meaning  # mikro, hekto in Danish and German


def _prefixes_of(atom: Atom) -> tuple[Prefix, ...]:
    return (Prefix("", "", Fraction(1)), *(prefixes()[symbol] for symbol in atom.prefixes))


def _meaning_of(atom: Atom, prefix: Prefix) -> Meaning:
    symbol = prefix.symbol + atom.symbol
    return Meaning(symbol, atom.factor * prefix.factor, atom.offset, atom.powers, ((symbol, 1),), atom.is_counted)


def _find_compound(plain: str) -> Meaning | None:
    return _Compound(plain, None).read()


class _Compound:
    """Reads a product of powers of units. Everything after a slash up to the next one divides: `W/m²K` is W/(m²·K)."""

    def __init__(self, plain: str, spelled: dict[str, Meaning] | None) -> None:
        self._text = _PER.sub("/", plain)
        self._spelled = spelled
        self._at = 0
        self._factor = Fraction(1)
        self._parts: list[tuple[Meaning, int]] = []
        self._numbers: list[tuple[str, int]] = []

    def read(self) -> Meaning | None:
        """The compound's meaning; None as soon as one piece of it is not understood."""
        if not self._read_quotient(1) or self._at < len(self._text) or not self._parts:
            return None
        powers = _multiply_powers(self._parts)
        factor = self._factor
        for meaning, power in self._parts:
            factor *= meaning.factor**power
        pieces = [*self._numbers, *((meaning.symbol, power) for meaning, power in self._parts)]
        only = self._parts[0][0] if len(pieces) == 1 and self._parts[0][1] == 1 else None
        return only or Meaning(write_symbol(pieces), factor, Fraction(0), powers, tuple(pieces))

    def _read_quotient(self, sign: int) -> bool:
        if not self._read_product(sign):
            return False
        while self._skip("/"):
            if not self._read_product(-sign):
                return False
        return True

    def _read_product(self, sign: int) -> bool:
        if not self._read_factor(sign):
            return False
        while self._at < len(self._text) and self._text[self._at] not in "/)":
            self._skip("*") or self._skip(" ")
            if not self._read_factor(sign):
                return False
        return True

    def _read_factor(self, sign: int) -> bool:
        if self._skip("("):
            return self._read_quotient(sign) and self._skip(")")
        number = _NUMBER.match(self._text, self._at)
        if number:
            self._at = number.end()
            self._factor *= Fraction(int(number[0])) ** sign
            if number[0] != "1":
                self._numbers.append((number[0], sign))
            return True
        return self._read_word(_WORD, sign) or self._read_word(_LETTERS, sign)

    def _read_word(self, pattern: re.Pattern[str], sign: int) -> bool:
        word = pattern.match(self._text, self._at)
        meaning = self._look_up(word[0]) if word else None
        if word is None or meaning is None:
            return False
        self._at = word.end()
        power = _POWER.match(self._text, self._at)
        if power:
            self._at = power.end()
        self._parts.append((meaning, sign * (int(power[1]) if power else 1)))
        return True

    def _look_up(self, word: str) -> Meaning | None:
        return self._spelled.get(word) if self._spelled is not None else find_single(word)

    def _skip(self, sign: str) -> bool:
        if self._text.startswith(sign, self._at):
            self._at += len(sign)
            return True
        return False


def _multiply_powers(parts: list[tuple[Meaning, int]]) -> Powers:
    total: dict[str, Fraction] = {}
    for meaning, power in parts:
        for name, exponent in meaning.powers:
            total[name] = total.get(name, Fraction(0)) + exponent * power
    return tuple(sorted((name, exponent) for name, exponent in total.items() if exponent))


def write_symbol(pieces: Sequence[tuple[str, int]]) -> str:
    """The symbol of a compound as the units library writes it: `kWh/(m**2*year)`."""
    above = [_raise(symbol, power) for symbol, power in pieces if power > 0]
    below = [_raise(symbol, -power) for symbol, power in pieces if power < 0]
    numerator = "*".join(above) or "1"
    if not below:
        return numerator
    return f"{numerator}/{below[0]}" if len(below) == 1 else f"{numerator}/({'*'.join(below)})"


def _raise(symbol: str, power: int) -> str:
    return symbol if power == 1 else f"{symbol}**{power}"
