"""Loading a living bid with everything it refers to, for the lead's people only: decided in the query for the bid itself.

List prices and quotes are those the *lead* may see, whoever of its people asks, so that a bid has one price for all of them.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from bidbuilder.domain.basics.errors import NotFound
from bidbuilder.domain.bids.assessment import Assessment, assess
from bidbuilder.domain.bids.bids import Bid
from bidbuilder.domain.bids.covering import Covered, renew_coverage
from bidbuilder.domain.bids.dossier import CoverageNote, Dossier, answered_part
from bidbuilder.domain.catalogue.calendars import Draw
from bidbuilder.domain.catalogue.offerings import Offering
from bidbuilder.domain.catalogue.prices import PriceAudience, PriceList
from bidbuilder.domain.consortium.partnering import members_of
from bidbuilder.domain.matching.verdicts import ManualVerdict, Verdict
from bidbuilder.domain.people.clusters import umbrella_of
from bidbuilder.domain.people.permissions import Actor
from bidbuilder.domain.pricing.rates import RateTable
from bidbuilder.domain.solutions.tree import Solution
from bidbuilder.storage.addenda import list_reconfirmations
from bidbuilder.storage.bids import DbCoverageNote, get_bid, get_solution, list_bids, list_coverage_notes
from bidbuilder.storage.dictionary import load_dictionary
from bidbuilder.storage.duties import get_duty_table
from bidbuilder.storage.kept import Grounds, grounds_of, kept_of
from bidbuilder.storage.memory import Memory
from bidbuilder.storage.offering_uses import draws_of, list_firm_uses
from bidbuilder.storage.offerings import DbPriceList, map_versions
from bidbuilder.storage.organisations import (
    current_member_ids,
    list_clusters,
    list_clusters_of,
    map_organisations,
    map_qualifications,
)
from bidbuilder.storage.papers import list_paper_notes
from bidbuilder.storage.quotes import list_quotes_for_lead
from bidbuilder.storage.rates import get_rate_table
from bidbuilder.storage.tenders import load_tender
from bidbuilder.storage.writing import load_writing

CoverageMemory = Memory[int, Covered]


def load_assessment(
    session: Session, actor: Actor, bid_id: int, remembered: CoverageMemory, *, now: datetime
) -> Assessment:
    """Coverage, price and gates of a bid of a lead the actor works for; raises `NotFound`."""
    return _assess(session, get_bid(session, actor, bid_id), remembered, now)


def list_assessments(
    session: Session, actor: Actor, remembered: CoverageMemory, *, now: datetime
) -> tuple[Assessment, ...]:
    """The same for all bids of the leads the actor works for, the last changed first."""
    return tuple(_assess(session, bid, remembered, now) for bid in list_bids(session, actor))


def load_dossier(session: Session, actor: Actor, bid_id: int) -> Dossier:
    """A living bid with all it refers to, without what other bids draw; raises `NotFound`."""
    return _dossier_of(session, get_bid(session, actor, bid_id), {}, None)


def load_dossier_of_member(session: Session, bid: Bid, organisation_id: int) -> Dossier:
    """As much of a bid as one of its members may know: the call, and its own part, certificates and papers; no price at all.

    The caller has looked up with permission that the actor works for the member.
    """
    own = tuple(one for one in bid.partners if one.organisation_id == organisation_id)
    return Dossier(
        bid=replace(bid, partners=own),
        tender=answered_part(load_tender(session, bid.tender_id), bid.lots),
        solution=Solution(),
        organisations=map_organisations(session, {organisation_id}),
        qualifications=map_qualifications(session, {organisation_id}),
        papers=list_paper_notes(session, bid.id or 0, organisation_id),
    )


def map_prices_for_lead(session: Session, lead_id: int, offering_ids: Collection[int]) -> dict[int, PriceList]:
    """The list prices among those offerings that this lead may use: its own, and what members of its clusters open to leads."""
    direct = list_clusters_of(session, [lead_id])
    clusters = list_clusters(session) if direct else ()
    reach = frozenset[int]().union(*(umbrella_of(one, clusters) for one in direct))
    opened = (DbPriceList.audience == PriceAudience.LEADS) & DbPriceList.organisation_id.in_(current_member_ids(reach))
    rows = session.scalars(
        select(DbPriceList).where(
            DbPriceList.offering_id.in_(set(offering_ids)), or_(DbPriceList.organisation_id == lead_id, opened)
        )
    )
    return {row.offering_id: row.data for row in rows}


def _assess(session: Session, bid: Bid, remembered: CoverageMemory, now: datetime) -> Assessment:
    assert bid.id is not None  # noqa: S101 - a stored bid
    before = remembered.find(bid.id)
    dossier = _dossier_of(session, bid, before.offerings if before else {}, now.astimezone(UTC).date())
    dictionary = load_dictionary(session)
    covered = remembered.renew(bid.id, lambda known: renew_coverage(dossier, dictionary, known))
    return _assess_again(session, dossier, grounds_of(dossier, covered.coverage, dictionary, now), now)


def _assess_again(session: Session, dossier: Dossier, grounds: Grounds, now: datetime) -> Assessment:
    """What was found last time, if nothing it follows from has changed since."""

    def make(known: tuple[Grounds, Assessment] | None) -> tuple[Grounds, Assessment]:
        if known is not None and known[0].allow(grounds):
            return known
        return grounds, assess(dossier, grounds.coverage, grounds.dictionary, now=now)

    return kept_of(session).assessments.renew(dossier.bid.id or 0, make)[1]


def _dossier_of(session: Session, bid: Bid, known: Mapping[tuple[int, int], Offering], today: date | None) -> Dossier:
    assert bid.id is not None  # noqa: S101 - a stored bid
    solution = get_solution(session, bid.id)
    offerings = _offerings_of(session, solution, known)
    organisations = {bid.lead_id, *members_of(solution), *(partner.organisation_id for partner in bid.partners)}
    return Dossier(
        bid=bid,
        tender=answered_part(load_tender(session, bid.tender_id), bid.lots),
        solution=solution,
        offerings=offerings,
        firm_draws=_firm_draws(session, bid, offerings.values(), today) if today else {},
        organisations=map_organisations(session, organisations),
        qualifications=map_qualifications(session, organisations),
        notes={row.requirement_key: _note_of(row) for row in list_coverage_notes(session, bid.id)},
        quotes=list_quotes_for_lead(session, bid),
        prices=map_prices_for_lead(session, bid.lead_id, {item.offering_id or 0 for item in solution.items()}),
        rates=_find_rates(session, bid),
        duties=get_duty_table(session, bid.lead_id),
        papers=list_paper_notes(session, bid.id),
        reconfirmations=list_reconfirmations(session, bid.id, only_open=True),
        writing=load_writing(session, bid.id),
    )


def _offerings_of(
    session: Session, solution: Solution, known: Mapping[tuple[int, int], Offering]
) -> Mapping[tuple[int, int], Offering]:
    """The versions the solution uses; versions never change, so those known already are not loaded again."""
    wanted = {(item.offering_id or 0, item.offering_version or 0) for item in solution.items()}
    kept = {key: known[key] for key in wanted & known.keys()}
    missing = wanted - kept.keys()
    return kept | map_versions(session, missing) if missing else kept


def _firm_draws(
    session: Session, bid: Bid, offerings: Iterable[Offering], today: date
) -> Mapping[int, tuple[Draw, ...]]:
    """What the lead's other bids hold firmly of the capacities among the offerings; nothing is read where there are none."""
    wanted = {one.id for one in offerings if one.calendar is not None}
    if not wanted:
        return {}
    uses = [one for one in list_firm_uses(session, bid.lead_id) if one.bid_id != bid.id]
    draws = {one or 0: tuple(draws_of(uses, one or 0, today)) for one in wanted}
    return {one: drawn for one, drawn in draws.items() if drawn}


def _find_rates(session: Session, bid: Bid) -> RateTable | None:
    if bid.rate_table_id is None:
        return None
    try:
        return get_rate_table(session, bid.lead_id, bid.rate_table_id)
    except NotFound:
        return None


def _note_of(row: DbCoverageNote) -> CoverageNote:
    return CoverageNote(
        requirement_key=row.requirement_key,
        manual=_manual_of(row),
        remark=row.remark,
        owner=row.owner,
        revision=row.revision,
    )


def _manual_of(row: DbCoverageNote) -> ManualVerdict | None:
    if row.verdict is None or row.decided_at is None:
        return None
    return ManualVerdict(
        requirement_key=row.requirement_key,
        verdict=Verdict(row.verdict),
        reason=row.reason,
        by=row.decided_by,
        at=row.decided_at,
    )
