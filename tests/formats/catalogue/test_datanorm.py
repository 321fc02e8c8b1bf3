"""DATANORM 4: records, code pages, prices in cents, texts, groups, and the files of the corpus."""

from decimal import Decimal

import pytest

from bidbuilder.formats.readers.catalogue.registry import read_catalogue
from bidbuilder.formats.refusals import FormatOutdated
from tests.corpus import corpus_file
from tests.factories.supplier_lists import datanorm, draft_of, found

ARTICLE = "A;N;4711;00;Kugelhahn DN50;Messing;1;0;Stk;12345;RG1;01; ;"


def read(*records: str):
    return read_catalogue("DATANORM.001", datanorm(*records), {})


def test_an_article_has_its_name_unit_and_price_in_cents() -> None:
    (draft,) = read(ARTICLE).drafts
    assert (draft.offering.code, dict(draft.offering.names)) == ("4711", {"de": "Kugelhahn DN50 Messing"})
    assert draft.offering.unit == "piece"
    (one,) = draft.prices
    assert (one.currency, one.breaks[0].unit_price, one.per, one.label) == ("EUR", Decimal("123.45"), 1, "list price")


@pytest.mark.parametrize(("code", "per"), [("0", 1), ("1", 10), ("2", 100), ("3", 1000)])
def test_the_price_unit_is_a_code(code: str, per: int) -> None:
    assert read(f"A;N;4711;00;Kabel;;2;{code};m;500;;; ;").drafts[0].prices[0].per == per


def test_the_second_record_brings_gtin_and_pack() -> None:
    offering = read(ARTICLE, "B;N;4711;KUGEL;ALT;12;0;0;0;4006381333931; ;12;0;10; ; ;").drafts[0].offering
    assert (offering.gtin, offering.terms.pack_size) == ("4006381333931", 10)


def test_long_texts_are_joined_in_the_order_of_their_lines() -> None:
    texts = ["T;N;TX1;;3;;dritte Zeile;4;;vierte", "T;N;TX1;;1;;erste Zeile;2;;zweite"]
    (draft,) = read(*texts, "A;N;4711;50;Kugelhahn;;1;0;Stk;100;;;TX1;").drafts
    assert draft.offering.descriptions == {"de": "erste Zeile\nzweite\ndritte Zeile\nvierte"}


def test_group_names_are_used_where_the_file_has_them() -> None:
    records = ["S;;01;Armaturen;;;", "S;;01;;12;Kugelhähne;", ARTICLE, "B;N;4711;;;;0;0;0;; ;12;0;1; ; ;"]
    assert read(*records).drafts[0].offering.classification["group"] == "Armaturen > Kugelhähne"


def test_prices_of_their_own_replace_the_nought_in_the_article() -> None:
    reading = read("A;N;4711;00;Hahn;;1;0;Stk;0;;; ;", "P;A;4711;1;12345;;;;;;;4711;2;9900;;;;;;;")
    (draft,) = reading.drafts
    assert [(one.label, one.breaks[0].unit_price) for one in draft.prices] == [
        ("list price", Decimal("123.45")),
        ("net price", Decimal("99.00")),
    ]


def test_prices_alone_update_offerings_that_are_known() -> None:
    reading = read("P;A;77;1;2550;1;5500;;;;;78;1;2130;;;;;;;")
    assert [draft.offering.code for draft in reading.drafts] == ["77", "78"]
    assert draft_of(reading, "78").prices[0].breaks[0].unit_price == Decimal("21.30")
    assert [one.params["count"] for one in found(reading, "discount-left-out")] == ["1"]


def test_a_deleted_article_is_a_finding_and_no_draft() -> None:
    reading = read("A;L;4711;00;Hahn;;1;0;Stk;100;;; ;")
    assert reading.drafts == ()
    assert len(found(reading, "article-deleted")) == 1


def test_other_records_are_counted() -> None:
    reading = read(ARTICLE, "J;N;4711;X", "Z;N;4711;1")
    assert {one.params["subject"] for one in found(reading, "record-left-out")} == {"J", "Z"}


def test_a_price_that_is_no_number_is_an_error() -> None:
    (draft,) = read("A;N;4711;00;Hahn;;1;0;Stk;12,50;;; ;").drafts
    assert not draft.is_clean
    assert draft.prices == ()


@pytest.mark.parametrize("encoding", ["cp850", "cp1252", "utf-8"])
def test_umlauts_are_read_in_the_code_pages_of_the_field(encoding: str) -> None:
    content = (
        datanorm("A;N;1;00;Schlüssel für Überwurfmuttern, groß;;1;0;Stk;100;;; ;").decode("cp850").encode(encoding)
    )
    reading = read_catalogue("d.001", content, {})
    assert reading.drafts[0].offering.names == {"de": "Schlüssel für Überwurfmuttern, groß"}


def test_version_5_is_refused_by_name() -> None:
    with pytest.raises(FormatOutdated):
        read_catalogue("d.001", b"V;050;A;20250415;EUR;;;;\r\nA;N;1;Text;;MTK;2;1;894;001;\r\n", {})


@pytest.mark.corpus
def test_the_corpus_file_is_read_as_it_stands() -> None:
    path = corpus_file("datanorm", "datanorm_test.001")
    (draft,) = read_catalogue(path.name, path.read_bytes(), {}).drafts
    fields = path.read_bytes().decode("cp850").splitlines()[1].split(";")
    assert draft.offering.code == fields[2]
    assert draft.offering.names == {"de": f"{fields[4]} {fields[5]}"}
    assert draft.prices[0].breaks[0].unit_price == Decimal(fields[9]) / 100
    assert draft.offering.gtin == "3250614315336"


@pytest.mark.corpus
def test_a_file_of_groups_alone_has_no_articles() -> None:
    path = corpus_file("datanorm", "datanorm_test.WRG")
    reading = read_catalogue(path.name, path.read_bytes(), {})
    assert reading.drafts == ()
    assert len(found(reading, "no-articles")) == 1
