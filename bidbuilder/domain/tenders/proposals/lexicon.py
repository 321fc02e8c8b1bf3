"""The dictionary turned round for reading: from words, codes and dimensions to properties. Built once for each dictionary."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from bidbuilder.domain.basics.units import find_unit
from bidbuilder.domain.catalogue.dictionary import Dictionary, normalise
from bidbuilder.domain.catalogue.properties import PropertyDefinition, ValueKind
from bidbuilder.domain.tenders.proposals.codebook import Codebook, make_codebook
from bidbuilder.domain.tenders.proposals.headed import HEADED

Definitions = tuple[PropertyDefinition, ...]

_LONGEST_ABBREVIATION = 6
START_LENGTH = 3


@dataclass(frozen=True)
class Lexicon:
    """Ways into a dictionary. Names are normalised; a name that several properties share lists them all.

    `abbreviations` (COP, THD, pH, DN) count only as they are written: in small letters they are other words.
    `starts` are the first letters of all names, `headed` the properties whose choices are told by the things beside them.
    """

    names: Mapping[str, Definitions]
    abbreviations: Mapping[str, Definitions]
    codebook: Codebook
    dimensions: Mapping[str, Definitions]
    starts: frozenset[str]
    headed: Definitions = ()

    def of(self, like: PropertyDefinition, key: str) -> PropertyDefinition:
        """The property of a key that is measured as another one is; the other one where the dictionary has none."""
        return self.find(dimension_of(like), key) or like

    def find(self, dimension: str, key: str | None) -> PropertyDefinition | None:
        """The property of a key in a dimension, if the dictionary has it."""
        return next((one for one in self.dimensions.get(dimension, ()) if one.key == key), None)

    @property
    def measured(self) -> Iterator[PropertyDefinition]:
        """All properties with a dimension."""
        return (one for definitions in self.dimensions.values() for one in definitions)


class _Same:
    """A dictionary as a cache key, by identity: hashing hundreds of definitions would cost more than it saves."""

    def __init__(self, dictionary: Dictionary) -> None:
        self.dictionary = dictionary

    def __hash__(self) -> int:
        return id(self.dictionary)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.dictionary is self.dictionary


def lexicon_of(dictionary: Dictionary) -> Lexicon:
    """The lexicon of a dictionary."""
    return _build(_Same(dictionary))


@lru_cache(maxsize=8)
def _build(key: _Same) -> Lexicon:
    names: dict[str, dict[str, PropertyDefinition]] = defaultdict(dict)
    abbreviations: dict[str, dict[str, PropertyDefinition]] = defaultdict(dict)
    dimensions: dict[str, dict[str, PropertyDefinition]] = defaultdict(dict)
    for _, words, definition in key.dictionary.names():
        if _is_abbreviation(words):
            abbreviations[words][definition.key] = definition
        else:
            names[normalise(words)][definition.key] = definition
    for definition in key.dictionary.all():
        dimension = dimension_of(definition)
        if dimension:
            dimensions[dimension][definition.key] = definition
    return Lexicon(
        names=_listed(names),
        abbreviations=_listed(abbreviations),
        codebook=make_codebook(key.dictionary.all()),
        dimensions=_listed(dimensions),
        starts=frozenset(start_of(word) for word in (*names, *abbreviations)),
        headed=tuple(one for one in key.dictionary.all() if one.key in HEADED),
    )


def _listed(table: Mapping[str, Mapping[str, PropertyDefinition]]) -> Mapping[str, Definitions]:
    return {word: tuple(found.values()) for word, found in table.items()}


def start_of(word: str) -> str:
    """The first letters of a word, by which a name can be ruled out quickly."""
    return normalise(word)[:START_LENGTH]


def _is_abbreviation(words: str) -> bool:
    return " " not in words and len(words) <= _LONGEST_ABBREVIATION and words != words.lower() and not words.istitle()


def dimension_of(definition: PropertyDefinition) -> str:
    """The dimension of a measured property's unit; ``""`` for plain numbers and for what is not measured."""
    if definition.kind not in {ValueKind.NUMBER, ValueKind.INTERVAL} or definition.unit in {"", "1"}:
        return ""
    unit = find_unit(definition.unit)
    return unit.dimension if unit is not None else ""
