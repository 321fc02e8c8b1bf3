"""Exchange rate tables of a lead: entered by hand or uploaded, then chosen for a bid. A stored table never changes."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from bidbuilder.domain.basics.errors import NotPermitted
from bidbuilder.domain.basics.findings import Finding
from bidbuilder.domain.bids.bids import Bid
from bidbuilder.domain.bids.stages import require_open
from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.domain.pricing.rates import RateTable
from bidbuilder.domain.pricing.rates_reading import make_rate_table
from bidbuilder.formats.readers.rates import read_rates
from bidbuilder.storage.bids import get_bid, get_bid_for_change, save_bid
from bidbuilder.storage.database import Database, Work
from bidbuilder.storage.rates import add_rate_table, get_rate_table, list_rate_tables


@dataclass(frozen=True, slots=True, kw_only=True)
class RatesPage:
    """The rate tables of a bid's lead with their ids, the newest first; `chosen_id` is the bid's."""

    bid: Bid
    tables: tuple[tuple[int, RateTable], ...]
    chosen_id: int | None
    may_edit: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Uploaded:
    """A stored table and what the reader had to say about its file."""

    id: int
    table: RateTable
    findings: tuple[Finding, ...]


def get_rates_page(database: Database, actor: Actor, bid_id: int) -> RatesPage:
    """The rates of a bid. Raises `NotFound`."""
    with database.read() as session:
        bid = get_bid(session, actor, bid_id)
        return RatesPage(
            bid=bid,
            tables=list_rate_tables(session, bid.lead_id),
            chosen_id=bid.rate_table_id,
            may_edit=actor.has_in(Permission.MANAGE_BIDS, bid.lead_id),
        )


def enter_rates(
    database: Database,
    actor: Actor,
    lead_id: int,
    *,
    day: date,
    rates: Mapping[str, Decimal],
    base: str = "EUR",
    source: str = "",
    now: datetime,
) -> int:
    """Store rates entered by hand (units for one `base`); gives the table's id.

    Raises `NotPermitted`, `RateUnusable`, `RatesMissing`, `RatesFromTheFuture`.
    """
    with database.write(actor.name, now) as work:
        table = make_rate_table(day, base, rates, source or actor.name, today=now.date())
        return _store(work, actor, lead_id, table)


def upload_rates(
    database: Database,
    actor: Actor,
    lead_id: int,
    name: str,
    content: bytes,
    *,
    day: date | None = None,
    now: datetime,
) -> Uploaded:
    """Store the newest table of an ECB file, or the newest up to `day`.

    Raises `NotPermitted`, `RatesMissing` and the refusals of files.
    """
    reading = read_rates(name, content)
    table = reading.get_table(day)
    with database.write(actor.name, now) as work:
        return Uploaded(id=_store(work, actor, lead_id, table), table=table, findings=reading.findings)


def choose_rates(database: Database, actor: Actor, bid_id: int, table_id: int, *, now: datetime) -> Bid:
    """Price a bid with a table of its lead. Raises `NotFound`, `BidFrozen`."""
    with database.write(actor.name, now) as work:
        bid = require_open(get_bid_for_change(work.session, actor, bid_id))
        table = get_rate_table(work.session, bid.lead_id, table_id)
        saved = save_bid(work.session, replace(bid, rate_table_id=table_id), now)
        work.record("rates.chosen", f"bid:{bid_id}", f"{table.day.isoformat()} {table.source}")
        return saved


def _store(work: Work, actor: Actor, lead_id: int, table: RateTable) -> int:
    if not actor.has_in(Permission.MANAGE_BIDS, lead_id):
        raise NotPermitted
    table_id = add_rate_table(work.session, lead_id, table, work.now)
    work.record("rates.stored", f"organisation:{lead_id}", f"{table.day.isoformat()} {table.source}")
    return table_id
