"""A property as typed on a form: its name looked up in the dictionary, its value read by the notations of the trade."""

from wtforms import Form

from bidbuilder.domain.basics.findings import Finding
from bidbuilder.domain.catalogue.notations import read_value
from bidbuilder.domain.catalogue.properties import PropertyDefinition, PropertyValue
from bidbuilder.i18n.formats import decimal_mark
from bidbuilder.web.context import the_dictionary
from bidbuilder.web.language import _, current_language, hint_of, message_of


def read_property(name: str, text: str) -> tuple[PropertyValue | None, str]:
    """The value, or None with the words that say why not. A number alone is in the property's usual unit."""
    definition = _find(name)
    if definition is None:
        return None, _("“{name}” is not in the property dictionary. Choose one of the names offered.", name=name)
    read = read_value(text, definition, decimal_mark=decimal_mark(current_language()), unit=definition.unit)
    if isinstance(read, Finding):
        return None, f"{message_of(read)} {hint_of(read)}".strip()
    return read, ""


def refuse_row(row: Form, trouble: str) -> None:
    """Say what is wrong with a row of name and value: at the name where nothing is called so, else at the value."""
    field = row.value if _find(row.name.data or "") else row.name
    field.errors = [*field.errors, trouble]


def _find(name: str) -> PropertyDefinition | None:
    dictionary = the_dictionary()
    return dictionary.find(name, current_language()) or dictionary.find(name)
