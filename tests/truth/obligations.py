"""How many of the obligations marked by hand in a document a reading found, and how many of its proposals are obligations.

A proposal answers a mark when one holds the beginning of the other, letters and digits only, near the same line.
"""

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bidbuilder.domain.tenders.requirements import Level, Requirement
from bidbuilder.domain.tenders.tenders import TenderReading

SAMPLES = Path(__file__).resolve().parents[1] / "samples" / "obligations"
UNSEEN = SAMPLES.parent / "unseen"

_LINK, _TAG = re.compile(r"!?\[([^\]]*)\]\([^)]*\)?\)?"), re.compile(r"<[^>]*>?")
_MARKER = re.compile(r"^[\W_]*(?:\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,5})\\?[.)]\\?\)?\s+)?")
_NEAR = 25
_SHORTEST_PIECE = 12


@dataclass(frozen=True, slots=True)
class Mark:
    """A sentence, item or row marked by hand: R of the contract, I of the tender, N may be taken or left."""

    line: int
    kind: str
    beginning: str


@dataclass(frozen=True, slots=True)
class Score:
    """What a reading found of a document's marks. `missed` and `wrong` are texts for people to look at."""

    marked: int
    missed: tuple[str, ...]
    right: int
    wrong: tuple[str, ...]

    @property
    def recall(self) -> float:
        return 1 - len(self.missed) / self.marked

    @property
    def precision(self) -> float:
        return self.right / (self.right + len(self.wrong))


def samples() -> list[Path]:
    """The files with marks, sorted."""
    return sorted(SAMPLES.glob("*.json"))


def marks_of(sample: Path) -> tuple[str, list[Mark]]:
    """The document's path in the corpus and its marks."""
    written = json.loads(sample.read_text(encoding="utf-8"))
    return written["file"], [Mark(*row) for row in written["rows"]]


def score(reading: TenderReading, marks: list[Mark]) -> Score:
    """Hold a reading against the marks of its document.

    By when and how bidders ask and hand in may also be told apart as information; that is neither right nor wrong.
    """
    found: set[Mark] = set()
    right, wrong = 0, []
    for proposal in reading.tender.requirements:
        answered = answered_by(proposal, marks)
        if proposal.level is Level.INFORMATION:
            found |= {mark for mark in answered if mark.kind == "I"}
            continue
        found |= answered | {mark for mark in marks if _is_title(proposal, mark)}
        kinds = {mark.kind for mark in answered}
        right += bool(kinds & {"R", "I"})
        if not kinds:
            wrong.append(proposal.text)
    wanted = [mark for mark in marks if mark.kind != "N"]
    missed = tuple(mark.beginning for mark in wanted if mark not in found)
    return Score(len(wanted), missed, right, tuple(wrong))


def answered_by(proposal: Requirement, marks: list[Mark]) -> set[Mark]:
    """The marks a proposal answers."""
    return {mark for mark in marks if _answers(proposal, mark)}


def _answers(proposal: Requirement, mark: Mark) -> bool:
    if not _is_near(proposal, mark):
        return False
    text = _letters(proposal.text)
    begun = _begun(mark.beginning)
    is_piece = len(text) >= _SHORTEST_PIECE and text in begun
    return begun in text or begun in _letters(proposal.number) + text or is_piece


def _is_title(proposal: Requirement, mark: Mark) -> bool:
    """Whether the mark is the lead-in that stands over a proposal as its title."""
    begun = _begun(mark.beginning)
    return _is_near(proposal, mark) and bool(proposal.title) and begun in _letters(proposal.title + proposal.text)


def _is_near(proposal: Requirement, mark: Mark) -> bool:
    cell = proposal.source.own_line
    line = int(cell[1:]) if re.fullmatch(r"L\d+", cell) else 0
    return not mark.line or not line or abs(line - mark.line) <= _NEAR


@cache
def _begun(beginning: str) -> str:
    return _letters(_MARKER.sub("", _open_link_cut(beginning)))


def _open_link_cut(beginning: str) -> str:
    """A beginning may end within a link: its words stay, its address goes."""
    plain = _LINK.sub(r"\1", _TAG.sub("", beginning))
    return re.sub(r"\]\(.*$", "", plain)


@cache
def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", _LINK.sub(r"\1", _TAG.sub("", text))).lower()
