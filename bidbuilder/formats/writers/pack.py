"""The bid pack: every document of a snapshot, its manifest and a note for the reader, and the zip of them all.

What stands in a document is the business of its writer. Where LibreOffice is given, everything is there as PDF too,
and documents with contents learn their pages from it.
"""

from collections.abc import Callable
from types import MappingProxyType

from bidbuilder.domain.bids.audiences import BUYER, TECHNICAL, cut_for
from bidbuilder.domain.bids.snapshot import BidSnapshot
from bidbuilder.formats.forms.packing import fill_buyer_forms
from bidbuilder.formats.masters.confined import find_master, write_from_master
from bidbuilder.formats.office.conversion import DEFAULT_SECONDS
from bidbuilder.formats.writers.declarations import FOLDER as DECLARATIONS
from bidbuilder.formats.writers.declarations import write_declarations
from bidbuilder.formats.writers.evidence import FOLDER as EVIDENCE
from bidbuilder.formats.writers.evidence import is_evidence_file, write_evidence
from bidbuilder.formats.writers.machine.files import FOLDER as MACHINE_READABLE
from bidbuilder.formats.writers.machine.files import write_machine_files
from bidbuilder.formats.writers.manifest import MANIFEST, README, frozen_at, write_manifest, write_readme
from bidbuilder.formats.writers.ooxml.package import pack_parts
from bidbuilder.formats.writers.pack_documents import PackFiles, documents_for
from bidbuilder.formats.writers.pack_pages import Office, with_pdf

Progress = Callable[[int, int, str], None]

NOTHING: PackFiles = MappingProxyType({})


def ignore_progress(_done: int, _total: int, _what: str) -> None:
    """For callers who do not watch."""


def make_pack(
    snapshot: BidSnapshot,
    contents: PackFiles = NOTHING,
    *,
    progress: Progress = ignore_progress,
    soffice: str = "",
    seconds: float = DEFAULT_SECONDS,
) -> PackFiles:
    """All files of the pack for the snapshot's audience by their name, in their order, the manifest last.

    `contents` by SHA-256 are the stored files that the snapshot encloses or answers. `progress` is told how many steps of
    how many are done and the file that is made next. `soffice` is the LibreOffice program; without it (or where it is
    missing) contents have no page numbers and there are no PDF files. The same snapshot with the same program gives the
    same bytes. Raises the writers' refusals and those of `to_pdf`.
    """
    office = Office(program=soffice, seconds=seconds)
    files: dict[str, bytes] = {}
    steps = _steps(snapshot, office)

    def begin(step: str) -> None:
        progress(steps.index(step), len(steps), step)

    # What names no price is written from a snapshot that holds none.
    unpriced = cut_for(snapshot, TECHNICAL) if snapshot.audience == BUYER else snapshot
    for document in documents_for(snapshot.audience):
        begin(document.name)
        shown = snapshot if document.has_prices else unpriced
        own = find_master(snapshot, document.name)
        files[document.name] = write_from_master(own, shown) if own else document.write(shown, None)
    if snapshot.audience == BUYER:
        begin(DECLARATIONS)
        files |= dict(write_declarations(unpriced))
        files |= fill_buyer_forms(snapshot)
        begin(EVIDENCE)
        files |= dict(write_evidence(unpriced, contents))
    if office.is_there:
        begin("PDF")
        files |= with_pdf(unpriced, {name: made for name, made in files.items() if not is_evidence_file(name)}, office)
    if snapshot.audience == BUYER:
        begin(MACHINE_READABLE)
        files |= dict(write_machine_files(snapshot, files, contents))
    progress(len(steps), len(steps), MANIFEST)
    return listed(snapshot, files)


def _steps(snapshot: BidSnapshot, office: Office) -> list[str]:
    """What is made, in this order."""
    documents = [document.name for document in documents_for(snapshot.audience)]
    pages = ["PDF"] if office.is_there else []
    return (
        [*documents, DECLARATIONS, EVIDENCE, *pages, MACHINE_READABLE]
        if snapshot.audience == BUYER
        else documents + pages
    )


def listed(snapshot: BidSnapshot, files: PackFiles) -> PackFiles:
    """The files in the order of their names with the note for the reader and the manifest, which are about them."""
    with_note = {**dict(sorted(files.items())), README: write_readme(snapshot, sorted(files))}
    return {**with_note, MANIFEST: write_manifest(snapshot, with_note)}


def zip_pack(files: PackFiles) -> bytes:
    """The zip of a pack as `make_pack` gives it: files in their order, all dated when the snapshot was frozen."""
    return pack_parts(files.items(), frozen_at(files[MANIFEST]))
