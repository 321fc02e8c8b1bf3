"""Names and descriptions out of one row of a list, each by the language it is written in."""

import re
from collections.abc import Iterable
from itertools import combinations

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.basics.languages import Texts, fill_texts
from bidbuilder.formats.readers.catalogue.codes import find_language
from bidbuilder.formats.readers.catalogue.table.cells import Cells
from bidbuilder.formats.readers.catalogue.table.compound_titles import LANGUAGES_APART
from bidbuilder.formats.readers.catalogue.table.texts_language import scores_of
from bidbuilder.formats.readers.catalogue.table.title_words import words

_MARKED = re.compile(r"(?:^|[\s/|;(])(en|eng|uk|gb|da|dk|dan|de|deu|ger)\s*[:=]\s*(?=[^\W\d_])", re.IGNORECASE)
_SEPARATOR = re.compile(r"[/|\n:=;()–-]")
_PARTS = re.compile(r"\s+/\s+|\s*\|\s*|\n")
_FURTHER_PARTS = re.compile(rf"{_PARTS.pattern}|\s+[–-]\s+|;\s+|\s*[()]\s*")  # these part as often what is one language
_SHORTEST_NAME = 3  # `DN`, `stk` and codes are written alike in every language


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
        languages = stated.split(LANGUAGES_APART)
        language = ((find_language(languages[0]) or languages[0]) if stated else "") or default
        if len(languages) > 1 and len(parts := _PARTS.split(text)) == len(languages):
            for one, part in zip(languages, parts, strict=True):
                texts.setdefault(find_language(one) or one, []).append(part.strip())
            continue
        if holds_two_languages(text, language):
            cells.found.warning(
                "two-languages",
                translatable("There seem to be two languages in this cell: {typed}"),
                cells.place(column),
                translatable("Give each language a column of its own, such as “Name (English)” and “Name (Danish)”."),
                typed=text[:80],
            )
        texts.setdefault(language, []).append(text)
    return fill_texts([(language, " ".join(parts)) for language, parts in texts.items()])


def holds_two_languages(text: str, usual: str) -> bool:
    """Whether a text marks its languages (`EN: … DA: …`) or has parts no language has in common (`Pumpe / Pump`).

    A part that says nothing of its language is in the `usual` one of the list: `Kugleventil DN50 / Ball valve DN50`.
    """
    if not _SEPARATOR.search(text):
        return False
    marks = [(find_language(match[1]), match.start() > 0) for match in _MARKED.finditer(text)]
    if len({language for language, _ in marks} | {usual for language, is_inside in marks if is_inside}) > 1:
        return True
    return _are_apart(_PARTS.split(text), usual) or _are_apart(_FURTHER_PARTS.split(text), "")


def _are_apart(parts: Iterable[str], usual: str) -> bool:
    named = [part for part in parts if any(len(word) > _SHORTEST_NAME for word in words(part) if word.isalpha())]
    possible = [frozenset(scores_of(part)) or frozenset({usual} - {""}) for part in named]
    return any(one and other and not one & other for one, other in combinations(possible, 2))
