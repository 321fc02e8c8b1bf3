"""Requirements whose property was merged into another: only the key and, where it was left out, the unit change."""

from dataclasses import replace

from bidbuilder.domain.catalogue.merging import Merging
from bidbuilder.domain.tenders.constraints import Constraint
from bidbuilder.domain.tenders.requirements import Requirement


def move_requirement(requirement: Requirement, merging: Merging) -> Requirement:
    """The requirement with its conditions on the remaining property; equal to the given one if it has none on the old."""
    return replace(requirement, constraints=tuple(_move(one, merging) for one in requirement.constraints))


def _move(constraint: Constraint, merging: Merging) -> Constraint:
    if constraint.property != merging.old.key:
        return constraint
    return replace(
        constraint,
        property=merging.into.key,
        unit=constraint.unit or merging.old.unit,
        values=tuple(merging.choices.get(value, value) for value in constraint.values),
    )


def move_requirement_back(requirement: Requirement, originals: tuple[Constraint, ...], merging: Merging) -> Requirement:
    """The requirement with the conditions it had before the merge; one that was changed since stays as it is now."""
    before = {_move(one, merging): one for one in originals}
    return replace(requirement, constraints=tuple(before.get(one, one) for one in requirement.constraints))
