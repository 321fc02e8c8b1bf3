"""Forms of Word: tables of one cell that are mere frames, and lists whose lead-in has no colon."""

from docx.document import Document

from bidbuilder.formats.readers.registry import read_tender
from tests.factories.word_documents import document, saved


def texts(doc: Document) -> list[str]:
    return [one.text for one in read_tender("call.docx", saved(doc), {}).tender.requirements]


def test_what_stands_in_a_frame_is_read_as_if_it_had_none() -> None:
    doc = document()
    cell = doc.add_table(rows=1, cols=1).rows[0].cells[0]
    cell.text = "The frame shall be bolted. It is green."
    inner = cell.add_table(rows=2, cols=2)
    for row, (name, value) in zip(inner.rows, (("Flow", "at least 20 m³/h"), ("Head", "at least 30 m")), strict=True):
        row.cells[0].text, row.cells[1].text = name, value
    assert texts(doc) == ["The frame shall be bolted.", "Flow at least 20 m³/h", "Head at least 30 m"]


def test_a_duty_that_breaks_off_before_a_list_leads_it() -> None:
    doc = document()
    doc.add_paragraph("The supplier shall hand over")
    for item in ("drawings,", "manuals and", "spare parts."):
        doc.add_paragraph(item, style="List Bullet")
    assert texts(doc) == ["drawings,", "manuals and", "spare parts."]


def test_a_short_caption_above_a_list_leads_nothing() -> None:
    doc = document()
    doc.add_paragraph("Background")
    for item in ("The plant is old.", "The roof is new."):
        doc.add_paragraph(item, style="List Bullet")
    assert texts(doc) == []
