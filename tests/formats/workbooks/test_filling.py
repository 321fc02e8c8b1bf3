"""Cells filled in place: what is written, what stays, what is refused."""

import io
from decimal import Decimal
from zipfile import ZipFile

import openpyxl
import pytest

from bidbuilder.domain.tenders.buyer_workbooks import CellValue
from bidbuilder.formats.workbooks.refusals import SheetUnknown, ValueNotAllowed
from tests.factories.buyer_workbooks import OFFICE, PACKAGE, buyer_workbook, sheet_xml
from tests.formats.workbooks.comparing import assert_only_filled, fill, packed_of, parts_of

FIRST = "xl/worksheets/sheet1.xml"
X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
XM = "http://schemas.microsoft.com/office/excel/2006/main"


def filled_sheet(rows: str, cells: dict[str, CellValue], **surroundings: str) -> str:
    content = buyer_workbook({"Prices": sheet_xml(rows, **surroundings)})
    filled = fill(content, cells)
    assert_only_filled(content, filled)
    return parts_of(filled.content)[FIRST].decode()


def rows_of(sheet: str) -> str:
    return sheet.partition("<sheetData>")[2].partition("</sheetData>")[0]


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("12.50", '<c r="A1" s="5"><v>12.5</v></c>'),
        (Decimal("0.1"), '<c r="A1" s="5"><v>0.1</v></c>'),
        ("-3", '<c r="A1" s="5"><v>-3</v></c>'),
        ("0.00", '<c r="A1" s="5"><v>0</v></c>'),
        (Decimal("1E+3"), '<c r="A1" s="5"><v>1000</v></c>'),
        (True, '<c r="A1" s="5" t="b"><v>1</v></c>'),
        (False, '<c r="A1" s="5" t="b"><v>0</v></c>'),
        ("Yes", '<c r="A1" s="5" t="inlineStr"><is><t>Yes</t></is></c>'),
        ("=1+1", '<c r="A1" s="5" t="inlineStr"><is><t>=1+1</t></is></c>'),
        ("007", '<c r="A1" s="5" t="inlineStr"><is><t>007</t></is></c>'),
        ("1E5", '<c r="A1" s="5" t="inlineStr"><is><t>1E5</t></is></c>'),
        ("1234567890123456", '<c r="A1" s="5" t="inlineStr"><is><t>1234567890123456</t></is></c>'),
        ("12,50", '<c r="A1" s="5" t="inlineStr"><is><t>12,50</t></is></c>'),
        ("a < b & c", '<c r="A1" s="5" t="inlineStr"><is><t>a &lt; b &amp; c</t></is></c>'),
        (" x ", '<c r="A1" s="5" t="inlineStr"><is><t xml:space="preserve"> x </t></is></c>'),
        ("a\r\nb", '<c r="A1" s="5" t="inlineStr"><is><t xml:space="preserve">a\nb</t></is></c>'),
        ("bell\x07 _x0007_", '<c r="A1" s="5" t="inlineStr"><is><t>bell_x0007_ _x005F_x0007_</t></is></c>'),
        (None, '<c r="A1" s="5"/>'),
        ("", '<c r="A1" s="5"/>'),
    ],
)
def test_a_value_is_written_as_what_it_is(value: CellValue, cell: str) -> None:
    sheet = filled_sheet('<row r="1"><c r="A1" s="5"><v>1</v></c></row>', {"A1": value})
    assert rows_of(sheet) == f'<row r="1">{cell}</row>'


@pytest.mark.parametrize(
    ("style", "value", "content"),
    [
        (2, "12.50", "<is><t>12.50</t></is>"),
        (2, "2027-03-02", "<is><t>2027-03-02</t></is>"),
        (3, "2027-03-02", "<v>46448</v>"),
        (3, "2027-03-02T06:00:00", "<v>46448.25</v>"),
        (3, "1900-01-01", "<is><t>1900-01-01</t></is>"),
        (3, "2027-02-30", "<is><t>2027-02-30</t></is>"),
        (0, "2027-03-02", "<is><t>2027-03-02</t></is>"),
        (4, "25 %", "<v>0.25</v>"),
        (4, "0.25", "<v>0.25</v>"),
        (0, "25 %", "<is><t>25 %</t></is>"),
    ],
)
def test_the_format_of_the_cell_decides_what_a_text_is(style: int, value: str, content: str) -> None:
    assert content in rows_of(filled_sheet(f'<row r="1"><c r="A1" s="{style}"/></row>', {"A1": value}))


def test_days_count_from_1904_where_the_workbook_says_so() -> None:
    content = buyer_workbook(
        {"Prices": sheet_xml('<row r="1"><c r="A1" s="3"/></row>')}, properties='<workbookPr date1904="1"/>'
    )
    assert b"<v>44986</v>" in parts_of(fill(content, {"A1": "2027-03-02"}).content)[FIRST]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            '<row r="2" ht="30" customHeight="1"><c r="A2"/><c r="D2"/></row>',
            '<row r="2" ht="30" customHeight="1"><c r="A2"/><c r="C2"><v>7</v></c><c r="D2"/></row>',
        ),
        ('<row r="2"><c r="A2"/></row>', '<row r="2"><c r="A2"/><c r="C2"><v>7</v></c></row>'),
        ('<row r="2"/>', '<row r="2"><c r="C2"><v>7</v></c></row>'),
        ('<row r="2" spans="1:2"/>', '<row r="2" spans="1:2"><c r="C2"><v>7</v></c></row>'),
        (
            '<row r="2" spans="1:2"><c r="A2"/></row>',
            '<row r="2" spans="1:3"><c r="A2"/><c r="C2"><v>7</v></c></row>',
        ),
        (
            '<row r="1"/><row r="3"/>',
            '<row r="1"/><row r="2"><c r="C2"><v>7</v></c></row><row r="3"/>',
        ),
        ("", '<row r="2"><c r="C2"><v>7</v></c></row>'),
        (
            '<row r="2" s="5" customFormat="1"><c r="A2"/></row>',
            '<row r="2" s="5" customFormat="1"><c r="A2"/><c r="C2" s="5"><v>7</v></c></row>',
        ),
        ("<row/><row><c/><c/><c/><c/></row>", "<row/><row><c/><c/><c><v>7</v></c><c/></row>"),
        ("<row><c/></row><row><c/><c/></row>", '<row><c/></row><row><c/><c/><c r="C2"><v>7</v></c></row>'),
    ],
)
def test_a_missing_cell_is_made_where_it_belongs(before: str, after: str) -> None:
    assert rows_of(filled_sheet(before, {"C2": "7"})) == after.replace('spans="1:2"><c r="C2"', 'spans="1:2"><c r="C2"')


def test_a_new_cell_gets_the_style_of_its_column() -> None:
    sheet = filled_sheet("", {"B3": "7", "E3": "8"}, before='<cols><col min="2" max="3" width="9" style="6"/></cols>')
    assert rows_of(sheet) == '<row r="3"><c r="B3" s="6"><v>7</v></c><c r="E3"><v>8</v></c></row>'


def test_an_empty_sheet_takes_cells_and_states_its_size() -> None:
    xml = sheet_xml("", before='<dimension ref="A1"/>').replace("<sheetData></sheetData>", "<sheetData/>")
    content = buyer_workbook({"Prices": xml})
    sheet = parts_of(fill(content, {"B2": "1", "C9": "2"}).content)[FIRST].decode()
    assert '<dimension ref="A1:C9"/>' in sheet
    assert rows_of(sheet) == '<row r="2"><c r="B2"><v>1</v></c></row><row r="9"><c r="C9"><v>2</v></c></row>'


def test_a_size_that_still_holds_is_left_alone() -> None:
    sheet = filled_sheet('<row r="1"><c r="A1"/></row>', {"A1": "1"}, before='<dimension  ref = "A1:B2" />')
    assert '<dimension  ref = "A1:B2" />' in sheet


@pytest.mark.parametrize(
    "row",
    [
        "<row r='1'><c r='A1' s='6'><v>1</v></c></row>",
        '<row r="1"><!-- <c r="A1"/> --><c r="A1" s="6"><v>1</v></c></row>',
        '<row r="1"><c\n r="A1"\n s="6"\n><v>1</v></c ></row>',
        '<row r="1"><c s="6" r="A1" t="inlineStr"><is><t> r="A1"&gt;</t></is></c></row>',
        '<row r="1"><c r="A1" s="6" t="str"><v><![CDATA[</c><c r="A1">]]></v></c></row>',
        '<row r="1"><c r="A1" s="6" cm="1" vm="2"><v>1</v></c></row>',
    ],
)
def test_whatever_way_the_xml_is_written_the_cell_is_found(row: str) -> None:
    content = buyer_workbook({"Prices": sheet_xml(row)})
    filled = fill(content, {"A1": "42"})
    assert_only_filled(content, filled)
    assert openpyxl.load_workbook(io.BytesIO(filled.content)).active["A1"].value == 42


def test_a_value_that_looks_like_a_reference_does_not_mislead() -> None:
    rows = '<row r="1"><c r="A1" t="inlineStr"><is><t> r="B1"</t></is></c><c r="B1"><v>1</v></c></row>'
    assert '<c r="B1"><v>2</v></c>' in filled_sheet(rows, {"B1": "2"})


def test_a_prefix_for_the_namespace_is_kept() -> None:
    content = buyer_workbook({"Prices": sheet_xml('<x:row r="1"><x:c r="A1"/></x:row>', prefix="x:")})
    filled = fill(content, {"A1": "Yes", "A2": "1"})
    assert_only_filled(content, filled)
    assert b'<x:c r="A1" t="inlineStr"><x:is><x:t>Yes</x:t></x:is></x:c>' in parts_of(filled.content)[FIRST]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "iso-8859-1"])
def test_the_encoding_of_the_sheet_is_kept(encoding: str) -> None:
    declared = {"utf-8-sig": "UTF-8", "utf-16": "UTF-16", "iso-8859-1": "ISO-8859-1"}[encoding]
    rows = '<row r="1"><c r="A1"/><c r="B1" t="str"><v>Tørrestof</v></c></row>'
    xml = sheet_xml(rows).replace('encoding="UTF-8"', f'encoding="{declared}"').encode(encoding)
    content = buyer_workbook({"Prices": xml})
    filled = fill(content, {"A1": "漢 ø"})
    assert_only_filled(content, filled)
    sheet = openpyxl.load_workbook(io.BytesIO(filled.content)).active
    assert [cell.value for cell in sheet[1]] == ["漢 ø", "Tørrestof"]


def test_nothing_of_an_extension_is_lost() -> None:
    extension = (
        f'<extLst><ext uri="{{CCE6A557}}" xmlns:x14="{X14}"><x14:dataValidations count="1" xmlns:xm="{XM}">'
        '<x14:dataValidation type="list"><x14:formula1><xm:f>Lists!A1:A2</xm:f></x14:formula1><xm:sqref>A1:A9</xm:sqref>'
        "</x14:dataValidation></x14:dataValidations></ext></extLst>"
    )
    after = '<conditionalFormatting sqref="A1"><cfRule type="cellIs" priority="1"/></conditionalFormatting>' + extension
    lists = sheet_xml(
        '<row r="1"><c r="A1" t="str"><v>Met</v></c></row><row r="2"><c r="A2" t="str"><v>Not met</v></c></row>'
    )
    parts = {
        "customXml/item1.xml": b"<x/>",
        "xl/vbaProject.bin": bytes(range(256)) * 9,
        "xl/media/image1.png": b"\x89PNG",
    }
    content = buyer_workbook(
        {"Prices": sheet_xml('<row r="1"><c r="A1"/></row>', after=after), "Lists": lists}, parts=parts
    )
    filled = fill(content, {"A1": "not  MET"})
    assert_only_filled(content, filled)
    assert after.encode() in parts_of(filled.content)[FIRST]
    assert b"<t>Not met</t>" in parts_of(filled.content)[FIRST]
    with pytest.raises(ValueNotAllowed) as refused:
        fill(content, {"A2": "Perhaps"})
    assert refused.value.params["choices"] == "Met | Not met"


@pytest.mark.parametrize("stored", [True, False])
def test_entries_keep_their_packed_bytes_dates_and_order(*, stored: bool) -> None:
    content = buyer_workbook({"Prices": sheet_xml(""), "Other": sheet_xml("")}, stored=stored)
    filled = fill(content, {"A1": "1"})
    old, new = packed_of(content), packed_of(filled.content)
    assert list(old) == list(new)
    assert {name for name in old if old[name] != new[name]} == {FIRST}
    assert old[FIRST][1] == new[FIRST][1]


def test_entries_with_descriptors_and_large_file_fields_are_copied() -> None:
    source, buffer = buyer_workbook({"Prices": sheet_xml("")}), _Unseekable()
    with ZipFile(io.BytesIO(source)) as old, ZipFile(buffer, "w") as archive:  # type: ignore[arg-type]
        for entry in old.infolist():
            with archive.open(entry.filename, "w", force_zip64=True) as part:
                part.write(old.read(entry))
        archive.comment = b"sent on Monday"
    content = buffer.content
    filled = fill(content, {"A1": "1"})
    assert_only_filled(content, filled)
    assert ZipFile(io.BytesIO(filled.content)).comment == b"sent on Monday"


class _Unseekable:
    """A stream that cannot go back, so that sizes are written behind the entries."""

    def __init__(self) -> None:
        self.content = b""

    def write(self, data: bytes) -> int:
        self.content += data
        return len(data)

    def flush(self) -> None:
        pass


def test_filling_twice_gives_the_same_bytes_and_nothing_to_fill_changes_none() -> None:
    content = buyer_workbook({"Prices": sheet_xml("")})
    assert fill(content, {"A1": "1"}).content == fill(content, {"A1": "1"}).content
    assert fill(content, {}).content == content
    assert fill(content, {"Z9": None}).content == content


def test_a_merged_range_is_filled_at_its_first_cell() -> None:
    merged = '<mergeCells count="1"><mergeCell ref="B1:D2"/></mergeCells>'
    sheet = filled_sheet('<row r="1"><c r="B1"/><c r="C1"/></row>', {"C2": "Aqua ApS"}, after=merged)
    assert rows_of(sheet) == '<row r="1"><c r="B1" t="inlineStr"><is><t>Aqua ApS</t></is></c><c r="C1"/></row>'


def test_a_merge_of_thousands_of_cells_is_one_cell() -> None:
    merged = '<mergeCells count="1"><mergeCell ref="B1:B5000"/></mergeCells>'
    assert rows_of(filled_sheet("", {"B4321": "7"}, after=merged)) == '<row r="1"><c r="B1"><v>7</v></c></row>'


def test_formulas_that_fail_are_told() -> None:
    rows = '<row r="1"><c r="A1"/><c r="B1"><f>A1*2</f><v>0</v></c></row>'
    findings = fill(buyer_workbook({"Prices": sheet_xml(rows)}), {"A1": "none"}).findings
    assert [(one.code, one.params["cells"]) for one in findings] == [("formula-error", "Prices!B1")]


def test_what_was_overwritten_and_a_void_signature_are_told() -> None:
    relations = (
        f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{OFFICE}/officeDocument"'
        f' Target="xl/workbook.xml"/><Relationship Id="rId9" Type="{PACKAGE}/relationships/digital-signature/origin"'
        ' Target="_xmlsignatures/origin.sigs"/></Relationships>'
    )
    rows = '<row r="1"><c r="A1" t="str"><v>Aqua</v></c><c r="B1" t="str"><v>[Insert price]</v></c><c r="C1"><v>0</v></c></row>'
    content = buyer_workbook(
        {"Prices": sheet_xml(rows)}, parts={"_rels/.rels": relations.encode(), "_xmlsignatures/origin.sigs": b""}
    )
    findings = {one.code: one.params for one in fill(content, {"A1": "Terra", "B1": "7", "C1": "8"}).findings}
    assert findings["overwritten"] == {"count": "1", "cells": "Prices!A1"}
    assert "signature-void" in findings


def test_a_damaged_sheet_is_told_and_the_others_are_filled() -> None:
    content = buyer_workbook({"Prices": sheet_xml(""), "Broken": b"<worksheet><sheetData><row>"})
    filled = fill(content, {"A1": "1"})
    assert [one.code for one in filled.findings] == ["sheet-damaged"]
    with pytest.raises(SheetUnknown):
        fill(content, {"A1": "1"}, "Broken")
