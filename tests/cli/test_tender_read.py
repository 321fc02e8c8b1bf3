"""`bidbuilder tender read`: the JSON of INTERFACES on standard output, exit codes, errors as JSON and never a traceback."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bidbuilder.cli.main import commands
from tests.factories.notices import criteria, criterion, lot, notice, period
from tests.factories.workbooks import workbook

TENDER_FIELDS = {
    *("reference", "title", "buyer", "currency", "languages", "submission_deadline", "clarification_deadline"),
    *("bid_validity_days", "variants_allowed", "securities", "documents", "lots", "requirements"),
}
LOT_FIELDS = {"id", "title", "cpv", "value", "submission_deadline", "award_criteria"}
REQUIREMENT_FIELDS = {
    *(
        "number",
        "lot",
        "section",
        "text",
        "level",
        "weight",
        "scope",
        "quantity",
        "unit",
        "constraints",
        "answer",
        "source",
    ),
}


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(commands, [*map(str, arguments)])


@pytest.fixture
def notice_file(tmp_path: Path) -> Path:
    terms, process = criteria(criterion("price", "12.50")), period("2027-03-02+01:00", "12:00:00+01:00")
    path = tmp_path / "notice.xml"
    path.write_bytes(notice(lot(terms=terms, process=process)))
    return path


@pytest.fixture
def workbook_file(tmp_path: Path) -> Path:
    path = tmp_path / "krav.xlsx"
    path.write_bytes(
        workbook({"Krav": [["Krav nr.", "Kategori", "Krav", "Antal"], ["K1", "Pumper", "Pumpen skal yde 12 kW", 2.5]]})
    )
    return path


def test_every_field_of_the_interface_is_there(notice_file: Path, workbook_file: Path) -> None:
    tender = json.loads(run("tender", "read", notice_file).stdout)["tender"]
    assert set(tender) >= TENDER_FIELDS
    assert set(tender["lots"][0]) >= LOT_FIELDS
    requirement = json.loads(run("tender", "read", workbook_file).stdout)["tender"]["requirements"][0]
    assert set(requirement) >= REQUIREMENT_FIELDS
    assert set(requirement["answer"]) >= {"kind", "choices"}
    assert set(requirement["source"]) >= {"file", "sheet", "cell", "page", "xpath"}


def test_times_carry_an_offset_and_numbers_are_strings(notice_file: Path, workbook_file: Path) -> None:
    tender = json.loads(run("tender", "read", notice_file).stdout)["tender"]
    assert tender["submission_deadline"] == "2027-03-02T12:00:00+01:00"
    assert tender["submission_deadline_zone"] == "+01:00"
    criterion = tender["lots"][0]["award_criteria"][0]
    assert (criterion["kind"], criterion["weight"], criterion["weight_kind"]) == ("price", "12.50", "percentage-exact")
    assert json.loads(run("tender", "read", workbook_file).stdout)["tender"]["requirements"][0]["quantity"] == "2.5"


def test_of_several_procedures_the_named_one_is_read_and_the_others_are_told(tmp_path: Path) -> None:
    path = tmp_path / "package.json"
    path.write_text(json.dumps({"releases": [{"ocid": one, "tender": {"id": one}} for one in ("ocds-a", "ocds-b")]}))
    first, second = (json.loads(run("tender", "read", path, *more).stdout) for more in ((), ("--process", "ocds-b")))
    assert [one["tender"]["procedure_id"] for one in (first, second)] == ["ocds-a", "ocds-b"]
    (told,) = (one["message"] for one in first["findings"] if one["code"] == "several-procedures")
    assert told.endswith("ocds-a was read. The others are: ocds-b.")


def test_findings_are_sentences_in_the_chosen_language(notice_file: Path) -> None:
    english, danish = (
        json.loads(run("tender", "read", notice_file, "--language", language).stdout)["findings"]
        for language in ("en", "da")
    )
    assert [one["code"] for one in english] == [one["code"] for one in danish] == ["weights-not-whole"]
    assert english[0]["message"] == "The weights of lot LOT-0001 add up to 12.50 %, not to 100 %."
    assert danish[0]["message"] != english[0]["message"]
    assert english[0]["where"].startswith("notice.xml")


def test_a_person_corrects_sheet_and_columns(workbook_file: Path) -> None:
    arguments = ("--sheet", "Krav", "--header-row", "1", "--columns", "B=text,A=number")
    (requirement,) = json.loads(run("tender", "read", workbook_file, *arguments).stdout)["tender"]["requirements"]
    assert (requirement["number"], requirement["text"]) == ("K1", "Pumper")


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "file-empty"), (b"<a", "file-broken"), (b"%PNG", "file-unknown"), (b"\0\1\2", "file-unknown")],
)
def test_a_file_that_cannot_be_used_ends_with_2_and_json(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "offer.xlsx"
    path.write_bytes(content)
    result = run("tender", "read", path)
    assert result.exit_code == 2
    assert result.stdout == ""
    error = json.loads(result.stderr)["error"]
    assert error["code"] == code
    assert set(error) >= {"code", "message", "where", "hint"}


def test_an_enormous_file_is_refused_before_it_is_read(notice_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BIDBUILDER_MAXIMUM_UPLOAD_BYTES", "100")
    result = run("tender", "read", notice_file)
    assert (result.exit_code, json.loads(result.stderr)["error"]["code"]) == (2, "file-too-large")


@pytest.mark.parametrize("arguments", [["tender", "read"], ["tender", "read", "missing.xml"], ["tender", "reed", "x"]])
def test_wrong_arguments_end_with_2_and_json(arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert set(json.loads(result.stderr)["error"]) >= {"code", "message", "where", "hint"}


def test_the_command_runs_as_a_process_of_its_own(notice_file: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "bidbuilder", "tender", "read"]
    good = subprocess.run([*command, str(notice_file)], capture_output=True, text=True, timeout=60, check=False)
    assert (good.returncode, json.loads(good.stdout)["format"]) == (0, "eforms")
    (tmp_path / "empty.xml").touch()
    bad = subprocess.run(
        [*command, str(tmp_path / "empty.xml")], capture_output=True, text=True, timeout=60, check=False
    )
    assert bad.returncode == 2
    assert "Traceback" not in bad.stderr
