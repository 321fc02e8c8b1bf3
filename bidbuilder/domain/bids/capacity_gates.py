"""Gates about capacity: what the bid needs of an offering with a calendar beside what other bids of the lead hold firmly.

Bids of other leads are not counted, as no lead may learn of them (law 1); their member sees all of its own load.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from bidbuilder.domain.basics.findings import Finding, translatable
from bidbuilder.domain.bids.blocking import blocker
from bidbuilder.domain.bids.dossier import Dossier
from bidbuilder.domain.catalogue.calendars import Draw, Slot, list_slots, periods_between
from bidbuilder.domain.catalogue.kinds import Calendar
from bidbuilder.domain.matching.readings import show_quantity
from bidbuilder.domain.solutions.outline import outline
from bidbuilder.domain.solutions.tree import NodeKind

_OVERBOOKED = translatable(
    "“{title}” is overbooked from {first} to {last}: {needed} are needed there, and {free} can be had beside your firm bids."
)
_LESS = translatable("Take less of it, agree on another time with {member}, or choose another offering.")

_Key = tuple[int, int]


def list_capacity_findings(dossier: Dossier, today: date) -> Iterator[Finding]:
    """The first overbooked period of every capacity in the solution; needs are spread from the award to the end of delivery."""
    begin = dossier.tender.expected_award_on or today
    end = max(begin, dossier.tender.delivery_until or begin)
    for key, (node_key, title, quantity) in _needs(dossier).items():
        offering = dossier.offerings.get(key)
        if offering is None or offering.calendar is None:
            continue
        own = Draw(first_day=begin, last_day=end, amount=quantity, is_firm=True)
        over = _first_overbooked(offering.calendar, own, dossier.firm_draws.get(key[0], ()))
        if over is None:
            continue
        taken = _need_in(offering.calendar, own, over)
        yield blocker(
            "capacity-overbooked",
            _OVERBOOKED,
            _LESS,
            "solution",
            node_key,
            title=title,
            member=dossier.name_of(offering.organisation_id),
            first=over.first_day.isoformat(),
            last=over.last_day.isoformat(),
            needed=show_quantity(taken, offering.unit),
            free=show_quantity(max(Decimal(0), over.amount - (over.firm - taken)), offering.unit),
        )


def _needs(dossier: Dossier) -> dict[_Key, tuple[str, str, Decimal]]:
    """Of each offering version: the first item that takes it, what that is called, and how much all items take."""
    first: dict[_Key, tuple[str, str]] = {}
    amounts: dict[_Key, Decimal] = defaultdict(Decimal)
    for row in outline(dossier.solution):
        node = row.node
        if node.kind is NodeKind.ITEM and node.offering_id is not None:
            key = (node.offering_id, node.offering_version or 0)
            first.setdefault(key, (node.key, node.title or node.key))
            amounts[key] += row.quantity
    return {key: (*first[key], amount) for key, amount in amounts.items()}


def _first_overbooked(calendar: Calendar, own: Draw, others: tuple[Draw, ...]) -> Slot | None:
    count = periods_between(calendar.period, own.first_day, own.last_day)
    slots = list_slots(calendar, own.first_day, count, (own, *others))
    return next((slot for slot in slots if slot.is_firmly_overbooked), None)


def _need_in(calendar: Calendar, own: Draw, slot: Slot) -> Decimal:
    (alone,) = list_slots(calendar, slot.first_day, 1, (own,))
    return alone.firm
