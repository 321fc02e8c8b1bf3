"""Entries a facilitator puts on top of the standard dictionary, and the dictionary that both make together."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.basics.units import find_unit
from bidbuilder.domain.catalogue.dictionary.entries import LANGUAGES
from bidbuilder.domain.catalogue.dictionary.lookup import Dictionary, normalise
from bidbuilder.domain.catalogue.properties import PropertyDefinition, ValueKind

_KEY = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")
LONGEST_KEY = 60
_NOT_IN_KEYS = re.compile(r"[^a-z0-9]+")
_SPELLED_OUT = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


class KeyUnfit(Refusal):
    """A key is not stable snake_case."""

    code = "key-unfit"
    message = translatable("“{key}” is not fit to be a key.")
    hint = translatable("Use small English letters, digits and underscores, such as rated_power.")


class KeyTaken(Refusal):
    """The dictionary has a property with that key."""

    code = "key-taken"
    message = translatable("The key {key} is taken.")
    hint = translatable("Change that entry, or choose another key.")


class PropertyNameMissing(Refusal):
    """An entry without a name in any language cannot be found."""

    code = "property-name-missing"
    message = translatable("The property has no name.")
    hint = translatable("Give a name in at least one language.")


class PropertyNameTaken(Refusal):
    """A word that names two properties names neither."""

    code = "property-name-taken"
    message = translatable("“{name}” already means {other}.")
    hint = translatable("Choose another word, or merge the two properties.")


class PropertyUnitUnfit(Refusal):
    """A measured property has a unit nobody knows, or one that is not measured has a unit."""

    code = "property-unit-unfit"
    message = translatable("“{unit}” does not fit a property of this kind.")
    hint = translatable("Measured properties take a unit such as kW; choices, texts and yes/no take none.")


class ChoicesMissing(Refusal):
    """A choice without anything to choose."""

    code = "choices-missing"
    message = translatable("The property has nothing to choose from.")
    hint = translatable("List at least two choices.")


class ReadingWouldChange(Refusal):
    """A change of kind or dimension would make stored values unreadable."""

    code = "reading-would-change"
    message = translatable("Values of {key} are stored already: its kind and what its unit measures stay.")
    hint = translatable("Add a new property and merge this one into it.")


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnEntry:
    """What is put on top of the standard dictionary under one key.

    `definition` is a property of our own; without one, `synonyms` (by language) are further words for a standard property.
    `merged_into` is the key that took its place: nothing is found under the words of a merged entry any more.
    """

    key: str
    definition: PropertyDefinition | None = None
    synonyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    merged_into: str = ""


def propose_key(names: Mapping[str, str]) -> str:
    """A key out of the first name there is, English before the others: `Straw bale width` → `straw_bale_width`."""
    name = next((names[one] for one in LANGUAGES if names.get(one)), "")
    spelled = _NOT_IN_KEYS.sub("_", name.casefold().translate(_SPELLED_OUT)).strip("_0123456789")
    return spelled[:LONGEST_KEY].rstrip("_") or "property"


def extend(standard: Dictionary, entries: Iterable[OwnEntry]) -> Dictionary:
    """The dictionary of the standard entries with their further words, and then our own. The names of an entry that was
    merged are words for the one that took its place."""
    own = {one.key: one for one in entries}
    further = {key: one.synonyms for key, one in own.items() if one.definition is None}
    for one in own.values():
        if one.merged_into and one.definition is not None:
            further[one.merged_into] = _join(further.get(one.merged_into, {}), _words_of(one.definition))
    living = (one.definition for one in own.values() if one.definition is not None and not one.merged_into)
    definitions = tuple(with_synonyms(one, further.get(one.key, {})) for one in (*standard.definitions, *living))
    return Dictionary(definitions, {key: one.merged_into for key, one in own.items() if one.merged_into})


def with_synonyms(definition: PropertyDefinition, further: Mapping[str, tuple[str, ...]]) -> PropertyDefinition:
    """The definition with further words, each once."""
    if not any(further.values()):
        return definition
    return replace(definition, synonyms=_join(definition.synonyms, further))


def check_entry(dictionary: Dictionary, entry: PropertyDefinition, before: PropertyDefinition | None = None) -> None:
    """Refuse an entry that could not be found, read or told apart. `before` is what it was, if it is changed.

    Raises `KeyUnfit`, `KeyTaken`, `PropertyNameMissing`, `PropertyNameTaken`, `PropertyUnitUnfit`, `ChoicesMissing` and
    `ReadingWouldChange`.
    """
    if not _KEY.fullmatch(entry.key) or len(entry.key) > LONGEST_KEY:
        raise KeyUnfit(where="key", key=entry.key)
    if before is None and (dictionary.find_key(entry.key) or entry.key in dictionary.merged):
        raise KeyTaken(where="key", key=entry.key)
    if not any(name.strip() for name in entry.names.values()):
        raise PropertyNameMissing(where="names")
    for words in _words_of(entry).values():
        for word in words:
            check_word(dictionary, word, entry.key)
    _check_reading(entry)
    if before is not None and _reading_of(before) != _reading_of(entry):
        raise ReadingWouldChange(where="unit", key=entry.key)


def check_word(dictionary: Dictionary, word: str, key: str) -> None:
    """Refuse a word that means another property in some language. Raises `PropertyNameTaken`."""
    wanted = normalise(word)
    other = next((one for _, name, one in dictionary.names() if one.key != key and normalise(name) == wanted), None)
    if other is not None:
        raise PropertyNameTaken(where="names", name=word, other=other.key)


def _check_reading(entry: PropertyDefinition) -> None:
    is_measured = entry.kind in {ValueKind.NUMBER, ValueKind.INTERVAL}
    if entry.unit and (not is_measured or find_unit(entry.unit) is None):
        raise PropertyUnitUnfit(where="unit", unit=entry.unit)
    if entry.kind is ValueKind.CHOICE and len(entry.choices) < 2:
        raise ChoicesMissing(where="choices")


def _reading_of(entry: PropertyDefinition) -> tuple[ValueKind, str]:
    unit = find_unit(entry.unit) if entry.unit else None
    return entry.kind, unit.dimension if unit else ""


def _words_of(entry: PropertyDefinition) -> Mapping[str, tuple[str, ...]]:
    return {
        language: tuple(filter(None, (entry.names.get(language, ""), *entry.synonyms.get(language, ()))))
        for language in LANGUAGES
    }


def _join(left: Mapping[str, tuple[str, ...]], right: Mapping[str, tuple[str, ...]]) -> Mapping[str, tuple[str, ...]]:
    return {
        language: tuple(dict.fromkeys((*left.get(language, ()), *right.get(language, ()))))
        for language in dict.fromkeys((*left, *right))
    }
