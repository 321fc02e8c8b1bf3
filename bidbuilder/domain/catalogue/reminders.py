"""When to remind of a certificate or a price that ends: 90, 30 and 7 days before, each once, and never twice for one stretch.

A reminder that could not leave on its day leaves later, but only the most urgent one: 25 days before the end, a certificate that
nobody was reminded of gets the reminder of 30 days and no longer that of 90.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from bidbuilder.domain.basics.languages import Texts
from bidbuilder.domain.catalogue.offerings import Certificate

REMINDER_DAYS = (90, 30, 7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """A certificate with what it belongs to: `offering_id` is None for one of the organisation, `names` are then empty."""

    organisation_id: int
    organisation: str
    offering_id: int | None
    names: Texts
    certificate: Certificate

    @property
    def subject(self) -> str:
        """What reminders are kept under."""
        return f"offering:{self.offering_id}" if self.offering_id else f"organisation:{self.organisation_id}"


def find_due(ends_on: date, today: date, sent: Collection[int]) -> int | None:
    """The reminder (in days before the end) that has to leave today, None if none has; `sent` are those that left."""
    left = (ends_on - today).days
    reached = [days for days in REMINDER_DAYS if left <= days]
    if left < 0 or not reached or min(reached) in sent:
        return None
    return min(reached)


def without_renewed(certificates: Iterable[Certificate]) -> tuple[Certificate, ...]:
    """The certificates that end and of whose name there is no other that holds longer."""
    known = tuple(certificates)
    return tuple(one for one in known if one.valid_until is not None and not any(_outlives(it, one) for it in known))


def _outlives(other: Certificate, one: Certificate) -> bool:
    if other.name.strip().casefold() != one.name.strip().casefold():
        return False
    return other.valid_until is None or (one.valid_until is not None and other.valid_until > one.valid_until)
