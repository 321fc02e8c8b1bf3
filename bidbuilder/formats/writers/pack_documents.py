"""The documents a pack consists of: their names, who writes them, and which of them an audience gets."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bidbuilder.domain.bids.audiences import BUYER
from bidbuilder.domain.bids.snapshot import BidSnapshot
from bidbuilder.formats.writers.compliance_document import write_compliance_docx
from bidbuilder.formats.writers.compliance_workbook import write_compliance_xlsx
from bidbuilder.formats.writers.consortium import write_consortium
from bidbuilder.formats.writers.letter import write_letter
from bidbuilder.formats.writers.machine.files import ESPD
from bidbuilder.formats.writers.price_workbook import write_price_schedules
from bidbuilder.formats.writers.technical_proposal import write_technical_proposal

PackFiles = Mapping[str, bytes]
Pages = Mapping[str, int]

LETTER = "01-letter-of-bid.docx"
LETTER_TECHNICAL = "01-letter-of-bid-technical-part.docx"
PROPOSAL = "02-technical-proposal.docx"
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
    PackDocument(PROPOSAL, write_technical_proposal, has_contents=True),
    PackDocument(COMPLIANCE, write_compliance_docx, has_contents=True),
    PackDocument(COMPLIANCE_WORKBOOK, lambda snapshot, _pages: write_compliance_xlsx(snapshot)),
    PackDocument(PRICES, lambda snapshot, _pages: write_price_schedules(snapshot), has_prices=True),
    PackDocument(CONSORTIUM, write_consortium, has_contents=True),
)
_PRICED = ("01-", "04-", "07-")


def documents_for(audience: str) -> tuple[PackDocument, ...]:
    """The documents an audience gets: the buyer all of them, a member those without any price."""
    return tuple(document for document in DOCUMENTS if audience == BUYER or not document.has_prices)


def names_prices(name: str) -> bool:
    """Whether a file of the buyer's pack, a PDF too, names prices: letter, schedules and what is for machines, but no ESPD."""
    return name.startswith(_PRICED) and not name.startswith(ESPD)
