"""Answers out of the form we export and out of what buyers write themselves."""

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import pytest
from docx import Document

from bidbuilder.domain.tenders.clarifications import Question
from bidbuilder.formats.readers.answers import NoAnswers, read_answers
from bidbuilder.formats.refusals import FileRefused
from bidbuilder.formats.writers.questions import QuestionSheet, write_questions_docx, write_questions_xlsx
from tests.factories.bids import make_tender
from tests.factories.workbooks import workbook


def make_sheet(language: str = "en", *answers: str) -> QuestionSheet:
    """Three questions, with these answers."""
    questions = [
        Question(id=number, tender_id=1, asker_id=1, number=str(number), requirement_key=key, text=text, answer=given)
        for number, (key, text, given) in enumerate(
            zip(
                ("R1", "", "R2"),
                ("Is =8 kW the input?", "May we bid in Danish?\nAnd in English?", "A" * 300),
                (*answers, "", "", "")[:3],
                strict=True,
            ),
            start=1,
        )
    ]
    tender = make_tender(1, languages=(language,))
    return QuestionSheet(tender=tender, questions=questions, bidder="Lead A/S", at=datetime(2026, 12, 1, tzinfo=UTC))


@pytest.mark.parametrize("write", [write_questions_docx, write_questions_xlsx])
@pytest.mark.parametrize("language", ["en", "da"])
def test_the_filled_in_form_comes_back_as_it_went_out(write: object, language: str) -> None:
    sheet = make_sheet(language, "Yes.\nAt 80 %.", "", "No")
    reading = read_answers("form", write(sheet), {})  # type: ignore[operator]
    assert [(one.number, one.question, one.answer) for one in reading.rows] == [
        (one.number, one.text, one.answer) for one in sheet.questions if one.answer
    ]
    assert [one.params["number"] for one in reading.findings] == ["2"]


def test_the_form_names_no_member_and_carries_no_formula() -> None:
    content = write_questions_xlsx(replace(make_sheet(), bidder="Lead A/S"))
    assert b"Anders" not in content
    reading = read_answers("form.xlsx", write_questions_xlsx(make_sheet("en", "=1+1")), {})
    assert reading.rows[0].answer == "=1+1"


@pytest.mark.parametrize(
    "heads",
    [
        ["No.", "Question", "Answer"],
        ["Spm. nr.", "Afsnit", "Spørgsmål", "Ordregivers svar"],
        ["Lfd. Nr.", "Bieterfrage", "Antwort der Vergabestelle"],
        ["#", "Clarification request", "Response"],
    ],
)
def test_tables_of_buyers_are_understood(heads: list[str]) -> None:
    row = {name: name for name in heads} | {heads[0]: "7", heads[-2]: "Which pump?", heads[-1]: "Any."}
    rows = [["Questions and answers of the tender", None], [], heads, [row[name] for name in heads]]
    (found,) = read_answers("qa.xlsx", workbook({"Q&A": rows}), {}).rows
    assert (found.number, found.question, found.answer) == ("7", "Which pump?", "Any.")


def test_questions_and_answers_as_paragraphs_are_understood() -> None:
    document = Document()
    for line in ("Clarifications", "Question 3: Which pump?", "Any kind?", "Answer: Any.", "Even used.", "Q4) Colour?"):
        document.add_paragraph(line)
    buffer = BytesIO()
    document.save(buffer)
    reading = read_answers("qa.docx", buffer.getvalue(), {})
    assert [(one.number, one.question, one.answer) for one in reading.rows] == [
        ("3", "Which pump?\nAny kind?", "Any.\nEven used.")
    ]
    assert [one.code for one in reading.findings] == ["answer-missing"]


def test_a_file_without_answers_says_what_is_missing() -> None:
    with pytest.raises(NoAnswers):
        read_answers("x.xlsx", workbook({"S": [["Item", "Price"], ["a", 1]]}), {})
    with pytest.raises(FileRefused):
        read_answers("x.txt", b"Question 1: what? Answer: this", {})
