"""Messages in the reader's language, from the .po catalogues beside this file. Dates, numbers and money are in `formats`.

The English text is the key. A room has its own file `catalogues/<language>/<room>.po`; a message may stand in any of them.
Fields are written `{name}` and are only ever replaced by text: nothing in a message can reach an attribute.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

SOURCE_LANGUAGE = "en"

_FIELD = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Messages:
    """All translations of one language: message → text, and message → its plural forms (singular first)."""

    texts: Mapping[str, str]
    plurals: Mapping[str, tuple[str, ...]]


@cache
def messages_of(language: str) -> Messages:
    """The merged catalogues of a language; empty for English and for languages without catalogues."""
    texts: dict[str, str] = {}
    plurals: dict[str, tuple[str, ...]] = {}
    for _room, catalog in catalogues_of(language):
        for message in catalog:
            if not message.id:
                continue
            if isinstance(message.id, tuple):
                plurals.setdefault(message.id[0], tuple(message.string or ()))
            elif message.string:
                texts.setdefault(str(message.id), str(message.string))
    return Messages(texts, plurals)


def catalogues_of(language: str) -> tuple[tuple[str, Catalog], ...]:
    """The catalogue files of a language as (room, catalogue), in the order of their names."""
    folder = files("bidbuilder.i18n") / "catalogues" / language
    if not folder.is_dir():
        return ()
    found = sorted((entry for entry in folder.iterdir() if entry.name.endswith(".po")), key=lambda entry: entry.name)
    return tuple((entry.name.removesuffix(".po"), read_po(BytesIO(entry.read_bytes()), language)) for entry in found)


def render_message(language: str, message: str, params: Mapping[str, object] | None = None) -> str:
    """A message in a language with its `{name}` fields filled; English where it is not translated, `?` for a missing field.

    The language may have a region (`da-DK`); only its first part counts.
    """
    text = messages_of(_base(language)).texts.get(message, message)
    return fill_fields(text, params or {})


def render_plural(
    language: str, singular: str, plural: str, count: int, params: Mapping[str, object] | None = None
) -> str:
    """The singular or the plural of a message for a count, which is also the field `{count}`.

    English and Danish both use the singular for exactly one.
    """
    forms = messages_of(_base(language)).plurals.get(singular)
    one, many = forms if forms and len(forms) == 2 and all(forms) else (singular, plural)
    return fill_fields(one if count == 1 else many, {"count": count, **(params or {})})


def ngettext(singular: str, plural: str) -> tuple[str, str]:
    """Mark a counted message for the catalogues and give both forms back, for `render_plural`."""
    return singular, plural


def fill_fields(text: str, params: Mapping[str, object]) -> str:
    """Put parameters into `{name}` fields; a field without a parameter becomes `?`."""
    return _FIELD.sub(lambda field: str(params.get(field[1], "?")), text)


def _base(language: str) -> str:
    return language.split("-", 1)[0].lower()
