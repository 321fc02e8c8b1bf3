"""The passages of all documents marked by hand, each with whether it asks for something: what weights are fitted on."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from unittest.mock import patch

from bidbuilder.domain.tenders.requirements import Requirement
from bidbuilder.formats.readers.obligations import level_of_text
from bidbuilder.formats.readers.prose import requirements
from bidbuilder.formats.readers.prose.passages import Passage
from bidbuilder.formats.readers.prose.statements import Statement
from bidbuilder.formats.readers.registry import read_tender
from tests.corpus import CORPUS
from tests.truth import obligations
from tests.truth.held_out import held_out
from tests.truth.obligations import Mark

# The second issue of one form says nothing that the first did not.
_SAME_AGAIN = "ce60bf94"


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A document as it is weighed; `asks` holds for each passage whether it asks, None where it may be taken or left."""

    batch: str
    name: str
    passages: tuple[Passage, ...]
    asks: tuple[bool | None, ...]


def marked_texts() -> list[MarkedText]:
    """All that are here: the corpus, those held out, and the batches, also of the folders `UNSEEN_MORE` names."""
    return [_read(*one) for one in _documents()]


def by_words_alone(passage: Passage) -> Passage:
    """The passage as a reader sees it that knows no rule but “shall”, “must”, “should” and their like.

    The other rules were mended for the marked documents, so that what they leave there is not what they leave elsewhere.
    """
    binds = level_of_text(passage.sentence) or (passage.is_listed and level_of_text(passage.lead_in))
    return passage if binds else replace(passage, statement=None, is_listed=False)


def _documents() -> Iterator[tuple[str, str, bytes, list[Mark]]]:
    for sample in obligations.samples():
        name, marks = obligations.marks_of(sample)
        if (CORPUS / name).exists() and _SAME_AGAIN not in name:
            yield "corpus", Path(name).name, (CORPUS / name).read_bytes(), marks
    for one in held_out():
        yield "held out", f"{one.name}.docx", one.word(), one.marks
    more = filter(None, os.environ.get("UNSEEN_MORE", "").split(os.pathsep))
    for folder in [obligations.UNSEEN, *map(Path, more)]:
        for sample in sorted(folder.glob("*/*.json")):
            name, marks = obligations.marks_of(sample)
            yield sample.parent.name, name, (sample.parent / name).read_bytes(), marks


def _read(batch: str, name: str, content: bytes, marks: list[Mark]) -> MarkedText:
    passages: list[Passage] = []

    def collect(found: Sequence[Passage]) -> list[Statement | None]:
        passages.extend(found)
        return [one.statement for one in found]

    with patch.object(requirements, "judge", collect):
        read_tender(name, content, {})
    return MarkedText(batch, name, tuple(passages), tuple(_asks(one, marks) for one in passages))


def _asks(passage: Passage, marks: list[Mark]) -> bool | None:
    proposal = Requirement(number=passage.block.number, text=passage.sentence, source=passage.block.place)
    kinds = {mark.kind for mark in obligations.answered_by(proposal, marks)}
    return True if kinds & {"R", "I"} else None if kinds else False
