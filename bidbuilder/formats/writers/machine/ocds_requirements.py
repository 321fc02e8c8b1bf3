"""The buyer's requirements as OCDS criteria, and the bid's verdicts and proven values as responses to them."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Context, Decimal, InvalidOperation
from typing import Any

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.units.conversion import convert
from bidbuilder.domain.bids.snapshot import BidSnapshot
from bidbuilder.domain.matching.verdicts import Proof, RequirementCoverage, Verdict
from bidbuilder.domain.tenders.constraints import Constraint, Operator
from bidbuilder.domain.tenders.requirements import Level, Requirement, Scope
from bidbuilder.formats.writers.compliance import ComplianceRow, compliance_rows
from bidbuilder.formats.writers.extracts import coverage_of
from bidbuilder.formats.writers.terms import VERDICT_LOOKS
from bidbuilder.formats.writers.words import Words

Plain = dict[str, Any]

_TWELVE_FIGURES = Context(prec=12)


def criteria(snapshot: BidSnapshot) -> Iterator[Plain]:
    """A criterion for every requirement that is to be met, in the buyer's order."""
    names = dict(snapshot.property_names)
    for one in _to_meet(snapshot):
        group = {"id": f"{one.key}-group", "requirements": list(_requirements(one, names))}
        criterion: Plain = {"id": one.key, "title": one.number or one.key, "description": one.text}
        if one.scope is Scope.MEMBER:
            criterion["relatesToTenderer"] = True
        if one.lot:
            criterion["relatedLots"] = [one.lot]
        yield {**criterion, "requirementGroups": [group]}


def requirement_responses(snapshot: BidSnapshot, words: Words) -> Iterator[Plain]:
    """The verdict on every requirement with what is offered, then the value offered for each of its conditions."""
    covered = coverage_of(snapshot)
    rows = dict(zip((one.key for one in snapshot.tender.requirements), compliance_rows(snapshot, words), strict=True))
    for one in _to_meet(snapshot):
        yield _response(one.key, _verdict_words(rows[one.key], words), "\n".join(_said(rows[one.key])))
        found = covered.get(one.key)
        for number, condition in enumerate(one.confirmed_constraints, start=1):
            if found is not None and (value := _offered(condition, found)) is not None:
                yield _response(_condition_id(one, number), value)


def _to_meet(snapshot: BidSnapshot) -> Sequence[Requirement]:
    return [one for one in snapshot.tender.requirements if one.level is not Level.INFORMATION]


def _requirements(one: Requirement, names: Mapping[str, str]) -> Iterator[Plain]:
    yield {"id": one.key, "title": one.title or one.number or one.key, "dataType": "string"}
    for number, condition in enumerate(one.confirmed_constraints, start=1):
        title = names.get(condition.property) or condition.property
        yield {"id": _condition_id(one, number), "title": title, **_bounds(condition)}


def _condition_id(one: Requirement, number: int) -> str:
    return f"{one.key}-c{number}"


def _bounds(condition: Constraint) -> Plain:
    """The condition as bounds where both values are plain numbers, else in words with its unit."""
    values = [_number(value) for value in condition.values]
    said = {"description": " ".join(filter(None, (condition.operator, "…".join(condition.values), condition.unit)))}
    if not values or None in values:
        return {**said, "dataType": "string"}
    bounds: Mapping[Operator, Plain] = {
        Operator.AT_LEAST: {"minValue": values[0]},
        Operator.AT_MOST: {"maxValue": values[0]},
        Operator.EQUAL: {"expectedValue": values[0]},
        Operator.BETWEEN: {"minValue": values[0], "maxValue": values[-1]},
    }
    # An offered interval has two ends: such a response can only be text.
    return {**said, "dataType": "string" if condition.operator is Operator.CONTAINS else "number"} | bounds.get(
        condition.operator, {}
    )


def _number(value: str) -> Decimal | None:
    try:
        number = Decimal(value)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _offered(condition: Constraint, found: RequirementCoverage) -> str | Decimal | None:
    """What the first proof of the condition says is offered: a number in the condition's unit where one was asked for."""
    proof = next((one for one in found.proofs if _is_about(one, condition)), None)
    if proof is None or not proof.offered:
        return None
    if _bounds(condition)["dataType"] != "number":
        return proof.offered
    low, high = proof.canonical_offered
    return _in_unit(low, proof.canonical_unit, condition.unit) if low is not None and low == high else None


def _in_unit(value: Decimal, unit: str, wanted: str) -> Decimal | None:
    """The value in the unit the buyer asked in; None where that is no plain conversion."""
    if not wanted or not unit or unit == wanted:
        return value
    try:
        return _TWELVE_FIGURES.plus(convert(value, unit, wanted)).normalize()
    except Refusal:
        return None


def _is_about(proof: Proof, condition: Constraint) -> bool:
    return proof.verdict is not Verdict.UNKNOWN and (proof.property, proof.operator) == (
        condition.property,
        condition.operator,
    )


def _verdict_words(row: ComplianceRow, words: Words) -> str:
    return words.say(VERDICT_LOOKS[row.verdict or Verdict.UNKNOWN].word)


def _said(row: ComplianceRow) -> Sequence[str]:
    return [*row.offered, *row.remark]


def _response(key: str, value: str | Decimal, description: str = "") -> Plain:
    response: Plain = {"id": f"response-{key}", "value": value, "requirement": {"id": key}}
    return {**response, "description": description} if description else response
