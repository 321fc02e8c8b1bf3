"""Freezing a bid and making its pack: the snapshot in one transaction, the files by a job, the same bytes for ever after.

A frozen bid is not edited; `open_new_version` goes on from it and leaves the frozen one, its digest and its pack as they are.
"""

import base64
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from bidbuilder import __version__
from bidbuilder.codec import digest_of
from bidbuilder.domain.basics.errors import NotFound, Refusal
from bidbuilder.domain.basics.findings import Finding, translatable
from bidbuilder.domain.bids.assessment import Assessment, BidSummary
from bidbuilder.domain.bids.audiences import BUYER, ENVELOPES, cut_for
from bidbuilder.domain.bids.bids import Bid
from bidbuilder.domain.bids.enclosures import list_enclosures, number_evidence
from bidbuilder.domain.bids.freezing import FreezeStamp, require_unblocked, take_snapshot
from bidbuilder.domain.bids.snapshot import BidSnapshot, SnapshotSource
from bidbuilder.domain.bids.stages import FREEZABLE_STAGES, OPEN_STAGES, REOPENABLE_STAGES, freeze_stage, reopen
from bidbuilder.domain.people.organisations import Organisation
from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.domain.tenders.tenders import Tender
from bidbuilder.formats.forms.proposing import make_snapshot_form
from bidbuilder.formats.readers.answer_formats import find_answer_format, may_be_answered
from bidbuilder.formats.writers.envelopes import split_envelopes
from bidbuilder.formats.writers.pack import make_pack, zip_pack
from bidbuilder.formats.writers.pack_documents import PackFiles
from bidbuilder.formats.writers.soundness import require_sound
from bidbuilder.storage.bids import get_bid, get_bid_for_change, list_bids, save_bid
from bidbuilder.storage.buyer_forms import get_form_content, list_forms_of_pack
from bidbuilder.storage.database import Database, Reading, Work
from bidbuilder.storage.dictionary import load_dictionary
from bidbuilder.storage.dossiers import load_assessment
from bidbuilder.storage.files import StoredFile, add_file, get_content, get_file, map_contents, map_digests
from bidbuilder.storage.job_context import JobContext
from bidbuilder.storage.jobs import Job, JobState, find_newest_job, find_open_job, queue_job
from bidbuilder.storage.masters import load_snapshot_masters
from bidbuilder.storage.snapshots import (
    SnapshotRow,
    add_envelope,
    add_pack,
    add_snapshot,
    find_envelope_key,
    find_pack_key,
    get_snapshot,
    list_snapshots,
    map_snapshots,
    newest_snapshot_version,
)
from bidbuilder.storage.tenders import load_tender_head

JOB_KIND = "make-pack"
MEDIA_TYPE = "application/zip"

_WRITING = translatable("Writing {file}")
_TOLD = (JobState.QUEUED, JobState.RUNNING, JobState.FAILED)


class PackNotReady(Refusal):
    """The job that makes the pack has not ended yet."""

    code = "pack-not-ready"
    message = translatable("The pack of version {version} is not made yet.")
    hint = translatable("Wait until the work is done, or start it again if it failed.")


@dataclass(frozen=True, slots=True, kw_only=True)
class PacksPage:
    """Documents of a bid: frozen versions with their packs, what blocks the next one, and the job that makes one or could not."""

    summary: BidSummary
    bid: Bid
    tender: Tender
    lead: Organisation
    versions: tuple[SnapshotRow, ...]
    findings: tuple[Finding, ...]
    job: Job | None
    may_edit: bool
    may_freeze: bool
    may_reopen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Frozen:
    """A version that has just been frozen and the job that makes its pack."""

    snapshot_id: str
    version: int
    digest: str
    job_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """The stored zip of a version."""

    file: StoredFile
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class LatestPack:
    """The newest frozen version of a bid that is not over, for whoever sends it off."""

    bid: Bid
    tender: Tender
    version: SnapshotRow


def list_latest_packs(database: Database, actor: Actor) -> tuple[LatestPack, ...]:
    """The newest version of each frozen or submitted bid of the leads the actor makes packs for, the next due first."""
    with database.read() as session:
        bids = [one for one in list_bids(session, actor) if one.stage in REOPENABLE_STAGES]
        bids = [one for one in bids if actor.has_in(Permission.MAKE_PACKS, one.lead_id)]
        versions = map_snapshots(session, [one.id or 0 for one in bids])
        found = [
            LatestPack(bid=one, tender=load_tender_head(session, one.tender_id), version=versions[one.id or 0][0])
            for one in bids
            if one.id in versions
        ]
    return tuple(sorted(found, key=_due))


def get_packs_page(database: Database, actor: Actor, bid_id: int, *, now: datetime) -> PacksPage:
    """The documents of a bid of a lead the actor works for. Raises `NotFound`."""
    with database.read() as session:
        assessment = load_assessment(session, actor, bid_id, database.coverage, now=now)
        versions = list_snapshots(session, bid_id)
        job = find_newest_job(session, f"bid:{bid_id}", JOB_KIND)
    bid = assessment.dossier.bid
    may_make = actor.has_in(Permission.MAKE_PACKS, bid.lead_id)
    return PacksPage(
        summary=assessment.summary,
        bid=bid,
        tender=assessment.dossier.tender,
        lead=assessment.dossier.lead,
        versions=versions,
        findings=assessment.findings,
        job=job if job and job.state in _TOLD else None,
        may_edit=actor.has_in(Permission.MANAGE_BIDS, bid.lead_id) and bid.stage in OPEN_STAGES,
        may_freeze=may_make and bid.stage in FREEZABLE_STAGES,
        may_reopen=actor.has_in(Permission.MANAGE_BIDS, bid.lead_id) and bid.stage in REOPENABLE_STAGES,
    )


def freeze(database: Database, actor: Actor, bid_id: int, *, new_id: str, now: datetime) -> Frozen:
    """Freeze the bid as it is and queue the making of its pack.

    `new_id` is a random id for the snapshot. Raises `NotFound`, `BidFrozen`, `BidEnded`, `FreezeBlocked` with its findings.
    """
    with database.write(actor.name, now) as work:
        bid = get_bid_for_change(work.session, actor, bid_id, Permission.MAKE_PACKS)
        frozen = freeze_stage(bid)
        assessment = load_assessment(work.session, actor, bid_id, database.coverage, now=now)
        require_unblocked(assessment.findings)
        snapshot = _take(work, assessment, new_id)
        add_snapshot(work.session, snapshot, by=actor.name)
        save_bid(work.session, frozen, now)
        job_id = _queue(work, actor, snapshot)
        work.record("bid.frozen", f"bid:{bid_id}", f"version {snapshot.version} {snapshot.digest}")
        return Frozen(snapshot_id=snapshot.id, version=snapshot.version, digest=snapshot.digest, job_id=job_id)


def open_new_version(database: Database, actor: Actor, bid_id: int, *, now: datetime) -> Bid:
    """Go on working on a frozen or submitted bid; what was frozen stays. Raises `NotFound`, `StageNotReachable`."""
    with database.write(actor.name, now) as work:
        bid = get_bid_for_change(work.session, actor, bid_id)
        saved = save_bid(work.session, reopen(bid), now)
        work.record("bid.reopened", f"bid:{bid_id}", f"after version {newest_snapshot_version(work.session, bid_id)}")
        return saved


def make_pack_again(database: Database, actor: Actor, bid_id: int, snapshot_id: str, *, now: datetime) -> int:
    """Queue the making of a pack that was never finished; gives the job. Raises `NotFound`. A made pack stays as it is."""
    with database.write(actor.name, now) as work:
        get_bid_for_change(work.session, actor, bid_id, Permission.MAKE_PACKS)
        snapshot = get_snapshot(work.session, bid_id, snapshot_id)
        running = find_open_job(work.session, f"bid:{bid_id}", [JOB_KIND])
        if running is not None:
            return running.id
        work.record("pack.asked-for", f"bid:{bid_id}", f"version {snapshot.version}")
        return _queue(work, actor, snapshot)


def make_pack_job(context: JobContext) -> None:
    """Write the files of a snapshot and store their zip; a pack that is there already is kept (payload: bid_id, snapshot_id)."""
    bid_id, snapshot_id = int(context.job.payload["bid_id"]), str(context.job.payload["snapshot_id"])
    with context.database.read() as session:
        snapshot = get_snapshot(session, bid_id, snapshot_id)
        made = find_pack_key(session, snapshot_id)
        contents = _contents_of(session, snapshot) if made is None else {}
    zips = _write(snapshot, contents, context) if made is None else {}
    with context.finishing("worker", snapshot_id=snapshot_id, bid_id=bid_id) as work:
        if find_pack_key(work.session, snapshot_id) is None:
            _store(work, snapshot, zips)


def download_pack(database: Database, actor: Actor, bid_id: int, snapshot_id: str, part: str = BUYER) -> Download:
    """The pack of a version or one of its envelopes, byte for byte as it was made. Raises `NotFound`, `PackNotReady`."""
    with database.read() as session:
        get_bid(session, actor, bid_id)
        version = next((row for row in list_snapshots(session, bid_id) if row.id == snapshot_id), None)
        if version is None:
            raise NotFound
        if version.file_key is None:
            raise PackNotReady(version=version.version)
        key = version.file_key if part == BUYER else find_envelope_key(session, snapshot_id, part)
        if key is None:
            raise NotFound
        subject = f"bid:{bid_id}"
        return Download(file=get_file(session, key, subject), content=get_content(session, key, subject))


def write_pack_files(database: Database, bid_id: int, audience: str, *, soffice: str) -> PackFiles:
    """The files of a bid's newest frozen version, cut for an audience, for whoever runs the site.

    Raises `NotFound` if nothing is frozen, `AudienceUnknown`. The buyer's are the same bytes as in the stored pack, made
    with the same LibreOffice.
    """
    with database.read() as session:
        versions = list_snapshots(session, bid_id)
        if not versions:
            raise NotFound(where="BID")
        snapshot = get_snapshot(session, bid_id, versions[0].id)
        contents = _contents_of(session, snapshot)
    if audience in ENVELOPES:
        whole = make_pack(snapshot, contents, soffice=soffice)
        return split_envelopes(snapshot, whole, contents, soffice=soffice)[audience]
    return make_pack(cut_for(snapshot, audience), contents, soffice=soffice)


def _due(pack: LatestPack) -> tuple[bool, datetime]:
    deadline = pack.tender.submission_deadline
    return (deadline is None, deadline.moment if deadline else pack.version.frozen_at)


def _take(work: Work, assessment: Assessment, new_id: str) -> BidSnapshot:
    dossier = assessment.dossier
    stamp = FreezeStamp(
        id=new_id,
        version=newest_snapshot_version(work.session, dossier.bid.id or 0) + 1,
        at=work.now,
        tool_version=__version__,
        logo=_logo_of(work.session, dossier.lead),
    )
    dictionary = load_dictionary(work.session)
    snapshot = take_snapshot(dossier, assessment.coverage, assessment.price, dictionary, stamp)
    forms = tuple(
        make_snapshot_form(form, get_form_content(work.session, form, dossier.tender), snapshot)
        for form in list_forms_of_pack(work.session, dossier.bid.id or 0)
    )
    enclosures = list_enclosures(dossier)
    stored = map_digests(work.session, [(one.subject, one.file_key) for one in enclosures if one.file_key])
    evidence = number_evidence(dossier, enclosures, stored)
    sources = tuple(_sources(work.session, dossier.tender))
    masters = load_snapshot_masters(work.session, dossier.bid.lead_id)
    whole = replace(snapshot, forms=forms, evidence=evidence, sources=sources, masters=masters)
    return replace(whole, digest=digest_of(whole))


def _sources(session: Reading, tender: Tender) -> Iterator[SnapshotSource]:
    """The buyer's stored files that are answered in their own format."""
    subject = f"organisation:{tender.owner_id}"
    keys = [(subject, one.file_key) for one in tender.documents if one.file_key and may_be_answered(one.name)]
    names = {one.file_key: one.name for one in tender.documents}
    digests = map_digests(session, keys)
    contents = map_contents(session, [(subject, sha256) for sha256 in digests.values()])
    for (_subject, key), sha256 in digests.items():
        if answer := find_answer_format(contents[sha256]):
            yield SnapshotSource(name=names[key], format=answer, subject=subject, sha256=sha256)


def _contents_of(session: Reading, snapshot: BidSnapshot) -> Mapping[str, bytes]:
    """The stored files that a snapshot encloses or answers, by SHA-256."""
    evidence = [(one.subject, one.sha256) for one in snapshot.evidence if one.sha256]
    return map_contents(session, [*evidence, *((one.subject, one.sha256) for one in snapshot.sources)])


def _logo_of(session: Reading, lead: Organisation) -> str:
    """The lead's logo as base64, or ``""`` where there is none."""
    if lead.branding.logo_file is None:
        return ""
    try:
        return base64.b64encode(get_content(session, lead.branding.logo_file, f"organisation:{lead.id}")).decode()
    except NotFound:
        return ""


def _queue(work: Work, actor: Actor, snapshot: BidSnapshot) -> int:
    return queue_job(
        work.session,
        kind=JOB_KIND,
        subject=f"bid:{snapshot.bid_id}",
        payload={"bid_id": snapshot.bid_id, "snapshot_id": snapshot.id},
        user_id=actor.user_id,
        now=work.now,
    )


def _write(snapshot: BidSnapshot, contents: PackFiles, context: JobContext) -> Mapping[str, bytes]:
    """The zips of the whole pack and of its envelopes, by audience."""

    def report(done: int, total: int, file: str) -> None:
        context.progress(done, total, _WRITING, file=file)

    soffice = context.settings.soffice
    whole = make_pack(snapshot, contents, progress=report, soffice=soffice)
    parts = {BUYER: whole, **split_envelopes(snapshot, whole, contents, soffice=soffice)}
    require_sound(snapshot, parts)
    return {audience: zip_pack(files) for audience, files in parts.items()}


def _store(work: Work, snapshot: BidSnapshot, zips: Mapping[str, bytes]) -> None:
    files = {audience: _store_zip(work, snapshot, audience, content) for audience, content in zips.items()}
    add_pack(work.session, snapshot.id, files[BUYER].key, work.now)
    for envelope in ENVELOPES:
        add_envelope(work.session, snapshot.id, envelope, files[envelope].key)
    work.record("pack.made", f"bid:{snapshot.bid_id}", f"version {snapshot.version} {files[BUYER].sha256}")


def _store_zip(work: Work, snapshot: BidSnapshot, audience: str, content: bytes) -> StoredFile:
    part = "" if audience == BUYER else f"-{audience}-part"
    return add_file(
        work.session,
        key=secrets.token_urlsafe(24),
        subject=f"bid:{snapshot.bid_id}",
        name=f"bid-{snapshot.bid_id}-version-{snapshot.version}{part}.zip",
        media_type=MEDIA_TYPE,
        content=content,
        now=work.now,
    )
