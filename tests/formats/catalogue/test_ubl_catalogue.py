"""The UBL catalogue: small lines for each rule, and the Peppol files of the corpus against their own XPaths."""

from collections import Counter
from datetime import date
from decimal import Decimal

import pytest
from lxml import etree

from bidbuilder.domain.catalogue.offerings import OfferingKind
from bidbuilder.formats.readers.catalogue.registry import read_catalogue
from tests.corpus import corpus_files
from tests.factories.supplier_lists import found, ladder, read_text, ubl_catalogue, ubl_line

FILES = [*corpus_files("ubl_peppol", "T019*.xml"), *corpus_files("ubl_peppol", "T068*.xml")]


def price(amount: str, more: str = "", inner: str = "") -> str:
    return (
        f"<cac:RequiredItemLocationQuantity>{more}<cac:Price>"
        f'<cbc:PriceAmount currencyID="DKK">{amount}</cbc:PriceAmount>{inner}</cac:Price></cac:RequiredItemLocationQuantity>'
    )


def test_a_line_has_its_code_name_and_unit() -> None:
    (draft,) = read_text(ubl_catalogue(ubl_line("U-1", "<cbc:OrderableUnit>MTR</cbc:OrderableUnit>"))).drafts
    assert (draft.offering.code, dict(draft.offering.names), draft.offering.unit) == ("U-1", {"en": "Valve"}, "m")


@pytest.mark.parametrize(
    ("code", "unit"), [("PF", "pallet"), ("CS", "case"), ("PA", "packet"), ("CT", "carton"), ("RO", "roll")]
)
def test_codes_of_packages_are_no_pascals_and_picofarads(code: str, unit: str) -> None:
    (draft,) = read_text(ubl_catalogue(ubl_line("U-1", f"<cbc:OrderableUnit>{code}</cbc:OrderableUnit>"))).drafts
    assert draft.offering.unit == unit


def test_prices_by_quantity_are_one_ladder() -> None:
    more = price("10.00") + price("9.00", "<cbc:MinimumQuantity>50</cbc:MinimumQuantity>")
    (draft,) = read_text(ubl_catalogue(ubl_line(more=more))).drafts
    assert ladder(draft) == [("1", "10.00"), ("50", "9.00")]


def test_the_base_quantity_is_what_the_price_pays_for() -> None:
    more = price("24.00", inner='<cbc:BaseQuantity unitCode="C62">12</cbc:BaseQuantity>')
    (draft,) = read_text(ubl_catalogue(ubl_line(more=more))).drafts
    assert draft.prices[0].per == 12


def test_a_price_of_another_unit_than_is_ordered_is_kept_and_told() -> None:
    factor = '<cbc:BaseQuantity unitCode="KGM">1</cbc:BaseQuantity><cbc:OrderableUnitFactorRate>{}</cbc:OrderableUnitFactorRate>'
    same, other = (read_text(ubl_catalogue(ubl_line(more=price("2.00", inner=factor.format(one))))) for one in (1, 25))
    assert ladder(other.drafts[0]) == [("1", "2.00")]
    assert [len(found(one, "price-unit-factor")) for one in (same, other)] == [0, 1]


def test_the_narrowest_validity_holds() -> None:
    period = "<cac:{0}><cbc:EndDate>{1}</cbc:EndDate></cac:{0}>"
    line = ubl_line(more=period.format("LineValidityPeriod", "2026-06-30") + price("1"))
    both = ubl_catalogue(period.format("ValidityPeriod", "2026-12-31"), line, ubl_line("U-2", price("2")))
    first, second = read_text(both).drafts
    assert (first.prices[0].valid_until, second.prices[0].valid_until) == (date(2026, 6, 30), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("unit", "stated", "days"), [("DAY", "5", 5), ("WEE", "2", 14), ("HUR", "30", 2), ("MON", "1", 30)]
)
def test_lead_times_become_days(unit: str, stated: str, days: int) -> None:
    more = price("1", f'<cbc:LeadTimeMeasure unitCode="{unit}">{stated}</cbc:LeadTimeMeasure>')
    assert read_text(ubl_catalogue(ubl_line(more=more))).drafts[0].offering.terms.lead_time_days == days


def test_properties_and_dimensions_are_features() -> None:
    item = (
        "<cac:AdditionalItemProperty><cbc:Name>Rated voltage</cbc:Name><cbc:Value>400 V</cbc:Value></cac:AdditionalItemProperty>"
        '<cac:Dimension><cbc:AttributeID>LN</cbc:AttributeID><cbc:Measure unitCode="CMT">30</cbc:Measure></cac:Dimension>'
    )
    voltage, length = read_text(ubl_catalogue(ubl_line(item=item))).drafts[0].offering.properties
    assert (voltage.key, voltage.number, voltage.unit) == ("rated_voltage", 400, "V")
    assert (length.number, length.unit, length.source_name) == (Decimal(30), "cm", "length")


def test_what_is_sold_by_the_hour_is_a_service_with_a_remark() -> None:
    reading = read_text(ubl_catalogue(ubl_line(more="<cbc:OrderableUnit>HUR</cbc:OrderableUnit>")))
    assert reading.drafts[0].offering.kind is OfferingKind.SERVICE
    assert len(found(reading, "kind-assumed")) == 1


def test_what_no_offering_holds_is_told_by_its_element() -> None:
    more = "<cbc:OrderableIndicator>true</cbc:OrderableIndicator><cbc:WarrantyInformation>2 y</cbc:WarrantyInformation>"
    feature = "<cbc:Name>Grade</cbc:Name><cbc:Value>A</cbc:Value><cbc:ValueQualifier>best</cbc:ValueQualifier>"
    item = f"<cbc:Keyword>steel</cbc:Keyword><cac:AdditionalItemProperty>{feature}</cac:AdditionalItemProperty>"
    reading = read_text(ubl_catalogue(ubl_line(more=more, item=item)))
    left_out = {one.params["subject"] for one in found(reading, "element-left-out")}
    assert left_out == {"WarrantyInformation", "Keyword", "ValueQualifier"}


def test_units_are_codes_of_rec_20_and_hs_is_the_customs_code() -> None:
    commodity = '<cbc:ItemClassificationCode listID="HS">44013100</cbc:ItemClassificationCode>'
    item = f"<cac:CommodityClassification>{commodity}</cac:CommodityClassification>"
    more = "<cbc:OrderableUnit>KT</cbc:OrderableUnit>"
    offering = read_text(ubl_catalogue(ubl_line(more=more, item=item))).drafts[0].offering
    assert (offering.unit, offering.terms.hs_code) == ("kit", "44013100")


def test_a_deleted_line_is_named_by_the_sellers_code() -> None:
    reading = read_text(
        ubl_catalogue(ubl_line("U-9", more="<cbc:ID>2</cbc:ID><cbc:ActionCode>Delete</cbc:ActionCode>"))
    )
    assert [one.params["code"] for one in found(reading, "article-deleted")] == ["U-9"]


def test_a_line_without_the_sellers_code_is_an_error() -> None:
    reading = read_text(ubl_catalogue(ubl_line("")))
    assert not reading.drafts[0].is_clean
    assert len(found(reading, "code-missing")) == 1


@pytest.mark.corpus
@pytest.mark.skipif(not FILES, reason="the corpus is not here")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_line_of_the_corpus_has_its_code_name_price_and_properties(path) -> None:
    reading = read_catalogue(path.name, path.read_bytes(), {})
    root = etree.parse(path).getroot()
    lines = root.xpath("//*[local-name()='CatalogueLine']")
    assert len(reading.drafts) == len(lines)
    for line, draft in zip(lines, reading.drafts, strict=True):
        item = "*[local-name()='Item']"
        code = line.xpath(f"string({item}/*[local-name()='SellersItemIdentification']/*[local-name()='ID'])").strip()
        name = line.xpath(f"normalize-space({item}/*[local-name()='Name'])")
        assert draft.offering.code == code
        assert list(draft.offering.names.values()) == ([name] if name else [])
        amounts = line.xpath(
            "*[local-name()='RequiredItemLocationQuantity']/*[local-name()='Price']/*[local-name()='PriceAmount']"
        )
        assert [(one.currency, step.unit_price) for one in draft.prices for step in one.breaks] == [
            (amount.get("currencyID"), Decimal(amount.text)) for amount in amounts
        ]
        names = [
            text.strip()
            for text in line.xpath(f"{item}/*[local-name()='AdditionalItemProperty']/*[local-name()='Name']/text()")
        ]
        read = Counter(value.source_name for value in draft.offering.properties)
        assert not Counter(one for one in names if one != "ServiceIndicator") - read


def test_a_withdrawn_catalogue_deletes_all_its_lines_and_says_for_whom_it_was() -> None:
    party = "<cac:PartyLegalEntity><cbc:RegistrationName>Medical AS</cbc:RegistrationName></cac:PartyLegalEntity>"
    head = (
        "<cbc:ActionCode>Delete</cbc:ActionCode><cac:ReferencedContract><cbc:ID>3299-RA</cbc:ID></cac:ReferencedContract>"
        "<cac:TradingTerms><cbc:Information>Net within 30 days</cbc:Information></cac:TradingTerms>"
        f"<cac:ReceiverParty>{party}</cac:ReceiverParty>"
    )
    reading = read_text(ubl_catalogue(head, ubl_line("U-9")))
    assert not reading.drafts
    assert {one.code: one.params for one in reading.findings if one.where is None and "language" not in one.code} == {
        "no-articles": {},
        "trading-terms": {"terms": "Net within 30 days"},
        "made-for-buyer": {"buyer": "Medical AS"},
        "agreement": {"agreement": "3299-RA", "days": "–"},
    }
    assert len(found(reading, "article-deleted")) == 1
