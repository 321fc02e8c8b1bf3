"""Typed constraints of a requirement: property, operator, values and unit, with the words they came from."""

from dataclasses import dataclass
from enum import StrEnum


class Operator(StrEnum):
    """How an offered value is held against the asked one."""

    EQUAL = "="
    NOT_EQUAL = "≠"
    AT_MOST = "≤"
    AT_LEAST = "≥"
    BETWEEN = "between"
    ONE_OF = "one-of"
    ALL_OF = "all-of"
    PRESENT = "present"
    CONTAINS = "contains-interval"


class Aggregate(StrEnum):
    """How a system-scope constraint rolls up over the items of a solution."""

    SUM = "sum"
    MINIMUM = "min"
    MAXIMUM = "max"
    ANY = "any"
    ALL = "all"
    PRODUCT = "product"
    MEAN = "weighted-mean"
    COUNT = "count"


class ConstraintState(StrEnum):
    """A proposal binds nobody until a person has confirmed it."""

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraint:
    """One typed condition. `values` are strings as in INTERFACES: decimals with a point, choice codes, `true`/`false`.

    BETWEEN and CONTAINS have two values (low, high). `words` is the piece of the requirement's text it came from, `start`
    its offset there. `property` is a key of the dictionary; standards and certificates use `standard` and `certificate`.
    """

    property: str
    operator: Operator
    values: tuple[str, ...] = ()
    unit: str = ""
    aggregate: Aggregate | None = None
    state: ConstraintState = ConstraintState.PROPOSED
    words: str = ""
    start: int | None = None
    confidence: str = "high"
