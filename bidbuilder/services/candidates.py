"""Offerings that may answer a requirement of a bid: found in the catalogue, held against it exactly, best first."""

from dataclasses import dataclass
from decimal import Decimal

from bidbuilder.domain.basics.errors import NotFound
from bidbuilder.domain.basics.findings import Finding
from bidbuilder.domain.basics.money import Money
from bidbuilder.domain.catalogue.offerings import Offering
from bidbuilder.domain.catalogue.prices import PriceList, PriceMissing
from bidbuilder.domain.matching.candidates import match_requirement
from bidbuilder.domain.matching.constraints import Checker
from bidbuilder.domain.matching.dates import key_dates
from bidbuilder.domain.matching.hints import hints_of
from bidbuilder.domain.matching.querying.reading import read_query
from bidbuilder.domain.matching.querying.writing import write_constraints
from bidbuilder.domain.matching.verdicts import CandidateMatch, Verdict
from bidbuilder.domain.people.permissions import Actor
from bidbuilder.storage.bids import get_bid
from bidbuilder.storage.candidates import Wanted, list_candidates
from bidbuilder.storage.database import Database
from bidbuilder.storage.dictionary import load_dictionary
from bidbuilder.storage.dossiers import map_prices_for_lead
from bidbuilder.storage.organisations import map_organisations
from bidbuilder.storage.tenders import load_tender

_ORDER = (Verdict.MET, Verdict.PARTLY, Verdict.DEVIATION, Verdict.UNKNOWN, Verdict.NOT_MET)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An offering with its verdict. `price` is the list price of one unit at the quantity asked for, if the lead may use it."""

    offering: Offering
    member: str
    match: CandidateMatch
    price: Money | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateList:
    """The best candidates, how many of the catalogue keep every condition, and what of the query was not understood.

    `asked` is what the requirement asks, written as a query.
    """

    candidates: tuple[Candidate, ...]
    count: int
    asked: str
    findings: tuple[Finding, ...] = ()


def find_candidates(
    database: Database,
    actor: Actor,
    bid_id: int,
    requirement_key: str,
    text: str = "",
    limit: int = 50,
    language: str = "en",
) -> CandidateList:
    """Candidates for a requirement of the bid's tender: by verdict, then score, then price; unpriced ones last of equals.

    `text` is a query that narrows them. A requirement without conditions is searched by its own longer words. Raises
    `NotFound`.
    """
    with database.read() as session:
        bid = get_bid(session, actor, bid_id)
        tender = load_tender(session, bid.tender_id)
        requirement = tender.find_requirement(requirement_key)
        if requirement is None:
            raise NotFound
        dictionary, dates = load_dictionary(session), key_dates(tender, requirement)
        reading = read_query(text, dictionary)
        wanted = Wanted(requirement.confirmed_constraints, dates, tuple(hints_of(requirement)))
        view = database.catalogue.current(session)
        found = list_candidates(session, view, actor, wanted, dictionary, query=reading.query, limit=limit)
        prices = map_prices_for_lead(session, bid.lead_id, [one.id or 0 for one in found.offerings])
        members = map_organisations(session, [one.organisation_id for one in found.offerings])
    checker, quantity = Checker(dictionary), requirement.quantity or Decimal(1)
    candidates = [
        Candidate(
            offering=one,
            member=members[one.organisation_id].display_name,
            match=match_requirement(requirement, one, dictionary, dates=dates, checker=checker),
            price=_find_price(prices.get(one.id or 0), quantity),
        )
        for one in found.offerings
    ]
    return CandidateList(
        candidates=tuple(sorted(candidates, key=_rank)),
        count=found.count,
        asked=write_constraints(requirement.confirmed_constraints, dictionary, language),
        findings=reading.findings,
    )


def _find_price(prices: PriceList | None, quantity: Decimal) -> Money | None:
    if prices is None:
        return None
    try:
        return Money(prices.unit_price_for(quantity), prices.currency)
    except PriceMissing:
        return None


def _rank(candidate: Candidate) -> tuple[int, Decimal, bool, str, Decimal, int]:
    """Prices are compared within one currency only."""
    price = candidate.price or Money(Decimal(0), "")
    verdict = _ORDER.index(candidate.match.verdict)
    return (
        verdict,
        -candidate.match.score,
        candidate.price is None,
        price.currency,
        price.amount,
        candidate.offering.id or 0,
    )
