"""Finding a property by any of its names. Which properties there are stands in the tables of the fields."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.basics.languages import Texts
from bidbuilder.domain.catalogue.properties import PropertyDefinition

# Spelled-out forms of letters that keyboards and file formats lose.
_SPELLED_OUT = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_BETWEEN_WORDS = re.compile(r"[\W_]+")
# Words that are shortened or bent at will: `Maks. tryk`, `Betriebsdruck max.` and `maximaler Betriebsdruck`.
_QUALIFIERS = {
    "max": "max maks maksimal maksimalt maksimale maksimum maximum maximal maximale maximaler maximales maximalt",
    "min": "min minimal minimalt minimale minimum minimaler minimales mindste",
}
_SHORTENED = {word: short for short, words in _QUALIFIERS.items() for word in words.split()} | {
    "temp": "temperatur",
    "temperature": "temperatur",
    "nom": "nominal",
    "nominel": "nominal",
    "nominelt": "nominal",
}


class PropertyUnknown(Refusal):
    """The dictionary has no property with that key."""

    code = "property-unknown"
    message = translatable("The dictionary has no property “{key}”.")
    hint = translatable("Look it up by its name in English, Danish or German.")


@dataclass(frozen=True, eq=False)  # by identity: hundreds of definitions are not compared to look one up
class Dictionary:
    """The property dictionary: definitions in the order they are shown.

    `merged` says which key took the place of one that older versions of offerings may still state.
    """

    definitions: tuple[PropertyDefinition, ...]
    merged: Mapping[str, str] = field(default_factory=dict)

    def get(self, key: str) -> PropertyDefinition:
        """The definition with that key; raises `PropertyUnknown`."""
        definition = self.find_key(key)
        if definition is None:
            raise PropertyUnknown(key=key)
        return definition

    def find_key(self, key: str) -> PropertyDefinition | None:
        """The definition with that key or with the one that took its place, if there is one."""
        return self._by_key.get(self.current_key(key))

    def current_key(self, key: str) -> str:
        """The key under which a property is known now."""
        return self.merged.get(key, key)

    def find(self, name: str, language: str | None = None) -> PropertyDefinition | None:
        """The property called so: a key, a name or a synonym, in the language if one is given, else in any.

        Case, hyphens, blanks and spelled-out letters (ø and oe, ß and ss) do not matter, nor how maximum, minimum, nominal and
        temperature are shortened and where the first two stand. None if nothing or more than one
        property is called so.
        """
        wanted = normalise(name)
        languages = (language.split("-")[0],) if language else tuple(self._by_name)
        for names in (self._by_name.get(one, {}) for one in ("", *languages)):
            if wanted in names:
                return names[wanted]
        everywhere = {one[wanted].key: one[wanted] for one in self._by_name.values() if one.get(wanted)}
        if everywhere:
            return next(iter(everywhere.values())) if len(everywhere) == 1 else None
        return self._by_loose_name.get(loosen(name))

    def all(self) -> tuple[PropertyDefinition, ...]:
        """Every definition."""
        return self.definitions

    def names_by_key(self) -> dict[str, Texts]:
        """What each property is called; a merged key is called like the one that took its place."""
        names = {one.key: one.names for one in self.definitions}
        return names | {old: names[new] for old, new in self.merged.items() if new in names}

    def by_field(self) -> Mapping[str, tuple[PropertyDefinition, ...]]:
        """The definitions of each field of the trade, in order."""
        fields: dict[str, tuple[PropertyDefinition, ...]] = {}
        for one in self.definitions:
            fields[one.field] = (*fields.get(one.field, ()), one)
        return fields

    def names(self) -> Iterator[tuple[str, str, PropertyDefinition]]:
        """Every name and synonym as (language, words, definition)."""
        for one in self.definitions:
            for language, name in one.names.items():
                for words in (name, *one.synonyms.get(language, ())):
                    yield language, words, one

    @cached_property
    def _by_key(self) -> Mapping[str, PropertyDefinition]:
        return {one.key: one for one in self.definitions}

    @cached_property
    def _by_name(self) -> Mapping[str, Mapping[str, PropertyDefinition]]:
        by_name: dict[str, dict[str, PropertyDefinition]] = {"": {normalise(one.key): one for one in self.definitions}}
        shared: set[tuple[str, str]] = set()
        for language, words, definition in self.names():
            names = by_name.setdefault(language, {})
            word = normalise(words)
            if names.setdefault(word, definition).key != definition.key:
                shared.add((language, word))
        # A word that two properties share names neither of them.
        for language, word in shared:
            del by_name[language][word]
        return by_name

    @cached_property
    def _by_loose_name(self) -> Mapping[str, PropertyDefinition]:
        by_name: dict[str, dict[str, PropertyDefinition]] = {}
        for _language, words, definition in self.names():
            by_name.setdefault(loosen(words), {})[definition.key] = definition
        return {word: next(iter(called.values())) for word, called in by_name.items() if len(called) == 1}


def loosen(name: str) -> str:
    """A name with its qualifiers shortened, and those of its bounds in front, as `normalise` otherwise."""
    words = [_SHORTENED.get(normalise(word), normalise(word)) for word in _BETWEEN_WORDS.split(name)]
    return "".join(sorted(words, key=lambda word: word not in _QUALIFIERS))


@lru_cache(maxsize=8192)
def normalise(name: str) -> str:
    """A name without case, accents, hyphens and blanks, so that `Nenn-Spannung` and `nennspannung` are one."""
    spelled = name.casefold().translate(_SPELLED_OUT)
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", spelled) if not unicodedata.combining(sign))
    return _BETWEEN_WORDS.sub("", plain)
