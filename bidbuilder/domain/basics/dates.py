"""Moments with a zone. A local time that does not exist or exists twice is refused, never guessed."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable


class UnknownZone(Refusal):
    """The zone is not in the IANA time zone database."""

    code = "unknown-zone"
    message = translatable("{zone} is not a known time zone.")
    hint = translatable("Write it like Europe/Copenhagen or America/New_York.")


class LocalTimeMissing(Refusal):
    """The clocks jump over this local time."""

    code = "local-time-missing"
    message = translatable("{time} does not exist in {zone}: the clocks are put forward over it.")
    hint = translatable("Ask the buyer which time is meant.")


class LocalTimeTwice(Refusal):
    """This local time comes twice, because the clocks are put back."""

    code = "local-time-twice"
    message = translatable("{time} comes twice in {zone}: the clocks are put back.")
    hint = translatable("Say whether the earlier (summer time) or the later one is meant.")


@dataclass(frozen=True, slots=True)
class Deadline:
    """A moment and the zone it was written in. `moment` is aware; `zone` is an IANA name or a fixed offset `+01:00`."""

    moment: datetime
    zone: str

    def __post_init__(self) -> None:
        if self.moment.tzinfo is None:
            raise ValueError("a deadline needs a moment with an offset")


def zone_of(name: str) -> ZoneInfo:
    """The zone with that IANA name; raises `UnknownZone`."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as unknown:
        raise UnknownZone(zone=name) from unknown


def deadline_from_local(local: datetime, zone: str, *, later: bool | None = None) -> Deadline:
    """A deadline out of a naive local time, refusing times that do not exist or exist twice.

    `later` answers the question of a double time: False the first (summer time), True the second.
    Raises `LocalTimeMissing`, `LocalTimeTwice`, `UnknownZone`.
    """
    info = zone_of(zone)
    first, second = (local.replace(tzinfo=info, fold=fold) for fold in (0, 1))
    if first.utcoffset() != second.utcoffset():
        if first.astimezone(UTC).astimezone(info).replace(tzinfo=None) != local:
            raise LocalTimeMissing(time=local.isoformat(" ", "minutes"), zone=zone)
        if later is None:
            raise LocalTimeTwice(time=local.isoformat(" ", "minutes"), zone=zone)
        return Deadline(second if later else first, zone)
    return Deadline(first, zone)


def time_left(deadline: Deadline, now: datetime) -> timedelta:
    """How long until the deadline; negative when it has passed."""
    return deadline.moment - now
