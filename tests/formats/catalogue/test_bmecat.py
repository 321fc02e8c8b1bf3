"""BMEcat 1.2, 2005 and their relatives: small documents for each rule, and every corpus file against its own XPaths."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from lxml import etree

from bidbuilder.domain.catalogue.readings import CatalogueReading, OfferingDraft
from bidbuilder.formats.readers.catalogue.registry import read_catalogue
from bidbuilder.formats.refusals import XmlWithEntities
from tests.corpus import corpus_files
from tests.factories.supplier_lists import article, bmecat, found, ladder, price, read_text

FILES = corpus_files("bmecat", "*.xml")
_OTHER_NUMBER = '<INTERNATIONAL_PID type="buyer">A-1</INTERNATIONAL_PID>'
_GTIN = "<INTERNATIONAL_PID>4006381333931</INTERNATIONAL_PID>"


def test_an_article_has_its_code_name_and_unit() -> None:
    (draft,) = read_text(bmecat(article("P-1", "Pumpe"))).drafts
    assert (draft.offering.code, dict(draft.offering.names), draft.offering.unit) == ("P-1", {"de": "Pumpe"}, "piece")


@pytest.mark.parametrize(
    ("numbers", "gtin"),
    [
        (_OTHER_NUMBER + _GTIN.replace(">", ' type="GTIN">', 1), "4006381333931"),
        (_GTIN, "4006381333931"),
        (_OTHER_NUMBER, ""),
    ],
)
def test_of_several_international_numbers_the_gtin_is_read(numbers: str, gtin: str) -> None:
    text = bmecat(article("P-1", "Pumpe")).replace("<DESCRIPTION_SHORT", f"{numbers}<DESCRIPTION_SHORT", 1)
    reading = read_text(text)
    assert reading.drafts[0].offering.gtin == gtin
    assert [one.params["subject"] for one in found(reading, "number-left-out")] == ["buyer"] * numbers.count("buyer")


def test_breaks_stand_in_one_price_list_and_types_apart() -> None:
    prices = (
        price("10.00", "<LOWER_BOUND>1</LOWER_BOUND>")
        + price("9.00", "<LOWER_BOUND>100</LOWER_BOUND>")
        + price("8.50", kind="net_customer")
    )
    (draft,) = read_text(bmecat(article(prices=prices))).drafts
    assert [one.label for one in draft.prices] == ["net_list", "net_customer"]
    assert ladder(draft) == [("1", "10.00"), ("100", "9.00")]


def test_a_price_factor_multiplies_and_is_told() -> None:
    reading = read_text(bmecat(article(prices=price("20.00", "<PRICE_FACTOR>0.8</PRICE_FACTOR>"))))
    assert reading.drafts[0].prices[0].breaks[0].unit_price == Decimal("16")
    assert len(found(reading, "price-factor")) == 1


@pytest.mark.parametrize(
    ("written", "read"), [("17,5", "17.5"), (",8", "0.8"), ("0,005", "0.005"), ("1.234,56", "1234.56")]
)
def test_a_decimal_comma_is_read_with_a_warning(written: str, read: str) -> None:
    reading = read_text(bmecat(article(prices=price(written))))
    assert reading.drafts[0].prices[0].breaks[0].unit_price == Decimal(read)
    assert len(found(reading, "decimal-comma")) == 1


def test_a_feature_with_a_decimal_comma_and_a_coded_unit_is_read() -> None:
    features = "".join(
        f"<FEATURE><FNAME>{name}</FNAME><FVALUE>{value}</FVALUE><FUNIT>{unit}</FUNIT></FEATURE>"
        for name, value, unit in (("Nennspannung", "1,5", "KVT"), ("Länge", "80", "MMT"))
    )
    reading = read_text(bmecat(article(more=f"<ARTICLE_FEATURES>{features}</ARTICLE_FEATURES>")))
    stated = [(one.key, one.number, one.unit) for one in reading.drafts[0].offering.properties]
    assert stated == [("rated_voltage", Decimal("1.5"), "kV"), ("length", Decimal(80), "mm")]
    assert len(found(reading, "decimal-comma")) == 1


def test_what_stands_in_extensions_variants_and_allowances_is_told() -> None:
    more = (
        "<ARTICLE_FEATURES><FEATURE><FNAME>Farbe</FNAME><VARIANTS><VARIANT><FVALUE>rot</FVALUE>"
        "<SUPPLIER_AID_SUPPLEMENT>-R</SUPPLIER_AID_SUPPLEMENT></VARIANT></VARIANTS></FEATURE></ARTICLE_FEATURES>"
        "<USER_DEFINED_EXTENSIONS><UDX.X><UDX.X.SHELF>B7</UDX.X.SHELF></UDX.X></USER_DEFINED_EXTENSIONS>"
    )
    cheaper = "<ALLOWANCE_OR_CHARGE><ALLOWANCE_OR_CHARGE_VALUE>5</ALLOWANCE_OR_CHARGE_VALUE></ALLOWANCE_OR_CHARGE>"
    reading = read_text(bmecat(article(more=more, prices=price("1", cheaper))))
    told = {one.params["subject"] for one in found(reading, "element-left-out")}
    assert told == {"SUPPLIER_AID_SUPPLEMENT", "UDX.X.SHELF", "ALLOWANCE_OR_CHARGE"}


def test_what_is_ordered_by_the_hour_is_a_service() -> None:
    reading = read_text(bmecat(article()).replace("C62", "HUR"))
    assert (reading.drafts[0].offering.kind, len(found(reading, "kind-assumed"))) == ("service", 1)


@pytest.mark.parametrize("written", ["1,234", "1.234,5.6", "ten", "1e3"])
def test_an_unclear_amount_is_an_error_and_no_price(written: str) -> None:
    (draft,) = read_text(bmecat(article(prices=price(written)))).drafts
    assert not draft.is_clean
    assert draft.prices == ()


def test_a_price_takes_the_currency_of_the_file_or_is_an_error() -> None:
    assert read_text(bmecat(article(prices=price("1")))).drafts[0].prices[0].currency == "EUR"
    reading = read_text(bmecat(article(prices=price("1")), header="<LANGUAGE>deu</LANGUAGE>"))
    assert len(found(reading, "currency-missing")) == 1
    stated = price("1", "<PRICE_CURRENCY>XXQ</PRICE_CURRENCY>")
    assert len(found(read_text(bmecat(article(prices=stated))), "currency-unknown")) == 1


def test_texts_carry_their_languages() -> None:
    more = (
        '<DESCRIPTION_SHORT lang="eng">Pump</DESCRIPTION_SHORT><DESCRIPTION_SHORT lang="dan">Pumpe</DESCRIPTION_SHORT>'
    )
    document = bmecat(f"<PRODUCT><SUPPLIER_PID>A</SUPPLIER_PID><PRODUCT_DETAILS>{more}</PRODUCT_DETAILS></PRODUCT>")
    assert read_text(document).drafts[0].offering.names == {"en": "Pump", "da": "Pumpe"}


def test_features_become_properties_of_the_dictionary() -> None:
    features = (
        "<ARTICLE_FEATURES><FEATURE><FNAME>Nennspannung</FNAME><FVALUE>400</FVALUE><FUNIT>VLT</FUNIT></FEATURE>"
        "<FEATURE><FNAME>Sonderlackierung</FNAME><FVALUE>blau</FVALUE></FEATURE></ARTICLE_FEATURES>"
    )
    reading = read_text(bmecat(article(more=features)))
    voltage, paint = reading.drafts[0].offering.properties
    assert (voltage.key, voltage.number, voltage.unit) == ("rated_voltage", 400, "V")
    assert (paint.key, paint.text, paint.source_name) == ("", "blau", "Sonderlackierung")
    assert [finding.params["subject"] for finding in found(reading, "property-unknown")] == ["Sonderlackierung"]


def test_two_features_of_one_property_are_not_chosen_between() -> None:
    features = "".join(
        f"<FEATURE><FNAME>Nennspannung</FNAME><FVALUE>{volts}</FVALUE><FUNIT>V</FUNIT></FEATURE>"
        for volts in (230, 400)
    )
    reading = read_text(bmecat(article(more=f"<ARTICLE_FEATURES>{features}</ARTICLE_FEATURES>")))
    assert [one.key for one in reading.drafts[0].offering.properties] == ["rated_voltage", ""]
    assert len(found(reading, "property-twice")) == 1


def test_prefixed_elements_and_foreign_namespaces_are_read() -> None:
    plain = bmecat(article("N-1"), attributes='version="2005" xmlns="http://example.org/own"')
    assert read_text(plain).drafts[0].offering.code == "N-1"
    prefixed = (
        plain.replace("<FEATURE", "<x:FEATURE")
        .replace("<ARTICLE>", '<x:ARTICLE xmlns:x="urn:x">')
        .replace("</ARTICLE>", "</x:ARTICLE>")
    )
    reading = read_text(prefixed)
    assert reading.drafts[0].offering.code == "N-1"
    assert len(found(reading, "namespace-unusual")) == 1


@pytest.mark.parametrize(("attributes", "count"), [('version="1.2"', 0), ('version="2005"', 1)])
def test_only_versions_that_define_a_namespace_are_told_that_it_is_missing(attributes: str, count: int) -> None:
    assert len(found(read_text(bmecat(article(), attributes=attributes)), "namespace-unusual")) == count


def test_a_document_type_is_not_fetched_and_entities_are_refused() -> None:
    kind = '<!DOCTYPE BMECAT SYSTEM "http://203.0.113.1/bmecat.dtd" [<!ENTITY % SHAPE "(#PCDATA)">]>'
    assert len(read_text(kind + bmecat(article())).drafts) == 1
    with pytest.raises(XmlWithEntities):
        read_text('<!DOCTYPE BMECAT [<!ENTITY firm "x">]>' + bmecat(article(name="&firm;")))


def test_kits_list_their_parts_and_other_references_are_counted() -> None:
    more = (
        '<ARTICLE_REFERENCE type="consists_of" quantity="2"><ART_ID_TO>B-1</ART_ID_TO></ARTICLE_REFERENCE>'
        '<ARTICLE_REFERENCE type="similar"><ART_ID_TO>C-1</ART_ID_TO></ARTICLE_REFERENCE>'
    )
    reading = read_text(bmecat(article(more=more)))
    assert [(part.code, part.quantity) for part in reading.drafts[0].offering.components] == [("B-1", 2)]
    assert [finding.params["subject"] for finding in found(reading, "reference-left-out")] == ["similar"]


def test_a_deleted_article_is_a_finding_and_no_draft() -> None:
    reading = read_text(bmecat(article("A").replace("<ARTICLE>", '<ARTICLE mode="delete">') + article("B")))
    assert [draft.offering.code for draft in reading.drafts] == ["B"]
    assert [finding.params["code"] for finding in found(reading, "article-deleted")] == ["A"]


def test_doubled_codes_are_errors_at_their_second_place() -> None:
    reading = read_text(bmecat(article("A") + article("A")))
    assert [draft.is_clean for draft in reading.drafts] == [True, False]
    assert found(reading, "code-twice")[0].where == reading.drafts[1].source


def test_html_in_descriptions_becomes_plain_lines() -> None:
    text = "&lt;ul&gt;&lt;li&gt;leise &amp;amp; klein&lt;/li&gt;&lt;li&gt;leicht&lt;/li&gt;&lt;/ul&gt;"
    document = bmecat(article(name="X")).replace(
        "</ARTICLE_DETAILS>", f"<DESCRIPTION_LONG>{text}</DESCRIPTION_LONG></ARTICLE_DETAILS>"
    )
    assert read_text(document).drafts[0].offering.descriptions == {"de": "leise & klein\nleicht"}


# The corpus. Expectations are taken from the files by XPaths of this test alone.


def articles_of(root: etree._Element) -> list[etree._Element]:
    return root.xpath("//*[local-name()='ARTICLE' or local-name()='PRODUCT'][not(@mode='delete')]")


def texts(element: etree._Element, *names: str) -> list[str]:
    test = " or ".join(f"local-name()='{name}'" for name in names)
    return [(found.text or "").strip() for found in element.xpath(f".//*[{test}]")]


def pairs() -> Iterator[tuple[Path, CatalogueReading, etree._Element, OfferingDraft]]:
    for path in FILES:
        reading = read_catalogue(path.name, path.read_bytes(), {})
        root = etree.parse(path, etree.XMLParser(load_dtd=False, no_network=True, resolve_entities=False)).getroot()
        elements = articles_of(root)
        assert len(reading.drafts) == len(elements), path.name
        for element, draft in zip(elements, reading.drafts, strict=True):
            yield path, reading, element, draft


@pytest.mark.corpus
@pytest.mark.skipif(not FILES, reason="the corpus is not here")
class TestCorpus:
    def test_every_article_has_its_code_names_and_numbers(self) -> None:
        for path, _, element, draft in pairs():
            offering = draft.offering
            assert offering.code == texts(element, "SUPPLIER_AID", "SUPPLIER_PID")[0], path.name
            names = texts(element, "DESCRIPTION_SHORT")
            assert sorted(offering.names.values()) == sorted(names), path.name
            assert offering.gtin == next(iter(texts(element, "EAN", "INTERNATIONAL_PID")), ""), path.name
            assert offering.manufacturer == next(iter(texts(element, "MANUFACTURER_NAME")), ""), path.name

    def test_every_price_stands_with_its_currency_break_and_factor(self) -> None:
        for path, _, element, draft in pairs():
            header = (texts(element.getroottree().getroot(), "CURRENCY") or [""])[0]
            expected = []
            for one in element.xpath(".//*[local-name()='ARTICLE_PRICE' or local-name()='PRODUCT_PRICE']"):
                amount = next(iter(texts(one, "PRICE_AMOUNT")), "")
                if amount:
                    factor = Decimal(next(iter(texts(one, "PRICE_FACTOR")), "1").replace(",", "."))
                    bound = Decimal(next(iter(texts(one, "LOWER_BOUND")), "1"))
                    currency = next(iter(texts(one, "PRICE_CURRENCY")), header)
                    expected.append((currency, bound, Decimal(amount.replace(",", ".")) * factor))
            read = [(one.currency, step.from_quantity, step.unit_price) for one in draft.prices for step in one.breaks]
            assert sorted(read) == sorted(expected), path.name

    def test_every_feature_with_a_value_is_kept(self) -> None:
        nothing = {"", "-", "–", "--", "n/a", "n.a.", "k.a."}
        for path, _, element, draft in pairs():
            features = element.xpath(
                ".//*[local-name()='ARTICLE_FEATURES' or local-name()='PRODUCT_FEATURES']//*[local-name()='FEATURE']"
            )
            valued = [
                one
                for one in features
                if any(text.casefold() not in nothing for text in texts(one, "FVALUE") or texts(one, "FVALUE_DETAILS"))
            ]
            sizes = [
                one
                for one in element.xpath(".//*[local-name()='PRODUCT_DIMENSIONS']/*")
                if etree.QName(one).localname in {"LENGTH", "WIDTH", "DEPTH", "WEIGHT"}
            ]
            numbers = texts(element, "MANUFACTURER_PID", "MANUFACTURER_AID")
            types = [
                one for one in texts(element, "MANUFACTURER_TYPE_DESCR") if numbers and one not in {"", numbers[0]}
            ]
            assert len(draft.offering.properties) == len(valued) + len(sizes) + len(types), path.name

    def test_units_packs_and_delivery_times_are_taken_over(self) -> None:
        for path, _, element, draft in pairs():
            terms = draft.offering.terms
            for name, value in (("NO_CU_PER_OU", terms.pack_size), ("QUANTITY_MIN", terms.minimum_order)):
                stated = next(iter(texts(element, name)), "")
                assert value == (Decimal(stated) if stated else None), (path.name, name)
            days = next(iter(texts(element, "DELIVERY_TIME")), "")
            assert terms.lead_time_days == (int(Decimal(days)) if days else None), path.name

    def test_what_is_wrong_in_the_files_is_found(self) -> None:
        codes = {path.name: {one.code for one in reading.findings} for path, reading, *_ in pairs()}
        assert "code-missing" in codes["hpilz_testCreateExcelWithoutProductId.xml"]
        assert "decimal-comma" in codes["hpilz_testCreateBMEcatFullDataSeparatorsWrong.xml"]
        assert "date-not-understood" in codes["hpilz_testCreateExcelWithDateWithNotUsedType.xml"]
        assert "price-without-amount" in codes["WEI_BMECat_7760056106.xml"]
        assert "currency-withdrawn" in codes["hpilz_new_catalog_ok.xml"]


def test_days_of_the_catalogue_hold_for_prices_that_say_none() -> None:
    header = (
        '<DATETIME type="valid_start_date"><DATE>2026-01-01</DATE></DATETIME>'
        '<DATETIME type="valid_end_date"><DATE>2026-12-31</DATE></DATETIME>'
    )
    prices = (
        '<DATETIME type="valid_start_date"><DATE>2026-03-01</DATE></DATETIME>'
        "<PRODUCT_PRICE><PRICE_AMOUNT>5</PRICE_AMOUNT></PRODUCT_PRICE>"
    )
    (one,) = read_catalogue("a.xml", _catalogue(header, prices), {}).drafts[0].prices
    assert (one.valid_from, one.valid_until) == (date(2026, 3, 1), date(2026, 12, 31))


def test_a_block_that_is_not_known_is_told() -> None:
    reading = read_catalogue("a.xml", _catalogue("", "", "<FEATURES><FNAME>Farbe</FNAME></FEATURES>"), {})
    assert [one.params["subject"] for one in found(reading, "element-left-out")] == ["FEATURES"]


def _catalogue(header: str, prices: str, block: str = "") -> bytes:
    return (
        '<BMECAT version="2005"><HEADER><CATALOG><LANGUAGE>deu</LANGUAGE><CURRENCY>EUR</CURRENCY>'
        f"{header}</CATALOG></HEADER><T_NEW_CATALOG><PRODUCT><SUPPLIER_PID>A</SUPPLIER_PID>"
        "<PRODUCT_DETAILS><DESCRIPTION_SHORT>Pumpe</DESCRIPTION_SHORT></PRODUCT_DETAILS>"
        f"<PRODUCT_PRICE_DETAILS>{prices}</PRODUCT_PRICE_DETAILS>{block}</PRODUCT></T_NEW_CATALOG></BMECAT>"
    ).encode()


def test_a_unit_that_only_the_template_states_holds_for_the_feature() -> None:
    system = (
        "<FEATURE_SYSTEM><FEATURE_GROUP><FEATURE_TEMPLATE><FT_NAME>Länge</FT_NAME><FT_UNIT>cm</FT_UNIT></FEATURE_TEMPLATE>"
        "</FEATURE_GROUP></FEATURE_SYSTEM>"
    )
    feature = "<ARTICLE_FEATURES><FEATURE><FNAME>Länge</FNAME><FVALUE>80</FVALUE></FEATURE></ARTICLE_FEATURES>"
    (draft,) = read_text(bmecat(system + article(more=feature))).drafts
    assert [(one.key, one.number, one.unit) for one in draft.offering.properties] == [("length", Decimal(80), "cm")]


def test_parts_of_an_article_outside_of_it_and_further_groups_are_told() -> None:
    outside = "<ARTICLE_DETAILS><DESCRIPTION_SHORT>Lost</DESCRIPTION_SHORT></ARTICLE_DETAILS>"
    groups = "".join(
        f"<CATALOG_STRUCTURE><GROUP_ID>{no}</GROUP_ID><GROUP_NAME>G{no}</GROUP_NAME></CATALOG_STRUCTURE>" for no in "12"
    )
    links = "".join(
        f"<ARTICLE_TO_CATALOGGROUP_MAP><ART_ID>P-1</ART_ID><CATALOG_GROUP_ID>{no}</CATALOG_GROUP_ID>"
        "</ARTICLE_TO_CATALOGGROUP_MAP>"
        for no in "12"
    )
    reading = read_text(bmecat(groups + article("P-1") + outside + links))
    assert reading.drafts[0].offering.classification["group"] == "G1"
    assert [one.params["subject"] for one in found(reading, "element-misplaced")] == ["ARTICLE_DETAILS"]
    assert len(found(reading, "group-further")) == 1


def test_documents_of_the_extension_of_etim_are_documents() -> None:
    media = (
        "<UDX.EDXF.MIME_INFO><UDX.EDXF.MIME><UDX.EDXF.MIME_SOURCE>https://example.com/p.pdf</UDX.EDXF.MIME_SOURCE>"
        "<UDX.EDXF.MIME_CODE>MD22</UDX.EDXF.MIME_CODE><UDX.EDXF.MIME_DESIGNATION>Datenblatt</UDX.EDXF.MIME_DESIGNATION>"
        "</UDX.EDXF.MIME></UDX.EDXF.MIME_INFO>"
    )
    more = f"<USER_DEFINED_EXTENSIONS>{media}</USER_DEFINED_EXTENSIONS>"
    reading = read_text(bmecat(article(more=more)))
    (document,) = reading.drafts[0].offering.documents
    assert (document.name, document.kind, document.url) == ("Datenblatt", "datasheet", "https://example.com/p.pdf")
    assert not found(reading, "element-left-out")


def test_what_bears_on_prices_is_told() -> None:
    more = "<TAX>0.19</TAX><PRICE_BASE><PRICE_UNIT>KGM</PRICE_UNIT></PRICE_BASE>"
    header = (
        "<BUYER><BUYER_NAME>Byg A/S</BUYER_NAME></BUYER><AGREEMENT><AGREEMENT_ID>23/97</AGREEMENT_ID>"
        '<DATETIME type="agreement_end_date"><DATE>2002-05-31</DATE></DATETIME></AGREEMENT>'
    )
    text = bmecat(article(prices="<DAILY_PRICE>TRUE</DAILY_PRICE>" + price("1", more)))
    reading = read_text(text.replace("</HEADER>", f"{header}</HEADER>"))
    told = {one.code for one in reading.findings}
    assert {"tax-rate", "price-unit", "price-daily", "made-for-buyer", "agreement"} <= told
    assert found(reading, "agreement")[0].params == {"agreement": "23/97", "days": "2002-05-31"}


def test_strange_elements_among_features_and_prices_are_told_and_no_document_is_lost() -> None:
    features = "<ARTICLE_FEATURES><CustomsTariffNumber>2</CustomsTariffNumber></ARTICLE_FEATURES>"
    media = "<MIME_INFO/><MIME_INFO><MIME><MIME_SOURCE>a.jpg</MIME_SOURCE></MIME></MIME_INFO>"
    prices = price("10.5", "<SUPPLPRICE_AMOUNT>5.25</SUPPLPRICE_AMOUNT>")
    reading = read_text(bmecat(article(more=features + media, prices=prices)))
    assert [one.name for one in reading.drafts[0].offering.documents] == ["a.jpg"]
    told = {one.params["subject"] for one in found(reading, "element-left-out")}
    assert told == {"CustomsTariffNumber", "SUPPLPRICE_AMOUNT"}
