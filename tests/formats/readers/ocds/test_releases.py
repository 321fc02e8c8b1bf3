"""OCDS releases of the corpus against the JSON itself, and small ones made for one question each."""

import json
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from bidbuilder.domain.tenders.constraints import Operator
from bidbuilder.domain.tenders.requirements import Scope
from bidbuilder.domain.tenders.tenders import TenderReading
from bidbuilder.formats.readers.json_text import parse_json
from bidbuilder.formats.readers.registry import read_tender
from bidbuilder.formats.refusals import FileBroken, FileUnknown
from tests.corpus import corpus_files


def read(tender: dict[str, Any], **release: Any) -> TenderReading:
    return read_tender("call.json", json.dumps({"ocid": "ocds-1", "tender": tender, **release}).encode(), {})


def codes(reading: TenderReading) -> set[str]:
    return {finding.code for finding in reading.findings}


@pytest.mark.corpus
@pytest.mark.parametrize("path", corpus_files("ocds", "*Rel*.json"), ids=lambda path: path.name)
def test_fields_equal_what_the_file_says(path: Path) -> None:
    data = json.loads(path.read_bytes(), parse_float=Decimal)
    release = next(iter(data.get("releases", [data])))
    wanted = release.get("tender", {})
    reading = read_tender(path.name, path.read_bytes(), {})
    tender = reading.tender
    assert reading.format == "ocds"
    assert tender.reference == str(wanted.get("id", release["ocid"])).strip()
    assert next(iter(tender.title.values()), "") == wanted.get("title", "").strip()
    assert tender.buyer.name == release.get("buyer", {}).get("name", tender.buyer.name).strip()
    assert [lot.id for lot in tender.lots] == [str(lot["id"]) for lot in wanted.get("lots", [])]
    end = wanted.get("tenderPeriod", {}).get("endDate")
    assert (tender.submission_deadline.moment if tender.submission_deadline else None) == (
        datetime.fromisoformat(end) if end else None
    )
    value = wanted.get("value", {})
    if "amount" in value and value.get("currency"):
        assert (tender.value.amount, tender.value.currency) == (Decimal(str(value["amount"])), value["currency"])
    assert len(tender.documents) == len(wanted.get("documents", []))


@pytest.mark.corpus
@pytest.mark.parametrize("path", corpus_files("ocds", "*.json"), ids=lambda path: path.name)
def test_no_release_is_too_odd_to_read(path: Path) -> None:
    assert read_tender(path.name, path.read_bytes(), {}).format == "ocds"


def test_the_newest_release_of_a_procedure_counts() -> None:
    releases = [
        {"ocid": "ocds-1", "date": "2027-01-02T00:00:00Z", "tender": {"id": "new"}},
        {"ocid": "ocds-1", "date": "2027-01-01T00:00:00Z", "tender": {"id": "old"}},
        {"ocid": "ocds-1", "date": "2027-01-03T00:00:00Z", "awards": []},
    ]
    content = json.dumps({"version": "1.1", "releases": releases}).encode()
    assert read_tender("package.json", content, {}).tender.reference == "new"


def test_a_record_is_read_by_its_compiled_release() -> None:
    record = {
        "ocid": "ocds-1",
        "compiledRelease": {"tender": {"id": "compiled"}},
        "releases": [{"tender": {"id": "one"}}],
    }
    assert read_tender("record.json", json.dumps({"records": [record]}).encode(), {}).tender.reference == "compiled"


def test_several_procedures_in_one_file_are_told() -> None:
    releases: list[dict[str, object]] = [
        {"ocid": ocid, "buyer": {"name": "City"}, "tender": {"id": ocid, "title": f"Plant {ocid}"}}
        for ocid in ("a", "b")
    ]
    releases.append({"ocid": "b", "tender": {"tenderPeriod": {"endDate": "2027-03-02T12:00:00+01:00"}}})
    content = json.dumps({"releases": releases}).encode()
    reading = read_tender("package.json", content, {})
    assert (reading.tender.reference, "several-procedures" in codes(reading)) == ("a", True)
    assert [(one.ocid, one.title, one.buyer, one.due) for one in reading.procedures] == [
        ("a", "Plant a", "City", ""),
        ("b", "Plant b", "City", "2027-03-02"),
    ]
    assert read_tender("package.json", content, {"process": "b"}).tender.reference == "b"
    missed = read_tender("package.json", content, {"process": "c"})
    assert (missed.tender.reference, "procedure-not-there" in codes(missed)) == ("a", True)


@pytest.mark.parametrize(
    ("written", "expected", "finding"),
    [
        ("2027-03-02T12:00:00+01:00", "2027-03-02T12:00:00+01:00", None),
        ("2027-03-02T12:00:00.000Z", "2027-03-02T12:00:00+00:00", None),
        ("2027-03-02T12:00:00+0100", "2027-03-02T12:00:00+01:00", None),
        ("2027-03-02T00:00:00Z", "2027-03-02T00:00:00+00:00", "deadline-at-midnight"),
        ("2027-03-02T12:00:00", None, "deadline-without-zone"),
        ("2027-03-02", None, "deadline-without-zone"),
        ("2 March 2027", None, "deadline-unreadable"),
    ],
)
def test_deadlines_need_a_zone(written: str, expected: str | None, finding: str | None) -> None:
    reading = read({"id": "1", "title": "T", "tenderPeriod": {"endDate": written}})
    deadline = reading.tender.submission_deadline
    assert (deadline.moment.isoformat() if deadline else None) == expected
    assert {code for code in codes(reading) if code.startswith("deadline")} == ({finding} if finding else set())


def test_requirement_groups_are_alternatives_of_all_their_requirements() -> None:
    def wants(number: str, **bounds: object) -> dict[str, object]:
        return {"id": number, "title": "Warranty", "description": "Months of warranty", "dataType": "integer", **bounds}

    criterion = {
        "id": "2",
        "title": "Warranty",
        "requirementGroups": [
            {"id": "2-1", "description": "Long", "requirements": [wants("2-1-1", minValue=36)]},
            {"id": "2-2", "description": "Short", "requirements": [wants("2-2-1", minValue=12, maxValue=35)]},
        ],
    }
    reading = read({"id": "1", "criteria": [criterion]})
    first, second = reading.tender.requirements
    assert [one.section for one in (first, second)] == [("Warranty", "Long"), ("Warranty", "Short")]
    assert (first.constraints[0].operator, first.constraints[0].values) == (Operator.AT_LEAST, ("36",))
    assert (second.constraints[0].operator, second.constraints[0].values) == (Operator.BETWEEN, ("12", "35"))
    assert "alternatives" in codes(reading)


@pytest.mark.parametrize(
    ("criterion", "scope"),
    [
        ({"relatesToTenderer": True}, Scope.MEMBER),
        ({"relatesTo": "tenderer"}, Scope.MEMBER),
        ({"relatesTo": "item", "relatedItem": "1"}, Scope.ITEM),
        ({"relatesTo": "tender"}, Scope.BID),
        ({}, Scope.ITEM),
    ],
)
def test_requirements_concern_whom_they_name(criterion: dict[str, object], scope: Scope) -> None:
    groups = [{"id": "g", "requirements": [{"id": "r", "title": "Years trading"}]}]
    (requirement,) = read({"criteria": [{"id": "c", "requirementGroups": groups, **criterion}]}).tender.requirements
    assert requirement.scope is scope


def test_weights_of_criteria_keep_their_kind() -> None:
    criterion = {"type": "price", "name": "Price", "numbers": [{"number": 60.5, "weight": "percentageExact"}]}
    (lot,) = read({"lots": [{"id": "1", "awardCriteria": {"criteria": [criterion]}}]}).tender.lots
    (found,) = lot.award_criteria
    assert (found.kind, found.weight, found.weight_kind) == ("price", Decimal("60.5"), "percentage-exact")


@pytest.mark.parametrize("odd", [[], "text", 5, True, {"a": 1}, [[]], ["x", None, {"id": "1"}]])
@pytest.mark.parametrize(
    "key", ["lots", "items", "documents", "value", "tenderPeriod", "title", "criteria", "awardCriteria"]
)
def test_fields_of_the_wrong_kind_do_no_harm(key: str, odd: object) -> None:
    assert read({"id": "1", key: odd}).tender.reference == "1"


@pytest.mark.parametrize(
    "content",
    [b'{"a": NaN}', b'{"a": 1, "a": 2}', b'{"a": Infinity}', b'{"a"', b"[" * 200 + b"]" * 200, b"[" * 100_000],
)
def test_unsound_json_is_refused(content: bytes) -> None:
    with pytest.raises(FileBroken):
        parse_json(content)


def test_json_that_is_no_release_is_unknown() -> None:
    with pytest.raises(FileUnknown):
        read_tender("other.json", b'{"name": "x"}', {})


def test_a_record_alone_is_read_by_its_compiled_release() -> None:
    compiled = {"ocid": "o", "tag": ["compiled"], "tender": {"id": "compiled"}}
    record = {"releases": [{"url": "https://example.com/1"}], "compiledRelease": compiled}
    assert read_tender("record.json", json.dumps(record).encode(), {}).tender.reference == "compiled"


@pytest.mark.parametrize(
    ("item", "texts"),
    [
        ({"classification": {"scheme": "CPV", "description": "Pumps"}}, []),
        ({"classification": {"scheme": "CPV", "description": "Pumps"}, "quantity": 3}, ["Pumps"]),
        ({"classification": {"scheme": "UNSPSC", "description": "Pumps"}}, ["Pumps"]),
        ({"classification": {"scheme": "CPV", "description": "Pumps"}, "description": "Pump, red"}, ["Pump, red"]),
    ],
)
def test_items_are_asked_by_their_words_or_by_so_many_of_a_class(item: dict[str, Any], texts: list[str]) -> None:
    assert [one.text for one in read({"items": [item]}).tender.requirements] == texts


def test_milestones_are_terms() -> None:
    visit = {"title": "Site visit", "dueDate": "2027-01-15T10:00:00Z", "description": "Meet at the gate"}
    terms = read({"milestones": [visit]}).tender.terms
    assert [one.text for one in terms] == ["Site visit: 2027-01-15T10:00:00Z\nMeet at the gate"]


def test_lots_may_list_their_items() -> None:
    tender = read({"lots": [{"id": "L1", "items": ["7"]}], "items": [{"id": "7", "description": "Pump"}]}).tender
    assert [(one.number, one.lot) for one in tender.requirements] == [("7", "L1")]


def test_the_one_amendment_of_older_releases_and_the_day_of_award_are_kept() -> None:
    amendment = {"date": "2017-07-03T05:12:07Z", "rationale": "Category updated"}
    changes = [{"property": "items.classification.id", "former_value": 80000000}]
    tender = read(
        {"amendment": {**amendment, "changes": changes}, "awardPeriod": {"endDate": "2017-09-30T00:00:00Z"}}
    ).tender
    (addendum,) = tender.addenda
    assert addendum.summary == "Category updated\nitems.classification.id ← 80000000"
    assert str(tender.expected_award_on) == "2017-09-30"
    assert read({"amendment": {}}).tender.addenda == ()


@pytest.mark.parametrize(
    ("period", "until", "told"),
    [
        ({"startDate": "2027-07-01T00:00:00Z", "durationInDays": 365}, "2028-06-29", {"contract-length"}),
        ({"durationInDays": 360}, "None", {"contract-length"}),
        ({"endDate": "2028-01-31T00:00:00Z", "durationInDays": 5}, "2028-01-31", set()),
        ({"startDate": "2027-07-01T00:00:00Z", "durationInDays": 0}, "None", set()),
    ],
)
def test_a_contract_without_last_day_ends_after_its_days(period: dict[str, object], until: str, told: set[str]) -> None:
    reading = read({"contractPeriod": period})
    assert str(reading.tender.delivery_until) == until
    assert codes(reading) & {"contract-length"} == told


def test_a_lot_without_last_day_has_the_length_of_its_contract() -> None:
    (lot,) = read({"lots": [{"id": "1", "contractPeriod": {"durationInDays": 90}}]}).tender.lots
    assert (lot.duration, lot.ends_on) == ("P90D", None)


def test_amounts_that_are_no_price_are_terms_and_other_classes_are_told() -> None:
    money = {"amount": 120.5, "currency": "GBP"}
    classes = [{"scheme": "UNSPSC", "id": "40151500", "description": "Pumps"}, {"scheme": "CPV", "id": "42122000"}]
    item = {"id": "7", "unit": {"name": "m", "value": money}, "additionalClassifications": classes}
    fees = [
        {"type": ["document"], "value": {"amount": 8.0, "currency": "gbp"}, "description": "Copies"},
        {"type": ["win"], "relativeValue": {"proportion": 0.05, "monetaryValue": "award"}},
    ]
    lot = {"id": "L1", "minValue": money}
    least = {"amount": 9, "currency": "EUR"}
    items = [item, {**item, "relatedLot": "L1"}]
    reading = read({"id": "1", "minValue": least, "items": items, "lots": [lot], "participationFees": fees})
    assert [(one.kind, one.code, one.text) for one in reading.tender.terms] == [
        ("least-value", "", "9 EUR"),
        ("fee", "document", "8.0 GBP\nCopies"),
        ("fee", "win", "5 % award"),
        ("unit-value", "", "7: 120.5 GBP"),
    ]
    assert [(one.kind, one.text) for one in reading.tender.lots[0].terms] == [
        ("least-value", "120.5 GBP"),
        ("unit-value", "7: 120.5 GBP"),
    ]
    told = [one for one in reading.findings if one.code == "other-classes"]
    assert [one.params for one in told] == [{"classes": "UNSPSC 40151500 (Pumps)"}]


def test_ways_to_hand_in_meetings_answers_and_days_are_terms() -> None:
    tender = read(
        {
            "submissionMethod": ["electronicSubmission", "inPerson"],
            "secondStage": {"invitationDate": "2027-07-01T00:00:00Z"},
            "clarificationMeetings": [{"date": "2027-06-01T10:00:00Z", "address": {"locality": "Vejle"}}],
            "enquiries": [{"title": "DN?", "description": "Which?", "answer": "DN100"}, {"title": "open"}],
            "contractPeriod": {"startDate": "2027-08-01T00:00:00Z", "durationInDays": 30},
            "hasRenewal": True,
            "renewal": {"description": "Twice"},
            "hasOptions": True,
        }
    ).tender
    assert [(one.kind, one.code, one.text) for one in tender.terms] == [
        ("options", "true", ""),
        ("renewals", "", "Twice"),
        ("submission", "electronicSubmission", ""),
        ("submission", "inPerson", ""),
        ("invitations", "", "2027-07-01"),
        ("note", "", "2027-06-01T10:00:00Z\nVejle"),
        ("note", "", "DN?\nWhich?\n→ DN100"),
        ("contract-start", "", "2027-08-01"),
        ("contract-length", "P30D", ""),
    ]


def test_guarantees_and_features_of_openprocurement_are_securities_and_criteria() -> None:
    lot = {"id": "L1", "guarantee": {"amount": 500, "currency": "UAH"}}
    feature = {
        "title": "Warranty",
        "featureOf": "lot",
        "relatedItem": "L1",
        "enum": [{"title": "none", "value": 0}, {"title": "5 years", "value": 0.15}],
    }
    tender = read({"lots": [lot, {"id": "L2"}], "features": [feature]}).tender
    assert [(one.kind, str(one.amount)) for one in tender.securities] == [("bid", "500 UAH")]
    assert [[(one.name, one.description, one.weight) for one in lot.award_criteria] for lot in tender.lots] == [
        [("Warranty", "none: 0 %\n5 years: 15 %", Decimal("15"))],
        [],
    ]


def test_a_tender_that_is_only_planned_is_no_call_yet() -> None:
    assert "not-a-call" in codes(read({"status": "planned", "title": "Later"}))
