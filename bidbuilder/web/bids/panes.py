"""How the workspace is laid out: requirements with what needs work first, the tree with sums, and where new items go."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bidbuilder.domain.matching.verdicts import RequirementCoverage, Verdict
from bidbuilder.domain.pricing.build_up import PricedLine
from bidbuilder.domain.solutions.outline import OutlineRow
from bidbuilder.domain.solutions.tree import Node, NodeKind
from bidbuilder.domain.tenders.requirements import Level, Requirement
from bidbuilder.services.solutions import Workspace

# What needs a person first comes first; information needs nobody.
_URGENCY = (Verdict.NOT_MET, Verdict.UNKNOWN, Verdict.PARTLY, Verdict.DEVIATION, Verdict.MET)


@dataclass(frozen=True, slots=True)
class RequirementLine:
    """A requirement in the left pane. `is_covered` is met or decided; `items` are the numbers of the answering nodes."""

    requirement: Requirement
    coverage: RequirementCoverage
    is_current: bool

    @property
    def is_covered(self) -> bool:
        """Whether nothing is left to do for it."""
        return self.coverage.verdict in {Verdict.MET, Verdict.DEVIATION}


@dataclass(frozen=True, slots=True)
class TreeLine:
    """A node in the middle pane, with its price and its children."""

    row: OutlineRow
    line: PricedLine | None
    total: Decimal
    member: str
    answered: tuple[str, ...]
    answers_chosen: bool
    children: tuple["TreeLine", ...]


@dataclass(frozen=True, slots=True)
class Panes:
    """Everything the three panes show beside the candidates."""

    lines: tuple[RequirementLine, ...]
    requirement: Requirement | None
    coverage: RequirementCoverage | None
    tree: tuple[TreeLine, ...]
    groups: tuple[OutlineRow, ...]
    target: str
    node: Node | None


def lay_out(workspace: Workspace, requirement_key: str, node_key: str) -> Panes:
    """The panes with the chosen requirement, else the first that needs work."""
    requirements = {one.key: one for one in workspace.tender.requirements}
    coverage = {one.requirement_key: one for one in workspace.coverage}
    ordered = sorted(workspace.coverage, key=lambda one: _urgency(one, requirements[one.requirement_key]))
    chosen = requirement_key if requirement_key in coverage else next((one.requirement_key for one in ordered), "")
    requirement = requirements.get(chosen)
    groups = tuple(row for row in workspace.rows if row.node.kind in {NodeKind.SYSTEM, NodeKind.SUBSYSTEM})
    return Panes(
        lines=tuple(
            RequirementLine(requirements[one.requirement_key], one, one.requirement_key == chosen) for one in ordered
        ),
        requirement=requirement,
        coverage=coverage.get(chosen),
        tree=_tree(workspace, requirements, chosen),
        groups=groups,
        target=_target(groups, node_key, requirement),
        node=workspace.solution.find(node_key) if node_key else None,
    )


def _urgency(coverage: RequirementCoverage, requirement: Requirement) -> tuple[bool, int, bool]:
    return (
        requirement.level is Level.INFORMATION,
        _URGENCY.index(coverage.verdict),
        requirement.level is not Level.MANDATORY,
    )


def _tree(workspace: Workspace, requirements: dict[str, Requirement], chosen: str) -> tuple[TreeLine, ...]:
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


def _target(groups: Sequence[OutlineRow], node_key: str, requirement: Requirement | None) -> str:
    """The group a new item goes to: the chosen one, else one of the requirement's lot, else the first."""
    if any(row.node.key == node_key for row in groups):
        return node_key
    lot = requirement.lot if requirement else ""
    fitting = [row.node.key for row in groups if lot and row.lot == lot]
    return next(iter([*fitting, *(row.node.key for row in groups)]), "")
