"""Criteria of items as openprocurement.org writes them: listed answers, items and lots, what was taken back, payments."""

import json
from typing import Any

import pytest

from bidbuilder.domain.tenders.constraints import Operator
from bidbuilder.domain.tenders.requirements import Requirement
from bidbuilder.domain.tenders.tenders import TenderReading
from bidbuilder.formats.readers.registry import read_tender

ITEMS = [
    {
        "id": "i1",
        "description": "Monitor",
        "quantity": 10,
        "relatedLot": "L1",
        "classification": {"scheme": "CPV", "id": "30231000-7"},
        "deliveryDate": {"endDate": "2027-04-01T00:00:00+02:00"},
    }
]


def read(**tender: Any) -> TenderReading:
    release = {"ocid": "o1", "tag": ["tender"], "tender": {"id": "T1", "title": "Screens", "items": ITEMS, **tender}}
    return read_tender("call.json", json.dumps(release).encode(), {})


def criterion(*requirements: dict[str, Any], **fields: Any) -> dict[str, Any]:
    group = {"id": "g1", "requirements": list(requirements)}
    return {"id": "c1", "title": "Features", "requirementGroups": [group], **fields}


def asked(*requirements: dict[str, Any], **fields: Any) -> list[Requirement]:
    found = read(criteria=[criterion(*requirements, **fields)]).tender.requirements
    return [one for one in found if one.number != "i1"]


@pytest.mark.parametrize(
    ("least", "operator"), [(None, Operator.ONE_OF), (1, Operator.ONE_OF), (2, Operator.ALL_OF), ("2", Operator.ALL_OF)]
)
def test_listed_answers_are_choices_and_as_many_as_asked_are_all_of_them(least: Any, operator: Operator) -> None:
    (one,) = asked({"id": "r1", "title": "Ports", "expectedValues": ["HDMI", "VGA"], "expectedMinItems": least})
    assert (one.answer.kind, one.answer.choices) == ("choice", ("HDMI", "VGA"))
    assert [(made.operator, made.values) for made in one.constraints] == [(operator, ("HDMI", "VGA"))]


def test_a_single_expected_value_is_one_choice() -> None:
    (one,) = asked({"id": "r1", "title": "Ratio", "expectedValues": ["16:9"], "expectedMinItems": 1})
    assert [(made.operator, made.values) for made in one.constraints] == [(Operator.ONE_OF, ("16:9",))]


def test_a_criterion_of_an_item_stands_under_it_and_in_its_lot() -> None:
    (one,) = asked({"id": "r1", "title": "Size", "minValue": 23.8}, relatesTo="item", relatedItem="i1")
    assert (one.lot, one.section) == ("L1", ("Monitor", "Features"))
    (one,) = asked({"id": "r1", "title": "Size"}, relatesTo="lot", relatedItem="L1")
    assert (one.lot, one.section) == ("L1", ("Features",))
    (one,) = asked({"id": "r1", "title": "Size"}, relatesTo="tenderer")
    assert (one.lot, one.section) == ("", ("Features",))


def test_what_was_taken_back_is_left_out_and_counted() -> None:
    kept, gone = {"id": "r1", "title": "Size", "status": "active"}, {"id": "r1", "status": "cancelled"}
    reading = read(criteria=[criterion(kept, gone)])
    assert [one.title for one in reading.tender.requirements if one.number == "r1"] == ["Size"]
    (told,) = (one for one in reading.findings if one.code == "requirements-taken-back")
    assert told.params == {"count": "1"}


def test_what_the_buyer_answers_itself_asks_no_answer() -> None:
    requirement = {"id": "r1", "title": "Debts", "dataType": "boolean"}
    assert [one.answer.kind for one in asked(requirement, source="procuringEntity")] == ["none"]
    assert [one.answer.kind for one in asked(requirement, source="tenderer")] == ["yes-no"]


def test_payments_factors_and_whom_to_ask_are_terms() -> None:
    milestone = {
        "title": "deliveryOfGoods",
        "code": "postpayment",
        "type": "financing",
        "percentage": 70.5,
        "duration": {"days": 10, "type": "working"},
    }
    factors = [{"value": True, "coefficient": 0.8}, {"value": False, "coefficient": 1}]
    conversion = {"relatesTo": "requirement", "relatedItem": "r1", "rationale": "Preference", "coefficients": factors}
    entity = {"name": "Hospital", "contactPoint": {"name": "Ms Oak", "telephone": "415", "email": "a@example.org"}}
    tender = read(milestones=[milestone], conversions=[conversion], procuringEntity=entity).tender
    said = [(one.kind.value, one.text) for one in tender.terms]
    assert said == [
        ("payment", "deliveryOfGoods: postpayment, 70.5 %, 10 working d"),
        ("award-rule", "Preference\nrequirement r1\ntrue: × 0.8\nfalse: × 1"),
        ("contact", "Ms Oak, 415"),
    ]
    assert (str(tender.delivery_until), tender.cpv) == ("2027-04-01", ("30231000",))


def test_criteria_of_the_banks_registers_are_read_with_their_groups_and_amounts() -> None:
    turnover = {"id": "1-1", "title": "Turnover", "dataType": "value", "value": {"amount": "100000", "currency": "EUR"}}
    group = {"id": "1", "title": "Turnover of the bidder", "requirements": [turnover]}
    criterion = {"id": "1", "title": "Standing", "relatesTo": "tenderer", "requirementGroups": [group]}
    release = {"ocid": "o", "id": "1", "tag": ["tender"], "tender": {"id": "t", "title": "T", "criterion": [criterion]}}
    (one,) = read_tender("t.json", json.dumps(release).encode(), {}).tender.requirements
    assert one.section == ("Standing", "Turnover of the bidder")
    assert [(c.operator.value, c.values, c.unit) for c in one.constraints] == [("=", ("100000",), "EUR")]
