"""Terms, durations, places and obligations that are only ticked: every call of the corpus, and notices for one question each."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from lxml import etree

from bidbuilder.domain.tenders.requirements import Scope
from bidbuilder.domain.tenders.terms import Term, TermKind
from bidbuilder.formats.readers.registry import read_tender
from tests.corpus import corpus_files
from tests.factories.notices import criteria, criterion, extension, lot, notice, read_notice

NAMES = {
    "cac": "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2",
    "cbc": "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2",
    "efac": "http://data.europa.eu/p27/eforms-ubl-extension-aggregate-components/1",
    "efbc": "http://data.europa.eu/p27/eforms-ubl-extension-basic-components/1",
}
CALLS = [path for path in corpus_files("eforms", "*.xml") if b'listName="competition"' in path.read_bytes()]
# XPath from a lot, and the kind of term its text or code must be found under.
PLACES = [
    ("cac:ProcurementProject/cac:ContractExtension/cbc:OptionsDescription", TermKind.OPTIONS),
    ("cac:ProcurementProject/cac:ContractExtension/cbc:MaximumNumberNumeric", TermKind.RENEWALS),
    ("cac:TenderingTerms/cac:PaymentTerms/cbc:Note", TermKind.PAYMENT),
    ("cac:TenderingTerms/cbc:MultipleTendersCode", TermKind.MULTIPLE_TENDERS),
    ("cac:TenderingTerms/cac:AllowedSubcontractTerms/cbc:SubcontractingConditionsCode", TermKind.SUBCONTRACTING),
    (
        "cac:TenderingTerms//efac:TenderSubcontractingRequirements/efbc:TenderSubcontractingRequirementsCode",
        TermKind.SUBCONTRACTING,
    ),
    ("cac:TenderingProcess/cbc:SubmissionMethodCode[@listName='esubmission']", TermKind.SUBMISSION),
    ("cac:TenderingProcess/cac:EconomicOperatorShortList/cbc:MaximumQuantity", TermKind.CANDIDATES_MOST),
    (
        "cac:TenderingProcess/cac:ContractingSystem/cbc:ContractingSystemTypeCode[@listName='framework-agreement']",
        TermKind.FRAMEWORK,
    ),
    ("cac:TenderingTerms/cac:AwardingTerms/cac:AwardingCriterion/cbc:CalculationExpression", TermKind.AWARD_RULE),
    (
        "cac:TenderingTerms//cbc:TendererRequirementTypeCode[@listName='missing-info-submission']",
        TermKind.LATE_PAPERS,
    ),
]


@pytest.mark.corpus
@pytest.mark.parametrize("path", CALLS, ids=lambda path: path.name)
def test_terms_periods_and_places_of_every_lot_are_those_of_the_notice(path: Path) -> None:
    root = etree.parse(str(path)).getroot()
    language = root.findtext("cbc:NoticeLanguageCode", namespaces=NAMES)
    tender = read_tender(path.name, path.read_bytes(), {}).tender
    sources = '/*/cac:TenderingTerms//cbc:TendererRequirementTypeCode[@listName="exclusion-grounds-source"]/text()'
    assert set(root.xpath(sources, namespaces=NAMES)) <= {one.code for one in tender.terms}
    elements = root.xpath("/*/cac:ProcurementProjectLot[not(cbc:ID/@schemeName='LotsGroup')]", namespaces=NAMES)
    for read, element in zip(tender.lots, elements, strict=True):
        for xpath, kind in PLACES:
            said = "\n".join(f"{term.code}\n{term.text}" for term in read.terms if term.kind is kind)
            for leaf in element.xpath(xpath, namespaces=NAMES):
                if leaf.get("languageID") in (None, language) and (leaf.text or "").strip():
                    assert leaf.text.strip() in said, (kind, leaf.text)
        period = "cac:ProcurementProject/cac:PlannedPeriod"
        for name, day in (("StartDate", read.starts_on), ("EndDate", read.ends_on)):
            written = element.findtext(f"{period}/cbc:{name}", namespaces=NAMES)
            assert day == (date.fromisoformat(written[:10]) if written else None)
        measure = element.find(f"{period}/cbc:DurationMeasure", NAMES)
        if measure is not None:
            assert (
                read.duration == f"P{int(Decimal(measure.text))}{measure.get('unitCode').removeprefix('CALENDAR_')[0]}"
            )
        for town in element.iterfind("cac:ProcurementProject/cac:RealizedLocation/cac:Address/cbc:CityName", NAMES):
            assert town.text in read.place


def test_a_weight_a_fixed_price_and_a_threshold_stand_beside_each_other() -> None:
    numbers = "".join(
        f'<efac:AwardCriterionParameter><efbc:ParameterCode listName="{name}">{code}</efbc:ParameterCode>'
        f"<efbc:ParameterNumeric>{number}</efbc:ParameterNumeric></efac:AwardCriterionParameter>"
        for name, code, number in (
            ("number-threshold", "max-pass", 5),
            ("number-fixed", "fix-unit", 250),
            ("number-weight", "per-mid", 40),
        )
    )
    both = (
        f"<cac:SubordinateAwardingCriterion>{extension(numbers)}"
        "<cbc:AwardingCriterionTypeCode>cost</cbc:AwardingCriterionTypeCode></cac:SubordinateAwardingCriterion>"
    )
    one, fixed = (
        read_notice(lot(terms=criteria(both, criterion("price", "9", "fix-tot", "number-fixed"))))
        .tender.lots[0]
        .award_criteria
    )
    assert (one.weight, one.weight_kind) == (Decimal(40), "percentage-middle")
    assert (one.fixed, one.fixed_kind, one.maximum_passing, one.minimum_score) == (
        Decimal(250),
        "unit",
        Decimal(5),
        None,
    )
    assert (fixed.fixed, fixed.fixed_kind, fixed.weight_kind) == (Decimal(9), "total", "fixed-total")


@pytest.mark.parametrize(
    ("terms", "section", "words"),
    [
        (
            (
                '<cac:AllowedSubcontractTerms><cbc:SubcontractingConditionsCode listName="subcontracting-obligation">subc-min'
                "</cbc:SubcontractingConditionsCode><cbc:MinimumPercent>15</cbc:MinimumPercent>"
                "<cbc:MaximumPercent>30</cbc:MaximumPercent></cac:AllowedSubcontractTerms>"
            ),
            "Underleverandører",
            "Mindst 15 %. Højst 30 %.",
        ),
        (
            '<cbc:RequiredCurriculaCode listName="requirement-stage">t-requ</cbc:RequiredCurriculaCode>',
            "Personale",
            "i tilbuddet",
        ),
        (
            (
                '<cac:ContractExecutionRequirement><cbc:ExecutionRequirementCode listName="nda">true'
                "</cbc:ExecutionRequirementCode></cac:ContractExecutionRequirement>"
            ),
            "Fortrolighed",
            "underskrives",
        ),
        (
            (
                '<cac:ContractExecutionRequirement><cbc:ExecutionRequirementCode listName="fsr">true'
                "</cbc:ExecutionRequirementCode></cac:ContractExecutionRequirement>"
            ),
            "Udenlandske subsidier",
            "2022/2560, artikel 29",
        ),
        (
            extension(
                "<efac:StrategicProcurement><efbc:ApplicableLegalBasis listName='eed-scope'>true</efbc:ApplicableLegalBasis>"
                "</efac:StrategicProcurement><efac:StrategicProcurement><efbc:ApplicableLegalBasis listName='ipi-scope'>true"
                "</efbc:ApplicableLegalBasis></efac:StrategicProcurement>"
            ),
            "Oprindelse",
            "dokumenteres på anmodning",
        ),
    ],
)
def test_what_is_only_ticked_is_asked_of_the_bid_in_the_words_of_the_call(terms: str, section: str, words: str) -> None:
    (asked,) = read_notice(lot(terms=terms)).tender.requirements
    assert (asked.section, asked.scope) == ((section,), Scope.BID)
    assert words in asked.text


def test_boxes_ticked_with_no_ask_for_nothing() -> None:
    boxes = (
        '<cbc:RequiredCurriculaCode listName="requirement-stage">not-requ</cbc:RequiredCurriculaCode>'
        "<cac:AllowedSubcontractTerms><cbc:SubcontractingConditionsCode>none</cbc:SubcontractingConditionsCode>"
        '</cac:AllowedSubcontractTerms><cac:ContractExecutionRequirement><cbc:ExecutionRequirementCode listName="nda">false'
        "</cbc:ExecutionRequirementCode></cac:ContractExecutionRequirement>"
    )
    assert read_notice(lot(terms=boxes)).tender.requirements == ()


def test_a_term_said_in_several_languages_is_told_once_in_that_of_the_notice() -> None:
    words = "<cac:PaymentTerms>{}</cac:PaymentTerms>".format(
        "".join(
            f'<cbc:Note languageID="{code}">{text}</cbc:Note>'
            for code, text in (("DEU", "30 Tage"), ("DAN", "30 dage"))
        )
    )
    assert read_notice(lot(terms=words)).tender.lots[0].terms == (Term(kind=TermKind.PAYMENT, text="30 dage"),)


def test_one_fault_of_many_lots_is_one_finding_with_their_number() -> None:
    reading = read_notice(*(lot(lot_id=f"LOT-{index:04}", process="") for index in range(12)))
    process = "<cac:TenderSubmissionDeadlinePeriod><cbc:EndDate>soon</cbc:EndDate></cac:TenderSubmissionDeadlinePeriod>"
    many = read_notice(*(lot(lot_id=f"LOT-{index:04}", process=process) for index in range(12)))
    assert [one.times for one in many.findings if one.code == "deadline-unreadable"] == [12]
    assert all(one.times == 1 for one in reading.findings)


def test_aims_of_the_purchase_are_told() -> None:
    aim = '<cbc:ProcurementTypeCode listName="strategic-procurement">inn-pur</cbc:ProcurementTypeCode>'
    words = "<cbc:ProcurementType>Nyt materiale</cbc:ProcurementType>"
    project = f"<cac:ProcurementAdditionalType>{aim}{words}</cac:ProcurementAdditionalType>"
    reading = read_notice(lot(project=project))
    assert reading.tender.lots[0].terms == (Term(kind=TermKind.NOTE, text="Nyt materiale"),)


def test_the_day_invitations_are_sent_is_a_term() -> None:
    process = "<cac:InvitationSubmissionPeriod><cbc:StartDate>2027-04-01+02:00</cbc:StartDate></cac:InvitationSubmissionPeriod>"
    (term,) = read_notice(lot(process=process)).tender.lots[0].terms
    assert term == Term(kind=TermKind.INVITATIONS, text="2027-04-01")


def test_bodies_of_review_and_who_else_answers_for_the_buyer_are_told_with_their_contact() -> None:
    body = (
        "<efac:Organizations><efac:Organization><efac:Company><cbc:WebsiteURI>https://naevn.example</cbc:WebsiteURI>"
        "<cac:PartyIdentification><cbc:ID>ORG-0009</cbc:ID></cac:PartyIdentification>"
        "<cac:PartyName><cbc:Name>Klagenævnet</cbc:Name></cac:PartyName>"
        "<cac:PostalAddress><cbc:CityName>Viborg</cbc:CityName><cbc:PostalZone>8800</cbc:PostalZone></cac:PostalAddress>"
        "<cac:Contact><cbc:Telephone>+45 1</cbc:Telephone><cbc:ElectronicMail>a@naevn.example</cbc:ElectronicMail>"
        "</cac:Contact></efac:Company></efac:Organization></efac:Organizations>"
    )
    parties = "".join(
        f"<cac:{name}><cac:PartyIdentification><cbc:ID>{number}</cbc:ID></cac:PartyIdentification></cac:{name}>"
        for name, number in (("AppealInformationParty", "ORG-0001"), ("AppealReceiverParty", "ORG-0009"))
    )
    asked = "<cac:AdditionalInformationParty><cac:PartyIdentification><cbc:ID>{}</cbc:ID></cac:PartyIdentification>{}"
    ends = "</cac:AdditionalInformationParty>"
    terms = (
        f"<cac:AppealTerms>{parties}</cac:AppealTerms>{asked.format('ORG-0001', ends)}{asked.format('ORG-0009', ends)}"
    )
    read = read_notice(lot(terms=terms), changes=body).tender.lots[0].terms
    assert read == (
        Term(
            kind=TermKind.REVIEW,
            code="review-body",
            text="Klagenævnet, 8800 Viborg, a@naevn.example, +45 1, https://naevn.example",
        ),
        Term(kind=TermKind.REVIEW, code="review-information", text="Nordhavn Kommune, DK"),
        Term(
            kind=TermKind.CONTACT,
            code="questions-to",
            text="Klagenævnet, 8800 Viborg, a@naevn.example, +45 1, https://naevn.example",
        ),
    )


def test_a_selection_criterion_that_is_not_used_is_told_and_not_asked_for() -> None:
    content = extension(
        "<efac:SelectionCriteria><cbc:CriterionTypeCode>slc-stand-to-gen</cbc:CriterionTypeCode>"
        "<cbc:Description>Mindst 5 mio.</cbc:Description><cbc:CalculationExpressionCode>not-used"
        "</cbc:CalculationExpressionCode></efac:SelectionCriteria>"
    )
    reading = read_notice(lot(terms=content))
    (told,) = (one for one in reading.findings if one.code == "criterion-not-used")
    assert reading.tender.requirements == ()
    assert dict(told.params) == {"lot": "LOT-0001", "name": "Årlig omsætning – Mindst 5 mio."}


def test_the_language_of_the_notice_stands_first_among_those_of_tenders() -> None:
    accepted = "".join(f"<cac:Language><cbc:ID>{code}</cbc:ID></cac:Language>" for code in ("BUL", "ENG", "DAN"))
    own = b"<cac:Language><cbc:ID>DAN</cbc:ID></cac:Language>"
    assert own in notice()
    reading = read_tender("notice.xml", notice().replace(own, accepted.encode()), {})
    assert reading.tender.languages == ("da", "bg", "en")
    other = notice().replace(own, b"<cac:Language><cbc:ID>BUL</cbc:ID></cac:Language>")
    assert read_tender("notice.xml", other, {}).tender.document_language == "bg"
