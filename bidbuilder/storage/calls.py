"""Calls for offerings and what members answered. Who may see which is part of every query."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import ForeignKey, String, Text, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bidbuilder.domain.basics.errors import NotFound
from bidbuilder.domain.catalogue.calls import AnswerState, Call, CallAnswer
from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.storage.base import Base, Document, Moment
from bidbuilder.storage.organisations import DbCluster, DbOrganisation


class DbCall(Base):
    """A call of a cluster's facilitator."""

    __tablename__ = "offering_call"

    id: Mapped[int] = mapped_column(primary_key=True)
    cluster_id: Mapped[int] = mapped_column(ForeignKey(DbCluster.id), index=True)
    made_at: Mapped[datetime] = mapped_column(Moment)
    made_by: Mapped[str] = mapped_column(String(200))
    due_on: Mapped[date]
    data: Mapped[Call] = mapped_column(Document(Call))


class DbCallAnswer(Base):
    """A member that was called, and its answer."""

    __tablename__ = "offering_call_answer"

    call_id: Mapped[int] = mapped_column(ForeignKey(DbCall.id), primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey(DbOrganisation.id), primary_key=True, index=True)
    state: Mapped[str] = mapped_column(String(20), default=AnswerState.ASKED)
    answered_at: Mapped[datetime | None] = mapped_column(Moment)
    answered_by: Mapped[str] = mapped_column(String(200), default="")
    note: Mapped[str] = mapped_column(Text, default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class CallRow:
    """A call with when and by whom it was made and the answers the asker may see."""

    call: Call
    made_at: datetime
    made_by: str
    answers: tuple[CallAnswer, ...]

    def count(self, state: AnswerState) -> int:
        """How many of the answers say so."""
        return sum(one.state == state for one in self.answers)


def add_call(session: Session, call: Call, organisation_ids: Collection[int], *, by: str, now: datetime) -> int:
    """Keep a call and whom it goes to; gives its id."""
    row = DbCall(cluster_id=call.cluster_id, made_at=now, made_by=by, due_on=call.due_on, data=call)
    session.add(row)
    session.flush()
    session.add_all(DbCallAnswer(call_id=row.id, organisation_id=one) for one in sorted(organisation_ids))
    session.flush()
    return row.id


def list_calls(session: Session, actor: Actor, limit: int = 100) -> tuple[CallRow, ...]:
    """The calls of the clusters the actor facilitates with all their answers, the newest first."""
    rows = session.scalars(
        select(DbCall)
        .where(DbCall.cluster_id.in_(actor.clusters_with(Permission.FACILITATE)))
        .order_by(DbCall.id.desc())
        .limit(limit)
    ).all()
    return _with_answers(session, rows, None)


def get_call(session: Session, actor: Actor, call_id: int) -> CallRow:
    """A call with all answers for its facilitator, with its own answer for a member; raises `NotFound`."""
    row = session.get(DbCall, call_id)
    if row is None:
        raise NotFound
    facilitates = row.cluster_id in actor.clusters_with(Permission.FACILITATE)
    (found,) = _with_answers(session, [row], None if facilitates else _answerers(actor))
    if not facilitates and not found.answers:
        raise NotFound
    return found


def list_received(session: Session, actor: Actor) -> tuple[CallRow, ...]:
    """The calls to firms whose offerings the actor edits, each with these firms' answers, the first due first."""
    own = _answerers(actor)
    wanted = select(DbCallAnswer.call_id).where(DbCallAnswer.organisation_id.in_(own))
    rows = session.scalars(select(DbCall).where(DbCall.id.in_(wanted)).order_by(DbCall.due_on, DbCall.id)).all()
    return _with_answers(session, rows, own)


def get_answer_row(session: Session, actor: Actor, call_id: int, organisation_id: int) -> DbCallAnswer:
    """The place for a member's answer, locked for change; raises `NotFound`."""
    row = session.get(DbCallAnswer, (call_id, organisation_id), with_for_update=True)
    if row is None or organisation_id not in _answerers(actor):
        raise NotFound
    return row


def count_answers(session: Session, cluster_ids: Collection[int], since: datetime) -> dict[AnswerState, int]:
    """How members answered the calls that these clusters made since then: for the counting of results."""
    rows = session.execute(
        select(DbCallAnswer.state, func.count())
        .join(DbCall, DbCall.id == DbCallAnswer.call_id)
        .where(DbCall.cluster_id.in_(cluster_ids), DbCall.made_at >= since)
        .group_by(DbCallAnswer.state)
    )
    return {AnswerState(state): number for state, number in rows}


def _answerers(actor: Actor) -> frozenset[int]:
    return actor.organisations_with(Permission.EDIT_OFFERINGS)


def _with_answers(session: Session, rows: Collection[DbCall], only: frozenset[int] | None) -> tuple[CallRow, ...]:
    query = select(DbCallAnswer).where(DbCallAnswer.call_id.in_([row.id for row in rows]))
    if only is not None:
        query = query.where(DbCallAnswer.organisation_id.in_(only))
    answers: dict[int, list[CallAnswer]] = {}
    for answer in session.scalars(query.order_by(DbCallAnswer.organisation_id)):
        answers.setdefault(answer.call_id, []).append(_answer_of(answer))
    return tuple(
        CallRow(
            call=replace(row.data, id=row.id),
            made_at=row.made_at,
            made_by=row.made_by,
            answers=tuple(answers.get(row.id, ())),
        )
        for row in rows
    )


def _answer_of(row: DbCallAnswer) -> CallAnswer:
    return CallAnswer(
        organisation_id=row.organisation_id,
        state=AnswerState(row.state),
        answered_at=row.answered_at,
        answered_by=row.answered_by,
        note=row.note,
    )
