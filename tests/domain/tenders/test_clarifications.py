"""Questions and answers: numbering, what cannot be changed any more, linking, and what members may read."""

from datetime import date

import pytest

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.tenders.answers import AnswerRow, link_answers
from bidbuilder.domain.tenders.clarifications import (
    AnswerMissing,
    Audience,
    NothingToSend,
    Question,
    QuestionSent,
    QuestionState,
    QuestionTextMissing,
    answer,
    for_members,
    join,
    list_twins,
    pass_on,
    reword,
    send,
    usable_text,
    withdraw,
)
from bidbuilder.formats.likeness import find_like_texts

DAY = date(2026, 12, 1)


def question(text: str = "Is 8 kW the input?", **fields: object) -> Question:
    """A drafted question of the lead (organisation 1)."""
    given: dict[str, object] = {"id": 1, "tender_id": 1, "asker_id": 1, "text": text, **fields}
    return Question(**given)  # type: ignore[arg-type]


def sent(number: int, text: str) -> Question:
    """A question that has gone out."""
    return question(text, id=number, number=str(number), state=QuestionState.SENT)


def test_drafts_are_numbered_on_from_ours_not_from_what_the_buyer_published() -> None:
    listed = [
        sent(3, "old"),
        question("another bidder's", id=9, asker_id=None, number="17", state=QuestionState.ANSWERED),
        question("first", id=10),
        question("to the lead", id=11, audience=Audience.LEAD),
        question("second", id=12),
        question("gone", id=13, state=QuestionState.WITHDRAWN),
    ]
    assert [(one.text, one.number, one.sent_on) for one in send(listed, DAY)] == [
        ("first", "4", DAY),
        ("second", "5", DAY),
    ]


def test_drafts_in_the_same_words_are_noticed_and_asked_once_for_all_their_requirements() -> None:
    drafts = [
        question("Is 8 kW the input?", id=1, requirement_key="r1"),
        question("Something else?", id=2, requirement_key="r2"),
        question("is 8 kW  the input", id=3, requirement_key="r3", is_shared=False),
        question("Is 8 kW the input?", id=4, state=QuestionState.SENT, number="1"),
        question("Is 8 kW the input?", id=5, audience=Audience.LEAD),
    ]
    (twins,) = list_twins(drafts)
    assert [one.id for one in twins] == [1, 3]
    kept, gone = join(twins)
    assert (kept.id, kept.requirement_keys, kept.is_shared) == (1, ("r1", "r3"), False)
    assert (gone.id, gone.state) == (3, QuestionState.WITHDRAWN)
    assert list_twins([kept, gone, *drafts[3:]]) == ()


@pytest.mark.parametrize(
    ("act", "refused"),
    [
        (lambda: send([sent(1, "x")], DAY), NothingToSend),
        (lambda: reword(sent(1, "x"), "y", ""), QuestionSent),
        (lambda: withdraw(sent(1, "x")), QuestionSent),
        (lambda: reword(question(), "  ", ""), QuestionTextMissing),
        (lambda: usable_text(""), QuestionTextMissing),
        (lambda: answer(sent(1, "x"), " ", on=DAY), AnswerMissing),
    ],
)
def test_what_cannot_be_done_is_refused(act: object, refused: type[Refusal]) -> None:
    with pytest.raises(refused):
        act()  # type: ignore[operator]


def test_members_read_answered_shared_questions_without_who_asked() -> None:
    listed = [
        answer(question("shared", id=1, asker_id=7), "yes", on=DAY, source="answers.xlsx Sheet1"),
        answer(question("kept", id=2, asker_id=7, is_shared=False), "no", on=DAY),
        sent(3, "not answered"),
    ]
    (read,) = for_members(listed)
    assert (read.text, read.answer, read.asker_id, read.answer_source) == ("shared", "yes", None, "")


def test_a_question_passed_on_is_a_new_draft_to_the_buyer() -> None:
    passed = pass_on(question("our pump X", id=5, audience=Audience.LEAD, is_shared=False), "a pump")
    assert (passed.id, passed.audience, passed.text, passed.is_shared) == (None, Audience.BUYER, "a pump", True)


@pytest.mark.parametrize(
    ("rows", "linked"),
    [
        ([AnswerRow(number="1", question="Is 8 kW the input?", answer="yes")], [1]),
        # the buyer numbers all bidders' questions anew: words win over numbers
        ([AnswerRow(number="2", question="is 8 kw the  input", answer="yes")], [1]),
        ([AnswerRow(number="1", question="May we bid in Polish?", answer="no")], [None]),
        # a bare number is enough where there are no words
        ([AnswerRow(number="2", answer="no")], [2]),
        ([AnswerRow(number="2", answer="no"), AnswerRow(number="2", answer="twice")], [2, None]),
        (
            [
                AnswerRow(number="1", question="Which colour is wanted?", answer="grey"),
                AnswerRow(number="2", question="Is 8 kW the input?", answer="yes"),
            ],
            [2, 1],
        ),
        ([], []),
    ],
)
def test_answers_find_their_question(rows: list[AnswerRow], linked: list[int | None]) -> None:
    ours = [sent(1, "Is 8 kW the input?"), sent(2, "Which colour is wanted?")]
    assert [one.question_id for one in link_answers(ours, rows, find_like_texts)] == linked
