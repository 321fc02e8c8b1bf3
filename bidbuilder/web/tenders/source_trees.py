"""The lines of an XML or JSON source as a tree that folds: what holds the open requirement is unfolded, the rest is not."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from bidbuilder.web.tenders.source_marks import ShownLine

_UNFOLDED_AT_FIRST = 2
_DEEPEST = 40  # below that, lines stand beside each other: nobody reads such a depth, and pages have a bound too


@dataclass(slots=True)
class Branch:
    """A node with what it holds. `is_open` says that it is unfolded, `count` how many nodes are below it."""

    line: ShownLine
    inner: list["Branch"] = field(default_factory=list)
    is_open: bool = False
    count: int = 0


def grow(lines: Sequence[ShownLine]) -> list[Branch]:
    """The outermost branches of lines in the order of the file, nested by their depth.

    Unfolded are the branches that hold the line of the open requirement; where none is open, the outermost two levels.
    """
    outermost: list[Branch] = []
    path: list[tuple[int, Branch]] = []
    for line in lines:
        depth = min(line.stored.line.depth, _DEEPEST)
        while path and path[-1][0] >= depth:
            path.pop()
        branch = Branch(line, is_open=line.is_current)
        (path[-1][1].inner if path else outermost).append(branch)
        path.append((depth, branch))
        for _, holder in path[:-1]:
            holder.count += 1
            holder.is_open = holder.is_open or line.is_current
    if not any(line.is_current for line in lines):
        _unfold(outermost, _UNFOLDED_AT_FIRST)
    return outermost


def _unfold(branches: Sequence[Branch], levels: int) -> None:
    for one in branches if levels else ():
        one.is_open = True
        _unfold(one.inner, levels - 1)
