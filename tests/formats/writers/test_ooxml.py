"""WordprocessingML as text: escaping, fields, tables, packages."""

import zipfile
from datetime import UTC, datetime, timedelta, timezone
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from bidbuilder.formats.writers.ooxml.fields import Entry, contents, page_numbering
from bidbuilder.formats.writers.ooxml.package import pack_parts
from bidbuilder.formats.writers.ooxml.tables import Column, lines_cell, table, text_cell
from bidbuilder.formats.writers.ooxml.text import clean_text, run, text_paragraph
from tests.formats.writers.opened import W

NAMESPACE = W.strip("{}")


def parsed(xml: str) -> etree._Element:
    """Text of a body as a tree."""
    return etree.fromstring(f'<w:body xmlns:w="{NAMESPACE}">{xml}</w:body>')


@given(st.text(alphabet=st.characters(codec=None)))
def test_any_text_makes_a_run_that_says_it(text: str) -> None:
    tree = parsed(text_paragraph(text, "BodyText"))
    said = "".join(
        {f"{W}br": "\n", f"{W}tab": "\t"}.get(node.tag, node.text or "")
        for node in tree.iter(f"{W}t", f"{W}br", f"{W}tab")
    )
    assert said == clean_text(text)


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("a\r\nb\rc\x0bd", "a\nb\nc\nd"),
        ("bell\x07 and null\x00", "bell and null"),
        ("lone\ud800surrogate", "lonesurrogate"),
        ("\ufffe\uffff", ""),
        ("emoji 🚜 stays", "emoji 🚜 stays"),
    ],
)
def test_characters_xml_cannot_hold_are_left_out(raw: str, clean: str) -> None:
    assert clean_text(raw) == clean


def test_a_run_carries_the_language_of_its_words() -> None:
    language = parsed(run("Ελάχιστη", language="el")).find(f".//{W}lang")
    assert language is not None
    assert language.get(f"{W}val") == "el"


def test_page_fields_stand_where_the_language_wants_them() -> None:
    tree = parsed(f"<w:p>{page_numbering('{pages} pages, this is {page}')}</w:p>")
    assert [node.text.strip() for node in tree.iter(f"{W}instrText")] == ["NUMPAGES", "PAGE"]


def test_contents_without_known_pages_have_no_page_numbers() -> None:
    xml = contents((Entry(1, "One", "_Toc000001"), Entry(2, "Two", "_Toc000002")), depth=2)
    assert "PAGEREF" not in xml
    assert "\\n" in xml


def test_contents_with_pages_point_to_their_bookmarks_and_ask_nothing() -> None:
    tree = parsed(contents((Entry(1, "One", "_Toc000001", 3), Entry(2, "Two", "_Toc000002", 14)), depth=2))
    instructions = [node.text.strip() for node in tree.iter(f"{W}instrText")]
    assert instructions[1:] == ["PAGEREF _Toc000001 \\h", "PAGEREF _Toc000002 \\h"]
    assert not list(tree.iter(f"{W}updateFields"))
    assert all(node.get(f"{W}dirty") is None for node in tree.iter(f"{W}fldChar"))


def test_every_field_that_begins_also_ends() -> None:
    tree = parsed(contents((Entry(1, "One", "_Toc000001", 3), Entry(3, "Deep", "_Toc000002", 4)), depth=2))
    kinds = [node.get(f"{W}fldCharType") for node in tree.iter(f"{W}fldChar")]
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end") == 2


def test_contents_of_a_document_without_headings_are_nothing() -> None:
    assert contents((), depth=2) == ""


def test_the_header_row_repeats_and_rows_stay_together() -> None:
    tree = parsed(table((Column("No.", 20), Column("Text", 100)), [(text_cell("1"), text_cell("a"))], summary="s"))
    header, row = tree.iter(f"{W}tr")
    assert header.find(f"{W}trPr/{W}tblHeader") is not None
    assert row.find(f"{W}trPr/{W}tblHeader") is None
    assert row.find(f"{W}trPr/{W}cantSplit") is not None


def test_a_row_taller_than_a_page_may_break() -> None:
    tree = parsed(table((Column("Text", 40),), [(text_cell("word " * 500),)], summary="s"))
    assert list(tree.iter(f"{W}tr"))[1].find(f"{W}trPr/{W}cantSplit") is None


def test_every_cell_holds_a_paragraph_and_widths_add_up() -> None:
    tree = parsed(
        table((Column("A", 20.5), Column("B", 33.3)), [(lines_cell(()), lines_cell(("x", "y")))], summary="s")
    )
    assert all(cell.find(f"{W}p") is not None for cell in tree.iter(f"{W}tc"))
    widths = [int(column.get(f"{W}w")) for column in tree.iter(f"{W}gridCol")]
    assert tree.find(f".//{W}tblW").get(f"{W}w") == str(sum(widths))


@pytest.mark.parametrize(
    ("moment", "stored"),
    [
        (datetime(2026, 2, 20, 14, 30, 15, tzinfo=UTC), (2026, 2, 20, 14, 30, 14)),
        (datetime(2026, 2, 20, 1, 0, 0, tzinfo=timezone(timedelta(hours=2))), (2026, 2, 19, 23, 0, 0)),
        (datetime(1970, 1, 1, tzinfo=UTC), (1980, 1, 1, 0, 0, 0)),
    ],
)
def test_entries_of_a_package_are_dated_as_told(moment: datetime, stored: tuple[int, ...]) -> None:
    package = pack_parts([("a.xml", b"<a/>"), ("b.xml", iter((b"<b", b"/>")))], moment)
    with zipfile.ZipFile(BytesIO(package)) as archive:
        assert [entry.date_time for entry in archive.infolist()] == [stored, stored]
        assert archive.read("b.xml") == b"<b/>"
