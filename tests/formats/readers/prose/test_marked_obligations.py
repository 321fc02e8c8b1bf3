"""Real documents against what a person marked in them: obligations found, and little proposed besides."""

from pathlib import Path

import pytest

from bidbuilder.formats.readers.registry import read_tender
from tests.corpus import corpus_file
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


def _assert_found(path: Path, marks: list[obligations.Mark]) -> None:
    found = obligations.score(read_tender(path.name, path.read_bytes(), {}), marks)
    # Of fewer than twenty marks one may be missed.
    assert len(found.missed) <= max(1, 0.05 * found.marked), found.missed
    assert found.precision >= 0.80, found.wrong
