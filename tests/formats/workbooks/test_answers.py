"""Answers handed in as JSON, and answers to requirements placed in their rows."""

import json
from decimal import Decimal
from typing import Any

import pytest

from bidbuilder.domain.tenders.buyer_workbooks import CellAnswer, RequirementAnswer
from bidbuilder.formats.workbooks.answers import read_answers
from bidbuilder.formats.workbooks.filling import fill_workbook
from bidbuilder.formats.workbooks.refusals import AnswersUnreadable, CellRefused, ValueUnfit
from tests.factories.workbooks import workbook

REQUIREMENTS = [
    ["Req. ID", "Requirement", "Response", "Comments"],
    ["R-1", "The pump shall deliver at least 12 m³/h at 3 bar.", None, None],
    ["R-2", "The supplier shall provide training in Danish.", None, None],
]
PRICES = [
    ["Item no", "Description", "Qty", "List price", "Unit price", "Total"],
    ["P1", "Pump station with control cabinet", 2, None, None, "=C2*E2"],
    ["R-2", "Training on site, four days in all", None, None, None, "=C3*E3"],
]


def filled(*answers: RequirementAnswer, **more: list[list[Any]]) -> dict[str, tuple[str, ...]]:
    content = workbook({"Requirements": REQUIREMENTS, "Prices": PRICES, **more}, lists={"C2:C3": '"Met,Not met"'})
    result = fill_workbook("b.xlsx", content, answers)
    return {"filled": result.filled, "renewed": result.renewed}


def refused(*answers: RequirementAnswer, **more: list[list[Any]]) -> CellRefused:
    with pytest.raises(CellRefused) as refusal:
        filled(*answers, **more)
    return refusal.value


def answer(requirement: str, *, sheet: str = "", **fields: Any) -> RequirementAnswer:
    return RequirementAnswer(requirement=requirement, sheet=sheet, fields=fields)


@pytest.mark.parametrize(
    ("given", "cells"),
    [
        (answer("R-1", answer="Met", remark="See page 4"), {"Requirements!C2", "Requirements!D2"}),
        (answer("r-1", answer="met"), {"Requirements!C2"}),
        (answer("R-1", comment="See page 4", answer=None), {"Requirements!D2"}),
        (answer("P1", unit_price="12.50"), {"Prices!E2"}),
        (answer("P1", price=Decimal("12.5"), quantity="3"), {"Prices!E2", "Prices!C2"}),
        (answer("R-2", answer="Met", unit_price="9", quantity="4"), {"Requirements!C3", "Prices!E3", "Prices!C3"}),
    ],
)
def test_an_answer_goes_where_the_buyer_wants_it(given: RequirementAnswer, cells: set[str]) -> None:
    assert set(filled(given)["filled"]) == cells


def test_totals_follow_the_prices() -> None:
    assert filled(answer("P1", unit_price="12.50"))["renewed"] == ("Prices!F2",)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (answer("R-9", answer="Met"), "requirement-unknown"),
        (answer("R-1", answer="Perhaps"), "value-not-allowed"),
        (answer("R-1", unit_price="12"), "no-place"),
        (answer("R-1", colour="red"), "no-place"),
        (answer("P1", unit_price="12,50"), "value-not-a-number"),
        (answer("P1", unit_price="on request"), "value-not-a-number"),
        (answer("P1", total="25"), "cell-holds-formula"),
        (answer("R-1", sheet="Prices", answer="Met"), "requirement-unknown"),
    ],
)
def test_an_answer_that_has_no_place_is_refused(given: RequirementAnswer, code: str) -> None:
    assert refused(given).code == code


def test_a_number_on_two_sheets_of_one_kind_wants_the_sheet_named() -> None:
    more = {"Lot 2": REQUIREMENTS}
    refusal = refused(answer("R-1", answer="Met"), **more)
    assert refusal.code == "requirement-ambiguous"
    assert refusal.params["places"] == "Requirements!2, Lot 2!2"
    assert filled(answer("R-1", sheet="lot 2", answer="Met"), **more)["filled"] == ("Lot 2!C2",)


def test_rows_without_a_number_go_by_sheet_and_row_as_readers_name_them() -> None:
    rows = [["Requirement", "Response"], ["The pump shall be painted blue.", None], ["The tank shall be round.", None]]
    result = fill_workbook("b.xlsx", workbook({"Krav": rows}), [answer("Krav!3", answer="Yes")])
    assert result.filled == ("Krav!B3",)


def test_both_forms_are_read() -> None:
    text = """{"cells": [{"sheet": "A", "cell": "B2", "value": "12.50"}, {"sheet": "A", "cell": "B3", "value": 0.1},
        {"sheet": "A", "cell": "B4", "value": 7}, {"sheet": "A", "cell": "B5", "value": null}],
        "answers": [{"requirement": "1.2", "answer": "Yes", "unit_price": 12.10}, {"requirement": 7, "sheet": "S"}]}"""
    assert read_answers(text.encode()) == (
        CellAnswer(sheet="A", cell="B2", value="12.50"),
        CellAnswer(sheet="A", cell="B3", value=Decimal("0.1")),
        CellAnswer(sheet="A", cell="B4", value=Decimal(7)),
        CellAnswer(sheet="A", cell="B5", value=None),
        RequirementAnswer(requirement="1.2", fields={"answer": "Yes", "unit_price": Decimal("12.10")}),
        RequirementAnswer(requirement="7", sheet="S"),
    )


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", "null", '{"cells": {}}', '{"cells": [1]}', '{"cells": [{"sheet": "A", "cell": "B2"}]}',
     '{"cells": [{"cell": "B2", "value": 1}]}', '{"cells": [{"sheet": " ", "cell": "B2", "value": 1}]}',
     '{"answers": [{"answer": "Yes"}]}', '{"answers": [{"requirement": true}]}', '{"cells": [], "cells": []}',
     '{"cells": [{"sheet": "A", "cell": "B2", "value": NaN}]}', "[" * 2000],
)  # fmt: skip
def test_answers_of_another_shape_are_refused(text: str) -> None:
    with pytest.raises(AnswersUnreadable):
        read_answers(text.encode())


@pytest.mark.parametrize("value", [[], {}, ["Yes"]])
def test_lists_and_objects_are_no_values(value: object) -> None:
    text = json.dumps({"cells": [{"sheet": "A", "cell": "B2", "value": value}]})
    with pytest.raises(ValueUnfit) as refusal:
        read_answers(text.encode())
    assert refusal.value.where == "/cells/0"
