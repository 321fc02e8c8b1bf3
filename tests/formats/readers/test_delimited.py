"""Delimited text in every usual encoding and with every usual delimiter."""

import pytest

from bidbuilder.formats.readers.delimited import find_delimiter
from bidbuilder.formats.readers.registry import read_tender

ROWS = (
    ("Krav nr.", "Område", "Krav"),
    ("K1", "Pumper", "Pumpen skal yde 12,5 kW ved −20 °C"),
    ("K2", "Tanke", "Ø 40, æstetisk"),
)


def text_of(delimiter: str) -> str:
    return "\r\n".join(delimiter.join(f'"{field}"' for field in row) for row in ROWS)


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encoding_and_delimiter_are_found(delimiter: str, encoding: str) -> None:
    written = text_of(delimiter).replace("−", "-")
    reading = read_tender("krav.csv", written.encode(encoding), {})
    assert reading.format == "csv"
    assert [(one.number, one.section, one.text) for one in reading.tender.requirements] == [
        (row[0], (row[1],), row[2].replace("−", "-")) for row in ROWS[1:]
    ]
    told = next(one for one in reading.findings if one.code == "csv-reading")
    assert told.params == {"encoding": encoding, "delimiter": "Tab" if delimiter == "\t" else delimiter}


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_known_by_its_zeros(encoding: str) -> None:
    reading = read_tender("krav.csv", text_of(";").encode(encoding), {})
    assert [one.text for one in reading.tender.requirements] == [row[2] for row in ROWS[1:]]


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("a;b\n1,5;2,5\n3,5;4,5\n", ";"),
        ('a,b\n"x;y;z",2\n"u;v;w",3\n', ","),
        ("one line only, with a comma", None),
        ("Some prose. It has, now and then, a comma.\nAnd a line without.\nAnother one.\n", None),
        ("", None),
    ],
)
def test_the_delimiter_is_the_sign_that_splits_evenly(text: str, delimiter: str | None) -> None:
    assert find_delimiter(text) == delimiter


def test_fields_with_line_breaks_stay_whole() -> None:
    reading = read_tender("r.csv", b'No.;Requirement;Response\nR1;"The pump shall:\n- run";\nR2;"It must stop";\n', {})
    assert reading.tender.requirements[0].text == "The pump shall:\n- run"
    assert [one.source.cell for one in reading.tender.requirements] == ["B2", "B3"]
