"""What a supplier once said the columns of its lists hold, by their titles, so that it is said only once."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, Session, mapped_column

from bidbuilder.storage.base import Base, Plain
from bidbuilder.storage.organisations import DbOrganisation

# A supplier has a handful of lists; a hostile one could fill the table with titles.
_MOST_TITLES = 2_000


class DbListHabit(Base):
    """The fields of the reader of lists by column title, `""` for columns to leave out."""

    __tablename__ = "list_habit"

    organisation_id: Mapped[int] = mapped_column(ForeignKey(DbOrganisation.id), primary_key=True)
    titles: Mapped[dict[str, str]] = mapped_column(Plain)


def find_habits(session: Session, organisation_id: int) -> dict[str, str]:
    """Title → field, as said in earlier lists."""
    row = session.get(DbListHabit, organisation_id)
    return dict(row.titles) if row else {}


def save_habits(session: Session, organisation_id: int, titles: dict[str, str]) -> None:
    """Replace what is remembered; of too many titles those said last stay."""
    session.merge(DbListHabit(organisation_id=organisation_id, titles=dict(list(titles.items())[-_MOST_TITLES:])))
