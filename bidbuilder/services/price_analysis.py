"""Looking at a price from all sides: its schedules, what earlier bids asked, and all of it as a workbook.

For the people of the lead only, like the price itself.
"""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from bidbuilder.domain.basics.languages import choose_text
from bidbuilder.domain.bids.internal_price import InternalPrice
from bidbuilder.domain.bids.price_book import BookEntry, list_entries
from bidbuilder.domain.bids.snapshot import SnapshotPrice, SnapshotPriceLine
from bidbuilder.domain.people.permissions import Actor
from bidbuilder.domain.pricing.payments import flow_of
from bidbuilder.formats.writers.internal_workbook import write_internal_workbook
from bidbuilder.formats.writers.schedules import extras_of, schedules_of
from bidbuilder.formats.writers.words import Words
from bidbuilder.storage.bids import get_bid, get_solution
from bidbuilder.storage.database import Database
from bidbuilder.storage.dossiers import load_assessment
from bidbuilder.storage.price_book import list_offered_prices


@dataclass(frozen=True, slots=True)
class ShownSchedule:
    """A price schedule for a page: titles and numbers by the key of their column, and the sums of the columns."""

    title: str
    titles: dict[str, str]
    rows: tuple[tuple[SnapshotPriceLine, dict[str, Decimal | None]], ...]
    sums: dict[str, Decimal]


def show_schedules(price: SnapshotPrice, language: str) -> tuple[ShownSchedule, ...]:
    """The schedules that a price has lines for, and what is beside the total; words in a language of the interface."""
    words = Words(language)
    schedules = schedules_of(price, words, first_row=1)
    extras = extras_of(price, words, len(schedules) + 2, first_row=1)
    return tuple(
        ShownSchedule(
            one.title,
            one.columns.titles(words),
            tuple((line, one.columns.values(line)) for line in one.lines),
            one.columns.sums(one.lines),
        )
        for one in (*schedules, *extras)
        if one.lines
    )


def get_price_book(database: Database, actor: Actor, bid_id: int) -> tuple[BookEntry, ...]:
    """What other bids of this lead asked for the offerings of this one, the newest first. Raises `NotFound`."""
    with database.read() as session:
        bid = get_bid(session, actor, bid_id)
        wanted = {item.offering_id or 0: item.key for item in reversed(get_solution(session, bid_id).items())}
        offered = list_offered_prices(session, bid.lead_id, wanted, besides=bid_id)
    return list_entries(offered, wanted)


def make_internal_workbook(database: Database, actor: Actor, bid_id: int, *, language: str, now: datetime) -> bytes:
    """The whole build-up of a bid as an .xlsx in a language of the interface. Raises `NotFound`."""
    with database.read() as session:
        assessment = load_assessment(session, actor, bid_id, database.coverage, now=now)
    dossier, price = assessment.dossier, assessment.price
    policy = dossier.bid.policy
    names = {number: one.display_name for number, one in dossier.organisations.items()}
    return write_internal_workbook(
        InternalPrice(
            title=choose_text(dossier.tender.title, language) or dossier.bid.title,
            reference=dossier.tender.reference,
            language=language,
            lead=dossier.lead,
            made_at=now,
            made_by=actor.name,
            price=price,
            policy=policy,
            members={0: dossier.lead.display_name, **names},
            flow=flow_of(price.total, price.cost, policy.payments, price.currency),
        )
    )
