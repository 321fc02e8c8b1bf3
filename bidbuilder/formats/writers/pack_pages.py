"""What a pack needs LibreOffice for: the pages that headings stand on, and every document as PDF."""

from collections.abc import Mapping
from dataclasses import dataclass

from bidbuilder.domain.bids.snapshot import BidSnapshot
from bidbuilder.formats.office.conversion import DEFAULT_SECONDS, has_office, to_pdf
from bidbuilder.formats.office.pages import heading_pages
from bidbuilder.formats.writers.ooxml.fields import heading_bookmark
from bidbuilder.formats.writers.ooxml.printing import for_printing
from bidbuilder.formats.writers.pack_documents import DOCUMENTS, PackFiles, Pages


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """The LibreOffice program, ``""`` for none, and how many seconds one run of it may take."""

    program: str = ""
    seconds: float = DEFAULT_SECONDS

    @property
    def is_there(self) -> bool:
        """Whether there can be PDF files."""
        return has_office(self.program)


def with_pdf(snapshot: BidSnapshot, files: PackFiles, office: Office) -> dict[str, bytes]:
    """PDF of every file, and the documents with contents once more: now with the pages their headings were laid out on.

    `snapshot` has no prices: no document with contents names any.
    """
    own = {master.document for master in snapshot.masters}
    with_contents = {
        one.name: one for one in DOCUMENTS if one.has_contents and one.name in files and one.name not in own
    }
    printed = {name: for_printing(files[name]) for name in with_contents}
    pdfs = as_pdf(snapshot, {**files, **printed}, office)
    paged = {
        name: document.write(snapshot, pages_of(pdfs[pdf_name(name, files)]))
        for name, document in with_contents.items()
    }
    return {**pdfs, **paged}


def pages_of(pdf: bytes) -> Pages:
    """The page of every heading by its bookmark: the outline of the PDF lists the headings in their order."""
    return {heading_bookmark(number): page for number, (_title, page) in enumerate(heading_pages(pdf), start=1)}


def as_pdf(snapshot: BidSnapshot, files: PackFiles, office: Office) -> dict[str, bytes]:
    """PDF of every file given, dated when the snapshot was frozen, by the name it has in a pack."""
    made = to_pdf(files, office.program, office.seconds, made_at=snapshot.frozen_at)
    return {pdf_name(name, files): pdf for name, pdf in made.items()}


def pdf_name(name: str, names: Mapping[str, object]) -> str:
    """The name of a file's PDF; a workbook that shares its name with a document says that it is the workbook."""
    stem, _, ending = name.rpartition(".")
    is_shared = sum(other.rpartition(".")[0] == stem for other in names) > 1
    return f"{stem}-workbook.pdf" if is_shared and ending == "xlsx" else f"{stem}.pdf"
