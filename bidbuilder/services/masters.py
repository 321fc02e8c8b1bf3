"""A lead's own Word masters: tried out on a bid before they are kept, listed with the fields there are, taken away again."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bidbuilder import __version__
from bidbuilder.domain.basics.errors import NotFound, Refusal
from bidbuilder.domain.basics.findings import Finding, translatable
from bidbuilder.domain.bids.assessment import BidSummary
from bidbuilder.domain.bids.freezing import FreezeStamp, take_snapshot
from bidbuilder.domain.bids.masters import DocumentMaster
from bidbuilder.domain.bids.snapshot import BidSnapshot
from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.formats.masters.confined import render_confined
from bidbuilder.formats.masters.data import Data, declaration_data, list_fields, master_data
from bidbuilder.formats.masters.sample import write_sample_master
from bidbuilder.formats.readers.recognise import FileKind, recognise
from bidbuilder.formats.writers.declarations import DECLARATION_MASTERS, find_declaration_data
from bidbuilder.formats.writers.pack_documents import COMPLIANCE, CONSORTIUM, LETTER, PROPOSAL
from bidbuilder.formats.writers.soundness import list_unsound_in
from bidbuilder.storage.bids import get_bid_for_change
from bidbuilder.storage.database import Database
from bidbuilder.storage.dictionary import load_dictionary
from bidbuilder.storage.dossiers import load_assessment
from bidbuilder.storage.files import add_file, get_content
from bidbuilder.storage.masters import delete_master, list_masters, save_master

DOCUMENTS = (LETTER, PROPOSAL, COMPLIANCE, CONSORTIUM, *DECLARATION_MASTERS.values())
_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class MasterNotWord(Refusal):
    """Only Word documents without macros are masters."""

    code = "master-not-word"
    message = translatable("A master is a Word document (.docx) without macros.")
    hint = translatable("Save it as .docx in Word or LibreOffice, or begin with the sample.")


class MasterUnsound(Refusal):
    """What a master makes would stop every pack; `findings` say why."""

    code = "master-unsound"
    message = translatable("The master was tried out, and every pack with it would be stopped.")
    hint = translatable("Mend the master and hand it in again.")

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__(where="file")


@dataclass(frozen=True, slots=True, kw_only=True)
class MastersPage:
    """The masters of a bid's lead and the fields they may show, with the values this bid gives them."""

    summary: BidSummary
    gate: tuple[Finding, ...]
    masters: dict[str, DocumentMaster]
    fields: tuple[tuple[str, tuple[str, ...]], ...]
    declaration_fields: tuple[tuple[str, tuple[str, ...]], ...]
    may_edit: bool


def get_masters_page(database: Database, actor: Actor, bid_id: int, *, now: datetime) -> MastersPage:
    """The masters of the lead of a bid. Raises `NotFound`."""
    with database.read() as session:
        assessment = load_assessment(session, actor, bid_id, database.coverage, now=now)
        lead_id = assessment.dossier.bid.lead_id
        masters = {one.document: one for one in list_masters(session, lead_id)}
    snapshot = _snapshot_of(database, actor, bid_id, now)
    return MastersPage(
        summary=assessment.summary,
        gate=assessment.findings,
        masters=masters,
        fields=tuple(list_fields(master_data(snapshot))),
        declaration_fields=tuple(list_fields(declaration_data(snapshot, snapshot.lead, ""))[-2:]),
        may_edit=actor.has_in(Permission.MANAGE_BIDS, lead_id),
    )


def keep_master(
    database: Database, actor: Actor, bid_id: int, document: str, name: str, content: bytes, *, now: datetime
) -> None:
    """Try a master out on the bid and keep it for all bids of its lead.

    Raises `NotFound`, `MasterNotWord`, `MasterRefused`, `MasterUnsound`.
    """
    if document not in DOCUMENTS:
        raise NotFound
    if not content or recognise(content) is not FileKind.DOCX:
        raise MasterNotWord(where="file")
    snapshot = _snapshot_of(database, actor, bid_id, now)
    made = render_confined(name, content, _data_for(snapshot, document))
    if findings := tuple(list_unsound_in(snapshot, document, made, content)):
        raise MasterUnsound(findings)
    with database.write(actor.name, now) as work:
        lead_id = get_bid_for_change(work.session, actor, bid_id).lead_id
        file = add_file(
            work.session,
            key=secrets.token_urlsafe(18),
            subject=f"organisation:{lead_id}",
            name=name,
            media_type=_MEDIA_TYPE,
            content=content,
            now=now,
        )
        master = DocumentMaster(
            organisation_id=lead_id,
            document=document,
            file_key=file.key,
            name=name,
            changed_by=actor.name,
            changed_at=now,
        )
        save_master(work.session, master)
        work.record("master.kept", f"organisation:{lead_id}", f"{document} {file.sha256}")


def try_master(database: Database, actor: Actor, bid_id: int, document: str, *, now: datetime) -> bytes:
    """A document of the bid made from the lead's own master. Raises `NotFound`, `MasterRefused`."""
    snapshot = _snapshot_of(database, actor, bid_id, now)
    with database.read() as session:
        masters = {one.document: one for one in list_masters(session, snapshot.lead.id or 0)}
        if document not in masters:
            raise NotFound
        content = get_content(session, masters[document].file_key, f"organisation:{snapshot.lead.id}")
    return render_confined(masters[document].name, content, _data_for(snapshot, document))


def take_away_master(database: Database, actor: Actor, bid_id: int, document: str, *, now: datetime) -> None:
    """Go back to the master of the house. Raises `NotFound`."""
    with database.write(actor.name, now) as work:
        lead_id = get_bid_for_change(work.session, actor, bid_id).lead_id
        delete_master(work.session, lead_id, document)
        work.record("master.taken-away", f"organisation:{lead_id}", document)


def write_sample() -> bytes:
    """A master to begin with."""
    return write_sample_master()


def _data_for(snapshot: BidSnapshot, document: str) -> Data:
    return find_declaration_data(snapshot, document) or master_data(snapshot)


def _snapshot_of(database: Database, actor: Actor, bid_id: int, now: datetime) -> BidSnapshot:
    with database.read() as session:
        assessment = load_assessment(session, actor, bid_id, database.coverage, now=now)
        dictionary = load_dictionary(session)
    stamp = FreezeStamp(id="preview", version=0, at=now, tool_version=__version__)
    return take_snapshot(assessment.dossier, assessment.coverage, assessment.price, dictionary, stamp)
