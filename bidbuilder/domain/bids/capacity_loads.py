"""How a bid and the firm bids of its lead load the capacities in its solution, period by period from award to delivery.

Bids of other leads are not counted, as no lead may learn of them (law 1).
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bidbuilder.domain.bids.dossier import Dossier
from bidbuilder.domain.catalogue.calendars import Draw, Slot, list_slots, periods_between
from bidbuilder.domain.catalogue.kinds import Calendar
from bidbuilder.domain.catalogue.offerings import Offering
from bidbuilder.domain.solutions.outline import outline
from bidbuilder.domain.solutions.tree import NodeKind

_Key = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class CapacityLoad:
    """A capacity in the solution: the first item that takes it, what all of them need (`own`), and every period with its load.

    Amounts are in the offering's unit. The slots hold the firm draws of the lead's other bids and, as if firm, this bid's.
    """

    node_key: str
    title: str
    offering: Offering
    calendar: Calendar
    own: Draw
    slots: tuple[Slot, ...]

    @property
    def free(self) -> Decimal:
        """What is left over all periods; below zero where more is wanted than can be had."""
        return self.amount - self.held - self.own.amount

    @property
    def amount(self) -> Decimal:
        """What can be had in all periods together."""
        return sum((slot.amount for slot in self.slots), Decimal(0))

    @property
    def held(self) -> Decimal:
        """What the lead's other bids hold firmly of that."""
        return max(Decimal(0), sum((slot.firm for slot in self.slots), Decimal(0)) - self._own_in_all)

    @property
    def is_overbooked(self) -> bool:
        """Whether any period is drawn beyond what it has."""
        return any(slot.is_firmly_overbooked for slot in self.slots)

    @property
    def _own_in_all(self) -> Decimal:
        first, count = self.own.first_day, len(self.slots)
        return sum((slot.firm for slot in list_slots(self.calendar, first, count, (self.own,))), Decimal(0))

    def need_in(self, slot: Slot) -> Decimal:
        """What this bid takes of one period."""
        (alone,) = list_slots(self.calendar, slot.first_day, 1, (self.own,))
        return alone.firm


def list_capacity_loads(dossier: Dossier, today: date) -> Iterator[CapacityLoad]:
    """The capacities in the order of the solution; needs are spread evenly from the award (or today) to the end of delivery."""
    begin = dossier.tender.expected_award_on or today
    end = max(begin, dossier.tender.delivery_until or begin)
    for key, (node_key, title, quantity) in _needs(dossier).items():
        offering = dossier.offerings.get(key)
        if offering is None or offering.calendar is None:
            continue
        own = Draw(first_day=begin, last_day=end, amount=quantity, is_firm=True)
        count = periods_between(offering.calendar.period, begin, end)
        yield CapacityLoad(
            node_key=node_key,
            title=title,
            offering=offering,
            calendar=offering.calendar,
            own=own,
            slots=list_slots(offering.calendar, begin, count, (own, *dossier.firm_draws.get(key[0], ()))),
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
