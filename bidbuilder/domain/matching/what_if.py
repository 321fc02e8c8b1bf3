"""Two coverages side by side: which requirements stand otherwise. What is supposed in between stands in `bids.suppositions`."""

from collections.abc import Sequence
from dataclasses import dataclass

from bidbuilder.domain.matching.verdicts import RequirementCoverage, Verdict

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
