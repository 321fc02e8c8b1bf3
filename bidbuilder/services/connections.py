"""How the items of a bid's solution are joined: the page, and adapters for ports that do not fit. Edits are `solutions`'."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from bidbuilder.domain.basics.errors import NotFound
from bidbuilder.domain.basics.findings import Finding
from bidbuilder.domain.basics.money import Money
from bidbuilder.domain.bids.assessment import Assessment, BidSummary
from bidbuilder.domain.bids.solution_history import replay
from bidbuilder.domain.bids.stages import OPEN_STAGES
from bidbuilder.domain.catalogue.dictionary import Dictionary
from bidbuilder.domain.catalogue.prices import PriceList, PriceMissing
from bidbuilder.domain.catalogue.projection import PORT_TYPES
from bidbuilder.domain.matching.interfaces import Interfaces, Joint
from bidbuilder.domain.matching.joining_proposals import Adapter, Proposal, list_adapters, propose_connections
from bidbuilder.domain.matching.scopes import Overlap, list_overlaps
from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.domain.solutions.connections import PortEnd
from bidbuilder.domain.solutions.joining import find_connection
from bidbuilder.domain.solutions.tree import Solution
from bidbuilder.domain.tenders.constraints import Constraint, Operator
from bidbuilder.storage.bids import list_solution_marks
from bidbuilder.storage.candidates import Wanted, find_candidate_ids, map_usable_offerings
from bidbuilder.storage.database import Database, Reading
from bidbuilder.storage.dictionary import load_dictionary
from bidbuilder.storage.dossiers import load_assessment, map_prices_for_lead
from bidbuilder.storage.organisations import map_organisations

# So many offerings are loaded at a time; all that have ports of both types are looked at.
_AT_A_TIME = 400
_ALL = 10_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ConnectionsPage:
    """Ports, joints, proposals and overlaps of a bid's solution. `members` are names by organisation id, partners first."""

    summary: BidSummary
    findings: tuple[Finding, ...]
    solution: Solution
    interfaces: Interfaces
    proposals: tuple[Proposal, ...]
    overlaps: tuple[Overlap, ...]
    members: Mapping[int, str]
    partners: tuple[int, ...]
    can_undo: bool
    can_redo: bool
    may_edit: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundAdapter:
    """An adapter with its member and the list price of one at the quantity needed, where the lead may use it."""

    adapter: Adapter
    member: str
    price: Money | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AdapterSearch:
    """Adapters for one joint, those with least doubt first and then by the catalogue's order."""

    joint: Joint
    found: tuple[FoundAdapter, ...]


def load_connections(database: Database, actor: Actor, bid_id: int, *, now: datetime) -> ConnectionsPage:
    """The interfaces of a bid of a lead the actor works for. Raises `NotFound`."""
    with database.read() as session:
        assessment = load_assessment(session, actor, bid_id, database.coverage, now=now)
        history = replay(list_solution_marks(session, bid_id))
        dictionary = load_dictionary(session)
    dossier = assessment.dossier
    may_edit = actor.has_in(Permission.MANAGE_BIDS, dossier.bid.lead_id) and dossier.bid.stage in OPEN_STAGES
    return ConnectionsPage(
        summary=assessment.summary,
        findings=assessment.findings,
        solution=dossier.solution,
        interfaces=assessment.interfaces,
        proposals=propose_connections(assessment.interfaces, dictionary),
        overlaps=list_overlaps(dossier.tender, dossier.solution),
        members={number: one.display_name for number, one in dossier.organisations.items()},
        partners=tuple(one.organisation_id for one in dossier.bid.partners),
        can_undo=history.undo_target is not None,
        can_redo=history.redo_target is not None,
        may_edit=may_edit,
    )


def find_adapters(
    database: Database, actor: Actor, bid_id: int, first: PortEnd, second: PortEnd, *, now: datetime, limit: int = 20
) -> AdapterSearch:
    """Offerings that fit between two joined ports, found by the types of their ports. Raises `NotFound`."""
    with database.read() as session:
        assessment = load_assessment(session, actor, bid_id, database.coverage, now=now)
        joint = _get_joint(assessment, first, second)
        dictionary = load_dictionary(session)
        adapters = _search(database, session, actor, joint, dictionary, limit)
        prices = map_prices_for_lead(
            session, assessment.dossier.bid.lead_id, [one.offering.id or 0 for one in adapters]
        )
        members = map_organisations(session, [one.offering.organisation_id for one in adapters])
    found = tuple(
        FoundAdapter(
            adapter=one,
            member=members[one.offering.organisation_id].display_name,
            price=_find_price(prices.get(one.offering.id or 0), Decimal(joint.connection.count)),
        )
        for one in adapters
    )
    return AdapterSearch(joint=joint, found=found)


def _get_joint(assessment: Assessment, first: PortEnd, second: PortEnd) -> Joint:
    wanted = find_connection(assessment.dossier.solution, first, second)
    joint = next((one for one in assessment.interfaces.joints if one.connection == wanted), None)
    if joint is None:
        raise NotFound
    return joint


def _search(
    database: Database, session: Reading, actor: Actor, joint: Joint, dictionary: Dictionary, limit: int
) -> tuple[Adapter, ...]:
    """Up to `limit` adapters out of all offerings with ports of both types; the search ends with so many without a doubt."""
    if joint.first is None or joint.second is None:
        return ()
    types = dict.fromkeys((joint.first.port.port_type, joint.second.port.port_type))
    if not all(types):
        return ()
    constraint = Constraint(property=PORT_TYPES, operator=Operator.ALL_OF, values=tuple(types))
    view = database.catalogue.current(session)
    ids, _count = find_candidate_ids(session, view, actor, Wanted((constraint,)), dictionary, limit=_ALL)
    found: list[Adapter] = []
    for start in range(0, len(ids), _AT_A_TIME):
        some = ids[start : start + _AT_A_TIME]
        usable = map_usable_offerings(session, actor, some)
        offerings = [usable[one] for one in some if one in usable]
        found += list_adapters(offerings, joint.first.port, joint.second.port, dictionary)
        if sum(1 for one in found if not one.doubts) >= limit:
            break
    return tuple(sorted(found, key=lambda one: one.doubts)[:limit])


def _find_price(prices: PriceList | None, quantity: Decimal) -> Money | None:
    if prices is None:
        return None
    try:
        return Money(prices.unit_price_for(quantity), prices.currency)
    except PriceMissing:
        return None
