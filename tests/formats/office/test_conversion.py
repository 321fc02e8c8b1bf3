"""LibreOffice as a converter: PDF files that repeat, pages and pictures, and what is said when it fails."""

import shutil
import struct
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bidbuilder.formats.office.conversion import (
    OfficeFailed,
    OfficeMissing,
    OfficeTooSlow,
    has_office,
    share_out,
    to_pdf,
)
from bidbuilder.formats.office.dating import date_pdf
from bidbuilder.formats.office.pages import count_pages, heading_pages, page_picture
from bidbuilder.formats.writers.letter import write_letter
from tests.factories.snapshots import small_snapshot

needs_office = pytest.mark.skipif(not has_office("soffice"), reason="LibreOffice is not installed")
MADE_AT = datetime(2026, 2, 20, 14, 30, tzinfo=UTC)


def program(folder: Path, script: str) -> str:
    """A stand-in for the program that fails in a way the real one cannot be made to."""
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return str(path)


def test_without_the_program_the_refusal_says_how_to_get_it() -> None:
    assert not has_office("")
    with pytest.raises(OfficeMissing) as refused:
        to_pdf({"a.docx": b""}, "no-such-soffice")
    assert "BIDBUILDER_SOFFICE" in refused.value.hint


@pytest.mark.skipif(not shutil.which("sh"), reason="needs a shell")
def test_a_program_that_hangs_is_stopped_with_its_children(tmp_path: Path) -> None:
    with pytest.raises(OfficeTooSlow):
        to_pdf({"a.docx": b""}, program(tmp_path, "sleep 60 & wait"), seconds=0.3)


@pytest.mark.skipif(not shutil.which("sh"), reason="needs a shell")
def test_a_file_that_was_not_made_is_named(tmp_path: Path) -> None:
    with pytest.raises(OfficeFailed) as refused:
        to_pdf({"letter.docx": b"", "prices.xlsx": b""}, program(tmp_path, "exit 0"))
    assert refused.value.params["names"] == "letter.docx, prices.xlsx"


def test_no_files_need_no_program_run(tmp_path: Path) -> None:
    if has_office("sh"):
        assert to_pdf({}, "sh") == {}


def test_large_work_is_shared_evenly_by_two_processes_and_small_work_by_none() -> None:
    large = {"matrix.docx": bytes(900_000), "proposal.docx": bytes(500_000), "prices.xlsx": bytes(300_000)}
    assert share_out(large, processors=2) == [["matrix.docx"], ["proposal.docx", "prices.xlsx"]]
    assert share_out(large, processors=1) == [list(large)]
    assert share_out({"matrix.docx": bytes(900_000), "letter.docx": b""}, processors=2) == [
        ["matrix.docx", "letter.docx"]
    ]


def test_dating_keeps_every_byte_in_its_place() -> None:
    trailer = (
        b"/CreationDate(D:20200101000000Z')>>/ID [ <"
        + b"A1" * 16
        + b">\n<"
        + b"A1" * 16
        + b"> ]/DocChecksum /"
        + b"B2" * 16
    )
    other = trailer.replace(b"A1" * 16, b"C3" * 16).replace(b"2020", b"2021")
    dated = date_pdf(b"%PDF" + trailer, MADE_AT)
    assert dated == date_pdf(b"%PDF" + other, MADE_AT)
    assert len(dated) == len(trailer) + 4
    assert b"D:20260220143000Z" in dated
    assert date_pdf(b"%PDF-other" + trailer, MADE_AT)[-32:] != dated[-32:]


@pytest.mark.office
@needs_office
def test_a_letter_becomes_the_same_pdf_twice_with_pages_and_pictures() -> None:
    files = {"letter.docx": write_letter(small_snapshot(language="da"))}
    first, second = (to_pdf(files, "soffice", made_at=MADE_AT)["letter.docx"] for _ in range(2))
    assert first == second
    assert count_pages(first) == 2
    assert heading_pages(first)[:2] == [("Vores tilbud", 1), ("Pris", 1)]
    picture = page_picture(first, 1, dpi=40)
    assert picture.startswith(b"\x89PNG")
    assert struct.unpack(">II", picture[16:24]) == (331, 468)  # A4 at 40 dots an inch
