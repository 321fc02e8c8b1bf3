"""The bid pack: every document of a snapshot, its manifest and a note for the reader, and the zip of them all.

What stands in a document is the business of its writer. Where LibreOffice is given, documents with contents are laid out
once to learn their pages, and everything is there as PDF too.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bidbuilder.domain.bids.audiences import BUYER
from bidbuilder.domain.bids.snapshot import BidSnapshot
from bidbuilder.formats.office.conversion import DEFAULT_SECONDS, has_office, to_pdf
from bidbuilder.formats.office.pages import heading_pages
from bidbuilder.formats.writers.compliance_document import write_compliance_docx
from bidbuilder.formats.writers.compliance_workbook import write_compliance_xlsx
from bidbuilder.formats.writers.consortium import write_consortium
from bidbuilder.formats.writers.declarations import FOLDER, write_declarations
from bidbuilder.formats.writers.letter import write_letter
from bidbuilder.formats.writers.manifest import MANIFEST, README, frozen_at, write_manifest, write_readme
from bidbuilder.formats.writers.ooxml.fields import heading_bookmark
from bidbuilder.formats.writers.ooxml.package import pack_parts
from bidbuilder.formats.writers.price_workbook import write_price_schedules
from bidbuilder.formats.writers.technical_proposal import write_technical_proposal

PackFiles = Mapping[str, bytes]
Pages = Mapping[str, int]
Progress = Callable[[int, int, str], None]

LETTER = "01-letter-of-bid.docx"
TECHNICAL = "02-technical-proposal.docx"
COMPLIANCE = "03-compliance-matrix.docx"
COMPLIANCE_WORKBOOK = "03-compliance-matrix.xlsx"
PRICES = "04-price-schedules.xlsx"
CONSORTIUM = "05-consortium.docx"


@dataclass(frozen=True, slots=True)
class PackDocument:
    """A document of the pack: its file name and who writes it. One with contents is written again once pages are known."""

    name: str
    write: Callable[[BidSnapshot, Pages | None], bytes]
    has_contents: bool = False
    has_prices: bool = False


DOCUMENTS = (
    PackDocument(LETTER, lambda snapshot, _pages: write_letter(snapshot), has_prices=True),
    PackDocument(TECHNICAL, write_technical_proposal, has_contents=True),
    PackDocument(COMPLIANCE, write_compliance_docx, has_contents=True),
    PackDocument(COMPLIANCE_WORKBOOK, lambda snapshot, _pages: write_compliance_xlsx(snapshot)),
    PackDocument(PRICES, lambda snapshot, _pages: write_price_schedules(snapshot), has_prices=True),
    PackDocument(CONSORTIUM, write_consortium, has_contents=True),
)


def documents_for(audience: str) -> tuple[PackDocument, ...]:
    """The documents an audience gets: the buyer all of them, a member those without any price."""
    return tuple(document for document in DOCUMENTS if audience == BUYER or not document.has_prices)


def ignore_progress(_done: int, _total: int, _what: str) -> None:
    """For callers who do not watch."""


def make_pack(
    snapshot: BidSnapshot,
    *,
    progress: Progress = ignore_progress,
    soffice: str = "",
    seconds: float = DEFAULT_SECONDS,
) -> PackFiles:
    """All files of the pack for the snapshot's audience by their name, in their order, the manifest last.

    `progress` is told how many steps of how many are done and the file that is made next. `soffice` is the LibreOffice
    program; without it (or where it is missing) contents have no page numbers and there are no PDF files. The same
    snapshot with the same program gives the same bytes. Raises the writers' refusals and those of `to_pdf`.
    """
    with_office = has_office(soffice)
    documents = documents_for(snapshot.audience)
    steps = len(documents) + (3 if with_office else 1)
    files: dict[str, bytes] = {}
    for done, document in enumerate(documents):
        progress(done, steps, document.name)
        files[document.name] = document.write(snapshot, None)
    progress(len(documents), steps, FOLDER)
    if snapshot.audience == BUYER:
        files |= dict(write_declarations(snapshot))
    if with_office:
        progress(len(documents) + 1, steps, COMPLIANCE)
        files |= _with_pages(snapshot, files, soffice, seconds)
        progress(len(documents) + 2, steps, "PDF")
        files |= _as_pdf(snapshot, files, soffice, seconds)
    files[README] = write_readme(snapshot, tuple(files))
    files[MANIFEST] = write_manifest(snapshot, files)
    progress(steps, steps, MANIFEST)
    return files


def _with_pages(snapshot: BidSnapshot, files: PackFiles, soffice: str, seconds: float) -> dict[str, bytes]:
    """The documents with contents once more, now with the pages that LibreOffice put their headings on."""
    documents = {document.name: document for document in DOCUMENTS if document.has_contents}
    laid_out = to_pdf({name: files[name] for name in documents}, soffice, seconds)
    return {name: documents[name].write(snapshot, pages_of(pdf)) for name, pdf in laid_out.items()}


def pages_of(pdf: bytes) -> Pages:
    """The page of every heading by its bookmark: the outline of the PDF lists the headings in their order."""
    return {heading_bookmark(number): page for number, (_title, page) in enumerate(heading_pages(pdf), start=1)}


def _as_pdf(snapshot: BidSnapshot, files: PackFiles, soffice: str, seconds: float) -> dict[str, bytes]:
    made = to_pdf(files, soffice, seconds, made_at=snapshot.frozen_at)
    return {pdf_name(name, files): pdf for name, pdf in made.items()}


def pdf_name(name: str, names: Mapping[str, object]) -> str:
    """The name of a file's PDF; a workbook that shares its name with a document says that it is the workbook."""
    stem, _, ending = name.rpartition(".")
    is_shared = sum(other.rpartition(".")[0] == stem for other in names) > 1
    return f"{stem}-workbook.pdf" if is_shared and ending == "xlsx" else f"{stem}.pdf"


def zip_pack(files: PackFiles) -> bytes:
    """The zip of a pack as `make_pack` gives it: files in their order, all dated when the snapshot was frozen."""
    return pack_parts(files.items(), frozen_at(files[MANIFEST]))
