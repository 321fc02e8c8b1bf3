"""How the workspace is laid out: requirements with what needs work first, the tree with sums, and where new items go."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import quote

from bidbuilder.domain.matching.verdicts import RequirementCoverage, Verdict
from bidbuilder.domain.pricing.build_up import PricedLine
from bidbuilder.domain.solutions.editing import find_place
from bidbuilder.domain.solutions.outline import OutlineRow
from bidbuilder.domain.solutions.tree import Node, NodeKind
from bidbuilder.domain.tenders.requirements import Level, Requirement
from bidbuilder.services.solutions import Workspace

# What needs a person first comes first; information needs nobody.
_URGENCY = (Verdict.NOT_MET, Verdict.UNKNOWN, Verdict.PARTLY, Verdict.DEVIATION, Verdict.MET)
# A pane opens with so many lines; the rest of a long list comes after it.
LINES_AT_FIRST = 100
_GROUPS = {NodeKind.SYSTEM, NodeKind.SUBSYSTEM}


@dataclass(frozen=True, slots=True)
class RequirementLine:
    """A requirement in the left pane. `is_covered` is met or decided."""

    requirement: Requirement
    coverage: RequirementCoverage
    is_current: bool

    @property
    def is_covered(self) -> bool:
        """Whether nothing is left to do for it."""
        return self.coverage.verdict in {Verdict.MET, Verdict.DEVIATION} or self.requirement.level is Level.INFORMATION

    @property
    def key_in_address(self) -> str:
        """Its key as part of an address."""
        return quote(self.requirement.key, safe="")


@dataclass(frozen=True, slots=True)
class TreeLine:
    """A node in the middle pane, with its price (`total` counts all below it) and its children."""

    row: OutlineRow
    line: PricedLine | None
    total: Decimal
    member: str
    answered: tuple[str, ...]
    answers_chosen: bool
    children: tuple["TreeLine", ...]

    @property
    def is_group(self) -> bool:
        """Whether it holds others."""
        return self.row.node.kind in _GROUPS


@dataclass(frozen=True, slots=True)
class Replaceable:
    """The selected item or placeholder, in whose place a candidate may be put, with where it stands."""

    node: Node
    parent_key: str
    index: int


@dataclass(frozen=True, slots=True)
class Panes:
    """Everything the three panes show beside the candidates.

    `selected` is the node whose details are open, `replaceable` the same if a candidate may take its place, `target` the
    group new items go to, `following` the next requirement that needs work after the chosen one.
    """

    lines: tuple[RequirementLine, ...]
    requirement: Requirement | None
    coverage: RequirementCoverage | None
    tree: tuple[TreeLine, ...]
    groups: tuple[OutlineRow, ...]
    target: OutlineRow | None
    selected: TreeLine | None
    following: Requirement | None
    replaceable: Replaceable | None

    def first_lines(self, with_all: bool = False) -> tuple[tuple[RequirementLine, ...], int]:
        """The lines the pane opens with, and how many are left for later."""
        shown = self.lines if with_all else self.lines[:LINES_AT_FIRST]
        return shown, len(self.lines) - len(shown)

    @property
    def later_lines(self) -> tuple[RequirementLine, ...]:
        """The lines that come after those the pane opens with."""
        return self.lines[LINES_AT_FIRST:]


def lay_out(workspace: Workspace, requirement_key: str, node_key: str) -> Panes:
    """The panes with the chosen requirement, else the first that needs work."""
    requirements = {one.key: one for one in workspace.tender.requirements}
    coverage = {one.requirement_key: one for one in workspace.coverage}
    ordered = sorted(workspace.coverage, key=lambda one: _urgency(one, requirements[one.requirement_key]))
    chosen = requirement_key if requirement_key in coverage else next((one.requirement_key for one in ordered), "")
    lines = tuple(
        RequirementLine(requirements[one.requirement_key], one, one.requirement_key == chosen) for one in ordered
    )
    tree = _tree(workspace, requirements, chosen)
    groups = tuple(row for row in workspace.rows if row.node.kind in _GROUPS)
    return Panes(
        lines=lines,
        requirement=requirements.get(chosen),
        coverage=coverage.get(chosen),
        tree=tree,
        groups=groups,
        target=_target(groups, node_key, requirements.get(chosen)),
        selected=_find_line(tree, node_key) if node_key else None,
        following=next((one.requirement for one in lines if not one.is_covered and not one.is_current), None),
        replaceable=_replaceable(workspace, node_key, chosen),
    )


def _replaceable(workspace: Workspace, node_key: str, chosen: str) -> Replaceable | None:
    """The selected leaf, if it answers the chosen requirement."""
    node, place = workspace.solution.find(node_key), find_place(workspace.solution, node_key)
    if node is None or place is None or node.kind in _GROUPS or chosen not in node.answers:
        return None
    return Replaceable(node, place.parent_key, place.index)


def _urgency(coverage: RequirementCoverage, requirement: Requirement) -> tuple[bool, int, bool]:
    return (
        requirement.level is Level.INFORMATION,
        _URGENCY.index(coverage.verdict),
        requirement.level is not Level.MANDATORY,
    )


def _tree(workspace: Workspace, requirements: Mapping[str, Requirement], chosen: str) -> tuple[TreeLine, ...]:
    rows = {row.node.key: row for row in workspace.rows}
    lines = {line.item_key: line for line in workspace.price.lines}

    def line_of(node: Node) -> TreeLine:
        children = tuple(line_of(child) for child in node.children)
        line = lines.get(node.key)
        own = line.total if line else Decimal(0)
        return TreeLine(
            row=rows[node.key],
            line=line,
            total=own + sum((child.total for child in children), Decimal(0)),
            member=workspace.members.get(node.organisation_id or 0, ""),
            answered=tuple(requirements[key].number for key in node.answers if key in requirements),
            answers_chosen=chosen in node.answers,
            children=children,
        )

    return tuple(line_of(root) for root in workspace.solution.roots)


def _find_line(lines: Sequence[TreeLine], key: str) -> TreeLine | None:
    for line in lines:
        found = line if line.row.node.key == key else _find_line(line.children, key)
        if found is not None:
            return found
    return None


def _target(groups: Sequence[OutlineRow], node_key: str, requirement: Requirement | None) -> OutlineRow | None:
    """The group new items go to: the selected one or that of the selected item, unless it is for another lot.

    Without such a selection it is the first group of the requirement's lot, else the first of all.
    """
    lot = requirement.lot if requirement else ""
    selected = _group_of(groups, node_key)
    if selected is not None and (not lot or selected.lot in {"", lot}):
        return selected
    fitting = [row for row in groups if lot and row.lot == lot]
    return next(iter([*fitting, *groups]), None)


def _group_of(groups: Sequence[OutlineRow], node_key: str) -> OutlineRow | None:
    """The group that is selected, or the innermost one around the selected node."""
    if not node_key:
        return None
    around = [row for row in groups if any(node.key == node_key for node in row.node.walk())]
    return around[-1] if around else None
