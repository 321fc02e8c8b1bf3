"""What if: a bid looked at after steps nobody has taken. Nothing is stored; taking steps for real is `solutions`' edit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bidbuilder.domain.basics.findings import Finding
from bidbuilder.domain.bids.assessment import BidSummary
from bidbuilder.domain.bids.covering import renew_coverage
from bidbuilder.domain.bids.dossier import Dossier
from bidbuilder.domain.bids.stages import OPEN_STAGES
from bidbuilder.domain.bids.supposed import Ground, Supposed
from bidbuilder.domain.bids.suppositions import Step, Swap
from bidbuilder.domain.catalogue.offerings import Offering
from bidbuilder.domain.matching.constraints import Checker
from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.domain.solutions.outline import outline
from bidbuilder.storage.candidates import map_usable_offerings
from bidbuilder.storage.database import Database, Reading
from bidbuilder.storage.dictionary import load_dictionary
from bidbuilder.storage.dossiers import load_assessment, map_prices_for_lead
from bidbuilder.storage.organisations import map_organisations
from bidbuilder.storage.replacements import Replacement, Replacing

_OFFERED = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """The bid, and how it would stand after the steps. `offerings` are those swaps name and those offered, by id.

    `members` are names by organisation id; `replacements` belong to the item that was asked about, cheapest first.
    """

    summary: BidSummary
    findings: tuple[Finding, ...]
    dossier: Dossier
    supposed: Supposed
    offerings: Mapping[int, Offering]
    members: Mapping[int, str]
    replacements: tuple[Replacement, ...]
    may_edit: bool


def try_steps(
    database: Database, actor: Actor, bid_id: int, steps: Sequence[Step], *, item_key: str = "", now: datetime
) -> WhatIf:
    """A bid of a lead the actor works for after the steps; with replacements for the item named by `item_key`, if any.

    Raises `NotFound`, `StepGone` and the refusals of edits.
    """
    with database.read() as session:
        assessment = load_assessment(session, actor, bid_id, database.coverage, now=now)
        dossier, dictionary = assessment.dossier, load_dictionary(session)
        swapped = {step.offering_id for step in steps if isinstance(step, Swap)}
        usable = map_usable_offerings(session, actor, swapped)
        prices = map_prices_for_lead(session, dossier.bid.lead_id, swapped)
        replacements = _replacements(database, session, actor, dossier, item_key, Checker(dictionary))
        offered = {one.offering.id or 0: one.offering for one in replacements}
        owners = {one.organisation_id for one in (*offered.values(), *usable.values())}
        members = {**dossier.organisations, **map_organisations(session, owners)}
    covered = renew_coverage(dossier, dictionary, database.coverage.find(bid_id))
    supposed = Ground(assessment, covered, dictionary, now).ask(steps, usable, prices)
    return WhatIf(
        summary=assessment.summary,
        findings=assessment.findings,
        dossier=dossier,
        supposed=supposed,
        offerings={**offered, **usable},
        members={number: one.display_name for number, one in members.items()},
        replacements=replacements,
        may_edit=actor.has_in(Permission.MANAGE_BIDS, dossier.bid.lead_id) and dossier.bid.stage in OPEN_STAGES,
    )


def _replacements(
    database: Database, session: Reading, actor: Actor, dossier: Dossier, item_key: str, checker: Checker
) -> tuple[Replacement, ...]:
    row = next((one for one in outline(dossier.solution) if one.node.key == item_key), None)
    if row is None:
        return ()
    replacing = Replacing(session, database.catalogue.current(session), actor, dossier, checker)
    return replacing.list_for(row.node, row.quantity)[:_OFFERED]
