"""The OCDS release of a bid: valid against the standard's schema with its extensions, exact, and cut for its audience."""

import json
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from jsonschema import Draft4Validator

from bidbuilder.domain.bids.audiences import cut_for
from bidbuilder.domain.bids.snapshot import BidSnapshot
from bidbuilder.domain.matching.verdicts import Proof, Verdict
from bidbuilder.domain.tenders.constraints import Constraint, ConstraintState, Operator
from bidbuilder.formats.writers.machine.exact_json import exact_json
from bidbuilder.formats.writers.machine.ocds import write_ocds_bid
from tests.corpus import corpus_file
from tests.factories.snapshots import coverage, large_snapshot, price, price_line, requirement, small_snapshot, tender


def bid_of(snapshot: BidSnapshot) -> dict[str, Any]:
    """The bid in the release, amounts as `Decimal`."""
    package = json.loads(write_ocds_bid(snapshot), parse_float=Decimal)
    return dict(package["releases"][0]["bids"]["details"][0])


def merged(base: Any, patch: Any) -> Any:
    """JSON merge patch (RFC 7396), by which extensions of OCDS change the schema."""
    if not isinstance(patch, dict):
        return patch
    result = dict(base) if isinstance(base, dict) else {}
    for key, value in patch.items():
        result[key] = merged(result.get(key), value)
    return result


def release_schema() -> Any:
    """The schema of a release with the extensions for bids and for requirements."""
    schema = json.loads(corpus_file("ocds", "schema", "schema", "release-schema.json").read_text())
    for extension in ("ocds_bid_extension", "ocds_requirements_extension"):
        schema = merged(schema, json.loads(corpus_file("ocds", "schema", extension, "release-schema.json").read_text()))
    return schema


@pytest.mark.corpus
@pytest.mark.parametrize("language", ["en", "da", "pl"])
def test_a_release_is_valid_against_the_standard_with_its_extensions(language: str) -> None:
    validator = Draft4Validator(release_schema())
    whole = large_snapshot(60, items=15)
    for snapshot in (small_snapshot(language=language), whole, cut_for(whole, "technical")):
        release = json.loads(write_ocds_bid(snapshot))["releases"][0]
        assert [f"{list(one.path)}: {one.message}" for one in validator.iter_errors(release)] == []


def test_the_value_is_the_one_total_to_the_last_digit() -> None:
    lines = (
        price_line(1, quantity=Decimal(1), unit_price=Decimal("90071992547409.93"), total=Decimal("90071992547409.93")),
    )
    snapshot = small_snapshot(price=price(lines))
    assert bid_of(snapshot)["value"] == {"amount": Decimal("90071992547409.93"), "currency": "EUR"}
    assert b'"amount": 90071992547409.93' in write_ocds_bid(snapshot)


def test_shared_services_are_items_with_their_own_unit_price() -> None:
    extra = replace(price_line(9), item_key="service-1", title="Commissioning", unit_price=Decimal("17.25"))
    snapshot = small_snapshot(price=price((price_line(1), extra)))
    found = next(one for one in bid_of(snapshot)["items"] if one["id"] == "service-1")
    assert found["description"] == "Commissioning"
    assert found["unit"]["value"] == {"amount": Decimal("17.25"), "currency": "EUR"}


def test_a_condition_is_answered_by_the_value_offered_in_the_buyers_unit() -> None:
    asked = Constraint(
        property="rated_power", operator=Operator.AT_LEAST, values=("400",), unit="kW", state=ConstraintState.CONFIRMED
    )
    proof = Proof(
        verdict=Verdict.MET,
        message="{offered} offered, as asked for.",
        params={"offered": "0.5 MW"},
        property="rated_power",
        operator=Operator.AT_LEAST,
        offered="0.5 MW",
        canonical_offered=(Decimal(500000), Decimal(500000)),
        canonical_unit="W",
    )
    call = tender(requirements=(requirement(1, constraints=(asked,)),))
    snapshot = small_snapshot(tender=call, coverage=(coverage(1, proofs=(proof,), verdict=Verdict.MET),))
    responses = {one["requirement"]["id"]: one["value"] for one in bid_of(snapshot)["requirementResponses"]}
    assert responses == {"r1": "Met", "r1-c1": 500}


def test_every_response_answers_a_requirement_of_the_criteria() -> None:
    release = json.loads(write_ocds_bid(large_snapshot(50, items=9)))["releases"][0]
    asked = {
        requirement["id"]
        for criterion in release["tender"]["criteria"]
        for group in criterion["requirementGroups"]
        for requirement in group["requirements"]
    }
    answered = [one["requirement"]["id"] for one in release["bids"]["details"][0]["requirementResponses"]]
    assert set(answered) <= asked
    assert len(set(answered)) == len(answered)


def test_without_prices_there_is_no_value_anywhere() -> None:
    written = write_ocds_bid(cut_for(small_snapshot(), "technical"))
    assert b'"value": {' not in written
    assert b'"amount"' not in written


def test_a_float_is_refused() -> None:
    with pytest.raises(TypeError):
        exact_json({"amount": 0.1})
