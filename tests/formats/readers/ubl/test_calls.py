"""UBL calls for tenders and ESPD requests: the corpus files against their own XPaths, and small ones for one question each."""

from decimal import Decimal
from pathlib import Path

import pytest
from lxml import etree

from bidbuilder.domain.tenders.requirements import Scope
from bidbuilder.domain.tenders.tenders import TenderReading
from bidbuilder.formats.readers.registry import read_tender
from tests.corpus import corpus_file, corpus_files

CALL = """<CallForTenders xmlns="urn:oasis:names:specification:ubl:schema:xsd:CallForTenders-2"
  xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"
  xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2">
  <cbc:ID>m-1</cbc:ID><cbc:ContractFolderID>p-1</cbc:ContractFolderID>{documents}
  <cac:ContractingParty><cac:Party>
    <cac:PartyName><cbc:Name>Nordhavn Kommune</cbc:Name></cac:PartyName>
  </cac:Party></cac:ContractingParty>
  <cac:TenderingProcess><cac:TenderSubmissionDeadlinePeriod>
    <cbc:EndDate>2027-03-02+01:00</cbc:EndDate><cbc:EndTime>12:00:00+01:00</cbc:EndTime>
  </cac:TenderSubmissionDeadlinePeriod></cac:TenderingProcess>
  <cac:ProcurementProject><cbc:Name>Pumps</cbc:Name></cac:ProcurementProject>{lots}
</CallForTenders>"""


def read_call(documents: str = "", lots: str = "") -> TenderReading:
    return read_tender("call.xml", CALL.format(documents=documents, lots=lots).encode(), {})


@pytest.mark.corpus
def test_the_peppol_example_is_read_as_it_stands() -> None:
    path = corpus_file("ubl_peppol", "T004_call-for-tenders-instance.xml")
    reading = read_tender(path.name, path.read_bytes(), {})
    tender = reading.tender
    assert reading.format == "ubl"
    assert tender.reference == "3dab5e45-2bb3-4dbf-bc1f-0b812d8b9a58"
    assert (tender.buyer.name, tender.buyer.country) == (
        "Beschaffungsamt des Bundesministerium des Innern (BeschA)",
        "DE",
    )
    assert tender.submission_deadline.moment.isoformat() == "2016-10-20T13:32:11+02:00"
    assert (tender.title, tender.cpv, tender.variants_allowed) == ({"und": "Laptops"}, ("98300000-6",), False)
    assert [document.url for document in tender.documents] == ["cid:tenderenckey.cer", ""]


def test_papers_to_hand_in_are_requirements_and_not_documents() -> None:
    documents = "".join(
        f"<cac:AdditionalDocumentReference><cbc:ID>{number}</cbc:ID><cbc:DocumentTypeCode>{kind}</cbc:DocumentTypeCode>"
        f"<cbc:DocumentDescription>{words}</cbc:DocumentDescription></cac:AdditionalDocumentReference>"
        for number, kind, words in (("1", "PRO", "Terms"), ("2", "REQ", "Signed declaration"))
    )
    tender = read_call(documents).tender
    assert [document.name for document in tender.documents] == ["Terms"]
    assert [(one.number, one.text, one.scope) for one in tender.requirements] == [
        ("2", "Signed declaration", Scope.BID)
    ]


def test_lines_of_a_lot_are_requirements_and_the_lot_has_the_deadline_of_the_call() -> None:
    line = (
        '<cac:RequestForTenderLine><cbc:ID>7</cbc:ID><cbc:Quantity unitCode="C62">2</cbc:Quantity><cac:Item>'
        "<cbc:Description>Pump of 12 kW</cbc:Description><cbc:Name>Pump</cbc:Name></cac:Item></cac:RequestForTenderLine>"
    )
    project = f"<cac:ProcurementProject><cbc:Name>Lot</cbc:Name>{line}</cac:ProcurementProject>"
    lots = f"<cac:ProcurementProjectLot><cbc:ID>L1</cbc:ID>{project}</cac:ProcurementProjectLot>"
    tender = read_call(lots=lots).tender
    (requirement,) = tender.requirements
    assert (requirement.number, requirement.lot, requirement.title, requirement.text) == (
        "7",
        "L1",
        "Pump",
        "Pump of 12 kW",
    )
    assert (requirement.quantity, requirement.unit) == (Decimal(2), "C62")
    assert tender.lots[0].submission_deadline == tender.submission_deadline


@pytest.mark.corpus
@pytest.mark.parametrize("path", corpus_files("espd", "*Request*.xml"), ids=lambda path: path.name)
def test_every_criterion_of_an_espd_is_asked_of_each_member(path: Path) -> None:
    criteria = etree.parse(str(path)).xpath("//*[local-name()='TenderingCriterion']")
    requirements = read_tender(path.name, path.read_bytes(), {}).tender.requirements
    assert len(requirements) == len(criteria) > 60
    for requirement, criterion in zip(requirements, criteria, strict=True):
        name, description = (criterion.findtext(f"{{*}}{field}").strip() for field in ("Name", "Description"))
        assert requirement.title == name
        assert requirement.text.startswith(description)
        assert (requirement.scope, requirement.member_rule) == (Scope.MEMBER, "each")
