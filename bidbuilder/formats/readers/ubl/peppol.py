"""What Peppol pre-award calls (T004, T024) say only by codes: procedure, kind of contract, handing in, papers to give back.

Code lists of Peppol pre-award 1.x: PR_PROC, PROJECT_TYPE, CONTRACT_TYPE, BII_SUBMISSION, documentType, documentStatusType
and AdditionalConditions; those of its forerunner spell some codes out.
"""

from collections.abc import Iterator

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.tenders.requirements import Requirement, Scope
from bidbuilder.domain.tenders.tenders import Addendum, TenderDocument
from bidbuilder.domain.tenders.terms import Term, TermKind
from bidbuilder.formats.readers.days import find_day
from bidbuilder.formats.readers.eforms.elements import Element, children, find_child, place_of, text_at, text_of
from bidbuilder.formats.readers.eforms.headings import in_language
from bidbuilder.formats.readers.notes import Notes

_PREVIOUS = "cac:TenderingTerms/cac:CallForTendersDocumentReference"
_FILE_NAME = "cac:Attachment/cac:ExternalReference/cbc:FileName"
_WEB = ("http://", "https://")
_PROCEDURES = {
    "1": "open",
    "2": "restricted",
    "3": "restricted",
    "4": "neg-w-call",
    "6": "neg-w-call",
    "A": "neg-wo-call",
    "C": "comp-dial",
    "T": "neg-wo-call",
    "V": "neg-wo-call",
}
_ACCELERATED = {"3", "6"}
_NATURES = {"1": "works", "2": "supplies", "4": "services", "5": "works", "6": "services"}
_CONTRACTS = {
    "2": Term(kind=TermKind.FRAMEWORK, code="true"),
    "3": Term(kind=TermKind.PURCHASING_SYSTEM, code="true"),
    "4": Term(kind=TermKind.FRAMEWORK, code="call-off"),
    "5": Term(kind=TermKind.PURCHASING_SYSTEM, code="call-off"),
}
_SUBMISSIONS = {"ELECTRONIC": "electronicSubmission", "POSTAL": "written"}
_SIGNATURES = {"WOS": "signature-none", "WAS": "signature-advanced", "WQS": "signature-qualified"}
_NOT_RETURNED = {"", "NR", "NO RETURN"}
_TO_RETURN = {
    "RWOS": "To be handed in without signature.",
    "RWAS": "To be handed in with an advanced electronic signature.",
    "RWQS": "To be handed in with a qualified electronic signature.",
}
_REQUIRED = ("REQ", "REQUIRED")


def procedure_of(root: Element) -> str:
    """The procedure as the code list of eForms names it; any other code as it is."""
    code = text_at(root, "cac:TenderingProcess/cbc:ProcedureCode")
    return _PROCEDURES.get(code, code)


def nature_of(code: str) -> str:
    """Works, supplies or services by their number; any other code as it is."""
    return _NATURES.get(code, code)


def read_coded_terms(root: Element) -> Iterator[Term]:
    """The terms that a call only gives by a code or a number."""
    process, terms = find_child(root, "cac:TenderingProcess"), find_child(root, "cac:TenderingTerms")
    if text_at(process, "cbc:ProcedureCode") in _ACCELERATED:
        yield Term(kind=TermKind.NOTE, code="accelerated")
    if contract := _CONTRACTS.get(text_at(process, "cbc:ContractingSystemCode")):
        yield contract
    if code := text_at(process, "cbc:SubmissionMethodCode"):
        yield Term(kind=TermKind.SUBMISSION, code=_SUBMISSIONS.get(code.upper(), code))
    if number := text_at(terms, "cbc:MaximumVariantQuantity"):
        yield Term(kind=TermKind.VARIANTS_MOST, text=number)
    for words in (*children(terms, "cbc:AdditionalConditions"), *children(terms, "cbc:Note")):
        if text_of(words):
            yield _condition(text_of(words))


def _condition(words: str) -> Term:
    """A code of the signature, the number of copies, or words of the buyer's own."""
    if signature := _SIGNATURES.get(words):
        return Term(kind=TermKind.SIGNATURE, code=signature)
    return Term(kind=TermKind.COPIES if words.isdecimal() else TermKind.NOTE, text=words)


def read_papers(root: Element, language: str, notes: Notes) -> Iterator[Requirement]:
    """Papers the tenderer has to hand in, its own and forms of the buyer's, become requirements of the bid."""
    for reference in children(root, "cac:AdditionalDocumentReference"):
        status = text_at(reference, "cbc:DocumentStatusCode").upper()
        how = in_language(_TO_RETURN.get(status, "" if status in _NOT_RETURNED else status), language)
        if is_required(reference) or how:
            yield Requirement(
                number=text_at(reference, "cbc:ID"),
                text="\n".join(filter(None, (name_of_paper(reference), how))),
                scope=Scope.BID,
                source=place_of(reference, notes),
            )


def name_of_paper(reference: Element) -> str:
    """The buyer's words for a document, else its number with the name of its file behind it."""
    number, file = text_at(reference, "cbc:ID"), text_at(reference, _FILE_NAME)
    named = f"{number} ({file})" if file and number not in {"", file} else file or number
    return text_at(reference, "cbc:DocumentDescription") or named


def is_required(reference: Element) -> bool:
    """Whether a document is one the tenderer has to make, and no part of the call."""
    return text_at(reference, "cbc:DocumentTypeCode").upper() in _REQUIRED


def read_addresses(owners: list[Element]) -> Iterator[TenderDocument]:
    """Addresses where the papers of the call are fetched."""
    for owner in owners:
        for provider in children(owner, "cac:TenderingTerms/cac:DocumentProviderParty"):
            if (address := text_at(provider, "cbc:EndpointID")).startswith(_WEB):
                yield TenderDocument(name=address, url=address)


def read_previous(root: Element, notes: Notes) -> tuple[Addendum, ...]:
    """The addendum a call is that replaces an earlier one; nothing where it names none but itself."""
    earlier = [text_at(one, "cbc:ID") for one in children(root, _PREVIOUS) if find_child(one, "cac:Attachment") is None]
    replaced = next((one for one in earlier if one and one != text_at(root, "cbc:ID")), "")
    if not replaced:
        return ()
    message = translatable("This notice changes the earlier notice {notice}; compare it with what was imported before.")
    notes.warn("change-notice", message, place_of(root, notes), notice=replaced)
    number = text_at(root, "cbc:VersionID") or text_at(root, "cbc:ID")
    return (Addendum(number=number, issued_on=find_day(text_at(root, "cbc:IssueDate"))),)


def tell_invited(root: Element, notes: Notes) -> None:
    """Say whom a call is addressed to, where it is an invitation."""
    party = find_child(root, "cac:ReceiverParty")
    paths = ("cac:PartyName/cbc:Name", "cac:PartyLegalEntity/cbc:RegistrationName", "cac:PartyIdentification/cbc:ID")
    name = next(filter(None, (text_at(party, path) for path in paths)), "")
    if party is not None and name:
        message = translatable("The call is addressed to {name}.")
        notes.info("call-addressed", message, place_of(party, notes), name=name)
