"""Every notice of the corpus, read and held against XPaths of this test's own."""

from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from lxml import etree

from bidbuilder.domain.tenders.tenders import Tender
from bidbuilder.formats.readers.registry import read_tender
from tests.corpus import corpus_files

pytestmark = pytest.mark.corpus

NOTICES = corpus_files("eforms", "*.xml")
SOUND_NOTICES = [path for path in NOTICES if not path.name.startswith("INVALID")]
NAMES = {
    "cac": "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2",
    "cbc": "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2",
    "efac": "http://data.europa.eu/p27/eforms-ubl-extension-aggregate-components/1",
    "efbc": "http://data.europa.eu/p27/eforms-ubl-extension-basic-components/1",
}
LOT = "/*/cac:ProcurementProjectLot[not(cbc:ID/@schemeName='LotsGroup')]"
LANGUAGES = {"ENG": "en", "FRA": "fr", "DEU": "de", "NLD": "nl", "DAN": "da", "ITA": "it", "SPA": "es", "POL": "pl"}
COUNTRIES = {"GBR": "GB", "FRA": "FR", "DEU": "DE", "BEL": "BE", "LUX": "LU", "AUT": "AT", "NLD": "NL", "ITA": "IT"}


@pytest.fixture(scope="module", params=SOUND_NOTICES, ids=lambda path: path.name)
def notice(request: pytest.FixtureRequest) -> tuple[etree._Element, Tender]:
    path: Path = request.param
    return etree.parse(str(path)).getroot(), read_tender(path.name, path.read_bytes(), {}).tender


def values(element: etree._Element, xpath: str) -> list[str]:
    found = element.xpath(xpath, namespaces=NAMES)
    texts = [one if isinstance(one, str) else one.text or "" for one in found]
    return [text.strip() for text in texts if text.strip()]


def first(element: etree._Element, xpath: str) -> str:
    return next(iter(values(element, xpath)), "")


def moment(element: etree._Element, period: str, day: str = "EndDate", clock: str = "EndTime") -> datetime | None:
    date, time = first(element, f"{period}/cbc:{day}"), first(element, f"{period}/cbc:{clock}")
    return datetime.fromisoformat(f"{date[:10]}T{time}") if date and time else None


def test_reference_is_the_buyers_own_or_the_procedures(notice) -> None:
    root, tender = notice
    own = first(root, "/*/cac:ProcurementProject/cbc:ID")
    expected = (
        (own if own != "not available" else "") or first(root, "/*/cbc:ContractFolderID") or first(root, "/*/cbc:ID")
    )
    assert tender.reference == expected
    assert tender.notice_id == first(root, "/*/cbc:ID")
    assert tender.procedure_id == first(root, "/*/cbc:ContractFolderID")


def test_title_stands_in_every_language_of_the_notice(notice) -> None:
    root, tender = notice
    titles = root.xpath("/*/cac:ProcurementProject/cbc:Name", namespaces=NAMES)
    assert sorted(tender.title.values()) == sorted(title.text.strip() for title in titles)
    for title in titles:
        if title.get("languageID") in LANGUAGES:
            assert tender.title[LANGUAGES[title.get("languageID")]] == title.text.strip()


def test_buyer_is_found_behind_its_reference(notice) -> None:
    root, tender = notice
    ids = values(root, "/*/cac:ContractingParty/cac:Party/cac:PartyIdentification/cbc:ID")
    if not ids:
        assert tender.buyer.name == ""
        return
    companies = [
        company
        for company in root.xpath("//efac:Company", namespaces=NAMES)
        if first(company, "cac:PartyIdentification/cbc:ID") in ids
    ]
    names = [name for company in companies for name in values(company, "cac:PartyName/cbc:Name")]
    countries = [first(company, "cac:PostalAddress/cac:Country/cbc:IdentificationCode") for company in companies]
    assert tender.buyer.name in names
    assert tender.buyer.country in [COUNTRIES.get(country, tender.buyer.country) for country in countries]


def test_lots_keep_their_order_titles_and_codes(notice) -> None:
    root, tender = notice
    lots = root.xpath(LOT, namespaces=NAMES)
    assert [lot.id for lot in tender.lots] == [first(lot, "cbc:ID") for lot in lots]
    for lot, element in zip(tender.lots, lots, strict=True):
        project = "cac:ProcurementProject"
        main = values(element, f"{project}/cac:MainCommodityClassification/cbc:ItemClassificationCode")
        more = values(element, f"{project}/cac:AdditionalCommodityClassification/cbc:ItemClassificationCode")
        assert list(lot.cpv) == list(dict.fromkeys(main + more))
        assert set(lot.title.values()) == set(values(element, f"{project}/cbc:Name"))
        amount = f"{project}/cac:RequestedTenderTotal/cbc:EstimatedOverallContractAmount"
        stated = first(element, amount)
        assert (lot.value.amount if lot.value else None) == (Decimal(stated) if stated else None)
        assert (lot.value.currency if lot.value else "") == first(element, f"{amount}/@currencyID")


def test_every_lot_has_its_own_deadlines(notice) -> None:
    root, tender = notice
    expected = []
    for lot, element in zip(tender.lots, root.xpath(LOT, namespaces=NAMES), strict=True):
        process = "cac:TenderingProcess"
        tenders = moment(element, f"{process}/cac:TenderSubmissionDeadlinePeriod")
        requests = moment(element, f"{process}/cac:ParticipationRequestReceptionPeriod")
        interest = moment(element, f"{process}//efac:InterestExpressionReceptionPeriod")
        opening = moment(element, f"{process}/cac:OpenTenderEvent", "OccurrenceDate", "OccurrenceTime")
        due = tenders or requests or interest
        assert (lot.submission_deadline.moment if lot.submission_deadline else None) == due
        assert (lot.participation_deadline.moment if lot.participation_deadline else None) == requests
        assert (lot.opening.moment if lot.opening else None) == opening
        if lot.submission_deadline and due:
            assert lot.submission_deadline.moment.utcoffset() == due.utcoffset()
        expected += [due] if due else []
    assert (tender.submission_deadline.moment if tender.submission_deadline else None) == min(expected, default=None)


def test_clarification_deadline_is_the_earliest_of_the_lots(notice) -> None:
    root, tender = notice
    period = "cac:TenderingProcess/cac:AdditionalInformationRequestPeriod"
    expected = [due for lot in root.xpath(LOT, namespaces=NAMES) if (due := moment(lot, period))]
    found = tender.clarification_deadline
    assert (found.moment if found else None) == min(expected, default=None)


def test_award_criteria_carry_kind_name_and_weight(notice) -> None:
    root, tender = notice
    for lot, element in zip(tender.lots, root.xpath(LOT, namespaces=NAMES), strict=True):
        criteria = element.xpath(
            "cac:TenderingTerms//cac:SubordinateAwardingCriterion[cbc:AwardingCriterionTypeCode]", namespaces=NAMES
        )
        typed = [one for one in lot.award_criteria if one.name or one.description or one.weight is not None]
        assert len(lot.award_criteria) >= len(criteria)
        for criterion in criteria:
            kind = first(criterion, "cbc:AwardingCriterionTypeCode")
            weight = first(
                criterion,
                ".//efac:AwardCriterionParameter[efbc:ParameterCode/@listName='number-weight']/efbc:ParameterNumeric",
            )
            names = values(criterion, "cbc:Name")
            assert any(
                one.kind == kind
                and (one.name in names if names else one.name == "")
                and (not weight or one.weight == Decimal(weight))
                for one in typed or lot.award_criteria
            )


def test_languages_of_tenders_are_those_of_the_lots(notice) -> None:
    root, tender = notice
    codes = dict.fromkeys(values(root, f"{LOT}/cac:TenderingTerms/cac:Language/cbc:ID"))
    if not codes:
        codes = dict.fromkeys(values(root, "/*/cbc:NoticeLanguageCode"))
    assert len(tender.languages) == len(codes)
    assert all(LANGUAGES[code] in tender.languages for code in codes if code in LANGUAGES)
    own = first(root, "/*/cbc:NoticeLanguageCode")
    assert own not in codes or own not in LANGUAGES or tender.document_language == LANGUAGES[own]


def test_variants_validity_and_guarantee_are_those_of_the_lots(notice) -> None:
    root, tender = notice
    variants = values(root, f"{LOT}/cac:TenderingTerms/cbc:VariantConstraintCode")
    assert tender.variants_allowed is (any(code != "not-allowed" for code in variants) if variants else None)
    days = values(root, f"{LOT}/cac:TenderingTerms/cac:TenderValidityPeriod/cbc:DurationMeasure[@unitCode='DAY']")
    if days:
        assert tender.bid_validity_days == max(map(int, days))
    guarantee = f"{LOT}/cac:TenderingTerms/cac:RequiredFinancialGuarantee[cbc:GuaranteeTypeCode='true']"
    assert bool(tender.securities) == bool(root.xpath(guarantee, namespaces=NAMES))


def test_selection_criteria_become_requirements_of_members(notice) -> None:
    root, tender = notice
    criteria = root.xpath(f"{LOT}/cac:TenderingTerms//efac:SelectionCriteria", namespaces=NAMES)
    used = [one for one in criteria if first(one, "cbc:CalculationExpressionCode") != "not-used"]
    found = [one for one in tender.requirements if "-S" in one.number]
    assert len(found) == len(used)
    for requirement, criterion in zip(found, used, strict=True):
        assert requirement.scope == "member"
        words = values(criterion, "cbc:Description")
        told = " ".join(requirement.text.split())
        assert not words or any(told.endswith(" ".join(word.split())) for word in words)
        place = root.xpath(
            requirement.source.xpath, namespaces={**NAMES, **{k or "d": v for k, v in root.nsmap.items()}}
        )
        assert place == [criterion]


def test_documents_have_the_addresses_of_the_notice(notice) -> None:
    root, tender = notice
    kinds = ("CallForTenders", "FiscalLegislation", "EnvironmentalLegislation", "EmploymentLegislation")
    paths = [f"{LOT}/cac:TenderingTerms/cac:{kind}DocumentReference//cac:ExternalReference/cbc:URI" for kind in kinds]
    written = {url for path in paths for url in values(root, path)}
    assert {document.url for document in tender.documents if document.url} == written


@pytest.mark.parametrize("path", NOTICES, ids=lambda path: path.name)
def test_no_notice_is_too_odd_to_read(path: Path) -> None:
    reading = read_tender(path.name, path.read_bytes(), {})
    assert reading.format == "eforms"
    is_call = 'listName="competition"' in path.read_text(encoding="utf-8")
    assert ("not-a-call" not in {one.code for one in reading.findings}) == is_call
    if path.name.startswith("INVALID"):
        assert reading.findings


def test_a_change_notice_is_an_addendum_to_acknowledge() -> None:
    path = next((one for one in NOTICES if one.name == "change-cn_24_open_dates.xml"), None)
    if path is None:
        pytest.skip("the corpus is not here")
    reading = read_tender(path.name, path.read_bytes(), {})
    assert len(reading.tender.addenda) == 1
    assert "Time limit for receipt of tenders" in reading.tender.addenda[0].summary
    assert "change-notice" in {one.code for one in reading.findings}
