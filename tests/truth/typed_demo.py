"""The constraints of the demonstration call, marked by hand in its texts, against those proposed out of the same texts."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from bidbuilder.demo.tender.requirements import list_requirements
from bidbuilder.domain.basics.units import convert
from bidbuilder.domain.catalogue.dictionary import Dictionary, standard_dictionary
from bidbuilder.domain.tenders.constraints import Constraint, Operator
from bidbuilder.domain.tenders.preparing import type_requirements
from bidbuilder.domain.tenders.requirements import Requirement

Condition = tuple[str, Operator, tuple[str, ...], str]


def compare() -> tuple[int, int, list[tuple[str, Condition]]]:
    """How many conditions are marked, how many of them are proposed, and what is proposed besides with its text."""
    dictionary = standard_dictionary()
    marked = right = 0
    wrong: list[tuple[str, Condition]] = []
    listed = list_requirements()
    for requirement, typed in zip(listed, type_requirements(_untyped(listed), "en", dictionary), strict=True):
        wanted = {_condition(one, dictionary) for one in requirement.constraints}
        proposed = {_condition(one, dictionary) for one in typed.constraints}
        marked += len(wanted)
        right += len(wanted & proposed)
        wrong += [(requirement.text, one) for one in proposed - wanted]
    return marked, right, wrong


def _untyped(requirements: Sequence[Requirement]) -> Iterator[Requirement]:
    return (replace(one, constraints=()) for one in requirements)


def _condition(constraint: Constraint, dictionary: Dictionary) -> Condition:
    """One of a single choice, all of it and the choice itself are the same condition; so are 6 mbar and 0.006 bar."""
    is_single = len(constraint.values) == 1 and constraint.operator in {Operator.ALL_OF, Operator.ONE_OF}
    operator = Operator.EQUAL if is_single else constraint.operator
    definition = dictionary.find_key(constraint.property)
    unit = definition.unit if definition is not None and constraint.unit else constraint.unit
    values = tuple(_in_unit(value, constraint.unit, unit) for value in constraint.values)
    return constraint.property, operator, values, unit


def _in_unit(value: str, unit: str, target: str) -> str:
    return value if unit == target else f"{convert(Decimal(value), unit, target).normalize():f}"
