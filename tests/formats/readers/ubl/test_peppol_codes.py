"""What Peppol pre-award calls say only by codes, and what ESPD requests say of weights, periods and lots."""

from decimal import Decimal

from bidbuilder.domain.tenders.requirements import Level, Scope
from bidbuilder.domain.tenders.tenders import TenderReading
from bidbuilder.formats.readers.registry import read_tender

SPACES = (
    'xmlns="urn:oasis:names:specification:ubl:schema:xsd:{0}-2" '
    'xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" '
    'xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"'
)


def read(root: str, content: str) -> TenderReading:
    return read_tender("call.xml", f"<{root} {SPACES.format(root)}>{content}</{root}>".encode(), {})


def paper(number: str, kind: str, status: str, file: str) -> str:
    return (
        f"<cac:AdditionalDocumentReference><cbc:ID>{number}</cbc:ID><cbc:DocumentTypeCode>{kind}</cbc:DocumentTypeCode>"
        f"<cbc:DocumentStatusCode>{status}</cbc:DocumentStatusCode><cac:Attachment><cac:ExternalReference>"
        f"<cbc:FileName>{file}</cbc:FileName></cac:ExternalReference></cac:Attachment></cac:AdditionalDocumentReference>"
    )


def test_forms_of_the_buyer_that_come_back_are_documents_and_asked_for_with_their_signature() -> None:
    papers = (
        paper("Form B", "PRO", "RWQS", "b.docx") + paper("Terms", "PRO", "NR", "Terms") + paper("Plan", "REQ", "", "")
    )
    tender = read("CallForTenders", f"<cbc:ID>1</cbc:ID>{papers}").tender
    assert [one.name for one in tender.documents] == ["Form B (b.docx)", "Terms"]
    assert [(one.number, one.text, one.scope) for one in tender.requirements] == [
        ("Form B", "Form B (b.docx)\nTo be handed in with a qualified electronic signature.", Scope.BID),
        ("Plan", "Plan", Scope.BID),
    ]


def test_codes_of_the_procedure_are_named_as_in_other_formats() -> None:
    reading = read(
        "CallForTenders",
        "<cbc:ID>m-2</cbc:ID><cbc:IssueDate>2027-01-04</cbc:IssueDate><cbc:VersionID>2</cbc:VersionID>"
        "<cac:ReceiverParty><cac:PartyName><cbc:Name>Vandborre ApS</cbc:Name></cac:PartyName></cac:ReceiverParty>"
        "<cac:TenderingTerms><cbc:MaximumVariantQuantity>2</cbc:MaximumVariantQuantity>"
        "<cbc:AdditionalConditions>WQS</cbc:AdditionalConditions><cbc:Note>3</cbc:Note><cbc:Note>Ring first</cbc:Note>"
        "<cac:CallForTendersDocumentReference><cbc:ID>m-1</cbc:ID></cac:CallForTendersDocumentReference>"
        "<cac:DocumentProviderParty><cbc:EndpointID>https://papers.example</cbc:EndpointID></cac:DocumentProviderParty>"
        "</cac:TenderingTerms>"
        '<cac:TenderingProcess><cbc:ProcedureCode listID="PR_PROC">3</cbc:ProcedureCode>'
        '<cbc:ContractingSystemCode listID="CONTRACT_TYPE">5</cbc:ContractingSystemCode>'
        '<cbc:SubmissionMethodCode listID="BII_SUBMISSION">ELECTRONIC</cbc:SubmissionMethodCode>'
        "<cac:TenderSubmissionDeadlinePeriod><cbc:EndDate>2027-03-02+01:00</cbc:EndDate>"
        "<cbc:EndTime>12:00:00+01:00</cbc:EndTime></cac:TenderSubmissionDeadlinePeriod>"
        "<cac:ParticipationRequestReceptionPeriod><cbc:EndDate>2027-02-02+01:00</cbc:EndDate>"
        "<cbc:EndTime>12:00:00+01:00</cbc:EndTime></cac:ParticipationRequestReceptionPeriod></cac:TenderingProcess>"
        "<cac:ProcurementProjectLot><cbc:ID>L1</cbc:ID><cac:ProcurementProject><cbc:Name>Pumps</cbc:Name>"
        "<cbc:ProcurementTypeCode>2</cbc:ProcurementTypeCode></cac:ProcurementProject></cac:ProcurementProjectLot>",
    )
    tender = reading.tender
    assert (tender.procedure, tender.lots[0].nature) == ("restricted", "supplies")
    assert [(one.kind, one.code or one.text) for one in tender.terms] == [
        ("note", "accelerated"),
        ("purchasing-system", "call-off"),
        ("submission", "electronicSubmission"),
        ("variants-most", "2"),
        ("signature", "signature-qualified"),
        ("copies", "3"),
        ("note", "Ring first"),
    ]
    assert [(one.name, one.url) for one in tender.documents] == [("https://papers.example",) * 2]
    assert [(one.number, str(one.issued_on)) for one in tender.addenda] == [("2", "2027-01-04")]
    assert tender.lots[0].participation_deadline is not None
    told = {one.code: one.params for one in reading.findings}
    assert told["change-notice"] == {"notice": "m-1"}
    assert told["call-addressed"] == {"name": "Vandborre ApS"}
    assert told["deadline-of-first-stage"] == {"deadline": "2027-02-02T12:00:00+01:00"}


def lots(*names: str, inside: bool = False) -> str:
    tag = "ProcurementProjectLotReference" if inside else "ProcurementProjectLot"
    return "".join(f"<cac:{tag}><cbc:ID>{name}</cbc:ID></cac:{tag}>" for name in names)


def test_a_weighted_criterion_for_some_lots_is_rated_in_each_of_them() -> None:
    asked = (
        "<cac:TenderingCriterion><cbc:Name>Technicians</cbc:Name><cbc:WeightNumeric>0.1</cbc:WeightNumeric>"
        "<cbc:WeightingConsiderationDescription>2 technicians: 60 points</cbc:WeightingConsiderationDescription>"
        f"{lots('L1', 'L3', inside=True)}<cac:TenderingCriterionPropertyGroup><cac:TenderingCriterionProperty>"
        "<cbc:Description>Years</cbc:Description><cbc:TypeCode>REQUIREMENT</cbc:TypeCode><cac:ApplicablePeriod>"
        "<cbc:StartDate>2024-01-01</cbc:StartDate><cbc:EndDate>2026-12-31</cbc:EndDate></cac:ApplicablePeriod>"
        "</cac:TenderingCriterionProperty></cac:TenderingCriterionPropertyGroup></cac:TenderingCriterion>"
    )
    tender = read(
        "QualificationApplicationRequest",
        "<cbc:WeightScoringMethodologyNote>0 to 100</cbc:WeightScoringMethodologyNote>"
        "<cbc:WeightingTypeCode>PERCENTAGE</cbc:WeightingTypeCode>"
        "<cac:ProcurementProject><cbc:Name>Pumps</cbc:Name><cbc:Description>For a plant</cbc:Description>"
        "<cac:MainCommodityClassification><cbc:ItemClassificationCode>42122000-0</cbc:ItemClassificationCode>"
        f"</cac:MainCommodityClassification></cac:ProcurementProject>{lots('L1', 'L2', 'L3')}{asked}",
    ).tender
    assert [(one.number, one.lot, one.level, one.weight) for one in tender.requirements] == [
        ("ESPD-1", "L1", Level.RATED, Decimal(10)),
        ("ESPD-1", "L3", Level.RATED, Decimal(10)),
    ]
    assert tender.requirements[0].text == "Technicians\nYears: 2024-01-01 – 2026-12-31\n2 technicians: 60 points"
    assert (tender.cpv, tender.description) == (("42122000",), {"und": "For a plant"})
    assert [(one.kind, one.text) for one in tender.terms] == [("award-rule", "0 to 100")]


def test_a_criterion_that_names_every_lot_is_asked_for_the_whole_call() -> None:
    asked = f"<cac:TenderingCriterion><cbc:Name>Insurance</cbc:Name>{lots('L1', 'L2', inside=True)}</cac:TenderingCriterion>"
    tender = read("QualificationApplicationRequest", f"{lots('L1', 'L2')}{asked}").tender
    assert [one.lot for one in tender.requirements] == [""]
