"""How many requirements stand how, over a tender, a section or a lot. Requirements for information are not counted."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from bidbuilder.domain.matching.verdicts import CoverageCount, RequirementCoverage, Verdict
from bidbuilder.domain.tenders.requirements import Level, Requirement
from bidbuilder.domain.tenders.tenders import Tender

Key = TypeVar("Key")


def count_coverage(tender: Tender, coverage: Sequence[RequirementCoverage]) -> CoverageCount:
    """The count over a whole tender. A requirement without coverage counts as unknown."""
    return _count(verdict for _, verdict in _verdicts(tender, coverage))


def count_by_section(tender: Tender, coverage: Sequence[RequirementCoverage]) -> Mapping[str, CoverageCount]:
    """The counts by outermost heading, in the tender's order; ``""`` holds requirements outside any section."""
    return _count_by(tender, coverage, lambda one: one.section[0] if one.section else "")


def count_by_lot(tender: Tender, coverage: Sequence[RequirementCoverage]) -> Mapping[str, CoverageCount]:
    """The counts by lot id; ``""`` holds requirements for all lots."""
    return _count_by(tender, coverage, lambda one: one.lot)


def count_by_section_and_lot(
    tender: Tender, coverage: Sequence[RequirementCoverage]
) -> Mapping[tuple[str, str], CoverageCount]:
    """The counts of the heat map: by (outermost heading, lot id)."""
    return _count_by(tender, coverage, lambda one: (one.section[0] if one.section else "", one.lot))


def _verdicts(tender: Tender, coverage: Sequence[RequirementCoverage]) -> Iterable[tuple[Requirement, Verdict]]:
    verdicts = {one.requirement_key: one.verdict for one in coverage}
    return (
        (one, verdicts.get(one.key, Verdict.UNKNOWN))
        for one in tender.requirements
        if one.level is not Level.INFORMATION
    )


def _count_by(
    tender: Tender, coverage: Sequence[RequirementCoverage], key_of: Callable[[Requirement], Key]
) -> Mapping[Key, CoverageCount]:
    groups: dict[Key, list[Verdict]] = {}
    for requirement, verdict in _verdicts(tender, coverage):
        groups.setdefault(key_of(requirement), []).append(verdict)
    return {key: _count(verdicts) for key, verdicts in groups.items()}


def _count(verdicts: Iterable[Verdict]) -> CoverageCount:
    counted = Counter(verdicts)
    return CoverageCount(
        met=counted[Verdict.MET],
        partly=counted[Verdict.PARTLY],
        deviation=counted[Verdict.DEVIATION],
        not_met=counted[Verdict.NOT_MET],
        unknown=counted[Verdict.UNKNOWN],
    )
