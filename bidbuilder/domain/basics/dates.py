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

    `later` answers the question of a double or a missing time: False the earlier of the two `possible_deadlines`, True the
    later. Raises `LocalTimeMissing`, `LocalTimeTwice`, `UnknownZone`.
    """
    possible = possible_deadlines(local, zone)
    if len(possible) == 1 or later is not None:
        return possible[-1 if later else 0]
    refusal = LocalTimeTwice if _local(possible[0]) == local else LocalTimeMissing
    raise refusal(time=local.isoformat(" ", "minutes"), zone=zone)


def possible_deadlines(local: datetime, zone: str) -> tuple[Deadline, ...]:
    """What a naive local time may mean, the earlier first: one moment, or two where the clocks change.

    A time that comes twice is either of the two; one the clocks jump over is written an hour off on one side or the other.
    Worked example: 02:30 on the last Sunday of March in Warsaw is 01:30 before the jump, or 03:30 after it.
    """
    info = zone_of(zone)
    moments = [local.replace(tzinfo=info, fold=fold) for fold in (0, 1)]
    if moments[0].utcoffset() == moments[1].utcoffset():
        return (Deadline(moments[0], zone),)
    in_order = sorted(one.astimezone(UTC) for one in moments)
    return tuple(Deadline(one.astimezone(info), zone) for one in in_order)


def _local(deadline: Deadline) -> datetime:
    return deadline.moment.replace(tzinfo=None, fold=0)


def time_left(deadline: Deadline, now: datetime) -> timedelta:
    """How long until the deadline; negative when it has passed."""
    return deadline.moment - now
