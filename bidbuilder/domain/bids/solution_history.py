"""Undo and redo over the kept revisions of a solution. Going back is a new revision that equals an old one.

Example: revisions 1, 2, 3 are edits. Undo makes revision 4 that equals 2; undo again makes 5 that equals 1; redo makes 6
that equals 2. An edit now makes 7, and what was undone (3) can no longer be redone.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable


class NothingToUndo(Refusal):
    """The solution is as it was at the start."""

    code = "nothing-to-undo"
    message = translatable("There is nothing to undo.")


class NothingToRedo(Refusal):
    """Nothing was undone, or something was changed since."""

    code = "nothing-to-redo"
    message = translatable("There is nothing to redo.")


@dataclass(frozen=True, slots=True)
class RevisionMark:
    """A kept revision: an edit, or (`undone_to` set) a step back or forth to the revision it equals."""

    revision: int
    undone_to: int | None = None


@dataclass(frozen=True, slots=True)
class History:
    """Where the solution stands. `past` ends with the revision it equals now; `future` ends with the next to redo."""

    past: tuple[int, ...] = (0,)
    future: tuple[int, ...] = ()

    @property
    def undo_target(self) -> int | None:
        """The revision an undo goes back to."""
        return self.past[-2] if len(self.past) > 1 else None

    @property
    def redo_target(self) -> int | None:
        """The revision a redo goes forth to."""
        return self.future[-1] if self.future else None


def replay(marks: Iterable[RevisionMark]) -> History:
    """The history that all kept revisions, the oldest first, add up to."""
    past, future = [0], list[int]()
    for mark in marks:
        if mark.undone_to is None:
            past, future = [*past, mark.revision], []
        elif mark.undone_to in past:
            while past[-1] != mark.undone_to:
                future.append(past.pop())
        elif mark.undone_to in future:
            while past[-1] != mark.undone_to:
                past.append(future.pop())
    return History(tuple(past), tuple(future))


def get_undo_target(history: History) -> int:
    """The revision an undo goes back to; raises `NothingToUndo`."""
    if history.undo_target is None:
        raise NothingToUndo
    return history.undo_target


def get_redo_target(history: History) -> int:
    """The revision a redo goes forth to; raises `NothingToRedo`."""
    if history.redo_target is None:
        raise NothingToRedo
    return history.redo_target
