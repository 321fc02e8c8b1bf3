"""Portions of a supplier's list that is taken over, given back or undone: each is small enough for one short transaction.

What a portion has done stands beside its rows, so that it is neither done twice nor forgotten, whoever goes on with it.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from bidbuilder.codec import from_plain
from bidbuilder.domain.catalogue.offerings import Offering
from bidbuilder.domain.catalogue.prices import PriceList
from bidbuilder.domain.catalogue.projection import project_properties
from bidbuilder.domain.catalogue.readings import CatalogueReading
from bidbuilder.domain.catalogue.updates import Novelty, Update, fields_of
from bidbuilder.storage.bulk_changes import change_offerings, put_back, withdraw_gone
from bidbuilder.storage.bulk_offerings import PORTION
from bidbuilder.storage.bulk_prices import renew_prices, restore_prices
from bidbuilder.storage.dictionary import load_dictionary
from bidbuilder.storage.import_hindrances import list_touched_since, list_untouched, list_used_since
from bidbuilder.storage.import_lines import (
    EVERY_ROW,
    DbImportLine,
    Rows,
    compare_drafts,
    draft_of,
    find_done_rows,
    list_changes_to_do,
    list_done,
    list_outdated,
    refresh_line,
)
from bidbuilder.storage.imports import DbImport
from bidbuilder.storage.staged_documents import Staged, plain_staged, stage_prices, stage_update


def change_portion(session: Session, row: DbImport, rows: Rows, now: datetime) -> int:
    """Change offerings that are registered as these rows say, compared anew where they were changed by hand; gives how many.

    Beside new prices alone, at most a portion of them: whoever gives more rows asks again until none is left.
    """
    publish = bool((row.choice or {}).get("publish"))
    while outdated := list_outdated(session, row.organisation_id, row.id, rows, PORTION):
        compare_again(session, row, outdated)
    priced = 0
    while count := renew_prices(session, row.organisation_id, row.id, rows, PORTION, now):
        priced += count
    lines = list_changes_to_do(session, row.id, rows, PORTION)
    change_offerings(session, row.organisation_id, lines, publish=publish, now=now)
    return priced + _let_go(session, lines)


def withdraw_portion(session: Session, row: DbImport, now: datetime) -> int:
    """Withdraw the next offerings that the list does not name; gives how many."""
    return withdraw_gone(session, row.organisation_id, row.id, now)


def give_back_portion(session: Session, row: DbImport, now: datetime) -> int:
    """Put the next offerings back that a stopped import has changed or withdrawn; gives how many.

    What somebody has changed since stays as it is, and the list is compared with that.
    """
    lines = list_done(session, row.id, (Novelty.CHANGED, Novelty.GONE), EVERY_ROW, PORTION)
    _put_back(session, row, lines, frozenset(), now)
    for line in lines:
        line.before = line.revision_after = None
    session.flush()
    gone = [line for line in lines if line.novelty == Novelty.GONE]
    for line in gone:
        session.delete(line)
    compare_again(session, row, [line for line in lines if line not in gone])
    session.flush()
    return _let_go(session, [line for line in lines if line not in gone]) + len(gone)


def undo_portion(session: Session, row: DbImport, kept: frozenset[str], after: int, now: datetime) -> int | None:
    """Put the next offerings behind a row back, but for those to keep; gives the last row looked at, None behind the last."""
    rows = find_done_rows(session, row.id, after, PORTION)
    if rows is None:
        return None
    restore_prices(session, row.organisation_id, row.id, rows, kept, now)
    every = (Novelty.NEW, Novelty.CHANGED, Novelty.GONE)
    lines = list_done(session, row.id, every, rows, PORTION)
    for line in _put_back(session, row, lines, kept, now):
        line.revision_after = None
    _let_go(session, lines)
    return rows[1]


def list_hindering(session: Session, row: DbImport) -> frozenset[str]:
    """Codes of offerings that were changed, or are used in a bid, since the list was taken over."""
    most = sum((row.counts or {}).values())
    changed = list_touched_since(session, row, most)
    used, _count = list_used_since(session, row.organisation_id, row.id, most)
    return frozenset((*changed, *used))


def compare_again(session: Session, row: DbImport, lines: Sequence[DbImportLine]) -> None:
    """Let rows say how they stand to what is registered now."""
    columns = fields_of(from_plain(row.reading, CatalogueReading).columns)
    fresh = compare_drafts(session, row.organisation_id, [draft_of(line) for line in lines], columns)
    for line, now in zip(lines, fresh, strict=True):
        refresh_line(line, now)
    session.flush()


def _put_back(
    session: Session, row: DbImport, lines: Sequence[DbImportLine], kept: frozenset[str], now: datetime
) -> Sequence[DbImportLine]:
    """Let offerings become what they were before the list, unless they are kept or were changed since; gives those that do."""
    untouched = list_untouched(session, lines)
    free = [line for line in lines if line.offering_id in untouched and line.code not in kept]
    restored = [(line, _staged_before(session, row, line)) for line in free]
    put_back(session, row.organisation_id, restored, now)
    return free


def _staged_before(session: Session, row: DbImport, line: DbImportLine) -> Staged | None:
    """What is kept of a changed offering, or of its prices alone, as it was before; None for new ones and those gone."""
    if line.novelty != Novelty.CHANGED or line.before is None or line.stored is None:
        return None
    prices = from_plain(line.before["prices"], PriceList) if line.before["prices"] else None
    if line.before["offering"] is None:
        return plain_staged(stage_prices(prices))
    offering = from_plain(line.before["offering"], Offering)
    update = Update(offering=offering, prices=prices, novelty=Novelty.CHANGED, changes=tuple(line.stored["changes"]))
    bounds = project_properties(offering, load_dictionary(session))
    return plain_staged(stage_update(update, row.organisation_id, bounds))


def _let_go(session: Session, lines: Sequence[DbImportLine]) -> int:
    """Write rows down and forget them, as a long list does not fit into memory; gives how many."""
    session.flush()
    for line in lines:
        session.expunge(line)
    return len(lines)
