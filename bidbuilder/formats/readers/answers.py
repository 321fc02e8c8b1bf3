"""A buyer's file of answers to questions: tables of Word or Excel with a question and an answer column, or paragraphs
that begin with “Question 3:” and “Answer:”, in English, Danish and German.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.tenders.answers import AnswerRow, AnswersReading
from bidbuilder.formats.readers.notes import Notes
from bidbuilder.formats.readers.office_package import Package
from bidbuilder.formats.readers.recognise import FileKind, recognise, unknown_file
from bidbuilder.formats.readers.word.names import Element, child, local_name
from bidbuilder.formats.readers.word.tables import table_as_sheet
from bidbuilder.formats.readers.word.texts import Texts
from bidbuilder.formats.readers.workbook.book import open_book
from bidbuilder.formats.readers.workbook.grid import Sheet, cell_name
from bidbuilder.formats.refusals import FileBroken, FileRefused

_HEADINGS: Mapping[str, re.Pattern[str]] = {
    role: re.compile(pattern, re.IGNORECASE | re.VERBOSE)
    for role, pattern in {
        "answer": r"\b (?: answers? | response | repl(?:y|ies) | svar | besvarelse | antwort(?:en)? ) \b",
        "question": r"\b (?: questions? | query | clarification\ request | spørgsmål\w* | (?:bieter)?frage\w* ) \b",
        "number": r"^\s* (?: (?: no | nr | number | nummer | id | q | spm | lfd\.?\ ?nr ) \b | \#\s*$ )",
        "reference": r"""
            \b (?: reference | section | clause | requirement | document
            | henvisning | afsnit | krav | verweis | abschnitt ) \b
        """,
    }.items()
}
_HEADER_ROWS = 15
_QUESTION = re.compile(
    r"^\s*(?:question|spørgsmål|frage|bieterfrage|query|q)\s*(?:no\.?|nr\.?)?\s*(?P<number>\d+(?:\.\d+)*)?\s*[:.)–-]\s*(?P<words>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_ANSWER = re.compile(
    r"^\s*(?:answer|response|reply|svar|antwort|a)\s*(?:no\.?|nr\.?)?\s*(?:\d+(?:\.\d+)*)?\s*[:.)–-]\s*(?P<words>.*)$",
    re.IGNORECASE | re.DOTALL,
)


class NoAnswers(FileRefused):
    """Nothing in the file looks like questions with answers."""

    code = "no-answers"
    message = translatable("No answers were found in this file.")
    hint = translatable(
        "It needs a table with a column for the question and one for the answer, as in the form we export."
    )


def read_answers(name: str, content: bytes, _options: Mapping[str, str]) -> AnswersReading:
    """The answers in a .docx or .xlsx file, in its order; rows without an answer are a finding. Raises `FileRefused`."""
    notes = Notes(name)
    kind = recognise(content)
    if kind in {FileKind.XLSX, FileKind.XLSM}:
        rows = [row for sheet in open_book(content, notes).sheets for row in _sheet_rows(sheet, notes)]
    elif kind in {FileKind.DOCX, FileKind.DOCM}:
        rows = _word_rows(content, notes)
    else:
        raise unknown_file()
    if not rows and not notes.findings:
        raise NoAnswers
    return AnswersReading(rows=tuple(rows), findings=notes.findings)


def _word_rows(content: bytes, notes: Notes) -> list[AnswerRow]:
    with Package(content) as package:
        part = package.find_related("officeDocument")
        body = child(package.parse(part), "body") if part else None
        if part is None or body is None:
            raise FileBroken(detail="no document in it")
        texts = Texts(package, part)
        tables = list(body.iter("{*}tbl"))
        sheets = [table_as_sheet(one, f"Table {index}", texts) for index, one in enumerate(tables, start=1)]
        rows = [row for sheet in sheets for row in _sheet_rows(sheet, notes)]
        return rows or list(_paragraph_rows(_paragraphs(body, texts), notes))


def _paragraphs(body: Element, texts: Texts) -> Iterator[str]:
    for element in body:
        if local_name(element) == "p":
            yield texts.paragraph(element)


def _sheet_rows(sheet: Sheet, notes: Notes) -> Iterator[AnswerRow]:
    """The rows under a header row that names a question or number and an answer."""
    found = _find_header(sheet)
    if found is None:
        return
    header, columns = found
    for number in sorted(row for row in sheet.rows if row > header):
        texts = {role: sheet.text(number, column).strip() for role, column in columns.items()}
        place = notes.place(sheet=sheet.name, cell=cell_name(number, columns["answer"]))
        if texts["answer"]:
            yield AnswerRow(**texts, place=place)
        elif texts.get("question"):
            message = translatable("Question {number} has no answer in the file.")
            notes.warn("answer-missing", message, place, number=texts.get("number") or str(number))


def _find_header(sheet: Sheet) -> tuple[int, dict[str, int]] | None:
    for number in sorted(sheet.rows)[:_HEADER_ROWS]:
        columns: dict[str, int] = {}
        for column, cell in sheet.rows[number].items():
            role = next((role for role, words in _HEADINGS.items() if words.search(cell.text)), "")
            if role and role not in columns and len(cell.text) < 80:
                columns[role] = column
        if "answer" in columns and ("question" in columns or "number" in columns):
            return number, columns
    return None


def _paragraph_rows(paragraphs: Iterable[str], notes: Notes) -> Iterator[AnswerRow]:
    """Questions and answers that follow each other as text; further paragraphs belong to the one before them."""
    number, question, answer = "", list[str](), list[str]()
    is_answer, count = False, 0
    for text in filter(None, paragraphs):
        asked, answered = _QUESTION.match(text), _ANSWER.match(text)
        if asked:
            yield from _row(number, question, answer, notes, count)
            count += 1
            number, question, answer, is_answer = asked["number"] or str(count), [asked["words"]], [], False
        elif answered and count:
            is_answer = True
            answer.append(answered["words"])
        elif count:
            (answer if is_answer else question).append(text)
    yield from _row(number, question, answer, notes, count)


def _row(number: str, question: Sequence[str], answer: Sequence[str], notes: Notes, count: int) -> Iterator[AnswerRow]:
    asked, answered = ("\n".join(filter(None, one)).strip() for one in (question, answer))
    if answered:
        yield AnswerRow(number=number, question=asked, answer=answered, place=notes.place(cell=f"Q{count}"))
    elif asked:
        message = translatable("Question {number} has no answer in the file.")
        notes.warn("answer-missing", message, notes.place(cell=f"Q{count}"), number=number)
