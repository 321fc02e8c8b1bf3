"""ESPD requests of the first version and of the trial before UBL 2.2, texts set in by programs, and messages that are no call."""

import pytest

from bidbuilder.domain.tenders.requirements import Requirement
from bidbuilder.domain.tenders.tenders import TenderReading
from bidbuilder.formats.readers.answer_formats import find_answer_format
from bidbuilder.formats.readers.registry import read_tender
from bidbuilder.formats.refusals import FileUnknown, NotACall

UBL = "urn:oasis:names:specification:ubl:schema:xsd:"
FIRST = f"""<r:ESPDRequest xmlns:r="urn:grow:names:specification:ubl:schema:xsd:ESPDRequest-1"
 xmlns:c="urn:isa:names:specification:ubl:schema:xsd:CCV-CommonAggregateComponents-1"
 xmlns:cac="{UBL}CommonAggregateComponents-2" xmlns="{UBL}CommonBasicComponents-2">
<ContractFolderID>SMART 7</ContractFolderID>
<cac:ContractingParty><cac:Party><cac:PartyName><Name>Ministry</Name></cac:PartyName></cac:Party></cac:ContractingParty>
<cac:ProcurementProjectLot><ID>0</ID></cac:ProcurementProjectLot>
<c:Criterion><TypeCode>
   EXCLUSION.CRIMINAL_CONVICTIONS
 </TypeCode><Name>Corruption</Name><Description>Has the economic operator been convicted?</Description>
 <c:LegislationReference><Description>Directive 2014/24/EU</Description></c:LegislationReference>
 <c:RequirementGroup><c:Requirement responseDataType="INDICATOR"><Description>Your answer?</Description></c:Requirement>
  <c:RequirementGroup><c:Requirement responseDataType="DATE"><Description>Date of conviction</Description></c:Requirement>
  <c:Requirement responseDataType="PERIOD_DESCRIPTION"><Description>Length</Description></c:Requirement></c:RequirementGroup>
 </c:RequirementGroup></c:Criterion>
<c:Criterion><TypeCode>SELECTION.SUITABILITY</TypeCode><Name>Trade register</Name><Description>Enrolled?</Description>
 <c:RequirementGroup><c:Requirement responseDataType="DESCRIPTION"><Description>Which</Description></c:Requirement>
 </c:RequirementGroup></c:Criterion>
<cac:AdditionalDocumentReference><ID>2015/S206-373035</ID><cac:Attachment><cac:ExternalReference>
 <URI>http://ted.example/373035</URI><FileName>Belgium: pumps</FileName></cac:ExternalReference></cac:Attachment>
</cac:AdditionalDocumentReference></r:ESPDRequest>"""
TRIAL = """<QualificationApplicationRequest xmlns="urn:X-test:UBL:Pre-award:QualificationApplicationRequest"
 xmlns:cac="urn:X-test:UBL:Pre-award:CommonAggregate" xmlns:cbc="urn:X-test:UBL:Pre-award:CommonBasic">
 <cbc:ContractFolderID>PP.7</cbc:ContractFolderID><cbc:ProcedureCode>NEGOTIATED_ACCELERATED
 </cbc:ProcedureCode>
 <cac:ProcurementProjectLot><cbc:ID>Lot1</cbc:ID></cac:ProcurementProjectLot>
 <cac:TenderingCriterion><cbc:Name>Turnover</cbc:Name><cbc:Description>What is the turnover of
            the economic operator?
            It is asked for each year:
            – 2025
            – 2026</cbc:Description>
  <cac:TenderingCriterionPropertyGroup><cac:TenderingCriterionProperty><cbc:Description>Other
                information
            </cbc:Description><cbc:TypeCode>QUESTION</cbc:TypeCode><cbc:ValueDataTypeCode>AMOUNT</cbc:ValueDataTypeCode>
  </cac:TenderingCriterionProperty></cac:TenderingCriterionPropertyGroup></cac:TenderingCriterion>
</QualificationApplicationRequest>"""


def read(content: str) -> TenderReading:
    return read_tender("espd.xml", content.encode(), {})


def test_a_request_of_the_first_version_is_read_criterion_by_criterion() -> None:
    reading = read(FIRST)
    tender = reading.tender
    assert (tender.reference, tender.buyer.name, tender.lots) == ("SMART 7", "Ministry", ())
    assert (tender.title, [(one.name, one.url) for one in tender.documents]) == (
        {"und": "Belgium: pumps"},
        [("Belgium: pumps", "http://ted.example/373035")],
    )
    first, second = tender.requirements
    assert first.section == ("Grounds relating to criminal convictions",)
    assert first.text == (
        "Has the economic operator been convicted?\n– Date of conviction (date)\n– Length (period of time)"
    )
    assert (first.answer.kind, second.answer.kind) == ("yes-no", "text")
    assert second.text == "Enrolled?\n– Which (text)"
    assert {one.code for one in reading.findings} >= {"espd-request", "espd-first"}


def test_a_request_of_the_trial_is_read_like_any_other_and_its_lines_are_whole() -> None:
    tender = read(TRIAL).tender
    (asked,) = tender.requirements
    assert isinstance(asked, Requirement)
    assert asked.text == (
        "What is the turnover of the economic operator?\nIt is asked for each year:\n– 2025\n– 2026"
        "\n– Other information (amount with currency)"
    )
    assert (tender.procedure, [one.id for one in tender.lots]) == ("neg-w-call", ["Lot1"])
    assert [(one.kind.value, one.code) for one in tender.terms] == [("note", "accelerated")]
    assert find_answer_format(TRIAL.encode()) == ""
    assert find_answer_format(TRIAL.replace("urn:X-test:UBL:Pre-award:", UBL).encode()) == "espd"


@pytest.mark.parametrize("name", ["Tender", "Catalogue", "EnquiryResponse", "QualificationApplicationResponse"])
def test_other_messages_are_refused_by_their_name(name: str) -> None:
    with pytest.raises(NotACall) as refused:
        read(f'<{name} xmlns="{UBL}{name}-2"/>')
    assert refused.value.params["kind"] == f"UBL {name}"


def test_documents_of_other_families_stay_unknown() -> None:
    with pytest.raises(FileUnknown):
        read("<Document><Name>Foo</Name></Document>")
