"""Requirements of a tender: turn them into checkable ones, edit, split, merge, take out and put back.

Every edit of a requirement names the revision it was made on; a second saver is refused with the name of the first one,
and the door keeps what was typed.
"""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime

from bidbuilder.domain.basics.errors import StaleRevision
from bidbuilder.domain.people.permissions import Actor
from bidbuilder.domain.tenders.constraints import Constraint, ConstraintState
from bidbuilder.domain.tenders.editing import (
    Edited,
    RequirementFields,
    confirm_constraints,
    drop_constraint,
    edit_requirement,
    merge_requirements,
    put_constraint,
    refuse_constraint,
    split_requirement,
)
from bidbuilder.domain.tenders.numbering import new_keys
from bidbuilder.domain.tenders.preparing import prepare
from bidbuilder.domain.tenders.requirements import Requirement
from bidbuilder.storage.audit import list_entries
from bidbuilder.storage.database import Database, Work
from bidbuilder.storage.dictionary import load_dictionary
from bidbuilder.storage.tenders import (
    DbRequirement,
    RequirementLine,
    get_requirement_row,
    get_tender_row,
    line_of,
    list_requirement_rows,
    replace_requirements,
)


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
    database: Database, actor: Actor, tender_id: int, requirement: Requirement, before: str = "", *, now: datetime
) -> str:
    """Add a requirement before the one with that key, or at the end; gives its key.

    One that was taken out keeps its key, unless another has it now.
    """
    with database.write(actor.name, now) as work:
        tender = get_tender_row(work.session, actor, tender_id, for_change=True).data
        listed = [one.data for one in list_requirement_rows(work.session, tender_id)]
        (added,) = prepare(
            [requirement], {one.key for one in listed}, tender.document_language, load_dictionary(work.session)
        )
        place = next((place for place, one in enumerate(listed) if one.key == before), len(listed))
        replace_requirements(work.session, tender_id, [*listed[:place], added, *listed[place:]])
        work.record("requirement.added", f"tender:{tender_id}", added.number)
        return added.key


def delete_requirement(
    database: Database, actor: Actor, tender_id: int, key: str, revision: int, *, now: datetime
) -> tuple[Requirement, str]:
    """Take a requirement out; gives it back with the key of the one after it, so that the door can offer to undo."""
    with database.write(actor.name, now) as work:
        get_tender_row(work.session, actor, tender_id, for_change=True)
        old = _fresh_row(work, tender_id, key, revision).data
        rows = list_requirement_rows(work.session, tender_id)
        keys = [one.key for one in rows]
        after = keys[keys.index(key) + 1 :]
        _store(work, tender_id, rows, {key}, key, [])
        work.record("requirement.deleted", f"tender:{tender_id}", old.number)
        return old, after[0] if after else ""


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
        return line_of(row)


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


def _described(edited: Edited) -> str:
    return edited.message.format_map(dict(edited.params))
