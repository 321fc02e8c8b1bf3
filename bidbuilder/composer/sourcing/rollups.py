"""Requirements of the whole system as rows of the problem, where they are linear; the others are looked at afterwards.

Which placements count: those of the things that the items named as its answer belong to; else those of its section that
state the property; else all tangible ones of its lot. Then, by aggregate:

- *sum* and *count* with "at least": Σ quantity × value ≥ bound, a need; with "at most" a capacity;
- *any*, the highest "at least", the lowest "at most": one placement that fits, a need of 1;
- *all*, no aggregate, the lowest "at least", the highest "at most": every placement that counts has to fit;
- *product* and *weighted mean* are not linear: coverage says afterwards whether they hold.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from bidbuilder.composer.sourcing.placing import Placement, kept_place
from bidbuilder.composer.sourcing.things import Thing
from bidbuilder.domain.catalogue.offerings import OfferingKind
from bidbuilder.domain.matching.comparisons import compare
from bidbuilder.domain.matching.constraints import Checker
from bidbuilder.domain.matching.readings import Bound, Offered
from bidbuilder.domain.matching.verdicts import Verdict
from bidbuilder.domain.solutions.tree import Solution
from bidbuilder.domain.tenders.constraints import Aggregate, Constraint, Operator
from bidbuilder.domain.tenders.requirements import Level, Requirement, Scope

_TANGIBLE = frozenset({OfferingKind.COMPONENT, OfferingKind.CAPACITY, OfferingKind.BY_PRODUCT})
_SUMS = frozenset({Aggregate.SUM, Aggregate.COUNT})
_NOT_LINEAR = frozenset({Aggregate.PRODUCT, Aggregate.MEAN})


@dataclass(frozen=True, slots=True, kw_only=True)
class SystemNeed:
    """A roll-up as a need (`is_limit` False) or a capacity of the problem: how much a unit of each placement counts."""

    key: str
    amount: Decimal
    per_unit: dict[str, Decimal]
    is_limit: bool = False
    is_mandatory: bool = True
    weight: Decimal = Decimal(0)
    lot: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RollUpRows:
    """What roll-ups add: rows, placements that may not be used, requirements a placement answers, and what is only looked at."""

    needs: tuple[SystemNeed, ...]
    unfit: frozenset[str]
    answers: dict[str, tuple[str, ...]] = field(default_factory=dict)
    afterwards: tuple[str, ...] = ()


def roll_up_rows(
    requirements: Iterable[Requirement],
    things: Sequence[Thing],
    placements: Sequence[Placement],
    present: Solution,
    checker: Checker,
) -> RollUpRows:
    """The rows of all system requirements with a confirmed condition; waived ones are left out by the caller."""
    needs: list[SystemNeed] = []
    unfit: set[str] = set()
    answers: dict[str, list[str]] = {}
    afterwards: list[str] = []
    for one in requirements:
        if one.scope is not Scope.SYSTEM or one.level is Level.INFORMATION or not one.confirmed_constraints:
            continue
        counted, is_named = _counted(one, things, placements, present, checker)
        if is_named:
            for placement in counted:
                answers.setdefault(placement.id, []).append(one.key)
        for number, constraint in enumerate(one.confirmed_constraints):
            row = _row_of(one, f"{one.key}#{number}" if number else one.key, constraint, counted, checker)
            if row is None:
                afterwards.append(one.key)
            elif isinstance(row, SystemNeed):
                needs.append(row)
            elif one.level is Level.MANDATORY:
                unfit |= row
            else:
                afterwards.append(one.key)
    frozen = {key: tuple(keys) for key, keys in answers.items()}
    return RollUpRows(
        needs=tuple(needs), unfit=frozenset(unfit), answers=frozen, afterwards=tuple(dict.fromkeys(afterwards))
    )


def _counted(
    requirement: Requirement,
    things: Sequence[Thing],
    placements: Sequence[Placement],
    present: Solution,
    checker: Checker,
) -> tuple[list[Placement], bool]:
    """The placements that count, and whether they have to be named as the requirement's answer."""
    named = {node.key for node in present.items() if requirement.key in node.answers}
    if named:
        chosen = {one.key for one in things if any(row.node.key in named for row in one.present)}
        chosen |= {kept_place(key) for key in named}
        return [one for one in placements if one.thing in chosen], True
    beside = {one.key for one in things if (one.head.lot, one.head.section) == (requirement.lot, requirement.section)}
    stating = [
        one
        for one in placements
        if one.thing in beside and all(_offered(one, each, checker) for each in requirement.confirmed_constraints)
    ]
    if stating:
        return stating, True
    lots = {"", requirement.lot} if requirement.lot else None
    return [one for one in placements if one.offering.kind in _TANGIBLE and (lots is None or one.lot in lots)], False


def _row_of(
    requirement: Requirement, key: str, constraint: Constraint, counted: Sequence[Placement], checker: Checker
) -> SystemNeed | frozenset[str] | None:
    """A row, the placements that do not fit, or None for what is not linear."""
    bound = checker.bound(constraint)
    if bound.problem or constraint.aggregate in _NOT_LINEAR:
        return None
    if constraint.aggregate in _SUMS:
        return _sum_row(requirement, key, bound, counted, checker)
    fitting = {one.id for one in counted if _fits(one, bound, constraint, checker)}
    if _is_one_enough(constraint):
        per_unit = {one.id: Decimal(1) for one in counted if one.id in fitting}
        return _need(requirement, key, Decimal(1), per_unit)
    return frozenset(one.id for one in counted if one.id not in fitting)


def _sum_row(
    requirement: Requirement, key: str, bound: Bound, counted: Sequence[Placement], checker: Checker
) -> SystemNeed | None:
    operator = bound.constraint.operator
    if operator not in {Operator.AT_LEAST, Operator.AT_MOST} or not bound.numbers:
        return None
    is_limit = operator is Operator.AT_MOST
    values = {one.id: _value(one, bound.constraint, checker, is_limit) for one in counted}
    known = {name: value for name, value in values.items() if value is not None and value >= 0}
    if is_limit and len(known) < len(values):
        return None
    need = _need(requirement, key, bound.numbers[0], known)
    return SystemNeed(key=key, amount=need.amount, per_unit=known, is_limit=True) if is_limit else need


def _need(requirement: Requirement, key: str, amount: Decimal, per_unit: dict[str, Decimal]) -> SystemNeed:
    is_mandatory = requirement.level is Level.MANDATORY
    weight = Decimal(0) if is_mandatory else requirement.weight or Decimal(1)
    return SystemNeed(
        key=key, amount=amount, per_unit=per_unit, is_mandatory=is_mandatory, weight=weight, lot=requirement.lot
    )


def _value(placement: Placement, constraint: Constraint, checker: Checker, is_limit: bool) -> Decimal | None:
    """What one unit counts for sure: the low end of a range towards "at least", the high end towards "at most"."""
    if constraint.aggregate is Aggregate.COUNT and not constraint.property:
        return Decimal(1)
    offered = _offered(placement, constraint, checker)
    if offered is None or offered.problem:
        return None
    if constraint.aggregate is Aggregate.COUNT:
        return Decimal(0 if offered.flag is False else 1)
    ends = [high if is_limit else low for low, high in offered.ranges]
    known = [end for end in ends if end is not None]
    if len(known) < len(ends):
        return None
    return max(known) if is_limit else min(known)


def _fits(placement: Placement, bound: Bound, constraint: Constraint, checker: Checker) -> bool:
    offered = _offered(placement, constraint, checker)
    return offered is not None and not offered.problem and compare(bound, offered).verdict is Verdict.MET


def _offered(placement: Placement, constraint: Constraint, checker: Checker) -> Offered | None:
    return checker.find_offered(checker.evidence(placement.offering), checker.bound(constraint))


def _is_one_enough(constraint: Constraint) -> bool:
    return constraint.aggregate is Aggregate.ANY or (constraint.aggregate, constraint.operator) in {
        (Aggregate.MAXIMUM, Operator.AT_LEAST),
        (Aggregate.MINIMUM, Operator.AT_MOST),
    }
