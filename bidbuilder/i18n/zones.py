"""Time zones of countries, out of the CLDR; what a moment is in a zone is for `domain.basics.dates`."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from babel.core import get_global

# A winter and a summer day: zones that agree on both keep the same clocks.
_TRIED = (datetime(2026, 1, 15, tzinfo=UTC), datetime(2026, 7, 15, tzinfo=UTC))


def only_zone_of(country: str) -> str:
    """The IANA zone of a country (ISO 3166 alpha-2) whose clocks all agree; ``""`` where they differ or it is unknown."""
    zones = get_global("territory_zones").get(country, [])
    clocks = {tuple(moment.astimezone(ZoneInfo(zone)).utcoffset() for moment in _TRIED) for zone in zones}
    return zones[0] if len(clocks) == 1 else ""
