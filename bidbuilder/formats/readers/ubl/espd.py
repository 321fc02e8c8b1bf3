"""An ESPD request (European Single Procurement Document, versions 2 to 4) as requirements every member answers for itself."""

import re
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.basics.languages import Texts
from bidbuilder.domain.tenders.requirements import AnswerForm, Level, Requirement, Scope
from bidbuilder.domain.tenders.tenders import Lot, Tender, TenderDocument, TenderReading
from bidbuilder.domain.tenders.terms import Term, TermKind
from bidbuilder.formats.readers.eforms.elements import (
    Element,
    children,
    find_child,
    number_at,
    place_of,
    text_at,
    text_of,
    texts_at,
)
from bidbuilder.formats.readers.eforms.headings import in_language
from bidbuilder.formats.readers.eforms.lots import cpv_of
from bidbuilder.formats.readers.eforms.organisations import read_company
from bidbuilder.formats.readers.language_guess import guess_language
from bidbuilder.formats.readers.notes import Notes
from bidbuilder.formats.readers.ubl.espd_parts import part_of
from bidbuilder.formats.readers.ubl.espd_questions import PROPERTIES, asks_yes_or_no, list_questions

FORMAT = "ubl"

_PLACEHOLDER = re.compile(r"\[.*\]", re.DOTALL)
# What the buyer itself fills in, beside the questions that the tenderer answers.
_BUYERS_VALUES = (
    "cbc:ExpectedDescription",
    "cbc:ExpectedAmount",
    "cbc:ExpectedValueNumeric",
    "cbc:MinimumAmount",
    "cbc:MinimumValueNumeric",
    "cbc:MaximumAmount",
    "cbc:MaximumValueNumeric",
    "cbc:ExpectedCode",
    "cbc:ExpectedURI",
    "cbc:ExpectedID",
)
_WHOLE_CALL = "LOT-0000"
# The first version counts the whole call as lot 0.
_WHOLE_CALLS = {_WHOLE_CALL, "0"}
_NOTICE = "cac:AdditionalDocumentReference"
_FILE = "cac:Attachment/cac:ExternalReference"
_WEB = ("http://", "https://")
# Code list ProcedureType of ESPD 2; later versions take that of eForms.
_PROCEDURES = {
    "RESTRICTED_ACCELERATED": "restricted",
    "NEGOTIATED": "neg-w-call",
    "NEGOTIATED_ACCELERATED": "neg-w-call",
    "COMP_NEGOTIATION": "neg-w-call",
    "COMPETITIVE_NEGOTIATION": "neg-w-call",
    "COMP_DIALOGUE": "comp-dial",
    "COMPETITIVE_DIALOGUE": "comp-dial",
    "INNOVATION_PARTNERSHIP": "innovation",
    "AWARD_WO_PUB": "neg-wo-call",
}


def is_espd_request(root: Element) -> bool:
    """Whether an XML document is an ESPD request, judged by its root element."""
    return etree.QName(root).localname == "QualificationApplicationRequest"


def read_espd(name: str, root: Element) -> TenderReading:
    """The draft of a request: reference, buyer, and one member requirement for each criterion."""
    notes = Notes(name)
    project = find_child(root, "cac:ProcurementProject")
    party = find_child(root, "cac:ContractingParty/cac:Party")
    procedure = text_at(root, "cbc:ProcedureCode")
    tender = Tender(
        reference=text_at(root, "cbc:ContractFolderID") or text_at(root, "cbc:ID"),
        title=texts_at(project, "cbc:Name") or texts_at(project, "cbc:Description") or _named_by_notice(root),
        description=texts_at(project, "cbc:Description") if texts_at(project, "cbc:Name") else {},
        buyer=read_company(party, "en"),
        lots=list_lots(root),
        documents=list_references(root),
        requirements=tuple(_requirements(root, notes)),
        notice_id=text_at(root, "cbc:ID"),
        procedure_id=text_at(root, "cbc:ContractFolderID"),
        procedure=_PROCEDURES.get(procedure.upper(), procedure.lower()),
        cpv=cpv_of(project),
        terms=tuple(_terms(root, procedure)),
    )
    tell_request(root, notes)
    return TenderReading(format=FORMAT, tender=tender, findings=notes.findings)


def tell_request(root: Element, notes: Notes) -> None:
    """Say what an ESPD request is not."""
    message = translatable("This is an ESPD request: it asks about the tenderers, not about what is bought.")
    notes.info("espd-request", message, place_of(root, notes))


def list_lots(root: Element) -> tuple[Lot, ...]:
    """The lots a request names; some write the whole call as a lot of its own."""
    lots = [text_of(one) for one in children(root, "cac:ProcurementProjectLot/cbc:ID")]
    return tuple(Lot(id=lot, title={}) for lot in lots if lot and lot not in _WHOLE_CALLS)


def list_references(root: Element) -> tuple[TenderDocument, ...]:
    """The papers a request points to, above all the notice, with their addresses on the web."""
    found = []
    for reference in children(root, "cac:AdditionalDocumentReference"):
        file = find_child(reference, _FILE)
        url = text_at(file, "cbc:URI")
        if url.startswith(_WEB):
            found.append(TenderDocument(name=text_at(file, "cbc:FileName") or text_at(reference, "cbc:ID"), url=url))
    return tuple(found)


def title_of_notice(root: Element) -> str:
    """What the notice is called that a request belongs to: the first that has a name."""
    return next((name for one in children(root, _NOTICE) if (name := text_at(one, f"{_FILE}/cbc:FileName"))), "")


def _named_by_notice(root: Element) -> Texts:
    title = title_of_notice(root)
    return {"und": title} if title else {}


def _terms(root: Element, procedure: str) -> Iterator[Term]:
    yield from _scoring(root)
    if procedure.upper().endswith("_ACCELERATED"):
        yield Term(kind=TermKind.NOTE, code="accelerated")


def _scoring(root: Element) -> Iterator[Term]:
    """How weighted criteria are scored."""
    if lines := [text_of(one) for one in children(root, "cbc:WeightScoringMethodologyNote") if text_of(one)]:
        yield Term(kind=TermKind.AWARD_RULE, text="\n".join(lines))


def _requirements(root: Element, notes: Notes) -> Iterator[Requirement]:
    language = guess_language(text_of(one) for one in children(root, "cac:TenderingCriterion/cbc:Description"))
    whole = _times_for_per_cent(root)
    every = {text_of(one) for one in children(root, "cac:ProcurementProjectLot/cbc:ID")} - {_WHOLE_CALL}
    for index, criterion in enumerate(children(root, "cac:TenderingCriterion"), start=1):
        heading = in_language(part_of(text_at(criterion, "cbc:CriterionTypeCode")), language)
        lots = _lots_of(criterion)
        is_for_all = lots == every and len(lots) > 1
        for lot in [""] if is_for_all or not lots else sorted(lots):
            asked = _requirement(criterion, f"ESPD-{index}", (heading,), language, notes)
            yield _in_lot(asked, lot, whole)
            national = (one for one in children(criterion, "cac:SubTenderingCriterion") if _is_filled_in(one))
            for place, part in enumerate(national, start=1):
                below = _requirement(part, f"ESPD-{index}.{place}", (heading, asked.title), language, notes)
                yield _in_lot(below, lot, whole)


def _times_for_per_cent(root: Element) -> int:
    """By what weights are multiplied to be per cent: the model writes 5 % as 0.05 (ESPD-EDM, criteria that are weighted)."""
    weights = [text_of(one) for one in root.iter("{*}WeightNumeric")]
    is_fraction = all(one.startswith(("0.", "0", ".")) or one in {"1", "1.0"} for one in weights)
    return 100 if text_at(root, "cbc:WeightingTypeCode").upper() == "PERCENTAGE" and is_fraction else 1


def _in_lot(asked: Requirement, lot: str, times: int) -> Requirement:
    return replace(asked, lot=lot, weight=None if asked.weight is None else asked.weight * times)


def _is_filled_in(criterion: Element) -> bool:
    """Whether a national criterion says something; templates leave words in brackets where it would."""
    words = (text_at(criterion, "cbc:Name"), text_at(criterion, "cbc:Description"))
    return any(one and not _PLACEHOLDER.fullmatch(one) for one in words)


def _requirement(criterion: Element, number: str, section: tuple[str, ...], language: str, notes: Notes) -> Requirement:
    name, description = (text_at(criterion, f"cbc:{field}") for field in ("Name", "Description"))
    considered = [text_of(one) for one in children(criterion, "cbc:WeightingConsiderationDescription")]
    lines = [description or name, *_buyers_words(criterion), *considered, *list_questions(criterion, language)]
    weight = number_at(criterion, "cbc:WeightNumeric", notes)
    return Requirement(
        number=number,
        level=Level.MANDATORY if weight is None else Level.RATED,
        weight=weight,
        section=tuple(filter(None, section)),
        title=name,
        text="\n".join(filter(None, lines)),
        scope=Scope.MEMBER,
        member_rule="each",
        answer=AnswerForm(kind="yes-no" if asks_yes_or_no(criterion) else "text"),
        source=place_of(criterion, notes),
    )


def _buyers_words(criterion: Element) -> list[str]:
    """Requirements the buyer wrote into the criterion, each with the value it asks for and its currency or unit."""
    lines = []
    for wanted in children(criterion, PROPERTIES):
        if text_at(wanted, "cbc:TypeCode") == "REQUIREMENT" and not _names_lot(wanted):
            values = [text for path in _BUYERS_VALUES if (text := _value_at(wanted, path))] + _period_of(wanted)
            if values:
                lines.append(": ".join(filter(None, (text_at(wanted, "cbc:Description"), " – ".join(values)))))
    return list(dict.fromkeys(lines))


def _value_at(wanted: Element, path: str) -> str:
    element = find_child(wanted, path)
    if element is None or not text_of(element):
        return ""
    unit = element.get("currencyID") or text_at(wanted, "cbc:ValueUnitCode")
    return f"{text_of(element)} {unit}".strip()


def _period_of(wanted: Element) -> list[str]:
    """The years a requirement is about, as the days they begin and end."""
    days = [text_at(wanted, f"cac:ApplicablePeriod/cbc:{name}")[:10] for name in ("StartDate", "EndDate")]
    return [day for day in days if day]


def _names_lot(wanted: Element) -> bool:
    return text_at(wanted, "cbc:ValueDataTypeCode") == "LOT_IDENTIFIER"


def _lots_of(criterion: Element) -> set[str]:
    """The lots a criterion is asked for; none where it is asked for the whole call."""
    named = {text_at(wanted, "cbc:ExpectedID") for wanted in children(criterion, PROPERTIES) if _names_lot(wanted)}
    referred = {text_of(one) for one in children(criterion, "cac:ProcurementProjectLotReference/cbc:ID")}
    return (named | referred) - {"", _WHOLE_CALL}
