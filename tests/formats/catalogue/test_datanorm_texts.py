"""DATANORM: long texts, lines of articles, texts with places to fill in, and what is told where they do not meet."""

from bidbuilder.domain.basics.findings import Severity
from bidbuilder.formats.readers.catalogue.registry import read_catalogue
from tests.factories.supplier_lists import datanorm, draft_of, found

ARTICLE = "A;N;4711;30;Kupferrohr;halbhart;1;2;m;18950;;SHK;LT1;"
LONG = "T;N;LT1;;1;;Kupferrohr nach DIN EN 1057;2;;für Trinkwasser;"


def read(*records: str):
    return read_catalogue("DATANORM.001", datanorm(*records), {})


def lines_of(*records: str) -> list[str]:
    (draft,) = read(*records).drafts
    return draft.offering.descriptions.get("de", "").split("\n")


def test_the_lines_of_an_article_stand_before_its_long_text_and_not_between_its_lines() -> None:
    assert lines_of(LONG, ARTICLE, "D;N;4711;2;F;;Stange 5 m;1;F;;Härte R250;") == [
        "Härte R250",
        "Stange 5 m",
        "Kupferrohr nach DIN EN 1057",
        "für Trinkwasser",
    ]


def test_a_line_takes_in_a_text_and_fills_the_places_of_another() -> None:
    records = [
        "E;N;FORM;;1;;Maße: $$$$ x $$ mm;;;;",
        "T;N;ZUS;;1;;blank gezogen;;;;",
        "A;N;4711;30;Kupferrohr;;1;0;m;100;;SHK; ;",
        "D;N;4711;1;E;FORM;$15$1$;2;T;ZUS;;",
    ]
    assert lines_of(*records) == ["Maße: 15 x 1 mm", "blank gezogen"]
    assert found(read(*records), "text-unused") == []


def test_texts_and_articles_that_do_not_meet_are_told() -> None:
    reading = read(
        LONG, "A;N;1;30;Rohr;;1;0;m;100;;;FEHLT;", "D;N;99;1;F;;Zeile;;;;;", "B;N;98;X; ; ;0;0;0; ; ; ;0;1; ; ;"
    )
    assert [one.params["count"] for one in found(reading, "text-missing")] == ["1"]
    assert [one.params["count"] for one in found(reading, "text-unused")] == ["1"]
    assert [one.params["count"] for one in found(reading, "lines-alone")] == ["1"]
    assert [one.params["subject"] for one in found(reading, "record-left-out")] == ["B"]


def test_a_weight_of_copper_says_that_the_price_is_not_all() -> None:
    (told,) = found(read(ARTICLE, LONG, "B;N;4711;;;;1;15000;43;; ; ;0;1; ; ;"), "price-without-metal")
    assert (told.severity, told.params["count"]) == (Severity.WARNING, "1")
    assert found(read(ARTICLE, LONG, "B;N;4711;;;;0;0;0;; ; ;0;1; ; ;"), "price-without-metal") == []


def test_a_new_number_is_no_article() -> None:
    reading = read(ARTICLE, LONG, "A;X;ALT-1;;4711;;;;;;;;;")
    assert [draft.offering.code for draft in reading.drafts] == ["4711"]
    (told,) = found(reading, "article-renumbered")
    assert (told.params["code"], told.params["number"]) == ("ALT-1", "4711")


def test_the_day_of_a_price_file_holds_for_its_prices() -> None:
    reading = read("C;;TERMIN-1;01082026;", "C;N;ARBEIT-1;4711;20;", "P;A;4711;1;85700;;;;;;;")
    assert str(draft_of(reading, "4711").prices[0].valid_from) == "2026-08-01"
    assert [(one.params["subject"], one.params["count"]) for one in found(reading, "record-left-out")] == [("C", "1")]


def test_a_discount_on_a_net_price_is_told_and_not_taken_off() -> None:
    reading = read("P;A;4711;2;4590;1;500;;;;;4712;2;9000;0;RG1;;;;;")
    assert [draft.prices[0].breaks[0].unit_price.as_tuple().digits for draft in reading.drafts] == [
        (4, 5, 9, 0),
        (9, 0, 0, 0),
    ]
    assert [one.params["count"] for one in found(reading, "discount-left-out")] == ["1"]
