"""What has happened to offerings since a list was taken over: it keeps the list from being undone as a whole."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from bidbuilder.domain.catalogue.updates import Novelty
from bidbuilder.storage.import_lines import DbImportLine
from bidbuilder.storage.imports import DbImport
from bidbuilder.storage.offering_uses import list_versions_used
from bidbuilder.storage.offerings import DbOffering


def list_untouched(session: Session, lines: Collection[DbImportLine]) -> frozenset[int]:
    """Of rows that were taken over, the offerings that nobody has changed since."""
    rows = session.execute(
        select(DbOffering.id, DbOffering.revision).where(DbOffering.id.in_([line.offering_id or 0 for line in lines]))
    )
    revisions = {row.id: row.revision for row in rows}
    return frozenset(
        line.offering_id or 0 for line in lines if revisions.get(line.offering_id or 0) == line.revision_after
    )


def list_touched_since(session: Session, row: DbImport, limit: int) -> tuple[str, ...]:
    """Codes of offerings that were changed after the import had been taken over, at most so many, in the list's order.

    They are looked for among what changed since then, not among all the list took over: that is what a long list has most of.
    """
    since = select(DbOffering.id, DbOffering.revision).where(
        DbOffering.organisation_id == row.organisation_id, DbOffering.changed_at > row.taken_at
    )
    changed = since.subquery()
    # The sum keeps the database from beginning with all rows of the list.
    of_the_list = (DbImportLine.import_id + 0) == row.id
    found = (
        select(DbImportLine.position, DbImportLine.code)
        .join(changed, changed.c.id == DbImportLine.offering_id)
        .where(of_the_list, DbImportLine.revision_after != changed.c.revision)
        .limit(limit)
    )
    return tuple(row.code for row in sorted(session.execute(found), key=lambda row: row.position))


def list_used_since(session: Session, organisation_id: int, import_id: int, limit: int) -> tuple[tuple[str, ...], int]:
    """Codes of offerings whose version of this import stands in a bid that its supplier takes part in; first ones, count."""
    used = dict(sorted(list_versions_used(session, organisation_id)))
    if not used:
        return (), 0
    rows = session.execute(
        select(DbImportLine.code, DbImportLine.novelty, DbOffering.id, DbOffering.published_version)
        .join(DbOffering, DbOffering.id == DbImportLine.offering_id)
        .where(
            DbImportLine.import_id == import_id,
            DbImportLine.revision_after.is_not(None),
            DbImportLine.novelty.in_((Novelty.NEW, Novelty.CHANGED)),
            DbOffering.id.in_(used),
        )
        .order_by(DbImportLine.position)
    )
    codes = tuple(row.code for row in rows if row.novelty == Novelty.NEW or used[row.id] == row.published_version)
    return codes[:limit], len(codes)
