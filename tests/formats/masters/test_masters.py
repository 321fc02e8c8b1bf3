"""A lead's own master: fields and loops are filled, everything else stays, and nothing but the data can be reached."""

import base64
import io
from zipfile import ZipFile

import pytest
from docx import Document

from bidbuilder.domain.bids.snapshot import SnapshotMaster
from bidbuilder.formats.masters.confined import render_confined
from bidbuilder.formats.masters.refusals import (
    MasterFieldMisspelt,
    MasterFieldUnknown,
    MasterRefused,
    MasterSyntaxWrong,
    MasterUnsafe,
)
from bidbuilder.formats.masters.rendering import render_master
from bidbuilder.formats.masters.sample import write_sample_master
from bidbuilder.formats.refusals import FileRefused
from bidbuilder.formats.writers.declarations import DECLARATION_MASTERS, write_declarations
from tests.factories.snapshots import small_snapshot
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


def body(content: bytes) -> bytes:
    with ZipFile(io.BytesIO(content)) as archive:
        return archive.read("word/document.xml")


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


def test_a_field_slightly_misspelt_is_told_with_the_one_that_may_be_meant() -> None:
    with pytest.raises(MasterFieldMisspelt) as told:
        render_master(master("No. {{ tender.referenc }} of today"), DATA)
    assert told.value.params == {
        "name": "referenc", "paragraph": "No. {{ tender.referenc }} of today", "near": "reference",
    }  # fmt: skip


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


def test_cells_words_remarks_and_literal_braces_are_those_of_python_docx_template() -> None:
    doc = document()
    paragraph = doc.add_paragraph("Dear ")
    for text in ("{%r if firms|length > 1 %}", "all of you", "{%r else %}", "you", "{%r endif %}"):
        paragraph.add_run(text)
    doc.add_paragraph("{#p a remark of our own #}")
    doc.add_paragraph("{% if firms is defined and tender.reference != 'x' %}{_{ as it is }_}{% endif %}")
    table = doc.add_table(1, 3)
    for cell, text in zip(
        table.rows[0].cells, ("{%tc for one in items %}", "{{ one.title }}", "{%tc endfor %}"), strict=True
    ):
        cell.text = text
    made = render_master(saved(doc), DATA)
    assert texts(made) == ["Dear all of you", "{{ as it is }}"]
    assert b"<w:t>Pump</w:t>" in body(made)
    assert b"<w:t>Boiler</w:t>" in body(made)


def test_a_declaration_s_master_is_filled_for_everyone_who_declares() -> None:
    doc = document()
    doc.add_paragraph("{{ declaration.title }}: {{ firm.name }}, {{ firm.signatories[0].name }}, for {{ lead.name }}")
    content = base64.b64encode(saved(doc)).decode()
    masters = (SnapshotMaster(document=DECLARATION_MASTERS["group-member"], name="m.docx", content=content),)
    made = dict(write_declarations(small_snapshot(masters=masters)))
    said = [texts(one)[0] for name, one in made.items() if "group-member" in name]
    assert said == [
        "Declaration of a member of the group: Nordvind Energisystemer A/S, Karen Blicher, for Nordvind Energisystemer A/S",
        "Declaration of a member of the group: Firma 2 Øst & Søn A/S, Birgit Ørsted 2, for Nordvind Energisystemer A/S",
    ]
