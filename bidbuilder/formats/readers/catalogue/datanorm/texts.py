"""Texts of DATANORM: long texts that articles name (T), lines of their own (D), and texts with places to fill in (E).

A D line is a text of its own (F), a long text taken in (T), or a text with places to fill (E): each row of dollar signs in it
takes the next of the values that the line brings between dollar signs.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.formats.readers.catalogue.datanorm.records import Record
from bidbuilder.formats.readers.catalogue.findings_log import FindingsLog

_PLACE = re.compile(r"\$+")
_TEXT_NUMBER = 12  # in an A record
_LINES_OF_TEXT = ((4, 6), (7, 9))  # the number of a line and the line itself, twice in a record
_LINES_OF_ARTICLE = ((3, 4, 5, 6), (7, 8, 9, 10))  # the number of a line, its kind, the text it names, and what it says
_LONG, _FILLED = "T", "E"

_Line = tuple[str, str]


@dataclass(slots=True)
class TextPool:
    """The texts of a delivery by their numbers, and the lines of its articles by their codes."""

    texts: dict[str, list[Record]] = field(default_factory=lambda: defaultdict(list))
    forms: dict[str, list[Record]] = field(default_factory=lambda: defaultdict(list))
    lines: dict[str, list[Record]] = field(default_factory=lambda: defaultdict(list))
    _used: set[tuple[str, str]] = field(default_factory=set)
    _described: set[str] = field(default_factory=set)

    def describe(self, article: Record, found: FindingsLog) -> str:
        """What the lines of an article and its long text say, line under line."""
        said = [text for line in self._lines_of(article) for text in self._say(line, found)]
        if number := article.field(_TEXT_NUMBER):
            said += self._long_text(number, article, found)
        return "\n".join(text for text in said if text)

    def remark_unused(self, found: FindingsLog) -> None:
        """Tell of texts that no article names, and of lines of articles that are not in the delivery."""
        for kind, texts in ((_LONG, self.texts), (_FILLED, self.forms)):
            for number, records in texts.items():
                if (kind, number) not in self._used:
                    found.count(
                        "text-unused", translatable("Texts that no article names: {count}."), "", records[0].place()
                    )
        for records in (records for code, records in self.lines.items() if code not in self._described):
            found.count(
                "lines-alone",
                translatable("Lines of text for articles that are not in the file, left out: {count} articles."),
                "",
                records[0].place(),
            )

    def _lines_of(self, article: Record) -> Sequence[tuple[Record, str, str, str]]:
        self._described.add(article.field(2))
        lines = [
            (record.field(number), (record, record.field(kind), record.field(named), record.field(text)))
            for record in self.lines.get(article.field(2), [])
            for number, kind, named, text in _LINES_OF_ARTICLE
        ]
        return [line for _, line in sorted(lines, key=lambda one: _number_of(one[0]))]

    def _say(self, line: tuple[Record, str, str, str], found: FindingsLog) -> Iterable[str]:
        record, kind, named, text = line
        if kind == _LONG and named:
            return self._long_text(named, record, found)
        if kind == _FILLED and named:
            values = iter([value.strip() for value in text.split("$") if value])
            return [_fill(form, values) for form in self._text_of(_FILLED, self.forms, named, record, found)]
        return [text]

    def _long_text(self, number: str, record: Record, found: FindingsLog) -> Sequence[str]:
        return self._text_of(_LONG, self.texts, number, record, found)

    def _text_of(
        self, kind: str, texts: dict[str, list[Record]], number: str, record: Record, found: FindingsLog
    ) -> Sequence[str]:
        self._used.add((kind, number))
        if number not in texts:
            found.count(
                "text-missing",
                translatable("Texts that articles name and that are not in the delivery: {count}."),
                "",
                record.place(),
            )
            return ()
        lines = [(one.field(line), one.field(text)) for one in texts[number] for line, text in _LINES_OF_TEXT]
        return [text for _, text in sorted(lines, key=lambda one: _number_of(one[0]))]


def _fill(form: str, values: Iterator[str]) -> str:
    return _PLACE.sub(lambda _: next(values, ""), form)


def _number_of(digits: str) -> int:
    """The number of a line; lines without one keep their place."""
    return int(digits) if digits.isascii() and digits.isdigit() else 0
