"""Sealed quotes. A quote is loaded for the member who gives it, or for the lead of its bid: nobody else's query finds it.

The lead's query gives a quote without its prices until its member has handed it in, and under the rule *all-in* until every
asked member has answered once; what was opened stays open when a member is asked again.
"""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import Date, ForeignKey, String, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bidbuilder.domain.basics.errors import NotFound
from bidbuilder.domain.bids.bids import Bid
from bidbuilder.domain.consortium.quotes import Quote
from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.storage.base import Base, Document, Moment
from bidbuilder.storage.bids import DbBid
from bidbuilder.storage.organisations import DbOrganisation


class DbQuote(Base):
    """One member's quote for one bid."""

    __tablename__ = "quote"
    __table_args__ = (UniqueConstraint("bid_id", "organisation_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    bid_id: Mapped[int] = mapped_column(ForeignKey(DbBid.id), index=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey(DbOrganisation.id), index=True)
    state: Mapped[str] = mapped_column(String(20))
    due_on: Mapped[date | None] = mapped_column(Date)
    valid_until: Mapped[date | None] = mapped_column(Date)
    revision: Mapped[int] = mapped_column(default=0)
    changed_at: Mapped[datetime] = mapped_column(Moment)
    data: Mapped[Quote] = mapped_column(Document(Quote))

    __mapper_args__ = {"version_id_col": revision}  # noqa: RUF012 - SQLAlchemy's way to say it


def save_quote(session: Session, quote: Quote, now: datetime) -> Quote:
    """Insert or update; gives the quote back with its id."""
    row = session.get(DbQuote, quote.id) if quote.id else None
    if row is None:
        row = DbQuote(bid_id=quote.bid_id, organisation_id=quote.organisation_id)
        session.add(row)
    row.state, row.due_on, row.valid_until = quote.state, quote.due_on, quote.valid_until
    row.changed_at, row.data = now, quote
    session.flush()
    return _quote_of(row)


def get_own_quote(
    session: Session,
    actor: Actor,
    quote_id: int,
    permission: Permission = Permission.SEE_OWN_PRICES,
    *,
    for_change: bool = False,
) -> Quote:
    """A quote of an organisation in which the actor has the permission; raises `NotFound`."""
    query = select(DbQuote).where(
        DbQuote.id == quote_id, DbQuote.organisation_id.in_(actor.organisations_with(permission))
    )
    row = session.scalar(query.with_for_update() if for_change else query)
    if row is None:
        raise NotFound
    return _quote_of(row)


def get_bid_of_quote(session: Session, actor: Actor, quote_id: int, permission: Permission) -> int:
    """The id of the bid a quote is for, if the actor has the permission in its organisation; raises `NotFound`."""
    bid_id = session.scalar(
        select(DbQuote.bid_id).where(
            DbQuote.id == quote_id, DbQuote.organisation_id.in_(actor.organisations_with(permission))
        )
    )
    if bid_id is None:
        raise NotFound
    return bid_id


def list_own_quotes(session: Session, actor: Actor) -> tuple[Quote, ...]:
    """The quotes of the organisations whose prices the actor may see, the next due first."""
    rows = session.scalars(
        select(DbQuote)
        .where(DbQuote.organisation_id.in_(actor.organisations_with(Permission.SEE_OWN_PRICES)))
        .order_by(DbQuote.due_on.is_(None), DbQuote.due_on, DbQuote.id)
    )
    return tuple(_quote_of(row) for row in rows)


def list_quote_changes(session: Session, ids: Collection[int]) -> dict[int, tuple[int, datetime]]:
    """Of each of those quotes: how often it was changed, and when last. The caller has loaded them by its permission."""
    rows = session.execute(select(DbQuote.id, DbQuote.revision, DbQuote.changed_at).where(DbQuote.id.in_(ids)))
    return {quote_id: (revision, changed_at) for quote_id, revision, changed_at in rows}


def list_quotes_for_lead(session: Session, bid: Bid) -> tuple[Quote, ...]:
    """The quotes of a bid as its lead may see them now. The caller has loaded the bid with the lead's permission."""
    rows = session.scalars(select(DbQuote).where(DbQuote.bid_id == bid.id).order_by(DbQuote.organisation_id)).all()
    quotes = [_quote_of(row) for row in rows]
    sealed = bid.quote_rule == "all-in" and any(one.submitted_at is None for one in quotes)
    return tuple(_without_prices(one) if sealed or one.submitted_at is None else one for one in quotes)


def find_quote(session: Session, bid_id: int, organisation_id: int) -> Quote | None:
    """The quote of one member in one bid, for use inside a use case."""
    row = session.scalar(
        select(DbQuote).where(DbQuote.bid_id == bid_id, DbQuote.organisation_id == organisation_id).with_for_update()
    )
    return _quote_of(row) if row else None


def _without_prices(quote: Quote) -> Quote:
    lines = tuple(replace(line, unit_price=None, one_off=Decimal(0), remark="") for line in quote.lines)
    return replace(quote, lines=lines, currency="", incoterm="", place="", valid_until=None)


def _quote_of(row: DbQuote) -> Quote:
    return replace(row.data, id=row.id)
