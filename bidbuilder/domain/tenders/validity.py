"""How long bids bind: as the buyer states it, with its unit, and the days that makes on the calendar.

Periods of months and years end on the same day of a later month, or on its last day where it is shorter (Regulation
1182/71, Art. 3(2)(c)): six months from 31 August are over on 28 February.
"""

import calendar
import re
from dataclasses import replace
from datetime import date, timedelta

from bidbuilder.domain.tenders.tenders import Tender

_PERIOD = re.compile(r"P(?P<count>[1-9]\d{0,3})(?P<unit>[DWMY])")
_DAYS = {"D": 1, "W": 7}
_MONTHS = {"M": 1, "Y": 12}
# Only to tell which of two periods is the longer where the day they begin on is not known.
_ABOUT = {"D": 1, "W": 7, "M": 30, "Y": 365}


def end_of(period: str, start: date) -> date | None:
    """The last day of an ISO 8601 period of one unit (`P90D`, `P3W`, `P6M`, `P1Y`) from a day; None for any other text."""
    found = _PERIOD.fullmatch(period)
    if found is None:
        return None
    count, unit = int(found["count"]), found["unit"]
    try:
        if unit in _DAYS:
            return start + timedelta(days=count * _DAYS[unit])
        return _months_later(start, count * _MONTHS[unit])
    except (OverflowError, ValueError):
        return None


def longest(periods: list[str]) -> str:
    """The longest of several periods; ``""`` of none."""
    return max(periods, key=_about, default="")


def state_validity(tender: Tender, period: str) -> Tender:
    """The tender with its validity stated as a period, and counted where the deadline for bids is known."""
    return count_validity(replace(tender, bid_validity=period, bid_validity_days=None)) if period else tender


def count_validity(tender: Tender) -> Tender:
    """The tender with the days its stated validity makes from the deadline, in the deadline's own zone.

    Without a deadline only days and weeks can be counted; what was entered in days alone stays.
    """
    found = _PERIOD.fullmatch(tender.bid_validity)
    if found is None or (tender.submission_deadline is None and found["unit"] not in _DAYS):
        return tender
    start = tender.submission_deadline.moment.date() if tender.submission_deadline else date(2000, 1, 1)
    end = end_of(tender.bid_validity, start)
    return replace(tender, bid_validity_days=(end - start).days) if end else tender


def is_by_calendar(period: str) -> bool:
    """Whether a period has other days on other calendars: it counts months or years."""
    found = _PERIOD.fullmatch(period)
    return found is not None and found["unit"] in _MONTHS


def _about(period: str) -> int:
    found = _PERIOD.fullmatch(period)
    return int(found["count"]) * _ABOUT[found["unit"]] if found else 0


def _months_later(start: date, months: int) -> date:
    years, month = divmod(start.month - 1 + months, 12)
    year = start.year + years
    return date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))
