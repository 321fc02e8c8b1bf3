"""Carries out edits of a tender's requirements row by row: only what changes is loaded and written, however long the list.

Every edit is remembered as a step that can be taken back, and the asking words of the source follow who holds them now.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence

from sqlalchemy import func, or_, select, update

from bidbuilder.domain.basics.errors import NotFound, StaleRevision
from bidbuilder.domain.people.permissions import Actor
from bidbuilder.domain.tenders.editing import Edited
from bidbuilder.domain.tenders.left_out import holds
from bidbuilder.domain.tenders.requirements import Requirement
from bidbuilder.domain.tenders.sources import address_of
from bidbuilder.domain.tenders.steps import Placed, Step
from bidbuilder.storage.audit import list_entries
from bidbuilder.storage.database import Work
from bidbuilder.storage.reviews import DbReviewStep, keep_step
from bidbuilder.storage.sources import DbAsk, DbSourceLine
from bidbuilder.storage.tenders import DbRequirement, get_requirement_row, get_tender_row

_KEYS_AT_ONCE = 500


class Desk:
    """The requirements of one tender, locked for one person's edit. Raises `NotFound` where the person may not edit."""

    def __init__(self, work: Work, actor: Actor, tender_id: int) -> None:
        self._session = work.session
        self._work, self._actor, self._tender_id = work, actor, tender_id
        self.tender = get_tender_row(work.session, actor, tender_id, for_change=True).data

    def fresh(self, key: str, revision: int) -> DbRequirement:
        """The row of a requirement as its editor saw it. Raises `NotFound`, `StaleRevision`."""
        row = get_requirement_row(self._session, self._tender_id, key)
        if row.revision != revision:
            last = list_entries(self._session, f"tender:{self._tender_id}", limit=1)
            raise StaleRevision(who=last[0].actor if last else "?")
        return row

    def get(self, key: str) -> DbRequirement:
        """The row of a requirement as it is now. Raises `NotFound`."""
        return get_requirement_row(self._session, self._tender_id, key)

    def rows(self, keys: Collection[str]) -> tuple[DbRequirement, ...]:
        """The rows of those keys that are there, in the order of the tender."""
        found: list[DbRequirement] = []
        listed = list(keys)
        for start in range(0, len(listed), _KEYS_AT_ONCE):
            wanted = listed[start : start + _KEYS_AT_ONCE]
            query = select(DbRequirement).where(
                DbRequirement.tender_id == self._tender_id, DbRequirement.key.in_(wanted)
            )
            found += self._session.scalars(query.with_for_update())
        return tuple(sorted(found, key=lambda row: row.position))

    def keys(self) -> tuple[str, ...]:
        """The keys there are, and the last one of those that steps may put back: none is given twice."""
        stored = self._session.scalars(select(DbRequirement.key).where(DbRequirement.tender_id == self._tender_id))
        highest = self._session.scalar(
            select(func.max(DbReviewStep.highest_key)).where(DbReviewStep.tender_id == self._tender_id)
        )
        return (*stored, f"R{highest or 0}")

    def keys_given(self, key: str) -> tuple[str, ...]:
        """The keys a requirement may not take: all there are, and unless it comes back with its own, those to put back."""
        taken = self.keys()
        return taken[:-1] if key and key not in taken[:-1] else taken

    def edit(self, edited: Edited, kind: str) -> tuple[DbRequirement, ...]:
        """Put an edit's requirements in place of those it replaces; gives the new rows."""
        return self.edit_many([edited], kind, edited.message, edited.params)

    def edit_many(
        self, edits: Iterable[Edited], kind: str, message: str, params: Mapping[str, str]
    ) -> tuple[DbRequirement, ...]:
        """Several edits as one step. The message, an English template, goes into the audit trail too."""
        listed = list(edits)
        rows = {row.key: row for row in self.rows([key for one in listed for key in one.replaced])}
        before = [_placed(row) for row in rows.values()]
        new: list[DbRequirement] = []
        for one in listed:
            new += self._replace([rows[key] for key in one.replaced], one.requirements)
        self._session.flush()
        step = Step(message=message, params=params, before=tuple(before), after=tuple(map(_placed, new)))
        self._finish(step, kind, message.format_map(dict(params)))
        return tuple(new)

    def insert(self, requirement: Requirement, position: int, kind: str, message: str) -> DbRequirement:
        """A new requirement at a position; what stands there and behind moves on."""
        row = self._insert(requirement, position)
        self._session.flush()
        step = Step(message=message, params={"number": requirement.number}, after=(_placed(row),))
        self._finish(step, kind, requirement.number)
        return row

    def remove(self, row: DbRequirement, kind: str, message: str) -> None:
        """Take a requirement out."""
        step = Step(message=message, params={"number": row.data.number}, before=(_placed(row),))
        self._session.delete(row)
        self._session.flush()
        self._finish(step, kind, row.data.number)

    def restore(self, put: Iterable[Placed], gone: Collection[str], detail: str) -> None:
        """Set requirements back as they were; this is not a step of its own."""
        placed = list(put)
        rows = {row.key: row for row in self.rows([*(one.requirement.key for one in placed), *gone])}
        for key in gone:
            self._session.delete(rows.pop(key))
        self._session.flush()
        for one in placed:
            row = rows.get(one.requirement.key)
            if row is None:
                self._insert(one.requirement, one.position)
            else:
                row.data = one.requirement
        self._session.flush()
        self._follow([*gone, *(one.requirement.key for one in placed)], [one.requirement for one in placed])
        self._work.record("requirement.undone", f"tender:{self._tender_id}", detail)

    def position_behind(self, key: str) -> int:
        """The position behind a requirement, or behind all for a key that is not there."""
        rows = self.rows([key])
        return rows[0].position + 1 if rows else self.end()

    def end(self) -> int:
        """The position behind the last requirement."""
        last = self._session.scalar(
            select(func.max(DbRequirement.position)).where(DbRequirement.tender_id == self._tender_id)
        )
        return 0 if last is None else last + 1

    def _replace(self, old: Sequence[DbRequirement], new: Sequence[Requirement]) -> list[DbRequirement]:
        if not old:
            raise NotFound
        by_key = {row.key: row for row in old}
        place = old[0].position
        rows = []
        for one in new:
            row = by_key.pop(one.key, None)
            if row is None:
                row = self._insert(one, place + 1)
            elif row.data != one:
                row.data = one
            place = row.position
            rows.append(row)
        for row in by_key.values():
            self._session.delete(row)
        return rows

    def _insert(self, requirement: Requirement, position: int) -> DbRequirement:
        here = (DbRequirement.tender_id == self._tender_id) & (DbRequirement.position >= position)
        if self._session.scalar(select(DbRequirement.id).where(here, DbRequirement.position == position)) is not None:
            self._session.execute(
                update(DbRequirement).where(here).values(position=DbRequirement.position + 1),
                execution_options={"synchronize_session": "evaluate"},
            )
        row = DbRequirement(tender_id=self._tender_id, key=requirement.key, position=position, data=requirement)
        self._session.add(row)
        self._session.flush()
        return row

    def _finish(self, step: Step, kind: str, detail: str) -> None:
        keep_step(self._work, self._actor.user_id, self._tender_id, kind, step)
        keys = [one.requirement.key for one in (*step.before, *step.after)]
        self._follow(keys, [one.requirement for one in step.after])
        self._work.record(kind, f"tender:{self._tender_id}", detail)

    def _follow(self, keys: Collection[str], now: Sequence[Requirement]) -> None:
        """Asking words go to the requirement that holds them now, or are free again."""
        if len(keys) > _KEYS_AT_ONCE:
            return  # decisions on many at once change no words
        addresses = {address_of(one.source)[:500] for one in now} - {""}
        query = (
            select(DbAsk, DbSourceLine.address)
            .join(DbSourceLine, DbSourceLine.id == DbAsk.line_id)
            .where(DbAsk.tender_id == self._tender_id)
            .where(or_(DbAsk.requirement_key.in_(keys), DbSourceLine.address.in_(addresses)))
        )
        for ask, address in self._session.execute(query):
            if ask.requirement_key is None or ask.requirement_key in keys:
                near = [one for one in now if address_of(one.source) in (address, address.partition(":")[0])]
                ask.requirement_key = next((one.key for one in near or now if holds(one, ask.text)), None)
        self._session.flush()


def _placed(row: DbRequirement) -> Placed:
    return Placed(position=row.position, requirement=row.data)
