"""Reviewing a tender's requirements beside their source, several people at once: what the page shows, decisions, taking back.

Edits of single requirements are in `requirements`; every edit of either is a step that its author can take back here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bidbuilder.domain.basics.errors import NotFound
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.domain.tenders.constraints import ConstraintState
from bidbuilder.domain.tenders.editing import Edited, condition_name, decide_conditions, find_condition
from bidbuilder.domain.tenders.patterns import positions_of
from bidbuilder.domain.tenders.sources import PartKind, addresses_above
from bidbuilder.domain.tenders.steps import NothingToUndo, Step, undo_step
from bidbuilder.domain.tenders.tenders import Tender
from bidbuilder.storage.database import Database, Reading
from bidbuilder.storage.jobs import Job
from bidbuilder.storage.left_out import find_left_out_count, find_look
from bidbuilder.storage.requirement_lists import (
    Counts,
    RequirementFilter,
    Stretch,
    count_patterns,
    count_requirements,
    find_open_key,
    get_requirement_line,
    list_from_lines,
    list_neighbours,
    list_of_pattern,
    list_page,
)
from bidbuilder.storage.review_desk import Desk
from bidbuilder.storage.reviews import Person, find_last_step, list_present, note_presence
from bidbuilder.storage.sources import (
    DbSource,
    PartRow,
    StoredLine,
    find_line,
    get_part,
    list_lines,
    list_lines_at,
    list_parts,
    list_sources,
)
from bidbuilder.storage.tenders import RequirementLine, get_visible_head

LINES_BEFORE, LINES_SHOWN, NODES_SHOWN, MOST_PAGE_LINES = 25, 70, 200, 400
MOST_AT_ONCE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """A file that can be looked at; `refusal` says why one cannot."""

    id: int
    name: str
    format: str
    is_cut: bool
    refusal: Mapping[str, object] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """A stretch of a part of a file: its lines from `first` (0 is the part's first), and the requirements out of them.

    `above` are the nodes of a tree that the first line stands in, outermost first.
    """

    source: SourceRow
    part: PartRow
    parts: tuple[PartRow, ...]
    first: int
    lines: tuple[StoredLine, ...]
    taken: tuple[RequirementLine, ...]
    above: tuple[StoredLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where somebody browses: a file, or a part of one and the line to begin with. None is where the requirement stands."""

    source_id: int | None = None
    part_id: int | None = None
    first: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPage:
    """Everything the review shows. `step` is the actor's own last edit, which can be taken back."""

    tender: Tender
    counts: Counts
    left_out: int | None
    stretch: Stretch
    line: RequirementLine | None
    before: str
    after: str
    next_unsure: str
    sources: tuple[SourceRow, ...]
    view: SourceView | None
    people: tuple[Person, ...]
    step: Step | None
    job: Job | None


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What others did since: `counts.mark` has changed with any edit, `revision` is that of the open requirement."""

    counts: Counts
    people: tuple[Person, ...]
    stretch: Stretch
    revision: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PatternsPage:
    """The patterns of open proposals, the most frequent first. `step` is the actor's own last edit."""

    tender: Tender
    counts: Counts
    left_out: int | None
    patterns: Mapping[str, int]
    step: Step | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """An open proposal of a requirement: its position there."""

    line: RequirementLine
    position: int


def get_review(
    database: Database,
    actor: Actor,
    tender_id: int,
    chosen: RequirementFilter,
    key: str = "",
    place: Place = Place(),
    *,
    now: datetime,
) -> ReviewPage:
    """The review at a requirement; without a key at the first that nobody has confirmed. Raises `NotFound`."""
    with database.read() as session:
        tender, _ = get_visible_head(session, actor, tender_id)
        key = key or find_open_key(session, tender_id, chosen)
        stretch = list_page(session, tender_id, chosen, key)
        line = get_requirement_line(session, tender_id, key) if key else next(iter(stretch.lines), None)
        before, after = list_neighbours(session, tender_id, chosen, line.requirement.key) if line else ("", "")
        sources = list_sources(session, tender_id)
        last = find_last_step(session, actor.user_id, tender_id)
        return ReviewPage(
            tender=tender,
            counts=count_requirements(session, tender_id),
            left_out=find_left_out_count(session, tender),
            stretch=stretch,
            line=line,
            before=before,
            after=after,
            next_unsure=find_open_key(session, tender_id, chosen, line.requirement.key, unsure_only=True)
            if line
            else "",
            sources=tuple(map(_row_of, sources)),
            view=_view(session, tender_id, sources, line, place),
            people=list_present(session, tender_id, actor.user_id, now),
            step=last.step if last else None,
            job=find_look(session, tender_id),
        )


def look_for_news(
    database: Database, actor: Actor, tender_id: int, chosen: RequirementFilter, key: str, *, now: datetime
) -> News:
    """Say that the actor is here with a requirement open, and what is new. Raises `NotFound`."""
    with database.housekeep() as session:
        get_visible_head(session, actor, tender_id)
        note_presence(session, tender_id, actor.user_id, key, now)
        stretch = list_page(session, tender_id, chosen, key)
        return News(
            counts=count_requirements(session, tender_id),
            people=list_present(session, tender_id, actor.user_id, now),
            stretch=stretch,
            revision=_find_revision(session, tender_id, key),
        )


def decide_condition(
    database: Database, actor: Actor, tender_id: int, key: str, name: str, state: ConstraintState, *, now: datetime
) -> RequirementLine:
    """Accept, refuse or reopen one condition, named by what it asks (`condition_name`).

    It holds whatever others changed beside it in the meantime; if the condition itself is gone, that is told. Raises
    `NotFound`, `ConstraintGone`.
    """
    with database.write(actor.name, now) as work:
        desk = Desk(work, actor, tender_id)
        found = desk.get(key).data
        edited = decide_conditions(found, [find_condition(found, name)], state)
        (row,) = desk.edit(edited, "requirement.changed")
        return RequirementLine(requirement=row.data, revision=row.revision)


def list_patterns(database: Database, actor: Actor, tender_id: int) -> PatternsPage:
    """The patterns of open proposals with how many there are of each. Raises `NotFound`."""
    with database.read() as session:
        tender, _ = get_visible_head(session, actor, tender_id)
        last = find_last_step(session, actor.user_id, tender_id)
        return PatternsPage(
            tender=tender,
            counts=count_requirements(session, tender_id),
            left_out=find_left_out_count(session, tender),
            patterns=count_patterns(session, tender_id),
            step=last.step if last else None,
        )


def preview_pattern(database: Database, actor: Actor, tender_id: int, pattern: str) -> tuple[Proposal, ...]:
    """The first open proposals of a pattern, as many as are decided on at once. Raises `NotFound`."""
    with database.read() as session:
        get_visible_head(session, actor, tender_id)
        lines = list_of_pattern(session, tender_id, pattern, MOST_AT_ONCE)
    found = [
        Proposal(line=line, position=position) for line in lines for position in positions_of(line.requirement, pattern)
    ]
    return tuple(found[:MOST_AT_ONCE])


def decide_many(
    database: Database,
    actor: Actor,
    tender_id: int,
    chosen: Mapping[str, Sequence[str]],
    state: ConstraintState,
    *,
    now: datetime,
) -> int:
    """Accept or refuse exactly the proposals a person has seen: names of conditions by key of requirement.

    What somebody else has decided on in the meantime stays as it is. Gives how many were decided; one step.
    """
    with database.write(actor.name, now) as work:
        desk = Desk(work, actor, tender_id)
        edits: list[Edited] = []
        count = 0
        for row in desk.rows(chosen.keys()):
            still_open = [
                place
                for place, one in enumerate(row.data.constraints)
                if one.state is ConstraintState.PROPOSED and condition_name(one) in chosen[row.key]
            ]
            if still_open:
                edits.append(decide_conditions(row.data, still_open, state))
                count += len(still_open)
        if edits:
            message = _DECIDED[state]
            desk.edit_many(edits, "tender.conditions-decided", message, {"count": str(count)})
        return count


_DECIDED = {
    ConstraintState.CONFIRMED: translatable("Proposals accepted: {count}."),
    ConstraintState.REFUSED: translatable("Proposals refused: {count}."),
}


def undo(database: Database, actor: Actor, tender_id: int, *, now: datetime) -> tuple[Step, tuple[str, ...], str]:
    """Take the actor's last edit back; gives it, the numbers that stay because others changed them, and a key to go to.

    Raises `NothingToUndo`, `StepOverwritten`, `NotFound`.
    """
    with database.write(actor.name, now) as work:
        desk = Desk(work, actor, tender_id)
        last = find_last_step(work.session, actor.user_id, tender_id)
        if last is None:
            raise NothingToUndo
        step = last.step
        keys = {one.requirement.key for one in (*step.before, *step.after)}
        undoing = undo_step(step, {row.key: row.data for row in desk.rows(keys)})
        last.undone_by = actor.name
        desk.restore(undoing.put, undoing.gone, step.message.format_map(dict(step.params)))
        return step, undoing.kept, next((one.requirement.key for one in undoing.put), "")


def may_review(actor: Actor, tender: Tender) -> bool:
    """Whether the person may decide on requirements of the tender."""
    return actor.has_in(Permission.MANAGE_TENDERS, tender.owner_id or 0)


def _find_revision(session: Reading, tender_id: int, key: str) -> int | None:
    try:
        return get_requirement_line(session, tender_id, key).revision
    except NotFound:
        return None


def _view(
    session: Reading, tender_id: int, sources: Sequence[DbSource], line: RequirementLine | None, place: Place
) -> SourceView | None:
    """The stretch somebody browses in, or the one around the requirement's place."""
    readable = [one for one in sources if one.refusal is None]
    if not readable:
        return None
    if place.part_id is not None:
        source, part = get_part(session, tender_id, place.part_id)
        return _stretch(session, tender_id, source, part, place.first)
    browsed = next((one for one in readable if one.id == place.source_id), None)
    if browsed is not None:
        return _beginning(session, tender_id, browsed)
    if line is not None:
        names = [one.id for one in readable if one.name == line.requirement.source.file]
        found = find_line(session, names, line.address)
        if found is not None:
            source, part = get_part(session, tender_id, found.part_id)
            return _stretch(session, tender_id, source, part, found.position - LINES_BEFORE)
    return _beginning(session, tender_id, readable[0])


def _beginning(session: Reading, tender_id: int, source: DbSource) -> SourceView | None:
    parts = list_parts(session, source.id)
    return _stretch(session, tender_id, source, parts[0], 0) if parts else None


def _stretch(session: Reading, tender_id: int, source: DbSource, part: PartRow, first: int) -> SourceView:
    is_page = part.kind is PartKind.PAGE
    is_tree = part.kind is PartKind.TREE
    count = MOST_PAGE_LINES if is_page else NODES_SHOWN if is_tree else LINES_SHOWN
    first = 0 if is_page else max(0, min(first, part.lines - count))
    lines = list_lines(session, part.id, first, count)
    addresses = [one.line.address for one in lines]
    if is_page:
        addresses += [f"p{part.page}", f"p{part.page - 1}"]
    return SourceView(
        source=_row_of(source),
        part=part,
        parts=list_parts(session, source.id),
        first=first,
        lines=lines,
        taken=list_from_lines(session, tender_id, source.name, addresses),
        above=list_lines_at(session, part.id, addresses_above(lines[0].line.address)) if is_tree and first else (),
    )


def _row_of(source: DbSource) -> SourceRow:
    return SourceRow(id=source.id, name=source.name, format=source.format, is_cut=source.is_cut, refusal=source.refusal)
