"""Questions to the buyer, and from members to their lead: drafting, numbering, sending, and the answers that come back.

Who asked is the lead's business alone: `for_members` gives a question as the other members may read it.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable


class Audience(StrEnum):
    """Whom a question is put to."""

    BUYER = "buyer"
    LEAD = "lead"


class QuestionState(StrEnum):
    """Where a question is. Sent ones are numbered and no longer changed."""

    DRAFTED = "drafted"
    SENT = "sent"
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"


class QuestionTextMissing(Refusal):
    """An empty question cannot be answered."""

    code = "question-text-missing"
    message = translatable("Write the question.")


class AnswerMissing(Refusal):
    """An empty answer says nothing."""

    code = "answer-missing"
    message = translatable("Write the answer.")


class QuestionSent(Refusal):
    """The buyer has the question already."""

    code = "question-sent"
    message = translatable("Question {number} has gone out and cannot be changed.")
    hint = translatable("Draft another question instead.")


class AskerNamed(Refusal):
    """All bidders and all members read a question to the buyer, so it must not name the member it comes from."""

    code = "asker-named"
    message = translatable("The question still names {member}, and everybody will read it.")
    hint = translatable("Write it so that it does not tell who asks.")


class NothingToSend(Refusal):
    """There is no drafted question to the buyer."""

    code = "nothing-to-send"
    message = translatable("There is no drafted question to the buyer.")
    hint = translatable("Draft one, or pass a question of a member on.")


_WORD = re.compile(r"\w+")
# Shorter words, such as “The” or “A/S”, stand in many names and tell nobody's.
_SHORTEST_TELLING = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question with its answer. `number` is given when it is sent; `requirement_key` is empty for a general one.

    `asker_id` is the organisation that asked, None for what the buyer published of other bidders' questions. `is_shared`:
    members of the bids may read it. `changes_requirement`: the answer was marked as one that changes the requirement.
    `more_keys` are further requirements it is about, since questions in the same words were joined.
    """

    id: int | None = None
    tender_id: int
    audience: Audience = Audience.BUYER
    asker_id: int | None = None
    requirement_key: str = ""
    number: str = ""
    text: str
    state: QuestionState = QuestionState.DRAFTED
    answer: str = ""
    sent_on: date | None = None
    answered_on: date | None = None
    answer_source: str = ""
    changes_requirement: bool = False
    is_shared: bool = True
    revision: int = 0
    more_keys: tuple[str, ...] = ()

    @property
    def requirement_keys(self) -> tuple[str, ...]:
        """All requirements it is about; none for a question about the call in general."""
        return tuple(dict.fromkeys(filter(None, (self.requirement_key, *self.more_keys))))


def list_twins(questions: Iterable[Question]) -> tuple[tuple[Question, ...], ...]:
    """Drafted questions to the buyer that say the same, whatever their capitals, blanks and signs: groups of two or more."""
    groups: dict[tuple[str, ...], list[Question]] = {}
    for one in questions:
        if one.audience is Audience.BUYER and one.state is QuestionState.DRAFTED:
            groups.setdefault(tuple(_WORD.findall(one.text.casefold())), []).append(one)
    return tuple(tuple(group) for group in groups.values() if len(group) > 1)


def join(twins: Sequence[Question]) -> tuple[Question, ...]:
    """Questions that say the same as one: the first is kept for the requirements of all, the others are withdrawn."""
    kept, *others = twins
    keys = tuple(dict.fromkeys(key for one in twins for key in one.requirement_keys))
    joined = replace(
        kept, requirement_key=next(iter(keys), ""), more_keys=keys[1:], is_shared=all(one.is_shared for one in twins)
    )
    return joined, *(withdraw(one) for one in others)


def reword(question: Question, text: str, requirement_key: str) -> Question:
    """A drafted question with other words. Raises `QuestionTextMissing`, `QuestionSent`."""
    if question.state is not QuestionState.DRAFTED:
        raise QuestionSent(number=question.number or "–")
    more = tuple(key for key in question.more_keys if key != requirement_key)
    return replace(question, text=usable_text(text), requirement_key=requirement_key, more_keys=more)


def usable_text(text: str) -> str:
    """The text of a question. Raises `QuestionTextMissing`."""
    if not text.strip():
        raise QuestionTextMissing(where="text")
    return text.strip()


def send(questions: Iterable[Question], on: date) -> tuple[Question, ...]:
    """All drafted questions to the buyer as sent, numbered on from the highest number of ours. Raises `NothingToSend`."""
    listed = tuple(questions)
    numbers = [int(one.number) for one in listed if one.asker_id is not None and one.number.isdecimal()]
    drafted = [one for one in listed if one.audience is Audience.BUYER and one.state is QuestionState.DRAFTED]
    if not drafted:
        raise NothingToSend
    first = max(numbers, default=0) + 1
    return tuple(
        replace(one, state=QuestionState.SENT, number=str(number), sent_on=on)
        for number, one in enumerate(drafted, start=first)
    )


def withdraw(question: Question) -> Question:
    """A question that is not asked any more; what has gone out stays. Raises `QuestionSent`."""
    if question.state is not QuestionState.DRAFTED:
        raise QuestionSent(number=question.number or "–")
    return replace(question, state=QuestionState.WITHDRAWN)


def pass_on(question: Question, text: str, asker: Sequence[str] = ()) -> Question:
    """A member's question as one to the buyer, in words that do not tell who asks: `asker` are the names of that member.

    A name counts by its first word already (“Vesterbæk” of “Vesterbæk Pumper ApS”). Raises `AskerNamed`.
    """
    words = set(_WORD.findall(text.casefold()))
    for name in asker:
        first = next(iter(_WORD.findall(name.casefold())), "")
        if first in words and len(first) >= _SHORTEST_TELLING:
            raise AskerNamed(member=name, where="text")
    return replace(question, id=None, audience=Audience.BUYER, text=usable_text(text), is_shared=True, revision=0)


def answer(question: Question, text: str, *, on: date, source: str = "", changes_requirement: bool = False) -> Question:
    """The question with its answer; a later answer takes the place of an earlier one. Raises `AnswerMissing`."""
    if not text.strip():
        raise AnswerMissing(where="answer")
    return replace(
        question,
        state=QuestionState.ANSWERED,
        answer=text.strip(),
        answered_on=on,
        answer_source=source,
        changes_requirement=changes_requirement,
    )


def for_members(questions: Sequence[Question]) -> tuple[Question, ...]:
    """What members may read: shared questions that were answered, without who asked and where the answer came from."""
    return tuple(
        replace(one, asker_id=None, answer_source="")
        for one in questions
        if one.is_shared and one.state is QuestionState.ANSWERED
    )
