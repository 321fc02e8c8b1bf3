"""What the buyer does not let in: calculated and locked cells, values outside of drop-downs and rules, places that are none."""

import pytest

from bidbuilder.domain.tenders.buyer_workbooks import CellValue
from bidbuilder.formats.workbooks.refusals import CellRefused
from tests.factories.buyer_workbooks import MAIN, OFFICE, PACKAGE, buyer_workbook, sheet_xml
from tests.formats.workbooks.comparing import assert_only_filled, fill

PROTECTED = '<sheetProtection sheet="1" objects="1"/>'
LIST = (
    '<dataValidations><dataValidation type="list" sqref="A1"{extra}><formula1>"Yes,No,1.5"</formula1>'
    "</dataValidation></dataValidations>"
)
OPEN = '<protectedRanges><protectedRange {extra}name="x" sqref="A1:B9"/></protectedRanges>'


def refusal_of(content: bytes, cells: dict[str, CellValue], sheet: str = "Prices") -> CellRefused:
    with pytest.raises(CellRefused) as refused:
        fill(content, cells, sheet)
    return refused.value


def rule(kind: str, operator: str, first: str, second: str = "") -> str:
    more = f"<formula2>{second}</formula2>" if second else ""
    return (
        f'<dataValidations><dataValidation type="{kind}" operator="{operator}" sqref="A1"><formula1>{first}</formula1>{more}'
        "</dataValidation></dataValidations>"
    )


@pytest.mark.parametrize(
    ("rows", "after", "value", "code"),
    [
        ('<row r="1"><c r="A1"><f>B1*2</f><v>4</v></c></row>', "", "5", "cell-holds-formula"),
        ('<row r="1"><c r="A1"><f t="shared" si="0"/><v>4</v></c></row>', "", "5", "cell-holds-formula"),
        ('<row r="1"><c r="B1"><f t="array" ref="A1:B1">C1:D1</f><v>4</v></c></row>', "", "5", "cell-holds-formula"),
        ('<row r="1"><c r="A1"/></row>', PROTECTED, "5", "cell-locked"),
        ("", PROTECTED, "5", "cell-locked"),
        ('<row r="1"><c r="A1" s="1"/></row>', PROTECTED, "5", ""),
        ('<row r="1"><c r="A1"/></row>', '<sheetProtection objects="1"/>', "5", ""),
        ("", PROTECTED + OPEN.format(extra=""), "5", ""),
        ("", PROTECTED + OPEN.format(extra='password="C0" '), "5", "cell-locked"),
        ("", LIST.format(extra=""), "Maybe", "value-not-allowed"),
        ("", LIST.format(extra=""), "yes", ""),
        ("", LIST.format(extra=""), "1.50", ""),
        ("", LIST.format(extra=""), None, ""),
        ("", LIST.format(extra=' errorStyle="warning"'), "Maybe", ""),
        ("", rule("decimal", "between", "0", "100"), "100.5", "value-out-of-bounds"),
        ("", rule("decimal", "between", "0", "100"), "100", ""),
        ("", rule("decimal", "greaterThan", "0"), "0", "value-out-of-bounds"),
        ("", rule("decimal", "greaterThan", "B7"), "0", ""),
        ("", rule("whole", "greaterThanOrEqual", "0"), "1.5", "value-out-of-bounds"),
        ("", rule("whole", "greaterThanOrEqual", "0"), "many", "value-out-of-bounds"),
        ("", rule("textLength", "lessThanOrEqual", "3"), "abcd", "value-out-of-bounds"),
        ("", rule("textLength", "lessThanOrEqual", "3"), "abc", ""),
        ("", "", "x" * 32_768, "value-too-long"),
        ("", "", "x" * 32_767, ""),
    ],
)  # fmt: skip
def test_what_the_buyer_does_not_let_in_is_refused(rows: str, after: str, value: CellValue, code: str) -> None:
    content = buyer_workbook({"Prices": sheet_xml(rows, after=after)})
    if not code:
        assert_only_filled(content, fill(content, {"A1": value}))
        return
    refused = refusal_of(content, {"A1": value})
    assert (refused.code, refused.where) == (code, "Prices!A1")


@pytest.mark.parametrize(
    ("style", "value", "is_refused"),
    [
        (6, "12,50", True), (6, "1.000.000", True), (6, "€ 5", True), (6, "5 kr.", True), (6, "1 000", True), (6, "5 %", True),
        (6, "included", False), (6, "see page 4", False), (6, "12.50", False), (0, "12,50", False), (2, "12,50", False),
        (3, "02.03.2027", False), (4, "5 %", False),
    ],
)  # fmt: skip
def test_a_number_written_otherwise_is_not_left_as_a_text_in_a_cell_for_numbers(
    style: int, value: str, *, is_refused: bool
) -> None:
    content = buyer_workbook({"Prices": sheet_xml(f'<row r="1"><c r="A1" s="{style}"/></row>')})
    if is_refused:
        assert refusal_of(content, {"A1": value}).code == "value-not-a-number"
    else:
        assert fill(content, {"A1": value}).filled == ("Prices!A1",)


@pytest.mark.parametrize(
    ("cells", "sheet", "code"),
    [
        ({"A1": "1"}, "Nothing", "sheet-unknown"),
        ({"A0": "1"}, "Prices", "cell-unknown"),
        ({"ABCD1": "1"}, "Prices", "cell-unknown"),
        ({"B1:B2": "1"}, "Prices", "cell-unknown"),
        ({"B1": "1", "$B$1": "2"}, "Prices", "cell-given-twice"),
        ({"B1": "1", "C1": "2"}, "Prices", "cell-given-twice"),
    ],
)
def test_a_place_that_is_none_is_refused(cells: dict[str, CellValue], sheet: str, code: str) -> None:
    merged = '<mergeCells count="1"><mergeCell ref="B1:C1"/></mergeCells>'
    content = buyer_workbook({"Prices": sheet_xml("", after=merged)})
    assert refusal_of(content, cells, sheet).code == code


def test_the_same_value_twice_is_no_contradiction_and_capitals_of_a_sheet_do_not_count() -> None:
    content = buyer_workbook({"Prices": sheet_xml("")})
    assert fill(content, {"B1": "1", "$B$1": "1.0"}, "PRICES").filled == ("Prices!B1",)


def test_titles_of_an_excel_table_are_not_overwritten() -> None:
    table = (
        f'<table xmlns="{MAIN}" id="1" name="T" displayName="T" ref="A1:B3"><tableColumns count="2">'
        '<tableColumn id="1" name="Item"/><tableColumn id="2" name="Price"/></tableColumns></table>'
    )
    relations = (
        f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{OFFICE}/table"'
        ' Target="../tables/table1.xml"/></Relationships>'
    )
    parts = {"xl/tables/table1.xml": table.encode(), "xl/worksheets/_rels/sheet1.xml.rels": relations.encode()}
    content = buyer_workbook({"Prices": sheet_xml("")}, parts=parts)
    assert refusal_of(content, {"B1": "Preis"}).code == "cell-is-title"
    assert fill(content, {"B2": "7"}).filled == ("Prices!B2",)
