"""Measures and the sentences of proofs in a language, with numbers and units as that language writes them."""

import re
from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from bidbuilder.domain.basics.units import beside, find_unit, label_after
from bidbuilder.domain.matching.verdicts import Proof
from bidbuilder.i18n.formats import day_in_words, format_number
from bidbuilder.i18n.messages import ngettext, render_message, render_plural

# A number on its own: not a part of `IP65`, `1.2.3` or `EN 10204-2`.
_NUMBER = re.compile(r"(?<![\w.,-])-?\d+(?:\.\d+)?(?![\w-]|[.,]\d)")
_STOPS = re.compile(r"(?<!\.)\.\.(?!\.)")  # an abbreviated unit at the end of a sentence
_BETWEEN_CHOICES = re.compile(r"( / |, )")
_MEASURES = frozenset({"offered", "bound", "margin", "missing", "sum", "whole"})
_CHOSEN = frozenset({"offered", "bound", "missing"})
_APART = frozenset({"margin"})
_PERCENT = re.compile(r"(?P<number>.*\d)\s?%")
_POINTS = ngettext("{number} percentage point", "{number} percentage points")


def proof_words(language: str, proof: Proof, choices: Mapping[str, str] = MappingProxyType({})) -> str:
    """What a proof says. Days and the numbers of measures are written in the language: `8,000,000 EUR`.

    `choices`: names of the choices of its property, by their code.
    """
    params = {name: day_in_words(language, str(value)) for name, value in proof.params.items()}
    if choices:
        params |= {name: in_names(params[name], choices) for name in _CHOSEN & params.keys()}
    if any(value is not None for value in (*proof.canonical_bound, *proof.canonical_offered)):
        params |= {name: measure_words(language, params[name]) for name in _MEASURES & params.keys()}
        params |= {name: points_words(language, params[name]) for name in _APART & params.keys()}
    return _STOPS.sub(".", render_message(language, proof.message, params))


def in_names(codes: str, choices: Mapping[str, str]) -> str:
    """Codes of choices between commas or slashes, by their names."""
    return "".join(choices.get(piece, piece) for piece in _BETWEEN_CHOICES.split(codes))


def measure_words(language: str, words: str) -> str:
    """What the matching shows of a measure (`1250.5 year`) as the language writes it: `1.250,5 år`."""
    return _NUMBER.sub(lambda found: format_number(language, Decimal(found[0])), with_unit_in(language, words))


def points_words(language: str, words: str) -> str:
    """How far two shares lie apart, which is told in percentage points: 38 % is not 13 % above 25 %. The rest as it is."""
    found = _PERCENT.fullmatch(words)
    if found is None:
        return words
    number = found["number"]
    return render_plural(language, *_POINTS, 1 if number == "1" else 2, {"number": number})


def with_unit_in(language: str, words: str) -> str:
    """What a person wrote of a measure (`≥ 15 years`) with its unit in another's language: `≥ 15 år`; the rest as it is."""
    measure, _blank, written = words.rpartition(" ")
    unit = find_unit(written) if measure[-1:].isdigit() else None
    one = Decimal(1 if measure == "1" else 2)
    return beside(measure, label_after(one, unit.symbol, language)) if unit else words
