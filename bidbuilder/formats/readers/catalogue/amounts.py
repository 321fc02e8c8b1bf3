"""Numbers and dates of formats with one fixed notation (XML), read strictly, with a finding where they break it."""

import re
from datetime import date
from decimal import Decimal

from lxml import etree

from bidbuilder.domain.basics.findings import SourcePlace, translatable
from bidbuilder.formats.readers.catalogue.elements import Places, child, text_of
from bidbuilder.formats.readers.catalogue.findings_log import FindingsLog

_LONGEST = 40
_POINT = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)", re.ASCII)
# A comma with exactly three digits behind it could as well be a thousands mark.
_COMMA = re.compile(r"[+-]?(\d*,(\d{1,2}|\d{4,})|0,\d+|,\d+|\d{1,3}(\.\d{3})+,\d+)", re.ASCII)
_YEARS = range(1900, 9000)
_DATE = re.compile(r"\s*(\d{4}-\d{2}-\d{2})(?!\d)")


def read_decimal(text: str, found: FindingsLog, where: SourcePlace) -> Decimal | None:
    """The number in `text`, written with a point; None with a finding if it cannot be read without guessing.

    A decimal comma is against the formats but frequent: it is read, with a warning, where it can be nothing else.
    """
    cleaned = text.strip()
    if len(cleaned) <= _LONGEST and _POINT.fullmatch(cleaned):
        return Decimal(cleaned)
    if len(cleaned) <= _LONGEST and _COMMA.fullmatch(cleaned):
        found.warning(
            "decimal-comma",
            translatable(
                "{typed} is written with a decimal comma where the format asks for a point; it was read as {read}."
            ),
            where,
            typed=cleaned,
            read=_with_point(cleaned),
        )
        return Decimal(_with_point(cleaned))
    found.error(
        "number-unreadable",
        translatable("{typed} is not a number that can be read without guessing."),
        where,
        translatable("Write it with digits and at most one decimal point."),
        typed=cleaned[:80],
    )
    return None


def is_decimal_comma(text: str) -> bool:
    """Whether a text is a number whose comma can only be a decimal mark: `1,5` and `1.234,56`, but not `1,234`."""
    return len(text) <= _LONGEST and _COMMA.fullmatch(text.strip()) is not None


def _with_point(text: str) -> str:
    return text.replace(".", "").replace(",", ".")


def child_decimal(parent: etree._Element | None, name: str, places: Places, found: FindingsLog) -> Decimal | None:
    """The number in the first child of that name; None if there is none or it cannot be read, the latter with a finding."""
    element = child(parent, name)
    if element is None or not text_of(element):
        return None
    return read_decimal(text_of(element), found, places.of(element))


def read_day(text: str, found: FindingsLog, where: SourcePlace) -> date | None:
    """The date in an ISO 8601 date or date and time; None with a finding if there is none.

    The first and the last years there are stand for no date at all, in programs that must write one: None without a finding.
    """
    match = _DATE.match(text)
    try:
        if match:
            day = date.fromisoformat(match[1])
            return day if day.year in _YEARS else None
    except ValueError:
        pass  # falls through to the finding: 2026-02-30 looks like a date and is none
    found.warning(
        "date-unreadable",
        translatable("{typed} is not a date that can be read without guessing."),
        where,
        translatable("Write it as year-month-day, such as 2026-12-31."),
        typed=text.strip()[:80],
    )
    return None
