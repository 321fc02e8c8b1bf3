"""Gates about what the buyer will read beside each requirement. None of them blocks: a bid may leave points on the table."""

from collections.abc import Iterator, Sequence

from bidbuilder.domain.basics.findings import Finding, translatable
from bidbuilder.domain.bids.blocking import caution
from bidbuilder.domain.bids.dossier import Dossier
from bidbuilder.domain.matching.verdicts import RequirementCoverage, Verdict
from bidbuilder.domain.tenders.requirements import Level, Requirement

_OPEN = translatable("Rated requirements without an answer: {number}.")
_ANSWER = translatable(
    "Add an item or write a remark; as it is, the bid says openly that it makes no statement on them."
)
_UNEXPLAINED = translatable("Met by decision, but the buyer will read no reason: {number}.")
_EXPLAIN = translatable("Write a remark on each of them: the reason of a decision stays in the house.")
_MOST_NAMED = 6


def list_answer_findings(dossier: Dossier, coverage: Sequence[RequirementCoverage]) -> Iterator[Finding]:
    """Rated requirements that nobody answers, and requirements decided as met of which the matrix would show nothing else."""
    known = {one.requirement_key: one for one in coverage}
    answered = [(one, known[one.key]) for one in dossier.tender.requirements if one.key in known]
    rated = [one for one, covered in answered if one.level is Level.RATED and _is_open(covered)]
    bare = [one for one, covered in answered if one.level is not Level.INFORMATION and _is_bare(covered)]
    if rated:
        yield caution("rated-unanswered", _OPEN, _ANSWER, "coverage", rated[0].key, number=_numbers(rated))
    if bare:
        yield caution("met-unexplained", _UNEXPLAINED, _EXPLAIN, "coverage", bare[0].key, number=_numbers(bare))


def _is_open(covered: RequirementCoverage) -> bool:
    return covered.verdict is Verdict.UNKNOWN and not covered.remark


def _is_bare(covered: RequirementCoverage) -> bool:
    """A person said it is met, and neither a remark, an item nor a proof says how."""
    shown = covered.remark or covered.items or any(one.verdict is Verdict.MET for one in covered.proofs)
    return covered.manual is not None and covered.verdict is Verdict.MET and not shown


def _numbers(requirements: Sequence[Requirement]) -> str:
    """The numbers of the first of them, and how many there are beside."""
    named = ", ".join(one.number or one.key for one in requirements[:_MOST_NAMED])
    return f"{named} (+{len(requirements) - _MOST_NAMED})" if len(requirements) > _MOST_NAMED else named
