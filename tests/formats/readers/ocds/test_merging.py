"""Partial releases of one procedure as one, held against the compiled release of the standard's own example."""

import json
from typing import Any

import pytest

from bidbuilder.domain.tenders.tenders import TenderReading
from bidbuilder.formats.readers.ocds.merging import merge_releases
from bidbuilder.formats.readers.registry import read_tender
from tests.corpus import corpus_file


def read_package(*releases: dict[str, Any]) -> TenderReading:
    made = [{"ocid": "ocds-1", **one} for one in releases]
    return read_tender("package.json", json.dumps({"releases": made}).encode(), {})


def merged(*releases: dict[str, Any]) -> dict[str, Any]:
    return merge_releases([(one, f"/releases/{index}") for index, one in enumerate(releases)])


@pytest.mark.parametrize(
    ("old", "new", "together"),
    [
        ({"a": 1, "b": 2}, {"b": 3}, {"a": 1, "b": 3}),
        ({"a": 1, "b": 2}, {"b": None}, {"a": 1}),
        ({"o": {"a": 1}}, {"o": {"b": 2}}, {"o": {"a": 1, "b": 2}}),
        ({"o": {"a": 1}}, {"o": "text"}, {"o": "text"}),
        ({"l": [{"id": 1, "a": 1}]}, {"l": [{"id": "1", "b": 2}]}, {"l": [{"id": "1", "a": 1, "b": 2}]}),
        ({"l": [{"id": "1"}]}, {"l": [{"id": "2"}]}, {"l": [{"id": "1"}, {"id": "2"}]}),
        ({"l": [{"a": 1}]}, {"l": [{"a": 2}]}, {"l": [{"a": 1}, {"a": 2}]}),
        ({"l": ["x", "y"]}, {"l": ["z"]}, {"l": ["z"]}),
        ({"l": [{"id": "1"}]}, {"l": []}, {"l": [{"id": "1"}]}),
        ({"tenderers": [{"id": "1"}]}, {"tenderers": [{"id": "2"}]}, {"tenderers": [{"id": "2"}]}),
        ({"l": "text"}, {"l": [{"id": "1"}]}, {"l": [{"id": "1"}]}),
        ({}, {"o": {"a": None, "b": [{"c": None}]}}, {"o": {"b": [{}]}}),
    ],
)
def test_merge_rules(old: dict[str, Any], new: dict[str, Any], together: dict[str, Any]) -> None:
    assert merged(old, new) == together


@pytest.mark.corpus
def test_the_example_of_the_standard_is_merged_as_the_standard_does() -> None:
    (record,) = json.loads(corpus_file("ocds", "std_amendments_tender.json").read_bytes())["records"]
    made = merged(*sorted(record["releases"], key=lambda one: one["date"]))
    compiled = record["compiledRelease"]
    assert {key: made.get(key) for key in compiled if key not in {"id", "tag", "date"}} == {
        key: value for key, value in compiled.items() if key not in {"id", "tag", "date"}
    }


def test_a_partial_release_changes_only_what_it_says() -> None:
    first = {"date": "2027-01-01T00:00:00Z", "buyer": {"name": "Harbour"}, "tender": {"id": "7", "title": "Cranes"}}
    first["tender"]["lots"] = [{"id": "A", "title": "East"}, {"id": "B", "title": "West"}]
    later = {"date": "2027-01-05T00:00:00Z", "tender": {"lots": [{"id": "B", "title": "West quay"}]}}
    later["tender"]["tenderPeriod"] = {"endDate": "2027-03-02T12:00:00+01:00"}
    reading = read_package(later, first)
    tender = reading.tender
    assert (tender.reference, tender.title, tender.buyer.name) == ("7", {"en": "Cranes"}, "Harbour")
    assert [(lot.id, lot.title["en"]) for lot in tender.lots] == [("A", "East"), ("B", "West quay")]
    assert tender.submission_deadline is not None
    assert "releases-merged" in {one.code for one in reading.findings}


def test_requirements_stand_where_the_newest_release_has_them() -> None:
    def criteria(number: str) -> dict[str, Any]:
        wanted = {"id": number, "title": f"Wish {number}", "description": f"Wish {number}"}
        return {"id": f"c{number}", "requirementGroups": [{"id": "g", "requirements": [wanted]}]}

    reading = read_package(
        {"date": "2027-01-01", "tender": {"id": "7", "criteria": [criteria("1"), criteria("2")]}},
        {"date": "2027-01-02", "tender": {"id": "7", "criteria": [criteria("2")]}},
    )
    assert [one.source.xpath for one in reading.tender.requirements] == [
        "/releases/0/tender/criteria/0/requirementGroups/0/requirements/0",
        "/releases/1/tender/criteria/0/requirementGroups/0/requirements/0",
    ]


def test_a_compiled_release_is_taken_as_it_is() -> None:
    compiled = {"tag": ["compiled"], "date": "2027-01-02", "tender": {"id": "7", "title": "Whole"}}
    reading = read_package({"date": "2027-01-03", "tender": {"id": "7", "title": "Part"}}, compiled)
    assert reading.tender.title == {"en": "Whole"}


PARTIES = [
    {"id": "P-1", "name": "Harbour", "roles": ["buyer"], "address": {"countryName": "Denmark"}},
    {"id": "P-2", "name": "Agency", "roles": ["procuringEntity"]},
]


@pytest.mark.parametrize(
    ("release", "name", "country", "told"),
    [
        ({"buyer": {"id": "P-1", "name": "Harbour"}}, "Harbour", "DK", False),
        ({"buyer": "Harbour"}, "Harbour", "DK", True),
        ({"buyer": "P-2"}, "Agency", "", True),
        ({"buyer": "Somebody else"}, "Somebody else", "", True),
        ({}, "Harbour", "DK", True),
        ({"parties": PARTIES[1:]}, "Agency", "", True),
        ({"parties": [{"name": "Works", "roles": "Procuring Entity"}]}, "Works", "", True),
        ({"parties": []}, "", "", False),
    ],
)
def test_the_buyer_is_found_as_publishers_write_it(
    release: dict[str, Any], name: str, country: str, told: bool
) -> None:
    reading = read_package({"parties": PARTIES, "tender": {"id": "7"}, **release})
    assert (reading.tender.buyer.name, reading.tender.buyer.country) == (name, country)
    assert ("buyer-taken" in {one.code for one in reading.findings}) == told


def test_a_procuring_entity_may_be_a_bare_name() -> None:
    reading = read_package({"tender": {"id": "7", "procuringEntity": "Agency"}})
    assert reading.tender.buyer.name == "Agency"
