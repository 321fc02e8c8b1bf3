"""DATANORM 5: the fields of version 4 in another order, price units written out, and a last record that counts."""

from decimal import Decimal

import pytest

from bidbuilder.formats.readers.catalogue.registry import read_catalogue
from tests.factories.supplier_lists import datanorm_5, draft_of, found, ladder

ARTICLE = (
    "A;N;ROHR-15;Kupferrohr 15x1;halbhart;MTR;1;100;18950;RG1;SHK;ROHRE;CU15;;ALT-15;KME;H-15;Typ 15;4006381333931;;5;12;3;"
    "LT1;90;1;;;1;"
)
TEXTS = ("T;N;LT1;1;01;nach DIN EN 1057;", "T;N;LT1;1;02;für Trinkwasser;")


def read(*records: str):
    return read_catalogue("DATANORM.001", datanorm_5(*records), {})


def prices_of(reading, code: str) -> list[tuple[str, str, Decimal, str]]:
    return [
        (one.label, str(one.breaks[0].unit_price), one.per, str(one.valid_from or ""))
        for one in draft_of(reading, code).prices
    ]


def test_an_article_has_all_its_fields() -> None:
    reading = read(*TEXTS, ARTICLE, "S;SHK;;Sanitär;", "S;SHK;ROHRE;Rohre;", "R;RG1;1;3000;Rohre;")
    (draft,) = reading.drafts
    offering = draft.offering
    assert (reading.format, draft.is_clean) == ("datanorm-5", True)
    assert (offering.code, offering.names["de"], offering.unit) == ("ROHR-15", "Kupferrohr 15x1 halbhart", "m")
    assert offering.descriptions["de"] == "nach DIN EN 1057\nfür Trinkwasser"
    assert (offering.manufacturer, offering.part_number, offering.gtin) == ("KME", "H-15", "4006381333931")
    assert (offering.classification["group"], offering.terms.pack_size) == ("Sanitär > Rohre", 5)
    assert prices_of(reading, "ROHR-15") == [("net price", "132.65", 100, ""), ("list price", "189.50", 100, "")]


@pytest.mark.parametrize(("typed", "per"), [("", 1), ("1", 1), ("25", 25), ("1000", 1000)])
def test_the_price_unit_is_the_number_itself(typed: str, per: int) -> None:
    assert read(f"A;N;1;Dübel;;PCE;2;{typed};500;;;;").drafts[0].prices[0].per == per


def test_a_price_unit_that_is_no_number_is_an_error_at_its_field() -> None:
    reading = read("A;N;1;Dübel;;PCE;2;x;500;;;;")
    (told,) = found(reading, "price-unit-unknown")
    assert (reading.drafts[0].is_clean, told.where.cell) == (False, "H2")


def test_prices_alone_have_their_unit_discounts_and_day() -> None:
    reading = read(
        "P;A-1;1;100;19950;RG1;;;;;;;;",
        "P;A-2;1;1;4590;RG1;1;500;2;950;;;20261001;",
        "P;A-3;2;1;4590;RG9;;;;;;;;",
        "R;RG1;1;3000;Rohre;",
    )
    assert [draft.keeps_per for draft in reading.drafts] == [False] * 3
    assert prices_of(reading, "A-1") == [("net price", "139.65", 100, ""), ("list price", "199.50", 100, "")]
    assert prices_of(reading, "A-2") == [
        ("net price", "41.42", 1, "2026-10-01"),
        ("list price", "45.90", 1, "2026-10-01"),
    ]
    assert prices_of(reading, "A-3") == [("net price", "45.90", 1, "")]
    assert found(reading, "discount-left-out") == []


def test_steps_and_lines_belong_to_their_article() -> None:
    records = (
        "T;N;FORM;2;01;Maße: $$$$ x $$$$ mm;",
        "D;N;ROHR-15;01;E;$15$1$;FORM;",
        "D;N;ROHR-15;02;F;Härte R250;;",
        "Z;N;ROHR-15;01;1;;Staffel ab 500 m;1;+;1;100;17950;;1;500;99999;",
        "Z;N;ROHR-15;11;2;CU;3;+;1;1;2;15100;20000;10;",
    )
    reading = read(*TEXTS, ARTICLE, *records)
    (draft,) = reading.drafts
    assert ladder(draft) == [("1", "189.50"), ("500", "179.50")]
    assert draft.offering.descriptions["de"].split("\n")[:2] == ["Maße: 15 x 1 mm", "Härte R250"]
    assert [one.params["count"] for one in found(reading, "record-left-out")] == ["1"]


def test_numbers_taken_away_or_changed_are_told() -> None:
    reading = read("B;A;ALT-1;NEU-1;", "B;L;ALT-2;NEU-2;20261231;")
    assert reading.drafts == ()
    assert [one.params["number"] for one in found(reading, "article-renumbered")] == ["NEU-1"]
    assert [one.params["code"] for one in found(reading, "article-deleted")] == ["ALT-2"]


def test_a_file_that_breaks_off_is_told() -> None:
    assert found(read(*TEXTS, ARTICLE), "records-missing") == []
    whole = datanorm_5(*TEXTS, ARTICLE)
    cut = read_catalogue("DATANORM.001", whole.replace(b"T;N;LT1;1;02;f\x81r Trinkwasser;\r\n", b""), {})
    assert [(one.params["stated"], one.params["count"]) for one in found(cut, "records-missing")] == [("5", "4")]
