"""The columns of a supplier's list as a person may correct them: what there is to choose, and what the form says."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.basics.units import find_unit
from bidbuilder.i18n.formats import language_name
from bidbuilder.web.context import the_dictionary
from bidbuilder.web.language import _, current_language
from bidbuilder.web.trade_words import measure, property_name

_COLUMN, _PROPERTY, _QUANTITY = "column-", "property-", "quantity-"
_PROPERTY_FIELD, _PRICE_FIELD = "property", "price"
_TEXT_LANGUAGES = ("en", "da", "de")

# The fields of the reader of lists that a person chooses among, in the order people look for them.
_FIELDS = {
    "": translatable("Leave out"),
    "code": translatable("Product code"),
    "name": translatable("Name"),
    "description": translatable("Description"),
    _PROPERTY_FIELD: translatable("Property"),
    _PRICE_FIELD: translatable("Price"),
    "currency": translatable("Currency"),
    "from_quantity": translatable("From quantity"),
    "discount": translatable("Discount in per cent"),
    "per": translatable("Price holds for (quantity)"),
    "one_off": translatable("One-off cost"),
    "unit": translatable("Sold by (unit)"),
    "minimum_order": translatable("Minimum order"),
    "pack_size": translatable("Pack size"),
    "kind": translatable("Kind"),
    "manufacturer": translatable("Manufacturer"),
    "part_number": translatable("Part number"),
    "gtin": translatable("GTIN"),
    "classification.cpv": translatable("CPV code"),
    "hs_code": translatable("HS code"),
    "lead_time": translatable("Lead time"),
    "lead_time_per_unit": translatable("Lead time per unit"),
    "warranty": translatable("Warranty"),
    "spare_parts": translatable("Spare parts"),
    "spare_parts_years": translatable("Spare parts years"),
    "export_control": translatable("Export control"),
    "export_control_code": translatable("Export control code"),
    "rohs": translatable("RoHS"),
    "reach": translatable("REACH"),
    "substances": translatable("Restricted substances"),
    "local_content": translatable("Local content"),
    "origin": translatable("Country of origin"),
    "mass": translatable("Mass of one"),
    "volume": translatable("Volume of one"),
    "incoterm": translatable("Incoterm"),
    "place": translatable("Named place"),
    "valid_from": translatable("Valid from"),
    "valid_until": translatable("Valid until"),
    "certificate": translatable("Certificate"),
    "document": translatable("Document"),
}

# What only the reader writes: `part` is a property, a quantity that is measured, or a scheme.
_FURTHER = {
    "property_from": translatable("{part}, from"),
    "property_to": translatable("{part}, to"),
    "unit_beside": translatable("Unit of another column ({part})"),
    "classification": translatable("Classification {part}"),
    "dimensions": translatable("Dimensions ({part})"),
    "price_of": translatable("Price of a size ({part})"),
}
# Classifications that are a firm's own and have a word; the others have a name.
_OWN_CLASSES = {"group": translatable("product group"), "discount group": translatable("discount group")}


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """A column as the page shows it: letter, title in the file, the field chosen and what goes with it.

    `entries` are value, words and what detail the entry takes: property, quantity or none.
    """

    letter: str
    title: str
    chosen: str
    property: str
    quantity: str
    entries: tuple[tuple[str, str, str], ...]


def choices_for(columns: tuple[tuple[str, str, str], ...]) -> list[ColumnChoice]:
    """The columns of a reading with everything each may hold; a field only the reader writes so is offered as it is."""
    return [_choice(letter, title, field) for letter, title, field in columns]


def columns_from(form: Mapping[str, str], columns: tuple[tuple[str, str, str], ...]) -> str:
    """The chosen fields as the reader's option `A=code,B=name.da,C=property.rated_power:kW`.

    A property or a price quantity left as it was keeps its unit; a name the dictionary does not know leaves the column out.
    """
    before = {letter: field for letter, _title, field in columns}
    chosen = []
    for name, field in form.items():
        letter = name.removeprefix(_COLUMN)
        if name.startswith(_COLUMN) and re.fullmatch(r"[A-Z]{1,3}", letter) and "," not in field:
            chosen.append(f"{letter}={_with_detail(form, letter, field, before.get(letter, ''))}")
    return ",".join(chosen)


def changed_titles(chosen: str, columns: tuple[tuple[str, str, str], ...]) -> dict[str, str]:
    """Title → field of the columns that a person said hold something else than was understood.

    `chosen` is what `columns_from` gives.
    """
    said = dict(choice.split("=", 1) for choice in chosen.split(",") if "=" in choice)
    return {
        title: said[letter] for letter, title, field in columns if title and letter in said and said[letter] != field
    }


def _choice(letter: str, title: str, field: str) -> ColumnChoice:
    name, part = _parts(field)
    entries = _entries()
    property_key = part if name == _PROPERTY_FIELD else ""
    quantity = part if name == _PRICE_FIELD else ""
    chosen = name if name in {_PROPERTY_FIELD, _PRICE_FIELD} and "#" not in field else field
    if chosen not in {value for value, _words, _detail in entries}:
        entries = (*entries, (chosen, _words_of(chosen), ""))
    return ColumnChoice(letter, title, chosen, property_name(property_key) if property_key else "", quantity, entries)


def _entries() -> tuple[tuple[str, str, str], ...]:
    details = {_PROPERTY_FIELD: "property", _PRICE_FIELD: "quantity"}
    entries: list[tuple[str, str, str]] = []
    for field, words in _FIELDS.items():
        entries.append((field, _(words), details.get(field, "")))
        if field in {"name", "description"}:
            entries += [
                (f"{field}.{code}", f"{_(words)} ({language_name(current_language(), code)})", "")
                for code in _TEXT_LANGUAGES
            ]
    return tuple(entries)


def _words_of(field: str) -> str:
    """A field with more to it than the choices have: `lead_time:weeks` is shown as “Leveringstid (uger)”."""
    name, part = _parts(field)
    if name in _FURTHER:
        is_keys = name.startswith(_PROPERTY_FIELD) or name in {"dimensions", "price_of"}
        named = _(_OWN_CLASSES[part]) if part in _OWN_CLASSES else part
        return _(_FURTHER[name], part=" × ".join(map(property_name, part.split("/"))) if is_keys else named)
    rest = field.removeprefix(name).strip(".:#")
    if name != _PROPERTY_FIELD and find_unit(rest):
        rest = measure(f"2 {rest}", rest).removeprefix("2 ")
    return f"{_(_FIELDS[name])} ({rest})" if name in _FIELDS else field


def _with_detail(form: Mapping[str, str], letter: str, field: str, before: str) -> str:
    name, part = _parts(before)
    if field == _PROPERTY_FIELD:
        typed = form.get(_PROPERTY + letter, "").strip()
        if name == _PROPERTY_FIELD and typed == property_name(part):
            return before
        found = the_dictionary().find(typed, current_language()) or the_dictionary().find(typed)
        return f"{_PROPERTY_FIELD}.{found.key}" if found else ""
    if field == _PRICE_FIELD:
        typed = form.get(_QUANTITY + letter, "").strip()
        if name == _PRICE_FIELD and typed == part:
            return before
        return f"{_PRICE_FIELD}.{typed}" if re.fullmatch(r"[0-9]{1,9}", typed) else _PRICE_FIELD
    return field


def _parts(field: str) -> tuple[str, str]:
    """Name and part of a field as the reader writes it: `property.rated_power:kW` → property, rated_power."""
    name, _dot, rest = field.partition(".")
    return name.partition(":")[0].partition("#")[0], rest.partition(":")[0].partition("#")[0]
