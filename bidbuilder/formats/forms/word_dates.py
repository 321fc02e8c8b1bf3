"""Days in the date controls of a Word form: shown by the control's own picture, stored as it asks (ECMA-376 part 1, 17.5.2.7)."""

import re
from dataclasses import dataclass
from datetime import date

from babel import Locale, UnknownLocaleError
from babel.dates import format_date

from bidbuilder.formats.forms.markup import Element
from bidbuilder.formats.readers.days import find_day

# A picture of days holds these signs, and words between apostrophes; its other letters stand for themselves.
_PICTURE = re.compile(r"'[^']*'|d{1,4}|M{1,4}|y{1,4}|[A-Za-z]+")
_SAME = ("d", "dd", "M", "MM", "MMM", "MMMM", "yy", "yyyy")
_SIGNS = {"ddd": "EEE", "dddd": "EEEE", "y": "yy", "yyy": "yyyy"} | {one: one for one in _SAME}
_LANGUAGE = "en-GB"
_ISO_DAY = len("2026-12-03")


@dataclass(frozen=True, slots=True)
class DateSettings:
    """What a date control says of itself: the picture, its language, and in which form its data holds the day."""

    picture: str
    language: str
    stored_as: str

    def shown(self, day: date) -> str:
        """The day as the control shows it; without a picture as its language writes days in short."""
        locale = _locale_of(self.language)
        pattern = _PICTURE.sub(lambda sign: _pattern_of(sign[0]), self.picture)
        return format_date(day, format=pattern or "short", locale=locale)

    def stored(self, day: date) -> str:
        """The day as the data of the control holds it."""
        match self.stored_as:
            case "text":
                return self.shown(day)
            case "date":
                return day.isoformat()
            case _:
                return f"{day.isoformat()}T00:00:00"


def find_date(settings: Element, value: str) -> tuple[DateSettings, date] | None:
    """A date control with the day that a value names; None for other controls, and for words that are no day."""
    control, day = settings.find("date"), find_day(value.strip()) if len(value.strip()) == _ISO_DAY else None
    if control is None or day is None:
        return None
    picture, language, stored_as = (_setting(control, name) for name in ("dateFormat", "lid", "storeMappedDataAs"))
    return DateSettings(picture, language, stored_as), day


def with_full_date(tag: str, prefix: str, day: date | None) -> str:
    """The start tag of a `date` element with its day; None takes an old one out."""
    bare = re.sub(r"""\s[\w.-]*:?fullDate\s*=\s*(?:"[^"]*"|'[^']*')""", "", tag)
    if day is None:
        return bare
    name = f"<{prefix}date"
    return f'{name} {prefix}fullDate="{day.isoformat()}T00:00:00Z"{bare.removeprefix(name)}'


def _setting(control: Element, name: str) -> str:
    found = control.find(name)
    return found.attributes.get("val", "") if found is not None else ""


def _pattern_of(sign: str) -> str:
    """A stretch of a Windows date picture as Babel writes it; what is not of a day stands as it is."""
    return sign if sign.startswith("'") else _SIGNS.get(sign, f"'{sign}'")


def _locale_of(language: str) -> Locale:
    try:
        return Locale.parse(language or _LANGUAGE, sep="-")
    except (ValueError, UnknownLocaleError):
        return Locale.parse(_LANGUAGE, sep="-")
