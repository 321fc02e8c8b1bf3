"""What was last found of gaps, one study a facilitator, and the mark that tells whether anything has changed since."""

import hashlib
from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ForeignKey, String, func, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bidbuilder.domain.matching.gap_studies import GapStudy
from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.storage.base import Base, Document, Moment
from bidbuilder.storage.dictionary import DbDictionaryChange
from bidbuilder.storage.organisations import list_current_members, list_facilitated_members
from bidbuilder.storage.searching.entries import DbOfferingSearch
from bidbuilder.storage.tenders import DbRequirement, DbTender
from bidbuilder.storage.users import DbUser


class DbGapStudy(Base):
    """The newest study of a facilitator; `mark` is that of the moment at which it was begun."""

    __tablename__ = "gap_study"

    user_id: Mapped[int] = mapped_column(ForeignKey(DbUser.id), primary_key=True)
    made_at: Mapped[datetime] = mapped_column(Moment)
    mark: Mapped[str] = mapped_column(String(64))
    data: Mapped[GapStudy] = mapped_column(Document(GapStudy))


def find_gap_study(session: Session, user_id: int) -> DbGapStudy | None:
    """The newest study of a facilitator, if there is one."""
    return session.get(DbGapStudy, user_id)


def keep_gap_study(session: Session, user_id: int, study: GapStudy, *, mark: str, now: datetime) -> None:
    """Keep a study in place of the one before."""
    row = session.get(DbGapStudy, user_id)
    if row is None:
        row = DbGapStudy(user_id=user_id)
        session.add(row)
    row.made_at, row.mark, row.data = now, mark, study
    session.flush()


def list_gap_leads(session: Session, actor: Actor) -> frozenset[int]:
    """The firms whose tenders the actor may see gaps of: all members, or of who works for leads itself these leads alone."""
    members = list_facilitated_members(session, actor)
    works_for = actor.organisations_with(Permission.SEE_BIDS)
    return members & works_for if works_for else members


def mark_of_gaps(session: Session, actor: Actor, leads: Collection[int], now: datetime) -> str:
    """Changes with the catalogue, the dictionary, the members of the actor's clusters and the leads' live tenders.

    Revisions only rise, and what comes or goes changes the counts, so equal marks mean that nothing changed.
    """
    tenders = session.execute(
        select(DbTender.id, DbTender.revision)
        .where(DbTender.owner_id.in_(leads), or_(DbTender.deadline.is_(None), DbTender.deadline > now))
        .order_by(DbTender.id)
    ).all()
    counted = select(func.count(), func.sum(DbRequirement.id), func.sum(DbRequirement.revision)).where(
        DbRequirement.tender_id.in_([one.id for one in tenders])
    )
    state = (
        [tuple(one) for one in tenders],
        tuple(session.execute(counted).one()),
        session.scalar(select(func.max(DbOfferingSearch.stamp))),
        session.scalar(select(func.max(DbDictionaryChange.id))),
        sorted(list_current_members(session, actor.cluster_ids)),
        sorted(leads),
    )
    return hashlib.sha256(repr(state).encode()).hexdigest()
