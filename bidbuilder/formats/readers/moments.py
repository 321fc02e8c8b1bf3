"""Moments in ISO 8601 as formats beside eForms write them in one text; what is missing is a finding, never a guess."""

import re
from datetime import datetime, timedelta

from bidbuilder.domain.basics.dates import Deadline
from bidbuilder.domain.basics.findings import SourcePlace, translatable
from bidbuilder.formats.readers.notes import Notes

_MOMENT = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)(?:[T ](?P<clock>\d\d:\d\d(?::\d\d)?)(?:\.\d+)?)?\s?(?P<offset>Z|[+-]\d\d:?\d\d)?",
    re.ASCII,
)


def deadline_of(written: str, where: SourcePlace, notes: Notes) -> Deadline | None:
    """The deadline of a text such as `2027-03-02T12:00:00+01:00`; None with a finding where it is not whole.

    A text without an offset is left open. Midnight in UTC is taken, and told, since many publishers mean just the day.
    """
    if not written:
        return None
    match = _MOMENT.fullmatch(written)
    if match is None:
        message = translatable("The deadline “{written}” cannot be read.")
        notes.error("deadline-unreadable", message, where, written=written[:80])
        return None
    if match["offset"] is None:
        message = translatable("The deadline {written} has no time zone; enter the deadline after asking the buyer.")
        notes.error("deadline-without-zone", message, where, written=written)
        return None
    if match["clock"] is None:
        message = translatable("The deadline {written} has no time; 23:59 is assumed until the buyer has confirmed it.")
        notes.warn("deadline-without-time", message, where, written=written)
    return _deadline(match["day"], match["clock"] or "23:59", match["offset"], where, notes)


def _deadline(day: str, clock: str, offset: str, where: SourcePlace, notes: Notes) -> Deadline | None:
    zone = "+00:00" if offset == "Z" else offset if ":" in offset else f"{offset[:3]}:{offset[3:]}"
    late = clock.startswith("24:00")
    try:
        moment = datetime.fromisoformat(f"{day}T{'00:00' if late else clock}{zone}") + timedelta(days=late)
    except (ValueError, OverflowError):
        message = translatable("The deadline “{written}” cannot be read.")
        notes.error("deadline-unreadable", message, where, written=f"{day} {clock}")
        return None
    if clock.startswith("00:00") and zone == "+00:00":
        message = translatable(
            "The deadline {written} is midnight in UTC; perhaps only the day is meant. Ask the buyer."
        )
        notes.warn("deadline-at-midnight", message, where, written=day)
    return Deadline(moment, zone)
