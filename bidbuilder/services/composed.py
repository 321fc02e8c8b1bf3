"""What came of a run of the composer: look at a solution beside the present one, compare two, and the edit that takes it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bidbuilder.codec import from_plain
from bidbuilder.composer.answer import Choice
from bidbuilder.composer.sourcing.drafting import ThingChange, changes_of, edit_for
from bidbuilder.composer.sourcing.record import BEST, Record
from bidbuilder.domain.basics.errors import NotFound, Refusal
from bidbuilder.domain.basics.findings import Finding, translatable
from bidbuilder.domain.basics.languages import choose_text
from bidbuilder.domain.bids.assessment import Assessment, BidSummary
from bidbuilder.domain.bids.costing import price_dossier
from bidbuilder.domain.bids.covering import renew_coverage
from bidbuilder.domain.bids.dossier import Dossier
from bidbuilder.domain.bids.stages import OPEN_STAGES
from bidbuilder.domain.consortium.partnering import members_of, with_members
from bidbuilder.domain.matching.counting import count_coverage
from bidbuilder.domain.matching.verdicts import CoverageCount, RequirementCoverage
from bidbuilder.domain.matching.what_if import VerdictChange, compare_coverage
from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.domain.pricing.build_up import BidPrice
from bidbuilder.domain.solutions.completing import complete_edit
from bidbuilder.domain.solutions.editing import apply
from bidbuilder.domain.solutions.edits import Edit
from bidbuilder.domain.solutions.tree import NodeKind, Solution
from bidbuilder.domain.tenders.tenders import Tender
from bidbuilder.storage.bids import get_bid, get_solution
from bidbuilder.storage.candidates import map_usable_offerings
from bidbuilder.storage.compositions import CompositionRow, get_composition, get_result
from bidbuilder.storage.database import Database, Reading
from bidbuilder.storage.dictionary import load_dictionary
from bidbuilder.storage.dossiers import load_assessment, map_prices_for_lead
from bidbuilder.storage.organisations import map_organisations, map_qualifications
from bidbuilder.storage.tenders import load_tender_head


class NothingToTake(Refusal):
    """The solution is in the tree already, or nothing was ticked."""

    code = "nothing-to-take"
    message = translatable("There is nothing to take: the solution has all of this already.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """A solution as the bid would be with it: exact price, coverage, and members. `unpriced` items are not in the price."""

    price: BidPrice
    count: CoverageCount
    members: tuple[int, ...]

    @property
    def unpriced(self) -> int:
        """How many items have no price."""
        return len(self.price.unpriced)


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultPage:
    """One solution of a run (`choice`, None where there is none) beside the present one.

    `changes_anything` is whether taking it whole would: without a changed item it may still drop members or lots.
    """

    summary: BidSummary
    findings: tuple[Finding, ...]
    tender: Tender
    run: CompositionRow
    record: Record
    name: str
    choice: Choice | None
    changes: tuple[ThingChange, ...]
    changes_anything: bool
    present: Outlook
    outlook: Outlook | None
    verdicts: tuple[VerdictChange, ...]
    members: Mapping[int, str]
    revision: int
    may_take: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of a comparison: a solution of a run, with what each thing gets."""

    run: CompositionRow
    record: Record
    name: str
    choice: Choice
    outlook: Outlook
    changes: tuple[ThingChange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparePage:
    """Two solutions side by side."""

    summary: BidSummary
    findings: tuple[Finding, ...]
    tender: Tender
    sides: tuple[Side, Side]
    members: Mapping[int, str]


def load_result(
    database: Database, actor: Actor, bid_id: int, run_id: int, name: str = BEST, *, language: str, now: datetime
) -> ResultPage:
    """A solution of a run of a bid of a lead the actor works for. Raises `NotFound` also while the run goes on."""
    with database.read() as session:
        assessment = load_assessment(session, actor, bid_id, database.coverage, now=now)
        run = get_composition(session, bid_id, run_id)
        record = from_plain(get_result(session, bid_id, run_id), Record)
        choice = record.find_choice(name)
        if choice is None and name != BEST:
            raise NotFound
        members = map_organisations(session, _members_of(record))
        drafted = _drafted(session, actor, assessment.dossier, record, choice) if choice is not None else None
        dictionary = load_dictionary(session)
    bid = assessment.dossier.bid
    covered = renew_coverage(drafted, dictionary).coverage if drafted is not None else ()
    return ResultPage(
        summary=assessment.summary,
        findings=assessment.findings,
        tender=assessment.dossier.tender,
        run=run,
        record=record,
        name=name,
        choice=choice,
        changes=changes_of(record, choice, assessment.dossier.solution, language) if choice is not None else (),
        changes_anything=choice is not None and edit_for(record, choice, assessment.dossier.solution) is not None,
        present=_outlook(assessment.dossier, assessment.coverage),
        outlook=_outlook(drafted, covered) if drafted is not None else None,
        verdicts=compare_coverage(assessment.coverage, covered),
        members={number: one.display_name for number, one in members.items()},
        revision=assessment.dossier.solution.revision,
        may_take=actor.has_in(Permission.MANAGE_BIDS, bid.lead_id) and bid.stage in OPEN_STAGES,
    )


def edit_of_result(
    database: Database,
    actor: Actor,
    bid_id: int,
    run_id: int,
    name: str,
    things: Collection[str] | None,
    *,
    revision: int,
) -> Edit:
    """The edit of revision `revision` that takes these things (None: all) of a solution.

    Raises `NotFound`, `NothingToTake`. Whether the bid may be changed is for the use case that carries the edit out.
    """
    with database.read() as session:
        bid = get_bid(session, actor, bid_id)
        record = from_plain(get_result(session, bid_id, run_id), Record)
        solution = get_solution(session, bid_id, revision)
        tender = load_tender_head(session, bid.tender_id)
    choice = record.find_choice(name)
    if choice is None:
        raise NotFound
    edit = edit_for(record, choice, solution, things, lot_names=_lot_names(tender))
    if edit is None:
        raise NothingToTake
    return edit


def compare_results(
    database: Database,
    actor: Actor,
    bid_id: int,
    chosen: tuple[tuple[int, str], tuple[int, str]],
    *,
    language: str,
    now: datetime,
) -> ComparePage:
    """Two solutions, each by its run and name. Raises `NotFound`."""
    with database.read() as session:
        assessment = load_assessment(session, actor, bid_id, database.coverage, now=now)
        sides = tuple(_side(session, actor, assessment, run_id, name, language) for run_id, name in chosen)
        members = map_organisations(session, {number for side in sides for number in _members_of(side.record)})
    first, second = sides
    return ComparePage(
        summary=assessment.summary,
        findings=assessment.findings,
        tender=assessment.dossier.tender,
        sides=(first, second),
        members={number: one.display_name for number, one in members.items()},
    )


def _side(session: Reading, actor: Actor, assessment: Assessment, run_id: int, name: str, language: str) -> Side:
    dossier = assessment.dossier
    run = get_composition(session, dossier.bid.id or 0, run_id)
    record = from_plain(get_result(session, dossier.bid.id or 0, run_id), Record)
    choice = record.find_choice(name)
    if choice is None:
        raise NotFound
    drafted = _drafted(session, actor, dossier, record, choice)
    return Side(
        run=run,
        record=record,
        name=name,
        choice=choice,
        outlook=_outlook(drafted, renew_coverage(drafted, load_dictionary(session)).coverage),
        changes=changes_of(record, choice, dossier.solution, language),
    )


def _members_of(record: Record) -> set[int]:
    """The members a record speaks of."""
    found = {note.organisation_id for note in record.offers.values()} | {*record.wishes.barred_members}
    found |= {one.organisation_id for one in record.wishes.member_bounds}
    return found | {miss.organisation_id for miss in record.near} | {one.organisation_id or 0 for one in record.kept}


def _drafted(session: Reading, actor: Actor, dossier: Dossier, record: Record, choice: Choice) -> Dossier:
    """The dossier with the solution taken whole, its members partners as they will be then.

    Offerings that are gone from the catalogue leave their thing as it is.
    """
    solution = _taken(session, actor, dossier.solution, record, choice)
    ids = {item.offering_id or 0 for item in solution.items()}
    usable = map_usable_offerings(session, actor, ids)
    versions = {(one.id or 0, one.version): one for one in usable.values()}
    members = members_of(solution)
    return replace(
        dossier,
        bid=replace(dossier.bid, partners=with_members(dossier.bid.partners, solution)),
        solution=solution,
        organisations={**map_organisations(session, members), **dossier.organisations},
        qualifications={**map_qualifications(session, members), **dossier.qualifications},
        offerings={**versions, **dossier.offerings},
        prices=map_prices_for_lead(session, dossier.bid.lead_id, ids),
    )


def _taken(session: Reading, actor: Actor, solution: Solution, record: Record, choice: Choice) -> Solution:
    usable = map_usable_offerings(session, actor, {note.offering_id for note in record.offers.values()})
    gone = {thing.key for thing in record.things if not _can_be_had(thing.key, record, choice, usable)}
    there = {thing.key for thing in record.things} - gone if gone else None
    edit = edit_for(record, choice, solution, there)
    return solution if edit is None else apply(solution, complete_edit(edit, solution, usable))


def _lot_names(tender: Tender) -> dict[str, str]:
    return {lot.id: choose_text(lot.title, "en") for lot in tender.lots}


def _can_be_had(thing: str, record: Record, choice: Choice, usable: Mapping[int, object]) -> bool:
    notes = [record.offers[item.offer] for item in choice.items if item.offer in record.offers]
    return all(note.offering_id in usable for note in notes if note.thing == thing)


def _outlook(dossier: Dossier, coverage: Sequence[RequirementCoverage]) -> Outlook:
    items = [node for node in dossier.solution.walk() if node.kind is NodeKind.ITEM]
    owners = dict.fromkeys(node.organisation_id for node in items if node.organisation_id is not None)
    return Outlook(price=price_dossier(dossier), count=count_coverage(dossier.tender, coverage), members=tuple(owners))
