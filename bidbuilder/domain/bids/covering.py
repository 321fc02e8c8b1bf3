"""Coverage of a living bid, recomputed only where something changed since the last look."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from bidbuilder.domain.bids.dossier import CoverageNote, Dossier, list_members
from bidbuilder.domain.catalogue.dictionary import Dictionary
from bidbuilder.domain.catalogue.offerings import Offering
from bidbuilder.domain.matching.constraints import Checker
from bidbuilder.domain.matching.coverage import cover, cover_changed
from bidbuilder.domain.matching.evidence import MemberEvidence
from bidbuilder.domain.matching.verdicts import ManualVerdict, RequirementCoverage
from bidbuilder.domain.solutions.tree import Solution
from bidbuilder.domain.tenders.requirements import Scope
from bidbuilder.domain.tenders.tenders import Tender


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered:
    """A coverage with all it was computed from, so that the next one can start from it.

    `offerings` are published versions, which never change; they are handed back to whoever loads the bid again.
    """

    tender: Tender
    solution: Solution
    offerings: Mapping[tuple[int, int], Offering]
    manual: Mapping[str, ManualVerdict]
    members: tuple[MemberEvidence, ...]
    checker: Checker
    coverage: tuple[RequirementCoverage, ...]


def renew_coverage(dossier: Dossier, dictionary: Dictionary, before: Covered | None = None) -> Covered:
    """The coverage of the bid as it is now, by requirement in the tender's order, without remarks and owners.

    `before` may be any earlier coverage of the same bid: only requirements that changed, are answered by what changed or
    were decided anew are computed again. A changed tender, partner or dictionary starts over.
    """
    members, manual = list_members(dossier), dossier.manual_verdicts
    if before is None or before.checker.dictionary is not dictionary:
        return _cover_all(dossier, dictionary, members)
    if (dossier.tender, members) != (before.tender, before.members):
        return _cover_all(dossier, dictionary, members)
    if dossier.solution == before.solution and manual == before.manual:
        return before
    coverage = cover_changed(
        before.coverage,
        before.tender,
        before.solution,
        dossier.solution,
        dossier.offerings,
        dictionary,
        manual,
        members=members,
        checker=before.checker,
        changed_requirements=[key for key in {*manual, *before.manual} if manual.get(key) != before.manual.get(key)],
    )
    return replace(before, solution=dossier.solution, offerings=dossier.offerings, manual=manual, coverage=coverage)


def cover_supposed(before: Covered, supposed: Dossier, touched: Collection[str]) -> tuple[RequirementCoverage, ...]:
    """The coverage of the bid as somebody supposes it to be, from the coverage of the bid as it is.

    `touched` are requirements that were supposed otherwise or lose what a person decided. A member that leaves touches all
    requirements about members, a day that moves touches everything.
    """
    members, manual, tender = list_members(supposed), supposed.manual_verdicts, supposed.tender
    checker = Checker(before.checker.dictionary)
    if _days_of(tender) != _days_of(before.tender):
        return cover(
            tender, supposed.solution, supposed.offerings, checker.dictionary, manual, members=members, checker=checker
        )
    about_members = {one.key for one in tender.requirements if one.scope is Scope.MEMBER}
    return cover_changed(
        before.coverage,
        tender,
        before.solution,
        supposed.solution,
        supposed.offerings,
        checker.dictionary,
        manual,
        members=members,
        checker=checker,
        changed_requirements={*touched, *(about_members if members != before.members else ())},
    )


def _days_of(tender: Tender) -> tuple[object, ...]:
    return (tender.submission_deadline, tender.expected_award_on, tender.delivery_until)


def with_notes(
    coverage: tuple[RequirementCoverage, ...], notes: Mapping[str, CoverageNote]
) -> tuple[RequirementCoverage, ...]:
    """The coverage with what people wrote. The reason of a manual verdict stays in the house."""
    return tuple(
        replace(one, remark=note.remark, owner=note.owner) if (note := notes.get(one.requirement_key)) else one
        for one in coverage
    )


def _cover_all(dossier: Dossier, dictionary: Dictionary, members: tuple[MemberEvidence, ...]) -> Covered:
    checker = Checker(dictionary)
    manual = dossier.manual_verdicts
    coverage = cover(
        dossier.tender, dossier.solution, dossier.offerings, dictionary, manual, members=members, checker=checker
    )
    return Covered(
        tender=dossier.tender,
        solution=dossier.solution,
        offerings=dossier.offerings,
        manual=manual,
        members=members,
        checker=checker,
        coverage=coverage,
    )
