"""One requirement against one offering: is it a candidate, why, and how well does it rank.

Rule: only constraints a person has confirmed are checked. All met: *met*. Some fail and some do not: *partly*. All fail:
*not met*. Without a failure, anything that is not stated makes it *unknown*; so does a requirement without constraints.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.catalogue.dictionary import Dictionary
from bidbuilder.domain.catalogue.offerings import Offering
from bidbuilder.domain.matching.combining import all_of
from bidbuilder.domain.matching.constraints import Checker
from bidbuilder.domain.matching.quantities import find_in_unit
from bidbuilder.domain.matching.verdicts import CandidateMatch, Proof, Verdict
from bidbuilder.domain.tenders.requirements import Requirement

NO_CONDITION = translatable("No checkable condition: confirm one, or decide by hand.")

_POINTS = {
    Verdict.MET: Decimal(100),
    Verdict.PARTLY: Decimal(60),
    Verdict.DEVIATION: Decimal(50),
    Verdict.UNKNOWN: Decimal(40),
    Verdict.NOT_MET: Decimal(0),
}


def match_requirement(
    requirement: Requirement,
    offering: Offering,
    dictionary: Dictionary,
    *,
    dates: Sequence[date] = (),
    checker: Checker | None = None,
) -> CandidateMatch:
    """Hold a requirement against an offering. `dates` are the days a certificate has to be valid; see `dates.key_dates`.

    `score` ranks candidates from 0 to 100: the mean over the constraints of met 100, partly 60, unknown 40, not met 0.
    Pass a `checker` to keep what it has read when matching many.
    """
    checker = checker or Checker(dictionary)
    evidence = checker.evidence(offering, _quantity_of(requirement, offering))
    proofs = tuple(checker.check(one, evidence, dates=dates) for one in requirement.confirmed_constraints)
    if not proofs:
        unknown = Proof(verdict=Verdict.UNKNOWN, message=NO_CONDITION, offering_id=offering.id)
        return CandidateMatch(offering_id=offering.id or 0, verdict=Verdict.UNKNOWN, proofs=(unknown,))
    points = sum((_POINTS[proof.verdict] for proof in proofs), Decimal(0))
    return CandidateMatch(
        offering_id=offering.id or 0,
        verdict=all_of(proof.verdict for proof in proofs),
        proofs=proofs,
        score=(points / len(proofs)).quantize(Decimal("0.01")),
    )


def _quantity_of(requirement: Requirement, offering: Offering) -> Decimal:
    """How many units of the offering the requirement asks for; one where it does not say or its unit measures another thing."""
    asked = requirement.quantity
    found = find_in_unit(asked, requirement.unit, offering.unit) if asked is not None else None
    return Decimal(1) if found is None else found


def rank_candidates(
    requirement: Requirement, offerings: Iterable[Offering], dictionary: Dictionary, *, dates: Sequence[date] = ()
) -> tuple[CandidateMatch, ...]:
    """All offerings held against a requirement, best first; equals by offering id."""
    checker = Checker(dictionary)
    matches = [match_requirement(requirement, one, dictionary, dates=dates, checker=checker) for one in offerings]
    return tuple(sorted(matches, key=_rank))


def _rank(match: CandidateMatch) -> tuple[int, Decimal, int]:
    order = (Verdict.MET, Verdict.PARTLY, Verdict.DEVIATION, Verdict.UNKNOWN, Verdict.NOT_MET)
    return (order.index(match.verdict), -match.score, match.offering_id)
