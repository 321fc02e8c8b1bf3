"""Which files of a zip are versions of one document, and which of them is the newest: by their words and by their names.

Files are versions when most of what they ask is the same; their names say which is newer (`v2`, `rev B`, a date, “draft”),
else the time they were put into the zip. Files of different lots or parts are alike and no versions.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from rapidfuzz.fuzz import ratio

from bidbuilder.domain.tenders.tenders import TenderReading
from bidbuilder.formats.likeness import find_like_texts

# Formats that have no numbers of their own for versions, as notices have.
_PLAIN_FORMATS = ("xlsx", "csv", "yaml", "docx", "text", "pdf")
_MOSTLY, _NEARLY_ALL = 0.5, 0.8
_SAME_TEXT = 0.85
_MOST_COMPARED = 250_000
_SIMILAR_NAMES = 85
_DATE = re.compile(
    r"(?<!\d)(?:(?P<year>20\d\d)[-_. ]?(?P<month>0[1-9]|1[0-2])[-_. ]?(?P<day>0[1-9]|[12]\d|3[01])"
    r"|(?P<first>0?[1-9]|[12]\d|3[01])[-_. ](?P<second>0?[1-9]|1[0-2])[-_. ](?P<last>20\d\d))(?!\d)"
)
_VERSION = re.compile(
    r"(?:(?<=\b)|(?<=_))(?:(?:v|ver|version|rev|revision|udg|udgave|stand)[\s._-]*(?P<number>\d+(?:[._-]\d+)*)"
    r"|(?:rev|revision|version)[\s._-]*(?P<letter>[a-z]))(?=\b|_)",
    re.IGNORECASE,
)
_COPY = re.compile(r"\((?P<number>\d{1,2})\)\s*$")
_EARLY = re.compile(r"(?:(?<=\b)|(?<=_))(?:draft|udkast|entwurf|brouillon|old|gammel|alt)(?=\b|_)", re.IGNORECASE)
_LATE = re.compile(
    r"(?:(?<=\b)|(?<=_))(?:final|endelig|endgültig|revised|rettet|korrigeret|korrigiert|updated|opdateret|ny|neu|new)(?=\b|_)",
    re.IGNORECASE,
)
_COPIED = re.compile(r"(?:(?<=\b)|(?<=_))(?:copy of|copy|kopi af|kopi|kopie von|kopie)(?=\b|_)", re.IGNORECASE)
_PART = re.compile(
    r"(?:(?<=\b)|(?<=_))(?P<part>(?:lot|delaftale|los|part|del|teil|bilag|annex|appendix|anlage|section|phase|fase)[\s._-]*[^\W_]+)",
    re.IGNORECASE,
)
_LOOSE_NUMBERS = re.compile(r"[\W_\d]+")

_LOOSE_BLANKS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Member:
    """A file of a zip, what was read in it, and when it was put there: year to second."""

    name: str
    reading: TenderReading
    stored_at: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Versions:
    """Two files of one document. `newer` is None where nothing says which of them is.

    `same` counts what both ask, letter for letter or nearly so; `unchanged` only the former.
    """

    first: Member
    second: Member
    newer: Member | None
    same: int = 0
    unchanged: int = 0

    @property
    def older(self) -> Member | None:
        """The one that is superseded, if that is known."""
        if self.newer is None:
            return None
        return self.first if self.newer is self.second else self.second


def find_versions(members: Sequence[Member]) -> list[Versions]:
    """The pairs of files that are versions of one document, in the order of the zip."""
    plain = [one for one in members if one.reading.format in _PLAIN_FORMATS]
    pairs = ((one, other) for index, one in enumerate(plain) for other in plain[index + 1 :])
    return [found for one, other in pairs if (found := _compared(one, other)) is not None]


def _compared(one: Member, other: Member) -> Versions | None:
    if _parts(one.name) != _parts(other.name):
        return None
    texts, other_texts = _texts(one), _texts(other)
    same = _count_same(texts, other_texts)
    share = same / max(len(one.reading.tender.requirements), len(other.reading.tender.requirements), 1)
    has_like_name = ratio(_bare(one.name), _bare(other.name)) >= _SIMILAR_NAMES
    if share < (_MOSTLY if has_like_name else _NEARLY_ALL):
        is_named_so = _bare(one.name) == _bare(other.name) and PurePath(one.name).suffix == PurePath(other.name).suffix
        return Versions(one, other, None) if is_named_so else None
    return Versions(one, other, _newer(one, other, is_same=share >= _NEARLY_ALL), same, len({*texts} & {*other_texts}))


def _newer(one: Member, other: Member, *, is_same: bool) -> Member | None:
    """The newer by version, date or word in the name, else by the day of storing; of two formats of one text the better."""
    versions, days = [_version(member.name) for member in (one, other)], [_day(member.name) for member in (one, other)]
    if all(versions) and versions[0] != versions[1]:
        return one if versions[0] > versions[1] else other
    if days[0] and days[1] and days[0] != days[1]:
        return one if days[0] > days[1] else other
    if is_same and one.reading.format != other.reading.format:
        return min(one, other, key=lambda member: _PLAIN_FORMATS.index(member.reading.format))
    is_marked = [bool(version or day) for version, day in zip(versions, days, strict=True)]
    if is_marked[0] != is_marked[1] and _draft(one.name) == _draft(other.name) == 0:
        return one if is_marked[0] else other  # “krav v2” beside “krav”
    if _draft(one.name) != _draft(other.name):
        return one if _draft(one.name) > _draft(other.name) else other
    # Packing programs write the moment of packing, so that only different days mean anything.
    if one.stored_at[:3] != other.stored_at[:3]:
        return one if one.stored_at > other.stored_at else other
    return None


def _version(name: str) -> tuple[int, ...]:
    """The number of the version in a name, part by part; a letter counts as a number; empty without any."""
    stem = PurePath(name).stem
    found = _VERSION.search(_DATE.sub("", stem))
    if found and found["number"]:
        return tuple(int(part) for part in re.split(r"[._-]", found["number"]))
    if found:
        return (ord(found["letter"].lower()) - ord("a") + 1,)
    copied = _COPY.search(stem)
    return (int(copied["number"]),) if copied else ()


def _day(name: str) -> date | None:
    """The day in a name, if it bears one."""
    found = _DATE.search(PurePath(name).stem)
    if found is None:
        return None
    year, month, day = (
        (found["year"], found["month"], found["day"])
        if found["year"]
        else (found["last"], found["second"], found["first"])
    )
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _draft(name: str) -> int:
    """-1 for a draft, 1 for a final or revised version, 0 where the name says neither."""
    return bool(_LATE.search(name)) - bool(_EARLY.search(name))


def _parts(name: str) -> set[str]:
    """The lots and parts a name speaks of."""
    return {_LOOSE_BLANKS.sub("", found["part"]).casefold() for found in _PART.finditer(PurePath(name).stem)}


def _bare(name: str) -> str:
    """A name without its version, date, numbers and ending."""
    stem = PurePath(name).stem
    for signs in (_DATE, _VERSION, _COPY, _EARLY, _LATE, _COPIED):
        stem = signs.sub(" ", stem)
    return _LOOSE_NUMBERS.sub(" ", stem).strip().casefold()


def _texts(member: Member) -> list[str]:
    return [" ".join(one.text.casefold().split()) for one in member.reading.tender.requirements]


def _count_same(before: Iterable[str], after: Iterable[str]) -> int:
    """How many texts two files share, letter for letter or nearly so."""
    old, new = set(before), set(after)
    shared = old & new
    old_rest, new_rest = sorted(old - shared), sorted(new - shared)
    if not shared or not old_rest or not new_rest or len(old_rest) * len(new_rest) > _MOST_COMPARED:
        return len(shared)
    like = find_like_texts(old_rest, new_rest, _SAME_TEXT)
    return len(shared) + min(len({one.before for one in like}), len({one.after for one in like}))
