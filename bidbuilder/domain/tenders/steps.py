"""One edit of requirements as it was, so that it can be taken back later, even after others have gone on working.

Taking back is itself an edit: what the step changed is set back, what others changed since stays. Where both changed the
same thing, the step stays and that is told.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.tenders.rebasing import RequirementsCollide, merge_edits
from bidbuilder.domain.tenders.requirements import Requirement


class NothingToUndo(Refusal):
    """The person has made no edit that could be taken back."""

    code = "nothing-to-undo"
    message = translatable("There is nothing of yours to take back.")
    hint = translatable("An addendum that was taken over is taken back on its own page, under Addenda.")


class StepOverwritten(Refusal):
    """Somebody has gone on working with what the step made."""

    code = "step-overwritten"
    message = translatable("This cannot be taken back: somebody has changed the same requirements since.")
    hint = translatable("Look at what they are now and change them by hand.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A requirement with its position in the tender."""

    position: int
    requirement: Requirement


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What an edit found and what it left. `message` is an English template, filled from `params`."""

    message: str
    params: Mapping[str, str] = field(default_factory=dict)
    before: tuple[Placed, ...] = ()
    after: tuple[Placed, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Undoing:
    """What taking a step back comes to: requirements to change or put back, keys to take out, numbers that were kept."""

    put: tuple[Placed, ...] = ()
    gone: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()


def undo_step(step: Step, current: Mapping[str, Requirement]) -> Undoing:
    """How to take a step back, given the requirements its keys have now.

    A step that only changed requirements is taken back one by one; one that made or took out some, as a whole. Raises
    `StepOverwritten` when nothing of it can be taken back.
    """
    before = {one.requirement.key: one for one in step.before}
    after = {one.requirement.key: one.requirement for one in step.after}
    if before.keys() != after.keys():
        if any(current.get(key) != left for key, left in after.items()):
            raise StepOverwritten
        if any(key in current for key in before.keys() - after.keys()):
            raise StepOverwritten
        return Undoing(put=tuple(before.values()), gone=tuple(after.keys() - before.keys()))
    put, kept = [], []
    for key, one in before.items():
        now = current.get(key)
        try:
            if now is None:
                kept.append(one.requirement.number)
            else:
                merged = merge_edits(after[key], one.requirement, now)
                put.append(Placed(position=one.position, requirement=merged))
        except RequirementsCollide:
            kept.append(one.requirement.number)
    if not put:
        raise StepOverwritten
    return Undoing(put=tuple(put), kept=tuple(kept))
