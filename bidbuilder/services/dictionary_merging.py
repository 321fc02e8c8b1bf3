"""Merging properties of the dictionary: what would change, the merge with all its uses in one transaction, and back again.

Offerings get a new version, requirements other conditions, and open bids to which nobody is committed yet follow to the new
versions. What was published, frozen or committed to stays as it is: the dictionary goes on reading the old key there.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime

from bidbuilder.domain.basics.errors import NotFound, NotPermitted, Refusal
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.bids.bids import Bid
from bidbuilder.domain.catalogue.dictionary import Dictionary, OwnEntry
from bidbuilder.domain.catalogue.merging import Merging, move_back, move_offering, plan_merging
from bidbuilder.domain.catalogue.offerings import Offering, OfferingState
from bidbuilder.domain.catalogue.projection import project_properties
from bidbuilder.domain.consortium.partners import PartnerState
from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.domain.solutions.differences import differences
from bidbuilder.domain.solutions.following import follow_versions
from bidbuilder.domain.solutions.tree import Solution
from bidbuilder.domain.tenders.renaming import move_requirement, move_requirement_back
from bidbuilder.storage.bids import add_solution
from bidbuilder.storage.database import Database, Reading, Work
from bidbuilder.storage.dictionary import (
    MERGED,
    EntryChange,
    MovedOffering,
    MovedRequirement,
    add_change,
    find_own_entry,
    get_merge,
    load_dictionary,
    save_entry,
)
from bidbuilder.storage.offerings import DbOffering, get_offering_row, publish_version, save_offering
from bidbuilder.storage.property_uses import list_offerings_stating, list_open_solutions, list_requirements_asking
from bidbuilder.storage.saved_searches import queue_look_again
from bidbuilder.storage.tenders import get_requirement_row

_COMMITTED = frozenset({PartnerState.COMMITTED, PartnerState.SIGNED})


class StandardEntryStays(Refusal):
    """Everybody's files are read by the standard entries."""

    code = "standard-entry-stays"
    message = translatable("{key} is one of the standard properties, which stay.")
    hint = translatable("Merge your own property into it instead.")


@dataclass(frozen=True, slots=True, kw_only=True)
class MergePreview:
    """What a merge would change."""

    merging: Merging
    offerings: int
    requirements: int
    bids: int


def preview_merge(database: Database, actor: Actor, old_key: str, into_key: str) -> MergePreview:
    """What merging one property into another would change. Raises `NotFound`, `NotPermitted`, `MergeUnfit` and the like."""
    _require_facilitator(actor)
    with database.read() as session:
        merging = _plan(session, old_key, into_key)
        offerings = list_offerings_stating(session, old_key)
        solutions = list_open_solutions(session, {row.id for row in offerings})
        return MergePreview(
            merging=merging,
            offerings=len(offerings),
            requirements=len(list_requirements_asking(session, old_key)),
            bids=sum(not _is_committed(bid) for bid, _ in solutions),
        )


def merge_properties(database: Database, actor: Actor, old_key: str, into_key: str, *, now: datetime) -> EntryChange:
    """Merge a property of our own into another one, with all its uses. Raises as `preview_merge`."""
    _require_facilitator(actor)
    with database.write(actor.name, now) as work:
        merging = _plan(work.session, old_key, into_key)
        before = find_own_entry(work.session, old_key)
        assert before is not None  # noqa: S101 - only entries of our own can be planned
        save_entry(work.session, replace(before, merged_into=into_key), old_key)
        moved = EntryChange(
            before=before,
            offerings=tuple(_note_offering(row, old_key) for row in list_offerings_stating(work.session, old_key)),
            requirements=_move_requirements(work, merging),
        )
        add_change(work.session, at=now, by=actor.name, action=MERGED, key=old_key, change=moved)
        rows = [get_offering_row(work.session, one.offering_id) for one in moved.offerings]
        _rewrite(work, rows, lambda offering: move_offering(offering, merging))
        detail = f"into {into_key}: {len(moved.offerings)} offerings, {len(moved.requirements)} requirements"
        work.record("dictionary.merged", f"property:{old_key}", detail)
        return moved


def undo_merge(database: Database, actor: Actor, change_id: int, *, now: datetime) -> str:
    """Take a merge back: values and conditions that are still as it left them; gives the key. Raises `NotFound`."""
    _require_facilitator(actor)
    with database.write(actor.name, now) as work:
        change = get_merge(work.session, change_id)
        merged = find_own_entry(work.session, change.key)
        if merged is None or change.data.before is None:
            raise NotFound
        merging = _plan_back(load_dictionary(work.session), merged)
        change.undone_at = now
        save_entry(work.session, change.data.before, change.key)
        add_change(
            work.session, at=now, by=actor.name, action="undone", key=change.key, change=EntryChange(before=merged)
        )
        _move_requirements_back(work, change.data.requirements, merging)
        originals = {one.offering_id: one.values for one in change.data.offerings}
        rows = [get_offering_row(work.session, one) for one in originals]
        _rewrite(work, rows, lambda offering: move_back(offering, originals[offering.id or 0], merging))
        work.record("dictionary.merge-undone", f"property:{change.key}")
        return change.key


def _plan(session: Reading, old_key: str, into_key: str) -> Merging:
    dictionary = load_dictionary(session)
    entry = find_own_entry(session, old_key)
    old, into = dictionary.find_key(old_key), dictionary.find_key(into_key)
    if old is None or into is None or old.key != old_key or into.key != into_key:
        raise NotFound
    if entry is None or entry.definition is None:
        raise StandardEntryStays(key=old_key)
    return plan_merging(old, into)


def _plan_back(dictionary: Dictionary, merged: OwnEntry) -> Merging:
    assert merged.definition is not None  # noqa: S101 - only entries of our own are merged
    return plan_merging(merged.definition, dictionary.get(merged.merged_into))


def _note_offering(row: DbOffering, key: str) -> MovedOffering:
    return MovedOffering(offering_id=row.id, values=tuple(one for one in row.data.properties if one.key == key))


def _rewrite(work: Work, rows: list[DbOffering], change: Callable[[Offering], Offering]) -> None:
    """Save each changed offering, a published one as its next version, and let open bids follow."""
    dictionary, versions = load_dictionary(work.session), dict[tuple[int, int], int]()
    for row in rows:
        before = replace(row.data, id=row.id)
        after = change(before)
        if after == before:
            continue
        if row.state != OfferingState.PUBLISHED:
            save_offering(work.session, after, work.now)
            continue
        newest = replace(after, version=row.published_version)
        published = publish_version(work.session, newest, project_properties(newest, dictionary), work.now)
        versions[row.id, newest.version] = published.version
        work.record("offering.property-merged", f"offering:{row.id}", f"version {published.version}")
    if versions:
        queue_look_again(work.session, work.now)
    _follow(work, versions)


def _follow(work: Work, versions: Mapping[tuple[int, int], int]) -> None:
    for bid, solution in list_open_solutions(work.session, {offering_id for offering_id, _ in versions}):
        after = follow_versions(solution, versions)
        if after is not solution and not _is_committed(bid):
            _save_solution(work, bid, solution, after)


def _save_solution(work: Work, bid: Bid, before: Solution, after: Solution) -> None:
    assert bid.id is not None  # noqa: S101 - a stored bid
    add_solution(work.session, bid.id, after, by=work.actor, now=work.now, changes=differences(before, after))
    work.record("solution.property-merged", f"bid:{bid.id}", f"revision {after.revision}")


def _is_committed(bid: Bid) -> bool:
    return any(partner.state in _COMMITTED for partner in bid.partners)


def _move_requirements(work: Work, merging: Merging) -> tuple[MovedRequirement, ...]:
    key, moved = merging.old.key, []
    for row in list_requirements_asking(work.session, key):
        originals = tuple(one for one in row.data.constraints if one.property == key)
        moved.append(MovedRequirement(tender_id=row.tender_id, key=row.key, constraints=originals))
        row.data = move_requirement(row.data, merging)
    work.session.flush()
    return tuple(moved)


def _move_requirements_back(work: Work, moved: tuple[MovedRequirement, ...], merging: Merging) -> None:
    for one in moved:
        # A requirement that an addendum took out since has nothing to be taken back.
        with suppress(NotFound):
            row = get_requirement_row(work.session, one.tender_id, one.key)
            row.data = move_requirement_back(row.data, one.constraints, merging)
    work.session.flush()


def _require_facilitator(actor: Actor) -> None:
    if not actor.has(Permission.FACILITATE):
        raise NotPermitted
