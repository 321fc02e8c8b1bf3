"""Days, clock times and zones as people write them in running text, in English, Danish, German and French.

A day whose order of day and month cannot be told (`04/05/2027`) is not read; nothing is assumed about a missing time or zone.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time

from bidbuilder.domain.basics.dates import Deadline, deadline_from_local
from bidbuilder.domain.basics.errors import Refusal

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january januar janvier jan",
            "february februar février feb febr",
            "march marts märz mars mar mrz",
            "april avril apr",
            "may maj mai",
            "june juni juin jun",
            "july juli juillet jul",
            "august août aug",
            "september septembre sep sept",
            "october oktober octobre oct okt",
            "november novembre nov",
            "december dezember décembre dec dez",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = r"(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")"
_DAY = re.compile(
    rf"(?<![\d.])(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\.?\s*(?:of\s+|de\s+)?{_MONTH}\.?,?\s+(?P<year>20\d\d)"
    rf"|{_MONTH.replace('month', 'first_month')}\.?\s+(?P<second_day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<second_year>20\d\d)"
    r"|(?P<iso>20\d\d-\d\d-\d\d)"
    r"|(?P<number>\d{1,2})(?P<sign>[./-])(?P<number_of_month>\d{1,2})(?P=sign)(?P<third_year>20\d\d))(?!\.?\d)",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"(?<![\d.,/-])(?P<hour>[01]?\d|2[0-4])(?:[.:](?P<minute>[0-5]\d))?\s*"
    r"(?P<half>[ap]\.?m\b\.?|noon\b|midnight\b|uhr\b|h\b)?(?![\d/%-])",
    re.IGNORECASE,
)
_AT = re.compile(r"\b(?:kl\.?|klokken)\s*$", re.IGNORECASE)
_NEAR_LETTERS = 40
# Zones by the words that name them. Abbreviations of the summer half are used all the year round by many buyers, so each
# stands for the zone people mean by it, not for a fixed offset.
_ZONES = (
    (r"dansk tid|danish (?:local )?time|copenhagen time|lokal dansk tid", "Europe/Copenhagen"),
    (r"(?-i:MES?Z)|deutscher (?:orts)?zeit|german time", "Europe/Berlin"),
    (r"(?-i:CES?T)|central european (?:summer )?time|brussels time|heure de bruxelles", "Europe/Brussels"),
    (r"heure de paris|french time|paris time", "Europe/Paris"),
    (r"(?-i:UTC|GMT)", "UTC"),
    (r"(?-i:BST)|(?:UK|british|london) (?:local )?time", "Europe/London"),
    (r"(?-i:EES?T)|eastern european time", "Europe/Helsinki"),
    (r"(?-i:E[SD]?T)|eastern (?:standard |daylight |prevailing )?time", "America/New_York"),
    (r"(?-i:C[SD]T)|central (?:standard |daylight )?time", "America/Chicago"),
    (r"(?-i:M[SD]T)|mountain (?:standard |daylight )?time", "America/Denver"),
    (r"(?-i:P[SD]?T)|pacific (?:standard |daylight )?time", "America/Los_Angeles"),
    (r"(?-i:AK[SD]?T)|alaska (?:standard |daylight )?time", "America/Anchorage"),
    (r"(?-i:EAT)|nairobi time|east african? time", "Africa/Nairobi"),
    (r"norsk tid", "Europe/Oslo"),
    (r"svensk tid", "Europe/Stockholm"),
)
_ZONE = tuple((re.compile(rf"(?<![\w]){words}(?!\w)", re.IGNORECASE), zone) for words, zone in _ZONES)


@dataclass(frozen=True, slots=True)
class WrittenMoment:
    """A day in a text, the clock time beside it and the zone named near it; what is not written is None or ``""``."""

    local: datetime
    has_clock: bool
    zone: str
    start: int
    end: int

    @property
    def deadline(self) -> Deadline | None:
        """The moment, where time and zone are written and the time exists once."""
        if not self.has_clock or not self.zone:
            return None
        try:
            return deadline_from_local(self.local, self.zone)
        except Refusal:
            return None


def find_moments(text: str) -> list[WrittenMoment]:
    """The moments of a text in its order."""
    found = []
    for match in _DAY.finditer(text):
        day = _day(match)
        if day is None:
            continue
        clock = _clock_near(text, match.start(), match.end())
        after = text[match.end() : match.end() + 2 * _NEAR_LETTERS]
        around = text[max(0, match.start() - _NEAR_LETTERS) : match.start()] + after
        zone = next((name for words, name in _ZONE if words.search(around)), "")
        local = datetime.combine(day, clock or time(0))
        found.append(WrittenMoment(local, clock is not None, zone, match.start(), match.end()))
    return found


def _day(match: re.Match[str]) -> date | None:
    if match["iso"]:
        parts = match["iso"].split("-")
        year, month, day = int(parts[0]), int(parts[1]), int(parts[2])
    elif match["day"]:
        year, month, day = int(match["year"]), _MONTHS[match["month"].lower()], int(match["day"])
    elif match["second_day"]:
        year, month, day = int(match["second_year"]), _MONTHS[match["first_month"].lower()], int(match["second_day"])
    else:
        year, first, second = int(match["third_year"]), int(match["number"]), int(match["number_of_month"])
        # With dots the day stands first everywhere; else only a number above 12 says which is which.
        if match["sign"] != "." and first <= 12 and second <= 12 and first != second:
            return None
        day, month = (second, first) if second > 12 else (first, second)
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _clock_near(text: str, start: int, end: int) -> time | None:
    """The clock time behind a day, else right before it: “12:00 noon on 3 June”."""
    behind = text[end : end + _NEAR_LETTERS].split(";")[0]
    before = text[max(0, start - _NEAR_LETTERS) : start]
    for part in (behind, before):
        for match in _CLOCK.finditer(part):
            clock = _clock(match, part[: match.start()])
            if clock is not None:
                return clock
    return None


def _clock(match: re.Match[str], before: str) -> time | None:
    """A number is a clock time when it has minutes, a word of the day's half, or a word for “at” before it."""
    half = (match["half"] or "").lower().replace(".", "")
    if not match["minute"] and not half and not _AT.search(before):
        return None
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if half in {"am", "pm"}:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return time(23, 59) if hour == 24 else time(hour, minute)
