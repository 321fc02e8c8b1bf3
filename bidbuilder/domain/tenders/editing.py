"""Edits of requirements by a person: change, split, merge, and confirm or refuse what was proposed.

Everything here is pure: it gives the new requirements and says in words what was done, for the audit trail.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import pairwise
from typing import TypedDict, Unpack

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.basics.money import allocate
from bidbuilder.domain.tenders.constraints import Constraint, ConstraintState
from bidbuilder.domain.tenders.numbering import piece_number
from bidbuilder.domain.tenders.requirements import AnswerForm, Level, Requirement, Scope

_LEVELS_BY_WEIGHT = (Level.MANDATORY, Level.RATED, Level.INFORMATION)


_DECISIONS = {
    ConstraintState.CONFIRMED: translatable("Conditions of requirement {number} were confirmed."),
    ConstraintState.REFUSED: translatable("A condition of requirement {number} was refused."),
    ConstraintState.PROPOSED: translatable("A condition of requirement {number} waits for a decision again."),
}


class RequirementTextMissing(Refusal):
    """A requirement without words cannot be answered."""

    code = "requirement-text-missing"
    message = translatable("A requirement needs a text.")
    hint = translatable("Write what the buyer asks for, in the buyer's own words.")


class SplitLeavesNothing(Refusal):
    """A piece of the split would be empty."""

    code = "split-leaves-nothing"
    message = translatable("Requirement {number} cannot be split there: a piece would have no words.")
    hint = translatable("Put the cursor between two words of the text.")


class KeysDoNotFit(Refusal):
    """A split needs exactly one new key for each piece after the first."""

    code = "keys-do-not-fit"
    message = translatable("Splitting into {pieces} needs {needed} new keys, but {given} were given.")


class NothingToMerge(Refusal):
    """Merging needs two requirements at least."""

    code = "nothing-to-merge"
    message = translatable("Choose at least two requirements to merge.")


class RequirementsApart(Refusal):
    """Requirements of different lots or scopes are answered differently and stay apart."""

    code = "requirements-apart"
    message = translatable("Requirements {numbers} cannot be merged: they differ in lot or scope.")
    hint = translatable("Give them the same lot and scope first.")


class ConstraintGone(Refusal):
    """The requirement has no such condition."""

    code = "constraint-gone"
    message = translatable("Requirement {number} has no condition number {position}.")
    hint = translatable("Load the page again to see the conditions it has now.")


class RequirementFields(TypedDict, total=False):
    """The fields of a requirement a person may set; constraints have functions of their own."""

    number: str
    lot: str
    section: tuple[str, ...]
    text: str
    level: Level
    weight: Decimal | None
    scope: Scope
    quantity: Decimal | None
    unit: str
    answer: AnswerForm
    evidence: str
    member_rule: str
    is_confirmed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Edited:
    """What an edit gives: the requirements that take the place of those in `replaced` (keys), and a sentence about it."""

    replaced: tuple[str, ...]
    requirements: tuple[Requirement, ...]
    message: str
    params: Mapping[str, str] = field(default_factory=dict)

    @property
    def requirement(self) -> Requirement:
        """The first (and mostly only) new requirement."""
        return self.requirements[0]


def edit_requirement(requirement: Requirement, **changes: Unpack[RequirementFields]) -> Edited:
    """Set fields of a requirement. Where the text changes, constraints find their words again or lose their offset.

    Raises `RequirementTextMissing` if the text would be empty.
    """
    after = replace(requirement, **changes)
    if not after.text.strip():
        raise RequirementTextMissing(where="text")
    if after.text != requirement.text:
        after = replace(after, constraints=tuple(_find_again(one, after.text) for one in after.constraints))
    changed = [name for name in changes if getattr(requirement, name) != getattr(after, name)]
    message = translatable("Requirement {number} was changed: {fields}.")
    return _edited([requirement], [after], message, fields=", ".join(changed) or "–")


def split_requirement(requirement: Requirement, at: Sequence[int], keys: Sequence[str]) -> Edited:
    """Split a requirement into pieces at offsets of its text.

    The first piece keeps the key; the others take `keys`. Each constraint goes with the piece that holds its words
    (without an offset: with the first). A weight is shared out equally and to the last digit. Raises
    `SplitLeavesNothing` and `KeysDoNotFit`.
    """
    if not all(0 < cut < len(requirement.text) for cut in at):
        raise SplitLeavesNothing(number=requirement.number)
    cuts = (0, *sorted(set(at)), len(requirement.text))
    spans = [_trimmed(requirement.text, start, end) for start, end in pairwise(cuts)]
    if len(spans) < 2 or any(start >= end for start, end in spans):
        raise SplitLeavesNothing(number=requirement.number)
    if len(keys) != len(spans) - 1:
        raise KeysDoNotFit(pieces=len(spans), needed=len(spans) - 1, given=len(keys))
    weights = _shared_weight(requirement.weight, len(spans))
    pieces = [
        _piece(requirement, index, span, key, weight)
        for index, (span, key, weight) in enumerate(zip(spans, (requirement.key, *keys), weights, strict=True))
    ]
    message = translatable("Requirement {number} was split into {pieces}.")
    return _edited([requirement], pieces, message, pieces=", ".join(one.number for one in pieces))


def merge_requirements(requirements: Sequence[Requirement]) -> Edited:
    """Join requirements into one, in the given order, under the first one's key, number and section.

    Texts stand on lines of their own, weights add up, the most binding level wins, and the result is confirmed only if
    all were. Raises `NothingToMerge` and `RequirementsApart`.
    """
    if len(requirements) < 2:
        raise NothingToMerge
    first = requirements[0]
    numbers = ", ".join(one.number for one in requirements)
    if any(
        (one.lot, one.scope, one.member_rule) != (first.lot, first.scope, first.member_rule) for one in requirements
    ):
        raise RequirementsApart(numbers=numbers)
    weights = [one.weight for one in requirements if one.weight is not None]
    merged = replace(
        first,
        text="\n".join(one.text for one in requirements),
        level=min((one.level for one in requirements), key=_LEVELS_BY_WEIGHT.index),
        weight=sum(weights, Decimal(0)) if weights else None,
        constraints=_joined_constraints(requirements),
        evidence="\n".join(dict.fromkeys(one.evidence for one in requirements if one.evidence)),
        is_confirmed=all(one.is_confirmed for one in requirements),
    )
    message = translatable("Requirements {numbers} were merged into {number}.")
    return _edited(requirements, [merged], message, numbers=numbers)


def confirm_constraints(requirement: Requirement, which: Collection[int] | None = None) -> Edited:
    """Confirm proposed constraints: those at the positions of `which` (from 0), or all that nobody has refused.

    Confirming all of them confirms the requirement as a whole, even one that has none. Raises `ConstraintGone` for a
    position that does not exist.
    """
    is_confirmed = requirement.is_confirmed or which is None
    if which is None:
        which = [
            position for position, one in enumerate(requirement.constraints) if one.state is not ConstraintState.REFUSED
        ]
    after = replace(_with_states(requirement, which, ConstraintState.CONFIRMED), is_confirmed=is_confirmed)
    return _edited([requirement], [after], translatable("Conditions of requirement {number} were confirmed."))


def refuse_constraint(requirement: Requirement, position: int) -> Edited:
    """Refuse a proposed constraint; it stays listed, so that it is not proposed again. Raises `ConstraintGone`."""
    after = _with_states(requirement, [position], ConstraintState.REFUSED)
    return _edited([requirement], [after], translatable("A condition of requirement {number} was refused."))


def condition_name(constraint: Constraint) -> str:
    """What a condition asks, as one word that names it among those of its requirement whatever happens beside it."""
    parts = (constraint.property, constraint.operator.value, *constraint.values, constraint.unit, constraint.start)
    return "|".join(map(str, parts))


def find_condition(requirement: Requirement, name: str) -> int:
    """The position of the condition of that name. Raises `ConstraintGone`."""
    names = [condition_name(one) for one in requirement.constraints]
    if name not in names:
        raise ConstraintGone(number=requirement.number, position="?")
    return names.index(name)


def decide_conditions(requirement: Requirement, which: Collection[int], state: ConstraintState) -> Edited:
    """Put conditions into a state: accepted, refused, or proposed again. Raises `ConstraintGone`."""
    after = _with_states(requirement, which, state)
    return _edited([requirement], [after], _DECISIONS[state])


def put_constraint(requirement: Requirement, constraint: Constraint, position: int | None = None) -> Edited:
    """Put a person's own constraint in place of the one at `position`, or after all others. Raises `ConstraintGone`."""
    constraints = list(requirement.constraints)
    if position is None:
        constraints.append(constraint)
    else:
        _require_positions(requirement, [position])
        constraints[position] = constraint
    after = replace(requirement, constraints=tuple(constraints))
    return _edited([requirement], [after], translatable("A condition of requirement {number} was written."))


def drop_constraint(requirement: Requirement, position: int) -> Edited:
    """Take a constraint away. Raises `ConstraintGone`."""
    _require_positions(requirement, [position])
    kept = (*requirement.constraints[:position], *requirement.constraints[position + 1 :])
    after = replace(requirement, constraints=kept)
    return _edited([requirement], [after], translatable("A condition of requirement {number} was removed."))


def add_proposals(requirement: Requirement, proposals: Iterable[Constraint]) -> Requirement:
    """The requirement with those proposals it does not have yet, in whatever state a person has put them."""
    known = {_condition(one) for one in requirement.constraints}
    new = tuple(one for one in proposals if _condition(one) not in known)
    return replace(requirement, constraints=(*requirement.constraints, *new)) if new else requirement


def has_unsure_proposal(requirement: Requirement) -> bool:
    """Whether the reader was not sure of a proposal that nobody has decided on."""
    return any(one.confidence != "high" and one.state is ConstraintState.PROPOSED for one in requirement.constraints)


def _condition(constraint: Constraint) -> tuple[object, ...]:
    return (constraint.property, constraint.operator, constraint.values, constraint.unit, constraint.aggregate)


def _edited(before: Iterable[Requirement], after: Iterable[Requirement], message: str, **params: str) -> Edited:
    listed = tuple(before)
    return Edited(
        replaced=tuple(one.key for one in listed),
        requirements=tuple(after),
        message=message,
        params={"number": listed[0].number, **params},
    )


def _find_again(constraint: Constraint, text: str) -> Constraint:
    start = text.find(constraint.words) if constraint.words else -1
    return replace(constraint, start=start if start >= 0 else None)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without white space at its ends, as in the text."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _piece(
    requirement: Requirement, index: int, span: tuple[int, int], key: str, weight: Decimal | None
) -> Requirement:
    start, end = span
    constraints = tuple(
        _shifted(one, -start)
        for one in requirement.constraints
        if (start <= one.start < end if one.start is not None else index == 0)
    )
    return replace(
        requirement,
        key=key,
        number=piece_number(requirement.number, index),
        text=requirement.text[start:end],
        constraints=constraints,
        weight=weight,
    )


def _shared_weight(weight: Decimal | None, pieces: int) -> Sequence[Decimal | None]:
    if weight is None:
        return [None] * pieces
    exponent = weight.as_tuple().exponent
    step = Decimal(1).scaleb(min(-2, exponent if isinstance(exponent, int) else 0))
    return allocate(weight, [Decimal(1)] * pieces, step)


def _joined_constraints(requirements: Sequence[Requirement]) -> tuple[Constraint, ...]:
    joined: list[Constraint] = []
    offset = 0
    for requirement in requirements:
        joined.extend(_shifted(one, offset) for one in requirement.constraints)
        offset += len(requirement.text) + 1
    return tuple(joined)


def _shifted(constraint: Constraint, offset: int) -> Constraint:
    return constraint if constraint.start is None else replace(constraint, start=constraint.start + offset)


def _with_states(requirement: Requirement, which: Collection[int], state: ConstraintState) -> Requirement:
    _require_positions(requirement, which)
    constraints = tuple(
        replace(one, state=state) if position in which else one for position, one in enumerate(requirement.constraints)
    )
    return replace(requirement, constraints=constraints)


def _require_positions(requirement: Requirement, which: Iterable[int]) -> None:
    for position in which:
        if not 0 <= position < len(requirement.constraints):
            raise ConstraintGone(number=requirement.number, position=position + 1)
