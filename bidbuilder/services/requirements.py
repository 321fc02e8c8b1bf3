"""Requirements of a tender: turn them into checkable ones, edit, split, merge, take out and put back.

Every edit of a requirement names the revision it was made on. A second saver is refused with the name of the first one, and
the door keeps what was typed; one who also says what the editor saw gets both people's work put together. Every edit is a
step that can be taken back (`reviewing`).
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.people.permissions import Actor
from bidbuilder.domain.tenders.constraints import Constraint
from bidbuilder.domain.tenders.editing import (
    Edited,
    RequirementFields,
    confirm_constraints,
    drop_constraint,
    edit_requirement,
    has_unsure_proposal,
    merge_requirements,
    put_constraint,
    refuse_constraint,
    split_requirement,
)
from bidbuilder.domain.tenders.numbering import new_keys
from bidbuilder.domain.tenders.preparing import prepare
from bidbuilder.domain.tenders.rebasing import merge_edits
from bidbuilder.domain.tenders.requirements import Requirement
from bidbuilder.domain.tenders.tenders import Tender
from bidbuilder.storage.database import Database
from bidbuilder.storage.dictionary import load_dictionary
from bidbuilder.storage.requirement_lists import (
    Counts,
    RequirementFilter,
    Stretch,
    count_requirements,
    find_open_key,
    get_requirement_line,
    list_page,
    list_sections,
)
from bidbuilder.storage.review_desk import Desk
from bidbuilder.storage.tenders import RequirementLine, find_next_key, get_visible_head, line_of


@dataclass(frozen=True, slots=True, kw_only=True)
class RequirementList:
    """One page of a tender's requirements, and the one that is open beside it."""

    tender: Tender
    counts: Counts
    stretch: Stretch
    sections: tuple[str, ...]
    line: RequirementLine | None


def get_requirement_list(
    database: Database, actor: Actor, tender_id: int, chosen: RequirementFilter, key: str = ""
) -> RequirementList:
    """The requirements that pass the filter: the page with that key on it, or the one the filter asks for.

    Without a key the first of the page is open. Raises `NotFound`.
    """
    with database.read() as session:
        tender, _ = get_visible_head(session, actor, tender_id)
        stretch = list_page(session, tender_id, chosen, key)
        first = stretch.lines[0] if stretch.lines else None
        return RequirementList(
            tender=tender,
            counts=count_requirements(session, tender_id),
            stretch=stretch,
            sections=list_sections(session, tender_id),
            line=get_requirement_line(session, tender_id, key) if key else first,
        )


def find_next_open(database: Database, actor: Actor, tender_id: int, chosen: RequirementFilter, key: str) -> str:
    """The key of the next requirement nobody has confirmed, after the one with that key and then from the top; or `""`."""
    with database.read() as session:
        get_visible_head(session, actor, tender_id)
        return find_open_key(session, tender_id, chosen, key)


def change_requirement(
    database: Database,
    actor: Actor,
    tender_id: int,
    key: str,
    revision: int,
    fields: RequirementFields,
    seen: Requirement | None = None,
    *,
    now: datetime,
) -> RequirementLine:
    """Change fields of one requirement. Raises `NotFound`, `StaleRevision`.

    `seen` is the requirement as the editor saw it: then an edit on an older revision is merged with what others changed
    since, and only the same field changed twice is a refusal, `RequirementsCollide`.
    """
    if seen is None or seen.key != key:
        return _edit(database, actor, tender_id, key, revision, lambda one: edit_requirement(one, **fields), now)
    with database.write(actor.name, now) as work:
        desk = Desk(work, actor, tender_id)
        stored = desk.get(key).data
        edited = edit_requirement(seen, **fields)
        merged = replace(edited, requirements=(merge_edits(seen, edited.requirement, stored),))
        (row,) = desk.edit(merged, "requirement.changed")
        return line_of(row)


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
    with database.write(actor.name, now) as work:
        desk = Desk(work, actor, tender_id)
        chosen = [
            row.data
            for row in desk.rows(frozenset(keys))
            if not row.is_confirmed and not (confident_only and has_unsure_proposal(row.data))
        ]
        if chosen:
            message = translatable("Requirements confirmed: {count}.")
            edits = [confirm_constraints(one) for one in chosen]
            desk.edit_many(edits, "tender.requirements-confirmed", message, {"count": str(len(chosen))})
        return len(chosen)


def split(
    database: Database, actor: Actor, tender_id: int, key: str, revision: int, at: Sequence[int], *, now: datetime
) -> tuple[str, ...]:
    """Split a requirement at text offsets; gives the keys of the pieces (the first keeps the old key)."""
    with database.write(actor.name, now) as work:
        desk = Desk(work, actor, tender_id)
        old = desk.fresh(key, revision)
        edited = split_requirement(old.data, at, new_keys(len(at), desk.keys()))
        return tuple(row.key for row in desk.edit(edited, "requirement.split"))


def merge(database: Database, actor: Actor, tender_id: int, keys: Sequence[str], *, now: datetime) -> str:
    """Join requirements into the first of them; gives its key."""
    with database.write(actor.name, now) as work:
        desk = Desk(work, actor, tender_id)
        edited = merge_requirements([row.data for row in desk.rows(keys)])
        (row,) = desk.edit(edited, "requirement.merged")
        return row.key


def add_requirement(
    database: Database, actor: Actor, tender_id: int, requirement: Requirement, before: str = "", *, now: datetime
) -> str:
    """Add a requirement before the one with that key, or at the end; gives its key.

    One that was taken out keeps its key, unless another has it now.
    """
    with database.write(actor.name, now) as work:
        desk = Desk(work, actor, tender_id)
        taken, dictionary = desk.keys_given(requirement.key), load_dictionary(work.session)
        (added,) = prepare([requirement], taken, desk.tender.document_language, dictionary)
        following = desk.rows([before])
        place = following[0].position if following else desk.end()
        return desk.insert(added, place, "requirement.added", translatable("Requirement {number} was added.")).key


def delete_requirement(
    database: Database, actor: Actor, tender_id: int, key: str, revision: int, *, now: datetime
) -> tuple[Requirement, str]:
    """Take a requirement out; gives it back with the key of the one after it, so that the door can offer to undo."""
    with database.write(actor.name, now) as work:
        desk = Desk(work, actor, tender_id)
        row = desk.fresh(key, revision)
        after = find_next_key(work.session, tender_id, row.position)
        desk.remove(row, "requirement.deleted", translatable("Requirement {number} was taken out."))
        return row.data, after


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
        desk = Desk(work, actor, tender_id)
        row = desk.fresh(key, revision)
        (row,) = desk.edit(change(row.data), "requirement.changed")
        return line_of(row)
