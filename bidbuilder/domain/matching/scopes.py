"""Where the scopes of two members overlap: the same thing supplied twice. Gaps are open ports (see `interfaces`) and coverage."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from bidbuilder.domain.matching.quantities import find_in_unit
from bidbuilder.domain.solutions.outline import OutlineRow, outline
from bidbuilder.domain.solutions.tree import NodeKind, Solution
from bidbuilder.domain.tenders.requirements import Requirement, Scope
from bidbuilder.domain.tenders.tenders import Tender


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """A requirement of which each of several members alone supplies as many as are asked for, with the keys of their items."""

    requirement: Requirement
    members: tuple[int, ...]
    item_keys: tuple[str, ...] = ()


def list_overlaps(tender: Tender, solution: Solution) -> tuple[Overlap, ...]:
    """The overlaps by requirement, in the order of the tender; only requirements that name a quantity can overlap."""
    rows: dict[str, list[OutlineRow]] = defaultdict(list)
    for row in outline(solution):
        if row.node.kind is NodeKind.ITEM:
            for key in row.node.answers:
                rows[key].append(row)
    return tuple(_overlaps(tender, rows))


def _overlaps(tender: Tender, rows: dict[str, list[OutlineRow]]) -> Iterator[Overlap]:
    for requirement in tender.requirements:
        if requirement.scope is not Scope.ITEM or requirement.quantity is None or requirement.key not in rows:
            continue
        supplied: dict[int, Decimal] = defaultdict(Decimal)
        for row in rows[requirement.key]:
            amount = find_in_unit(row.quantity, row.node.unit, requirement.unit)
            supplied[row.node.organisation_id or 0] += amount or Decimal(0)
        enough = tuple(member for member, amount in supplied.items() if amount >= requirement.quantity)
        if len(enough) > 1:
            theirs = (row.node for row in rows[requirement.key])
            keys = tuple(node.key for node in theirs if (node.organisation_id or 0) in enough)
            yield Overlap(requirement=requirement, members=enough, item_keys=keys)
