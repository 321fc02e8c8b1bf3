"""Member scope: requirements the partners have to meet, by the lead, by each, by any one, or by all together.

Together means that figures add up (turnover, references, staff) and that a certificate or class held by one is enough; the
lead and any rules look at one partner each. What a partner does not state is *unknown* and names the partner.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.catalogue.properties import ValueKind
from bidbuilder.domain.matching.combining import all_of, any_of
from bidbuilder.domain.matching.comparisons import compare
from bidbuilder.domain.matching.conformity import is_about_conformity
from bidbuilder.domain.matching.constraints import Checker, prove
from bidbuilder.domain.matching.evidence import MemberEvidence
from bidbuilder.domain.matching.member_parts import prove_parts
from bidbuilder.domain.matching.outcomes import Outcome
from bidbuilder.domain.matching.readings import Offered, show_quantity
from bidbuilder.domain.matching.verdicts import Proof, Verdict
from bidbuilder.domain.tenders.constraints import Constraint, Operator
from bidbuilder.domain.tenders.member_rules import read_member_rule

_NO_MEMBERS = translatable("There are no partners in the bid yet.")
_NO_LEAD = translatable("The bid has no lead yet.")
_TOGETHER_MISSING = translatable("{known} together so far against {bound}; not stated by {members}.")


def check_members(
    constraint: Constraint, rule: str, members: Sequence[MemberEvidence], checker: Checker, dates: Sequence[date]
) -> tuple[Verdict, tuple[Proof, ...]]:
    """The verdict of one constraint under a member rule (see `member_rules`; none is each), with its proofs."""
    if not members:
        return _unknown(constraint, checker, _NO_MEMBERS)
    asked = read_member_rule(rule)
    verdict, proofs = _judge(constraint, asked.who, members, checker, dates)
    parts = prove_parts(constraint, asked, members, checker)
    return (all_of([verdict, *(one.verdict for one in parts)]), (*proofs, *parts)) if parts else (verdict, proofs)


def _judge(
    constraint: Constraint, who: str, members: Sequence[MemberEvidence], checker: Checker, dates: Sequence[date]
) -> tuple[Verdict, tuple[Proof, ...]]:
    match who:
        case "lead":
            leads = [one for one in members if one.is_lead]
            if not leads:
                return _unknown(constraint, checker, _NO_LEAD)
            return _each(constraint, leads, checker, dates)
        case "any":
            return _any(constraint, members, checker, dates)
        case "together":
            return _together(constraint, members, checker, dates)
        case _:
            return _each(constraint, members, checker, dates)


def _unknown(constraint: Constraint, checker: Checker, message: str) -> tuple[Verdict, tuple[Proof, ...]]:
    return Verdict.UNKNOWN, (prove(checker.bound(constraint), None, Outcome(Verdict.UNKNOWN, message)),)


def _proofs(
    constraint: Constraint, members: Iterable[MemberEvidence], checker: Checker, dates: Sequence[date]
) -> tuple[Proof, ...]:
    return tuple(checker.check(constraint, one.evidence, dates=dates, item_key=one.key) for one in members)


def _each(
    constraint: Constraint, members: Sequence[MemberEvidence], checker: Checker, dates: Sequence[date]
) -> tuple[Verdict, tuple[Proof, ...]]:
    proofs = _proofs(constraint, members, checker, dates)
    return all_of(proof.verdict for proof in proofs), proofs


def _any(
    constraint: Constraint, members: Sequence[MemberEvidence], checker: Checker, dates: Sequence[date]
) -> tuple[Verdict, tuple[Proof, ...]]:
    proofs = _proofs(constraint, members, checker, dates)
    verdict = any_of(proof.verdict for proof in proofs)
    telling = tuple(proof for proof in proofs if proof.verdict is verdict)
    return verdict, telling


def _together(
    constraint: Constraint, members: Sequence[MemberEvidence], checker: Checker, dates: Sequence[date]
) -> tuple[Verdict, tuple[Proof, ...]]:
    bound = checker.bound(constraint)
    if is_about_conformity(constraint) or not bound.is_numeric or bound.problem:
        return _any(constraint, members, checker, dates)
    stated = {one.name: checker.find_offered(one.evidence, bound) for one in members}
    known = [offered for offered in stated.values() if offered is not None and offered.low is not None]
    total = sum((offered.low for offered in known if offered.low is not None), Decimal(0))
    summed = Offered(kind=ValueKind.NUMBER, shown=show_quantity(total, bound.unit), low=total, high=total)
    outcome = compare(bound, summed)
    missing = [name for name, offered in stated.items() if offered is None or offered.low is None]
    # Figures are never negative: what is reached already stays reached, whatever the others bring.
    is_settled = outcome.verdict is Verdict.MET and constraint.operator is Operator.AT_LEAST
    if missing and not is_settled:
        params = {"known": summed.shown, "members": ", ".join(missing)}
        outcome = Outcome(Verdict.UNKNOWN, _TOGETHER_MISSING, outcome.margin, params)
    return outcome.verdict, (prove(bound, summed, outcome),)
