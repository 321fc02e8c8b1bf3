"""An eForms notice as a tender draft: puts together what the modules of this room read.

The reference is the buyer's own (BT-22 of the procedure). Where the buyer gave none, or a filler such as “not available”,
it is the procedure identifier (BT-04), else the identifier of the notice (BT-701).
"""

from dataclasses import dataclass
from datetime import date

from lxml import etree

from bidbuilder.domain.basics.dates import Deadline
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.basics.money import Money
from bidbuilder.domain.tenders.requirements import Requirement
from bidbuilder.domain.tenders.tenders import Lot, Tender, TenderReading
from bidbuilder.domain.tenders.validity import count_validity
from bidbuilder.formats.readers.codes import language_of
from bidbuilder.formats.readers.days import find_day
from bidbuilder.formats.readers.eforms.changes import read_addenda
from bidbuilder.formats.readers.eforms.deadlines import deadline_at, earliest
from bidbuilder.formats.readers.eforms.documents import find_submission_url, read_documents
from bidbuilder.formats.readers.eforms.elements import EXTENSION, Element, find_child, place_of, text_at, texts_at
from bidbuilder.formats.readers.eforms.lot_terms import read_procedure_terms
from bidbuilder.formats.readers.eforms.lots import cpv_of, lot_elements, read_lot, read_lot_groups, value_of
from bidbuilder.formats.readers.eforms.organisations import read_buyer
from bidbuilder.formats.readers.eforms.requirements import read_requirements
from bidbuilder.formats.readers.eforms.terms import (
    read_delivery_place,
    read_group_rules,
    read_languages,
    read_securities,
    read_validity,
    read_variants,
)
from bidbuilder.formats.readers.notes import Notes

FORMAT = "eforms"

_NOTICES = {
    "ContractNotice",
    "PriorInformationNotice",
    "ContractAwardNotice",
    "BusinessRegistrationInformationNotice",
}
_CALL_FORM = "competition"
_CALL_TYPES = ("cn-", "pin-cfc", "qu-sy", "subco")
_FRAMEWORK_AMOUNTS = ("{*}FrameworkMaximumAmount", "{*}EstimatedMaximumValueAmount")
_FILLERS = {"", "-", "n/a", "none", "not available", "not-available", "unknown"}


@dataclass(frozen=True, slots=True)
class _Parts:
    """The lots of a notice, as elements and read, with the requirements they state."""

    elements: list[Element]
    lots: tuple[Lot, ...]
    requirements: tuple[Requirement, ...]


def is_eforms(root: Element) -> bool:
    """Whether an XML document is an eForms notice, judged by its root element and its eForms extension or version."""
    if etree.QName(root).localname not in _NOTICES:
        return False
    extension = find_child(root, EXTENSION)
    return extension is not None or text_at(root, "cbc:CustomizationID").startswith("eforms")


def read_eforms(name: str, root: Element) -> TenderReading:
    """The tender draft of a notice. `name` is the file's name. Never raises on odd content: what is odd is a finding."""
    notes = Notes(name)
    _check_is_call(root, notes)
    language = language_of(text_at(root, "cbc:NoticeLanguageCode")) or "en"
    parts = _read_parts(root, language, notes)
    tender = _read_tender(root, parts, language, notes)
    return TenderReading(format=FORMAT, tender=tender, findings=notes.findings)


def _read_parts(root: Element, language: str, notes: Notes) -> _Parts:
    elements = lot_elements(root)
    lots = tuple(read_lot(element, language, notes) for element in elements)
    requirements = tuple(
        requirement
        for element, lot in zip(elements, lots, strict=True)
        for requirement in read_requirements(element, lot.id, language, notes)
    )
    if any(requirement.member_rule for requirement in requirements):
        message = translatable(
            "Which members have to meet a selection criterion is a proposal; the notice does not say it."
        )
        notes.info("member-rule-proposed", message)
    return _Parts(elements, lots, requirements)


def _read_tender(root: Element, parts: _Parts, language: str, notes: Notes) -> Tender:
    project = find_child(root, "cac:ProcurementProject")
    deadline = _tender_deadline(root, parts.lots, notes)
    value = value_of(project, notes)
    tender = Tender(
        reference=_reference(root, project, notes),
        title=_title(root, project, notes),
        description=texts_at(project, "cbc:Description"),
        buyer=read_buyer(root, language, notes),
        currency=_currency(root, value, notes),
        languages=read_languages(root, parts.elements, notes),
        submission_deadline=deadline,
        clarification_deadline=_clarification_deadline(parts.elements, notes),
        delivery_until=_delivery_until(parts.elements),
        bid_validity=read_validity(parts.elements, notes),
        delivery_place=read_delivery_place(project, language),
        variants_allowed=read_variants(parts.elements, notes),
        group_rules=read_group_rules(parts.elements, language),
        notice_type=text_at(root, "cbc:NoticeTypeCode"),
        securities=read_securities(parts.elements, language),
        documents=read_documents(parts.elements),
        lots=parts.lots,
        requirements=parts.requirements,
        addenda=read_addenda(root, language, notes),
        lot_groups=read_lot_groups(root, language, notes),
        cpv=cpv_of(project),
        value=value,
        notice_id=text_at(root, "cbc:ID"),
        procedure_id=text_at(root, "cbc:ContractFolderID"),
        procedure=text_at(root, "cac:TenderingProcess/cbc:ProcedureCode"),
        submission_url=find_submission_url(parts.elements),
        terms=read_procedure_terms(root, language),
    )
    return count_validity(tender)


def _check_is_call(root: Element, notes: Notes) -> None:
    code = find_child(root, "cbc:NoticeTypeCode")
    kind = text_at(root, "cbc:NoticeTypeCode")
    form = "" if code is None else code.get("listName") or ""
    if form != _CALL_FORM and not (not form and kind.startswith(_CALL_TYPES)):
        message = translatable("This notice ({kind}) is not a call for tenders: nothing can be handed in for it.")
        notes.warn("not-a-call", message, place_of(root, notes), kind=kind or etree.QName(root).localname)


def _reference(root: Element, project: Element | None, notes: Notes) -> str:
    candidates = (text_at(project, "cbc:ID"), text_at(root, "cbc:ContractFolderID"), text_at(root, "cbc:ID"))
    reference = next((one for one in candidates if one.lower() not in _FILLERS), "")
    if not reference:
        notes.error("reference-missing", translatable("The notice has no reference."), place_of(root, notes))
    return reference


def _title(root: Element, project: Element | None, notes: Notes) -> dict[str, str]:
    title = dict(texts_at(project, "cbc:Name"))
    if not title:
        notes.warn("title-missing", translatable("The notice has no title."), place_of(root, notes))
    return title


def _tender_deadline(root: Element, lots: tuple[Lot, ...], notes: Notes) -> Deadline | None:
    """The earliest deadline of all lots, with a finding where lots differ or none has one."""
    deadlines = [lot.submission_deadline for lot in lots if lot.submission_deadline]
    first = earliest(deadlines)
    if first is None:
        message = translatable("The notice names no deadline for tenders or requests to participate.")
        notes.warn("deadline-missing", message, place_of(root, notes))
    elif len({deadline.moment for deadline in deadlines}) > 1:
        message = translatable("Lots have different deadlines; the earliest, {deadline}, is taken for the tender.")
        notes.warn("deadlines-differ", message, place_of(root, notes), deadline=first.moment.isoformat())
    return first


def _clarification_deadline(elements: list[Element], notes: Notes) -> Deadline | None:
    path = "cac:TenderingProcess/cac:AdditionalInformationRequestPeriod"
    deadlines = [deadline for lot in elements if (deadline := deadline_at(lot, path, notes))]
    return earliest(deadlines)


def _delivery_until(elements: list[Element]) -> date | None:
    ends = [find_day(text_at(lot, "cac:ProcurementProject/cac:PlannedPeriod/cbc:EndDate")) for lot in elements]
    return max(filter(None, ends), default=None)


def _currency(root: Element, value: Money | None, notes: Notes) -> str:
    """The currency of the whole call's value, else the first of the lots; a finding where there are several."""
    amounts = list(root.iter("{*}EstimatedOverallContractAmount")) or list(root.iter(*_FRAMEWORK_AMOUNTS))
    currencies = list(dict.fromkeys(code.strip().upper() for one in amounts if (code := one.get("currencyID"))))
    if len(currencies) > 1:
        message = translatable("Values are stated in several currencies: {currencies}.")
        notes.warn("several-currencies", message, place_of(root, notes), currencies=", ".join(currencies))
    return value.currency if value else (currencies[0] if currencies else "")
