"""Consents of members to be part of another member's kit. The owner of the part and the maker of the kit each see their own."""

from collections.abc import Collection
from dataclasses import replace

from sqlalchemy import ForeignKey, String, UniqueConstraint, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bidbuilder.domain.basics.errors import NotFound
from bidbuilder.domain.catalogue.kits import Consent, ConsentState
from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.storage.base import Base, Document
from bidbuilder.storage.organisations import DbOrganisation


class DbKitConsent(Base):
    """One request of one kit for one part; columns beside `data` are its projection."""

    __tablename__ = "kit_consent"
    __table_args__ = (UniqueConstraint("kit_id", "part_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kit_id: Mapped[int] = mapped_column(ForeignKey("offering.id"))
    part_id: Mapped[int] = mapped_column(ForeignKey("offering.id"), index=True)
    kit_owner_id: Mapped[int] = mapped_column(ForeignKey(DbOrganisation.id), index=True)
    part_owner_id: Mapped[int] = mapped_column(ForeignKey(DbOrganisation.id), index=True)
    state: Mapped[str] = mapped_column(String(20))
    data: Mapped[Consent] = mapped_column(Document(Consent))


def save_consent(session: Session, consent: Consent) -> Consent:
    """Insert or update; gives the consent back with its id."""
    row = session.get(DbKitConsent, consent.id) if consent.id else None
    if row is None:
        row = DbKitConsent(
            kit_id=consent.kit_id,
            part_id=consent.part_id,
            kit_owner_id=consent.kit_owner_id,
            part_owner_id=consent.part_owner_id,
        )
        session.add(row)
    row.state, row.data = consent.state, consent
    session.flush()
    return replace(consent, id=row.id)


def list_consents_of(session: Session, kit_id: int) -> tuple[Consent, ...]:
    """All that was asked for a kit."""
    rows = session.scalars(select(DbKitConsent).where(DbKitConsent.kit_id == kit_id).order_by(DbKitConsent.id))
    return tuple(replace(row.data, id=row.id) for row in rows)


def drop_consent(session: Session, kit_id: int, part_id: int) -> None:
    """Forget what was asked for a part that is no longer in the kit."""
    session.execute(delete(DbKitConsent).where(DbKitConsent.kit_id == kit_id, DbKitConsent.part_id == part_id))


def list_asked(session: Session, actor: Actor) -> tuple[Consent, ...]:
    """What the actor's organisations were asked by makers of kits, the newest first."""
    rows = session.scalars(
        select(DbKitConsent).where(DbKitConsent.part_owner_id.in_(_editable(actor))).order_by(DbKitConsent.id.desc())
    )
    return tuple(replace(row.data, id=row.id) for row in rows)


def list_refused(session: Session, actor: Actor) -> tuple[Consent, ...]:
    """What others declined or withdrew of the kits of the actor's organisations, the newest first."""
    rows = session.scalars(
        select(DbKitConsent)
        .where(
            DbKitConsent.kit_owner_id.in_(_editable(actor)),
            DbKitConsent.state.in_((ConsentState.DECLINED, ConsentState.WITHDRAWN)),
        )
        .order_by(DbKitConsent.id.desc())
    )
    return tuple(replace(row.data, id=row.id) for row in rows)


def get_asked(session: Session, actor: Actor, consent_id: int) -> Consent:
    """A request to one of the actor's organisations, locked for its answer; raises `NotFound`."""
    row = session.scalar(
        select(DbKitConsent)
        .where(DbKitConsent.id == consent_id, DbKitConsent.part_owner_id.in_(_editable(actor)))
        .with_for_update()
    )
    if row is None:
        raise NotFound
    return replace(row.data, id=row.id)


def _editable(actor: Actor) -> Collection[int]:
    return actor.organisations_with(Permission.EDIT_OFFERINGS)
