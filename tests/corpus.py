"""Where the files of real tenders, catalogues and hostile input lie; tests that need them are skipped where they are not."""

import os
from pathlib import Path

import pytest

SHARED = Path(os.environ.get("BIDBUILDER_SHARED", Path(__file__).resolve().parents[2] / "shared"))
CORPUS = SHARED / "corpus"
HOSTILE = SHARED / "hostile"


def corpus_file(*parts: str) -> Path:
    """A file of the corpus by its path, such as `corpus_file("eforms", "cn_24.xml")`; skips the test without it."""
    path = CORPUS.joinpath(*parts)
    if not path.is_file():
        pytest.skip(f"{path} is not here")
    return path


def corpus_files(folder: str, pattern: str = "*") -> list[Path]:
    """All files of a folder of the corpus by name, sorted; an empty list where the corpus is absent."""
    return sorted(path for path in (CORPUS / folder).glob(pattern) if path.is_file())


def every_shared_file() -> list[Path]:
    """All corpus and hostile files, sorted; an empty list where they are absent."""
    folders = (CORPUS, HOSTILE)
    return sorted(path for folder in folders for path in folder.rglob("*") if path.is_file())
