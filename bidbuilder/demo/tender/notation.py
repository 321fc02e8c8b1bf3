"""How the tables of requirements are written, and how they are read.

A line is `number | level | scope | text`, under a heading line `# lot | section > subsection`; indented lines go on with the
one before. Levels are `M` (mandatory), `R` with the weight (rated) and `I` (information). A scope may carry a quantity
(`item 3 piece`) or a member rule (`member each`). Words that state a condition stand in brackets, the condition behind them
in parentheses:

    The pump shall convey [at least 60 m³/h](volume_flow ≥ 60 m**3/h) of slurry.

A condition is a property, an operator and its values with a unit; roll-ups write `sum(mass) ≤ 90 t`. Several conditions are
separated by `;`. A condition that begins with `?` is only proposed yet, all others are confirmed.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from bidbuilder.domain.tenders.constraints import Aggregate, Constraint, ConstraintState, Operator
from bidbuilder.domain.tenders.requirements import AnswerForm, Level, Requirement, Scope

_MARKED = re.compile(r"\[(?P<words>[^\]]+)\]\((?P<conditions>[^()]*(?:\([^()]*\)[^()]*)*)\)")
_CONDITION = re.compile(
    r"(?P<proposed>\?)?\s*(?:(?P<aggregate>[a-z-]+)\((?P<inner>[a-z_]*)\)|(?P<property>[a-z_]+))\s*"
    r"(?P<operator>[=≠≤≥]|between|one-of|all-of|present|contains)\s*(?P<rest>.*)"
)
_OPERATORS = {one.value: one for one in Operator} | {"contains": Operator.CONTAINS}
_LISTS = frozenset({Operator.ONE_OF, Operator.ALL_OF})
_RANGES = frozenset({Operator.BETWEEN, Operator.CONTAINS})
_LEVELS = {"M": Level.MANDATORY, "R": Level.RATED, "I": Level.INFORMATION}


def read_requirements(table: str) -> Iterator[Requirement]:
    """The requirements of a table in its order; raises `ValueError` on a condition that is not written as above."""
    lot, section = "", tuple[str, ...]()
    for line in _join_lines(table):
        if line.startswith("#"):
            lot, _, headings = (part.strip() for part in line.removeprefix("#").partition("|"))
            section = tuple(heading.strip() for heading in headings.split(">"))
        else:
            yield _requirement(line, lot, section)


def _join_lines(table: str) -> Sequence[str]:
    """The lines of a table, indented ones joined to the one before."""
    return re.sub(r"\n +", " ", table.strip()).splitlines()


def _requirement(line: str, lot: str, section: tuple[str, ...]) -> Requirement:
    number, level, scope, marked = (part.strip() for part in line.split("|", 3))
    scope, _, further = scope.partition(" ")
    text, constraints = _read_text(marked)
    is_counted = scope in {"item", "system"} and bool(further)
    return Requirement(
        number=number,
        lot=lot,
        section=section,
        text=text,
        level=_LEVELS[level[0]],
        weight=Decimal(level[1:]) if level[1:] else None,
        scope=Scope(scope),
        quantity=Decimal(further.split()[0]) if is_counted else None,
        unit=further.split()[1] if is_counted else "",
        constraints=constraints,
        answer=AnswerForm(kind="none" if level == "I" else "text"),
        member_rule=further if scope == "member" else "",
        is_confirmed=all(one.state is ConstraintState.CONFIRMED for one in constraints),
    )


def _read_text(marked: str) -> tuple[str, tuple[Constraint, ...]]:
    text, position = "", 0
    constraints: list[Constraint] = []
    for found in _MARKED.finditer(marked):
        text += marked[position : found.start()]
        conditions = found["conditions"].split(";")
        constraints.extend(_condition(one.strip(), found["words"], len(text)) for one in conditions)
        text += found["words"]
        position = found.end()
    return text + marked[position:], tuple(constraints)


def _condition(condition: str, words: str, start: int) -> Constraint:
    found = _CONDITION.fullmatch(condition)
    if found is None:
        raise ValueError(f"not a condition: {condition}")
    operator = _OPERATORS[found["operator"]]
    values, unit = _read_values(found["rest"].strip(), operator)
    return Constraint(
        property=found["property"] or found["inner"],
        operator=operator,
        values=values,
        unit=unit,
        aggregate=Aggregate(found["aggregate"]) if found["aggregate"] else None,
        state=ConstraintState.PROPOSED if found["proposed"] else ConstraintState.CONFIRMED,
        words=words,
        start=start,
    )


def _read_values(rest: str, operator: Operator) -> tuple[tuple[str, ...], str]:
    """Values and unit: `60 m**3/h`, `-25..40 degC`, `water, slurry` or one word."""
    if not rest:
        return (), ""
    if operator in _RANGES:
        ends, _, unit = rest.partition(" ")
        return tuple(ends.split("..")), unit
    if operator in _LISTS:
        return tuple(value.strip() for value in rest.split(",")), ""
    number, _, unit = rest.partition(" ")
    if re.fullmatch(r"-?\d+(\.\d+)?", number):
        return (number,), unit
    return (rest,), ""
