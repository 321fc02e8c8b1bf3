"""How likely leads say that their bids are won at each stage, where they say other than what is usual."""

from collections.abc import Collection, Mapping

from sqlalchemy import ForeignKey, String, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bidbuilder.domain.bids.bids import Stage
from bidbuilder.storage.base import Base
from bidbuilder.storage.organisations import DbOrganisation


class DbWinChance(Base):
    """A lead's own chance at a stage, in whole per cent."""

    __tablename__ = "win_chance"

    organisation_id: Mapped[int] = mapped_column(ForeignKey(DbOrganisation.id), primary_key=True)
    stage: Mapped[str] = mapped_column(String(20), primary_key=True)
    percent: Mapped[int]


def map_own_chances(session: Session, lead_ids: Collection[int]) -> dict[int, dict[Stage, int]]:
    """What leads have set, by lead and stage; those that have set nothing are left out."""
    own: dict[int, dict[Stage, int]] = {}
    for row in session.scalars(select(DbWinChance).where(DbWinChance.organisation_id.in_(set(lead_ids)))):
        own.setdefault(row.organisation_id, {})[Stage(row.stage)] = row.percent
    return own


def replace_chances(session: Session, lead_id: int, own: Mapping[Stage, int]) -> None:
    """Keep what a lead sets in place of what it has set so far."""
    session.execute(delete(DbWinChance).where(DbWinChance.organisation_id == lead_id))
    session.add_all(
        DbWinChance(organisation_id=lead_id, stage=stage, percent=percent) for stage, percent in own.items()
    )
    session.flush()
