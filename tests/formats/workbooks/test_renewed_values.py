"""Stored values of formulas after filling: renewed where they depend on what was filled, untouched everywhere else."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bidbuilder.domain.tenders.buyer_workbooks import CellAnswer
from bidbuilder.formats.workbooks.filling import fill_workbook
from tests.factories.buyer_workbooks import buyer_workbook, sheet_xml
from tests.formats.workbooks.comparing import assert_only_filled, fill, parts_of

FIRST, SECOND, BOOK = "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/workbook.xml"


def formula(cell: str, text: str, stored: str = "", attributes: str = "") -> str:
    value = f"<v>{stored}</v>" if stored else ""
    return f'<c r="{cell}"{attributes}><f>{text}</f>{value}</c>'


def price_rows(count: int) -> str:
    rows = "".join(
        f'<row r="{row}"><c r="A{row}"><v>{row}</v></c><c r="B{row}"/>{formula(f"C{row}", f"A{row}*B{row}", "0")}</row>'
        for row in range(1, count + 1)
    )
    last = count + 1
    return f'{rows}<row r="{last}">{formula(f"C{last}", f"SUM(C1:C{count})", "0")}</row>'


def test_lines_sums_and_other_sheets_follow() -> None:
    summary = f'<row r="1">{formula("A1", "ROUND(Prices!C4*1.25,2)", "0")}{formula("B1", "1+1", "2")}</row>'
    content = buyer_workbook({"Prices": sheet_xml(price_rows(3)), "Sum": sheet_xml(summary)})
    filled = fill(content, {"B1": "10.01", "B3": "0.333"})
    assert_only_filled(content, filled)
    assert filled.renewed == ("Prices!C1", "Prices!C3", "Prices!C4", "Sum!A1")
    sheet = parts_of(filled.content)[FIRST].decode()
    assert formula("C1", "A1*B1", "10.01") in sheet
    assert formula("C2", "A2*B2", "0") in sheet
    assert formula("C4", "SUM(C1:C3)", "11.009") in sheet
    assert (
        parts_of(filled.content)[SECOND]
        .decode()
        .endswith(
            f"{formula('A1', 'ROUND(Prices!C4*1.25,2)', '13.76')}{formula('B1', '1+1', '2')}</row></sheetData></worksheet>"
        )
    )


def test_parts_whose_values_stay_the_same_are_not_written() -> None:
    summary = f'<row r="1">{formula("A1", "IF(Prices!C3>100,2,1)", "1")}</row>'
    content = buyer_workbook({"Prices": sheet_xml(price_rows(2)), "Sum": sheet_xml(summary)})
    filled = fill(content, {"B1": "5"})
    assert "Sum!A1" not in filled.renewed
    assert parts_of(filled.content)[SECOND] == parts_of(content)[SECOND]


@pytest.mark.parametrize(
    ("text", "attributes", "written"),
    [
        ('IF(B1>0,"yes","no")', ' s="5"', '<c r="C1" s="5" t="str"><f>{}</f><v>yes</v></c>'),
        ("B1&gt;0", ' t="str"', '<c r="C1" t="b"><f>{}</f><v>1</v></c>'),
        ("A1/(B1-7)", "", '<c r="C1" t="e"><f>{}</f><v>#DIV/0!</v></c>'),
        ('"a&amp;b"&amp;B1', "", '<c r="C1" t="str"><f>{}</f><v>a&amp;b7</v></c>'),
        ("B1*1.5", ' t="e" s="6"', '<c r="C1" s="6"><f>{}</f><v>10.5</v></c>'),
    ],
)
def test_a_result_is_stored_with_its_kind(text: str, attributes: str, written: str) -> None:
    content = buyer_workbook({"Prices": sheet_xml(f'<row r="1">{formula("C1", text, "old", attributes)}</row>')})
    assert written.format(text) in parts_of(fill(content, {"B1": "7"}).content)[FIRST].decode()


def test_shared_formulas_follow_without_their_text_being_repeated() -> None:
    rows = (
        '<row r="1"><c r="B1"/><c r="C1"><f t="shared" ref="C1:C2" si="0">B1*2</f><v>0</v></c></row>'
        '<row r="2"><c r="B2"/><c r="C2"><f t="shared" si="0"/><v>0</v></c></row>'
    )
    content = buyer_workbook({"Prices": sheet_xml(rows)})
    sheet = parts_of(fill(content, {"B1": "3", "B2": "4"}).content)[FIRST].decode()
    assert '<c r="C1"><f t="shared" ref="C1:C2" si="0">B1*2</f><v>6</v></c>' in sheet
    assert '<c r="C2"><f t="shared" si="0"/><v>8</v></c>' in sheet


def test_formulas_that_were_never_worked_out_are_taken_into_account() -> None:
    rows = (
        f'<row r="1"><c r="A1"><v>2</v></c><c r="B1"/>{formula("C1", "A1*10")}{formula("D1", "C1+B1")}</row>'
        f'<row r="2">{formula("A2", "A1+1")}</row>'
    )
    content = buyer_workbook({"Prices": sheet_xml(rows)})
    filled = fill(content, {"B1": "1"})
    assert filled.renewed == ("Prices!D1",)
    assert formula("D1", "C1+B1", "21") in parts_of(filled.content)[FIRST].decode()
    assert formula("A2", "A1+1") in parts_of(filled.content)[FIRST].decode()


@pytest.mark.parametrize(
    ("tail", "expected"),
    [
        ("", '<calcPr fullCalcOnLoad="1"/></workbook>'),
        ('<definedNames><definedName name="x">Prices!$A$1</definedName></definedNames><extLst/>',
         '</definedNames><calcPr fullCalcOnLoad="1"/><extLst/>'),
        ('<calcPr calcId="191029"/>', '<calcPr calcId="191029" fullCalcOnLoad="1"/>'),
        ('<calcPr fullCalcOnLoad="0" iterate="1" />', '<calcPr iterate="1" fullCalcOnLoad="1"/>'),
    ],
)  # fmt: skip
def test_what_cannot_be_worked_out_is_left_to_the_program_that_opens_the_file(tail: str, expected: str) -> None:
    rows = (
        f'<row r="1"><c r="B1"/>{formula("C1", "LUCANET(B1)", "99")}{formula("D1", "C1*2", "198")}'
        f"{formula('E1', 'B1*2', '0')}{formula('F1', 'LUCANET(A1)', '7')}</row>"
    )
    content = buyer_workbook({"Prices": sheet_xml(rows)}, workbook_tail=tail)
    filled = fill(content, {"B1": "5"})
    assert_only_filled(content, filled)
    assert filled.left_to_office == ("Prices!C1", "Prices!D1")
    assert filled.renewed == ("Prices!E1",)
    sheet = parts_of(filled.content)[FIRST].decode()
    assert formula("C1", "LUCANET(B1)") + formula("D1", "C1*2") + formula("E1", "B1*2", "10") in sheet
    assert formula("F1", "LUCANET(A1)", "7") in sheet
    assert expected in parts_of(filled.content)[BOOK].decode()
    assert [one.code for one in filled.findings] == ["left-to-office"]


def test_the_workbook_part_stays_where_all_is_worked_out() -> None:
    content = buyer_workbook({"Prices": sheet_xml(price_rows(2))}, workbook_tail='<calcPr calcId="1"/>')
    assert parts_of(fill(content, {"B1": "5"}).content)[BOOK] == parts_of(content)[BOOK]


def test_circles_are_left_to_the_program_that_opens_the_file() -> None:
    first = f'<row r="1"><c r="A1"/>{formula("B1", "A1+C1", "1")}{formula("C1", "B1*2", "2")}{formula("D1", "A1", "0")}</row>'
    second = f'<row r="2">{formula("B2", "A2+C2", "1")}{formula("C2", "B2*2", "2")}{formula("D2", "D2+1", "3")}</row>'
    content = buyer_workbook({"Prices": sheet_xml(first + second)})
    filled = fill(content, {"A1": "5"})
    assert_only_filled(content, filled)
    assert set(filled.left_to_office) == {"Prices!B1", "Prices!C1"}
    assert filled.renewed == ("Prices!D1",)
    assert second in parts_of(filled.content)[FIRST].decode()


def array(cell: str, over: str, text: str, stored: str = "1") -> str:
    return f'<c r="{cell}"><f t="array" ref="{over}">{text}</f><v>{stored}</v></c>'


def test_arrays_are_worked_out_where_they_give_one_value_and_where_they_give_many() -> None:
    single = "".join(
        array(cell, cell, text)
        for cell, text in (("B1", "SUM(A1:A2)"), ("C1", "SUM(A1:A2*A1:A2)"), ("D1", "MAX(-A1:A2)"), ("E1", "A1:A2"))
    )
    many = array("F1", "F1:F3", "A1:A2*2")
    rows = (
        f'<row r="1"><c r="A1"/>{single}{many}</row>'
        '<row r="2"><c r="A2"><v>3</v></c><c r="F2"><v>1</v></c></row><row r="3"><c r="F3" t="e"><v>#N/A</v></c></row>'
    )
    content = buyer_workbook({"Prices": sheet_xml(rows)})
    filled = fill(content, {"A1": "5"})
    assert_only_filled(content, filled)
    assert filled.left_to_office == ()
    sheet = parts_of(filled.content)[FIRST].decode()
    for cell, text, value in (("B1", "SUM(A1:A2)", "8"), ("C1", "SUM(A1:A2*A1:A2)", "34"), ("D1", "MAX(-A1:A2)", "-3")):
        assert array(cell, cell, text, value) in sheet
    assert array("E1", "E1", "A1:A2", "5") in sheet
    assert array("F1", "F1:F3", "A1:A2*2", "10") in sheet
    assert '<c r="F2"><v>6</v></c>' in sheet
    assert '<c r="F3" t="e"><v>#N/A</v></c>' in sheet


def test_arrays_beyond_what_is_worked_out_here_are_dropped_and_told_of() -> None:
    rows = (
        f'<row r="1"><c r="A1"/>{array("B1", "B1:B2", "_xlfn._xlws.FILTER(A1:A2,A1:A2&gt;1)")}'
        f"{array('C1', 'C1:C20000', 'ROW()*A1')}"
        '</row><row r="2"><c r="B2"><v>1</v></c><c r="C2"><v>7</v></c></row>'
    )
    filled = fill(buyer_workbook({"Prices": sheet_xml(rows)}), {"A1": "5"})
    assert set(filled.left_to_office) == {"Prices!B1", "Prices!B2", "Prices!C1", "Prices!C2"}
    sheet, book = (parts_of(filled.content)[part].decode() for part in (FIRST, BOOK))
    assert "<v>1</v>" not in sheet
    assert "<v>7</v>" not in sheet
    assert 'fullCalcOnLoad="1"' in book
    (told,) = [one for one in filled.findings if one.code == "left-to-office"]
    assert "Prices!C2" in str(told.params["cells"])


def test_a_conditional_sum_over_an_array_follows_what_is_filled() -> None:
    rows = (
        f'<row r="1"><c r="A1"/>{array("B1", "B1", "SUM(IF(A1:A2&gt;1,A1:A2))")}</row>'
        '<row r="2"><c r="A2"><v>3</v></c></row>'
    )
    filled = fill(buyer_workbook({"Prices": sheet_xml(rows)}), {"A1": "5"})
    assert filled.renewed == ("Prices!B1",)
    assert "<v>8</v>" in parts_of(filled.content)[FIRST].decode()


@pytest.mark.parametrize("stale", ['<f t="dataTable" ref="C1" r1="A1"/>', "<f>A1 + @@</f>"])
def test_a_formula_nobody_can_tell_the_ranges_of_never_shows_an_old_value(stale: str) -> None:
    rows = f'<row r="1"><c r="A1"/><c r="C1">{stale}<v>7</v></c></row>'
    filled = fill(buyer_workbook({"Prices": sheet_xml(rows)}), {"A1": "5"})
    assert filled.left_to_office == ("Prices!C1",)
    assert f'<c r="C1">{stale}</c>' in parts_of(filled.content)[FIRST].decode()


def test_products_are_summed_cell_by_cell_or_not_at_all() -> None:
    beside = formula("B1", "SUMPRODUCT(DAY(A1:A2))", "9")
    rows = f'<row r="1"><c r="A1"/>{beside}</row><row r="2"><c r="A2"><v>3</v></c></row>'
    assert fill(buyer_workbook({"Prices": sheet_xml(rows)}), {"A1": "5"}).left_to_office == ("Prices!B1",)


def test_references_that_are_worked_out_while_running_follow() -> None:
    indirect, offset = formula("B1", 'INDIRECT("A"&amp;1)*2', "0"), formula("C1", "OFFSET(D1,0,-2)", "0")
    rows = f'<row r="1"><c r="A1"/>{indirect}{offset}</row>'
    filled = fill(buyer_workbook({"Prices": sheet_xml(rows)}), {"A1": "5"})
    assert filled.renewed == ("Prices!B1", "Prices!C1")
    assert "<v>10</v></c><c" in parts_of(filled.content)[FIRST].decode()


def test_a_chain_of_thousands_is_followed() -> None:
    rows = (
        "".join(f'<row r="{row}">{formula(f"A{row}", f"A{row + 1}+1", "0")}</row>' for row in range(1, 3_000))
        + '<row r="3000"><c r="A3000"/></row>'
    )
    filled = fill(buyer_workbook({"Prices": sheet_xml(rows)}), {"A3000": "1"})
    assert len(filled.renewed) == 2_999
    assert formula("A1", "A2+1", "3000") in parts_of(filled.content)[FIRST].decode()


def test_names_of_the_sheet_come_before_those_of_the_workbook() -> None:
    names = (
        '<definedNames><definedName name="rate">Prices!$A$1</definedName>'
        '<definedName name="rate" localSheetId="1">Sum!$A$1</definedName></definedNames>'
    )
    row = f'<row r="1"><c r="A1"><v>3</v></c>{formula("B1", "rate*2", "0")}</row>'
    content = buyer_workbook({"Prices": sheet_xml(row), "Sum": sheet_xml(row)}, workbook_tail=names)
    assert fill(content, {"A1": "5"}).renewed == ("Prices!B1",)
    assert fill(content, {"A1": "5"}, "Sum").renewed == ("Sum!B1",)


prices = st.decimals(min_value=0, max_value=10**6, places=2)


@settings(max_examples=25, deadline=None)
@given(st.lists(prices, min_size=1, max_size=20))
def test_the_total_is_the_sum_of_quantity_times_price(unit_prices: list[Decimal]) -> None:
    count = len(unit_prices)
    content = buyer_workbook({"Prices": sheet_xml(price_rows(count))})
    answers = [
        CellAnswer(sheet="Prices", cell=f"B{row}", value=price) for row, price in enumerate(unit_prices, start=1)
    ]
    sheet = parts_of(fill_workbook("b.xlsx", content, answers).content)[FIRST].decode()
    total = sum(row * price for row, price in enumerate(unit_prices, start=1))
    stored = sheet.partition(f"<f>SUM(C1:C{count})</f><v>")[2].partition("<")[0]
    assert Decimal(stored) == total
