"""Designations of standards: how they are written, and when a stated one is the one that is asked for.

A national adoption is the same standard: DS/EN ISO 9001, EN ISO 9001 and ISO 9001 are one, and so are EN and IEC numbers
from 60000 on (CENELEC adopts IEC standards under EN with the same number).
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

# Left out on purpose: bodies whose letters mean something else in technical texts (PN, SS, SAE, GB, NS).
# Longer before shorter where one begins like the other.
_BODY = (
    r"ISO/IEC/IEEE|ISO/IEC|ISO/TS|ISO/TR|ISO|IEC/TS|IEC/TR|IEC|IEEE|CEN/TS|CEN/TR|CLC/TS|CEN|CLC|prEN|EN|HD|ETSI|ITU-T|"
    r"DIN|VDE|VDI|DS|BS|PD|NFPA|NF|SFS|UNE|UNI|NEN|NBN|ÖNORM|ONORM|CSN|MSZ|JIS|GOST|NZS|"
    r"ASTM|ASME|ANSI|AGMA|API|AWWA|AWS|NEMA|UL|EIA|TIA|EHEDG|MIL-STD|DNV|OIML|SANS|AS/NZS|INSTA|Dansk Standard|British Standard"
)
# Of India and of Australia, told from the words they look like by the small letter before them: “in accordance with AS 1830”.
_WORDLIKE = r"(?:(?<=[a-zæøåäöüß,/] )|(?<=/))(?:IS|AS)(?=(?:\s?:)?[ \u00a0]?\d{3,5}(?!\d))(?:\s?:)?"
_SPELT_OUT = {"Dansk Standard": "DS", "British Standard": "BS"}
# Numbers of ETSI are written in two groups, and those of DIN sometimes are: EN 301 549, DIN 18 300.
STANDARD_PATTERN = re.compile(
    rf"(?<![\w/-])(?P<bodies>(?:{_BODY}|{_WORDLIKE})(?:[ /\-\u00a0]+(?:{_BODY}))*)"
    # Letters of a number stand apart from the body: “NFR-08” is no French standard.
    # A colon may stand between: “BS:649”.
    r"(?:(?:(?<=ISO)|(?<=IEC)|(?<=DIN)|(?<=BS)|(?<=EN)):[ ]?(?=\d{3})|[ \u00a0-]*)(?P<number>"
    r"(?:[34]\d\d[ ]\d{3}(?!\d)|(?<=DIN[ \u00a0])\d\d[ ]\d{3}(?!\d|[.,]\d|[ \u00a0]?(?:mm|cm|m|kg|t|l|W|kW|V|A|Pa|N|°)\b)|"
    r"(?<=[ \u00a0/-])[A-Z]{1,2}[.-]?\d{1,6}|\d{2,6}|\d(?=[A-Z]))(?:\.\d+[a-z]{0,2})?[A-Z]?)"
    # One part may stand behind a slash or a loose dash: “ISO 3046/1”, “EN 14530 -27”.
    r"(?P<parts>(?:-\d{1,3}(?!\d))+|/\d(?![\w./-])|[ ]-\d{1,2}(?!\d|[.,]\d|\s?(?:°|%|[a-zA-Z]{1,3}(?!\w))))?"
    # Or it is said: “IS 7098 (Part 2): 2011”, “VDE 0185 Teil 202”, “IS 7098/Part-2/2011”.
    r"(?:(?:[ ]?\([ ]?|,?(?:[ ]|[ ]?-[ ]?|[ ]?/[ ]?))(?:[Tt]eil|[Pp]art|PART|[Dd]el)[ -]?(?P<said>\d{1,3})(?:[ ]?\))?"
    r"(?![\w.])(?!\s*(?:–|-|,|to|bis|til|and|og|und|or|eller|oder|&)\s*\d(?!\d{3})))?"
    r"(?:[ ]?[:–][ ]?(?P<year>(?:19|20)\d\d)|(?<=\d)[-/](?P<dash_year>(?:19|20)\d\d))?(?P<amendment>\+A\d+(?::\d{4})?)?(?![\w])"
)


class Likeness(StrEnum):
    """How a stated standard relates to the one asked for."""

    SAME = "same"
    LATER = "later"  # the same standard in a later edition
    EARLIER = "earlier"  # the same standard in an earlier edition
    UNDATED = "undated"  # the same standard, but a dated edition was asked for and none is stated
    PART_UNSTATED = "part-unstated"  # one part was asked for and none is stated
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Standard:
    """A designation taken apart. `bodies` in the order they are written; `part` like ``2`` or ``4-41``; `year` 0 if undated."""

    bodies: tuple[str, ...]
    number: str
    part: str = ""
    year: int = 0

    def __str__(self) -> str:
        part = f"-{self.part}" if self.part else ""
        year = f":{self.year}" if self.year else ""
        return f"{' '.join(self.bodies)} {self.number}{part}{year}"


def standard_of(match: re.Match[str]) -> Standard:
    """The standard out of a match of `STANDARD_PATTERN`."""
    bodies = tuple(_SPELT_OUT.get(body, body) for body in re.findall(f"{_BODY}|IS|AS", match["bodies"]))
    year = match["year"] or match["dash_year"] or "0"
    number = match["number"].replace("-", "")
    part = (match["parts"] or "").lstrip("-/ ") or match["said"] or ""
    return Standard(bodies, number.replace(" ", "") if "DIN" in bodies else number, part, int(year))


@lru_cache(maxsize=4096)
def find_standards(text: str) -> tuple[Standard, ...]:
    """The standards named in a text, in order."""
    return tuple(standard_of(match) for match in STANDARD_PATTERN.finditer(text))


def likeness(stated: Standard, asked: Standard) -> Likeness:
    """How the stated standard relates to the asked one. A part is not another part; any part answers the whole series."""
    if stated.number != asked.number or not _same_family(stated, asked):
        return Likeness.OTHER
    if asked.part and stated.part != asked.part:
        return Likeness.OTHER if stated.part else Likeness.PART_UNSTATED
    if not asked.year or stated.year == asked.year:
        return Likeness.SAME
    if not stated.year:
        return Likeness.UNDATED
    return Likeness.LATER if stated.year > asked.year else Likeness.EARLIER


def _same_family(stated: Standard, asked: Standard) -> bool:
    left, right = _families(stated), _families(asked)
    return bool(left & right)


def _families(standard: Standard) -> frozenset[str]:
    """Who wrote the standard. National bodies count only where no European or international one is named."""
    parts = {part for body in standard.bodies for part in body.split("/")}
    authors = parts & {"ISO", "IEC", "EN", "HD"}
    if authors & {"EN", "IEC"} and standard.number.isdecimal() and int(standard.number) >= 60000:
        authors |= {"EN", "IEC"}
    return frozenset(authors or parts)
