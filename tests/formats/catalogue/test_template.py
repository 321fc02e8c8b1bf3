"""The template that suppliers fill in: it reads back without a finding, and office programs open it."""

import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from bidbuilder.formats.readers.catalogue.registry import read_catalogue
from bidbuilder.formats.writers.catalogue_template import make_template, template_columns
from bidbuilder.formats.writers.words import Words

HEADER_ROW = 3
LANGUAGES = ["en", "da"]


def filled(language: str) -> bytes:
    """The template with its own examples filled in, for two offerings."""
    book = openpyxl.load_workbook(BytesIO(make_template(language)))
    sheet = book.worksheets[0]
    words = Words(language)
    for row, code in ((HEADER_ROW + 1, "VP-240"), (HEADER_ROW + 2, "VP-300")):
        for index, column in enumerate(template_columns(words), start=1):
            example = words.say(column.example) if column.field == "kind" else column.example
            if column.style in {"amount", "count"} and example:
                sheet.cell(row, index, float(example))
            elif example:
                sheet.cell(row, index, example)
        sheet.cell(row, 1, code)
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_column_is_understood_as_what_it_is(language: str) -> None:
    reading = read_catalogue("template.xlsx", make_template(language), {})
    expected = [column.field for column in template_columns(Words(language))]
    assert [field.split(":")[0] for _, _, field in reading.columns] == [field.split(":")[0] for field in expected]
    assert reading.header_row == HEADER_ROW


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_filled_template_reads_without_a_finding(language: str) -> None:
    reading = read_catalogue("template.xlsx", filled(language), {})
    assert [finding.code for finding in reading.findings] == []
    assert [draft.offering.code for draft in reading.drafts] == ["VP-240", "VP-300"]
    (price,) = reading.drafts[0].prices
    assert (price.currency, price.incoterm, price.place, len(price.breaks)) == ("EUR", "FCA", "Esbjerg", 3)


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_languages_read_to_the_same_offering(language: str) -> None:
    expected, read = (read_catalogue("t.xlsx", filled(one), {}).drafts[0] for one in ("en", language))
    assert read.offering.names == expected.offering.names
    assert read.offering.terms == expected.offering.terms
    assert read.prices == expected.prices
    assert [value.key for value in read.offering.properties] == [value.key for value in expected.offering.properties]


@pytest.mark.parametrize("language", LANGUAGES)
def test_drop_downs_help_and_set_up_are_there(language: str) -> None:
    book = openpyxl.load_workbook(BytesIO(make_template(language)))
    offerings, guidance, lists = book.worksheets
    chosen = [rule for rule in offerings.data_validations.dataValidation if rule.type == "list"]
    assert len(chosen) == 8
    for rule in chosen:
        # Every list a drop-down points at is filled from its first to its last row and no further.
        letter = rule.formula1.split("$")[1]
        last = int(rule.formula1.split("$")[-1])
        assert all(lists[f"{letter}{row}"].value for row in range(2, last + 1))
        assert not lists[f"{letter}{last + 1}"].value
    assert all(offerings.cell(HEADER_ROW, index).comment for index in range(1, offerings.max_column + 1))
    assert offerings.freeze_panes == "C4"
    assert offerings.page_setup.orientation == "landscape"
    assert guidance.max_row > len(chosen)


def test_codes_are_text_so_that_leading_zeros_stay() -> None:
    sheet = openpyxl.load_workbook(BytesIO(make_template("en"))).worksheets[0]
    assert sheet.cell(HEADER_ROW + 1, 1).number_format == "@"


def test_the_template_is_the_same_file_every_day() -> None:
    assert make_template("da") == make_template("da")


@pytest.mark.office
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
def test_libreoffice_opens_it(tmp_path: Path) -> None:
    file = tmp_path / "template.xlsx"
    file.write_bytes(filled("da"))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    subprocess.run(
        ["soffice", "--headless", profile, "--convert-to", "csv", "--outdir", str(tmp_path), str(file)],
        check=True,
        capture_output=True,
        timeout=120,
    )
    assert "VP-240" in (tmp_path / "template.csv").read_text(encoding="utf-8", errors="replace")
