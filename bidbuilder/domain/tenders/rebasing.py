"""Puts together what two people changed in one requirement at the same time, so that nobody's work is lost.

Fields and conditions are merged one by one: what only one of them changed holds; what both changed alike is done. What
both changed differently is a `RequirementsCollide` that names the fields.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Literal

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.tenders.constraints import Constraint
from bidbuilder.domain.tenders.requirements import Requirement

_Name = tuple[object, ...]


class RequirementsCollide(Refusal):
    """Two people changed the same thing differently. `fields` are the names of the fields."""

    code = "requirements-collide"
    message = translatable("Somebody else changed the same fields of requirement {number} in the meantime: {fields}.")
    hint = translatable("Look at what is stored now. What you typed is kept; save again to keep yours.")

    def __init__(self, number: str, names: tuple[str, ...]) -> None:
        self.fields = names
        super().__init__(number=number, fields=", ".join(names))


def merge_edits(base: Requirement, mine: Requirement, theirs: Requirement) -> Requirement:
    """What becomes of `base` when one person made `mine` of it and another, who saved first, `theirs`.

    Raises `RequirementsCollide`.
    """
    merged: dict[str, object] = {}
    collisions: list[str] = []
    for name in (one.name for one in fields(Requirement) if one.name != "constraints"):
        was, wanted, stored = (getattr(one, name) for one in (base, mine, theirs))
        if wanted in (was, stored):
            merged[name] = stored
        elif stored == was:
            merged[name] = wanted
        else:
            collisions.append(name)
    conditions = _merge_conditions(base, mine, theirs)
    if conditions is None:
        collisions.append("constraints")
    if collisions or conditions is None:
        raise RequirementsCollide(base.number, tuple(collisions))
    return replace(theirs, **merged, constraints=conditions)  # type: ignore[arg-type]


def _merge_conditions(base: Requirement, mine: Requirement, theirs: Requirement) -> tuple[Constraint, ...] | None:
    """The conditions of both, in the order of the stored ones; None where both changed one of them differently."""
    was, wanted, stored = (_named(one.constraints) for one in (base, mine, theirs))
    merged: list[Constraint] = []
    for name in dict.fromkeys((*stored, *wanted)):
        found = _merge_one(was.get(name), wanted.get(name), stored.get(name))
        if found is False:
            return None
        if isinstance(found, Constraint):
            merged.append(found)
    return tuple(merged)


def _merge_one(
    was: Constraint | None, wanted: Constraint | None, stored: Constraint | None
) -> Constraint | Literal[False] | None:
    """The condition that holds, None for one that is taken away, False where the two people differ."""
    if wanted in (was, stored):
        return stored
    if stored == was:
        return wanted
    # Where only the words were found at another offset, the decision of the other person counts.
    if wanted is not None and stored is not None and was is not None and wanted.state is was.state:
        return replace(stored, start=wanted.start)
    if wanted is not None and stored is not None and was is not None and stored.state is was.state:
        return wanted
    return False


def _named(conditions: tuple[Constraint, ...]) -> Mapping[_Name, Constraint]:
    """The conditions by what they ask and how often that was asked before."""
    seen: Counter[_Name] = Counter()
    named: dict[_Name, Constraint] = {}
    for one in conditions:
        name = (one.property, one.operator, one.values, one.unit, one.aggregate)
        seen[name] += 1
        named[(*name, seen[name])] = one
    return named
