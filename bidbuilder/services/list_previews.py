"""What a supplier's list would change, page by page, before it is taken over: new, changed, unchanged and gone, old beside new.

How a row stands to its offering is told as of now, also where the offering was changed after the list had been read.
"""

from dataclasses import dataclass

from bidbuilder.codec import from_plain
from bidbuilder.domain.catalogue.offerings import Offering
from bidbuilder.domain.catalogue.prices import PriceList
from bidbuilder.domain.catalogue.readings import CatalogueReading, ImportNotReady, OfferingDraft
from bidbuilder.domain.catalogue.updates import Novelty, Update, fields_of, update_by
from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.storage.database import Database, Reading
from bidbuilder.storage.import_hindrances import list_touched_since, list_used_since
from bidbuilder.storage.import_lines import (
    LineCounts,
    count_gone,
    count_lines,
    draft_of,
    list_gone,
    list_lines,
)
from bidbuilder.storage.imports import DbImport, ImportState, get_import
from bidbuilder.storage.offerings import map_own_by_codes, map_price_lists

MOST_NAMED = 20
MOST_COUNTED = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportLine:
    """A row of a list with how it stands to what is registered: `known` and `known_prices` are what it would change."""

    draft: OfferingDraft
    update: Update
    known: Offering | None
    known_prices: PriceList | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPreview:
    """One page of a list: its rows or, where those gone are asked for, the offerings it does not name; `count` of them."""

    counts: LineCounts
    gone: int
    lines: tuple[ImportLine, ...] = ()
    offerings: tuple[Offering, ...] = ()
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Hindrances:
    """Why a list that was taken over cannot be undone as a whole: codes of offerings touched or used since, the first ones.

    `more_changed` says that more offerings than `changed_count` were changed: beyond that they are not counted.
    """

    changed: tuple[str, ...]
    changed_count: int
    more_changed: bool
    used: tuple[str, ...]
    used_count: int

    @property
    def count(self) -> int:
        """How many reasons there are."""
        return self.changed_count + self.used_count


def preview_import(
    database: Database, actor: Actor, import_id: int, *, show: str = "", offset: int = 0, limit: int = 50
) -> ImportPreview:
    """One page of a read list. `show` is new, changed, unchanged, errors, findings, gone or empty for all rows.

    Raises `NotFound`, `ImportNotReady`.
    """
    with database.read() as session:
        row = get_import(session, import_id, kind="catalogue", organisation_ids=_editors(actor))
        if row.state != ImportState.READY or row.reading is None:
            raise ImportNotReady
        counts, gone = count_lines(session, import_id), count_gone(session, row.organisation_id, import_id)
        if show == Novelty.GONE:
            offerings = list_gone(session, row.organisation_id, import_id, offset, limit)
            return ImportPreview(counts=counts, gone=gone, offerings=offerings, count=gone)
        lines, count = list_lines(session, import_id, show, offset, limit)
        drafts = tuple(draft_of(line) for line in lines)
        return ImportPreview(counts=counts, gone=gone, lines=_compare(session, row, drafts), count=count)


def find_hindrances(database: Database, actor: Actor, import_id: int) -> Hindrances:
    """What keeps a list that was taken over from being undone as a whole. Raises `NotFound`."""
    with database.read() as session:
        row = get_import(session, import_id, kind="catalogue", organisation_ids=_editors(actor))
        changed = list_touched_since(session, row, MOST_COUNTED + 1)
        used, used_count = list_used_since(session, row.organisation_id, import_id, MOST_NAMED)
        return Hindrances(
            changed=changed[:MOST_NAMED],
            changed_count=min(len(changed), MOST_COUNTED),
            more_changed=len(changed) > MOST_COUNTED,
            used=used,
            used_count=used_count,
        )


def _compare(session: Reading, row: DbImport, drafts: tuple[OfferingDraft, ...]) -> tuple[ImportLine, ...]:
    columns = fields_of(from_plain(row.reading, CatalogueReading).columns)
    known = map_own_by_codes(session, row.organisation_id, {draft.offering.code for draft in drafts})
    prices = map_price_lists(session, [offering.id or 0 for offering, _revision in known.values()])
    return tuple(_line_of(draft, known, prices, columns) for draft in drafts)


def _line_of(
    draft: OfferingDraft,
    known: dict[str, tuple[Offering, int]],
    prices: dict[int, PriceList],
    columns: frozenset[str],
) -> ImportLine:
    offering, _revision = known.get(draft.offering.code, (None, 0))
    listed = prices.get(offering.id or 0) if offering else None
    update = update_by(draft, offering, listed, columns)
    return ImportLine(draft=draft, update=update, known=offering, known_prices=listed)


def _editors(actor: Actor) -> frozenset[int]:
    return actor.organisations_with(Permission.EDIT_OFFERINGS)
