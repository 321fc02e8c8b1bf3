"""Deadlines as a calendar to subscribe to (RFC 5545). Times are in UTC, so that no calendar has to know the buyer's zone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event

PRODUCT = "-//bidbuilder//deadlines//EN"
_REFRESH = timedelta(hours=6)


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEntry:
    """One deadline. `uid` never changes for the same thing; a whole day has a date as its `moment`, others an aware time."""

    uid: str
    moment: datetime | date
    title: str
    description: str = ""
    address: str = ""


def write_calendar(name: str, entries: Iterable[CalendarEntry], now: datetime) -> bytes:
    """The calendar as an .ics file, its entries in their order."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", _REFRESH, parameters={"VALUE": "DURATION"})
    for entry in entries:
        event = Event()
        event.add("uid", entry.uid)
        event.add("dtstamp", now.astimezone(UTC))
        moment = entry.moment
        event.add("dtstart", moment.astimezone(UTC) if isinstance(moment, datetime) else moment)
        event.add("summary", entry.title)
        if entry.description:
            event.add("description", entry.description)
        if entry.address:
            event.add("url", entry.address)
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return bytes(calendar.to_ical())
