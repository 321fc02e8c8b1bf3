"""Dates as people type them into lists, and dates that a spreadsheet shows as bare numbers."""

import re
from datetime import date, timedelta

from bidbuilder.formats.readers.prose.written_moments import find_moments

# Day 60 of the spreadsheet calendar is a day that never was (29 February 1900); from then on this base holds.
_DAY_ZERO = date(1899, 12, 30)
_FIRST_SERIAL, _LAST_SERIAL = 32_874, 73_415  # 1990-01-01 to 2100-12-31: other numbers are no dates of price lists
_ISO = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?:[T ].*)?", re.ASCII)
_DAY_FIRST = re.compile(r"(\d{1,2})([-./ ])(\d{1,2})\2(\d{4}|\d{2})", re.ASCII)
_DANISH = re.compile(r"(\d{1,2})/(\d{1,2})\s*-\s*(\d{4}|\d{2})(?!\d)", re.ASCII)
_LONGEST = 40
_COMPACT = re.compile(r"(20\d{2})(\d{2})(\d{2})", re.ASCII)


def day_of_serial(text: str) -> date | None:
    """The date of a spreadsheet's day number; None if the text is no number in the range of sensible dates."""
    digits = text.removesuffix(".0")
    if not (digits.isascii() and digits.isdigit()) or not _FIRST_SERIAL <= int(digits) <= _LAST_SERIAL:
        return None
    return _DAY_ZERO + timedelta(days=int(digits))


def read_written_day(text: str) -> date | None:
    """The date in `2026-12-31`, `31.12.2026`, `31-12-26`, `31/12-2026`, `20261231` or `31 Dec 2026`.

    None if it is none or could be two.

    With points or hyphens the day stands first (Danish and German use). With slashes it may be the month, as in the United
    States: then a date is only read if one of the two is above twelve, or both are equal.
    """
    cleaned = spell_danish_days(text.strip())
    if match := _ISO.fullmatch(cleaned) or _COMPACT.fullmatch(cleaned):
        return _date(int(match[1]), int(match[2]), int(match[3]))
    match = _DAY_FIRST.fullmatch(cleaned)
    if match is None:
        return _spelled_day(cleaned)
    first, second = int(match[1]), int(match[3])
    year = int(match[4]) + (2000 if len(match[4]) == 2 else 0)
    if match[2] != "/" or first > 12 or first == second:
        return _date(year, second, first)
    return _date(year, first, second) if second > 12 else None


def spell_danish_days(text: str) -> str:
    """A text in which days as Danes write them, `1/3-2026`, stand with points, so that nobody takes the day for the month."""
    return _DANISH.sub(r"\1.\2.\3", text)


def _spelled_day(text: str) -> date | None:
    """The day whose month is a word, where the text says nothing else."""
    moments = find_moments(text) if len(text) <= _LONGEST else []
    whole = [one for one in moments if (one.start, one.end) == (0, len(text))]
    return whole[0].local.date() if whole else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
