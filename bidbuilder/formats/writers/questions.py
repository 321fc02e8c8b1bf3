"""Questions to the buyer as a form to fill in, Word or Excel: who calls for what, then number, place, question, room for
the answer. Neutral on purpose: buyers copy it into their own, and nothing in it tells which member asks.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

import xlsxwriter
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table

from bidbuilder.domain.tenders.clarifications import Question
from bidbuilder.domain.tenders.tenders import Tender
from bidbuilder.formats.writers.ooxml.plain import plain_document
from bidbuilder.formats.writers.ooxml.text import clean_text
from bidbuilder.formats.writers.sheets.cells import TextCell
from bidbuilder.formats.writers.sheets.heights import TITLE_POINTS, row_height
from bidbuilder.formats.writers.words import Words

_FONT = "Arial"
_WIDTHS_MM = (14, 48, 105, 100)
_WIDTHS_CHARACTERS = (7, 28, 62, 62)
_GREY = "E7ECEA"
_A4 = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionSheet:
    """What the form is made from. `places` says for each question what it is about, in the words of the call."""

    tender: Tender
    questions: Sequence[Question]
    bidder: str
    at: datetime

    @property
    def words(self) -> Words:
        """The words of the form, in the language of the tender."""
        return Words(self.tender.document_language)

    def place(self, question: Question) -> str:
        """The number and section of each requirement a question is about; *general* where it is about none."""
        known = (self.tender.find_requirement(key) for key in question.requirement_keys)
        places = [" · ".join(filter(None, (one.number, *one.section[-1:]))) for one in known if one]
        return "\n".join(places) or self.words.say("General")


def write_questions_docx(sheet: QuestionSheet) -> bytes:
    """The form as a .docx: landscape, header row on every page, an empty cell for each answer."""
    document = plain_document()
    words = sheet.words
    _set_up(document, sheet)
    document.add_heading(words.say("Questions about the call"), level=1)
    for name, value in _facts(sheet):
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(2)
        paragraph.add_run(f"{name}: ").bold = True
        paragraph.add_run(clean_text(value))
    document.add_paragraph(words.say("Please write each answer beside its question; the numbers are ours."))
    table = document.add_table(rows=1, cols=len(_WIDTHS_MM), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, _WIDTHS_MM, strict=True):
        column.width = Mm(width)
    _fill_row(table, 0, _titles(words), is_header=True)
    for question in sheet.questions:
        table.add_row()
        _fill_row(table, len(table.rows) - 1, _values(sheet, question))
    _finish_table(table)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def write_questions_xlsx(sheet: QuestionSheet) -> bytes:
    """The form as an .xlsx: the same columns, ready to print on landscape pages."""
    words, buffer = sheet.words, BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": words.say("Questions about the call"), "created": sheet.at.replace(tzinfo=None)})
    page = book.add_worksheet(words.say("Questions")[:31])
    plain = {"font_name": _FONT, "font_size": 10, "valign": "top"}
    page.write_string(
        0, 0, words.say("Questions about the call"), book.add_format({**plain, "bold": True, "font_size": 16})
    )
    page.set_row(0, TITLE_POINTS)
    facts = _facts(sheet)
    for row, (name, value) in enumerate(facts, start=1):
        page.write_string(row, 0, f"{name}:", book.add_format({**plain, "bold": True}))
        page.write_string(row, 2, clean_text(value), book.add_format(plain))
    framed = {**plain, "border": 1, "text_wrap": True}
    head, cell = book.add_format({**framed, "bold": True, "bg_color": f"#{_GREY}"}), book.add_format(framed)
    first = len(facts) + 2
    for column, (title, width) in enumerate(zip(_titles(words), _WIDTHS_CHARACTERS, strict=True)):
        page.set_column(column, column, width)
        page.write_string(first, column, title, head)
    for row, question in enumerate(sheet.questions, start=first + 1):
        values = [clean_text(one) for one in _values(sheet, question)]
        page.set_row(row, row_height([TextCell("text", one) for one in values], _WIDTHS_CHARACTERS))
        for column, value in enumerate(values):
            page.write_string(row, column, value, cell) if value else page.write_blank(row, column, None, cell)
    page.freeze_panes(first + 1, 0)
    page.repeat_rows(first)
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    book.close()
    return buffer.getvalue()


def _values(sheet: QuestionSheet, question: Question) -> tuple[str, str, str, str]:
    return question.number, sheet.place(question), question.text, question.answer


def _titles(words: Words) -> tuple[str, str, str, str]:
    return (
        words.say("No."),
        words.say("Requirement or section"),
        words.say("Question"),
        words.say("Answer of the buyer"),
    )


def _facts(sheet: QuestionSheet) -> list[tuple[str, str]]:
    words, tender = sheet.words, sheet.tender
    facts = [
        (words.say("Call"), words.choose(tender.title)),
        (words.say("Reference"), tender.reference),
        (words.say("Buyer"), tender.buyer.name),
        (words.say("Asked by"), sheet.bidder),
        (words.say("Date"), words.day(sheet.at.date())),
    ]
    return [(name, value) for name, value in facts if value]


def _set_up(document: WordDocument, sheet: QuestionSheet) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(15)
    section.top_margin = section.bottom_margin = Mm(15)
    for name, size in (("Normal", 10.5), ("Heading 1", 18)):
        style = document.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = _FONT, Pt(size), RGBColor(0, 0, 0)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), sheet.words.run_language)
    document.styles["Normal"].element.get_or_add_rPr().append(language)
    properties = document.core_properties
    properties.title = sheet.words.say("Questions about the call")
    properties.author = sheet.bidder
    properties.created = properties.modified = sheet.at.replace(tzinfo=None)


def _fill_row(table: Table, row: int, values: Sequence[str], *, is_header: bool = False) -> None:
    for cell, value, width in zip(table.rows[row].cells, values, _WIDTHS_MM, strict=True):
        cell.width = Mm(width)
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(3)
        paragraph.add_run(clean_text(value)).bold = is_header


def _finish_table(table: Table) -> None:
    """A header row that repeats and is shaded; rows that are not torn apart."""
    for index, row in enumerate(table.rows):
        properties = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if index == 0:
            properties.append(OxmlElement("w:tblHeader"))
            for cell in row.cells:
                shade = OxmlElement("w:shd")
                for name, value in (("val", "clear"), ("color", "auto"), ("fill", _GREY)):
                    shade.set(qn(f"w:{name}"), value)
                cell._tc.get_or_add_tcPr().append(shade)
