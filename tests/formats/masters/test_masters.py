"""A lead's own master: fields and loops are filled, everything else stays, and nothing but the data can be reached."""

import io

import pytest
from docx import Document

from bidbuilder.formats.masters.confined import render_confined
from bidbuilder.formats.masters.refusals import MasterFieldUnknown, MasterRefused, MasterSyntaxWrong, MasterUnsafe
from bidbuilder.formats.masters.rendering import render_master
from bidbuilder.formats.masters.sample import write_sample_master
from bidbuilder.formats.refusals import FileRefused
from tests.factories.word_documents import document, saved

DATA = {
    "tender": {"reference": "t-1", "buyer": "Wod & Kan <sp>"},
    "firms": [{"name": "One\nA/S"}, {"name": "Two"}],
    "items": [{"number": "1", "title": "Pump"}, {"number": "2", "title": "Boiler"}],
}


def master(*paragraphs: str) -> bytes:
    doc = document()
    doc.add_paragraph("All is well")
    for text in paragraphs:
        doc.add_paragraph(text)
    return saved(doc)


def texts(content: bytes) -> list[str]:
    return [one.text for one in Document(io.BytesIO(content)).paragraphs]


def test_fields_loops_and_rows_are_filled_though_word_splits_them_over_runs() -> None:
    doc = document()
    paragraph = doc.add_paragraph("To {{ ten")
    paragraph.add_run("der.buy").bold = True
    paragraph.add_run("er }}, {{ tender.reference|upper }}")
    for text in ("{%p for one in firms %}", "– {{ one.name }}", "{%p endfor %}", "{% if firms %}many{% endif %}"):
        doc.add_paragraph(text)
    table = doc.add_table(3, 2)
    for cell, text in ((table.cell(0, 0), "{%tr for one in items %}"), (table.cell(2, 0), "{%tr endfor %}")):
        cell.text = text
    table.cell(1, 0).text, table.cell(1, 1).text = "{{ one.number }}", "{{ one.title }}"
    doc.sections[0].header.paragraphs[0].text = "{{ tender.reference }}"
    made = render_master(saved(doc), DATA)
    assert texts(made) == ["To Wod & Kan <sp>, T-1", "– One\nA/S", "– Two", "many"]
    filled = Document(io.BytesIO(made))
    assert [[cell.text for cell in row.cells] for row in filled.tables[0].rows] == [["1", "Pump"], ["2", "Boiler"]]
    assert filled.sections[0].header.paragraphs[0].text == "t-1"


@pytest.mark.parametrize(
    ("tag", "refusal"),
    [
        ("{{ tender.nothing }}", MasterFieldUnknown),
        ("{{ range(9) }}", MasterFieldUnknown),
        ("{% for one in firms %}", MasterSyntaxWrong),
        ("{% include 'x' %}", MasterSyntaxWrong),
        ("{{ tender.reference | attr('x') }}", MasterSyntaxWrong),
        ("{{ ().__class__.__bases__ }}", MasterUnsafe),
        ("{{ tender.reference.__class__.__mro__ }}", MasterUnsafe),
        ("{{ firms.append(1) }}", MasterUnsafe),
        ("{{ '{0.__class__}'.format(1) }}", MasterUnsafe),
    ],
)
def test_what_is_wrong_is_told_with_its_paragraph(tag: str, refusal: type[MasterRefused]) -> None:
    with pytest.raises(refusal) as told:
        render_master(master(tag, "and the end"), DATA)
    assert told.value.params["paragraph"] == tag


def test_a_master_that_never_ends_or_eats_all_memory_is_stopped() -> None:
    nested = "{% for a in n %}" * 6 + "x" + "{% endfor %}" * 6
    with pytest.raises(FileRefused):
        render_confined("slow.docx", master(nested), {"n": list(range(100))}, seconds=3)
    with pytest.raises(FileRefused):
        render_confined("large.docx", master("{{ 'a' * 10 ** 10 }}"), {})


def test_the_sample_is_a_master() -> None:
    with pytest.raises(MasterFieldUnknown):
        render_master(write_sample_master(), {})
    assert len(texts(write_sample_master())) > 5
