"""What an OCDS tender asks: the requirements extension in all its data types, and terms of lots against the JSON itself."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from bidbuilder.domain.tenders.constraints import Operator
from bidbuilder.domain.tenders.requirements import Requirement, Scope
from bidbuilder.domain.tenders.tenders import Tender
from bidbuilder.domain.tenders.terms import TermKind
from bidbuilder.formats.readers.registry import read_tender
from tests.corpus import corpus_file, corpus_files


def read(tender: dict[str, Any], language: str = "en") -> Tender:
    content = json.dumps({"ocid": "ocds-1", "language": language, "tender": {"id": "1", "title": "T", **tender}})
    return read_tender("call.json", content.encode(), {}).tender


def asked(requirement: dict[str, Any], **criterion: Any) -> Requirement:
    group = {"id": "g", "requirements": [{"id": "r", "title": "Output", **requirement}]}
    (found,) = read(
        {"criteria": [{"id": "c", "title": "Power", "requirementGroups": [group], **criterion}]}
    ).requirements
    return found


@pytest.mark.parametrize(
    ("requirement", "kind", "expected"),
    [
        ({"dataType": "integer", "minValue": 100}, "number", [(Operator.AT_LEAST, ("100",))]),
        ({"dataType": "number", "maxValue": 0.5}, "number", [(Operator.AT_MOST, ("0.5",))]),
        ({"dataType": "number", "minValue": 0, "maxValue": 5}, "number", [(Operator.BETWEEN, ("0", "5"))]),
        ({"dataType": "boolean", "expectedValue": True}, "yes-no", [(Operator.EQUAL, ("true",))]),
        ({"dataType": "boolean", "expectedValue": False}, "yes-no", [(Operator.EQUAL, ("false",))]),
        ({"dataType": "string", "expectedValue": "IP55"}, "text", [(Operator.EQUAL, ("IP55",))]),
        ({"dataType": "number", "expectedValue": 0}, "number", [(Operator.EQUAL, ("0",))]),
        ({"dataType": "string", "pattern": "^(A|B|C)$"}, "choice", [(Operator.ONE_OF, ("A", "B", "C"))]),
        ({"dataType": "string", "pattern": "[A-Z]{2}"}, "text", []),
        (
            {"dataType": "number", "minValue": 1, "expectedValue": 3},
            "number",
            [(Operator.AT_LEAST, ("1",)), (Operator.EQUAL, ("3",))],
        ),
        ({"dataType": "date-time"}, "text", []),
        ({}, "text", []),
    ],
)
def test_types_bounds_and_patterns_become_conditions(requirement, kind, expected) -> None:
    found = asked(requirement)
    assert found.answer.kind == kind
    assert [(one.operator, one.values) for one in found.constraints] == expected
    assert found.answer.pattern == (requirement.get("pattern", "") if kind == "text" else "")


def test_a_period_and_the_words_of_criterion_and_group_are_kept() -> None:
    found = asked(
        {"description": "Turnover", "period": {"startDate": "2024-01-01T00:00:00Z", "endDate": "2024-12-31T00:00:00Z"}},
        description="Economic standing",
        relatesToTenderer=True,
    )
    assert found.text == "Turnover\n2024-01-01 – 2024-12-31"
    assert found.section == ("Power", "Economic standing")
    assert (found.scope, found.member_rule) == (Scope.MEMBER, "each")


def test_a_criterion_of_several_lots_is_asked_in_each() -> None:
    group = {"id": "g", "requirements": [{"id": "r", "title": "Output"}]}
    tender = read({"criteria": [{"id": "c", "relatedLots": ["1", "2"], "requirementGroups": [group]}]})
    assert [(one.number, one.lot) for one in tender.requirements] == [("r", "1"), ("r", "2")]


def test_a_criterion_without_groups_is_not_lost() -> None:
    (found,) = read({"criteria": [{"id": "c", "title": "Origin", "description": "Made in the EU"}]}).requirements
    assert (found.title, found.text) == ("Origin", "Made in the EU")


@pytest.mark.corpus
def test_the_example_of_the_extension_keeps_its_alternatives() -> None:
    readme = corpus_file("ocds", "schema", "ocds_requirements_extension", "README.md").read_text(encoding="utf-8")
    example = json.loads(readme.split("```json")[1].split("```")[0])["tender"]
    wanted = [
        (one["id"], one["description"], criterion["title"], len(criterion["requirementGroups"]), group["description"])
        for criterion in example["criteria"]
        for group in criterion["requirementGroups"]
        for one in group["requirements"]
    ]
    found = read(example).requirements
    assert [(one.number, one.text, one.section[0]) for one in found] == [row[:3] for row in wanted]
    for requirement, row in zip(found, wanted, strict=True):
        assert row[3] == 1 or requirement.section[-1] == row[4]
    values = [[constraint.values for constraint in one.constraints] for one in found]
    assert values == [[("100",)], [("36",)], [("12",)], [("true",)], [("3",)]]


def test_numbers_of_award_criteria_stand_apart() -> None:
    numbers = [
        {"number": 5, "threshold": "maximumBids"},
        {"number": 250, "fixed": "unit"},
        {"number": 40.5, "weight": "percentageRangeMiddle"},
        {"number": 60, "threshold": "minimumScore"},
    ]
    criteria = {"criteria": [{"type": "cost", "name": "Life cycle", "numbers": numbers}]}
    (one,) = read({"lots": [{"id": "1"}], "awardCriteria": criteria}).lots[0].award_criteria
    assert (one.weight, one.weight_kind, one.fixed, one.fixed_kind, one.maximum_passing, one.minimum_score) == (
        Decimal("40.5"),
        "percentage-middle",
        Decimal(250),
        "unit",
        Decimal(5),
        Decimal(60),
    )


def test_groups_of_lots_and_terms_of_lots_are_read() -> None:
    tender = read(
        {
            "tenderPeriod": {"endDate": "2027-03-02T12:00:00+01:00"},
            "lots": [
                {
                    "id": "1",
                    "submissionTerms": {
                        "depositsGuarantees": "2 %",
                        "bidValidityPeriod": {"endDate": "2027-06-30T00:00:00Z"},
                        "languages": ["da", "en"],
                    },
                    "subcontractingTerms": {"competitiveMinimumPercentage": 0.15},
                    "renewal": {"description": "Twice by a year"},
                }
            ],
            "lotGroups": [{"id": "G", "relatedLots": ["1"], "maximumValue": {"amount": 5, "currency": "DKK"}}],
        }
    )
    assert (tender.bid_validity_days, tender.languages, tender.securities[0].text) == (120, ("da", "en"), "2 %")
    assert {(one.kind, one.text) for one in tender.lots[0].terms} == {
        (TermKind.SUBCONTRACTING, "≥ 15 %"),
        (TermKind.RENEWALS, "Twice by a year"),
    }
    assert (tender.lot_groups[0].lots, tender.lot_groups[0].value.amount) == (("1",), Decimal(5))


def test_what_is_only_coded_is_worded_in_the_language_of_the_call_and_said_once() -> None:
    same = {"type": "economic", "description": "As in the ESPD.", "minimum": "As in the ESPD."}
    lot = {"id": "1", "selectionCriteria": {"description": "As published"}}
    found = read(
        {
            "selectionCriteria": {"criteria": [same]},
            "lots": [lot],
            "otherRequirements": {"requiresStaffNamesAndQualifications": True},
        },
        language="da",
    ).requirements
    assert [(one.section[-1], one.text) for one in found] == [
        ("Økonomisk og finansiel formåen", "As in the ESPD."),
        ("Egnethedskriterier", "As published"),
        ("Personale", found[-1].text),
    ]
    assert found[-1].text.startswith("Navne")


@pytest.mark.parametrize(
    ("named", "lot", "coded"),
    [({"relatedLot": "1"}, "1", "1"), ({"relatedLots": ["2"]}, "2", "2"), ({"relatedLots": ["1", "2"]}, "", "12")],
)
def test_items_belong_to_the_lots_they_name(named: dict[str, object], lot: str, coded: str) -> None:
    item = {"id": "i", "description": "Crane", "quantity": 2, "classification": {"scheme": "CPV", "id": "42414000"}}
    tender = read({"items": [{**item, **named}], "lots": [{"id": "1"}, {"id": "2"}]})
    assert [(one.lot, one.quantity) for one in tender.requirements] == [(lot, Decimal(2))]
    assert "".join(one.id for one in tender.lots if one.cpv == ("42414000",)) == coded


@pytest.mark.parametrize(
    ("amount", "told"), [({"amount": 500}, True), ({"amount": 0}, False), ({"amount": 5, "currency": "EUR"}, False)]
)
def test_an_amount_without_currency_is_told(amount: dict[str, object], told: bool) -> None:
    tender = {"title": "Pumps", "value": amount}
    reading = read_tender("r.json", json.dumps({"ocid": "ocds-1", "tag": ["tender"], "tender": tender}).encode(), {})
    assert ("amount-without-currency" in {one.code for one in reading.findings}) is told


@pytest.mark.corpus
@pytest.mark.parametrize("path", corpus_files("ocds", "*Rel*.json"), ids=lambda path: path.name)
def test_lots_terms_and_selection_of_releases_are_those_of_the_file(path: Path) -> None:
    data = json.loads(path.read_bytes())
    wanted = next(iter(data.get("releases", [data]))).get("tender", {})
    tender = read_tender(path.name, path.read_bytes(), {}).tender
    texts = "\n".join(one.text for one in tender.requirements)
    for criterion in wanted.get("selectionCriteria", {}).get("criteria", []):
        assert criterion.get("description", "").strip() in texts
        assert criterion.get("minimum", "").strip() in texts
    for lot, read_lot in zip(wanted.get("lots", []), tender.lots, strict=True):
        period = lot.get("contractPeriod", wanted.get("contractPeriod", {}))
        starts = period.get("startDate")
        assert read_lot.starts_on == (date.fromisoformat(starts[:10]) if starts else None)
        days = period.get("durationInDays")
        assert read_lot.duration == (f"P{days}D" if days else "")
        said = {one.text for one in read_lot.terms}
        for field in ("renewal", "options"):
            if words := lot.get(field, {}).get("description", "").strip():
                assert words in said
        names = [one.get("name", "") for one in lot.get("awardCriteria", {}).get("criteria", [])]
        assert [one.name for one in read_lot.award_criteria] == [name.strip() for name in names]
        selection = lot.get("selectionCriteria", {})
        if isinstance(selection, dict) and selection.get("description"):
            assert selection["description"].strip() in texts


@pytest.mark.parametrize(
    ("about", "scope"),
    [
        ({"source": "tenderer", "featureOf": "item"}, "item"),
        ({"source": "tenderer", "relatesTo": "item"}, "item"),
        ({"source": "tenderer", "relatedItem": "1"}, "item"),
        ({"source": "buyer", "featureOf": "tenderer"}, "member"),
        ({"source": "tenderer"}, "member"),
    ],
)
def test_what_a_criterion_is_about_goes_before_who_answers_it(about: dict[str, str], scope: str) -> None:
    assert asked({"id": "1", "title": "Air intake"}, **about).scope == scope


def test_answers_of_a_schema_and_the_evidence_are_kept() -> None:
    found = asked(
        {"id": "1", "title": "Size", "dataSchema": {"enum": ["S", "M"]}, "eligibleEvidences": [{"title": "Report"}]}
    )
    assert (found.answer.kind, found.answer.choices, found.evidence) == ("choice", ("S", "M"), "Report")
