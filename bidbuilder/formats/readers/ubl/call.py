"""A UBL call for tenders (Peppol pre-award T004) as a tender draft: one procedure, its lots, lines and documents.

What Peppol gives only once for the whole call (deadline, variants) holds for every lot that says nothing of its own.
"""

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from bidbuilder.domain.basics.dates import Deadline
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.tenders.requirements import Requirement
from bidbuilder.domain.tenders.tenders import Buyer, Lot, Tender, TenderDocument, TenderReading
from bidbuilder.domain.tenders.terms import Term, TermKind
from bidbuilder.domain.tenders.validity import count_validity
from bidbuilder.formats.readers.codes import country_of, language_of
from bidbuilder.formats.readers.days import find_day
from bidbuilder.formats.readers.eforms.deadlines import deadline_at
from bidbuilder.formats.readers.eforms.documents import find_submission_url, read_documents
from bidbuilder.formats.readers.eforms.elements import (
    Element,
    best_text_at,
    children,
    find_child,
    number_at,
    place_of,
    text_at,
    text_of,
    texts_at,
)
from bidbuilder.formats.readers.eforms.execution import read_place
from bidbuilder.formats.readers.eforms.lot_terms import read_lot_terms, read_procedure_terms
from bidbuilder.formats.readers.eforms.lots import cpv_of, lot_elements, read_lot, read_lot_groups, value_of
from bidbuilder.formats.readers.eforms.terms import read_group_rules, read_validity
from bidbuilder.formats.readers.notes import Notes
from bidbuilder.formats.readers.ubl.asked import read_call_securities, read_call_terms
from bidbuilder.formats.readers.ubl.peppol import (
    is_required,
    name_of_paper,
    nature_of,
    procedure_of,
    read_addresses,
    read_coded_terms,
    read_papers,
    read_previous,
    tell_invited,
)

FORMAT = "ubl"

_LINES = ("cac:RequestForTenderLine", "cac:ProcurementProject/cac:RequestForTenderLine")


def is_call_for_tenders(root: Element) -> bool:
    """Whether an XML document is a UBL call for tenders, judged by its root element."""
    name = etree.QName(root)
    return name.localname == "CallForTenders" and (name.namespace or "").startswith(
        "urn:oasis:names:specification:ubl:"
    )


def read_call(name: str, root: Element) -> TenderReading:
    """The tender draft of a call. `name` is the file's name; what is odd becomes a finding."""
    notes = Notes(name)
    project = find_child(root, "cac:ProcurementProject")
    deadline, participation = _deadlines(root, notes)
    value = value_of(project, notes)
    elements = lot_elements(root)
    owners = [root, *elements]
    languages = _languages(owners)
    language = next(iter(languages), "en")
    tell_invited(root, notes)
    tender = Tender(
        reference=_reference(root, notes),
        title=texts_at(project, "cbc:Name"),
        description=texts_at(project, "cbc:Description"),
        buyer=_read_buyer(root, notes),
        currency=value.currency if value else text_at(root, "cbc:DocumentCurrencyCode"),
        languages=languages,
        submission_deadline=deadline,
        clarification_deadline=deadline_at(root, "cac:TenderingProcess/cac:AdditionalInformationRequestPeriod", notes),
        bid_validity=read_validity(owners, notes),
        variants_allowed=_variants(owners),
        group_rules=read_group_rules(owners, "en"),
        delivery_place=read_place(project, "en"),
        delivery_until=find_day(text_at(project, "cac:PlannedPeriod/cbc:EndDate")),
        securities=read_call_securities(owners, notes),
        documents=(*_documents(root), *(one for one in read_documents(owners) if one.url), *read_addresses(owners)),
        lots=tuple(_lot_of_call(read_lot(lot, "en", notes), deadline, participation) for lot in elements),
        requirements=(
            *_lines(root, notes),
            *read_papers(root, language, notes),
            *read_call_terms(root, language, notes),
        ),
        addenda=read_previous(root, notes),
        lot_groups=read_lot_groups(root, "en", notes),
        cpv=cpv_of(project),
        value=value,
        notice_id=text_at(root, "cbc:ID"),
        procedure_id=text_at(root, "cbc:ContractFolderID"),
        procedure=procedure_of(root),
        submission_url=_submission_url(owners),
        terms=tuple(
            dict.fromkeys((*read_lot_terms(root, "en"), *read_procedure_terms(root, "en"), *_conditions(root)))
        ),
    )
    if not tender.title:
        notes.warn("title-missing", translatable("The tender has no title."), place_of(root, notes))
    return TenderReading(format=FORMAT, tender=count_validity(tender), findings=notes.findings)


def _reference(root: Element, notes: Notes) -> str:
    """The buyer's number of the project, else the procedure's, else that of the message."""
    candidates = ("cac:ProcurementProject/cbc:ID", "cbc:ContractFolderID", "cbc:ID")
    reference = next(filter(None, (text_at(root, path) for path in candidates)), "")
    if not reference:
        notes.error("reference-missing", translatable("The notice has no reference."), place_of(root, notes))
    return reference


def _deadlines(root: Element, notes: Notes) -> tuple[Deadline | None, Deadline | None]:
    """When the first paper of a bidder is due, and when the request to participate."""
    process = find_child(root, "cac:TenderingProcess")
    tenders = deadline_at(process, "cac:TenderSubmissionDeadlinePeriod", notes)
    requests = deadline_at(process, "cac:ParticipationRequestReceptionPeriod", notes)
    if tenders is None and requests is None:
        notes.warn("deadline-missing", translatable("The tender names no deadline."), place_of(root, notes))
    elif tenders and requests and requests.moment != tenders.moment:
        message = translatable("Requests to participate are due on {deadline}, not with the bids.")
        notes.warn("deadline-of-first-stage", message, place_of(root, notes), deadline=requests.moment.isoformat())
    return tenders or requests, requests


def _read_buyer(root: Element, notes: Notes) -> Buyer:
    party = find_child(root, "cac:ContractingParty/cac:Party")
    if party is None:
        notes.error("buyer-missing", translatable("The notice names no buyer."), place_of(root, notes))
        return Buyer()
    countries = (
        "cac:PostalAddress/cac:Country/cbc:IdentificationCode",
        "cac:PartyLegalEntity/cac:RegistrationAddress/cac:Country/cbc:IdentificationCode",
    )
    names = ("cac:PartyName/cbc:Name", "cac:PartyLegalEntity/cbc:RegistrationName")
    return Buyer(
        name=next(filter(None, (best_text_at(party, path, "en") for path in names)), ""),
        country=country_of(next(filter(None, (text_at(party, path) for path in countries)), "")),
        email=text_at(party, "cac:Contact/cbc:ElectronicMail"),
    )


def _languages(owners: list[Element]) -> tuple[str, ...]:
    codes = (code for owner in owners for code in children(owner, "cac:TenderingTerms/cac:Language/cbc:ID"))
    return tuple(dict.fromkeys(language_of(code.text) for code in codes if code.text))


def _variants(owners: list[Element]) -> bool | None:
    """Whether variants may be offered: the call or a lot says yes, or all that speak of it say no."""
    written = [text_at(owner, "cac:TenderingTerms/cbc:VariantConstraintIndicator") for owner in owners]
    said = [one for one in written if one in {"true", "false"}]
    return "true" in said if said else None


def _submission_url(owners: list[Element]) -> str:
    """Where tenders go, if that is an address on the web; in Peppol it is the number of a mailbox."""
    url = find_submission_url(owners)
    return url if url.startswith(("http://", "https://")) else ""


def _conditions(root: Element) -> Iterator[Term]:
    yield from read_coded_terms(root)
    for words in children(root, "cac:TenderingTerms/cbc:AcceptedVariantsDescription"):
        if text_of(words):
            yield Term(kind=TermKind.NOTE, text=text_of(words))


def _documents(root: Element) -> Iterator[TenderDocument]:
    for reference in children(root, "cac:AdditionalDocumentReference"):
        if not is_required(reference):
            file = find_child(reference, "cac:Attachment/cac:ExternalReference")
            yield TenderDocument(
                name=name_of_paper(reference),
                url=text_at(file, "cbc:URI"),
                language=text_at(reference, "cbc:LocaleCode"),
            )


def _lines(root: Element, notes: Notes) -> Iterator[Requirement]:
    """The lines of the call, those of its lots among them, each with the words of its item."""
    owners = [(root, ""), *((lot, text_at(lot, "cbc:ID")) for lot in lot_elements(root))]
    for owner, lot_id in owners:
        for path in _LINES:
            for line in children(owner, path):
                name, description = (text_at(line, f"cac:Item/cbc:{field}") for field in ("Name", "Description"))
                quantity = find_child(line, "cbc:Quantity")
                yield Requirement(
                    number=text_at(line, "cbc:ID"),
                    lot=lot_id,
                    title=name if description else "",
                    text=description or name or text_at(line, "cbc:Note"),
                    quantity=number_at(line, "cbc:Quantity", notes),
                    unit="" if quantity is None else quantity.get("unitCode") or "",
                    source=place_of(line, notes),
                )


def _lot_of_call(lot: Lot, deadline: Deadline | None, participation: Deadline | None) -> Lot:
    """The lot with what Peppol says only once for the whole call."""
    return replace(
        lot,
        nature=nature_of(lot.nature),
        submission_deadline=lot.submission_deadline or deadline,
        participation_deadline=lot.participation_deadline or participation,
    )
