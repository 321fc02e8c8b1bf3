"""Gaps: conditions of requirements that no offering of a catalogue keeps, and who comes nearest.

Rule: a requirement is covered if one offering meets all its confirmed conditions. Otherwise the conditions that its best
candidate does not meet are gaps: best is the highest verdict, then the highest score. Near misses of a condition are all
candidates that state the property and fail, the smallest distance to the bound first; where the property has no distance
(choices, texts), in the order of the candidates.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bidbuilder.domain.catalogue.dictionary import Dictionary
from bidbuilder.domain.catalogue.offerings import Offering
from bidbuilder.domain.matching.candidates import rank_candidates
from bidbuilder.domain.matching.constraints import Checker
from bidbuilder.domain.matching.verdicts import CandidateMatch, Proof, Verdict
from bidbuilder.domain.tenders.constraints import Constraint
from bidbuilder.domain.tenders.requirements import Requirement, Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class NearMiss:
    """An offering that states the property but not as asked. `margin` is negative, in `unit`; None without a scale."""

    offering: Offering
    offered: str
    margin: Decimal | None
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A condition nobody keeps. `bound` is what is asked, as people write it with its unit."""

    constraint: Constraint
    bound: str
    near_misses: tuple[NearMiss, ...] = ()


def is_checkable(requirement: Requirement) -> bool:
    """Whether a single offering could be held against the requirement."""
    return requirement.scope is Scope.ITEM and bool(requirement.confirmed_constraints)


def find_gaps(requirement: Requirement, offerings: Iterable[Offering], dictionary: Dictionary) -> tuple[Gap, ...]:
    """The conditions of a requirement that its best candidate does not keep; none if an offering meets them all."""
    by_id = {one.id: one for one in offerings}
    matches = rank_candidates(requirement, by_id.values(), dictionary)
    if matches and matches[0].verdict is Verdict.MET:
        return ()
    asked = requirement.confirmed_constraints
    kept = (
        {place for place, proof in enumerate(matches[0].proofs) if proof.verdict is Verdict.MET} if matches else set()
    )
    checker = Checker(dictionary)
    return tuple(
        Gap(
            constraint=constraint,
            bound=checker.bound(constraint).shown,
            near_misses=_near_misses(place, matches, by_id),
        )
        for place, constraint in enumerate(asked)
        if place not in kept
    )


def _near_misses(
    place: int, matches: Sequence[CandidateMatch], by_id: dict[int | None, Offering]
) -> tuple[NearMiss, ...]:
    missed = [
        (match.offering_id, match.proofs[place])
        for match in matches
        if match.proofs[place].offered and match.proofs[place].verdict is not Verdict.MET
    ]
    return tuple(
        NearMiss(offering=by_id[offering_id], offered=proof.offered, margin=proof.margin, unit=proof.canonical_unit)
        for offering_id, proof in sorted(missed, key=_distance)
    )


def _distance(missed: tuple[int, Proof]) -> tuple[bool, Decimal]:
    margin = missed[1].margin
    return margin is None, abs(margin or Decimal(0))
