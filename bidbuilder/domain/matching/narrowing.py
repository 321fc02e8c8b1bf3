"""What to search a large catalogue for before offerings are matched exactly: the conditions of a requirement as plain ranges.

Only narrows: an offering that is found may still fail, and verdicts always come from `candidates`.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from bidbuilder.domain.catalogue.dictionary import Dictionary
from bidbuilder.domain.matching.evidence import CERTIFICATE, STANDARD
from bidbuilder.domain.matching.readings import Bound, read_bound
from bidbuilder.domain.tenders.constraints import Constraint, Operator

_HAS_LOW = frozenset({Operator.AT_LEAST, Operator.BETWEEN, Operator.EQUAL, Operator.CONTAINS})
_HAS_HIGH = frozenset({Operator.AT_MOST, Operator.BETWEEN, Operator.EQUAL, Operator.CONTAINS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowing:
    """One searchable condition in the canonical unit (floats: only to narrow).

    Offered values lie between `low` and `high` (None is open), or enclose them if `encloses`; or one of `choices` is
    offered. With none of these the property only has to be stated.
    """

    key: str
    low: float | None = None
    high: float | None = None
    encloses: bool = False
    choices: tuple[str, ...] = ()


def narrow(constraints: Iterable[Constraint], dictionary: Dictionary) -> tuple[Narrowing, ...]:
    """The searchable conditions among the constraints; standards, texts and what cannot be read give none."""
    found = []
    for constraint in constraints:
        definition = dictionary.find_key(constraint.property)
        if definition is None or constraint.property in {STANDARD, CERTIFICATE}:
            continue
        bound = read_bound(constraint, definition)
        if not bound.problem:
            found.append(_narrow(bound))
    return tuple(found)


def _narrow(bound: Bound) -> Narrowing:
    key, operator = bound.definition.key, bound.constraint.operator
    if not bound.is_numeric:
        return Narrowing(key=key, choices=_enough_choices(bound))
    numbers = [float(number) for number in bound.numbers]
    return Narrowing(
        key=key,
        low=numbers[0] if operator in _HAS_LOW else None,
        high=numbers[-1] if operator in _HAS_HIGH else None,
        encloses=operator is Operator.CONTAINS,
    )


def _enough_choices(bound: Bound) -> tuple[str, ...]:
    """The choices that fit; of an ordered property all that are as good or better. None: every choice is looked at."""
    constraint, definition = bound.constraint, bound.definition
    known = [choice for choice in constraint.values if choice in definition.choices]
    if not known or constraint.operator in {Operator.NOT_EQUAL, Operator.ALL_OF, Operator.PRESENT}:
        return ()
    if definition.is_ordered and constraint.operator is Operator.AT_LEAST:
        return definition.choices[definition.choices.index(known[0]) :]
    if definition.is_ordered and constraint.operator is Operator.AT_MOST:
        return definition.choices[: definition.choices.index(known[0]) + 1]
    return tuple(known)
