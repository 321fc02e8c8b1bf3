"""Gates about capacity: what the bid needs of an offering with a calendar beside what other bids of the lead hold firmly.

Bids of other leads are not counted, as no lead may learn of them (law 1); their member sees all of its own load.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from bidbuilder.domain.basics.findings import Finding, translatable
from bidbuilder.domain.bids.blocking import blocker
from bidbuilder.domain.bids.capacity_loads import list_capacity_loads
from bidbuilder.domain.bids.dossier import Dossier
from bidbuilder.domain.matching.readings import show_quantity

_OVERBOOKED = translatable(
    "“{title}” is overbooked from {first} to {last}: {needed} are needed there, and {free} can be had beside your firm bids."
)
_LESS = translatable("Take less of it, agree on another time with {member}, or choose another offering.")


def list_capacity_findings(dossier: Dossier, today: date) -> Iterator[Finding]:
    """The first overbooked period of every capacity in the solution; needs are spread from the award to the end of delivery."""
    for load in list_capacity_loads(dossier, today):
        over = next((slot for slot in load.slots if slot.is_firmly_overbooked), None)
        if over is None:
            continue
        offering = load.offering
        taken = load.need_in(over)
        yield blocker(
            "capacity-overbooked",
            _OVERBOOKED,
            _LESS,
            "solution",
            load.node_key,
            title=load.title,
            member=dossier.name_of(offering.organisation_id),
            first=over.first_day.isoformat(),
            last=over.last_day.isoformat(),
            needed=show_quantity(taken, offering.unit),
            free=show_quantity(max(Decimal(0), over.amount - (over.firm - taken)), offering.unit),
        )
