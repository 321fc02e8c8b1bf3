"""What lines above and below a list say for all its prices: the days they hold, and the Incoterm with its named place.

A sheet without a list that stands before it, such as a cover, says so for every list of its workbook that says nothing itself.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.formats.readers.catalogue.codes import INCOTERMS, find_incoterm
from bidbuilder.formats.readers.catalogue.findings_log import FindingsLog
from bidbuilder.formats.readers.catalogue.table.days import spell_danish_days
from bidbuilder.formats.readers.catalogue.table.layout import Layout
from bidbuilder.formats.readers.catalogue.table.sheets import Sheet, as_text
from bidbuilder.formats.readers.prose.written_moments import WrittenMoment, find_moments

_VALID = re.compile(
    r"\b(?:valid(?:ity)?|effective|gültig(?:keit)?|gueltig(?:keit)?|gyldig(?:e|hed|hedsperiode)?|gælder|gældende)\b",
    re.IGNORECASE,
)
# `Prisliste pr. 1.2.2027`, `Priser i kr. pr. 01-01-2027`, `Preisliste ab 1.3.27`: the day from which the prices hold.
_LIST_FROM = re.compile(
    r"\b(?:pris(?:er|erne|liste)|preis(?:e|liste)|prices?(?:\s+list)?)\b(?=(?P<between>.{0,40}?\b(?:as\s+of|from|fra|pr|ab|vom)\b\.?\s*))",
    re.IGNORECASE,
)
_FROM = re.compile(r"\W*(?:as\s+)?(?:from|of|fra|pr|ab|vom|von|seit)\b", re.IGNORECASE)
_UNTIL = re.compile(r"\W*(?:until|till?|to|through|indtil|bis)\b", re.IGNORECASE)
_BETWEEN = re.compile(
    r"\s*(?:[-–—]|until|till?(?:\s+og\s+med)?|to|through|bis(?:\s+zum)?|t\.?\s?o\.?\s?m\.?)\s*", re.IGNORECASE
)
_SHORT_YEAR = re.compile(r"(?<!\d)(\d{1,2})([./-])(\d{1,2})\2(\d{2})(?!\d)", re.ASCII)
_INCOTERM = re.compile(r"\b(?:" + "|".join(INCOTERMS) + r")\b")
_EX_WORKS = re.compile(r"\b(?:ab\s+(?:fabrik|werk)|ex[\s-]?works)\b", re.IGNORECASE)
_END_OF_PLACE = re.compile(r"[,;|(\n]|\s[-–]\s|\.\s|\.$")
_LONGEST_PLACE = 40
_DAYS_SAID = {
    ("first", "last"): translatable("The list says for all its prices: they hold from {first} to {last}."),
    ("first",): translatable("The list says for all its prices: they hold from {first}."),
    ("last",): translatable("The list says for all its prices: they hold to {last}."),
}
_DELIVERY_SAID = translatable("The list says for all its prices: {delivery}.")
_PER_SAID = translatable("The list says for all its prices: they are those of {per}.")
# `all prices USD per 1,000 pcs`, `Priser pr. 100 stk.`, `Preise je 100 Stück`: powers of ten with a word for pieces behind them.
_PER = re.compile(
    r"\b(?:pris(?:er|erne)?|preise?|prices?)\b[^.;]{0,40}?\b(?:per|pr\.?|pro|je)\s*(?P<number>1(?:00|[.,  ]?000|0[.,  ]?000|0))"
    r"\s*(?:stk|styk|stück|st|pcs|pieces?|units?|enheder|einheiten|m|meter)\b",
    re.IGNORECASE,
)
_MOST_BELOW, _MOST_CELLS = 12, 2
MOST_ON_COVER = 60
# What firms write below their lists: fees, freight, payment, the least they deliver for.
_CONDITION = re.compile(
    r"\b(?:minimum\w*|mindest\w*|mindste\w*|gebyr\w*|fragt\w*|rabat\w*|discounts?|surcharges?|\w*zuschlag\w*|tillæg\w*|betaling\w*"
    r"|payment|zahlung\w*|fees?|freight|fracht\w*|porto|skonto|kontant\w*)\b",
    re.IGNORECASE,
)
_NUMBER_NEAR = re.compile(r"\D{0,20}\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidAround:
    """Terms said around a list; None or `""` where nothing is said."""

    valid_from: date | None = None
    valid_until: date | None = None
    incoterm: str = ""
    place: str = ""
    per: int = 0

    def or_else(self, other: "SaidAround") -> "SaidAround":
        """These terms, and of another sheet's terms what is not said here: a day that fits, Incoterm and place together."""
        start, end = self.valid_from or other.valid_from, self.valid_until or other.valid_until
        days = (self.valid_from, self.valid_until) if start and end and end < start else (start, end)
        delivery = self if self.incoterm else other
        return SaidAround(
            valid_from=days[0],
            valid_until=days[1],
            incoterm=delivery.incoterm,
            place=delivery.place,
            per=self.per or other.per,
        )


def read_said_around(layout: Layout, name: str, found: FindingsLog) -> SaidAround:
    """The terms above the header and below the last row, each from the first line that says it, with a remark of what was taken.

    A line that speaks of validity beside a number and cannot be read is a warning: nothing is assumed.
    """
    return _read_lines(layout.sheet, rows_around(layout), name, found)


def read_said_on(sheets: Iterable[Sheet], name: str, found: FindingsLog) -> SaidAround:
    """The terms that sheets without a list say for all lists of the workbook, the first of them first."""
    said = SaidAround()
    for sheet in sheets:
        said = said.or_else(_read_lines(sheet, range(min(len(sheet.rows), MOST_ON_COVER)), name, found))
    return said


def _read_lines(sheet: Sheet, rows: Iterable[int], name: str, found: FindingsLog) -> SaidAround:
    said = SaidAround()
    for row in rows:
        cells = [text for value in sheet.rows[row] if (text := as_text(value))]
        line = " ".join(cells)
        start, end, is_unread = _days_of(line)
        if is_unread:
            found.warning(
                "validity-unread",
                translatable("This line speaks of validity but its days cannot be read: {typed}"),
                sheet.place(name, row, 0),
                translatable("Write the first and the last day as year-month-day, or in columns of their own."),
                typed=line[:80],
            )
        incoterm, place = next(_deliveries(cells), ("", ""))
        if _CONDITION.search(line) and any(sign.isdigit() for sign in line):
            found.info(
                "condition-unread",
                translatable("This line states a condition that offerings have no field for: {typed}"),
                sheet.place(name, row, 0),
                typed=line[:160],
            )
        said = replace(
            said,
            valid_from=said.valid_from or start,
            valid_until=said.valid_until or end,
            incoterm=said.incoterm or incoterm,
            place=said.place if said.incoterm else place,
            per=said.per or _per_of(line),
        )
    _remark(said, found)
    return said


def _remark(said: SaidAround, found: FindingsLog) -> None:
    """What was taken, the days in words of their own, so that a page shows them as its reader writes days."""
    days = {"first": said.valid_from, "last": said.valid_until}
    known = {name: day for name, day in days.items() if day}
    if known:
        found.info("terms-around", _DAYS_SAID[tuple(known)], None, **known)
    if said.per:
        found.info("terms-around", _PER_SAID, None, per=said.per)
    if said.incoterm:
        delivery = f"{said.incoterm} {said.place}".strip()
        found.info("terms-around", _DELIVERY_SAID, None, delivery=delivery)


def rows_around(layout: Layout) -> Iterator[int]:
    """The rows above the header, and those at the end that hold a note of one or two cells."""
    header, end = layout.header_row or 0, len(layout.sheet.rows)
    yield from range(header)
    first = end
    while first > max(header + 1, end - _MOST_BELOW) and _is_note(layout, first - 1):
        first -= 1
    yield from range(first, end)


def _is_note(layout: Layout, row: int) -> bool:
    return sum(bool(as_text(value)) for value in layout.sheet.rows[row]) <= _MOST_CELLS


def _days_of(line: str) -> tuple[date | None, date | None, bool]:
    """First and last day that a line states, and whether it seems to state one that cannot be read."""
    text = _SHORT_YEAR.sub(r"\1\2\3\g<2>20\4", spell_danish_days(line))
    is_unread = False
    for word in _VALID.finditer(text):
        moments = [one for one in find_moments(text) if one.start >= word.end()]
        rest = text[word.end() :]
        last = moments[1] if len(moments) > 1 and _is_span(text, moments[0], moments[1]) else None
        if moments and (last or _FROM.match(rest)):
            return moments[0].local.date(), last.local.date() if last else None, False
        if moments and _UNTIL.match(rest):
            return None, moments[0].local.date(), False
        is_unread = is_unread or bool(_NUMBER_NEAR.match(rest))
    return _first_day_of_list(text), None, is_unread


def _first_day_of_list(text: str) -> date | None:
    """The day that stands right behind `Prisliste pr.`, `Price list as of`."""
    ends = {match.end("between") for match in _LIST_FROM.finditer(text)}
    return next((one.local.date() for one in find_moments(text) if one.start in ends), None)


def _is_span(text: str, first: WrittenMoment, second: WrittenMoment) -> bool:
    return bool(_BETWEEN.fullmatch(text[first.end : second.start]))


def _per_of(line: str) -> int:
    """For how many pieces a line says that prices hold; 0 where it does not."""
    match = _PER.search(line)
    return int(re.sub(r"\D", "", match["number"])) if match else 0


def _deliveries(cells: list[str]) -> Iterator[tuple[str, str]]:
    for text in cells:
        for match in _INCOTERM.finditer(text):
            term = find_incoterm(text[match.start() :])
            if term:
                yield term[0], _place_in(term[1])
        for match in _EX_WORKS.finditer(text):
            yield "EXW", _place_in(text[match.end() :])


def _place_in(text: str) -> str:
    """The place that a text begins with, up to the end of its sentence; too long a one is none."""
    place = _END_OF_PLACE.split(text, maxsplit=1)[0].strip()
    return place if len(place) <= _LONGEST_PLACE else ""
