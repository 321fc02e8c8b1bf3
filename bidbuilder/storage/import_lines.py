"""The rows of a supplier's list while they wait to be taken over, and what they replaced, so that it can be undone.

Rows are kept as plain data with all that taking them over needs, so that this only copies. Nobody but the import reads them.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ForeignKey, Index, Select, String, Text, delete, func, or_, select
from sqlalchemy.orm import Mapped, Session, defer, mapped_column

from bidbuilder.codec import from_plain, to_plain
from bidbuilder.domain.basics.findings import Finding, Severity, translatable
from bidbuilder.domain.catalogue.dictionary import Dictionary
from bidbuilder.domain.catalogue.offerings import LONGEST_CODE, Offering, OfferingState
from bidbuilder.domain.catalogue.prices import PriceList
from bidbuilder.domain.catalogue.projection import CanonicalBounds, project_properties
from bidbuilder.domain.catalogue.readings import OfferingDraft
from bidbuilder.domain.catalogue.updates import Novelty, Update, update_by
from bidbuilder.storage.base import Base, Plain, index_of_some
from bidbuilder.storage.bulk_rows import insert_rows
from bidbuilder.storage.dictionary import load_dictionary
from bidbuilder.storage.imports import DbImport
from bidbuilder.storage.offerings import (
    ARRIVING,
    DbOffering,
    map_own_by_codes,
    map_price_lists,
)
from bidbuilder.storage.staged_documents import Staged, stage_update, undecided

_PARTS = OfferingDraft.__slots__

# The first and the last position of some rows of a list.
Rows = tuple[int, int]
EVERY_ROW: Rows = (0, 2**31 - 1)


class DbImportLine(Base):
    """One article of a list, or (`gone`) an offering that is not in it any more and was withdrawn.

    `stored`, `document` and `record` are what is kept of it if it is taken over (see `Staged`); None for what changes nothing
    or has errors. `known_revision` is that of the offering it was compared with. After it is taken over, `before` holds
    `offering`, `prices` (None: there were none) and `state` as they were, and `revision_after` tells whether it was changed
    since.
    """

    __tablename__ = "import_line"
    __table_args__ = (
        Index("ix_import_line_novelty", "import_id", "novelty", "position"),
        Index("ix_import_line_code", "import_id", "code"),
        index_of_some("ix_import_line_offering_id", "offering_id"),
    )

    import_id: Mapped[int] = mapped_column(ForeignKey(DbImport.id), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(LONGEST_CODE))
    novelty: Mapped[str] = mapped_column(String(12))
    is_clean: Mapped[bool]
    has_findings: Mapped[bool]
    offering_id: Mapped[int | None] = mapped_column(ForeignKey(DbOffering.id))
    known_revision: Mapped[int | None]
    draft: Mapped[dict[str, Any] | None] = mapped_column(Plain)
    stored: Mapped[dict[str, Any] | None] = mapped_column(Plain)
    document: Mapped[dict[str, Any] | None] = mapped_column(Plain)
    record: Mapped[str | None] = mapped_column(Text)
    before: Mapped[dict[str, Any] | None] = mapped_column(Plain)
    revision_after: Mapped[int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """An article of a list as it is staged: what was read, what it makes of the offering it was compared with."""

    draft: OfferingDraft
    update: Update
    organisation_id: int
    bounds: tuple[CanonicalBounds, ...]
    offering_id: int | None
    known_revision: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LineCounts:
    """How many articles of a list there are of each kind; `clean` can be taken over, `told` have findings."""

    all: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    clean: int = 0
    told: int = 0


def compare_drafts(
    session: Session, organisation_id: int, drafts: Sequence[OfferingDraft], columns: frozenset[str]
) -> tuple[Line, ...]:
    """How articles stand to the supplier's offerings of today; `columns` are the fields the list has columns for."""
    known = map_own_by_codes(session, organisation_id, {one.offering.code for one in drafts})
    prices = map_price_lists(session, [offering.id or 0 for offering, _revision in known.values()])
    dictionary = load_dictionary(session)
    return tuple(_compare(one, organisation_id, known, prices, columns, dictionary) for one in drafts)


def forget_lines(session: Session, import_id: int) -> None:
    """Drop whatever was staged for an import."""
    session.execute(delete(DbImportLine).where(DbImportLine.import_id == import_id))


def add_lines(session: Session, import_id: int, first_position: int, lines: Sequence[Line]) -> None:
    """Stage articles from a position on."""
    rows = [_row_of(import_id, position, line) for position, line in enumerate(lines, start=first_position)]
    insert_rows(session, DbImportLine, rows)


def count_lines(session: Session, import_id: int) -> LineCounts:
    """How many articles of each kind a list has; those gone are not among them."""
    counts: dict[str, int] = dict.fromkeys(("all", "new", "changed", "unchanged", "clean", "told"), 0)
    rows = session.execute(
        select(DbImportLine.novelty, DbImportLine.is_clean, DbImportLine.has_findings, func.count())
        .where(DbImportLine.import_id == import_id, DbImportLine.novelty != Novelty.GONE)
        .group_by(DbImportLine.novelty, DbImportLine.is_clean, DbImportLine.has_findings)
    )
    for novelty, is_clean, has_findings, count in rows:
        for name in ("all", novelty, *(["clean"] if is_clean else []), *(["told"] if has_findings else [])):
            counts[name] += count
    return LineCounts(**counts)


def count_done(session: Session, import_id: int, novelty: Novelty) -> int:
    """How many rows of that kind have been taken over and not been put back."""
    done = (DbImportLine.novelty == novelty) & DbImportLine.revision_after.is_not(None)
    query = select(func.count()).select_from(DbImportLine).where(DbImportLine.import_id == import_id, done)
    return session.scalar(query) or 0


def list_lines(
    session: Session, import_id: int, show: str, offset: int, limit: int
) -> tuple[tuple[DbImportLine, ...], int]:
    """One page of the articles in the order of the file, those with errors first, and how many there are.

    `show` is new, changed, unchanged, errors, findings or empty for all.
    """
    wanted = select(DbImportLine).where(DbImportLine.import_id == import_id, *_shown(show))
    count = session.scalar(select(func.count()).select_from(wanted.subquery())) or 0
    page = wanted.order_by(DbImportLine.is_clean, DbImportLine.position).offset(offset).limit(limit)
    return tuple(session.scalars(page)), count


def count_gone(session: Session, organisation_id: int, import_id: int) -> int:
    """How many offerings of the supplier a list does not name."""
    return session.scalar(select(func.count()).select_from(gone_offerings(organisation_id, import_id).subquery())) or 0


def list_gone(session: Session, organisation_id: int, import_id: int, offset: int, limit: int) -> tuple[Offering, ...]:
    """One page of them by their codes."""
    page = gone_offerings(organisation_id, import_id).order_by(DbOffering.code).offset(offset).limit(limit)
    return tuple(replace(row.data, id=row.id) for row in session.scalars(page))


def gone_offerings(organisation_id: int, import_id: int) -> Select[Any]:
    """The rows of offerings of the supplier that a list does not name and that are not withdrawn yet."""
    named = select(DbImportLine.code).where(DbImportLine.import_id == import_id, DbImportLine.novelty != Novelty.GONE)
    return select(DbOffering).where(
        DbOffering.organisation_id == organisation_id,
        DbOffering.state.in_((OfferingState.DRAFT, OfferingState.PUBLISHED)),
        DbOffering.code.not_in(named),
    )


def find_next_rows(session: Session, import_id: int, after: int, limit: int) -> Rows | None:
    """From where to where the next articles behind a row lie that were registered and not taken over; None behind the last.

    Their kinds are left out instead of named, as a database whose statistics lag behind would sort all of them for each portion.
    """
    wanted = select(DbImportLine.position).where(
        DbImportLine.import_id == import_id,
        DbImportLine.position > after,
        DbImportLine.novelty.not_in((Novelty.NEW, Novelty.GONE)),
        DbImportLine.revision_after.is_(None),
    )
    found = session.scalars(wanted.order_by(DbImportLine.position).limit(limit)).all()
    return (found[0], found[-1]) if found else None


def list_outdated(
    session: Session, organisation_id: int, import_id: int, rows: Rows, limit: int
) -> tuple[DbImportLine, ...]:
    """Articles of those rows whose offering was registered or changed by hand since they were compared with it."""
    return tuple(
        session.scalars(
            select(DbImportLine)
            .join(
                DbOffering,
                (DbOffering.organisation_id == organisation_id) & (DbOffering.code == DbImportLine.code),
            )
            .where(
                DbImportLine.import_id == import_id,
                DbImportLine.position.between(*rows),
                DbImportLine.novelty != Novelty.GONE,
                DbImportLine.is_clean,
                DbImportLine.revision_after.is_(None),
                DbOffering.state != ARRIVING,
                or_(DbImportLine.known_revision.is_(None), DbImportLine.known_revision != DbOffering.revision),
            )
            .limit(limit)
        )
    )


def get_lines(session: Session, import_id: int, positions: Collection[int]) -> tuple[DbImportLine, ...]:
    """These rows of a list, in its order."""
    wanted = (DbImportLine.import_id == import_id) & DbImportLine.position.in_(positions)
    return tuple(session.scalars(select(DbImportLine).where(wanted).order_by(DbImportLine.position)))


def list_changes_to_do(session: Session, import_id: int, rows: Rows, limit: int) -> tuple[DbImportLine, ...]:
    """Those of the rows that change a registered offering and have not yet, locked: what one worker does no other does again."""
    return tuple(
        session.scalars(
            select(DbImportLine)
            .where(
                DbImportLine.import_id == import_id,
                DbImportLine.position.between(*rows),
                DbImportLine.novelty == Novelty.CHANGED,
                DbImportLine.stored.is_not(None),
                DbImportLine.revision_after.is_(None),
            )
            .options(defer(DbImportLine.draft))
            .order_by(DbImportLine.position)
            .limit(limit)
            .with_for_update(of=DbImportLine)
        )
    )


def find_done_rows(session: Session, import_id: int, after: int, limit: int) -> Rows | None:
    """From where to where the next rows behind a position lie that were taken over and not put back; None behind the last."""
    wanted = select(DbImportLine.position).where(
        DbImportLine.import_id == import_id,
        DbImportLine.position > after,
        DbImportLine.revision_after.is_not(None),
    )
    found = session.scalars(wanted.order_by(DbImportLine.position).limit(limit)).all()
    return (found[0], found[-1]) if found else None


def list_done(
    session: Session, import_id: int, novelties: Collection[Novelty], rows: Rows, limit: int
) -> tuple[DbImportLine, ...]:
    """Those of the rows, of these kinds, that have been taken over and not been put back, locked."""
    return tuple(
        session.scalars(
            select(DbImportLine)
            .where(
                DbImportLine.import_id == import_id,
                DbImportLine.novelty.in_(novelties),
                DbImportLine.position.between(*rows),
                DbImportLine.revision_after.is_not(None),
            )
            .options(defer(DbImportLine.draft))
            .order_by(DbImportLine.position)
            .limit(limit)
            .with_for_update(of=DbImportLine)
        )
    )


def refresh_line(row: DbImportLine, line: Line) -> None:
    """Let a staged article say how it stands to its offering now."""
    fresh = _row_of(row.import_id, row.position, line)
    for name in set(fresh) - {"import_id", "position", "code"}:
        setattr(row, name, to_plain(fresh[name]))


def draft_of(row: DbImportLine) -> OfferingDraft:
    """What was read of an article; a new one is kept only once, as what is stored of it."""
    draft = row.draft or {}
    if row.document and draft.get("offering") is None:
        draft = {**draft, "offering": undecided(row.document)}
    if row.stored and draft.get("prices") is None:
        draft = {**draft, "prices": [row.stored["prices"]]}
    return from_plain(draft, OfferingDraft)


def staged_of(row: DbImportLine) -> Staged:
    """What is kept of an article that is taken over."""
    return Staged(row.stored or {}, row.document, row.record)


def _compare(
    draft: OfferingDraft,
    organisation_id: int,
    known: Mapping[str, tuple[Offering, int]],
    prices: Mapping[int, PriceList],
    columns: frozenset[str],
    dictionary: Dictionary,
) -> Line:
    offering, revision = known.get(draft.offering.code, (None, None))
    if offering is None and not draft.offering.names and draft.is_clean:
        draft = replace(draft, findings=(*draft.findings, _nothing_to_update(draft)))
    update = update_by(draft, offering, prices.get(offering.id or 0) if offering else None, columns)
    is_searched = update.novelty is not Novelty.UNCHANGED and draft.is_clean and not update.is_of_prices_alone
    return Line(
        draft=draft,
        update=update,
        organisation_id=organisation_id,
        bounds=project_properties(update.offering, dictionary) if is_searched else (),
        offering_id=offering.id if offering else None,
        known_revision=revision,
    )


def _nothing_to_update(draft: OfferingDraft) -> Finding:
    """Files that only update prices name no articles; what they update must be there."""
    return Finding(
        severity=Severity.ERROR,
        code="nothing-to-update",
        message=translatable("You have no offering with the code {code} yet, and the list does not say its name."),
        where=draft.source,
        params={"code": draft.offering.code},
        hint=translatable("Import the list that names it first."),
    )


def _row_of(import_id: int, position: int, line: Line) -> Mapping[str, Any]:
    draft = line.draft
    changes_something = line.update.novelty in {Novelty.NEW, Novelty.CHANGED} and draft.is_clean
    staged = stage_update(line.update, line.organisation_id, line.bounds) if changes_something else None
    return {
        "import_id": import_id,
        "position": position,
        "code": draft.offering.code[:LONGEST_CODE],
        "novelty": line.update.novelty,
        "is_clean": draft.is_clean,
        "has_findings": bool(draft.findings),
        "offering_id": line.offering_id,
        "known_revision": line.known_revision,
        "draft": {name: getattr(draft, name) for name in _PARTS} | _kept_once(line, staged),
        "stored": staged.stored if staged else None,
        "document": staged.document if staged else None,
        "record": staged.record if staged else None,
    }


def _kept_once(line: Line, staged: Staged | None) -> dict[str, None]:
    """The parts of a draft that stand in what is stored of a new offering and are not kept beside it."""
    if staged is None or line.update.novelty is not Novelty.NEW:
        return {}
    return {"offering": None, "prices": None} if len(line.draft.prices) == 1 else {"offering": None}


def _shown(show: str) -> tuple[Any, ...]:
    if show == "errors":
        return (DbImportLine.is_clean.is_(False),)
    if show == "findings":
        return (DbImportLine.has_findings.is_(True),)
    if show in set(Novelty):
        return (DbImportLine.novelty == show,)
    return (DbImportLine.novelty != Novelty.GONE,)
