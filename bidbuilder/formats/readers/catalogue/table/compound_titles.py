"""Titles that say more than one thing: the same in two languages, one end of a range, several measures (`Mål BxHxD (mm)`).

What a simple title means is `titles`; it is handed in as a function.
"""

import re
from collections.abc import Callable
from dataclasses import replace

from bidbuilder.domain.basics.units import find_unit
from bidbuilder.domain.catalogue.properties import ValueKind
from bidbuilder.formats.readers.catalogue.features import find_definition_of_key
from bidbuilder.formats.readers.catalogue.table.fields import Field
from bidbuilder.formats.readers.catalogue.table.texts_language import language_of_title
from bidbuilder.formats.readers.catalogue.table.title_words import words

TitleMeaning = Callable[[str], Field | None]

LANGUAGES_APART = "/"  # between the languages of a text: `name.da/en`

_MOST_PARTS = 3
_BETWEEN = re.compile(r"\s*[/|\n]\s*(?![^(\[]*[)\]])")  # not inside brackets: `Pris (kr./stk.)`
_TEXTS = frozenset({"name", "description"})
_ENDS = (
    ("property_from", re.compile(r"\b(?:min|minimum|minimal|mindste|laveste|fra|from|von)\b\.?", re.IGNORECASE)),
    ("property_to", re.compile(r"\b(?:max|maks|maximum|maximal|maksimum|højeste|til|to|bis)\b\.?", re.IGNORECASE)),
)
# The first letters of the measures in Danish, German and English. `D` beside two others is the depth, never a diameter.
_MEASURES = {"l": "length", "b": "width", "w": "width", "h": "height", "d": "depth", "t": "depth"}
_LETTERS = re.compile(
    r"(?<!\w)[lbwhdt](?:\s*[x×*/]\s*[lbwhdt]){2}(?!\w)|(?<!\w)[lbwh]\s*[x×*]\s*[lbwh](?!\w)", re.IGNORECASE
)
_AROUND = frozenset(
    {
        "maal",
        "ydre",
        "udvendige",
        "dimension",
        "dimensioner",
        "dimensions",
        "dim",
        "stoerrelse",
        "size",
        "masse",
        "abmessung",
    }
    | {"abmessungen", "aussenmasse", "in", "i", "outer", "external"}
)


def read_two_languages(title: str, meaning: TitleMeaning) -> Field | None:
    """The field that all parts of a title mean; a name beside a description is a name. None where one is not understood.

    Texts get the languages of the parts in order, so that cells written the same way can be parted.
    """
    parts = [part for part in _BETWEEN.split(title) if part]
    if not 1 < len(parts) <= _MOST_PARTS:
        return None
    fields = [meaning(part) for part in parts]
    understood = [field for field in fields if field is not None]
    names = {field.name for field in understood}
    if len(understood) < len(parts) or (len(names) > 1 and not names <= _TEXTS):
        return None
    first = understood[0]
    if first.name in _TEXTS:
        languages = [field.part or language_of_title(part) for field, part in zip(understood, parts, strict=True)]
        return replace(first, part=LANGUAGES_APART.join(languages) if all(languages) else first.part)
    if len({field.part for field in understood}) > 1:
        return None
    return replace(first, unit=next((field.unit for field in understood if field.unit), ""))


def read_end_of_range(title: str, meaning: TitleMeaning) -> Field | None:
    """`Ambient temp. min (°C)`: the lower or upper end of a property that is a range."""
    for end, word in _ENDS:
        bare, times = word.subn(" ", title)
        field = meaning(" ".join(bare.split())) if times == 1 else None
        definition = find_definition_of_key(field.part) if field and field.name == "property" else None
        if field and definition and definition.kind is ValueKind.INTERVAL:
            return replace(field, name=end)
    return None


def read_dimensions_title(title: str) -> Field | None:
    """The field `dimensions.width/height/depth:mm` of a title that names two or three measures; None for any other."""
    match = _LETTERS.search(title)
    if match is None:
        return None
    keys = [_MEASURES[letter] for letter in re.findall("[lbwhdt]", match[0].casefold())]
    rest = words(f"{title[: match.start()]} {title[match.end() :]}")
    units = [word for word in rest if word not in _AROUND]
    unit = find_unit(units[0]) if len(units) == 1 else None
    if len(set(keys)) < len(keys) or len(units) > (unit is not None):
        return None
    return Field("dimensions", "/".join(keys), unit.symbol if unit else "")
