"""The duties and taxes a lead keeps, as they bear on one of its bids. For the lead's people only."""

from collections.abc import Sequence
from datetime import datetime

from bidbuilder.domain.basics.errors import NotFound, NotPermitted, StaleRevision
from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.domain.pricing.duties import DutyRate, DutyTable, require_sound_rates
from bidbuilder.storage.database import Database
from bidbuilder.storage.duties import get_duty_table, save_duty_table


def change_duties(
    database: Database, actor: Actor, lead_id: int, rates: Sequence[DutyRate], *, before: DutyTable, now: datetime
) -> DutyTable:
    """Replace the rates of a lead; open bids are priced with them at once. `before` is the table the actor looked at.

    Raises `NotPermitted`, `DutyRateUnusable`, `StaleRevision` if somebody changed the table meanwhile.
    """
    if not actor.has_in(Permission.SEE_BIDS, lead_id):
        raise NotFound
    if not actor.has_in(Permission.MANAGE_BIDS, lead_id):
        raise NotPermitted
    table = require_sound_rates(tuple(rates))
    with database.write(actor.name, now) as work:
        if get_duty_table(work.session, lead_id, for_change=True) not in {before, table}:
            raise StaleRevision(who="?")
        save_duty_table(work.session, lead_id, table, now)
        work.record("duties.changed", f"organisation:{lead_id}", str(len(table.rates)))
    return table
