"""A property as typed on a form: its name looked up in the dictionary, its value read by the notations of the trade."""

from bidbuilder.domain.basics.findings import Finding
from bidbuilder.domain.catalogue.notations import read_value
from bidbuilder.domain.catalogue.properties import PropertyValue
from bidbuilder.i18n.formats import decimal_mark
from bidbuilder.web.context import the_dictionary
from bidbuilder.web.language import _, current_language, hint_of, message_of


def read_property(name: str, text: str) -> tuple[PropertyValue | None, str]:
    """The value, or None with the words that say why not. A number alone is in the property's usual unit."""
    dictionary = the_dictionary()
    definition = dictionary.find(name, current_language()) or dictionary.find(name)
    if definition is None:
        return None, _("“{name}” is not in the property dictionary. Choose one of the names offered.", name=name)
    read = read_value(text, definition, decimal_mark=decimal_mark(current_language()), unit=definition.unit)
    if isinstance(read, Finding):
        return None, f"{message_of(read)} {hint_of(read)}".strip()
    return read, ""
