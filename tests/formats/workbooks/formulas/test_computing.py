"""Formulas as price schedules and compliance matrices use them, against what Excel gives for them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidbuilder.formats.readers.workbook.grid import Area
from bidbuilder.formats.workbooks.formulas.computing import compute, find_precedents
from bidbuilder.formats.workbooks.formulas.evaluation import TableLayout
from bidbuilder.formats.workbooks.formulas.values import CannotCompute, ErrorValue, Value, clean
from tests.formats.workbooks.formulas.cells_of_a_test import Cells

SHEET = {
    "A1": 2,
    "A2": Decimal("3.5"),
    "A3": "pump",
    "A4": None,
    "A5": True,
    "A6": "#N/A",
    "B1": 10,
    "B2": 20,
    "B3": 30,
    "C1": "x",
    "C2": "y",
    "C3": "x",
    "D1": 1,
    "E1": "low",
    "D2": 10,
    "E2": "mid",
    "D3": 100,
    "E3": "high",
    "other!A1": 7,
    "my prices!A1": 8,
}
NAMES = {"rate": "s!$B$1", "vat": "0.25", "gross": "rate*(1+vat)", "beside": "A1", "endless": "endless+1"}
TABLES = {"lines": TableLayout("s", Area(20, 1, 24, 3), ("item", "price", "total"), headings=1, totals=1)}
TABLE = {"A20": "Item", "B20": "Price", "C20": "Total", "B21": 5, "B22": 6, "B23": 7, "B24": 18}


def value_of(formula: str, place: tuple[str, int, int] = ("s", 2, 9), shift: tuple[int, int] = (0, 0)) -> Value:
    return compute(Cells(SHEET | TABLE, names=NAMES, tables=TABLES), formula, place, shift)


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("1+2*3", 7), ("(1+2)*3", 9), ("-2^2", 4), ("2^3^2", 64), ("10%", "0.1"), ("5-3-1", 1), ("8/2/2", 2),
        ("2*-3", -6), ("--2", 2), ("+A1", 2), ("50%*B1", 5), ("1e3", 1000), (" A1 + B1 ", 12),
        ("0.1+0.2", "0.3"), ("1/3", "0.33333333333333333"), ("1/3*3", 1), ("0.1*3", "0.3"), ("1.1*1.1", "1.21"),
        ("SUM(A1:A4)", "5.5"), ("SUM(B:B)", 96), ("SUM(1:1)", 13), ("SUM(A1,B1,5)", 17), ("SUM($A$1:$B$2)", "35.5"),
        ("SUM(A1:A2 A2:A9)", "3.5"), ("SUM((A1,B1))", 12), ("SUM(A1:B1:B2)", "35.5"), ('SUM(TRUE,"3")', 4),
        ("SUM(other!A1,'my prices'!A1)", 15), ("SUM('other:my prices'!A1)", 15),
        ("PRODUCT(B1:B3)", 6000), ("SUMPRODUCT(A1:A2,B1:B2)", 90), ("SUMPRODUCT(A1:A2*B1:B2)", 90),
        ('SUMPRODUCT((C1:C3="x")*B1:B3)', 40), ('SUMPRODUCT(--(C1:C3="x"))', 2), ("SUMPRODUCT(B1:B3*2)", 120),
        ("AVERAGE(B1:B3)", 20), ("MIN(B1:B3,4)", 4), ("MAX(B1:B3)", 30), ("MAX(A4)", 0), ("COUNT(A1:A6)", 2),
        ("COUNTA(A1:A6)", 5), ("COUNTBLANK(A1:A6)", 1), ("ROUND(2.675,2)", "2.68"), ("ROUND(-2.5,0)", -3),
        ("ROUND(1234,-2)", 1200), ("ROUNDUP(2.001,2)", "2.01"), ("ROUNDDOWN(-2.999,1)", "-2.9"), ("TRUNC(-2.9)", -2),
        ("INT(-2.1)", -3), ("MROUND(7,5)", 5), ("CEILING(2.1,0.5)", "2.5"), ("FLOOR(2.6,0.5)", "2.5"), ("MOD(-3,2)", 1),
        ("MOD(7,-3)", -2), ("ABS(-3)", 3), ("SIGN(-3)", -1), ("POWER(2,10)", 1024), ("SQRT(16)", 4),
        ('SUMIF(C1:C3,"x",B1:B3)', 40), ('SUMIF(B1:B3,">10")', 50), ('SUMIFS(B1:B3,C1:C3,"x",B1:B3,">15")', 30),
        ('COUNTIF(C1:C3,"X")', 2), ('COUNTIF(A1:A3,"p*")', 1), ('COUNTIF(A1:A3,"<>2")', 2), ("COUNTIFS(B1:B3,20)", 1),
        ('AVERAGEIF(C1:C3,"x",B1:B3)', 20), ("SUBTOTAL(9,B1:B3)", 60), ("SUBTOTAL(102,B1:B3)", 3),
        ("IF(A1>1,B1,B2)", 10), ("IF(A1>5,B1)", False), ("IF(A1>5,B1,)", 0), ('IF(A4="","open","set")', "open"),
        ("IF(A4=0,1,2)", 1), ('IFERROR(1/0,"–")', "–"), ("IFERROR(A1,0)", 2), ("IFNA(A6,0)", 0),
        ("IFS(A1>5,1,TRUE,2)", 2), ("AND(A1>1,B1>1)", True), ("OR(A1>5,B1>5)", True), ("NOT(A1>5)", True),
        ("CHOOSE(2,B1,B2)", 20), ("VLOOKUP(10,D1:E3,2,FALSE)", "mid"), ("VLOOKUP(50,D1:E3,2)", "mid"),
        ("HLOOKUP(2,A1:B2,2,FALSE)", "3.5"), ("MATCH(20,B1:B3,0)", 2), ('MATCH("X",C1:C3,0)', 1), ("INDEX(B1:B3,3)", 30),
        ("INDEX(A1:B2,2,2)", 20), ("SUM(INDEX(A1:B3,0,2))", 60), ("XLOOKUP(100,D1:D3,E1:E3)", "high"),
        ('XLOOKUP(5,D1:D3,E1:E3,"none")', "none"), ("_xlfn.XLOOKUP(1,D1:D3,E1:E3)", "low"),
        ("OFFSET(A1,1,1)", 20), ("SUM(OFFSET(B1,0,0,3,1))", 60), ('INDIRECT("B"&2)', 20), ("ROW(B7)", 7), ("COLUMN()", 9),
        ("ROWS(A1:B3)", 3), ("COLUMNS(A1:B3)", 2), ("ISBLANK(A4)", True), ("ISNUMBER(A1)", True), ("ISTEXT(A3)", True),
        ("ISERROR(1/0)", True), ("ISNA(A6)", True), ('A1&"-"&B2', "2-20"), ('CONCATENATE(A3," ",A1)', "pump 2"),
        ("CONCAT(C1:C3)", "xyx"), ('TEXTJOIN(", ",TRUE,C1:C3)', "x, y, x"), ("LEFT(A3,2)", "pu"), ("RIGHT(A3)", "p"),
        ("MID(A3,2,2)", "um"), ("LEN(A3)", 4), ('TRIM("  a  b ")', "a b"), ("UPPER(A3)", "PUMP"), ('EXACT("a","A")', False),
        ('VALUE("1.5")', "1.5"), ("N(A3)", 0), ("T(A1)", ""), ('"2"*3', 6), ("A5+1", 2), ("A4", 0), ("A4+1", 1),
        ('"a"="A"', True), ('"a"<1', False), ('TRUE>"z"', True), ("rate", 10), ("gross", "12.5"), ("vat*100", 25),
        ("SUM(lines[Price])", 18), ("SUM(lines[#All])", 36), ("SUM(lines[[#Totals],[Price]])", 18), ("SUM(lines)", 18),
        ("SUM(lines[[Price]:[Total]])", 18), ('""""', '"'), ("SUM({})".format(",".join(["1"] * 200)), 200),
    ],
)  # fmt: skip
def test_a_formula_gives_what_excel_gives(formula: str, expected: int | str | bool) -> None:
    is_number = isinstance(expected, int) and not isinstance(expected, bool)
    value = value_of(formula)
    wanted = Decimal(expected) if is_number or (isinstance(value, Decimal) and isinstance(expected, str)) else expected
    assert (value, type(value)) == (wanted, type(wanted))


@pytest.mark.parametrize(
    ("formula", "error"),
    [
        ("1/0", "#DIV/0!"), ("A3*2", "#VALUE!"), ("A6+1", "#N/A"), ("SUM(A1:A6)", "#N/A"), ("nothing!A1", "#REF!"),
        ("nobody", "#NAME?"), ("VLOOKUP(5,D1:E3,2,FALSE)", "#N/A"), ("VLOOKUP(1,D1:E3,3,FALSE)", "#REF!"), ("0^0", "#NUM!"),
        ("SQRT(-1)", "#NUM!"), ("10^400", "#NUM!"), ("OFFSET(A1,-1,0)", "#REF!"), ("A1:A2 B1:B2", "#NULL!"),
        ("AVERAGE(A4)", "#DIV/0!"), ("#REF!+1", "#REF!"), ("SUMPRODUCT(A1:A2,B1:B3)", "#VALUE!"), ("NA()", "#N/A"),
    ],
)  # fmt: skip
def test_an_error_is_a_value(formula: str, error: str) -> None:
    value = value_of(formula)
    assert isinstance(value, ErrorValue)
    assert value == error


@pytest.mark.parametrize(
    "formula",
    ["TODAY()", "[1]Sheet1!A1+1", "'[prices.xlsx]Sheet1'!A1", "{1,2}+1", "{1,2;3}", 'TEXT(A1,"0.00")', "A1#", "endless", "1+",
     "FOO(A1)", '"3 May 2027"+1', 'MATCH("x",C1:C3)', "SUBTOTAL(7,B1:B3)", "(" * 70 + "1" + ")" * 70, 'INDIRECT("R1C1",FALSE)',
     "+".join(["A1"] * 3000), "IF()"],
)  # fmt: skip
def test_what_is_not_worked_out_is_said_so(formula: str) -> None:
    with pytest.raises(CannotCompute):
        value_of(formula)


@pytest.mark.parametrize(
    ("formula", "shift", "expected"),
    [
        ("A1*B1", (1, 0), 70),
        ("$A$1*B1", (1, 0), 40),
        ("A$1+$A1", (1, 0), "5.5"),
        ("A1", (0, 1), 10),
        ("B:B", (0, -1), "3.5"),
    ],
)
def test_a_shared_formula_moves_with_its_cell(formula: str, shift: tuple[int, int], expected: int | str) -> None:
    assert value_of(formula, shift=shift) == Decimal(expected)


def test_a_range_where_one_value_is_wanted_gives_the_cell_in_the_same_row() -> None:
    assert value_of("B1:B3*2", ("s", 3, 9)) == 60
    assert value_of("beside", ("s", 2, 2)) == 20
    assert value_of("lines[[#This Row],[Price]]*2", ("s", 22, 3)) == 12
    assert value_of("lines[@Price]*2", ("s", 23, 3)) == 14


def test_subtotals_leave_out_each_other_and_hidden_rows() -> None:
    cells = Cells({"B1": 1, "B2": 2, "B3": 3}, formulas={"B3": "SUBTOTAL(9,B1:B2)"}, hidden=[2])
    assert compute(cells, "SUBTOTAL(109,B1:B3)", ("s", 4, 2)) == 1
    with pytest.raises(CannotCompute):
        compute(cells, "SUBTOTAL(9,B1:B3)", ("s", 4, 2))


@pytest.mark.parametrize(
    ("formula", "areas", "is_dynamic"),
    [
        ("A1+B2", {("s", Area(2, 2, 2, 2)), ("s", Area(1, 1, 1, 1))}, False),
        ("SUM(other!A1:B9)", {("other", Area(1, 1, 9, 2))}, False),
        ("gross", {("s", Area(1, 2, 1, 2))}, False),
        ("FOO(A1)", {("s", Area(1, 1, 1, 1))}, False),
        ("[1]x!A9+A1", {("s", Area(1, 1, 1, 1))}, False),
        ("SUM(lines[Price])", {("s", Area(21, 2, 23, 2))}, False),
        ("INDIRECT(A1)", {("s", Area(1, 1, 1, 1))}, True),
        ("#REF!+nothing!A1", set(), False),
    ],
)
def test_what_a_formula_depends_on_is_known_even_if_its_value_is_not(
    formula: str, areas: set[tuple[str, Area]], *, is_dynamic: bool
) -> None:
    found = find_precedents(Cells(SHEET | TABLE, names=NAMES, tables=TABLES), formula, ("s", 2, 9))
    assert (set(found.areas), found.is_dynamic) == (areas, is_dynamic)


@pytest.mark.parametrize(
    ("stored", "meant"),
    [
        ("0.30000000000000004", "0.3"),
        ("1234.5649999999999", "1234.565"),
        ("0.33333333333333331", "0.33333333333333331"),
    ],
)
def test_the_noise_of_binary_numbers_is_taken_out(stored: str, meant: str) -> None:
    assert clean(Decimal(stored)) == Decimal(meant)


cents = st.decimals(min_value=-(10**6), max_value=10**6, places=2)


@given(st.lists(cents, min_size=1, max_size=30))
def test_a_sum_of_prices_loses_no_cent(prices: list[Decimal]) -> None:
    cells = Cells({f"A{row}": price for row, price in enumerate(prices, start=1)})
    assert compute(cells, "SUM(A:A)", ("s", 1, 2)) == sum(prices)
    assert compute(cells, "+".join(f"A{row}" for row in range(1, len(prices) + 1)), ("s", 1, 2)) == sum(prices)
