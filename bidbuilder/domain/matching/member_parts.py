"""The least part of the leader and of each member in what all bring together.

Parts are of what is asked: of a turnover of 10 million the leader's 40 % are 4 million. They are asked of the group, not of
entities it relies upon, whose figures count for the whole only.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.matching.comparisons import compare
from bidbuilder.domain.matching.constraints import Checker, prove
from bidbuilder.domain.matching.evidence import MemberEvidence
from bidbuilder.domain.matching.outcomes import Outcome
from bidbuilder.domain.matching.readings import Bound, show_quantity
from bidbuilder.domain.matching.verdicts import Proof, Verdict
from bidbuilder.domain.tenders.constraints import Constraint, Operator
from bidbuilder.domain.tenders.member_rules import MemberRule

_HUNDRED = Decimal(100)

_ENOUGH = translatable("{member} has {offered}; its part is at least {bound} ({percent} % of {whole}).")
_SHORT = translatable(
    "{member} has {offered}, but its part is at least {bound} ({percent} % of {whole}): {margin} missing."
)
_UNSTATED = translatable("{member} does not state it; its part is at least {bound} ({percent} % of {whole}).")


def prove_parts(
    constraint: Constraint, rule: MemberRule, members: Sequence[MemberEvidence], checker: Checker
) -> tuple[Proof, ...]:
    """The proofs of the parts a rule asks; none for conditions that are no lower limit of a figure."""
    bound = checker.bound(constraint)
    if not bound.is_numeric or bound.problem or constraint.operator is not Operator.AT_LEAST:
        return ()
    return tuple(_proofs(bound, rule, members, checker))


def _proofs(bound: Bound, rule: MemberRule, members: Sequence[MemberEvidence], checker: Checker) -> Iterator[Proof]:
    for member in members:
        if not member.is_in_group:
            continue
        percents = [rule.each_percent, rule.lead_percent if member.is_lead else None]
        asked = max((one for one in percents if one is not None), default=None)
        if asked is not None:
            yield _prove_part(bound, asked, member, checker)


def _prove_part(bound: Bound, percent: Decimal, member: MemberEvidence, checker: Checker) -> Proof:
    number = Decimal(bound.constraint.values[0]) * percent / _HUNDRED
    part = checker.bound(replace(bound.constraint, values=(f"{number.normalize():f}",)))
    offered = checker.find_offered(member.evidence, part)
    words = {
        "member": member.name,
        "percent": f"{percent.normalize():f}",
        "bound": show_quantity(number.normalize(), bound.constraint.unit),
        "whole": show_quantity(Decimal(bound.constraint.values[0]), bound.constraint.unit),
    }
    if offered is None:
        return prove(part, None, Outcome(Verdict.UNKNOWN, _UNSTATED, params=words), member.evidence, member.key)
    outcome = compare(part, offered)
    if outcome.verdict is Verdict.UNKNOWN:
        return prove(part, offered, outcome, member.evidence, member.key)
    message = _ENOUGH if outcome.verdict is Verdict.MET else _SHORT
    told = Outcome(outcome.verdict, message, outcome.margin, {**outcome.params, **words})
    return prove(part, offered, told, member.evidence, member.key)
