"""Deadlines of an eForms notice. A date and a time, each with an offset, make one moment; what is missing is a finding.

eForms writes date and time apart (BT-131(d) and (t) and the like), both with the offset of the buyer's zone. Nothing is
filled in silently: a date without a time is taken as 23:59 of that day *and* said to be so; a deadline without any offset
could be off by hours, so it is left open and said to be so.
"""

import re
from datetime import datetime, timedelta

from bidbuilder.domain.basics.dates import Deadline
from bidbuilder.domain.basics.findings import SourcePlace, translatable
from bidbuilder.formats.readers.eforms.elements import Element, find_child, place_of, text_at
from bidbuilder.formats.readers.notes import Notes

_OFFSET = r"(?P<offset>Z|[+-]\d\d:\d\d)?"
_DATE = re.compile(rf"(?P<day>\d{{4}}-\d\d-\d\d){_OFFSET}", re.ASCII)
_TIME = re.compile(rf"(?P<clock>\d\d:\d\d(:\d\d)?)(\.\d+)?{_OFFSET}", re.ASCII)


def deadline_at(
    parent: Element | None, path: str, notes: Notes, *, day: str = "cbc:EndDate", clock: str = "cbc:EndTime"
) -> Deadline | None:
    """The deadline of the period at a path, with the fixed offset it was written in as zone; None where there is none."""
    period = find_child(parent, path)
    if period is None or not text_at(period, day):
        return None
    return _deadline(period, text_at(period, day), text_at(period, clock), notes)


def _deadline(period: Element, day: str, clock: str, notes: Notes) -> Deadline | None:
    where = place_of(period, notes)
    date_match, time_match = _DATE.fullmatch(day), _TIME.fullmatch(clock)
    if date_match is None or (clock and time_match is None):
        message = translatable("The deadline “{written}” cannot be read.")
        notes.error("deadline-unreadable", message, where, written=f"{day} {clock}".strip())
        return None
    date_offset = date_match["offset"]
    offset = (time_match["offset"] if time_match else None) or date_offset
    if offset is None:
        message = translatable("The deadline {written} has no time zone; enter the deadline after asking the buyer.")
        notes.error("deadline-without-zone", message, where, written=f"{day} {clock}".strip())
        return None
    if time_match is None:
        message = translatable("The deadline {written} has no time; 23:59 is assumed until the buyer has confirmed it.")
        notes.warn("deadline-without-time", message, where, written=day)
    if date_offset and date_offset != offset:
        message = translatable(
            "Date and time of the deadline {written} have different time zones; that of the time is used."
        )
        notes.warn("deadline-with-two-zones", message, where, written=f"{day} {clock}")
    return _moment(date_match["day"], time_match["clock"] if time_match else "23:59", offset, where, notes)


def _moment(day: str, clock: str, offset: str, where: SourcePlace, notes: Notes) -> Deadline | None:
    zone = "+00:00" if offset == "Z" else offset
    # XML Schema writes midnight at the end of a day as 24:00.
    late = clock.startswith("24:00")
    try:
        moment = datetime.fromisoformat(f"{day}T{'00:00' if late else clock}{zone}")
    except ValueError:
        message = translatable("The deadline “{written}” cannot be read.")
        notes.error("deadline-unreadable", message, where, written=f"{day} {clock}")
        return None
    return Deadline(moment + timedelta(days=late), zone)


def earliest(deadlines: list[Deadline]) -> Deadline | None:
    """The first of the deadlines to come, if there is any."""
    return min(deadlines, key=lambda deadline: deadline.moment, default=None)
