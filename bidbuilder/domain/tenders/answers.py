"""Answers as the buyer published them, linked to the questions they answer: by number and words, then by words alone.

A number alone does not link where the words speak against it: buyers number the questions of all bidders anew.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from bidbuilder.domain.basics.findings import Finding, SourcePlace
from bidbuilder.domain.tenders.alignment import FindLike, plain_words
from bidbuilder.domain.tenders.clarifications import Question, QuestionState

_SAME_QUESTION = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerRow:
    """One row of the buyer's answers as it was read. `question` and `number` may be empty; `answer` never is."""

    number: str = ""
    question: str = ""
    answer: str
    reference: str = ""
    place: SourcePlace = field(default_factory=SourcePlace)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswersReading:
    """A file of answers as read, with what the reader was not sure of."""

    rows: tuple[AnswerRow, ...]
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedAnswer:
    """An answer with the id of our question it belongs to; None for a question of somebody else."""

    row: AnswerRow
    question_id: int | None = None


def link_answers(
    questions: Sequence[Question], rows: Sequence[AnswerRow], find_like: FindLike
) -> tuple[LinkedAnswer, ...]:
    """Each row with its question among those that were sent. A question is linked once, to its best row."""
    sent = [one for one in questions if one.state in {QuestionState.SENT, QuestionState.ANSWERED}]
    found = find_like([one.text for one in sent], [row.question for row in rows], _SAME_QUESTION)
    taken: dict[int, int] = {}
    for like in sorted(found, key=lambda one: (-one.score, one.after)):
        question_id = sent[like.before].id or 0
        if like.after not in taken and question_id not in taken.values() and rows[like.after].question:
            taken[like.after] = question_id
    by_number = {one.number: one.id or 0 for one in sent if one.number}
    for place, row in enumerate(rows):
        question_id = by_number.get(row.number, 0)
        if question_id and question_id not in taken.values() and not plain_words(row.question):
            taken[place] = question_id
    return tuple(LinkedAnswer(row=row, question_id=taken.get(place)) for place, row in enumerate(rows))
