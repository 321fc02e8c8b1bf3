"""Names of properties, units and typed values on the page, in the reader's language."""

from flask import Flask

from bidbuilder.domain.basics.languages import choose_text
from bidbuilder.domain.basics.units import find_unit, label
from bidbuilder.domain.catalogue.dictionary import standard_dictionary
from bidbuilder.domain.catalogue.properties import PropertyDefinition
from bidbuilder.web.language import current_language


def property_name(key: str) -> str:
    """The name of a property; the key itself where the dictionary has no such entry."""
    definition = standard_dictionary().find_key(key)
    return choose_text(definition.names, current_language()) if definition else key


def unit_label(unit: str) -> str:
    """A unit as people write it."""
    return label(unit, current_language()) if unit and find_unit(unit) else unit


def find_properties(words: str, limit: int = 20) -> list[PropertyDefinition]:
    """Dictionary entries whose name or synonym in any language has all the words, those that begin with them first."""
    wanted = words.lower().split()
    ranked: dict[str, tuple[bool, int, PropertyDefinition]] = {}
    for name, _language, definition in standard_dictionary().names():
        lowered = name.lower()
        if all(word in lowered for word in wanted):
            rank = (not lowered.startswith(words.lower().strip()), len(name), definition)
            if definition.key not in ranked or rank[:2] < ranked[definition.key][:2]:
                ranked[definition.key] = rank
    best = sorted(ranked.values(), key=lambda one: (*one[:2], one[2].key))
    return [definition for _, _, definition in best[:limit]]


def add_trade_words(app: Flask) -> None:
    """Give templates the filters `property_name` and `unit_label`."""
    app.jinja_env.filters.update(property_name=property_name, unit_label=unit_label)
