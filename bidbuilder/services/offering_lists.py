"""Supplier lists: what a read file would change, and taking it over as a whole.

Rows find their offerings by the supplier's own code. A list without a price leaves the price as it is.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from bidbuilder.codec import from_plain
from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.catalogue.offerings import Offering, OfferingState
from bidbuilder.domain.catalogue.prices import PriceList, join_lists
from bidbuilder.domain.catalogue.projection import project_properties
from bidbuilder.domain.catalogue.readings import CatalogueReading, OfferingDraft
from bidbuilder.domain.matching.querying.queries import Order, Paging
from bidbuilder.domain.matching.querying.reading import read_query
from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.formats.dictionary_in_use import using_dictionary
from bidbuilder.formats.writers.catalogue_template import make_template
from bidbuilder.formats.writers.offering_list import write_offering_list
from bidbuilder.storage.database import Database, Work
from bidbuilder.storage.dictionary import load_dictionary
from bidbuilder.storage.imports import DbImport, ImportState, get_import
from bidbuilder.storage.offering_lists import list_own
from bidbuilder.storage.offerings import (
    find_own_by_codes,
    map_visible_prices,
    publish_version,
    save_offering,
    save_price_list,
)
from bidbuilder.storage.searching.answering import answer
from bidbuilder.storage.searching.finding import page_of

MOST_EXPORTED = 2000
_UNTOLD = ("certificates", "documents", "ports", "member_parts", "calendar", "competence", "by_product")


class ImportNotReady(Refusal):
    """The list has not been read yet, was refused or is taken over already."""

    code = "import-not-ready"
    message = translatable("This import cannot be taken over now.")
    hint = translatable("Wait until the file is read, or correct what was found.")


class NothingToTakeOver(Refusal):
    """No row of the list is fit to be taken over."""

    code = "nothing-to-take-over"
    message = translatable("No row of this list can be taken over.")
    hint = translatable("Correct the findings or upload a corrected file.")


class TooManyToExport(Refusal):
    """More offerings than one workbook should hold."""

    code = "too-many-to-export"
    message = translatable("One workbook takes at most {most} offerings.")
    hint = translatable("Narrow the list by kind, state or words, and export it in parts.")


class Novelty(StrEnum):
    """How a row of an imported list stands to what is registered already."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportLine:
    """A row of an imported list with how it stands to what is registered; `changes` are names of changed fields."""

    draft: OfferingDraft
    novelty: Novelty
    changes: tuple[str, ...] = ()


def make_list_template(language: str) -> bytes:
    """The empty workbook a supplier fills in, with drop-downs, in a language."""
    return make_template(language)


def export_own(database: Database, actor: Actor, text: str, language: str = "en", *, now: datetime) -> bytes:
    """The actor's own offerings that the query finds as a workbook that can be imported again, with their own prices.

    Raises `TooManyToExport` beyond `MOST_EXPORTED`.
    """
    with database.read() as session:
        view, dictionary = database.catalogue.current(session), load_dictionary(session)
        query = replace(read_query(text, dictionary).query, own_only=True)
        answers = answer(session, view, actor, query, dictionary)
        if answers.count > MOST_EXPORTED:
            raise TooManyToExport(most=MOST_EXPORTED)
        paging = Paging(order=Order.NAME, language=language, limit=MOST_EXPORTED)
        found = list_own(session, actor, page_of(answers, paging))
        prices = map_visible_prices(session, actor, {one.id for one in found if one.id is not None})
    by_code = {one.code: (prices[one.id],) for one in found if one.id in prices}
    with using_dictionary(dictionary):
        return write_offering_list(language, found, by_code, written_at=now)


def preview_import(database: Database, actor: Actor, import_id: int) -> tuple[ImportLine, ...]:
    """Each row of a read list and how it stands to what is registered. Raises `NotFound`, `ImportNotReady`."""
    with database.read() as session:
        row = _ready_import(get_import(session, import_id, kind="catalogue", organisation_ids=_editors(actor)))
        reading = _reading_of(row)
        known = find_own_by_codes(session, row.organisation_id, {one.offering.code for one in reading.drafts})
        prices = map_visible_prices(session, actor, {one.id for one in known.values() if one.id is not None})
    return tuple(_line_of(draft, known.get(draft.offering.code), prices) for draft in reading.drafts)


def take_over_import(
    database: Database, actor: Actor, import_id: int, *, clean_only: bool, publish: bool, now: datetime
) -> tuple[int, int]:
    """Take a list over in one transaction: all rows, or only the clean ones; gives how many are new and changed.

    Raises `ImportNotReady` when rows with errors would have to come in, `NothingToTakeOver` when none is left.
    """
    with database.write(actor.name, now) as work:
        row = _ready_import(get_import(work.session, import_id, kind="catalogue", organisation_ids=_editors(actor)))
        reading = _reading_of(row)
        drafts = [one for one in reading.drafts if one.is_clean and one.offering.code]
        if not clean_only and len(drafts) != len(reading.drafts):
            raise ImportNotReady
        if not drafts:
            raise NothingToTakeOver
        counts = _take_over(work, actor, row.organisation_id, drafts, publish=publish)
        row.state = ImportState.CONFIRMED
        work.record(
            "offerings.imported",
            f"organisation:{row.organisation_id}",
            f"{row.file_name}: {counts[0]} new, {counts[1]} changed",
        )
        return counts


def _take_over(
    work: Work, actor: Actor, organisation_id: int, drafts: Collection[OfferingDraft], *, publish: bool
) -> tuple[int, int]:
    known = find_own_by_codes(work.session, organisation_id, {one.offering.code for one in drafts})
    prices = map_visible_prices(work.session, actor, {one.id for one in known.values() if one.id is not None})
    new = changed = 0
    for draft in drafts:
        line = _line_of(draft, known.get(draft.offering.code), prices)
        if line.novelty is Novelty.UNCHANGED:
            continue
        new, changed = new + (line.novelty is Novelty.NEW), changed + (line.novelty is Novelty.CHANGED)
        _save_draft(work, organisation_id, draft, known.get(draft.offering.code), publish=publish)
    return new, changed


def _save_draft(
    work: Work, organisation_id: int, draft: OfferingDraft, known: Offering | None, *, publish: bool
) -> None:
    state = known.state if known else OfferingState.DRAFT
    merged = replace(
        draft.offering,
        id=known.id if known else None,
        organisation_id=organisation_id,
        state=OfferingState.PUBLISHED if publish else state,
        version=known.version if known else 0,
        **_untold(draft.offering, known),
    )
    saved = save_offering(work.session, merged, work.now)
    if draft.prices:
        save_price_list(work.session, saved, join_lists(draft.prices))
    if saved.state is OfferingState.PUBLISHED:
        publish_version(work.session, saved, project_properties(saved, load_dictionary(work.session)), work.now)


def _untold(stated: Offering, known: Offering | None) -> dict[str, Any]:
    """What a list need not say: it stays as it was unless the list does say it."""
    return {name: getattr(stated, name) or getattr(known or stated, name) for name in _UNTOLD}


def _line_of(draft: OfferingDraft, known: Offering | None, prices: Mapping[int, PriceList]) -> ImportLine:
    if known is None:
        return ImportLine(draft=draft, novelty=Novelty.NEW)
    ours = {"id", "organisation_id", "version", "state", *_UNTOLD}
    changes = [
        name
        for name in Offering.__slots__
        if name not in ours and getattr(draft.offering, name) != getattr(known, name)
    ]
    if draft.prices and prices.get(known.id or 0) != join_lists(draft.prices):
        changes.append("prices")
    return ImportLine(draft=draft, novelty=Novelty.CHANGED if changes else Novelty.UNCHANGED, changes=tuple(changes))


def _ready_import(row: DbImport) -> DbImport:
    if row.state != ImportState.READY or row.reading is None:
        raise ImportNotReady
    return row


def _reading_of(row: DbImport) -> CatalogueReading:
    return from_plain(row.reading, CatalogueReading)


def _editors(actor: Actor) -> frozenset[int]:
    return actor.organisations_with(Permission.EDIT_OFFERINGS)
