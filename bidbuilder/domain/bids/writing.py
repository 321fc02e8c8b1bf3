"""Writing the technical proposal together: sections with writer, reviewer and state, notes on them, colour reviews, and how two
texts of one section are brought together. Blocks they begin from stand in `text_blocks`.
"""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from difflib import SequenceMatcher
from enum import StrEnum

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import Finding, translatable
from bidbuilder.domain.bids.blocking import blocker, caution


class Chapter(StrEnum):
    """The chapter of the technical proposal that a section stands at the end of; `annex` comes last of all."""

    SUMMARY = "summary"
    SOLUTION = "solution"
    DELIVERY = "delivery"
    FIRMS = "firms"
    ANNEX = "annex"


class SectionState(StrEnum):
    """Where a section is between writer and reviewer."""

    DRAFT = "draft"
    IN_REVIEW = "in-review"
    DONE = "done"


class ReviewColour(StrEnum):
    """The usual reviews of a bid: pink looks at the storyline, red reads as the buyer will, gold approves text and price."""

    PINK = "pink"
    RED = "red"
    GOLD = "gold"


class SectionTitleMissing(Refusal):
    """A section needs a heading."""

    code = "section-title-missing"
    message = translatable("The section needs a heading.")


class NoteEmpty(Refusal):
    """A note without words helps nobody."""

    code = "note-empty"
    message = translatable("The note is empty.")
    hint = translatable("Write what is to be done.")


class NotesOpen(Refusal):
    """A section with an open note is not finished."""

    code = "notes-open"
    message = translatable("Notes on this section that are still open: {count}.")
    hint = translatable("Settle them first; then the section can be accepted.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A section of the proposal. `organisation_id` and `writer_id` say who writes it; `revision` counts its texts.

    `block_id` with `block_title` is the block it was begun from; the copy stays when the block changes.
    """

    id: int | None = None
    bid_id: int
    position: int = 0
    chapter: Chapter = Chapter.FIRMS
    title: str
    text: str = ""
    revision: int = 0
    organisation_id: int
    writer_id: int | None = None
    writer: str = ""
    reviewer: str = ""
    state: SectionState = SectionState.DRAFT
    due_on: date | None = None
    block_id: int | None = None
    block_title: str = ""
    changed_by: str = ""
    changed_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSpot:
    """Where on the pages of a paper a note stands: the page from 1, and the hundredths of its width and height."""

    page: int
    across: int
    down: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What somebody wants done on a section, perhaps at a spot of a page, or on a page of a paper that no section stands on.

    `paper` is then how previews name it, `paper_name` its file name. A note is open until it has a `settled_by`.
    """

    id: int | None = None
    bid_id: int
    section_id: int | None = None
    paper: str = ""
    paper_name: str = ""
    text: str
    colour: ReviewColour | None = None
    spot: PageSpot | None = None
    by: str
    at: datetime
    settled_by: str = ""
    settled_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether it still has to be dealt with."""
        return not self.settled_by


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRound:
    """A colour review of a bid: begun, due, ended. Rounds are optional."""

    id: int | None = None
    bid_id: int
    colour: ReviewColour
    due_on: date | None = None
    begun_by: str
    begun_at: datetime
    ended_by: str = ""
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionText:
    """An earlier text of a section."""

    revision: int
    text: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """What of the writing a dossier knows: all sections, the notes that are open and the rounds that are not ended."""

    sections: tuple[Section, ...] = ()
    notes: tuple[Note, ...] = ()
    rounds: tuple[ReviewRound, ...] = ()


def usable_title(text: str) -> str:
    """The heading without blanks around it; raises `SectionTitleMissing`."""
    if not text.strip():
        raise SectionTitleMissing(where="title")
    return text.strip()


def usable_note(text: str) -> str:
    """The words of a note; raises `NoteEmpty`."""
    if not text.strip():
        raise NoteEmpty(where="text")
    return text.strip()


def move_section(section: Section, state: SectionState, notes: Iterable[Note]) -> Section:
    """The section in another state; raises `NotesOpen` for one that would be done with open notes."""
    count = sum(note.is_open for note in notes)
    if state is SectionState.DONE and count:
        raise NotesOpen(count=count)
    return replace(section, state=state)


def find_section_on_page(sections: Iterable[Section], headings: Iterable[tuple[str, int]], page: int) -> Section | None:
    """Whose section a page shows: the last one with its heading on the page or before it. `headings` are title and page."""
    by_title = {section.title: section for section in sections}
    passed = [by_title[title] for title, where in headings if where <= page and title in by_title]
    return passed[-1] if passed else None


def merge_texts(base: str, mine: str, theirs: str) -> str | None:
    """Both changes of a text brought together, line by line; None where they touch the same lines in different ways.

    `base` is what both began from. Merging with an unchanged text gives the other one.
    """
    lines = base.split("\n")
    hunks = {*_hunks(lines, mine.split("\n")), *_hunks(lines, theirs.split("\n"))}
    ordered = sorted(hunks)
    if any(_touch(one, other) for one, other in itertools.pairwise(ordered)):
        return None
    for start, end, new in reversed(ordered):
        lines[start:end] = new
    return "\n".join(lines)


def list_writing_findings(writing: Writing) -> Iterator[Finding]:
    """What of the writing stands in the way: open notes and unfinished sections block, an open review wants a look."""
    titles = {section.id: section.title for section in writing.sections}
    for note in writing.notes:
        if note.section_id is None:
            page = str(note.spot.page) if note.spot else ""
            told = {"who": note.by, "title": note.paper_name, "number": page}
            yield blocker("page-note-open", _PAGE_NOTE_OPEN, _SETTLE, "pages", note.paper, **told)
            continue
        title = titles.get(note.section_id, "")
        yield blocker("note-open", _NOTE_OPEN, _SETTLE, "writing", str(note.section_id), who=note.by, title=title)
    for section in writing.sections:
        if section.state is not SectionState.DONE:
            yield blocker("section-open", _UNFINISHED, _FINISH, "writing", str(section.id), title=section.title)
    for one in writing.rounds:
        yield caution("review-open", _ROUND_OPEN, _END_ROUND, "writing", colour=one.colour.value)


_NOTE_OPEN = translatable("A note of {who} on “{title}” is open.")
_PAGE_NOTE_OPEN = translatable("A note of {who} on page {number} of “{title}” is open.")
_SETTLE = translatable("Do what it says, then settle it.")
_UNFINISHED = translatable("The section “{title}” is not finished.")
_FINISH = translatable("Let its reviewer accept it, or take it out.")
_ROUND_OPEN = translatable("The {colour} review has not ended.")
_END_ROUND = translatable("End it when everybody has read.")

_Hunk = tuple[int, int, tuple[str, ...]]


def _hunks(base: Sequence[str], changed: Sequence[str]) -> Iterator[_Hunk]:
    matcher = SequenceMatcher(None, base, changed, autojunk=False)
    for kind, start, end, first, last in matcher.get_opcodes():
        if kind != "equal":
            yield start, end, tuple(changed[first:last])


def _touch(one: _Hunk, other: _Hunk) -> bool:
    """Whether two changes overlap, or one puts something in right where the other changes."""
    is_insertion = one[0] == one[1] or other[0] == other[1]
    return other[0] < one[1] or (is_insertion and other[0] <= one[1])
