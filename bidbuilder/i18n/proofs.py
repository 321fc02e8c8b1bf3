"""Measures and the sentences of proofs in a language, with numbers and units as that language writes them."""

import re
from decimal import Decimal

from bidbuilder.domain.basics.units import find_unit, label_after
from bidbuilder.domain.matching.verdicts import Proof
from bidbuilder.i18n.formats import format_number
from bidbuilder.i18n.messages import render_message

# A number on its own: not a part of `IP65`, `1.2.3` or `EN 10204-2`.
_NUMBER = re.compile(r"(?<![\w.,-])-?\d+(?:\.\d+)?(?![\w-]|[.,]\d)")
_MEASURES = frozenset({"offered", "bound", "margin", "missing", "sum", "whole"})


def proof_words(language: str, proof: Proof) -> str:
    """What a proof says. Where it is about measures, their numbers are written in the language: `8,000,000 EUR`."""
    params = dict(proof.params)
    if any(value is not None for value in (*proof.canonical_bound, *proof.canonical_offered)):
        params |= {name: measure_words(language, params[name]) for name in _MEASURES & params.keys()}
    return render_message(language, proof.message, params)


def measure_words(language: str, words: str) -> str:
    """What the matching shows of a measure (`1250.5 year`) as the language writes it: `1.250,5 år`."""
    measure, _blank, written = words.rpartition(" ")
    unit = find_unit(written) if measure else None
    if unit:
        one = Decimal(1 if measure == "1" else 2)
        words = f"{measure} {label_after(one, unit.symbol, language)}"
    return _NUMBER.sub(lambda found: format_number(language, Decimal(found[0])), words)
