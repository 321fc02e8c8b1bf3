"""Looking at a price from all sides: what moves it, how it stands, what earlier bids asked, and all of it as a workbook.

For the people of the lead only, like the price itself.
"""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from bidbuilder.domain.basics.languages import choose_text
from bidbuilder.domain.bids.assessment import Assessment
from bidbuilder.domain.bids.costing import cost_dossier, delivery_of
from bidbuilder.domain.bids.internal_price import InternalPrice
from bidbuilder.domain.bids.price_book import BookEntry, list_entries
from bidbuilder.domain.people.permissions import Actor
from bidbuilder.domain.pricing.awarding import Standing, highest_winning_price, rank
from bidbuilder.domain.pricing.payments import flow_of
from bidbuilder.domain.pricing.sensitivity import Priced, Swing, list_swings
from bidbuilder.formats.writers.internal_workbook import write_internal_workbook
from bidbuilder.storage.bids import get_bid, get_solution
from bidbuilder.storage.database import Database
from bidbuilder.storage.dossiers import load_assessment
from bidbuilder.storage.price_book import list_offered_prices


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What moves the price, the order of bidders as assumed, and the highest price that would still win."""

    swings: tuple[Swing, ...]
    standings: tuple[Standing, ...]
    winning: Decimal | None


def get_outlook(database: Database, actor: Actor, bid_id: int, percent: Decimal, *, now: datetime) -> Outlook:
    """How the price of a bid moves when things move by so many per cent, and where it stands. Raises `NotFound`."""
    assessment = _load(database, actor, bid_id, now)
    dossier, price = assessment.dossier, assessment.price
    policy = dossier.bid.policy
    priced = Priced(lines=cost_dossier(dossier), rates=dossier.rates, policy=policy, delivery=delivery_of(dossier))
    standings: tuple[Standing, ...] = ()
    winning = None
    if policy.award is not None and policy.competitors:
        standings = rank(price.total, policy.award, policy.competitors)
        winning = highest_winning_price(policy.award, policy.competitors, price.currency)
    return Outlook(
        swings=list_swings(priced, price.converted, percent, policy.adjustment), standings=standings, winning=winning
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
    assessment = _load(database, actor, bid_id, now)
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


def _load(database: Database, actor: Actor, bid_id: int, now: datetime) -> Assessment:
    with database.read() as session:
        return load_assessment(session, actor, bid_id, database.coverage, now=now)
