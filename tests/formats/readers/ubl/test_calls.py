"""UBL calls for tenders and ESPD requests: the corpus files against their own XPaths, and small ones for one question each."""

from decimal import Decimal
from pathlib import Path

import pytest
from lxml import etree

from bidbuilder.domain.tenders.requirements import Scope
from bidbuilder.domain.tenders.tenders import TenderReading
from bidbuilder.formats.readers.eforms.headings import in_language
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
    assert (tender.title, tender.cpv, tender.variants_allowed) == ({"und": "Laptops"}, ("98300000",), False)
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
        assert in_language(*requirement.section, "da") != requirement.section[0], "a part of the form, no code"


TERMS = """<cac:TenderingTerms>
  <cac:RequiredFinancialGuarantee><cbc:Description>Bid bond</cbc:Description><cbc:AmountRate>2</cbc:AmountRate>
  </cac:RequiredFinancialGuarantee>
  <cac:TendererQualificationRequest><cac:FinancialEvaluationCriterion>
    <cbc:ThresholdAmount currencyID="EUR">500000</cbc:ThresholdAmount><cbc:Description>Turnover</cbc:Description>
  </cac:FinancialEvaluationCriterion></cac:TendererQualificationRequest>
  <cac:TenderPreparation><cbc:TenderEnvelopeID>1</cbc:TenderEnvelopeID><cac:DocumentTenderRequirement>
    <cbc:Name>Method statement</cbc:Name></cac:DocumentTenderRequirement></cac:TenderPreparation>
  <cac:AwardingTerms><cac:AwardingCriterion><cbc:WeightNumeric>60</cbc:WeightNumeric><cbc:Name>Price</cbc:Name>
    <cbc:AwardingCriterionTypeCode>price</cbc:AwardingCriterionTypeCode></cac:AwardingCriterion></cac:AwardingTerms>
  <cac:TenderValidityPeriod><cbc:DurationMeasure unitCode="DAY">90</cbc:DurationMeasure></cac:TenderValidityPeriod>
  <cac:Language><cbc:ID>DAN</cbc:ID></cac:Language></cac:TenderingTerms>"""


def test_terms_of_lots_are_read_like_those_of_the_call() -> None:
    project = "<cac:ProcurementProject><cbc:Name>Lot</cbc:Name></cac:ProcurementProject>"
    lots = f"<cac:ProcurementProjectLot><cbc:ID>L1</cbc:ID>{TERMS}{project}</cac:ProcurementProjectLot>"
    tender = read_call(lots=lots).tender
    assert [(one.number, one.text, one.scope) for one in tender.requirements] == [
        ("L1-D1", "Method statement", Scope.BID),
        ("L1-F1", "Turnover\n500000 EUR", Scope.MEMBER),
        ("L1-G1", "Bid bond", Scope.BID),
    ]
    assert (tender.bid_validity_days, tender.languages) == (90, ("da",))
    assert [(one.percent, one.text) for one in tender.securities] == [(Decimal(2), "Bid bond")]
    (criterion,) = tender.lots[0].award_criteria
    assert (criterion.name, criterion.kind, criterion.weight) == ("Price", "price", Decimal(60))


@pytest.mark.corpus
@pytest.mark.parametrize("path", corpus_files("espd", "*Request*.xml"), ids=lambda path: path.name)
def test_what_the_buyer_wrote_into_an_espd_is_kept(path: Path) -> None:
    root = etree.parse(str(path)).getroot()
    requirements = read_tender(path.name, path.read_bytes(), {}).tender.requirements
    for requirement, criterion in zip(requirements, root.iter("{*}TenderingCriterion"), strict=True):
        for wanted in criterion.iter("{*}TenderingCriterionProperty"):
            if wanted.findtext("{*}TypeCode") != "REQUIREMENT":
                continue
            for value in wanted.iter("{*}ExpectedDescription", "{*}MinimumAmount", "{*}ExpectedCode", "{*}ExpectedURI"):
                assert (value.text or "").strip() in requirement.text
                assert (value.get("currencyID") or "") in requirement.text


@pytest.mark.corpus
def test_a_criterion_for_one_lot_is_asked_in_that_lot() -> None:
    path = corpus_file("espd", "v4.1.0_ESPD-Request.xml")
    text = path.read_text(encoding="utf-8").replace("LOT-0000", "LOT-0002")
    tender = read_tender(path.name, text.encode(), {}).tender
    assert [lot.id for lot in tender.lots] == ["LOT-0002"]
    assert sum(one.lot == "LOT-0002" for one in tender.requirements) == 31


def test_national_criteria_below_one_are_asked_on_their_own_unless_they_are_a_template() -> None:
    def property_of(text: str) -> str:
        return (
            "<cac:TenderingCriterionPropertyGroup><cac:TenderingCriterionProperty><cbc:TypeCode>REQUIREMENT</cbc:TypeCode>"
            f"<cbc:ExpectedDescription>{text}</cbc:ExpectedDescription></cac:TenderingCriterionProperty>"
            "</cac:TenderingCriterionPropertyGroup>"
        )

    def national(name: str, text: str) -> str:
        return f"<cac:SubTenderingCriterion><cbc:Name>{name}</cbc:Name>{property_of(text)}</cac:SubTenderingCriterion>"

    subs = national("[Name of the National Criterion]", "left") + national("Licitationsloven § 136", "Konflikt")
    code = "<cbc:CriterionTypeCode>corruption</cbc:CriterionTypeCode>"
    criterion = f"{code}<cbc:Name>Corruption</cbc:Name>{subs}{property_of('Own')}"
    spaces = CALL.partition(">")[0].replace("CallForTenders", "QualificationApplicationRequest")
    content = f"{spaces}><cac:TenderingCriterion>{criterion}</cac:TenderingCriterion></QualificationApplicationRequest>"
    asked = read_tender("espd.xml", content.encode(), {}).tender.requirements
    assert [(one.number, one.text) for one in asked] == [
        ("ESPD-1", "Corruption\nOwn"),
        ("ESPD-1.1", "Licitationsloven § 136\nKonflikt"),
    ]
    assert asked[1].section == ("Grounds relating to criminal convictions", "Corruption")


def test_questions_of_a_criterion_are_listed_with_the_answer_they_expect() -> None:
    def question(kind: str, words: str) -> str:
        return (
            "<cac:TenderingCriterionProperty><cbc:TypeCode>QUESTION</cbc:TypeCode>"
            f"<cbc:Description>{words}</cbc:Description><cbc:ValueDataTypeCode>{kind}</cbc:ValueDataTypeCode>"
            "</cac:TenderingCriterionProperty>"
        )

    inner = question("AMOUNT", "Omsætning") + question("QUANTITY_YEAR", "År") + question("AMOUNT", "Omsætning")
    nested = f"<cac:SubsidiaryTenderingCriterionPropertyGroup>{inner}</cac:SubsidiaryTenderingCriterionPropertyGroup>"
    group = question("INDICATOR", "Svar") + nested + question("URL", "Adresse") + question("SOIL_CLASS", "Jord")
    words = (
        "Virksomhedens årlige omsætning i det antal regnskabsår, der er fastsat i udbudsdokumenterne, "
        "er som følger og skal oplyses for hvert af de år, som ordregiver har bedt om"
    )
    criterion = (
        f"<cbc:Name>Omsætning</cbc:Name><cbc:Description>{words}</cbc:Description>"
        f"<cac:TenderingCriterionPropertyGroup>{group}</cac:TenderingCriterionPropertyGroup>"
    )
    spaces = CALL.partition(">")[0].replace("CallForTenders", "QualificationApplicationRequest")
    content = f"{spaces}><cac:TenderingCriterion>{criterion}</cac:TenderingCriterion></QualificationApplicationRequest>"
    (asked,) = read_tender("espd.xml", content.encode(), {}).tender.requirements
    assert asked.text.splitlines()[1:] == [
        "– Omsætning (beløb med valuta)",
        "– År (år eller antal år)",
        "– Adresse (webadresse)",
        "– Jord (soil class)",
    ]
    assert asked.answer.kind == "yes-no"


@pytest.mark.corpus
@pytest.mark.parametrize("path", corpus_files("espd", "*Request*.xml"), ids=lambda path: path.name)
def test_no_question_of_an_espd_is_lost(path: Path) -> None:
    requirements = read_tender(path.name, path.read_bytes(), {}).tender.requirements
    criteria = etree.parse(str(path)).getroot().iter("{*}TenderingCriterion")
    for requirement, criterion in zip(requirements, criteria, strict=True):
        questions = [
            one for one in criterion.iter("{*}TenderingCriterionProperty") if one.findtext("{*}TypeCode") == "QUESTION"
        ]
        is_the_answer = bool(questions) and questions[0].findtext("{*}ValueDataTypeCode") == "INDICATOR"
        for question in questions[is_the_answer:]:
            assert f"– {question.findtext('{*}Description').strip()}" in requirement.text
