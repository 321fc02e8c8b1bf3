"""What the files of a tender ask and no requirement took: make a requirement of it, or say why it is none."""

from dataclasses import dataclass
from datetime import datetime

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import SourcePlace, translatable
from bidbuilder.domain.people.permissions import Actor
from bidbuilder.domain.tenders.preparing import prepare
from bidbuilder.domain.tenders.proposals import guess_level, guess_scope
from bidbuilder.domain.tenders.requirements import Requirement
from bidbuilder.domain.tenders.sources import place_of
from bidbuilder.domain.tenders.tenders import Tender
from bidbuilder.storage import left_out
from bidbuilder.storage.database import Database, Work
from bidbuilder.storage.dictionary import load_dictionary
from bidbuilder.storage.jobs import Job
from bidbuilder.storage.left_out import (
    LeftOut,
    Section,
    count_set_aside,
    find_key_before,
    find_left_out_count,
    find_look,
    get_ask,
    list_left_out,
    list_of_section,
    list_same_asks,
    list_sections,
)
from bidbuilder.storage.requirement_lists import Counts, count_requirements
from bidbuilder.storage.review_desk import Desk
from bidbuilder.storage.sources import get_line
from bidbuilder.storage.tenders import get_tender_row, get_visible_head

PAGE_SIZE = 50


class ReasonMissing(Refusal):
    """Nothing is set aside without a word why."""

    code = "reason-missing"
    message = translatable("Say in a few words why this is no requirement.")


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOutPage:
    """Asking words nobody took, or those set aside; `open` and `aside` say how many there are of both.

    `open` is None as long as a file was not looked into; `look` is the job that does so, if there is one.
    """

    tender: Tender
    counts: Counts
    entries: tuple[LeftOut, ...]
    open: int | None
    aside: int
    page: int
    look: Job | None
    sections: tuple[Section, ...]

    @property
    def others(self) -> int:
        """How many other sentences nobody took."""
        return sum(one.count for one in self.sections)

    def pages(self, *, set_aside: bool) -> int:
        """How many pages the list has."""
        return max(1, -(-(self.aside if set_aside else self.open or 0) // PAGE_SIZE))


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionPage:
    """Other sentences of one chapter, sheet or page of a file: `place` is that of the one it was opened by."""

    tender: Tender
    counts: Counts
    open: int | None
    place: LeftOut
    entries: tuple[LeftOut, ...]
    total: int
    page: int
    sections: tuple[Section, ...]

    @property
    def pages(self) -> int:
        """How many pages the chapter has."""
        return max(1, -(-self.total // PAGE_SIZE))

    @property
    def following(self) -> Section | None:
        """The next chapter with such sentences."""
        return next((one for one in self.sections if one.first > self.place.id and self._is_other(one)), None)

    def _is_other(self, one: Section) -> bool:
        return (one.file, one.part, one.name) != (self.place.file, self.place.part, self.place.section)


def get_left_out(
    database: Database, actor: Actor, tender_id: int, page: int = 1, *, set_aside: bool = False
) -> LeftOutPage:
    """A page of the list, in the order of the files. Raises `NotFound`."""
    with database.read() as session:
        tender, _ = get_visible_head(session, actor, tender_id)
        first, open_count = (page - 1) * PAGE_SIZE, find_left_out_count(session, tender)
        return LeftOutPage(
            tender=tender,
            counts=count_requirements(session, tender_id),
            entries=list_left_out(session, tender_id, set_aside=set_aside, first=first, count=PAGE_SIZE),
            open=open_count,
            aside=count_set_aside(session, tender_id),
            page=page,
            look=find_look(session, tender_id) if open_count is None else None,
            sections=list_sections(session, tender_id),
        )


def get_section(database: Database, actor: Actor, tender_id: int, ask_id: int, page: int = 1) -> SectionPage:
    """A page of the other sentences of the chapter that words stand in. Raises `NotFound`."""
    with database.read() as session:
        tender, _ = get_visible_head(session, actor, tender_id)
        _, place = get_ask(session, tender_id, ask_id)
        sections = list_sections(session, tender_id)
        at = (place.file, place.part, place.section)
        return SectionPage(
            tender=tender,
            counts=count_requirements(session, tender_id),
            open=find_left_out_count(session, tender),
            place=place,
            entries=list_of_section(session, tender_id, ask_id, (page - 1) * PAGE_SIZE, PAGE_SIZE),
            total=next((one.count for one in sections if (one.file, one.part, one.name) == at), 0),
            page=page,
            sections=sections,
        )


def set_section_aside(
    database: Database, actor: Actor, tender_id: int, ask_id: int, reason: str, *, now: datetime
) -> int:
    """Say of all other sentences of a chapter why they are no requirements; gives how many.

    Raises `ReasonMissing`, `NotFound`.
    """
    if not reason.strip():
        raise ReasonMissing(where="reason")
    with database.write(actor.name, now) as work:
        get_tender_row(work.session, actor, tender_id, for_change=True)
        _, place = get_ask(work.session, tender_id, ask_id)
        count = left_out.set_section_aside(work.session, tender_id, ask_id, reason.strip(), by=actor.name, now=now)
        told = f"{count} × {place.file} {place.part} “{place.section[:200]}”: {reason}"
        work.record("tender.asks-set-aside", f"tender:{tender_id}", told)
        return count


def make_requirement(database: Database, actor: Actor, tender_id: int, ask_id: int, *, now: datetime) -> str:
    """Make a requirement of asking words, behind the last one that stands before them; gives its key."""
    with database.write(actor.name, now) as work:
        desk = Desk(work, actor, tender_id)
        ask, found = get_ask(work.session, tender_id, ask_id)
        place = place_of(found.file, found.address, found.column)
        key = _add(work, desk, found.text, place, find_key_before(work.session, tender_id, found.file, found.line_id))
        ask.requirement_key, ask.reason = key, ""
        return key


def make_of_line(
    database: Database, actor: Actor, tender_id: int, line_id: int, column: str, words: str, *, now: datetime
) -> str:
    """Make a requirement of words of any line of the source; without words of the whole line or cell."""
    with database.write(actor.name, now) as work:
        desk = Desk(work, actor, tender_id)
        source, _, stored = get_line(work.session, tender_id, line_id)
        cells = {cell.column: cell.text for cell in stored.line.cells}
        text = words.strip() or cells.get(column, "") or stored.line.text or " ".join(cells.values())
        place = place_of(source.name, stored.line.address, column if column in cells else "")
        return _add(work, desk, text, place, find_key_before(work.session, tender_id, source.name, line_id))


def set_aside(
    database: Database, actor: Actor, tender_id: int, ask_id: int, reason: str, *, alike: bool = False, now: datetime
) -> int:
    """Say why asking words are no requirement, with `alike` for all that are letter for letter the same; gives how many.

    Raises `ReasonMissing`, `NotFound`.
    """
    if not reason.strip():
        raise ReasonMissing(where="reason")
    with database.write(actor.name, now) as work:
        get_tender_row(work.session, actor, tender_id, for_change=True)
        ask, _ = get_ask(work.session, tender_id, ask_id)
        chosen = {one.id: one for one in (list_same_asks(work.session, tender_id, ask.text) if alike else ())}
        chosen[ask.id] = ask
        for one in chosen.values():
            one.reason, one.decided_by, one.decided_at = reason.strip(), actor.name, now
        work.record("tender.asks-set-aside", f"tender:{tender_id}", f"{len(chosen)} × “{ask.text[:200]}”: {reason}")
        return len(chosen)


def take_up_again(database: Database, actor: Actor, tender_id: int, ask_id: int, *, now: datetime) -> None:
    """Put asking words that were set aside back on the list."""
    with database.write(actor.name, now) as work:
        get_tender_row(work.session, actor, tender_id, for_change=True)
        ask, _ = get_ask(work.session, tender_id, ask_id)
        ask.reason, ask.decided_by, ask.decided_at = "", "", None
        work.record("tender.ask-taken-up", f"tender:{tender_id}", ask.text[:200])


def _add(work: Work, desk: Desk, text: str, place: SourcePlace, before: str) -> str:
    """The new requirement stands behind `before`, in its section, with a number of its own, and is open to be confirmed."""
    neighbours = desk.rows([before])
    near = neighbours[0].data if neighbours else None
    made = Requirement(
        number=f"{near.number}+" if near else str(desk.end() + 1),
        lot=near.lot if near else "",
        section=near.section if near else (),
        text=text,
        level=guess_level(text, desk.tender.document_language),
        scope=guess_scope(text),
        source=place,
    )
    (ready,) = prepare([made], desk.keys(), desk.tender.document_language, load_dictionary(work.session))
    message = translatable("Requirement {number} was made of words of the source.")
    return desk.insert(ready, desk.position_behind(before), "requirement.added", message).key
