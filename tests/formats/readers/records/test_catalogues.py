"""Catalogues in YAML: every record is a requirement with its level, and the corpus agrees with a parse of its own."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from bidbuilder.domain.tenders.requirements import Level
from bidbuilder.domain.tenders.tenders import TenderReading
from bidbuilder.formats.readers.registry import read_tender
from bidbuilder.formats.refusals import FileRefused
from tests.corpus import corpus_files

CATALOGUE = """title: Pumps
requirements:
  - id: P1
    title: Capacity
    level: MUST
    description: |
      The pump delivers 12 kW.
      It runs all year.
    tags: [ a, b ]
    sub:
      - title: Noise
        level: SHOULD
        description: The pump is quiet.
  - title: Colour
    level: KANN
    description: Blau.
"""


def read(text: str) -> TenderReading:
    return read_tender("pumps.yml", text.encode(), {})


def test_records_are_requirements_with_their_levels_and_lines() -> None:
    reading = read(CATALOGUE)
    assert reading.format == "yaml"
    found = [(one.number, one.title, one.level, one.section, one.source.cell) for one in reading.tender.requirements]
    assert found == [
        ("P1", "Capacity", Level.MANDATORY, ("Pumps",), "L3"),
        ("1.1", "Noise", Level.RATED, ("Pumps", "Capacity"), "L11"),
        ("2", "Colour", Level.RATED, ("Pumps",), "L14"),
    ]
    assert reading.tender.requirements[0].text == "The pump delivers 12 kW.\nIt runs all year."


def test_an_unknown_level_is_told() -> None:
    reading = read(CATALOGUE.replace("SHOULD", "PERHAPS"))
    assert "level-unknown" in {finding.code for finding in reading.findings}


def test_repeated_parts_are_read_once() -> None:
    text = "a: &a\n  - level: MUST\n    description: The pump shall run.\nb: [*a, *a]\nc: *a\nd: [*a]\n- x" * 1
    with pytest.raises(FileRefused):
        read("key: [*missing]\nlevel: x\n- a\nother: y\nmore: z\n")
    reading = read(text.removesuffix("\n- x"))
    assert [one.text for one in reading.tender.requirements] == ["The pump shall run."]


def wanted(node: Any) -> list[tuple[str, str, str]]:
    found = []
    if isinstance(node, dict):
        if "level" in node and "description" in node:
            found.append((node["title"], node["level"], node["description"].strip()))
        for value in node.values():
            found += wanted(value)
    elif isinstance(node, list):
        for value in node:
            found += wanted(value)
    return found


@pytest.mark.corpus
@pytest.mark.parametrize("path", corpus_files("rfp_text", "*.yml"), ids=lambda path: path.name)
def test_the_catalogues_of_the_corpus_are_read_whole(path: Path) -> None:
    levels = {"MUST": "mandatory", "SHOULD": "rated", "COULD": "rated", "MAY": "rated"}
    expected = wanted(yaml.safe_load(path.read_text(encoding="utf-8")))
    requirements = read_tender(path.name, path.read_bytes(), {}).tender.requirements
    assert expected
    assert [(one.title, one.text) for one in requirements] == [(title, text) for title, _, text in expected]
    assert [one.level for one in requirements] == [levels[level] for _, level, _ in expected]


def test_keys_that_say_nothing_of_requirements_are_told() -> None:
    (told,) = (one for one in read(CATALOGUE).findings if one.code == "keys-left-out")
    assert told.params == {"keys": "tags (1)"}
