"""An ESPD request (European Single Procurement Document, versions 2 to 4) as requirements every member answers for itself."""

import re
from collections.abc import Iterator

from lxml import etree

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.tenders.requirements import AnswerForm, Level, Requirement, Scope
from bidbuilder.domain.tenders.tenders import Lot, Tender, TenderReading
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


def is_espd_request(root: Element) -> bool:
    """Whether an XML document is an ESPD request, judged by its root element."""
    return etree.QName(root).localname == "QualificationApplicationRequest"


def read_espd(name: str, root: Element) -> TenderReading:
    """The draft of a request: reference, buyer, and one member requirement for each criterion."""
    notes = Notes(name)
    project = find_child(root, "cac:ProcurementProject")
    party = find_child(root, "cac:ContractingParty/cac:Party")
    lots = [text_of(one) for one in children(root, "cac:ProcurementProjectLot/cbc:ID")]
    tender = Tender(
        reference=text_at(root, "cbc:ContractFolderID") or text_at(root, "cbc:ID"),
        title=texts_at(project, "cbc:Name") or texts_at(project, "cbc:Description"),
        buyer=read_company(party, "en"),
        lots=tuple(Lot(id=lot, title={}) for lot in lots if lot and lot != _WHOLE_CALL),
        requirements=tuple(_requirements(root, notes)),
        notice_id=text_at(root, "cbc:ID"),
        procedure_id=text_at(root, "cbc:ContractFolderID"),
        procedure=text_at(root, "cbc:ProcedureCode"),
    )
    message = translatable("This is an ESPD request: it asks about the tenderers, not about what is bought.")
    notes.info("espd-request", message, place_of(root, notes))
    return TenderReading(format=FORMAT, tender=tender, findings=notes.findings)


def _requirements(root: Element, notes: Notes) -> Iterator[Requirement]:
    language = guess_language(text_of(one) for one in children(root, "cac:TenderingCriterion/cbc:Description"))
    for index, criterion in enumerate(children(root, "cac:TenderingCriterion"), start=1):
        heading = in_language(part_of(text_at(criterion, "cbc:CriterionTypeCode")), language)
        asked = _requirement(criterion, f"ESPD-{index}", (heading,), language, notes)
        yield asked
        national = (one for one in children(criterion, "cac:SubTenderingCriterion") if _is_filled_in(one))
        for place, part in enumerate(national, start=1):
            yield _requirement(part, f"ESPD-{index}.{place}", (heading, asked.title), language, notes)


def _is_filled_in(criterion: Element) -> bool:
    """Whether a national criterion says something; templates leave words in brackets where it would."""
    words = (text_at(criterion, "cbc:Name"), text_at(criterion, "cbc:Description"))
    return any(one and not _PLACEHOLDER.fullmatch(one) for one in words)


def _requirement(criterion: Element, number: str, section: tuple[str, ...], language: str, notes: Notes) -> Requirement:
    name, description = (text_at(criterion, f"cbc:{field}") for field in ("Name", "Description"))
    lines = [description or name, *_buyers_words(criterion), *list_questions(criterion, language)]
    weight = number_at(criterion, "cbc:WeightNumeric", notes)
    return Requirement(
        number=number,
        lot=_lot_of(criterion),
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
            values = [text for path in _BUYERS_VALUES if (text := _value_at(wanted, path))]
            if values:
                lines.append(": ".join(filter(None, (text_at(wanted, "cbc:Description"), " – ".join(values)))))
    return list(dict.fromkeys(lines))


def _value_at(wanted: Element, path: str) -> str:
    element = find_child(wanted, path)
    if element is None or not text_of(element):
        return ""
    unit = element.get("currencyID") or text_at(wanted, "cbc:ValueUnitCode")
    return f"{text_of(element)} {unit}".strip()


def _names_lot(wanted: Element) -> bool:
    return text_at(wanted, "cbc:ValueDataTypeCode") == "LOT_IDENTIFIER"


def _lot_of(criterion: Element) -> str:
    """The one lot a criterion is asked for; ``""`` where it is the whole call or several of its lots."""
    lots = {text_at(wanted, "cbc:ExpectedID") for wanted in children(criterion, PROPERTIES) if _names_lot(wanted)} - {
        "",
        _WHOLE_CALL,
    }
    return next(iter(lots)) if len(lots) == 1 else ""
