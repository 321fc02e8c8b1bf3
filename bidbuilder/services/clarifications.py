"""Questions to the buyer of a tender: drafting, sending with numbers, forms to export, answers that come back.

What members ask their lead, and what they may read, stands in `member_questions`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bidbuilder.codec import from_plain
from bidbuilder.domain.basics.errors import NotFound
from bidbuilder.domain.basics.findings import Finding
from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.domain.tenders.answers import AnswersReading, LinkedAnswer, link_answers
from bidbuilder.domain.tenders.clarifications import (
    Audience,
    Question,
    QuestionState,
    answer,
    join,
    list_twins,
    pass_on,
    reword,
    send,
    usable_text,
    withdraw,
)
from bidbuilder.domain.tenders.tenders import Tender
from bidbuilder.formats.confinement import answer_confined
from bidbuilder.formats.likeness import find_like_texts
from bidbuilder.formats.writers.questions import QuestionSheet, write_questions_docx, write_questions_xlsx
from bidbuilder.settings import Settings
from bidbuilder.storage.database import Database
from bidbuilder.storage.organisations import get_organisation, map_organisations
from bidbuilder.storage.questions import get_question, list_questions, save_question
from bidbuilder.storage.tenders import get_requirement_row, get_tender, get_tender_row

_MEDIA_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_WRITERS: Mapping[str, Callable[[QuestionSheet], bytes]] = {
    "docx": write_questions_docx,
    "xlsx": write_questions_xlsx,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionsPage:
    """The questions of a tender as its lead sees them, with the names of the organisations that asked."""

    tender: Tender
    questions: tuple[Question, ...]
    askers: Mapping[int, str]
    may_manage: bool

    @property
    def drafted(self) -> int:
        """How many questions to the buyer wait to be sent."""
        return sum(one.audience is Audience.BUYER and one.state is QuestionState.DRAFTED for one in self.questions)

    @property
    def twins(self) -> tuple[tuple[Question, ...], ...]:
        """Drafted questions that would be asked twice."""
        return list_twins(self.questions)

    @property
    def sent(self) -> int:
        """How many questions have gone out."""
        return sum(one.asker_id is not None and bool(one.number) for one in self.questions)


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionFile:
    """A form as a file."""

    name: str
    content: bytes
    media_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadAnswers:
    """A file of answers as it was understood, not yet taken over."""

    linked: tuple[LinkedAnswer, ...]
    findings: tuple[Finding, ...]


def get_questions_page(database: Database, actor: Actor, tender_id: int) -> QuestionsPage:
    """The questions of a tender of a lead the actor works for. Raises `NotFound`."""
    with database.read() as session:
        tender = get_tender(session, actor, tender_id)
        questions = list_questions(session, tender_id)
        askers = map_organisations(session, {one.asker_id for one in questions if one.asker_id is not None})
    return QuestionsPage(
        tender=tender,
        questions=questions,
        askers={key: one.display_name for key, one in askers.items()},
        may_manage=actor.has_in(Permission.MANAGE_TENDERS, tender.owner_id or 0),
    )


def draft_question(
    database: Database, actor: Actor, tender_id: int, text: str, requirement_key: str = "", *, now: datetime
) -> Question:
    """Draft a question to the buyer, about a requirement or in general. Raises `NotFound`, `QuestionTextMissing`."""
    with database.write(actor.name, now) as work:
        row = get_tender_row(work.session, actor, tender_id)
        if requirement_key:
            get_requirement_row(work.session, tender_id, requirement_key)
        fresh = Question(
            tender_id=tender_id, asker_id=row.owner_id, text=usable_text(text), requirement_key=requirement_key
        )
        saved = save_question(work.session, fresh, now)
        work.record("question.drafted", f"tender:{tender_id}")
        return saved


def change_question(
    database: Database,
    actor: Actor,
    tender_id: int,
    question_id: int,
    text: str,
    requirement_key: str = "",
    *,
    now: datetime,
) -> Question:
    """Reword a drafted question. Raises `NotFound`, `QuestionTextMissing`, `QuestionSent`."""
    return _change(
        database, actor, tender_id, question_id, lambda one: reword(one, text, requirement_key), "question.changed", now
    )


def withdraw_question(database: Database, actor: Actor, tender_id: int, question_id: int, *, now: datetime) -> Question:
    """Do not ask a drafted question after all. Raises `NotFound`, `QuestionSent`."""
    return _change(database, actor, tender_id, question_id, withdraw, "question.withdrawn", now)


def answer_question(
    database: Database,
    actor: Actor,
    tender_id: int,
    question_id: int,
    text: str,
    *,
    changes_requirement: bool = False,
    now: datetime,
) -> Question:
    """Enter the buyer's answer by hand, or the lead's own to a member. Raises `NotFound`, `AnswerMissing`."""

    def change(question: Question) -> Question:
        return answer(question, text, on=now.date(), changes_requirement=changes_requirement)

    return _change(database, actor, tender_id, question_id, change, "question.answered", now)


def share_question(
    database: Database, actor: Actor, tender_id: int, question_id: int, *, is_shared: bool, now: datetime
) -> Question:
    """Let members read a question and its answer, or keep it in the house. Raises `NotFound`."""
    return _change(
        database, actor, tender_id, question_id, lambda one: replace(one, is_shared=is_shared), "question.shared", now
    )


def pass_question_on(
    database: Database, actor: Actor, tender_id: int, question_id: int, text: str, *, now: datetime
) -> Question:
    """Draft a question to the buyer out of a member's, in the lead's words and name. Raises `NotFound`, `AskerNamed`."""
    with database.write(actor.name, now) as work:
        row = get_tender_row(work.session, actor, tender_id)
        question = get_question(work.session, tender_id, question_id)
        askers = map_organisations(work.session, {question.asker_id} if question.asker_id is not None else set())
        names = [name for one in askers.values() for name in (one.display_name, one.legal_name)]
        passed = replace(pass_on(question, text, names), asker_id=row.owner_id, state=QuestionState.DRAFTED)
        saved = save_question(work.session, passed, now)
        work.record("question.passed-on", f"tender:{tender_id}")
        return saved


def join_questions(database: Database, actor: Actor, tender_id: int, question_id: int, *, now: datetime) -> Question:
    """Ask only once what drafted questions ask in the same words as this one. Raises `NotFound`."""
    with database.write(actor.name, now) as work:
        get_tender_row(work.session, actor, tender_id, for_change=True)
        groups = list_twins(list_questions(work.session, tender_id))
        twins = next((group for group in groups if question_id in {one.id for one in group}), None)
        if twins is None:
            raise NotFound
        kept, *_withdrawn = [save_question(work.session, one, now) for one in join(twins)]
        work.record("question.joined", f"tender:{tender_id}", ", ".join(str(one.id) for one in twins))
        return kept


def send_questions(database: Database, actor: Actor, tender_id: int, *, now: datetime) -> tuple[Question, ...]:
    """Number all drafted questions to the buyer and note them as sent today. Raises `NotFound`, `NothingToSend`."""
    with database.write(actor.name, now) as work:
        get_tender_row(work.session, actor, tender_id, for_change=True)
        sent = send(list_questions(work.session, tender_id), now.date())
        saved = tuple(save_question(work.session, one, now) for one in sent)
        work.record("question.sent", f"tender:{tender_id}", ", ".join(one.number for one in saved))
        return saved


def write_questions(database: Database, actor: Actor, tender_id: int, kind: str, *, now: datetime) -> QuestionFile:
    """The questions that were sent, as a form (`docx` or `xlsx`). Raises `NotFound`."""
    if kind not in _WRITERS:
        raise NotFound
    with database.read() as session:
        tender = get_tender(session, actor, tender_id)
        lead = get_organisation(session, tender.owner_id or 0)
        sent = [one for one in list_questions(session, tender_id) if one.asker_id is not None and one.number]
    sheet = QuestionSheet(tender=tender, questions=sent, bidder=lead.legal_name, at=now)
    return QuestionFile(
        name=f"questions-{tender_id}.{kind}", content=_WRITERS[kind](sheet), media_type=_MEDIA_TYPES[kind]
    )


def read_answer_file(
    database: Database, actor: Actor, tender_id: int, file_name: str, content: bytes, settings: Settings
) -> ReadAnswers:
    """The answers in a buyer's file, linked to our questions; nothing is stored yet. Raises `NotFound`, `FileRefused`."""
    with database.read() as session:
        get_tender_row(session, actor, tender_id)
        questions = list_questions(session, tender_id)
    plain = answer_confined(
        "answers", file_name, content, seconds=settings.reader_seconds, megabytes=settings.reader_megabytes
    )
    reading = from_plain(plain, AnswersReading)
    return ReadAnswers(linked=link_answers(questions, reading.rows, find_like_texts), findings=reading.findings)


def take_answers(
    database: Database,
    actor: Actor,
    tender_id: int,
    linked: Sequence[LinkedAnswer],
    source: str,
    *,
    now: datetime,
) -> int:
    """Keep answers: ours at their questions, others as published questions of somebody else; gives how many.

    Raises `NotFound`.
    """
    with database.write(actor.name, now) as work:
        get_tender_row(work.session, actor, tender_id, for_change=True)
        known = {one.id: one for one in list_questions(work.session, tender_id)}
        for one in linked:
            question = known.get(one.question_id) if one.question_id else None
            if question is None:
                question = Question(tender_id=tender_id, number=one.row.number, text=one.row.question or "–")
            done = answer(question, one.row.answer, on=now.date(), source=str(one.row.place) or source)
            save_question(work.session, done, now)
        work.record("question.answers-imported", f"tender:{tender_id}", f"{source}: {len(linked)}")
        return len(linked)


def _change(
    database: Database,
    actor: Actor,
    tender_id: int,
    question_id: int,
    change: Callable[[Question], Question],
    action: str,
    now: datetime,
) -> Question:
    with database.write(actor.name, now) as work:
        get_tender_row(work.session, actor, tender_id)
        saved = save_question(work.session, change(get_question(work.session, tender_id, question_id)), now)
        work.record(action, f"tender:{tender_id}", saved.number or str(saved.id))
        return saved
