"""New prices alone, which most lists after the first one are: renewed, and put back, by statements for a portion of rows.

The database only moves what was staged, or what stood there before, into its place; no document passes through here.
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ColumnElement, func, null, select, type_coerce, update
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.dialects.postgresql import insert as insert_on_postgresql
from sqlalchemy.dialects.sqlite import insert as insert_on_sqlite
from sqlalchemy.orm import InstrumentedAttribute, Session

from bidbuilder.domain.catalogue.updates import Novelty
from bidbuilder.storage.import_lines import DbImportLine, Rows
from bidbuilder.storage.offerings import DbOffering, DbPriceList
from bidbuilder.storage.searching.entries import touch_entries
from bidbuilder.storage.staged_offerings import StagedColumns

_PRICE_COLUMNS = ("audience", "valid_until", "currency", "first_price")

# Positions of rows with the numbers of their offerings.
_Lines = dict[int, int]


def renew_prices(session: Session, organisation_id: int, import_id: int, rows: Rows, limit: int, now: datetime) -> int:
    """Renew the prices of those of the rows that change nothing else and have not yet; gives how many, at most so many.

    What was there before is written down beside the rows as `bulk_changes` does it, with the columns of the price list.
    """
    lines = _locked(session, import_id, rows, limit, DbImportLine.revision_after.is_(None))
    if not lines:
        return 0
    mine = (DbImportLine.import_id == import_id) & DbImportLine.position.in_(list(lines))
    offering_id = DbImportLine.offering_id.expression
    revision = select(DbOffering.revision).where(DbOffering.id == offering_id).scalar_subquery()
    done = update(DbImportLine).where(mine).values(before=_before(session, offering_id), revision_after=revision + 1)
    session.execute(done.execution_options(synchronize_session=False))
    _put_prices(session, organisation_id, mine, DbImportLine.stored)
    touch_offerings(session, list(lines.values()), now)
    touch_entries(session, lines.values())
    return len(lines)


def restore_prices(
    session: Session, organisation_id: int, import_id: int, rows: Rows, kept: Collection[str], now: datetime
) -> None:
    """Put back what those rows have renewed that changed prices alone, but for offerings to keep or changed since.

    Where there were no prices before, nothing is put back: that is left to `bulk_changes`.
    """
    untouched = select(DbOffering.id).where(
        DbOffering.id == DbImportLine.offering_id, DbOffering.revision == DbImportLine.revision_after
    )
    noted = _has(DbImportLine.before, "price_columns", session)
    lines = _locked(session, import_id, rows, rows[1] - rows[0] + 1, untouched.exists(), noted, kept=kept)
    if not lines:
        return
    mine = (DbImportLine.import_id == import_id) & DbImportLine.position.in_(list(lines))
    _put_prices(session, organisation_id, mine, DbImportLine.before)
    touch_offerings(session, list(lines.values()), now)
    touch_entries(session, lines.values())
    undone = update(DbImportLine).where(mine).values(revision_after=None)
    session.execute(undone.execution_options(synchronize_session=False))


def touch_offerings(session: Session, ids: Sequence[int], now: datetime) -> None:
    """Let the revisions of offerings tell that something of theirs was changed."""
    touched = update(DbOffering).where(DbOffering.id.in_(ids))
    touched = touched.values(revision=DbOffering.revision + 1, changed_at=now)
    session.execute(touched.execution_options(synchronize_session=False))


def _locked(
    session: Session,
    import_id: int,
    rows: Rows,
    limit: int,
    *where: ColumnElement[bool],
    kept: Collection[str] = (),
) -> _Lines:
    """Rows that change prices alone, locked: what one worker does no other does again."""
    query = select(DbImportLine.position, DbImportLine.offering_id, DbImportLine.code).where(
        DbImportLine.import_id == import_id,
        DbImportLine.position.between(*rows),
        DbImportLine.novelty == Novelty.CHANGED,
        _has(DbImportLine.stored, "prices", session),
        DbImportLine.document.is_(None),
        *where,
    )
    found = session.execute(query.order_by(DbImportLine.position).limit(limit).with_for_update(of=DbImportLine))
    return {row.position: row.offering_id for row in found if row.code not in kept}


def _before(session: Session, offering_id: ColumnElement[Any]) -> ColumnElement[Any]:
    """What is written down of an offering whose prices alone are renewed; it may have had none."""
    on_sqlite, of_it = _is_sqlite(session), DbPriceList.offering_id == offering_id
    build = func.json_object if on_sqlite else func.jsonb_build_object
    columns = [part for name in _PRICE_COLUMNS for part in (name, getattr(DbPriceList, name))]
    prices = type_coerce(DbPriceList.data, JSON if on_sqlite else JSONB)
    documents = [select(one).where(of_it).scalar_subquery() for one in (prices, build(*columns))]
    # SQLite knows of text out of another query no more that it is JSON.
    known, listed = (func.json(one) if on_sqlite else one for one in documents)
    state = select(DbOffering.state).where(DbOffering.id == offering_id).scalar_subquery()
    return build("offering", null(), "prices", known, "price_columns", listed, "state", state)


def _put_prices(
    session: Session, organisation_id: int, mine: ColumnElement[bool], source: InstrumentedAttribute[Any]
) -> None:
    """Store the price lists that stand in that column of rows, in place of any there are."""
    staged = StagedColumns.of_prices(source, on_sqlite=_is_sqlite(session))
    columns = staged.price_list(organisation_id, DbImportLine.offering_id.expression)
    rows = select(*columns.values()).where(mine, staged.has_prices)
    insertion = (insert_on_sqlite if _is_sqlite(session) else insert_on_postgresql)(DbPriceList)
    statement = insertion.from_select(list(columns), rows, include_defaults=False)
    renewed = {name: statement.excluded[name] for name in columns if name != "offering_id"}
    session.execute(statement.on_conflict_do_update(index_elements=[DbPriceList.offering_id], set_=renewed))


def _has(column: InstrumentedAttribute[Any], name: str, session: Session) -> ColumnElement[bool]:
    """Whether a document has a member of this name that is not null."""
    if _is_sqlite(session):
        kind: ColumnElement[str] = func.json_type(type_coerce(column, JSON), f"$.{name}")
        return func.coalesce(kind, "null") != "null"
    text: ColumnElement[str] = type_coerce(column, JSONB)[name].astext
    return text.is_not(None)


def _is_sqlite(session: Session) -> bool:
    return session.get_bind().dialect.name == "sqlite"
