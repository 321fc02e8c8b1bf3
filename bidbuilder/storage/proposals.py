"""Offerings that facilitators propose on behalf of members. Who may see one is part of every query."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from sqlalchemy import ForeignKey, Select, String, Text, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bidbuilder.domain.basics.errors import NotFound
from bidbuilder.domain.catalogue.offerings import Offering
from bidbuilder.domain.catalogue.proposals import Proposal, ProposalState
from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.storage.base import Base, Document, Moment
from bidbuilder.storage.offerings import DbOffering
from bidbuilder.storage.organisations import DbOrganisation, list_facilitated_members
from bidbuilder.storage.users import DbUser


class DbProposal(Base):
    """One proposal. It touches no offering before the member confirms it."""

    __tablename__ = "offering_proposal"

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey(DbOrganisation.id), index=True)
    offering_id: Mapped[int | None] = mapped_column(ForeignKey(DbOffering.id))
    state: Mapped[str] = mapped_column(String(20))
    made_at: Mapped[datetime] = mapped_column(Moment)
    made_by: Mapped[str] = mapped_column(String(200))
    made_by_id: Mapped[int] = mapped_column(ForeignKey(DbUser.id))
    decided_at: Mapped[datetime | None] = mapped_column(Moment)
    decided_by: Mapped[str] = mapped_column(String(200), default="")
    note: Mapped[str] = mapped_column(Text, default="")
    data: Mapped[Offering] = mapped_column(Document(Offering))


def add_proposal(session: Session, actor: Actor, offering: Offering, now: datetime) -> int:
    """Keep a proposal for the offering's owner; gives its id."""
    row = DbProposal(
        organisation_id=offering.organisation_id,
        offering_id=offering.id,
        state=ProposalState.WAITING,
        made_at=now,
        made_by=actor.name,
        made_by_id=actor.user_id,
        data=offering,
    )
    session.add(row)
    session.flush()
    return row.id


def get_proposal(session: Session, actor: Actor, proposal_id: int) -> Proposal:
    """A proposal to a firm of the actor, or one that the actor or a fellow facilitator of the member made; raises `NotFound`."""
    row = session.scalar(_visible(session, actor).where(DbProposal.id == proposal_id))
    if row is None:
        raise NotFound
    return proposal_of(row)


def get_proposal_row(session: Session, actor: Actor, proposal_id: int) -> DbProposal:
    """The row of a proposal that the actor may answer for its firm, locked for change; raises `NotFound`."""
    row = session.get(DbProposal, proposal_id, with_for_update=True)
    if row is None or row.organisation_id not in actor.organisations_with(Permission.EDIT_OFFERINGS):
        raise NotFound
    return row


def list_proposals(
    session: Session, actor: Actor, states: Collection[ProposalState] = tuple(ProposalState), limit: int = 100
) -> tuple[Proposal, ...]:
    """The proposals the actor may see, the newest first."""
    rows = session.scalars(
        _visible(session, actor).where(DbProposal.state.in_(states)).order_by(DbProposal.id.desc()).limit(limit)
    )
    return tuple(proposal_of(row) for row in rows)


def proposal_of(row: DbProposal) -> Proposal:
    """The proposal of a row."""
    return Proposal(
        id=row.id,
        offering=replace(row.data, id=row.offering_id),
        state=ProposalState(row.state),
        made_at=row.made_at,
        made_by=row.made_by,
        decided_at=row.decided_at,
        decided_by=row.decided_by,
        note=row.note,
    )


def _visible(session: Session, actor: Actor) -> Select[DbProposal]:
    return select(DbProposal).where(
        or_(
            DbProposal.organisation_id.in_(actor.organisations_with(Permission.EDIT_OFFERINGS)),
            DbProposal.organisation_id.in_(list_facilitated_members(session, actor)),
        )
    )
