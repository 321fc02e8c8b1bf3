"""DATANORM 4: records, code pages, prices in cents, texts, groups, and the files of the corpus."""

import zipfile
from decimal import Decimal
from io import BytesIO

import pytest

from bidbuilder.domain.basics.findings import Severity
from bidbuilder.domain.catalogue.readings import CatalogueReading
from bidbuilder.formats.readers.catalogue.delivery import ListUnclear
from bidbuilder.formats.readers.catalogue.registry import read_catalogue
from bidbuilder.formats.refusals import FormatOfOthers
from tests.corpus import corpus_file
from tests.factories.supplier_lists import datanorm, draft_of, found, ladder

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
    reading = read("P;A;77;1;2550;9;5500;;;;;78;1;2130;;;;;;;")
    assert [(draft.offering.code, draft.offering.unit, draft.keeps_per) for draft in reading.drafts] == [
        ("77", "", True),
        ("78", "", True),
    ]
    assert draft_of(reading, "78").prices[0].breaks[0].unit_price == Decimal("21.30")
    assert [one.params["count"] for one in found(reading, "discount-left-out")] == ["1"]


def prices_of(reading: CatalogueReading, code: str) -> list[tuple[str, str]]:
    return [(one.label, str(one.breaks[0].unit_price)) for one in draft_of(reading, code).prices]


@pytest.mark.parametrize(
    ("discounts", "net"),
    [
        ("1;3000;;;;", "70.00"),
        ("1;3000;1;1000;1;500", "59.85"),
        ("2;900;;;;", "90.00"),
        ("3;1200;;;;", "112.00"),
        ("0;RG1;;;;", "75.00"),
    ],
)
def test_discounts_of_a_price_make_its_net_price(discounts: str, net: str) -> None:
    reading = read(ARTICLE, f"P;A;4711;1;10000;{discounts};", "R;;RG1;1;2500;Armaturen;")
    assert prices_of(reading, "4711") == [("net price", net), ("list price", "100.00")]


def test_the_discount_of_its_group_makes_the_net_price_of_an_article() -> None:
    reading = read(ARTICLE, "R;;RG1;1;3333;Armaturen;")
    assert prices_of(reading, "4711") == [("net price", "82.30"), ("list price", "123.45")]
    assert found(reading, "discount-group-unknown") == []


def test_a_group_without_a_rate_leaves_the_list_price_and_is_told() -> None:
    reading = read(ARTICLE, "R;;RG1;7;3333;Armaturen;")
    assert prices_of(reading, "4711") == [("list price", "123.45")]
    assert [len(found(reading, code)) for code in ("discount-group-unknown", "discount-unreadable")] == [1, 1]


def test_a_stated_net_price_is_not_worked_out_again() -> None:
    reading = read(ARTICLE, "P;A;4711;2;9000;;;;;;;", "R;;RG1;1;3000;Armaturen;")
    assert prices_of(reading, "4711") == [("net price", "90.00"), ("list price", "123.45")]


def archive(files: dict[str, bytes]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as written:
        for name, content in files.items():
            written.writestr(name, content)
    return buffer.getvalue()


def test_the_files_of_a_delivery_are_read_together() -> None:
    files = {
        "DATANORM.001": datanorm(ARTICLE),
        "DATANORM.002": datanorm("A;N;5001;00;Ventil;;1;2;Stk;0;RG1;01; ;"),
        "DATPREIS.001": datanorm("P;A;5001;1;10000;;;;;;;"),
        "DATANORM.RAB": datanorm("R;;RG1;1;5000;Armaturen;"),
        "DATANORM.WRG": datanorm("S;;01;Armaturen;;;"),
        "LIESMICH.TXT": b"Guten Tag",
    }
    reading = read_catalogue("lieferung.zip", archive(files), {})
    assert prices_of(reading, "5001") == [("net price", "50.00"), ("list price", "100.00")]
    assert draft_of(reading, "4711").offering.classification["group"] == "Armaturen"
    assert draft_of(reading, "5001").source.file == "DATANORM.002"
    assert [one.params["files"].count("DAT") for one in found(reading, "files-together")] == [5]


def test_an_archive_of_several_lists_is_refused_with_their_number() -> None:
    rows = b"Varenr;Navn;Pris DKK\nA;Pumpe;10\n"
    assert len(read_catalogue("liste.zip", archive({"liste.csv": rows, "billede.png": b"\x89PNG\x00"}), {}).drafts) == 1
    with pytest.raises(ListUnclear) as refused:
        read_catalogue("lister.zip", archive({"a.csv": rows, "b.csv": rows}), {})
    assert refused.value.params["count"] == "2"


def test_a_deleted_article_is_a_finding_and_no_draft() -> None:
    reading = read("A;L;4711;00;Hahn;;1;0;Stk;100;;; ;")
    assert reading.drafts == ()
    assert len(found(reading, "article-deleted")) == 1


def test_other_records_are_counted_each_kind_with_what_it_means() -> None:
    reading = read(ARTICLE, "J;N;4711;X", "J;N;4711;Y", "Z;N;4711;1", "Q;N;4711")
    told = {one.params["subject"]: one for one in found(reading, "record-left-out")}
    assert {kind: one.params["count"] for kind, one in told.items()} == {"J": "2", "Z": "1", "Q": "1"}
    assert len({one.message for one in told.values()}) == 3
    assert [kind for kind, one in told.items() if one.severity is Severity.WARNING] == ["Z"]


def step(code: str, number: str, price: str, low: str, high: str, mark: str = "2", kind: str = "1") -> str:
    return f"Z;N;{code};{number};1;Staffelpr. {low} bis {high};;{kind};+;{mark};1;{price};;1;{low};{high};"


def test_prices_by_quantity_are_breaks_of_the_price_they_belong_to() -> None:
    steps = [step("4711", "01", "11000", "25", "99"), step("4711", "02", "9900", "100", "99999998")]
    reading = read("A;N;4711;00;Kugelhahn;;2;0;Stk;12345; ;01; ;", *steps)
    assert ladder(draft_of(reading, "4711")) == [("1", "123.45"), ("25", "110.00"), ("100", "99.00")]
    assert [one.params["count"] for one in found(reading, "price-steps")] == ["1"]


def test_a_step_from_the_first_piece_on_takes_the_place_of_the_price() -> None:
    (draft,) = read(
        "A;N;1;00;Hahn;;2;0;Stk;500; ;01; ;", step("1", "01", "450", "1", "9"), step("1", "02", "0", "0", "9")
    ).drafts
    assert (draft.is_clean, ladder(draft)) == (True, [("1", "4.50")])


def test_the_discount_of_a_group_holds_for_its_steps_too() -> None:
    records = ["R;;RG1;1;2000;Armaturen;", ARTICLE, step("4711", "01", "10000", "10", "99", mark="1")]
    (draft,) = read(*records).drafts
    assert ladder(draft) == [("1", "98.76"), ("10", "80.00")]


@pytest.mark.parametrize(
    "record",
    [
        step("4711", "01", "500", "1", "9", kind="3"),
        step("4711", "01", "500", "9", "1"),
        step("99", "01", "500", "1", "9"),
    ],
)
def test_a_surcharge_or_a_step_of_no_article_is_told_and_not_taken(record: str) -> None:
    reading = read(ARTICLE, record)
    assert [one.params["subject"] for one in found(reading, "record-left-out")] == ["Z"]
    assert [ladder(draft) for draft in reading.drafts] == [[("1", "123.45")]]


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


def test_version_3_is_refused_by_name() -> None:
    with pytest.raises(FormatOfOthers) as refused:
        read_catalogue("d.001", ("V 010190Firma".ljust(123) + "03").encode(), {})
    assert refused.value.params["kind"] == "DATANORM 3"


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
