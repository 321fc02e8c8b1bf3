"""What if: coverage before and after a change, and what is lost with each member that leaves (N−1).

Nothing is changed here; the caller gets verdicts side by side and decides.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bidbuilder.domain.catalogue.dictionary import Dictionary
from bidbuilder.domain.matching.constraints import Checker
from bidbuilder.domain.matching.coverage import cover, cover_changed
from bidbuilder.domain.matching.evidence import MemberEvidence
from bidbuilder.domain.matching.placing import Offerings
from bidbuilder.domain.matching.verdicts import ManualVerdict, RequirementCoverage, Verdict
from bidbuilder.domain.solutions.tree import Node, NodeKind, Solution
from bidbuilder.domain.tenders.requirements import Level, Scope
from bidbuilder.domain.tenders.tenders import Tender

_BEST_FIRST = (Verdict.MET, Verdict.DEVIATION, Verdict.PARTLY, Verdict.UNKNOWN, Verdict.NOT_MET)


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictChange:
    """A requirement whose verdict differs between two coverages."""

    requirement_key: str
    before: Verdict
    after: Verdict

    @property
    def is_worse(self) -> bool:
        """Whether it stands worse afterwards."""
        return _BEST_FIRST.index(self.after) > _BEST_FIRST.index(self.before)


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberLoss:
    """What leaves with a member: its items, and the requirements that stand worse without them.

    `replaceable` are the items that have an alternate named; a member is irreplaceable if a mandatory requirement stands
    worse and one of the items that answer it has none.
    """

    organisation_id: int
    items: tuple[str, ...]
    changes: tuple[VerdictChange, ...]
    replaceable: tuple[str, ...]
    is_irreplaceable: bool


def compare_coverage(
    before: Sequence[RequirementCoverage], after: Sequence[RequirementCoverage]
) -> tuple[VerdictChange, ...]:
    """The requirements of both coverages whose verdict differs, in the order of the second."""
    verdicts = {one.requirement_key: one.verdict for one in before}
    return tuple(
        VerdictChange(requirement_key=one.requirement_key, before=verdicts[one.requirement_key], after=one.verdict)
        for one in after
        if one.requirement_key in verdicts and verdicts[one.requirement_key] is not one.verdict
    )


def without_member(solution: Solution, organisation_id: int) -> Solution:
    """The solution without a member's items; groups stay, also empty ones. Untouched subtrees stay the same objects."""
    return replace(solution, roots=_without(solution.roots, organisation_id))


def _without(nodes: tuple[Node, ...], organisation_id: int) -> tuple[Node, ...]:
    kept = []
    for node in nodes:
        if node.kind is NodeKind.ITEM and node.organisation_id == organisation_id:
            continue
        children = _without(node.children, organisation_id)
        kept.append(node if _are_same(children, node.children) else replace(node, children=children))
    return tuple(kept)


def _are_same(left: tuple[Node, ...], right: tuple[Node, ...]) -> bool:
    return len(left) == len(right) and all(one is other for one, other in zip(left, right, strict=True))


def lose_each_member(
    tender: Tender,
    solution: Solution,
    offerings: Offerings,
    dictionary: Dictionary,
    manual: Mapping[str, ManualVerdict],
    *,
    members: Sequence[MemberEvidence] = (),
) -> tuple[MemberLoss, ...]:
    """The N−1 table: for every member with items, what its leaving costs; worst first.

    A person's verdict on a requirement that an item of the leaving member answers does not outlive the item.
    """
    checker = Checker(dictionary)
    known = cover(tender, solution, offerings, dictionary, manual, members=members, checker=checker)

    def lose(organisation_id: int) -> MemberLoss:
        gone = tuple(item for item in solution.items() if item.organisation_id == organisation_id)
        answered = {key for item in gone for key in item.answers}
        after = cover_changed(
            known,
            tender,
            solution,
            without_member(solution, organisation_id),
            offerings,
            dictionary,
            {key: verdict for key, verdict in manual.items() if key not in answered},
            members=tuple(one for one in members if one.organisation_id != organisation_id),
            checker=checker,
            changed_requirements=_member_keys(tender),
        )
        return _loss(tender, organisation_id, gone, compare_coverage(known, after))

    owners = dict.fromkeys(item.organisation_id for item in solution.items() if item.organisation_id is not None)
    return tuple(sorted(map(lose, owners), key=_severity))


def _severity(loss: MemberLoss) -> tuple[bool, int, int]:
    return (not loss.is_irreplaceable, -len(loss.changes), loss.organisation_id)


def _member_keys(tender: Tender) -> frozenset[str]:
    return frozenset(one.key for one in tender.requirements if one.scope is Scope.MEMBER)


def _loss(tender: Tender, organisation_id: int, gone: Sequence[Node], changes: Sequence[VerdictChange]) -> MemberLoss:
    worse = tuple(change for change in changes if change.is_worse)
    mandatory = {one.key for one in tender.requirements if one.level is Level.MANDATORY}
    lost = {change.requirement_key for change in worse} & mandatory
    return MemberLoss(
        organisation_id=organisation_id,
        items=tuple(item.key for item in gone),
        changes=worse,
        replaceable=tuple(item.key for item in gone if item.alternates),
        is_irreplaceable=any(lost & set(item.answers) and not item.alternates for item in gone),
    )
