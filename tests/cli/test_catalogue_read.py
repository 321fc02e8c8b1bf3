"""`bidbuilder catalogue read`: the JSON of INTERFACES on standard output, exit codes, errors as JSON and never a traceback."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from bidbuilder.cli.catalogue import catalogue
from tests.corpus import corpus_file
from tests.factories.supplier_lists import PUMP_MAKER, PUMP_MAKER_MERGED, TANK_MAKER, article, bmecat, price
from tests.factories.workbooks import workbook

OFFERING_FIELDS = {
    *(
        "code",
        "name",
        "description",
        "kind",
        "manufacturer",
        "part_number",
        "gtin",
        "classification",
        "unit",
        "pack_size",
    ),
    *(
        "minimum_order",
        "lead_time_days",
        "country_of_origin",
        "properties",
        "prices",
        "components",
        "documents",
        "source",
    ),
}
PRICE_FIELDS = {"currency", "from_quantity", "amount", "per", "incoterm", "place", "valid_from", "valid_until"}


def read(tmp_path: Path, name: str, content: bytes, *arguments: str) -> dict[str, Any]:
    file = tmp_path / name
    file.write_bytes(content)
    result = CliRunner().invoke(catalogue, ["read", str(file), *arguments])
    assert result.exit_code == 0, result.stderr
    return dict(json.loads(result.stdout))


def test_a_list_has_the_fields_of_the_interface(tmp_path: Path) -> None:
    answer = read(tmp_path, "pumps.xlsx", workbook({"Liste": PUMP_MAKER}, merged=PUMP_MAKER_MERGED))
    assert (answer["format"], answer["sheet"], answer["header_row"]) == ("xlsx", "Liste", 5)
    offering = answer["offerings"][0]
    assert offering.keys() >= OFFERING_FIELDS
    assert offering["prices"][0].keys() >= PRICE_FIELDS
    assert (offering["unit"], offering["unit_code"]) == ("piece", "H87")
    assert offering["source"]["cell"] == "A7"
    power = next(one for one in offering["properties"] if one["key"] == "rated_power")
    assert (power["value"], power["unit"], power["source_name"]) == ("7.5", "kW", "Mærkeeffekt [kW]")


def test_numbers_are_strings_and_nothing_is_a_float(tmp_path: Path) -> None:
    answer = read(tmp_path, "tanks.csv", TANK_MAKER)
    prices = answer["offerings"][0]["prices"]
    assert [(one["from_quantity"], one["amount"], one["currency"]) for one in prices] == [
        ("1", "4500.00", "DKK"),
        ("10", "4200.00", "DKK"),
    ]
    assert not [value for value in leaves(answer) if isinstance(value, float)]


def leaves(data: object) -> list[object]:
    if isinstance(data, dict):
        return [leaf for value in data.values() for leaf in leaves(value)]
    if isinstance(data, list):
        return [leaf for value in data for leaf in leaves(value)]
    return [data]


def test_messages_come_in_the_language_asked_for(tmp_path: Path) -> None:
    document = bmecat(article(code="", prices=price("0"))).encode()
    english, danish = (read(tmp_path, "a.xml", document, "--language", one) for one in ("en", "da"))
    assert "The article has no code." in {one["message"] for one in english["findings"]}
    assert "Varen har intet varenummer." in {one["message"] for one in danish["findings"]}
    assert [one["code"] for one in english["findings"]] == [one["code"] for one in danish["findings"]]


def test_corrections_of_a_person_are_taken(tmp_path: Path) -> None:
    content = b"a;b;c\nX-1;Ventil;1.234\n"
    columns = ("--header-row", "1", "--columns", "A=code,B=name,C=price")
    answer = read(
        tmp_path, "a.csv", content, *columns, "--decimal-mark", ",", "--currency", "SEK", "--text-language", "sv"
    )
    (offering,) = answer["offerings"]
    assert offering["name"] == {"sv": "Ventil"}
    assert [(one["amount"], one["currency"]) for one in offering["prices"]] == [("1234", "SEK")]


@pytest.mark.parametrize(
    ("content", "arguments", "code"),
    [
        (b"", (), "file-empty"),
        (b"%PDF-1.7\n", (), "file-unknown"),
        (b"Varenr.;Navn;Pris DKK\nA;B;1\n", ("--columns", "A=colour"), "field-unknown"),
        (b'<!DOCTYPE a [<!ENTITY x "y">]><BMECAT>&x;</BMECAT>', (), "xml-with-entities"),
    ],
)
def test_a_refusal_is_exit_code_2_and_json(
    tmp_path: Path, content: bytes, arguments: tuple[str, ...], code: str
) -> None:
    file = tmp_path / "file"
    file.write_bytes(content)
    result = CliRunner().invoke(catalogue, ["read", str(file), *arguments])
    assert (result.exit_code, result.stdout) == (2, "")
    error = json.loads(result.stderr)["error"]
    assert error["code"] == code
    assert error.keys() >= {"code", "message", "where", "hint"}


@pytest.mark.corpus
def test_the_command_prints_one_json_object() -> None:
    path = corpus_file("bmecat", "olivere_bmecat2005_new_catalog.golden.xml")
    done = subprocess.run(
        [sys.executable, "-m", "bidbuilder", "catalogue", "read", str(path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    (offering,) = json.loads(done.stdout)["offerings"]
    assert (offering["code"], offering["hs_code"], offering["country_of_origin"]) == ("1000", "84713000", "CN")
