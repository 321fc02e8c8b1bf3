"""Requirements and constraints for tests: a test names only what matters to it."""

from bidbuilder.domain.tenders.constraints import Constraint, ConstraintState, Operator
from bidbuilder.domain.tenders.requirements import Requirement


def constraint(key: str, operator: str, *values: str, unit: str = "", **fields: object) -> Constraint:
    """A confirmed constraint; the operator as it is written (`≥`, `one-of`)."""
    given: dict[str, object] = {"state": ConstraintState.CONFIRMED, **fields}
    return Constraint(property=key, operator=Operator(operator), values=values, unit=unit, **given)  # type: ignore[arg-type]


def requirement(*constraints: Constraint, **fields: object) -> Requirement:
    """A requirement with these constraints."""
    given: dict[str, object] = {"key": "R1", "number": "1.1", "text": "The pump shall do it.", **fields}
    return Requirement(constraints=constraints, **given)  # type: ignore[arg-type]
