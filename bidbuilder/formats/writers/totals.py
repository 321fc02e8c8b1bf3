"""The total of a bid, and its totals under conditional discounts, read back out of the finished files: letter (figures and
words), price schedules, machine-readable files."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from babel.numbers import NumberFormatError, parse_decimal
from lxml import etree

from bidbuilder.formats.readers.archive import open_archive, read_entry
from bidbuilder.formats.readers.xml import parse_xml
from bidbuilder.formats.refusals import FileRefused
from bidbuilder.formats.writers.amounts import amount_in_words
from bidbuilder.formats.writers.letter import TOTAL_TAG, TOTAL_WORDS_TAG
from bidbuilder.formats.writers.letter_awards import AWARD_TAG
from bidbuilder.formats.writers.machine.reading import find_machine_totals
from bidbuilder.formats.writers.part_texts import iter_texts
from bidbuilder.formats.writers.price_awards import AWARD_NAME
from bidbuilder.formats.writers.price_summary import GRAND_TOTAL
from bidbuilder.formats.writers.sheets.reading import find_named_number
from bidbuilder.formats.writers.words import Words
from bidbuilder.i18n.formats import locale_of

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LETTER, _PRICES, _MACHINE = "01-", "04-", "07-"


@dataclass(frozen=True, slots=True)
class StatedTotal:
    """A total as a file states it: what is shown, and the amount it means (None if it cannot be read)."""

    file: str
    shown: str
    amount: Decimal | None


def stated_totals(files: Mapping[str, bytes], language: str, total: Decimal, currency: str) -> Iterator[StatedTotal]:
    """Every statement of the total in a pack's files. Words cannot be read back: they count as `total` if they say it."""
    words = Words(language)
    for name, content in files.items():
        if name.startswith(_LETTER) and name.endswith(".docx"):
            yield from _letter_totals(name, content, words, total, currency)
        elif name.startswith(_PRICES) and name.endswith(".xlsx") and "/" not in name:  # not a form of the buyer
            found = _named_number(content, GRAND_TOTAL)
            yield StatedTotal(name, "" if found is None else str(found), found)
        elif name.startswith(_MACHINE):
            for stated in find_machine_totals(name, content):
                yield StatedTotal(name, "" if stated is None else str(stated), stated)


def _letter_totals(name: str, content: bytes, words: Words, total: Decimal, currency: str) -> Iterator[StatedTotal]:
    """Figures and words in their content controls; a lead's own master without controls has them anywhere in its text."""
    controls, spelled_out = _content_controls(content), amount_in_words(words, total, currency)
    figures, spelled = controls.get(TOTAL_TAG), controls.get(TOTAL_WORDS_TAG)
    if currency and (figures is None or spelled is None):
        text = _plain("\n".join(said for _place, said in iter_texts(name, content)))
        written = words.money(total, currency)
        figures = figures or (written if _plain(written) in text else "")
        spelled = spelled or (spelled_out if spelled_out in text else "")
    yield StatedTotal(name, figures or "", _amount(figures or "", currency, words.language))
    yield StatedTotal(name, spelled or "", total if spelled == spelled_out else None)


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def stated_awards(
    files: Mapping[str, bytes], language: str, currency: str, count: int
) -> Iterator[tuple[int, StatedTotal]]:
    """The price after conditional discounts of each of `count` combinations of lots (from 0), in every file that states them.

    A letter made from a lead's own master states them only if the master does; the schedules always do.
    """
    words = Words(language)
    for name, content in files.items():
        if name.startswith(_LETTER) and name.endswith(".docx"):
            controls = _content_controls(content)
            for number in range(count if AWARD_TAG.format(number=1) in controls else 0):
                shown = controls.get(AWARD_TAG.format(number=number + 1), "")
                yield number, StatedTotal(name, shown, _amount(shown, currency, words.language))
        elif name.startswith(_PRICES) and name.endswith(".xlsx") and "/" not in name:
            for number in range(count):
                found = _named_number(content, AWARD_NAME.format(number=number + 1))
                yield number, StatedTotal(name, "" if found is None else str(found), found)


def _content_controls(docx: bytes) -> Mapping[str, str]:
    """The text of every content control by its tag; nothing from a file that is no Word document."""
    try:
        with open_archive(docx) as archive:
            root = parse_xml(read_entry(archive, "word/document.xml"))
    except FileRefused:
        return {}
    return {
        _tag_of(control): "".join(text.text or "" for text in control.iter(f"{_W}t"))
        for control in root.iter(f"{_W}sdt")
    }


def _tag_of(control: etree._Element) -> str:
    tag = control.find(f"{_W}sdtPr/{_W}tag")
    return "" if tag is None else tag.get(f"{_W}val", "")


def _amount(shown: str, currency: str, language: str) -> Decimal | None:
    figures = shown.replace(currency, "").replace("\u00a0", " ").strip()
    try:
        return parse_decimal(figures, locale=locale_of(language), strict=True)
    except NumberFormatError:
        return None


def _named_number(xlsx: bytes, name: str) -> Decimal | None:
    try:
        return find_named_number(xlsx, name)
    except FileRefused:
        return None
