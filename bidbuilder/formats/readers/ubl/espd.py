"""An ESPD request (European Single Procurement Document, versions 2 to 4) as requirements every member answers for itself."""

from collections.abc import Iterator

from lxml import etree

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.tenders.requirements import AnswerForm, Requirement, Scope
from bidbuilder.domain.tenders.tenders import Buyer, Tender, TenderReading
from bidbuilder.formats.readers.codes import country_of
from bidbuilder.formats.readers.eforms.elements import Element, children, find_child, place_of, text_at, texts_at
from bidbuilder.formats.readers.notes import Notes

FORMAT = "ubl"

_PROPERTIES = ".//cac:TenderingCriterionProperty"
# What the buyer itself fills in, beside the questions that the tenderer answers.
_BUYERS_VALUES = (
    "cbc:ExpectedDescription",
    "cbc:ExpectedAmount",
    "cbc:ExpectedValueNumeric",
    "cbc:MinimumAmount",
    "cbc:MinimumValueNumeric",
    "cbc:MaximumAmount",
    "cbc:MaximumValueNumeric",
)


def is_espd_request(root: Element) -> bool:
    """Whether an XML document is an ESPD request, judged by its root element."""
    return etree.QName(root).localname == "QualificationApplicationRequest"


def read_espd(name: str, root: Element) -> TenderReading:
    """The draft of a request: reference, buyer, and one member requirement for each criterion."""
    notes = Notes(name)
    project = find_child(root, "cac:ProcurementProject")
    party = find_child(root, "cac:ContractingParty/cac:Party")
    tender = Tender(
        reference=text_at(root, "cbc:ContractFolderID") or text_at(root, "cbc:ID"),
        title=texts_at(project, "cbc:Name") or texts_at(project, "cbc:Description"),
        buyer=Buyer(
            name=text_at(party, "cac:PartyName/cbc:Name"),
            country=country_of(text_at(party, "cac:PostalAddress/cac:Country/cbc:IdentificationCode")),
            email=text_at(party, "cac:Contact/cbc:ElectronicMail"),
        ),
        requirements=tuple(_requirements(root, notes)),
        notice_id=text_at(root, "cbc:ID"),
        procedure_id=text_at(root, "cbc:ContractFolderID"),
        procedure=text_at(root, "cbc:ProcedureCode"),
    )
    message = translatable("This is an ESPD request: it asks about the tenderers, not about what is bought.")
    notes.info("espd-request", message, place_of(root, notes))
    return TenderReading(format=FORMAT, tender=tender, findings=notes.findings)


def _requirements(root: Element, notes: Notes) -> Iterator[Requirement]:
    for index, criterion in enumerate(children(root, "cac:TenderingCriterion"), start=1):
        name, description = (text_at(criterion, f"cbc:{field}") for field in ("Name", "Description"))
        lines = [description or name, *_buyers_words(criterion)]
        yield Requirement(
            number=f"ESPD-{index}",
            section=(text_at(criterion, "cbc:CriterionTypeCode"),),
            title=name,
            text="\n".join(filter(None, lines)),
            scope=Scope.MEMBER,
            member_rule="each",
            answer=AnswerForm(kind="yes-no" if _asks_yes_or_no(criterion) else "text"),
            source=place_of(criterion, notes),
        )


def _buyers_words(criterion: Element) -> list[str]:
    """Requirements the buyer wrote into the criterion, each with the value it asks for."""
    lines = []
    for wanted in children(criterion, _PROPERTIES):
        if text_at(wanted, "cbc:TypeCode") == "REQUIREMENT":
            values = [text for path in _BUYERS_VALUES if (text := text_at(wanted, path))]
            if values:
                lines.append(": ".join(filter(None, (text_at(wanted, "cbc:Description"), " – ".join(values)))))
    return list(dict.fromkeys(lines))


def _asks_yes_or_no(criterion: Element) -> bool:
    questions = (one for one in children(criterion, _PROPERTIES) if text_at(one, "cbc:TypeCode") == "QUESTION")
    first = next(questions, None)
    return first is not None and text_at(first, "cbc:ValueDataTypeCode") == "INDICATOR"
