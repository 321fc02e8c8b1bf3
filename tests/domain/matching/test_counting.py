"""Counts of verdicts by section and lot."""

from bidbuilder.domain.matching.counting import (
    count_by_lot,
    count_by_section,
    count_by_section_and_lot,
    count_coverage,
)
from bidbuilder.domain.matching.verdicts import CoverageCount, RequirementCoverage, Verdict
from bidbuilder.domain.tenders.requirements import Level
from tests.factories.requirements import requirement
from tests.factories.tenders import tender

TENDER = tender(
    requirement(key="R1", section=("1 Heat", "1.1 Pumps"), lot="1"),
    requirement(key="R2", section=("1 Heat",), lot="2"),
    requirement(key="R3", section=("2 Gas",), lot="1"),
    requirement(key="R4"),
    requirement(key="R5", section=("2 Gas",), level=Level.INFORMATION),
)
COVERAGE = tuple(
    RequirementCoverage(requirement_key=key, verdict=verdict, computed=Verdict.UNKNOWN)
    for key, verdict in (("R1", Verdict.MET), ("R2", Verdict.NOT_MET), ("R3", Verdict.PARTLY), ("R5", Verdict.MET))
)


def test_the_verdict_that_counts_is_counted_and_information_is_not() -> None:
    assert count_coverage(TENDER, COVERAGE) == CoverageCount(met=1, partly=1, not_met=1, unknown=1)


def test_sections_are_counted_by_their_outermost_heading() -> None:
    assert count_by_section(TENDER, COVERAGE) == {
        "1 Heat": CoverageCount(met=1, not_met=1),
        "2 Gas": CoverageCount(partly=1),
        "": CoverageCount(unknown=1),
    }


def test_lots_are_counted() -> None:
    assert count_by_lot(TENDER, COVERAGE) == {
        "1": CoverageCount(met=1, partly=1),
        "2": CoverageCount(not_met=1),
        "": CoverageCount(unknown=1),
    }


def test_the_heat_map_counts_both_ways() -> None:
    assert count_by_section_and_lot(TENDER, COVERAGE)["1 Heat", "2"] == CoverageCount(not_met=1)
