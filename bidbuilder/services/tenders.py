"""Tenders of a lead: take an import over, correct it by hand, and turn its requirements into checkable ones.

Every edit of a requirement names the revision it was made on; a second saver is refused with what the first one changed,
and the door keeps what was typed.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bidbuilder.codec import from_plain
from bidbuilder.domain.basics.errors import NotFound, NotPermitted, Refusal, StaleRevision
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.catalogue.dictionary import standard_dictionary
from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.domain.tenders.constraints import Constraint, ConstraintState
from bidbuilder.domain.tenders.editing import (
    Edited,
    RequirementFields,
    add_proposals,
    confirm_constraints,
    drop_constraint,
    edit_requirement,
    merge_requirements,
    put_constraint,
    refuse_constraint,
    split_requirement,
)
from bidbuilder.domain.tenders.numbering import assign_keys, new_keys
from bidbuilder.domain.tenders.proposals import propose_constraints
from bidbuilder.domain.tenders.requirements import Requirement
from bidbuilder.domain.tenders.tenders import Tender, TenderDocument, TenderReading
from bidbuilder.storage.audit import list_entries
from bidbuilder.storage.database import Database, Work
from bidbuilder.storage.files import get_content
from bidbuilder.storage.imports import ImportState, get_import
from bidbuilder.storage.tenders import (
    DbRequirement,
    TenderRow,
    get_requirement_row,
    get_tender,
    get_tender_row,
    list_requirement_rows,
    list_tenders,
    replace_requirements,
    save_tender,
)


class ImportNotReady(Refusal):
    """The file has not been read yet, was refused or is taken over already."""

    code = "import-not-ready"
    message = translatable("This import cannot be taken over now.")
    hint = translatable("Wait until the file is read, or correct what was found.")


@dataclass(frozen=True, slots=True, kw_only=True)
class RequirementLine:
    """A requirement with the revision an edit has to name."""

    requirement: Requirement
    revision: int

    @property
    def proposed(self) -> tuple[Constraint, ...]:
        """The proposals nobody has decided on."""
        return tuple(one for one in self.requirement.constraints if one.state is ConstraintState.PROPOSED)


@dataclass(frozen=True, slots=True, kw_only=True)
class TenderPage:
    """A tender with its requirement lines and how far its typing is. `revision` is the tender's own."""

    tender: Tender
    revision: int
    lines: tuple[RequirementLine, ...]

    @property
    def confirmed(self) -> int:
        """How many requirements a person has confirmed."""
        return sum(line.requirement.is_confirmed for line in self.lines)

    @property
    def open_proposals(self) -> int:
        """How many proposed constraints wait for a decision."""
        return sum(len(line.proposed) for line in self.lines)


def list_all_tenders(database: Database, actor: Actor) -> tuple[TenderRow, ...]:
    """The tenders of the leads the actor works for."""
    with database.read() as session:
        return list_tenders(session, actor)


def get_tender_page(database: Database, actor: Actor, tender_id: int) -> TenderPage:
    """A tender with everything its pages show. Raises `NotFound`."""
    with database.read() as session:
        tender = get_tender(session, actor, tender_id)
        rows = list_requirement_rows(session, tender_id)
        return TenderPage(tender=tender, revision=0, lines=tuple(_line_of(row) for row in rows))


def get_document(database: Database, actor: Actor, tender_id: int, position: int) -> tuple[str, bytes]:
    """Name and bytes of an imported file of a tender. Raises `NotFound`."""
    with database.read() as session:
        tender = get_tender(session, actor, tender_id)
        documents = tender.documents
        if not 0 <= position < len(documents) or documents[position].file_key is None:
            raise NotFound
        found = documents[position]
        return found.name, get_content(session, found.file_key or "", f"organisation:{tender.owner_id}")


def take_over_import(database: Database, actor: Actor, import_id: int, *, now: datetime) -> int:
    """Make a tender out of an import, with proposed constraints for every requirement; gives the tender's id.

    Raises `NotFound`, `ImportNotReady`.
    """
    owners = actor.organisations_with(Permission.MANAGE_TENDERS)
    with database.write(actor.name, now) as work:
        row = get_import(work.session, import_id, kind="tender", organisation_ids=owners)
        if row.state != ImportState.READY or row.reading is None:
            raise ImportNotReady
        read = from_plain(row.reading, TenderReading).tender
        document = TenderDocument(name=row.file_name, file_key=row.file_key)
        draft = replace(read, owner_id=row.organisation_id, documents=(*read.documents, document))
        saved = save_tender(work.session, draft, now)
        assert saved.id is not None  # noqa: S101 - just stored
        replace_requirements(work.session, saved.id, _prepared(draft))
        row.state, row.target_id = ImportState.CONFIRMED, saved.id
        work.record("tender.imported", f"tender:{saved.id}", f"{row.file_name}: {len(draft.requirements)} requirements")
        return saved.id


def add_import_to_tender(database: Database, actor: Actor, tender_id: int, import_id: int, *, now: datetime) -> int:
    """Add the requirements of a second file (a workbook beside the notice) to a tender; gives how many came in."""
    owners = actor.organisations_with(Permission.MANAGE_TENDERS)
    with database.write(actor.name, now) as work:
        tender_row = get_tender_row(work.session, actor, tender_id, for_change=True)
        row = get_import(work.session, import_id, kind="tender", organisation_ids=owners)
        if row.state != ImportState.READY or row.reading is None or row.organisation_id != tender_row.owner_id:
            raise ImportNotReady
        read = from_plain(row.reading, TenderReading).tender
        present = [one.data for one in list_requirement_rows(work.session, tender_id)]
        taken = {one.key for one in present}
        fresh = _prepared(replace(read, languages=read.languages or tender_row.data.languages), taken)
        replace_requirements(work.session, tender_id, [*present, *fresh])
        document = TenderDocument(name=row.file_name, file_key=row.file_key)
        changed = replace(tender_row.data, id=tender_id, documents=(*tender_row.data.documents, document))
        save_tender(work.session, changed, now)
        row.state, row.target_id = ImportState.CONFIRMED, tender_id
        work.record("tender.requirements-added", f"tender:{tender_id}", f"{row.file_name}: {len(fresh)} requirements")
        return len(fresh)


def create_tender(database: Database, actor: Actor, tender: Tender, *, now: datetime) -> int:
    """Enter a tender by hand for a lead. Raises `NotPermitted`."""
    if tender.owner_id is None or not actor.has_in(Permission.MANAGE_TENDERS, tender.owner_id):
        raise NotPermitted
    with database.write(actor.name, now) as work:
        saved = save_tender(work.session, tender, now)
        assert saved.id is not None  # noqa: S101 - just stored
        replace_requirements(work.session, saved.id, _prepared(tender))
        work.record("tender.entered", f"tender:{saved.id}")
        return saved.id


def change_tender(
    database: Database, actor: Actor, tender_id: int, change: Callable[[Tender], Tender], *, now: datetime
) -> Tender:
    """Change the head of a tender (not its requirements) by a pure function of the newest state."""
    with database.write(actor.name, now) as work:
        row = get_tender_row(work.session, actor, tender_id, for_change=True)
        before = replace(row.data, id=tender_id)
        after = replace(change(before), id=tender_id, owner_id=row.owner_id, version=before.version + 1)
        saved = save_tender(work.session, after, now)
        work.record("tender.changed", f"tender:{tender_id}")
        return saved


def change_requirement(
    database: Database,
    actor: Actor,
    tender_id: int,
    key: str,
    revision: int,
    fields: RequirementFields,
    *,
    now: datetime,
) -> RequirementLine:
    """Change fields of one requirement. Raises `NotFound`, `StaleRevision`."""
    return _edit(database, actor, tender_id, key, revision, lambda one: edit_requirement(one, **fields), now)


def confirm_proposals(
    database: Database,
    actor: Actor,
    tender_id: int,
    key: str,
    revision: int,
    which: Collection[int] | None = None,
    *,
    now: datetime,
) -> RequirementLine:
    """Confirm some (by position) or all proposed constraints of one requirement, and the requirement with them."""
    return _edit(database, actor, tender_id, key, revision, lambda one: confirm_constraints(one, which), now)


def refuse_proposal(
    database: Database, actor: Actor, tender_id: int, key: str, revision: int, position: int, *, now: datetime
) -> RequirementLine:
    """Refuse one proposed constraint; it stays visible as refused."""
    return _edit(database, actor, tender_id, key, revision, lambda one: refuse_constraint(one, position), now)


def set_constraint(
    database: Database,
    actor: Actor,
    tender_id: int,
    key: str,
    revision: int,
    constraint: Constraint,
    position: int | None = None,
    *,
    now: datetime,
) -> RequirementLine:
    """Add a constraint by hand, or replace the one at a position."""
    return _edit(database, actor, tender_id, key, revision, lambda one: put_constraint(one, constraint, position), now)


def remove_constraint(
    database: Database, actor: Actor, tender_id: int, key: str, revision: int, position: int, *, now: datetime
) -> RequirementLine:
    """Take a constraint away."""
    return _edit(database, actor, tender_id, key, revision, lambda one: drop_constraint(one, position), now)


def confirm_many(
    database: Database,
    actor: Actor,
    tender_id: int,
    keys: Collection[str],
    *,
    confident_only: bool = False,
    now: datetime,
) -> int:
    """Confirm several requirements at once, with all their proposals or only those the reader is sure of.

    Gives how many requirements that were; with `confident_only` one with an unsure proposal stays open.
    """
    wanted = frozenset(keys)
    with database.write(actor.name, now) as work:
        get_tender_row(work.session, actor, tender_id, for_change=True)
        count = 0
        for row in list_requirement_rows(work.session, tender_id):
            unsure = any(
                one.confidence != "high" for one in row.data.constraints if one.state is ConstraintState.PROPOSED
            )
            if row.key in wanted and not row.data.is_confirmed and not (confident_only and unsure):
                row.data = confirm_constraints(row.data).requirement
                count += 1
        work.record("tender.requirements-confirmed", f"tender:{tender_id}", str(count))
        return count


def split(
    database: Database, actor: Actor, tender_id: int, key: str, revision: int, at: Sequence[int], *, now: datetime
) -> tuple[str, ...]:
    """Split a requirement at text offsets; gives the keys of the pieces (the first keeps the old key)."""
    with database.write(actor.name, now) as work:
        get_tender_row(work.session, actor, tender_id, for_change=True)
        rows = list_requirement_rows(work.session, tender_id)
        old = _fresh_row(work, tender_id, key, revision)
        fresh = new_keys(len(at), {one.key for one in rows})
        edited = split_requirement(old.data, at, fresh)
        _store(work, tender_id, rows, {key}, key, edited.requirements)
        work.record("requirement.split", f"tender:{tender_id}", _described(edited))
        return tuple(one.key for one in edited.requirements)


def merge(database: Database, actor: Actor, tender_id: int, keys: Sequence[str], *, now: datetime) -> str:
    """Join requirements into the first of them; gives its key."""
    with database.write(actor.name, now) as work:
        get_tender_row(work.session, actor, tender_id, for_change=True)
        rows = list_requirement_rows(work.session, tender_id)
        edited = merge_requirements([one.data for one in rows if one.key in set(keys)])
        merged = edited.requirement
        _store(work, tender_id, rows, set(keys), merged.key, [merged])
        work.record("requirement.merged", f"tender:{tender_id}", _described(edited))
        return merged.key


def add_requirement(
    database: Database, actor: Actor, tender_id: int, requirement: Requirement, *, now: datetime
) -> str:
    """Add a requirement by hand at the end; gives its key."""
    with database.write(actor.name, now) as work:
        get_tender_row(work.session, actor, tender_id, for_change=True)
        rows = [one.data for one in list_requirement_rows(work.session, tender_id)]
        added = assign_keys([requirement], {one.key for one in rows})[0]
        replace_requirements(work.session, tender_id, [*rows, _with_proposals(added)])
        work.record("requirement.added", f"tender:{tender_id}", added.number)
        return added.key


def delete_requirement(
    database: Database, actor: Actor, tender_id: int, key: str, revision: int, *, now: datetime
) -> Requirement:
    """Take a requirement out; gives it back, so that the door can offer to undo."""
    with database.write(actor.name, now) as work:
        get_tender_row(work.session, actor, tender_id, for_change=True)
        old = _fresh_row(work, tender_id, key, revision).data
        rows = list_requirement_rows(work.session, tender_id)
        _store(work, tender_id, rows, {key}, key, [])
        work.record("requirement.deleted", f"tender:{tender_id}", old.number)
        return old


def _edit(
    database: Database,
    actor: Actor,
    tender_id: int,
    key: str,
    revision: int,
    change: Callable[[Requirement], Edited],
    now: datetime,
) -> RequirementLine:
    with database.write(actor.name, now) as work:
        get_tender_row(work.session, actor, tender_id)
        row = _fresh_row(work, tender_id, key, revision)
        edited = change(row.data)
        row.data = edited.requirement
        work.session.flush()
        work.record("requirement.changed", f"tender:{tender_id}", _described(edited))
        return _line_of(row)


def _fresh_row(work: Work, tender_id: int, key: str, revision: int) -> DbRequirement:
    row = get_requirement_row(work.session, tender_id, key)
    if row.revision != revision:
        last = list_entries(work.session, f"tender:{tender_id}", limit=1)
        raise StaleRevision(who=last[0].actor if last else "?")
    return row


def _store(
    work: Work,
    tender_id: int,
    rows: Sequence[DbRequirement],
    gone: Collection[str],
    place: str,
    new: Sequence[Requirement],
) -> None:
    kept: list[Requirement] = []
    for row in rows:
        if row.key == place:
            kept.extend(new)
        elif row.key not in gone:
            kept.append(row.data)
    replace_requirements(work.session, tender_id, kept)


def _prepared(tender: Tender, taken: Collection[str] = ()) -> tuple[Requirement, ...]:
    return tuple(_with_proposals(one, tender.document_language) for one in assign_keys(tender.requirements, taken))


def _with_proposals(requirement: Requirement, language: str | None = None) -> Requirement:
    proposals = propose_constraints(requirement.text, standard_dictionary(), language)
    return add_proposals(requirement, proposals)


def _described(edited: Edited) -> str:
    return edited.message.format_map(dict(edited.params))


def _line_of(row: DbRequirement) -> RequirementLine:
    return RequirementLine(requirement=row.data, revision=row.revision)
