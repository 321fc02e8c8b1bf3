"""A zip of a buyer's files is one tender."""

import io
import zipfile

import pytest

from bidbuilder.domain.tenders.tenders import TenderReading
from bidbuilder.formats.readers.registry import read_tender
from bidbuilder.formats.refusals import FileUnknown
from tests.factories.notices import lot, notice, period
from tests.factories.workbooks import workbook

KRAV = workbook({"Krav": [["Krav nr.", "Krav", "Svar"], ["K1", "Pumpen skal køre."], ["K2", "Pumpen skal stoppe."]]})
NOTICE = notice(lot(process=period("2027-03-02+01:00", "12:00:00+01:00")))


def read(*files: tuple[str, bytes]) -> TenderReading:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return read_tender("udbud.zip", buffer.getvalue(), {})


def codes(reading: TenderReading) -> set[str]:
    return {finding.code for finding in reading.findings}


def test_the_notice_gives_the_frame_and_every_file_its_requirements() -> None:
    reading = read(("bilag/krav.xlsx", KRAV), ("notice.xml", NOTICE))
    assert (reading.format, reading.tender.reference) == ("eforms", "26-0042")
    assert [one.number for one in reading.tender.requirements] == ["K1", "K2"]
    assert {one.source.file for one in reading.tender.requirements} == {"bilag/krav.xlsx"}
    assert [document.name for document in reading.tender.documents] == ["bilag/krav.xlsx", "notice.xml"]
    assert [sheet.name for sheet in reading.sheets] == ["Krav"]


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
