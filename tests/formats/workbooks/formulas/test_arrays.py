"""Formulas over arrays give what Excel gives: conditions, functions of single values and lookups cell by cell."""

from decimal import Decimal

import pytest

from bidbuilder.formats.workbooks.formulas.computing import compute, compute_block
from bidbuilder.formats.workbooks.formulas.values import Block, CannotCompute, Value
from tests.formats.workbooks.formulas.cells_of_a_test import Cells, Given

PLACE = ("s", 1, 9)
CELLS = Cells(
    {
        "A1": 1, "A2": 2, "A3": 3, "B1": 10, "B2": 20, "B3": 30, "B4": 40,
        "C1": "x", "C2": "y", "C3": "x", "C4": "Z", "D1": "#DIV/0!", "D2": 5, "D3": "p", "D4": 7,
    }
)  # fmt: skip


def block_of(formula: str, size: tuple[int, int] = (1, 1)) -> Block:
    return compute_block(CELLS, formula, PLACE, size)


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ('SUM(IF(C1:C3="x",B1:B3))',                          40),
        ('AVERAGE(IF(C1:C4="x",B1:B4))',                      20),
        ('MIN(IF(C1:C3="x",B1:B3))',                          10),
        ("SUM(IF(ROW(A1:A4)>2,B1:B4,0))",                     70),
        ('COUNT(IF(C1:C4="x",A1:A4))',                         2),
        ('SUM(IF(A1:A4="",1,0))',                              1),
        ("SUM(IFERROR(D1:D2,0))",                              5),
        ("IFERROR(SUM(D1:D4),-1)",                            -1),
        ("SUM(IF(ISERROR(D1:D2),0,D1:D2))",                    5),
        ("SUM(ROUND(B1:B3/7,2))",                         "8.58"),
        ("SUM(LEN(C1:C4))",                                    4),
        ("SUM(--ISNUMBER(D2:D4))",                             2),
        ("MAX(ABS(A1:A3-2))",                                  1),
        ("SUM(1/COUNTIF(C1:C4,C1:C4))",                        3),
        ('SUM(SUMIF(C1:C4,{"x","y"},B1:B4))',                 60),
        ("SUM(LARGE(B1:B4,{1,2}))",                           70),
        ("SUM(VLOOKUP({1,2},A1:B3,2,FALSE))",                 30),
        ('INDEX(B1:B4,MATCH(1,(C1:C4="x")*(A1:A4>1),0))',     30),
        ("INDEX(C1:C4,SMALL(IF(B1:B4>15,ROW(B1:B4)),1))",    "y"),
        ("SUM(INDEX(A1:B3,0,2))",                             60),
        ("SUM((A1:A3=TRANSPOSE(A1:A3))*1)",                    3),
        ("SUM(_xlfn._xlws.FILTER(B1:B4,A1:A4>1))",            50),
        ("ROWS(A1:A3)",                                        3),
        ("AND(A1:A3>0)",                                    True),
        ("OR(A1:A3>3)",                                    False),
        ("SMALL(B1:B4,5)",                              "#NUM!"),
    ],
)  # fmt: skip
def test_an_array_formula_gives_what_excel_gives(formula: str, expected: Given) -> None:
    value: Value = Decimal(expected) if isinstance(expected, int) and not isinstance(expected, bool) else expected
    (((found,),),) = (block_of(formula),)
    assert found == (Decimal("8.58") if expected == "8.58" else value)


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("SUM({1,2;3,4})",                      10),
        ('SUM(COUNTIF(C1:C4,{"x","z"}))',        3),
        ("SUMPRODUCT({1;2;3},B1:B3)",          140),
        ("SUMPRODUCT((B1:B3>10)*ROUND(B1:B3/3,0))", 17),
        ("LARGE(B1:B4,1)",                      40),
    ],
)  # fmt: skip
def test_an_array_that_is_written_out_needs_no_array_formula(formula: str, expected: int) -> None:
    assert compute(CELLS, formula, PLACE) == expected


def test_arrays_over_several_cells_keep_their_shape() -> None:
    assert block_of("IF(A1:A3>1,B1:B3,0)", (3, 1)) == [[0], [20], [30]]
    assert block_of("TRANSPOSE(A1:A3)", (1, 3)) == [[1, 2, 3]]
    assert block_of("_xlfn._xlws.FILTER(A1:B3,B1:B3>10)", (2, 2)) == [[2, 20], [3, 30]]
    assert block_of("_xlfn.UNIQUE(C1:C3)", (2, 1)) == [["x"], ["y"]]


@pytest.mark.parametrize(
    "formula", ["_xlfn._xlws.FILTER(A1:A3,A1:A3>1)", "SUM(OFFSET(A1,ROW(A1:A3),0))", "ROW()", "FILTER(A1:A3,A1:A3>9)"]
)
def test_what_would_take_other_cells_or_depends_on_them_is_left_to_excel(formula: str) -> None:
    with pytest.raises(CannotCompute):
        block_of(formula, (3, 1))
