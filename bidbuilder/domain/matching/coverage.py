"""Coverage: the verdict of every requirement of a tender under a solution, each with its proof.

Item scope: the items that answer the requirement; every one has to fit, and together they have to be as many as asked for.
System scope: a roll-up (see `rollups`). Member scope: the partners (see `members`). Bid scope: papers, which a person
decides about. A person's verdict counts before the computed one, and both are kept. *Unknown* is never met: a requirement
nobody answers, one without a confirmed constraint and one with a value that is not stated are unknown; one that only a
placeholder answers is not met.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.catalogue.dictionary import Dictionary
from bidbuilder.domain.matching.candidates import NO_CONDITION
from bidbuilder.domain.matching.combining import all_of
from bidbuilder.domain.matching.constraints import Checker
from bidbuilder.domain.matching.dates import key_dates
from bidbuilder.domain.matching.evidence import MemberEvidence
from bidbuilder.domain.matching.members import check_members
from bidbuilder.domain.matching.placing import Offerings, PlacedItem, place_items
from bidbuilder.domain.matching.quantities import check_quantity
from bidbuilder.domain.matching.rollups import RollUps
from bidbuilder.domain.matching.verdicts import ManualVerdict, Proof, RequirementCoverage, Verdict
from bidbuilder.domain.solutions.changes import changed_items
from bidbuilder.domain.solutions.tree import Node, NodeKind, Solution
from bidbuilder.domain.tenders.requirements import Requirement, Scope
from bidbuilder.domain.tenders.tenders import Tender

_NO_ITEM = translatable("No item of the solution answers this yet.")
_PLACEHOLDER = translatable("Only a placeholder answers this: “{item}”.")
_OFFERING_GONE = translatable("The offering behind “{item}” cannot be read.")
_BY_HAND = translatable("A person has to decide about this one.")


def cover(
    tender: Tender,
    solution: Solution,
    offerings: Offerings,
    dictionary: Dictionary,
    manual: Mapping[str, ManualVerdict],
    *,
    members: Sequence[MemberEvidence] = (),
    checker: Checker | None = None,
) -> tuple[RequirementCoverage, ...]:
    """How every requirement of the tender stands, in the tender's order.

    `offerings` by (id, version) holds at least those of the solution; `manual` is by requirement key. Certificates have to
    be valid on the tender's key dates. Keep a `checker` between calls to read every value only once.
    """
    covering = _Covering(tender, solution, offerings, members, checker or Checker(dictionary))
    return tuple(covering.cover(one, manual.get(one.key)) for one in tender.requirements)


def cover_changed(
    before: Sequence[RequirementCoverage],
    tender: Tender,
    solution_before: Solution,
    solution: Solution,
    offerings: Offerings,
    dictionary: Dictionary,
    manual: Mapping[str, ManualVerdict],
    *,
    members: Sequence[MemberEvidence] = (),
    checker: Checker | None = None,
    changed_requirements: Collection[str] = (),
) -> tuple[RequirementCoverage, ...]:
    """The same as `cover`, given what it was `before` the solution changed; only what depends on the change is redone.

    Redone are the requirements that a changed item answers or answered, the roll-ups over all items if any item came, went
    or changed more than its answers, those in `changed_requirements` (edited, or decided by hand) and those that `before`
    does not have.
    """
    known = {one.requirement_key: one for one in before}
    old, new = changed_items(solution_before, solution)
    touched = set(changed_requirements).union(*(node.answers for node in (*old, *new)))
    touched.update(one.key for one in tender.requirements if one.key not in known)
    rolls = _without_answers(old) != _without_answers(new)
    rolled = {one.key for one in tender.requirements if one.scope is Scope.SYSTEM} if rolls else set()
    checker = checker or Checker(dictionary)
    covering = _Covering(tender, solution, offerings, members, checker, touched | rolled)
    return tuple(
        covering.cover(one, manual.get(one.key))
        if one.key in touched or (one.key in rolled and covering.is_over_everything(one))
        else known[one.key]
        for one in tender.requirements
    )


def _without_answers(nodes: Iterable[Node]) -> frozenset[Node]:
    return frozenset(replace(node, answers=()) for node in nodes)


class _Covering:
    """One solution, indexed by the requirements its items answer: all of them, or those `asked` about."""

    def __init__(
        self,
        tender: Tender,
        solution: Solution,
        offerings: Offerings,
        members: Sequence[MemberEvidence],
        checker: Checker,
        asked: set[str] | None = None,
    ) -> None:
        self._tender = tender
        self._members = members
        self._checker = checker
        self._rollups = RollUps(checker)
        self._items = place_items(solution, offerings, checker)
        self._by_requirement: dict[str, list[PlacedItem]] = defaultdict(list)
        for item in self._items:
            for key in item.node.answers if asked is None else asked.intersection(item.node.answers):
                self._by_requirement[key].append(item)
        self._by_lot: dict[str, tuple[PlacedItem, ...]] = {}

    def cover(self, requirement: Requirement, manual: ManualVerdict | None) -> RequirementCoverage:
        """How one requirement stands."""
        verdict, proofs = self._judge(requirement)
        return RequirementCoverage(
            requirement_key=requirement.key,
            verdict=manual.verdict if manual is not None else verdict,
            computed=verdict,
            proofs=proofs,
            manual=manual,
            items=tuple(item.node.key for item in self._answering(requirement)),
        )

    def is_over_everything(self, requirement: Requirement) -> bool:
        """Whether its roll-up goes over all items, since none is named as its answer."""
        return not self._answering(requirement)

    def _answering(self, requirement: Requirement) -> Sequence[PlacedItem]:
        return self._by_requirement.get(requirement.key, ())

    def _judge(self, requirement: Requirement) -> tuple[Verdict, tuple[Proof, ...]]:
        match requirement.scope:
            case Scope.ITEM:
                return self._judge_items(requirement)
            case Scope.SYSTEM:
                return self._judge_system(requirement)
            case Scope.MEMBER:
                return self._judge_members(requirement)
            case Scope.BID:
                return _unknown(_BY_HAND)

    def _judge_items(self, requirement: Requirement) -> tuple[Verdict, tuple[Proof, ...]]:
        items = self._answering(requirement)
        if not items:
            return _unknown(_NO_ITEM)
        dates = key_dates(self._tender, requirement)
        proofs = [proof for item in items for proof in self._prove_item(requirement, item, dates)]
        quantity = check_quantity(requirement, [item for item in items if item.evidence is not None])
        if quantity is not None:
            proofs.append(quantity)
        return all_of(proof.verdict for proof in proofs), tuple(proofs)

    def _prove_item(self, requirement: Requirement, item: PlacedItem, dates: Sequence[date]) -> list[Proof]:
        constraints = requirement.confirmed_constraints
        if item.node.kind is NodeKind.PLUG:
            return [_remark(Verdict.NOT_MET, _PLACEHOLDER, item)]
        if item.evidence is None:
            return [_remark(Verdict.UNKNOWN, _OFFERING_GONE, item)]
        if not constraints:
            return [_remark(Verdict.UNKNOWN, NO_CONDITION, item)]
        evidence, key = item.evidence, item.node.key
        return [self._checker.check(one, evidence, dates=dates, item_key=key) for one in constraints]

    def _judge_system(self, requirement: Requirement) -> tuple[Verdict, tuple[Proof, ...]]:
        constraints = requirement.confirmed_constraints
        if not constraints:
            return _unknown(NO_CONDITION)
        items = self._answering(requirement) or self._all_items(requirement.lot)
        proofs = tuple(self._rollups.prove(one, items) for one in constraints)
        return all_of(proof.verdict for proof in proofs), proofs

    def _all_items(self, lot: str) -> tuple[PlacedItem, ...]:
        """The tangible items of a lot, and those of no lot; placeholders count, as their values are not known."""
        if lot not in self._by_lot:
            self._by_lot[lot] = tuple(
                item for item in self._items if item.is_tangible and (not lot or item.lot in {"", lot})
            )
        return self._by_lot[lot]

    def _judge_members(self, requirement: Requirement) -> tuple[Verdict, tuple[Proof, ...]]:
        dates = key_dates(self._tender, requirement)
        judged = [
            check_members(one, requirement.member_rule, self._members, self._checker, dates)
            for one in requirement.confirmed_constraints
        ]
        if not judged:
            return _unknown(NO_CONDITION)
        return all_of(verdict for verdict, _ in judged), tuple(proof for _, proofs in judged for proof in proofs)


def _unknown(message: str) -> tuple[Verdict, tuple[Proof, ...]]:
    return Verdict.UNKNOWN, (Proof(verdict=Verdict.UNKNOWN, message=message),)


def _remark(verdict: Verdict, message: str, item: PlacedItem) -> Proof:
    return Proof(verdict=verdict, message=message, params={"item": item.title}, item_key=item.node.key)
