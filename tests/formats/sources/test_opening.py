"""Files as people look at them: every line with the address its requirements name, and pages as pictures."""

import io
import json
import struct
import zipfile
import zlib

import pytest

from bidbuilder.domain.tenders.left_out import match_asks
from bidbuilder.domain.tenders.sources import PartKind, SourceFile, SourceLine, SourcePart, address_of
from bidbuilder.formats.readers.registry import read_tender
from bidbuilder.formats.refusals import FileRefused
from bidbuilder.formats.sources.bounds import MOST_LINES, bounded, cut
from bidbuilder.formats.sources.confined import draw_page_confined, read_source_confined
from bidbuilder.formats.sources.opening import draw_source_page, read_source
from tests.corpus import corpus_file
from tests.factories.imports import requirement_book
from tests.factories.notices import notice
from tests.factories.word_documents import add_table, document, saved

PLAIN = b"1 Pumps\n\nThe pump must be red. It is nice.\n\n- it shall run\n"


def word() -> bytes:
    """A document with a heading, a paragraph and a table."""
    doc = document()
    doc.add_heading("Pumps", 1)
    doc.add_paragraph("The pump must be red. It is nice.")
    add_table(doc, [["No.", "Requirement"], ["1", "It must run."], ["2", "It must stop."]])
    return saved(doc)


def pdf(*lines: str) -> bytes:
    """A PDF of one page of 200 × 100 points with these lines."""
    shown = " ".join(f"({line}) Tj 0 -14 Td" for line in lines)
    stream = f"BT /F1 10 Tf 20 80 Td {shown} ET".encode()
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>"
    bodies = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        page,
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        font,
    ]
    written = b"".join(b"%d 0 obj%sendobj\n" % (number, body) for number, body in enumerate(bodies, start=1))
    return b"%PDF-1.4\n" + written + b"trailer<</Root 1 0 R>>\n%%EOF"


def lines_of(content: bytes, name: str = "call") -> dict[str, SourceLine]:
    """All lines of a file by their addresses."""
    (found,) = read_source(name, content, {}).files
    return {line.address: line for part in found.parts for line in part.lines}


FILES = {
    "krav.xlsx": requirement_book(),
    "call.docx": word(),
    "call.md": PLAIN,
    "notice.xml": notice(),
    "call.csv": b"No.;Requirement;Type\n1;It must run.;Must\n2;It must stop.;Must\n",
    "call.pdf": pdf("The pump must be red and run", "for at least ten years.", "It must stop."),
}


@pytest.mark.parametrize("name", FILES)
def test_every_requirement_a_reader_finds_has_its_line_in_the_source(name: str) -> None:
    reading = read_tender(name, FILES[name], {})
    lines = lines_of(FILES[name], name)
    assert reading.tender.requirements or name.endswith(".xml")
    for one in reading.tender.requirements:
        address = address_of(one.source)
        assert address in lines or f"{address}:1" in lines


@pytest.mark.parametrize("name", ["krav.xlsx", "call.docx", "call.md", "call.csv", "call.pdf"])
def test_what_the_reader_took_is_not_left_out(name: str) -> None:
    reading = read_tender(name, FILES[name], {})
    lines = list(lines_of(FILES[name], name).values())
    taken = list(match_asks(lines, reading.tender.requirements))
    assert taken
    assert [one.ask.text for one in taken if one.key is None] == []


def test_cells_headings_items_and_nodes_keep_their_shape() -> None:
    rows = lines_of(FILES["krav.xlsx"])
    first = rows["Krav!4"].cells[0]
    assert (first.column, first.text) == ("A", "1.2")
    text = lines_of(PLAIN)
    assert (text["L1"].kind, text["L1"].name, text["L5"].kind) == ("heading", "1", "item")
    assert [ask.text for ask in text["L3"].asks] == ["The pump must be red."]
    tree = lines_of(json.dumps({"tender": {"id": "x", "lots": [{"title": "It must run now."}]}}).encode())
    node = tree["/tender/lots/0/title"]
    assert (node.name, node.depth, node.text, len(node.asks)) == ("title", 4, "It must run now.", 1)


def test_lines_of_a_page_stand_where_the_picture_shows_them() -> None:
    (found,) = read_source("call.pdf", FILES["call.pdf"], {}).files
    (page,) = found.parts
    assert (page.kind, page.width, page.height) == (PartKind.PAGE, 200, 100)
    left, top, width, height = page.lines[0].box
    assert left == pytest.approx(20, abs=2)
    assert top == pytest.approx(20 - 8, abs=4)
    assert 100 < width < 180
    assert 5 < height < 14
    assert [ask.text for line in page.lines for ask in line.asks] == [
        "The pump must be red and run for at least ten years.",
        "It must stop.",
    ]


def test_the_picture_of_a_page_is_a_png_with_the_words_dark_on_white() -> None:
    picture = draw_source_page(FILES["call.pdf"], 1)
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", picture[16:24])
    assert (width, height) == (1100, 550)
    start = picture.index(b"IDAT") + 4
    length = struct.unpack(">I", picture[start - 8 : start - 4])[0]
    pixels = zlib.decompress(picture[start : start + length])
    row = 1 + width * 3
    top_left, inside = pixels[1:4], pixels[row * 85 : row * 115]
    assert top_left == b"\xff\xff\xff"
    assert min(inside[1:row]) < 0x60 or min(inside) < 0x60
    with pytest.raises(FileRefused):
        draw_source_page(FILES["call.pdf"], 2)


def test_a_zip_shows_each_file_it_can_and_draws_pages_out_of_it() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a/call.md", PLAIN)
        archive.writestr("b.pdf", FILES["call.pdf"])
        archive.writestr("photo.jpg", b"\xff\xd8\xff\xe0\x00")
        archive.writestr("a/call again.md", PLAIN)
        archive.writestr("a/desktop.ini", "[ViewState]\nMode=\n")
    files = read_source("call.zip", buffer.getvalue(), {}).files
    assert [one.name for one in files] == ["a/call.md", "b.pdf"]
    assert draw_source_page(buffer.getvalue(), 1, "b.pdf").startswith(b"\x89PNG")
    with pytest.raises(FileRefused):
        draw_source_page(buffer.getvalue(), 1, "c.pdf")


def test_more_than_anybody_reads_is_cut_and_that_is_said() -> None:
    lines = tuple(SourceLine(address=f"L{number}", text="x") for number in range(MOST_LINES + 5))
    found = bounded("long.txt", "text", [SourcePart(kind=PartKind.TEXT, lines=lines)])
    assert found.is_cut
    assert len(found.parts[0].lines) == MOST_LINES
    assert bounded("short.txt", "text", [SourcePart(kind=PartKind.TEXT, lines=lines[:3])]) == SourceFile(
        name="short.txt", format="text", parts=(SourcePart(kind=PartKind.TEXT, lines=lines[:3]),)
    )
    assert len(cut("a" * 30_000)) < 20_010


def test_the_child_sees_what_is_seen_here_and_survives_what_no_file_may_do() -> None:
    limits = {"seconds": 20, "megabytes": 512}
    content = FILES["krav.xlsx"]
    assert read_source_confined("krav.xlsx", content, **limits) == read_source("krav.xlsx", content, {})  # type: ignore[arg-type]
    assert draw_page_confined("call.pdf", FILES["call.pdf"], 1, **limits).startswith(b"\x89PNG")  # type: ignore[arg-type]
    with pytest.raises(FileRefused):
        read_source_confined("x.pdf", b"%PDF-1.7 nothing", **limits)  # type: ignore[arg-type]


@pytest.mark.corpus
@pytest.mark.parametrize(
    "name",
    [
        "office/RFP-IES-Milestone2__10d82605__Appendix_02_DOH_IT_Contractual_Requirements.xlsx",
        "office/RFP-IES-Milestone2__c48cc585__01_Submittal_Forms_A-H.docx",
        "rfp_text/bpa-opm-eqip__PWS.md",
        "rfp_text/bpa-fedramp-dashboard__FinalPWS.md",
    ],
)
def test_in_real_calls_every_requirement_stands_in_the_source(name: str) -> None:
    path = corpus_file(name)
    content = path.read_bytes()
    lines = lines_of(content, path.name)
    requirements = read_tender(path.name, content, {}).tender.requirements
    assert requirements
    assert [one.number for one in requirements if address_of(one.source) not in lines] == []
