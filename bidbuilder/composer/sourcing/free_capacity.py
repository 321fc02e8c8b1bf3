"""How much of a capacity is left for a bid between two days, after what other bids hold firmly."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from bidbuilder.domain.catalogue.calendars import Draw, list_slots
from bidbuilder.domain.catalogue.kinds import Calendar
from bidbuilder.domain.catalogue.offerings import Offering

_MOST_PERIODS = 600


def free_amounts(
    offerings: Iterable[Offering], draws: Mapping[int, Iterable[Draw]], first: date, last: date
) -> dict[int, Decimal]:
    """What is free of each offering with a calendar, by id: over the periods from `first` to `last`, each at least zero.

    Soft draws take nothing: they are wishes of bids that may come to nothing. The period a day is in counts whole.
    """
    return {
        one.id: free_between(one.calendar, draws.get(one.id, ()), first, last)
        for one in offerings
        if one.id is not None and one.calendar is not None
    }


def free_between(calendar: Calendar, draws: Iterable[Draw], first: date, last: date) -> Decimal:
    """What is free of one capacity; nothing where the last day lies before the first."""
    days = (last - first).days + 1
    if days <= 0:
        return Decimal(0)
    slots = list_slots(calendar, first, min(days // 7 + 2, _MOST_PERIODS), draws)
    free = (max(Decimal(0), slot.amount - slot.firm) for slot in slots if slot.first_day <= last)
    return sum(free, Decimal(0))
