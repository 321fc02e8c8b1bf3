"""A zip of a buyer's files is one tender."""

import io
import json
import zipfile

import pytest

from bidbuilder.domain.tenders.tenders import TenderReading
from bidbuilder.formats.readers.registry import read_tender
from bidbuilder.formats.refusals import FileUnknown
from tests.factories.notices import lot, notice, period
from tests.factories.workbooks import workbook

KRAV = workbook({"Krav": [["Krav nr.", "Krav", "Svar"], ["K1", "Pumpen skal køre."], ["K2", "Pumpen skal stoppe."]]})
NOTICE = notice(lot(process=period("2027-03-02+01:00", "12:00:00+01:00")))


def read(*files: tuple[str, bytes], **options: str) -> TenderReading:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return read_tender("udbud.zip", buffer.getvalue(), options)


def codes(reading: TenderReading) -> set[str]:
    return {finding.code for finding in reading.findings}


def test_the_notice_gives_the_frame_and_every_file_its_requirements() -> None:
    reading = read(("bilag/krav.xlsx", KRAV), ("notice.xml", NOTICE))
    assert (reading.format, reading.tender.reference) == ("eforms", "26-0042")
    assert [one.number for one in reading.tender.requirements] == ["K1", "K2"]
    assert {one.source.file for one in reading.tender.requirements} == {"bilag/krav.xlsx"}
    assert [document.name for document in reading.tender.documents] == ["bilag/krav.xlsx", "notice.xml"]
    assert [sheet.name for sheet in reading.sheets] == ["Krav"]


def test_of_several_procedures_in_a_file_of_the_zip_one_is_chosen() -> None:
    releases = [
        {"ocid": one, "id": "1", "tag": ["tender"], "date": "2026-01-01T00:00:00Z", "tender": {"id": one, "title": one}}
        for one in ("a", "b")
    ]
    package = json.dumps({"version": "1.1", "releases": releases}).encode()
    reading = read(("package.json", package), ("krav.xlsx", KRAV))
    assert [one.ocid for one in reading.procedures] == ["a", "b"]
    assert reading.tender.procedure_id == "a"
    chosen = read(("package.json", package), ("krav.xlsx", KRAV), process="b")
    assert (chosen.tender.procedure_id, len(chosen.tender.requirements)) == ("b", 2)


LETTER = (
    "# Levering af pumper\n\nSagsnr.: SKV-2027-014\n\nOrdregiver: Skovlund Forsyning A/S\n\n"
    "Spørgsmål skal stilles senest 8. marts 2027 kl. 12.00 CET.\n\nPumpen skal males blå.\n"
).encode()


def test_what_the_frame_leaves_open_is_taken_from_the_other_papers() -> None:
    reading = read(("krav.xlsx", KRAV), ("brev.md", LETTER))
    assert reading.format == "xlsx"
    assert (reading.tender.reference, reading.tender.buyer.name) == ("SKV-2027-014", "Skovlund Forsyning A/S")
    assert {"reference-from-text", "buyer-from-text"} <= codes(reading)
    assert "papers-differ" not in codes(reading)


def test_what_papers_say_differently_is_told_and_the_frame_keeps_its_word() -> None:
    reading = read(("brev.md", LETTER), ("notice.xml", NOTICE))
    assert reading.tender.reference == "26-0042"
    assert "reference-from-text" not in codes(reading)
    told = [one.params for one in reading.findings if one.code == "papers-differ"]
    assert {"file": "brev.md", "said": "SKV-2027-014", "kept": "26-0042", "other": "notice.xml"} in told


def test_the_price_lines_of_a_sheet_in_a_zip_are_kept() -> None:
    prices = [["Pos.", "Bezeichnung", "Menge", "Einheit", "Einheitspreis EUR", "Gesamtpreis EUR"]]
    prices += [[f"P{n}", name, 2, "Stk", None, None] for n, name in enumerate(("Pumpe", "Tank", "Montage"), 1)]
    book = workbook({"Krav": [["Krav nr.", "Krav", "Svar"], ["K1", "Pumpen skal køre."]], "Preisblatt": prices})
    assert [one.text for one in read(("krav.xlsx", book)).price_rows] == ["Pumpe", "Tank", "Montage"]


def test_the_same_file_twice_is_read_once_and_told() -> None:
    reading = read(("krav.xlsx", KRAV), ("kopi af krav.xlsx", KRAV))
    assert len(reading.tender.requirements) == 2
    assert "file-twice" in codes(reading)


@pytest.mark.parametrize(
    ("first", "second", "is_told"),
    [
        ("krav_v1.xlsx", "krav_v2.xlsx", True),
        ("krav 2027-01-01.xlsx", "krav 2027-02-01.xlsx", True),
        ("krav.xlsx", "pris.xlsx", False),
    ],
)
def test_versions_of_one_document_are_noticed(first: str, second: str, is_told: bool) -> None:
    other = workbook({"Krav": [["Krav nr.", "Krav", "Svar"], ["K9", "Tanken skal holde."]]})
    assert ("file-versions" in codes(read((first, KRAV), (second, other)))) == is_told


def krav(*texts: str) -> bytes:
    """A workbook of requirements, numbered from K1."""
    return workbook({"Krav": [["Krav nr.", "Krav", "Svar"], *([f"K{n}", text] for n, text in enumerate(texts, 1))]})


TEXTS = ("Pumpen skal køre.", "Pumpen skal stoppe.", "Tanken skal være tæt.", "Tanken skal rumme 20 m³.")
OLDER = krav(*TEXTS)
NEWER = krav(*TEXTS[:3], "Tanken skal rumme 25 m³.", "Låget skal kunne låses.")


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ("krav_v1.xlsx", "krav_v2.xlsx"),
        ("krav_v9.xlsx", "krav_v10.xlsx"),
        ("krav rev A.xlsx", "krav rev B.xlsx"),
        ("krav 2027-01-15.xlsx", "krav 2027-02-01.xlsx"),
        ("krav 28.02.2027.xlsx", "krav 01.03.2027.xlsx"),
        ("krav.xlsx", "krav v2.xlsx"),
        ("krav udkast.xlsx", "krav.xlsx"),
        ("krav.xlsx", "krav endelig.xlsx"),
        ("kravliste v1.xlsx", "Bekendtgjorte kravene v2.xlsx"),
    ],
)
@pytest.mark.parametrize("is_first", [True, False])
def test_the_newer_of_two_versions_counts_and_the_older_is_named(older: str, newer: str, is_first: bool) -> None:
    files = [(older, OLDER), (newer, NEWER)]
    reading = read(*(files if is_first else files[::-1]))
    assert {one.source.file for one in reading.tender.requirements} == {newer}
    assert {one.name for one in reading.tender.documents} == {older, newer}
    (told,) = [one for one in reading.findings if one.code == "file-superseded"]
    assert (told.params["older"], told.params["newer"]) == (older, newer)
    # Of the four one was changed a little: that makes it a version, but it is not the same.
    assert (told.params["same"], told.params["count"]) == ("3", "4")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("krav lot 1.xlsx", "krav lot 2.xlsx"),
        ("bilag 1.xlsx", "bilag 2.xlsx"),
        ("krav del A v1.xlsx", "krav del B v2.xlsx"),
    ],
)
def test_alike_papers_of_different_lots_both_count(first: str, second: str) -> None:
    reading = read((first, OLDER), (second, NEWER))
    assert {one.source.file for one in reading.tender.requirements} == {first, second}
    assert "file-superseded" not in codes(reading)


def test_where_nothing_says_which_is_newer_both_count_and_that_is_told() -> None:
    reading = read(("krav.xlsx", OLDER), ("krav kopi.xlsx", NEWER))
    assert len({one.source.file for one in reading.tender.requirements}) == 2
    assert "file-versions" in codes(reading)


def test_the_same_text_as_markdown_and_as_workbook_counts_once() -> None:
    text = "# Krav til pumper\n\n" + "\n\n".join(TEXTS)
    reading = read(("krav.md", text.encode()), ("krav.xlsx", OLDER))
    assert {one.source.file for one in reading.tender.requirements} == {"krav.xlsx"}


def test_a_file_that_cannot_be_read_is_told_and_stops_nothing() -> None:
    reading = read(("krav.xlsx", KRAV), ("plan.png", b"\x89PNG\r\n\x1a\n\0\0"), ("__MACOSX/krav.xlsx", b"litter"))
    assert len(reading.tender.requirements) == 2
    told = [finding for finding in reading.findings if finding.code == "file-unknown"]
    assert [finding.where.file for finding in told] == ["plan.png"]


def test_a_zip_in_a_zip_is_not_opened() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("krav.xlsx", KRAV)
    with pytest.raises(FileUnknown):
        read(("inner.zip", buffer.getvalue()))


def test_a_catalogue_in_yaml_may_lie_beside_a_notice() -> None:
    catalogue = b"title: Pumps\nrequirements:\n  - title: Noise\n    level: MUST\n    description: It is quiet.\n"
    reading = read(("krav.yml", catalogue), ("notice.xml", NOTICE))
    assert reading.format == "eforms"
    assert [one.text for one in reading.tender.requirements] == ["It is quiet."]


PRICES = [
    ["Prisskema for alt"],
    [],
    ["Pos.", "Ydelse", "Antal", "Enhed", "Enhedspris DKK", "Pris i alt DKK"],
    *([f"P{number}", name, 2, "stk.", None, None] for number, name in enumerate(("Pumpe", "Tank", "Montage"), 1)),
]


@pytest.mark.parametrize("first", [("2027-14_krav.xlsx", KRAV), ("priser.xlsx", workbook({"Priser": PRICES}))])
def test_a_title_that_a_paper_states_counts_before_names_of_files_and_price_sheets(first: tuple[str, bytes]) -> None:
    assert read(first, ("brev.md", LETTER)).tender.title == {"und": "Levering af pumper"}


def test_a_price_sheet_stays_one_in_a_zip_and_in_a_chosen_language() -> None:
    book = workbook({"Priser": PRICES})
    alone = read_tender("priser.xlsx", book, {"language": "da"})
    for reading in (alone, read(("priser.xlsx", book))):
        assert [sheet.kind for sheet in reading.sheets] == ["prices"]
        assert [one.text for one in reading.price_rows] == ["Pumpe", "Tank", "Montage"]
        assert reading.tender.requirements == ()
