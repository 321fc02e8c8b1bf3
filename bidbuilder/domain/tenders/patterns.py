"""Patterns of proposed conditions: what stays when the numbers go (`IP…`, `≥ … kW`, `standard EN …`).

Proposals of one pattern were found in the same way, so a person who has looked at them can decide on all at once.
"""

import re
from dataclasses import dataclass

from bidbuilder.domain.catalogue.conformities import CERTIFICATE, STANDARD
from bidbuilder.domain.tenders.constraints import Constraint, ConstraintState, Operator
from bidbuilder.domain.tenders.requirements import Requirement

_NUMBER = re.compile(r"[+−-]?\d[\d.,\u00a0]*(?:[-:/]\d+)*")
_LONGEST = 60
_NAMED = frozenset({STANDARD, CERTIFICATE})


def pattern_of(constraint: Constraint) -> str:
    """The pattern: property and comparison, a bar, and the words without their numbers. Sure and unsure ones differ."""
    words = " ".join(constraint.words.split()) or " ".join(constraint.values)
    shape = " ".join(_NUMBER.sub("…", words).split())
    if constraint.property in _NAMED:
        # Of a standard counts who issued it: EN 12345-1:2015 and EN 50 are one pattern.
        shape = " ".join(shape.split("…", 1)[0].split()) + " …"
    sure = "" if constraint.confidence == "high" else "?"
    return f"{sure}{constraint.property}|{constraint.operator.value}|{shape[:_LONGEST]}"


def open_patterns(requirement: Requirement) -> tuple[str, ...]:
    """The patterns of a requirement's proposals that nobody has decided on, each as often as it stands there."""
    return tuple(pattern_of(one) for one in requirement.constraints if one.state is ConstraintState.PROPOSED)


def positions_of(requirement: Requirement, pattern: str) -> tuple[int, ...]:
    """Where the requirement's open proposals of a pattern stand among its conditions."""
    return tuple(
        position
        for position, one in enumerate(requirement.constraints)
        if one.state is ConstraintState.PROPOSED and pattern_of(one) == pattern
    )


@dataclass(frozen=True, slots=True)
class PatternWords:
    """A pattern taken apart for people: the property's key, the comparison, the words without their numbers."""

    pattern: str
    property: str
    operator: Operator | None
    shape: str
    is_sure: bool


def describe_pattern(pattern: str) -> PatternWords:
    """A pattern as people read it; parts that are missing stay empty."""
    key, _, rest = pattern.removeprefix("?").partition("|")
    sign, _, shape = rest.partition("|")
    operator = next((one for one in Operator if one.value == sign), None)
    return PatternWords(pattern, key, operator, shape, not pattern.startswith("?"))
