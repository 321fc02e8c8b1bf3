"""Where the papers of the call are, and where tenders go (BT-14, BT-15, BT-18, BT-615, BT-708)."""

from bidbuilder.domain.tenders.tenders import TenderDocument
from bidbuilder.formats.readers.codes import language_of
from bidbuilder.formats.readers.eforms.elements import EXTENSION, Element, children, text_at, text_of

_DOCUMENTS = (
    "cac:TenderingTerms/cac:CallForTendersDocumentReference",
    "cac:TenderingTerms/cac:FiscalLegislationDocumentReference",
    "cac:TenderingTerms/cac:EnvironmentalLegislationDocumentReference",
    "cac:TenderingTerms/cac:EmploymentLegislationDocumentReference",
)
_LANGUAGES = ("efac:OfficialLanguages", "efac:NonOfficialLanguages")


def read_documents(lots: list[Element]) -> tuple[TenderDocument, ...]:
    """The documents of all lots, each address once, in the order of the notice; law only where an address leads to it."""
    found: dict[tuple[str, str], TenderDocument] = {}
    references = (one for lot in lots for path in _DOCUMENTS for one in children(lot, path))
    for reference in references:
        document = _read_document(reference)
        if document.url or not str(reference.tag).endswith("LegislationDocumentReference"):
            found.setdefault((document.url or document.name, document.language), document)
    return tuple(found.values())


def find_submission_url(lots: list[Element]) -> str:
    """The address of the first lot that tenders are sent to electronically; ``""`` without one."""
    addresses = (text_at(lot, "cac:TenderingTerms/cac:TenderRecipientParty/cbc:EndpointID") for lot in lots)
    return next(filter(None, addresses), "")


def _read_document(reference: Element) -> TenderDocument:
    languages = [
        language_of(text_of(code))
        for group in _LANGUAGES
        for code in children(reference, f"{EXTENSION}/{group}/cac:Language/cbc:ID")
    ]
    if not languages:  # before SDK 1.0 was published
        languages = [language_of(text_of(code)) for code in children(reference, "cbc:LanguageID") if text_of(code)]
    return TenderDocument(
        name=text_at(reference, "cbc:ID") or text_at(reference, "cbc:DocumentType"),
        url=text_at(reference, "cac:Attachment/cac:ExternalReference/cbc:URI"),
        language=" ".join(dict.fromkeys(languages)),
        is_restricted=text_at(reference, "cbc:DocumentType") == "restricted-document",
    )
