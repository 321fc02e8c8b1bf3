"""The buyer's own files in a bid: taken in, looked into, corrected by people, filled and handed to the pack.

Whoever makes packs for the lead fills forms in. What goes into a file comes out of the bid as the buyer may see it.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from bidbuilder import __version__
from bidbuilder.domain.basics.errors import NotFound, Refusal
from bidbuilder.domain.basics.findings import Finding, translatable
from bidbuilder.domain.bids.assessment import Assessment, BidSummary
from bidbuilder.domain.bids.buyer_forms import BuyerForm, Proposal, decide, document_of, list_problems
from bidbuilder.domain.bids.freezing import FreezeStamp, take_snapshot
from bidbuilder.domain.bids.snapshot import BidSnapshot, SnapshotForm
from bidbuilder.domain.bids.stages import OPEN_STAGES, require_open
from bidbuilder.domain.people.organisations import Organisation
from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.domain.tenders.buyer_workbooks import FilledWorkbook
from bidbuilder.domain.tenders.tenders import Tender, TenderDocument
from bidbuilder.formats.forms.files import fill_form, format_of, look_into
from bidbuilder.formats.forms.proposing import make_snapshot_form, propose_values
from bidbuilder.settings import Settings
from bidbuilder.storage.bids import get_bid, get_bid_for_change
from bidbuilder.storage.buyer_forms import delete_form, get_form, get_form_content, list_forms, save_form
from bidbuilder.storage.database import Database, Reading
from bidbuilder.storage.dictionary import load_dictionary
from bidbuilder.storage.dossiers import load_assessment
from bidbuilder.storage.files import add_file, get_content
from bidbuilder.storage.tenders import load_tender_head
from bidbuilder.storage.writing import drop_page_notes

_FILLABLE = (".xlsx", ".xlsm", ".docx", ".docm")
_MEDIA_TYPE = "application/octet-stream"


class NoFileChosen(Refusal):
    """Neither a file of the tender nor an upload."""

    code = "no-file-chosen"
    message = translatable("No file was chosen.")
    hint = translatable("Choose a file of the tender, or one from your computer.")


@dataclass(frozen=True, slots=True, kw_only=True)
class FormsPage:
    """The buyer's files of a bid, the tender's files that could be taken in, and the members a form may be for."""

    summary: BidSummary
    gate: tuple[Finding, ...]
    forms: tuple[BuyerForm, ...]
    documents: tuple[tuple[int, TenderDocument], ...]
    members: tuple[Organisation, ...]
    may_edit: bool

    def member_of(self, form: BuyerForm) -> str:
        """The name of the member a file is for, ``""`` for the whole bid."""
        names = {one.id: one.display_name for one in self.members}
        return names.get(form.organisation_id, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPage:
    """One file with what goes into each of its places; problems are findings."""

    summary: BidSummary
    gate: tuple[Finding, ...]
    form: BuyerForm
    proposals: Mapping[str, Proposal]
    problems: tuple[Finding, ...]
    member: str
    may_edit: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NewForm:
    """What a person hands in: the place of a document of the tender, or a file; and the member it is for."""

    document: int | None = None
    file_name: str = ""
    content: bytes = b""
    organisation_id: int | None = None


def get_forms_page(database: Database, actor: Actor, bid_id: int, *, now: datetime) -> FormsPage:
    """The buyer's files of a bid of a lead the actor works for. Raises `NotFound`."""
    with database.read() as session:
        assessment = load_assessment(session, actor, bid_id, database.coverage, now=now)
        forms = list_forms(session, bid_id)
    return FormsPage(
        summary=assessment.summary,
        gate=assessment.findings,
        forms=forms,
        documents=_fillable(assessment.dossier.tender),
        members=_members(assessment),
        may_edit=_may_edit(actor, assessment),
    )


def get_form_page(database: Database, actor: Actor, bid_id: int, form_id: int, *, now: datetime) -> FormPage:
    """One file with what would go into it today. Raises `NotFound`."""
    with database.read() as session:
        assessment = load_assessment(session, actor, bid_id, database.coverage, now=now)
        form = get_form(session, bid_id, form_id)
        proposals = propose_values(form, _as_the_buyer_sees_it(session, assessment, now))
    return FormPage(
        summary=assessment.summary,
        gate=assessment.findings,
        form=form,
        proposals=proposals,
        problems=list_problems(form, proposals),
        member=assessment.dossier.name_of(form.organisation_id),
        may_edit=_may_edit(actor, assessment),
    )


def add_form(
    database: Database, actor: Actor, bid_id: int, new: NewForm, settings: Settings, *, now: datetime
) -> BuyerForm:
    """Take a file into a bid and look what it asks for. Raises `NotFound`, `BidFrozen`, `NoFileChosen`, `FileRefused`."""
    name, content, file_key = _file_of(database, actor, bid_id, new, now)
    contents = look_into(name, content, seconds=settings.reader_seconds * 3, megabytes=settings.reader_megabytes)
    with database.write(actor.name, now) as work:
        require_open(get_bid_for_change(work.session, actor, bid_id, Permission.MAKE_PACKS))
        members = _members(load_assessment(work.session, actor, bid_id, database.coverage, now=now))
        if new.organisation_id is not None and new.organisation_id not in {one.id for one in members}:
            raise NotFound
        stored = file_key or _store(work.session, bid_id, name, content, now)
        form = BuyerForm(
            bid_id=bid_id,
            organisation_id=new.organisation_id,
            name=name,
            format=format_of(name, content),
            file_key=stored,
            contents=contents,
        )
        saved = save_form(work.session, form, actor.name, now)
        work.record("form.added", f"bid:{bid_id}", name)
        return saved


def write_values(
    database: Database, actor: Actor, bid_id: int, form_id: int, wanted: Mapping[str, str], *, now: datetime
) -> BuyerForm:
    """Keep what a person wrote into places. Raises `NotFound`, `BidFrozen`, `PlaceRefused`."""
    with database.write(actor.name, now) as work:
        require_open(get_bid_for_change(work.session, actor, bid_id, Permission.MAKE_PACKS))
        form = get_form(work.session, bid_id, form_id)
        assessment = load_assessment(work.session, actor, bid_id, database.coverage, now=now)
        # What is proposed without any typing: a value that equals it is not kept, and follows the bid again.
        bare = replace(form, typed={})
        proposals = propose_values(bare, _as_the_buyer_sees_it(work.session, assessment, now))
        saved = save_form(work.session, decide(form, proposals, wanted), actor.name, now)
        work.record("form.written", f"bid:{bid_id}", form.name)
        return saved


def correct_columns(
    database: Database,
    actor: Actor,
    bid_id: int,
    form_id: int,
    sheet: str,
    roles: Mapping[str, str],
    settings: Settings,
    *,
    now: datetime,
) -> BuyerForm:
    """Say what the columns of a sheet hold and look into the file again. Raises `NotFound`, `BidFrozen`, `FileRefused`."""
    with database.read() as session:
        bid = get_bid(session, actor, bid_id)
        form = get_form(session, bid_id, form_id)
        content = get_form_content(session, form, load_tender_head(session, bid.tender_id))
    corrected = {**form.roles, sheet: dict(roles)}
    contents = look_into(
        form.name, content, corrected, seconds=settings.reader_seconds * 3, megabytes=settings.reader_megabytes
    )
    with database.write(actor.name, now) as work:
        require_open(get_bid_for_change(work.session, actor, bid_id, Permission.MAKE_PACKS))
        fresh = get_form(work.session, bid_id, form_id)
        saved = save_form(work.session, replace(fresh, roles=corrected, contents=contents), actor.name, now)
        work.record("form.columns-corrected", f"bid:{bid_id}", f"{form.name} {sheet}")
        return saved


def fill_in(database: Database, actor: Actor, bid_id: int, form_id: int, *, now: datetime) -> FilledWorkbook:
    """The file filled with what the bid says today. Raises `NotFound`, `FormHasProblems`, refusals of cells."""
    with database.read() as session:
        ready = _ready(session, actor, bid_id, form_id, now, database)
    return fill_form(ready)


def put_in_pack(
    database: Database, actor: Actor, bid_id: int, form_id: int, *, wanted: bool, now: datetime
) -> BuyerForm:
    """Let a file go out with the bid, once filling it has been tried; or not. Raises as `fill_in` and `BidFrozen`."""
    if wanted:
        fill_in(database, actor, bid_id, form_id, now=now)
    with database.write(actor.name, now) as work:
        require_open(get_bid_for_change(work.session, actor, bid_id, Permission.MAKE_PACKS))
        form = get_form(work.session, bid_id, form_id)
        saved = save_form(work.session, replace(form, is_in_pack=wanted), actor.name, now)
        work.record("form.in-pack" if wanted else "form.out-of-pack", f"bid:{bid_id}", form.name)
        return saved


def drop_form(database: Database, actor: Actor, bid_id: int, form_id: int, *, now: datetime) -> None:
    """Take a file out of the bid, with the notes on its pages. Raises `NotFound`, `BidFrozen`."""
    with database.write(actor.name, now) as work:
        require_open(get_bid_for_change(work.session, actor, bid_id, Permission.MAKE_PACKS))
        form = get_form(work.session, bid_id, form_id)
        delete_form(work.session, bid_id, form_id)
        drop_page_notes(work.session, bid_id, document_of(form_id))
        work.record("form.dropped", f"bid:{bid_id}", form.name)


def _ready(
    session: Reading, actor: Actor, bid_id: int, form_id: int, now: datetime, database: Database
) -> SnapshotForm:
    assessment = load_assessment(session, actor, bid_id, database.coverage, now=now)
    form = get_form(session, bid_id, form_id)
    content = get_form_content(session, form, assessment.dossier.tender)
    return make_snapshot_form(form, content, _as_the_buyer_sees_it(session, assessment, now))


def _as_the_buyer_sees_it(session: Reading, assessment: Assessment, now: datetime) -> BidSnapshot:
    stamp = FreezeStamp(id="preview", version=0, at=now, tool_version=__version__)
    dictionary = load_dictionary(session)
    return take_snapshot(assessment.dossier, assessment.coverage, assessment.price, dictionary, stamp)


def _file_of(
    database: Database, actor: Actor, bid_id: int, new: NewForm, now: datetime
) -> tuple[str, bytes, str | None]:
    """Name and bytes of what is handed in, and the key under which the tender keeps it."""
    with database.read() as session:
        tender = load_assessment(session, actor, bid_id, database.coverage, now=now).dossier.tender
        if new.content:
            return new.file_name or "form", new.content, None
        chosen = dict(_fillable(tender)).get(-1 if new.document is None else new.document)
        if chosen is None or chosen.file_key is None:
            raise NoFileChosen(where="file")
        return chosen.name, get_content(session, chosen.file_key, f"organisation:{tender.owner_id}"), chosen.file_key


def _store(session: Reading, bid_id: int, name: str, content: bytes, now: datetime) -> str:
    file = add_file(
        session,
        key=secrets.token_urlsafe(18),
        subject=f"bid:{bid_id}",
        name=name,
        media_type=_MEDIA_TYPE,
        content=content,
        now=now,
    )
    return file.key


def _fillable(tender: Tender) -> tuple[tuple[int, TenderDocument], ...]:
    return tuple(
        (place, one)
        for place, one in enumerate(tender.documents)
        if one.file_key and one.name.lower().endswith(_FILLABLE)
    )


def _members(assessment: Assessment) -> tuple[Organisation, ...]:
    dossier = assessment.dossier
    ids = dict.fromkeys((dossier.bid.lead_id, *(partner.organisation_id for partner in dossier.bid.partners)))
    return tuple(dossier.organisations[one] for one in ids if one in dossier.organisations)


def _may_edit(actor: Actor, assessment: Assessment) -> bool:
    bid = assessment.dossier.bid
    return actor.has_in(Permission.MAKE_PACKS, bid.lead_id) and bid.stage in OPEN_STAGES
