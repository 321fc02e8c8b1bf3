"""Deadlines as a calendar to subscribe to (RFC 5545). Times are in UTC, so that no calendar has to know the buyer's zone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event, vDuration

PRODUCT = "-//bidbuilder//deadlines//EN"
_REFRESH = timedelta(hours=6)


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEntry:
    """One deadline. `uid` never changes for the same thing; a whole day has a date as its `moment`, others an aware time.

    `sequence` never falls and rises whenever the entry changes; `changed_at` is when it did.
    """

    uid: str
    moment: datetime | date
    title: str
    sequence: int
    changed_at: datetime
    description: str = ""
    address: str = ""


def write_calendar(name: str, entries: Iterable[CalendarEntry], now: datetime) -> bytes:
    """The calendar as an .ics file, its entries in their order.

    A program that has an entry already takes the one with the higher SEQUENCE, and of equals the later (RFC 5546, 2.1.5).
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", _REFRESH, parameters={"VALUE": "DURATION"})
    # The same for Outlook, which does not know RFC 7986.
    calendar.add("x-published-ttl", vDuration(_REFRESH))
    for entry in entries:
        calendar.add_component(_event(entry, now))
    return bytes(calendar.to_ical())


def _event(entry: CalendarEntry, now: datetime) -> Event:
    event, moment = Event(), entry.moment
    event.add("uid", entry.uid)
    event.add("dtstamp", now.astimezone(UTC))
    event.add("sequence", entry.sequence)
    event.add("last-modified", entry.changed_at.astimezone(UTC))
    event.add("dtstart", moment.astimezone(UTC) if isinstance(moment, datetime) else moment)
    event.add("summary", entry.title)
    if entry.description:
        event.add("description", entry.description)
    if entry.address:
        event.add("url", entry.address)
    event.add("transp", "TRANSPARENT")
    return event
