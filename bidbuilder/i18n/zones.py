"""Time zones to choose among, and those of countries out of the CLDR; what a moment is in a zone is for `domain.basics.dates`."""

from datetime import UTC, datetime
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from babel.core import get_global

# A winter and a summer day: zones that agree on both keep the same clocks.
_TRIED = (datetime(2026, 1, 15, tzinfo=UTC), datetime(2026, 7, 15, tzinfo=UTC))

# Where members and their buyers mostly are; they stand before the some five hundred others.
_COMMON = (
    "Europe/Copenhagen",
    "Europe/Berlin",
    "Europe/Warsaw",
    "Europe/Stockholm",
    "Europe/Oslo",
    "Europe/Helsinki",
    "Europe/London",
    "Europe/Paris",
    "Europe/Madrid",
    "Europe/Rome",
    "Europe/Bucharest",
    "Europe/Kyiv",
    "America/New_York",
    "Africa/Nairobi",
    "Asia/Kolkata",
)
_NO_PLACES = ("Etc/", "posix/", "right/")


@cache
def list_zones() -> tuple[str, ...]:
    """The IANA zones of places, the common ones first, the others by name."""
    places = {zone for zone in available_timezones() if "/" in zone and not zone.startswith(_NO_PLACES)}
    return (*(zone for zone in _COMMON if zone in places), *sorted(places - set(_COMMON)))


def only_zone_of(country: str) -> str:
    """The IANA zone of a country (ISO 3166 alpha-2) whose clocks all agree; ``""`` where they differ or it is unknown."""
    zones = get_global("territory_zones").get(country, [])
    clocks = {tuple(moment.astimezone(ZoneInfo(zone)).utcoffset() for moment in _TRIED) for zone in zones}
    return zones[0] if len(clocks) == 1 else ""
