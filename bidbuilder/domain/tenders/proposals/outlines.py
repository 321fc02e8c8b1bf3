"""Proposals out of sizes that letters name: “Abmessungen (L x B x H): 800 x 800 x 660 mm”, “HxBxD maks. 200x60x60 cm”.

The letters stand before the numbers or in brackets behind them. Each letter goes with the number at its place; one limit
before the numbers or before the letters holds for all of them. What is only about so large, and letters that mean something
else in a language (D is a diameter in German), propose nothing.
"""

import re
from collections.abc import Iterator

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.catalogue.notations import read_quantity
from bidbuilder.domain.tenders.constraints import Constraint, Operator
from bidbuilder.domain.tenders.proposals import vocabulary as words
from bidbuilder.domain.tenders.proposals.clauses import Clause, shortly_before
from bidbuilder.domain.tenders.proposals.limits import find_limit

_TIMES = r"\s?[x×*/]\s?"
_NUMBER = r"\d+(?:[.,]\d+)?"
_UNIT = r"(?:mm|cm|m|in|inch|inches|\")(?!\w)"
_OUTLINE = re.compile(
    rf"(?<![\w/])(?P<letters>[LBHTWD](?:{_TIMES}[LBHTWD]){{1,2}})(?!\w)\)?"
    rf"(?P<between>(?:[\s:=(),]|i|in|mm|cm|m|{_UNIT}|(?<=\s)(?:of|på|von|ca\.?|max\.?|maks\.?|min\.?|maximum|højst|mindst|≤|≥)(?=[\s\d]))*?)"
    rf"(?P<values>{_NUMBER}(?:\s?{_UNIT})?(?:{_TIMES}{_NUMBER}(?:\s?{_UNIT})?){{1,2}})"
)
# The letters behind the numbers: “265 x 165 x 22 cm (LxBxT)”, “5 m x 3 m (L x B)”.
_OUTLINE_BEHIND = re.compile(
    rf"(?<![\w/.,])(?P<values>{_NUMBER}(?:\s?{_UNIT})?(?:{_TIMES}{_NUMBER}(?:\s?{_UNIT})?){{1,2}})\s?"
    rf"\((?P<letters>[LBHTWD](?:{_TIMES}[LBHTWD]){{1,2}})(?P<between>)(?!\w)"
)
_LETTER = {
    "en": {"L": "length", "W": "width", "B": "width", "H": "height", "D": "depth"},
    "da": {"L": "length", "B": "width", "H": "height", "D": "depth"},
    "de": {"L": "length", "B": "width", "H": "height", "T": "depth"},
}


def propose_outlines(clause: Clause, language: str, decimal_mark: str | None) -> Iterator[Constraint]:
    """One constraint for each letter; nothing where letters and numbers do not pair or no unit is stated."""
    for found in (*_OUTLINE.finditer(clause.text), *_OUTLINE_BEHIND.finditer(clause.text)):
        letters = re.findall("[A-Z]", found["letters"])
        values = re.split(_TIMES, found["values"])
        keys = [_LETTER.get(language, _LETTER["en"]).get(letter) for letter in letters]
        unit = _unit_of(found)
        if len(letters) != len(values) or None in keys or len(set(keys)) != len(keys) or not unit:
            continue
        if words.APPROXIMATE.search(shortly_before(clause.text, found.start("values"))):
            continue
        operator = _operator(clause.text, found)
        for key, value in zip(keys, values, strict=True):
            yield from _constraint(clause, found, key or "", operator, _with_unit(value, unit), decimal_mark)


def _unit_of(found: re.Match[str]) -> str:
    """The unit behind the last number, else the one among the letters and the numbers: “LxBxH (mm): 800x800x660”."""
    stated = re.findall(_UNIT, found["values"]) or re.findall(rf"(?<!\w){_UNIT}", found["between"])
    return stated[-1] if stated else ""


def _with_unit(value: str, unit: str) -> str:
    return value if re.search(_UNIT, value) else f"{value} {unit}"


def _operator(text: str, found: re.Match[str]) -> Operator:
    begin = found.start("letters") if found.start("letters") < found.start("values") else None
    limit = find_limit(text, found.start("values"), found.end("values"), begin)
    return limit.operator if limit is not None else Operator.EQUAL


def _constraint(
    clause: Clause, found: re.Match[str], key: str, operator: Operator, value: str, decimal_mark: str | None
) -> Iterator[Constraint]:
    try:
        stated = read_quantity(value, decimal_mark=decimal_mark, dimension="length")
    except Refusal:
        return
    if len(stated.points) == 1:
        yield Constraint(
            property=key,
            operator=operator,
            values=(f"{stated.points[0].normalize():f}",),
            unit=stated.unit,
            words=found[0],
            start=clause.start + found.start(),
            confidence="medium",
        )
