"""How a table of the property dictionary is written down, and its reading. Finding a property by name is in `lookup`.

An entry is a block of lines; blocks are parted by an empty line:

    motor_efficiency_class | ranked | higher | IEC 60034-30-1      key | kind and unit | better | source
    = IE1 IE2 IE3 IE4 IE5                                          codes of a choice, in rank if it is ranked
    en motor efficiency class; IE class                            name; synonym; synonym
    da virkningsgradsklasse; IE-klasse
    de Wirkungsgradklasse; IE-Klasse

A language with many names has several lines. Where codes do not speak for themselves, each has a line
`= code: en; da; de`, further words behind a comma; a code that is one kind of another is written `= code < broader code: …`.
Kinds are number, interval, choice, ranked (a choice whose codes stand in ascending rank), flag and text.
"""

import re

from bidbuilder.domain.basics.languages import Texts
from bidbuilder.domain.catalogue.properties import Better, PropertyDefinition, ValueKind

LANGUAGES = ("en", "da", "de")


def read_table(field: str, table: str) -> tuple[PropertyDefinition, ...]:
    """The definitions of one field of the trade."""
    return tuple(_read_entry(field, block.splitlines()) for block in table.strip().split("\n\n"))


def _read_entry(field: str, lines: list[str]) -> PropertyDefinition:
    key, kind_and_unit, better, source = _cells(lines[0], 4)
    kind, _, unit = kind_and_unit.partition(" ")
    words: dict[str, tuple[str, ...]] = {}
    for line in lines:
        if line[:2] in LANGUAGES:
            words[line[:2]] = (*words.get(line[:2], ()), *_split(line[3:]))
    choice_lines = [line[2:] for line in lines if line.startswith("= ")]
    written = [line.split(": ", 1) for line in choice_lines if ": " in line]
    named = [(code.partition(" < ")[0], words) for code, words in written]
    return PropertyDefinition(
        key=key,
        kind=ValueKind.CHOICE if kind == "ranked" else ValueKind(kind),
        field=field,
        names={language: listed[0] for language, listed in words.items()},
        synonyms={language: listed[1:] for language, listed in words.items() if len(listed) > 1},
        unit=unit,
        better=Better(better) if better else Better.NEITHER,
        choices=tuple(code for line in choice_lines for code in _codes(line)),
        is_ordered=kind == "ranked",
        source=source,
        choice_names={code: _first_words(words) for code, words in named},
        choice_kinds={
            narrow: broad for code, _words in written for narrow, sign, broad in [code.partition(" < ")] if sign
        },
        choice_words={code: tuple(re.split(r"\s*[;,]\s*", words)) for code, words in named},
    )


def _cells(line: str, count: int) -> list[str]:
    cells = [cell.strip() for cell in line.split("|")]
    return cells + [""] * (count - len(cells))


def _split(words: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in words.split(";"))


def _codes(line: str) -> list[str]:
    code, named, _ = line.partition(": ")
    return [code.partition(" < ")[0]] if named else line.split()


def _first_words(words: str) -> Texts:
    return {language: cell.split(",")[0] for language, cell in zip(LANGUAGES, _split(words), strict=True)}
