"""Real documents against what a person marked in them, and against their own words: all obligations, little besides."""

from functools import cache
from pathlib import Path

import pytest

from bidbuilder.domain.tenders.tenders import TenderReading
from bidbuilder.formats.readers.registry import read_tender
from tests.corpus import corpus_file, corpus_files
from tests.truth import obligations


@pytest.mark.corpus
@pytest.mark.parametrize("sample", obligations.samples(), ids=lambda path: path.stem[:50])
def test_obligations_are_found_and_little_else(sample: Path) -> None:
    name, marks = obligations.marks_of(sample)
    _assert_found(corpus_file(*name.split("/")), marks)


@pytest.mark.parametrize("sample", sorted(obligations.UNSEEN.glob("*/*.json")), ids=lambda path: path.stem)
def test_obligations_of_documents_marked_unseen_are_found_since(sample: Path) -> None:
    name, marks = obligations.marks_of(sample)
    _assert_found(sample.parent / name, marks)


@pytest.mark.corpus
@pytest.mark.parametrize("path", corpus_files("rfp_text", "*.md"), ids=lambda path: path.name)
def test_every_shall_of_the_text_is_found_or_explained(path: Path) -> None:
    """Sentences with “shall”, found by a way of its own, must be among the requirements, but for the buyer's glossary."""
    found = " ".join(f"{one.title} {one.text}" for one in _reading(path).tender.requirements)
    squeezed = "".join(letter for letter in found if letter.isalnum())
    paragraphs = path.read_text(encoding="utf-8").split("\n\n")
    missed = []
    for paragraph in paragraphs:
        words = "".join(letter for letter in paragraph if letter.isalnum())
        if "contractor shall" in " ".join(paragraph.lower().split()) and not paragraph.lstrip().startswith(
            ("|", "#", "-")
        ):
            start = words.lower().find("contractorshall")
            if words[start : start + 40] not in squeezed:
                missed.append(paragraph[:80])
    assert missed == []


@pytest.mark.corpus
def test_a_long_request_is_read_whole() -> None:
    path = corpus_file("rfp_text", "RFP-IES-Milestone2__00_IES_MILESTONE2_RFP.md")
    assert len(_reading(path).tender.requirements) > 200


@cache
def _reading(path: Path) -> TenderReading:
    """The reading of a document, made once for all that is asked of it."""
    return read_tender(path.name, path.read_bytes(), {})


def _assert_found(path: Path, marks: list[obligations.Mark]) -> None:
    found = obligations.score(_reading(path), marks)
    # Of fewer than twenty marks one may be missed.
    assert len(found.missed) <= max(1, 0.05 * found.marked), found.missed
    assert found.precision >= 0.80, found.wrong
