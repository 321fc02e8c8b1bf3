"""Names of properties, units and typed values on the page, in the reader's language."""

from decimal import Decimal

from flask import Flask

from bidbuilder.domain.basics.languages import choose_text
from bidbuilder.domain.basics.units import find_unit, label
from bidbuilder.domain.catalogue.offerings import Port
from bidbuilder.domain.catalogue.ports import find_port_type
from bidbuilder.domain.catalogue.properties import PropertyDefinition, PropertyValue, ValueKind
from bidbuilder.domain.tenders.constraints import Constraint
from bidbuilder.i18n.formats import language_name, month_names, plain_number
from bidbuilder.web.context import the_dictionary
from bidbuilder.web.language import _, current_language

_HINTED = 5


def property_name(key: str) -> str:
    """The name of a property; the key itself where the dictionary has no such entry."""
    definition = the_dictionary().find_key(key)
    return choose_text(definition.names, current_language()) if definition else key


def property_hint(key: str) -> str:
    """How a value of a property is written: its usual unit, or the first of its choices."""
    definition = the_dictionary().find_key(key)
    if definition is None:
        return ""
    if definition.kind is ValueKind.FLAG:
        return f"{_('yes')}, {_('no')}"
    words = [
        choose_text(definition.choice_names.get(one, {"en": one}), current_language()) for one in definition.choices
    ]
    return ", ".join([*words[:_HINTED], *(["…"] if len(words) > _HINTED else [])]) or unit_label(definition.unit)


def port_type_name(port: Port) -> str:
    """What kind of connection a port is: the standard type's name, else its bare kind."""
    found = find_port_type(port.port_type)
    return choose_text(found.names, current_language()) if found else port.kind


def unit_label(unit: str) -> str:
    """A unit as people write it."""
    return label(unit, current_language()) if unit and find_unit(unit) else unit


def property_value(value: PropertyValue) -> str:
    """A value as its supplier wrote it, else its canonical parts in the reader's language, with the unit."""
    words, unit = value.typed or _words_of(value), unit_label(value.unit)
    return words if not unit or unit in words or not any(letter.isdigit() for letter in words) else f"{words} {unit}"


def _words_of(value: PropertyValue) -> str:
    if value.kind is ValueKind.FLAG and value.flag is not None:
        return _("yes") if value.flag else _("no")
    number, low, high = (
        "" if one is None else plain_number(current_language(), one) for one in (value.number, value.low, value.high)
    )
    if low and high:
        return f"{low} … {high}"
    if low or high:
        return f"≥ {low}" if low else f"≤ {high}"
    return number or ", ".join(value.choices) or value.text


def condition_values(constraint: Constraint) -> list[str]:
    """The values of a condition as the reader writes them: numbers with the reader's mark, yes and no in words."""
    return [_value_words(value) for value in constraint.values]


def _value_words(value: str) -> str:
    if value in {"true", "false"}:
        return _("yes") if value == "true" else _("no")
    try:
        number = Decimal(value)
    except ArithmeticError:
        return value
    return plain_number(current_language(), number) if number.is_finite() else value


def find_properties(words: str, limit: int = 20) -> list[PropertyDefinition]:
    """Dictionary entries whose name or synonym in any language has all the words, those that begin with them first."""
    wanted = words.lower().split()
    ranked: dict[str, tuple[bool, int, PropertyDefinition]] = {}
    for _language, name, definition in the_dictionary().names():
        lowered = name.lower()
        if all(word in lowered for word in wanted):
            rank = (not lowered.startswith(words.lower().strip()), len(name), definition)
            if definition.key not in ranked or rank[:2] < ranked[definition.key][:2]:
                ranked[definition.key] = rank
    best = sorted(ranked.values(), key=lambda one: (*one[:2], one[2].key))
    return [definition for _, _, definition in best[:limit]]


def add_trade_words(app: Flask) -> None:
    """Give templates the filters named here."""
    app.jinja_env.filters.update(
        property_name=property_name,
        property_hint=property_hint,
        property_value=property_value,
        unit_label=unit_label,
        port_type_name=port_type_name,
        condition_values=condition_values,
        month_name=lambda number: dict(month_names(current_language()))[number],
        language_name=lambda code: language_name(current_language(), code),
    )
