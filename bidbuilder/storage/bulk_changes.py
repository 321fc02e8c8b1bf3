"""Registered offerings changed by a list, withdrawn because it names them no more, and put back when it is undone.

Each portion is written down beside the rows of the list in the transaction that changes it: what was there before, and the
revision each offering had after. A version that was published stays; what is put back is a further one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, select, type_coerce, update
from sqlalchemy.orm import Session

from bidbuilder.codec import from_plain
from bidbuilder.domain.catalogue.kits import require_consents
from bidbuilder.domain.catalogue.offerings import Offering, OfferingState
from bidbuilder.domain.catalogue.updates import PRICES, STATE, Novelty
from bidbuilder.storage.base import Plain
from bidbuilder.storage.bulk_offerings import PORTION, columns_from, entry_from_staged, price_rows
from bidbuilder.storage.bulk_prices import touch_offerings
from bidbuilder.storage.bulk_rows import Row, insert_rows
from bidbuilder.storage.import_lines import DbImportLine, gone_offerings, staged_of
from bidbuilder.storage.kit_consents import list_consents_of
from bidbuilder.storage.offerings import DbOffering, DbOfferingVersion, DbPriceList
from bidbuilder.storage.searching.entries import DbOfferingSearch, SearchEntry, entry_from, store_entries, touch_entries
from bidbuilder.storage.staged_documents import Staged

_RAW_OFFERING = type_coerce(DbOffering.data, Plain).label("raw")
_RAW_PRICES = type_coerce(DbPriceList.data, Plain).label("raw")


@dataclass(frozen=True, slots=True)
class _Change:
    """What becomes of one offering: its row as it was, and what is kept of it with the state it gets."""

    line: DbImportLine
    known: Any
    staged: Staged
    state: OfferingState

    @property
    def stored(self) -> Row:
        """The columns of its tables, its prices and what changes."""
        return self.staged.stored

    @property
    def is_new_text(self) -> bool:
        """Whether more changes than prices and state, so that words and properties are renewed."""
        return bool(set(self.stored["changes"]) - {PRICES, STATE})

    @property
    def is_published(self) -> bool:
        """Whether a new version comes of it."""
        return self.state is OfferingState.PUBLISHED and (self.is_new_text or self.known.state != self.state)

    @property
    def version(self) -> int:
        """The newest published version after it."""
        return int(self.known.published_version) + self.is_published


def change_offerings(
    session: Session, organisation_id: int, lines: Sequence[DbImportLine], *, publish: bool, now: datetime
) -> None:
    """Store what a portion of rows makes of their offerings; published ones, or all if asked, become a new version.

    New prices alone are none of it: see `bulk_prices`.
    """
    ids = [line.offering_id or 0 for line in lines]
    known, prices = _known(session, ids), _raw_prices(session, ids)
    for line in lines:
        row = known[line.offering_id or 0]
        line.before = {"offering": row.raw, "prices": prices.get(row.id), "state": row.state}
        line.revision_after = row.revision + 1
    changes = [
        _Change(line, row, staged_of(line), _state_after(row, publish=publish))
        for line in lines
        for row in (known[line.offering_id or 0],)
    ]
    _store(session, organisation_id, changes, now)


def withdraw_gone(session: Session, organisation_id: int, import_id: int, now: datetime) -> int:
    """Withdraw a portion of the offerings that a list does not name, written down behind its rows; gives how many."""
    last = session.scalar(
        select(DbImportLine.position)
        .where(DbImportLine.import_id == import_id)
        .order_by(DbImportLine.position.desc())
        .limit(1)
    )
    rows = session.execute(
        gone_offerings(organisation_id, import_id)
        .with_only_columns(DbOffering.id, DbOffering.code, DbOffering.state, DbOffering.revision, _RAW_OFFERING)
        .order_by(DbOffering.code)
        .limit(PORTION)
    ).all()
    for position, row in enumerate(rows, start=(last or 0) + 1):
        session.add(
            DbImportLine(
                import_id=import_id,
                position=position,
                code=row.code,
                novelty=Novelty.GONE,
                is_clean=True,
                has_findings=False,
                offering_id=row.id,
                before={"offering": row.raw, "prices": None, "state": row.state},
                revision_after=row.revision + 1,
            )
        )
    session.flush()
    _set_states(session, [(row, OfferingState.WITHDRAWN) for row in rows], now)
    return len(rows)


def put_back(
    session: Session, organisation_id: int, restored: Sequence[tuple[DbImportLine, Staged | None]], now: datetime
) -> None:
    """Undo a portion of rows: new offerings are withdrawn, changed ones become what they were, gone ones come back.

    With each changed row goes what is kept of its offering as it was, or of its prices alone where nothing else changed.
    """
    priced = {line.offering_id or 0: one.stored for line, one in restored if one and one.document is None}
    touch_offerings(session, list(priced), now)
    _store_prices(session, organisation_id, priced)
    others = [(line, staged) for line, staged in restored if line.offering_id not in priced]
    known = _known(session, [line.offering_id or 0 for line, _staged in others])
    states = [(known[line.offering_id or 0], _state_before(line)) for line, staged in others if staged is None]
    _set_states(session, states, now)
    changes = [
        _Change(line, known[line.offering_id or 0], staged, _state_before(line))
        for line, staged in others
        if staged is not None
    ]
    _store(session, organisation_id, changes, now)


def _state_before(line: DbImportLine) -> OfferingState:
    return OfferingState(line.before["state"]) if line.before else OfferingState.WITHDRAWN


def _known(session: Session, ids: Sequence[int]) -> dict[int, Any]:
    rows = session.execute(
        select(DbOffering.id, DbOffering.state, DbOffering.published_version, DbOffering.revision, _RAW_OFFERING).where(
            DbOffering.id.in_(ids)
        )
    )
    return {row.id: row for row in rows}


def _raw_prices(session: Session, ids: Sequence[int]) -> dict[int, Row]:
    rows = session.execute(select(DbPriceList.offering_id, _RAW_PRICES).where(DbPriceList.offering_id.in_(ids)))
    return {row.offering_id: row.raw for row in rows}


def _state_after(known: Any, *, publish: bool) -> OfferingState:
    state = OfferingState(known.state)
    if publish:
        return OfferingState.PUBLISHED
    return OfferingState.DRAFT if state is OfferingState.WITHDRAWN else state


def _store(session: Session, organisation_id: int, changes: Sequence[_Change], now: datetime) -> None:
    """Store portions of changes; raises `ConsentMissing` for a kit with parts of members that have not agreed."""
    for one in changes:
        if one.is_published and one.staged.document["member_parts"]:
            kit = from_plain(one.staged.document, Offering)
            require_consents(kit, list_consents_of(session, one.known.id))
    session.flush()
    _update(session, [_offering_row(one, now) for one in changes])
    store_entries(session, [(one.known.id, _entry(one, organisation_id, now)) for one in changes])
    insert_rows(session, DbOfferingVersion, [_version_row(one, now) for one in changes if one.is_published])
    priced = {one.known.id: one.stored for one in changes if PRICES in one.stored["changes"]}
    _store_prices(session, organisation_id, priced)


def _store_prices(session: Session, organisation_id: int, priced: Mapping[int, Row]) -> None:
    if priced:
        session.execute(delete(DbPriceList).where(DbPriceList.offering_id.in_(priced)))
        insert_rows(session, DbPriceList, price_rows(organisation_id, priced))
        touch_entries(session, list(priced))


def _entry(one: _Change, organisation_id: int, now: datetime) -> SearchEntry:
    return entry_from_staged(organisation_id, one.staged, one.state, one.version, now)


def _offering_row(one: _Change, now: datetime) -> Row:
    return {
        **columns_from(one.stored),
        "b_id": one.known.id,
        "state": one.state,
        "published_version": one.version,
        "revision": one.known.revision + 1,
        "changed_at": now,
        "data": _document(one),
    }


def _document(one: _Change) -> Row:
    owner = {name: one.known.raw[name] for name in ("organisation_id", "id")}
    return {**one.staged.document, **owner, "state": one.state, "version": one.version}


def _version_row(one: _Change, now: datetime) -> Row:
    return {"offering_id": one.known.id, "version": one.version, "published_at": now, "data": _document(one)}


def _set_states(session: Session, wanted: Sequence[tuple[Any, OfferingState]], now: datetime) -> None:
    _update(
        session,
        [
            {
                "b_id": row.id,
                "state": state,
                "revision": row.revision + 1,
                "changed_at": now,
                "data": row.raw | {"state": state},
            }
            for row, state in wanted
        ],
    )
    states = {row.id: state for row, state in wanted}
    found = session.execute(
        select(DbOfferingSearch.offering_id, DbOfferingSearch.record).where(DbOfferingSearch.offering_id.in_(states))
    )
    when = int(now.timestamp())
    entries = [(row.offering_id, entry_from(row.record)) for row in found]
    store_entries(session, [(one, entry._replace(state=states[one], changed_at=when)) for one, entry in entries])


def _update(session: Session, rows: Sequence[Mapping[str, Any]]) -> None:
    if rows:
        names = [name for name in rows[0] if name != "b_id"]
        statement = update(DbOffering.__table__).where(DbOffering.__table__.c.id == bindparam("b_id"))  # type: ignore[arg-type]
        session.execute(statement.values({name: bindparam(name) for name in names}), list(rows))
