"""What changed in the call of a bid: which addenda to acknowledge, and what to confirm again because of them."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import Finding, translatable
from bidbuilder.domain.bids.assessment import BidSummary
from bidbuilder.domain.bids.stages import OPEN_STAGES, require_open
from bidbuilder.domain.bids.touches import Reconfirmation
from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.domain.tenders.amendments import Difference
from bidbuilder.domain.tenders.tenders import Addendum
from bidbuilder.storage.addenda import confirm_again, list_addenda, list_reconfirmations
from bidbuilder.storage.bids import get_bid_for_change, save_bid
from bidbuilder.storage.database import Database
from bidbuilder.storage.dossiers import load_assessment
from bidbuilder.storage.tenders import get_tender


class NothingToConfirm(Refusal):
    """What was chosen is confirmed already, or nothing was chosen."""

    code = "nothing-to-confirm"
    message = translatable("Nothing was chosen that still has to be confirmed.")
    hint = translatable("Tick what you have looked at.")


class AddendumUnknown(Refusal):
    """The tender has no such addendum."""

    code = "addendum-unknown"
    message = translatable("The tender has no addendum {number}.")


class AddendumUndecided(Refusal):
    """Only a part of what it changes was taken over or left out, so nobody can have taken all of it into account."""

    code = "addendum-undecided"
    message = translatable("Addendum {number} still has changes that nobody has decided on.")
    hint = translatable("Take them over or leave them out on the tender; then acknowledge it.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeOfCall:
    """One addendum as a bid sees it. `difference` and `addendum_id` are there for those that came in as a file."""

    addendum: Addendum
    is_acknowledged: bool
    is_decided: bool
    addendum_id: int | None
    difference: Difference | None
    again: tuple[Reconfirmation, ...]

    @property
    def waiting(self) -> int:
        """How many things nobody has confirmed again yet."""
        return sum(not one.done_by for one in self.again)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesPage:
    """The changes of the call of one bid, the newest first."""

    summary: BidSummary
    findings: tuple[Finding, ...]
    tender_id: int
    changes: tuple[ChangeOfCall, ...]
    may_edit: bool


def get_changes_page(database: Database, actor: Actor, bid_id: int, *, now: datetime) -> ChangesPage:
    """What changed in the call of a bid of a lead the actor works for. Raises `NotFound`."""
    with database.read() as session:
        assessment = load_assessment(session, actor, bid_id, database.coverage, now=now)
        bid, tender = assessment.dossier.bid, assessment.dossier.tender
        files = {row.number: row for row in list_addenda(session, bid.tender_id) if row.before is not None}
        again = list_reconfirmations(session, bid_id)
    changes = tuple(
        ChangeOfCall(
            addendum=one,
            is_acknowledged=one.number in bid.acknowledged_addenda,
            is_decided=one.number not in files or files[one.number].decided_at is not None,
            addendum_id=files[one.number].id if one.number in files else None,
            difference=files[one.number].difference if one.number in files else None,
            again=tuple(thing for thing in again if thing.addendum == one.number),
        )
        for one in reversed(tender.addenda)
    )
    return ChangesPage(
        summary=assessment.summary,
        findings=assessment.findings,
        tender_id=bid.tender_id,
        changes=changes,
        may_edit=actor.has_in(Permission.MANAGE_BIDS, bid.lead_id) and bid.stage in OPEN_STAGES,
    )


def confirm_things_again(database: Database, actor: Actor, bid_id: int, ids: Collection[int], *, now: datetime) -> int:
    """State that these things were looked at after the change and still hold; gives how many.

    Raises `NotFound`, `BidFrozen`, `NothingToConfirm`.
    """
    with database.write(actor.name, now) as work:
        require_open(get_bid_for_change(work.session, actor, bid_id))
        count = confirm_again(work.session, bid_id, ids, by=actor.name, now=now)
        if not count:
            raise NothingToConfirm
        work.record("bid.confirmed-again", f"bid:{bid_id}", str(count))
        return count


def acknowledge_addendum(database: Database, actor: Actor, bid_id: int, number: str, *, now: datetime) -> None:
    """State that one addendum was read and taken into account.

    Raises `NotFound`, `BidFrozen`, `AddendumUnknown`, `AddendumUndecided`.
    """
    with database.write(actor.name, now) as work:
        bid = require_open(get_bid_for_change(work.session, actor, bid_id))
        known = [one.number for one in get_tender(work.session, actor, bid.tender_id).addenda]
        if number not in known:
            raise AddendumUnknown(number=number)
        begun = [row for row in list_addenda(work.session, bid.tender_id) if row.before is not None]
        if any(row.number == number and row.decided_at is None for row in begun):
            raise AddendumUndecided(number=number)
        wanted = tuple(one for one in known if one == number or one in bid.acknowledged_addenda)
        save_bid(work.session, replace(bid, acknowledged_addenda=wanted), now)
        work.record("bid.addenda-acknowledged", f"bid:{bid_id}", ", ".join(wanted))
