"""Running text from Word, PDF and plain files: the same sentences come out as the same requirements."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

from bidbuilder.domain.tenders.requirements import Requirement, Scope
from bidbuilder.domain.tenders.tenders import TenderReading
from bidbuilder.formats.readers.pdf.lines import FileScanned
from bidbuilder.formats.readers.registry import read_tender
from bidbuilder.formats.readers.word.numbering import shown_counter
from bidbuilder.formats.refusals import FileEncrypted, FileUnknown
from tests.corpus import corpus_files
from tests.factories.word_documents import add_table, document, saved

MARKDOWN = """# Request for proposal

## 1.0 Pumps

The pump shall deliver 12 kW. It is blue.
The supplier must train two operators.

The contractor shall:

- install the pump
- clean up

1.1 Noise
The pump should be quiet.

## Definitions

“Plant” means what shall be delivered.

| No. | Requirement | Response |
|-----|-------------|----------|
| T1  | The tank shall hold 20 m³. |  |
"""
SENTENCES = ["The pump shall deliver 12 kW.", "The supplier must train two operators.", "install the pump", "clean up"]


def read(name: str, content: bytes) -> TenderReading:
    return read_tender(name, content, {})


def texts(reading: TenderReading) -> list[str]:
    return [one.text for one in reading.tender.requirements]


def requirement(reading: TenderReading, text: str) -> Requirement:
    return next(one for one in reading.tender.requirements if one.text == text)


def test_markdown_is_read_sentence_by_sentence() -> None:
    reading = read("rfp.md", MARKDOWN.encode())
    assert texts(reading) == [*SENTENCES, "The pump should be quiet.", "The tank shall hold 20 m³."]
    assert reading.tender.languages == ("en",)
    first = requirement(reading, SENTENCES[0])
    assert (first.number, first.section, first.source.cell) == ("1.0-1", ("Request for proposal", "1.0 Pumps"), "L5")


def test_items_carry_their_lead_in_as_title() -> None:
    found = requirement(read("rfp.md", MARKDOWN.encode()), "install the pump")
    assert (found.title, found.number) == ("The contractor shall:", "1.0-3")


def test_a_lead_in_without_items_is_a_sentence() -> None:
    reading = read("rfp.txt", b"The contractor shall provide the following:\n\nNothing else is said here.\n")
    assert texts(reading) == ["The contractor shall provide the following:"]


LISTS = """# Work

The contractor shall provide, at a minimum, the following.

1. Design a tank with these marks:
    1. a lid
    2. a ladder. It is red.
2. Build it. The tank shall stand on legs.

The vendor will not be required to:

- Provide a crane

The goals of the project are:

- Provide better water

Staff:

- Experience with welding
- Blue clothes
"""


def test_lists_within_lists_ask_what_their_lead_ins_ask() -> None:
    found = texts(read("rfp.md", LISTS.encode()))
    assert found == [
        "a lid",
        "a ladder. It is red.",
        "Build it.",
        "The tank shall stand on legs.",
        "Experience with welding",
        "Blue clothes",
    ]


TABLES = """# Deliverables and dates

Deliverable | Due date | Content
--- | --- | ---
Manual | 2 weeks before handover | In Danish
Spare parts list | At handover |

| **Activity** | **Date** |
|---|---|
| Questions | May 2 |
| Opening | May 9 |

| Criteria | Weight |
|---|---|
| Quality of the plan | 40 |
| Price | 60 |

<table><tr><th>Item</th><th>Note</th></tr>
<tr><td>Tank</td><td><p>The tank must be tight and dry</p></td></tr></table>
"""


def test_deliverables_are_asked_for_but_agendas_and_weights_are_not() -> None:
    reading = read("rfp.md", TABLES.encode())
    assert texts(reading) == [
        "Manual 2 weeks before handover In Danish",
        "Spare parts list At handover",
        "The tank must be tight and dry",
    ]
    assert requirement(reading, "The tank must be tight and dry").source.sheet == "Table 4"


QUOTED = """Terms
=====

> **Storage**
>
> The *pump* shall be [stored](https://example.org/a_(b)) dry. <!-- why? -->

#### The contractor shall keep a log of every delivery.
"""


def test_marks_of_markdown_are_no_words() -> None:
    reading = read("rfp.md", QUOTED.encode())
    assert texts(reading) == ["The pump shall be stored dry.", "The contractor shall keep a log of every delivery."]
    assert reading.tender.requirements[0].section == ("Terms", "Storage")


def test_definitions_are_left_out_and_told() -> None:
    reading = read("rfp.txt", "“Plant” means what shall run. The plant shall run.".encode())
    assert texts(reading) == ["The plant shall run."]
    assert "definitions-left-out" in {finding.code for finding in reading.findings}


def test_text_that_asks_for_nothing_is_no_tender() -> None:
    with pytest.raises(FileUnknown):
        read("note.txt", b"Dear all,\nplease find attached.\n")


@pytest.fixture
def word_content() -> bytes:
    doc = document()
    doc.add_heading("Pumps", 1)
    paragraph = doc.add_paragraph("The pump shall deliver 12 kW. It is blue.")
    deleted = OxmlElement("w:del")
    run = OxmlElement("w:r")
    gone = OxmlElement("w:delText")
    gone.text = " It must be red."
    run.append(gone)
    deleted.append(run)
    paragraph._p.append(deleted)
    doc.add_paragraph("The supplier must train two operators.")
    doc.add_paragraph("The contractor shall:")
    doc.add_paragraph("install the pump", style="List Bullet")
    doc.add_paragraph("clean up", style="List Bullet")
    doc.add_heading("Tanks", 2)
    add_table(
        doc,
        [["No.", "Requirement", "Response"], ["T1", "The tank shall hold 20 m³.", ""], ["T2", "It must be tight.", ""]],
    )
    add_table(doc, [["Power", "12 kW"], ["Voltage", "400 V"]])
    add_table(doc, [["The lid shall fit.", "It is round."]])
    return saved(doc)


def test_word_documents_are_read_in_their_order(word_content: bytes) -> None:
    reading = read("rfp.docx", word_content)
    assert reading.format == "docx"
    assert texts(reading) == [
        *SENTENCES,
        "The tank shall hold 20 m³.",
        "It must be tight.",
        "Power 12 kW",
        "Voltage 400 V",
        "The lid shall fit.",
    ]


def test_word_headings_and_tables_give_section_and_place(word_content: bytes) -> None:
    reading = read("rfp.docx", word_content)
    tank = requirement(reading, "It must be tight.")
    assert (tank.number, tank.section) == ("T2", ("Pumps", "Tanks"))
    assert (tank.source.sheet, tank.source.cell) == ("Table 1", "B3")
    assert requirement(reading, SENTENCES[0]).section == ("Pumps",)


def test_deleted_words_are_not_read(word_content: bytes) -> None:
    assert not any("red" in text for text in texts(read("rfp.docx", word_content)))


def test_printed_numbers_of_lists_are_counted() -> None:
    doc = document()
    for text in ("The pump shall run.", "The pump shall stop.", "The pump shall hum."):
        doc.add_paragraph(text, style="List Number")
    properties = doc.styles["Heading 1"].element.get_or_add_pPr()
    numbering = OxmlElement("w:numPr")
    list_id = OxmlElement("w:numId")
    list_id.set(qn("w:val"), doc.styles["List Number"].element.pPr.numPr.numId.get(qn("w:val")))
    numbering.append(list_id)
    properties.append(numbering)
    doc.add_heading("Tanks", 1)
    doc.add_paragraph("The tank shall hold.")
    reading = read("rfp.docx", saved(doc))
    assert reading.tender.requirements[-1].section == ("4. Tanks",)


@pytest.mark.parametrize(
    ("count", "kind", "shown"),
    [
        (4, "decimal", "4"),
        (4, "decimalZero", "04"),
        (2, "lowerLetter", "b"),
        (28, "upperLetter", "BB"),
        (14, "lowerRoman", "xiv"),
        (1999, "upperRoman", "MCMXCIX"),
        (3, "chicago", "3"),
    ],
)
def test_counters_are_printed_by_their_format(count: int, kind: str, shown: str) -> None:
    assert shown_counter(count, kind) == shown


@pytest.mark.corpus
@pytest.mark.parametrize("path", corpus_files("office", "*.docx"), ids=lambda path: path.name)
def test_the_forms_of_the_corpus_give_their_certifications(path: Path) -> None:
    reading = read(path.name, path.read_bytes())
    by_number = {one.number: one for one in reading.tender.requirements}
    assert [str(number) for number in range(1, 21) if str(number) not in by_number] == []
    assert by_number["20"].text == "Offeror confirms their proposal will remain valid and open for at least 90 days."
    assert any(text.startswith("This proposal must be signed") for text in texts(reading))


def pdf_of(text: str, tmp_path: Path, make_pdf: Callable[[Path], bytes]) -> bytes:
    source = tmp_path / "rfp.txt"
    source.write_text(text, encoding="utf-8")
    return make_pdf(source)


@pytest.fixture
def make_pdf(tmp_path: Path) -> Callable[[Path], bytes]:
    def convert(source: Path) -> bytes:
        profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(source)]
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=120)
        except (FileNotFoundError, subprocess.SubprocessError):
            pytest.skip("LibreOffice is not here")
        return source.with_suffix(".pdf").read_bytes()

    return convert


@pytest.mark.office
def test_pdf_pages_are_read_like_the_text_they_were_made_of(
    word_content: bytes, tmp_path: Path, make_pdf: Callable[[Path], bytes]
) -> None:
    source = tmp_path / "rfp.docx"
    source.write_bytes(word_content)
    reading = read("rfp.pdf", make_pdf(source))
    assert reading.format == "pdf"
    assert set(SENTENCES) <= set(texts(reading))
    first = requirement(reading, SENTENCES[0])
    assert (first.source.page, first.section) == (1, ("Pumps",))


def minimal_pdf(extra: bytes = b"") -> bytes:
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R" + extra + b">>\n%%EOF"
    )


def test_a_pdf_without_text_is_said_to_be_a_scan() -> None:
    with pytest.raises(FileScanned):
        read("scan.pdf", minimal_pdf())


def test_a_locked_pdf_is_said_to_be_locked() -> None:
    password = b"/Encrypt<</Filter/Standard/V 1/R 2/O(" + b"a" * 32 + b")/U(" + b"b" * 32 + b")/P -4>>/ID[(a)(a)]"
    with pytest.raises(FileEncrypted):
        read("locked.pdf", minimal_pdf(password))


def test_which_members_have_to_bring_it_is_proposed_out_of_the_words() -> None:
    text = "Each member of the joint venture shall submit its accounts.\n\nThe lead partner must hold ISO 9001.\n"
    made = read_tender("rfp.md", f"# Papers\n\n{text}".encode(), {}).tender.requirements
    assert [(one.scope, one.member_rule) for one in made] == [(Scope.MEMBER, "each"), (Scope.MEMBER, "lead")]


def test_numbers_below_a_long_heading_begin_with_whole_words() -> None:
    text = "# Papers\n\n## Bidding documents and how each of them is handed in\n\nThe letter must be signed.\n"
    (made,) = read_tender("rfp.md", text.encode(), {}).tender.requirements
    assert made.number == "Bidding documents-1"
