"""The forms of a property: a new or changed entry, a further word, the property to merge into."""

import re
from collections.abc import Mapping

from wtforms import BooleanField, SelectField, StringField, TextAreaField

from bidbuilder.domain.catalogue.dictionary.own_entries import LONGEST_KEY, propose_key
from bidbuilder.domain.catalogue.properties import Better, PropertyDefinition, ValueKind
from bidbuilder.web.dictionary.words import FIELDS
from bidbuilder.web.forms import Form, at_most, choices, choices_of, optional, required
from bidbuilder.web.language import lazy
from bidbuilder.web.trade_fields import UnitField

LANGUAGES = ("en", "da", "de")
_BETWEEN_WORDS = re.compile(r"\s*[;\n]\s*")
_LANGUAGE_CHOICES = (("da", lazy("Danish")), ("en", lazy("English")), ("de", lazy("German")))


class EntryForm(Form):
    """A property of our own."""

    key = StringField(lazy("Key"), [optional(), at_most(LONGEST_KEY)])
    field = SelectField(lazy("Field"), choices=choices((key, lazy(words)) for key, words in FIELDS.items()))
    kind = SelectField(lazy("Kind of value"), choices=choices_of(ValueKind))
    unit = UnitField(lazy("Unit"), [optional(), at_most(30)])
    better = SelectField(lazy("Which is better"), choices=choices_of(Better))
    name_en = StringField(lazy("Name in English"), [optional(), at_most(120)])
    synonyms_en = StringField(lazy("Other words in English"), [optional(), at_most(500)])
    name_da = StringField(lazy("Name in Danish"), [optional(), at_most(120)])
    synonyms_da = StringField(lazy("Other words in Danish"), [optional(), at_most(500)])
    name_de = StringField(lazy("Name in German"), [optional(), at_most(120)])
    synonyms_de = StringField(lazy("Other words in German"), [optional(), at_most(500)])
    choices = TextAreaField(lazy("Choices"), [optional(), at_most(2000)], render_kw={"rows": "3"})
    is_ordered = BooleanField(lazy("The choices stand in rising order: a later one satisfies an earlier one"))
    source = StringField(lazy("Source"), [optional(), at_most(200)])

    @classmethod
    def filled(cls, definition: PropertyDefinition) -> "EntryForm":
        """The form with what is stored."""
        return cls(formdata=None, data=_plain(definition))

    def to_definition(self, key: str | None = None) -> PropertyDefinition:
        """The entry as typed; under the given key where it is a change, else under the one typed or that of its name."""
        names = {one: self[f"name_{one}"].data for one in LANGUAGES if self[f"name_{one}"].data}
        return PropertyDefinition(
            key=key or self.key.data or propose_key(names),
            kind=ValueKind(self.kind.data),
            field=self.field.data,
            names=names,
            synonyms={one: _words(self[f"synonyms_{one}"].data) for one in LANGUAGES if self[f"synonyms_{one}"].data},
            unit=self.unit.data or "",
            better=Better(self.better.data),
            choices=_words(self.choices.data or ""),
            is_ordered=bool(self.is_ordered.data),
            source=self.source.data or "",
        )


class WordForm(Form):
    """A further word for a property."""

    word = StringField(lazy("Further word"), [required(), at_most(120)])
    language = SelectField(lazy("Language"), choices=choices(_LANGUAGE_CHOICES))


class MergeForm(Form):
    """The property that remains."""

    into = StringField(lazy("Merge into"), [required(), at_most(120)])


def _plain(definition: PropertyDefinition) -> Mapping[str, object]:
    words = {f"name_{one}": definition.names.get(one, "") for one in LANGUAGES}
    words |= {f"synonyms_{one}": "; ".join(definition.synonyms.get(one, ())) for one in LANGUAGES}
    return words | {
        "key": definition.key,
        "field": definition.field,
        "kind": definition.kind.value,
        "unit": definition.unit,
        "better": definition.better.value,
        "choices": "; ".join(definition.choices),
        "is_ordered": definition.is_ordered,
        "source": definition.source,
    }


def _words(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word.strip() for word in _BETWEEN_WORDS.split(text) if word.strip()))
