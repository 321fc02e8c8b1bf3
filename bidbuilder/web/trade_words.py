"""Names of properties, units and typed values on the page, in the reader's language."""

import re
from decimal import Decimal

from flask import Flask

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.basics.languages import choose_text
from bidbuilder.domain.basics.units import beside, find_unit, label, label_after
from bidbuilder.domain.catalogue.conformities import CONFORMITIES, find_conformity
from bidbuilder.domain.catalogue.offerings import Port
from bidbuilder.domain.catalogue.ports import find_port_type
from bidbuilder.domain.catalogue.properties import PropertyDefinition, PropertyValue, ValueKind
from bidbuilder.domain.tenders.constraints import Constraint, Operator
from bidbuilder.i18n.formats import language_name, month_names, plain_number
from bidbuilder.i18n.proofs import measure_words, with_unit_in
from bidbuilder.web.context import the_dictionary
from bidbuilder.web.language import _, current_language

_HINTED = 5
# A firm's own ways to sort what it sells.
_OWN_SCHEMES = {"group": translatable("Product group"), "discount group": translatable("Discount group")}
# What readers of files call the prices of a list; BMEcat has codes for them (price_type). A firm's own words stay as they are.
_PRICE_KINDS = {
    "net price": translatable("net price"),
    "list price": translatable("list price"),
    "net_list": translatable("list price, net"),
    "gros_list": translatable("list price with sales tax"),
    "net_customer": translatable("customer's net price"),
    "nrp": translatable("recommended retail price"),
}
# `7.5 kg/t`, `-30..45 °C`, but neither `DN 100` nor `24 V ±10 %`, which say more than their number.
_BARE_MEASURE = re.compile(r"[-−+]?\d+([.,]\d+)?( ?(\.\.\.?|…) ?[-−+]?\d+([.,]\d+)?)? ?(?P<unit>[^\d\s±+~][^\s±]*)?")
_DESIGNATION = re.compile(r"\b[A-Z]{2,} ?\d")  # DN 100, PN16: sizes with a name of their own take no unit
_INTERVALS = frozenset({Operator.BETWEEN, Operator.CONTAINS})


def property_name(key: str) -> str:
    """The name of a property, of a standard or certificate; the key itself where there is no such entry."""
    definition = the_dictionary().find_key(key) or find_conformity(key)
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


def price_kind(label: str) -> str:
    """What a price list is called, in the reader's words where a file called it."""
    return _(_PRICE_KINDS[label]) if label in _PRICE_KINDS else label


def scheme_name(scheme: str) -> str:
    """What a classification is called: words for a firm's own, letters for the known ones (`cpv`, `etim`)."""
    return _(_OWN_SCHEMES[scheme]) if scheme in _OWN_SCHEMES else scheme.upper()


def unit_label(unit: str) -> str:
    """A unit as people write it."""
    return label(unit, current_language()) if unit and find_unit(unit) else unit


def choice_name(key: str, code: str) -> str:
    """What a choice of a property is called; the code itself where it speaks for itself."""
    definition = the_dictionary().find_key(key)
    names = definition.choice_names.get(code) if definition else None
    return choose_text(names, current_language()) if names else code


def property_value(value: PropertyValue) -> str:
    """A value in the reader's words: its parts where the supplier wrote no more than these, else as the supplier wrote it."""
    if _says_no_more(value):
        return _words_of(value)
    words, unit = value.typed, unit_label(value.unit)
    has_unit = unit in words or value.unit in words or _DESIGNATION.search(words) or _ends_in_unit(words)
    return words if has_unit or not any(letter.isdigit() for letter in words) else f"{words} {unit}"


def _ends_in_unit(words: str) -> bool:
    last = words.split()[-1:]
    return bool(last) and not last[0][-1].isdigit() and find_unit(last[0]) is not None


def _says_no_more(value: PropertyValue) -> bool:
    """Whether what was typed is the bare measure, the code of a choice or a plain yes or no."""
    typed = value.typed.strip()
    if not typed or value.kind is ValueKind.FLAG:
        return value.kind is not ValueKind.FLAG or " " not in typed
    if value.kind is ValueKind.CHOICE:
        return value.choices == (typed,)
    bare = _BARE_MEASURE.fullmatch(typed)
    if not bare or value.kind not in {ValueKind.NUMBER, ValueKind.INTERVAL}:
        return False
    written = find_unit(bare["unit"]) if bare["unit"] else None
    return not bare["unit"] or (written is not None and written == find_unit(value.unit))


def _words_of(value: PropertyValue) -> str:
    if value.kind is ValueKind.FLAG and value.flag is not None:
        return _("yes") if value.flag else _("no")
    if value.choices:
        return ", ".join(choice_name(value.key, one) for one in value.choices)
    number, low, high = (
        "" if one is None else plain_number(current_language(), one) for one in (value.number, value.low, value.high)
    )
    measured = number or (f"{low} … {high}" if low and high else f"≥ {low}" if low else f"≤ {high}" if high else "")
    last = next((one for one in (value.number, value.high, value.low) if one is not None), Decimal(0))
    return beside(measured, unit_after(last, value.unit)) if measured else value.text or value.typed


def unit_after(number: Decimal, unit: str) -> str:
    """The unit as it stands behind a number: 1 year, but 15 years; what is no unit stays as it is."""
    return label_after(number, unit, current_language()) if unit and find_unit(unit) else unit


def condition_values(constraint: Constraint) -> list[str]:
    """The values of a condition as the reader writes them: numbers with the reader's mark, yes and no in words."""
    return [_value_words(value) for value in constraint.values]


def condition_bound(constraint: Constraint) -> str:
    """What a condition asks for, as the reader writes it with its unit: `15 år`, `−20…45 °C`."""
    joined = ("…" if constraint.operator in _INTERVALS else ", ").join(condition_values(constraint))
    return beside(joined, unit_after(Decimal(1 if constraint.values == ("1",) else 2), constraint.unit))


def measure(words: str, unit: str) -> str:
    """A measure a proof shows, in the reader's notation; without a unit it may be a code, which stays as it is."""
    return measure_words(current_language(), words) if unit else words


def asked_words(words: str) -> str:
    """What a call asks of a property, as its writer put it, with the unit in the reader's language."""
    return with_unit_in(current_language(), words)


def _value_words(value: str) -> str:
    if value in {"true", "false"}:
        return _("yes") if value == "true" else _("no")
    try:
        number = Decimal(value)
    except ArithmeticError:
        return value
    return plain_number(current_language(), number) if number.is_finite() else value


def find_properties(words: str, limit: int = 20, *, conformities: bool = False) -> list[PropertyDefinition]:
    """Dictionary entries whose name or synonym in any language has all the words, those that begin with them first.

    With `conformities` standards and certificates are among them: a condition may ask for them, no offering lists them so.
    """
    wanted = words.lower().split()
    ranked: dict[str, tuple[bool, int, PropertyDefinition]] = {}
    more = [(language, name, one) for one in CONFORMITIES for language, name in one.names.items()]
    for _language, name, definition in (*the_dictionary().names(), *(more if conformities else ())):
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
        price_kind=price_kind,
        scheme_name=scheme_name,
        unit_label=unit_label,
        unit_after=unit_after,
        port_type_name=port_type_name,
        condition_values=condition_values,
        condition_bound=condition_bound,
        measure=measure,
        asked_words=asked_words,
        month_name=lambda number: dict(month_names(current_language()))[number],
        language_name=lambda code: language_name(current_language(), code),
    )
