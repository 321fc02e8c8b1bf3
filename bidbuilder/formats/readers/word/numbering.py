"""Printed numbers of Word's lists: the text `3.1.2` or `(a)` that Word computes and does not store (ECMA-376 1, 17.9)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bidbuilder.formats.readers.office_package import Package
from bidbuilder.formats.readers.word.names import Element, child, local_name, number_of, value_of

_PLACE = re.compile(r"%([1-9])")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_ROMAN_SMALL = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    kind: str
    text: str


class Numbering:
    """Counts the numbered paragraphs of a document in reading order."""

    def __init__(self, lists: Mapping[str, tuple[str, Mapping[int, _Level]]]) -> None:
        self._lists = lists
        self._counters: dict[str, dict[int, int]] = {}

    def next_number(self, list_id: str, level: int) -> str:
        """The printed number of the next paragraph of a list; ``""`` for bullets and lists without numbers."""
        counted, levels = self._lists.get(list_id, ("", {}))
        shape = levels.get(level)
        if shape is None:
            return ""
        # Lists that share their definition count on together.
        counters = self._counters.setdefault(counted, {})
        counters[level] = counters.get(level, shape.start - 1) + 1
        for deeper in [one for one in counters if one > level]:
            del counters[deeper]
        if shape.kind in {"bullet", "none"}:
            return ""
        return _PLACE.sub(lambda place: self._shown(int(place[1]) - 1, levels, counters), shape.text).strip()

    def _shown(self, level: int, levels: Mapping[int, _Level], counters: Mapping[int, int]) -> str:
        shape = levels.get(level, _Level(1, "decimal", ""))
        return shown_counter(counters.get(level, shape.start), shape.kind)


def read_numbering(package: Package, document: str) -> Numbering:
    """The lists of a document; an empty numbering where it has none."""
    part = package.find_related("numbering", document)
    if part is None:
        return Numbering({})
    root = package.parse(part)
    shapes = {value_of(one, "abstractNumId"): _read_levels(one) for one in root if local_name(one) == "abstractNum"}
    lists = {}
    for one in root:
        if local_name(one) == "num":
            abstract = value_of(child(one, "abstractNumId"))
            overrides = {number_of(value_of(each, "ilvl")): each for each in one if local_name(each) == "lvlOverride"}
            own = value_of(one, "numId") if overrides else abstract
            lists[value_of(one, "numId")] = (own, _overridden(shapes.get(abstract, {}), overrides))
    return Numbering(lists)


def shown_counter(count: int, kind: str) -> str:
    """A counter as the number format prints it; unknown formats as digits."""
    if kind in {"lowerLetter", "upperLetter"} and count > 0:
        letters = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letters if kind == "lowerLetter" else letters.upper()
    if kind in {"lowerRoman", "upperRoman"} and 0 < count < 4000:
        return _roman(count) if kind == "lowerRoman" else _roman(count).upper()
    return f"{count:02d}" if kind == "decimalZero" else str(count)


def _roman(count: int) -> str:
    letters = ""
    for value, sign in (*_ROMAN, *_ROMAN_SMALL):
        letters += sign * (count // value)
        count %= value
    return letters


def _read_levels(abstract: Element) -> dict[int, _Level]:
    return {number_of(value_of(one, "ilvl")): _read_level(one) for one in abstract if local_name(one) == "lvl"}


def _read_level(level: Element) -> _Level:
    return _Level(
        start=number_of(value_of(child(level, "start")), 1),
        kind=value_of(child(level, "numFmt")) or "decimal",
        text=value_of(child(level, "lvlText"))[:40],
    )


def _overridden(levels: Mapping[int, _Level], overrides: Mapping[int, Element]) -> dict[int, _Level]:
    changed = dict(levels)
    for index, override in overrides.items():
        own = child(override, "lvl")
        if own is not None:
            changed[index] = _read_level(own)
        start = value_of(child(override, "startOverride"))
        if start and index in changed:
            changed[index] = _Level(number_of(start, 1), changed[index].kind, changed[index].text)
    return changed
