"""Questions about tenders with their answers. Loaded for the tender's lead, or for the organisation that asked."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from sqlalchemy import ForeignKey, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bidbuilder.domain.basics.errors import NotFound
from bidbuilder.domain.tenders.clarifications import Question, QuestionState
from bidbuilder.storage.base import Base, Document, Moment
from bidbuilder.storage.organisations import DbOrganisation
from bidbuilder.storage.tenders import DbTender


class DbQuestion(Base):
    """One question; `asker_id` is None for what the buyer published of others."""

    __tablename__ = "question"

    id: Mapped[int] = mapped_column(primary_key=True)
    tender_id: Mapped[int] = mapped_column(ForeignKey(DbTender.id), index=True)
    asker_id: Mapped[int | None] = mapped_column(ForeignKey(DbOrganisation.id), index=True)
    requirement_key: Mapped[str] = mapped_column(String(40), default="")
    state: Mapped[str] = mapped_column(String(20))
    revision: Mapped[int] = mapped_column(default=0)
    changed_at: Mapped[datetime] = mapped_column(Moment)
    data: Mapped[Question] = mapped_column(Document(Question))

    __mapper_args__ = {"version_id_col": revision}  # noqa: RUF012 - SQLAlchemy's way to say it


def save_question(session: Session, question: Question, now: datetime) -> Question:
    """Insert or update; gives the question back with its id."""
    row = session.get(DbQuestion, question.id) if question.id else None
    if row is None:
        row = DbQuestion(tender_id=question.tender_id, asker_id=question.asker_id)
        session.add(row)
    row.requirement_key, row.state = question.requirement_key, question.state
    row.changed_at, row.data = now, question
    session.flush()
    return _question_of(row)


def list_questions(session: Session, tender_id: int) -> tuple[Question, ...]:
    """All questions of a tender, the oldest first; the caller has looked the tender up with permission."""
    rows = session.scalars(select(DbQuestion).where(DbQuestion.tender_id == tender_id).order_by(DbQuestion.id))
    return tuple(_question_of(row) for row in rows)


def get_question(session: Session, tender_id: int, question_id: int) -> Question:
    """One question of that tender, locked for change; raises `NotFound`."""
    row = session.scalar(
        select(DbQuestion).where(DbQuestion.id == question_id, DbQuestion.tender_id == tender_id).with_for_update()
    )
    if row is None:
        raise NotFound
    return _question_of(row)


def list_questions_for_members(
    session: Session, tender_id: int, asker_ids: Collection[int]
) -> tuple[tuple[Question, ...], tuple[Question, ...]]:
    """Their own questions, and all answered ones of the tender, for members of a bid for it (checked by the caller)."""
    query = select(DbQuestion).where(DbQuestion.tender_id == tender_id).order_by(DbQuestion.id)
    own = session.scalars(query.where(DbQuestion.asker_id.in_(asker_ids)))
    answered = session.scalars(query.where(DbQuestion.state == QuestionState.ANSWERED))
    return tuple(_question_of(row) for row in own), tuple(_question_of(row) for row in answered)


def _question_of(row: DbQuestion) -> Question:
    return replace(row.data, id=row.id, revision=row.revision)
