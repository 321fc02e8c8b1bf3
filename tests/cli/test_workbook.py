"""`bidbuilder workbook inspect|fill`: the JSON of INTERFACES, whole files or none, refusals as JSON."""

import io
import json
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from bidbuilder.cli.main import commands
from tests.factories.workbooks import workbook

ROWS = [
    ["Req. ID", "Requirement", "Response", "Comments"],
    ["R-1", "The pump shall deliver at least 12 m³/h at 3 bar.", None, None],
]
PRICES = [["Item no", "Description", "Qty", "Unit price", "Total"], ["P1", "Pump station, complete", 2, None, "=C2*D2"]]


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(commands, [*map(str, arguments)])


@pytest.fixture
def template(tmp_path: Path) -> Path:
    path = tmp_path / "buyer.xlsx"
    path.write_bytes(workbook({"Requirements": ROWS, "Prices": PRICES}, lists={"C2": '"Met,Not met"'}))
    return path


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    path = tmp_path / "answers.json"
    given = {
        "cells": [{"sheet": "Prices", "cell": "D2", "value": "12.50"}],
        "answers": [{"requirement": "R-1", "answer": "met", "remark": "=see page 4"}],
    }
    path.write_text(json.dumps(given), encoding="utf-8")
    return path


def test_inspect_prints_every_field_of_the_interface(template: Path) -> None:
    sheets = json.loads(run("workbook", "inspect", template).stdout)["sheets"]
    assert [set(sheet) >= {"name", "hidden", "kind", "header_row", "columns", "inputs"} for sheet in sheets] == [
        True,
        True,
    ]
    assert [(sheet["name"], sheet["kind"], sheet["header_row"]) for sheet in sheets] == [
        ("Requirements", "requirements", 1),
        ("Prices", "prices", 1),
    ]
    column, cell = sheets[0]["columns"][0], sheets[0]["inputs"][0]
    assert set(column) >= {"column", "role", "title"}
    assert {key: cell[key] for key in ("cell", "kind", "choices", "requirement")} == {
        "cell": "C2",
        "kind": "answer",
        "choices": ["Met", "Not met"],
        "requirement": "R-1",
    }


def test_fill_writes_a_workbook_with_the_answers_and_their_sums(template: Path, answers: Path, tmp_path: Path) -> None:
    before, out = template.read_bytes(), tmp_path / "filled.xlsx"
    printed = json.loads(run("workbook", "fill", template, answers, "--out", out).stdout)
    assert set(printed["filled"]) == {"Requirements!C2", "Requirements!D2", "Prices!D2"}
    assert printed["renewed"] == ["Prices!E2"]
    book = openpyxl.load_workbook(io.BytesIO(out.read_bytes()), data_only=True)
    assert [cell.value for cell in book["Requirements"][2]][2:] == ["Met", "=see page 4"]
    assert [cell.value for cell in book["Prices"][2]][3:] == [12.5, 25]
    assert template.read_bytes() == before


def test_a_refusal_writes_nothing(template: Path, tmp_path: Path) -> None:
    answers, out = tmp_path / "answers.json", tmp_path / "filled.xlsx"
    answers.write_text('{"answers": [{"requirement": "R-1", "answer": "Perhaps"}]}', encoding="utf-8")
    out.write_bytes(b"an older one")
    result = run("workbook", "fill", template, answers, "--out", out, "--language", "da")
    error = json.loads(result.stderr)["error"]
    assert result.exit_code == 2
    assert (error["code"], error["where"]) == ("value-not-allowed", "Requirements!C2")
    assert error["hint"] == "Vælg et af disse: Met | Not met."
    assert out.read_bytes() == b"an older one"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["answers.json", "buyer.xlsx", "filled.xlsx"]


def test_the_template_itself_may_be_filled(template: Path, answers: Path) -> None:
    assert run("workbook", "fill", template, answers, "--out", template).exit_code == 0
    assert openpyxl.load_workbook(template)["Prices"]["D2"].value == 12.5


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file-empty"),
        (b"PK\x03\x04", "file-broken"),
        (b"a;b\n1;2\n", "file-unknown"),
        (b"%PDF-1.7", "file-unknown"),
    ],
)
@pytest.mark.parametrize("command", ["inspect", "fill"])
def test_a_file_that_is_no_workbook_is_refused(
    tmp_path: Path, answers: Path, command: str, content: bytes, code: str
) -> None:
    path = tmp_path / "bad.xlsx"
    path.write_bytes(content)
    more = [answers, "--out", tmp_path / "out.xlsx"] if command == "fill" else []
    result = run("workbook", command, path, *more)
    assert (result.exit_code, json.loads(result.stderr)["error"]["code"]) == (2, code)
    assert "Traceback" not in result.stderr


def test_answers_that_are_no_json_are_refused(template: Path, tmp_path: Path) -> None:
    answers = tmp_path / "answers.json"
    answers.write_text("{'cells': []}", encoding="utf-8")
    result = run("workbook", "fill", template, answers, "--out", tmp_path / "out.xlsx")
    assert (result.exit_code, json.loads(result.stderr)["error"]["code"]) == (2, "answers-unreadable")


@pytest.mark.parametrize("folder", ["missing", "answers.json"])
def test_a_place_that_cannot_be_written_is_refused(template: Path, answers: Path, tmp_path: Path, folder: str) -> None:
    result = run("workbook", "fill", template, answers, "--out", tmp_path / folder / "out.xlsx")
    assert (result.exit_code, json.loads(result.stderr)["error"]["code"]) == (2, "cannot-write")
