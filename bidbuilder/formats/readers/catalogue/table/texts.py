"""Names and descriptions out of one row of a list, each by the language it is written in."""

import re
from itertools import combinations

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.basics.languages import Texts, fill_texts
from bidbuilder.formats.readers.catalogue.codes import find_language
from bidbuilder.formats.readers.catalogue.table.cells import Cells
from bidbuilder.formats.readers.catalogue.table.compound_titles import LANGUAGES_APART
from bidbuilder.formats.readers.catalogue.table.texts_language import scores_of

_MARKED = re.compile(r"(?:^|[\s/|;(])(en|eng|uk|gb|da|dk|dan|de|deu|ger)\s*[:=]", re.IGNORECASE)
_SEPARATOR = re.compile(r"[/|\n:=]")
_PARTS = re.compile(r"\s+/\s+|\s*\|\s*|\n")


def read_texts(cells: Cells, field: str, default: str) -> Texts:
    """The texts of a field by language; texts in numbered columns (`Varetekst 1`, `Varetekst 2`) are one text.

    A cell that holds two languages is parted where the title says which they are (`Navn / Name`), else kept whole, with a
    finding.
    """
    texts: dict[str, list[str]] = {}
    for column in cells.columns(field):
        text = cells.text(column)
        if not text:
            continue
        stated = column.field.part if column.field else ""
        languages, parts = stated.split(LANGUAGES_APART), _PARTS.split(text)
        if len(languages) > 1 and len(parts) == len(languages):
            for language, part in zip(languages, parts, strict=True):
                texts.setdefault(find_language(language) or language, []).append(part.strip())
            continue
        if holds_two_languages(text):
            cells.found.warning(
                "two-languages",
                translatable("There seem to be two languages in this cell: {typed}"),
                cells.place(column),
                translatable("Give each language a column of its own, such as “Name (English)” and “Name (Danish)”."),
                typed=text[:80],
            )
        first = languages[0]
        texts.setdefault(((find_language(first) or first) if first else default), []).append(text)
    return fill_texts([(language, " ".join(parts)) for language, parts in texts.items()])


def holds_two_languages(text: str) -> bool:
    """Whether a text marks its languages (`EN: … DA: …`) or has parts no language has in common (`Pumpe / Pump`)."""
    if not _SEPARATOR.search(text):
        return False
    if len({find_language(mark) for mark in _MARKED.findall(text)}) > 1:
        return True
    parts = [part for part in _PARTS.split(text) if part.strip()]
    possible = [frozenset(scores) for part in parts if (scores := scores_of(part))]
    return any(not one & other for one, other in combinations(possible, 2))
