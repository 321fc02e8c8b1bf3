"""Who would close the shortfall of a requirement on members: a firm that is relied upon, or a partner that leads instead."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from bidbuilder.domain.matching.combining import all_of
from bidbuilder.domain.matching.constraints import Checker
from bidbuilder.domain.matching.evidence import MemberEvidence
from bidbuilder.domain.matching.members import check_members
from bidbuilder.domain.matching.verdicts import Proof, Verdict
from bidbuilder.domain.tenders.requirements import Requirement


class Way(StrEnum):
    """How a firm would close it: as an entity the group relies upon, or by leading the group instead."""

    RELIED_UPON = "relied-upon"
    LEADING = "leading"


@dataclass(frozen=True, slots=True, kw_only=True)
class Closer:
    """A firm that closes the shortfall, with what it states for the conditions."""

    member: MemberEvidence
    way: Way
    stated: tuple[str, ...]


def find_closers(
    requirement: Requirement,
    members: Sequence[MemberEvidence],
    others: Iterable[MemberEvidence],
    checker: Checker,
    dates: Sequence[date],
) -> tuple[Closer, ...]:
    """The firms with which the requirement is met; partners that could lead first, then `others` by name.

    Nobody closes what every partner has to meet alone. Empty, too, if the requirement is met already.
    """
    if _verdict(requirement, members, checker, dates) is Verdict.MET:
        return ()
    leading = (
        _closer(requirement, one, Way.LEADING, checker)
        for one in members
        if not one.is_lead and _verdict(requirement, _led_by(one, members), checker, dates) is Verdict.MET
    )
    relied = (
        _closer(requirement, one, Way.RELIED_UPON, checker)
        for one in sorted(others, key=lambda other: other.name)
        if _verdict(requirement, (*members, replace(one, is_in_group=False)), checker, dates) is Verdict.MET
    )
    return (*leading, *relied)


def _verdict(
    requirement: Requirement, members: Sequence[MemberEvidence], checker: Checker, dates: Sequence[date]
) -> Verdict:
    return all_of(
        check_members(one, requirement.member_rule, members, checker, dates)[0]
        for one in requirement.confirmed_constraints
    )


def _led_by(leader: MemberEvidence, members: Sequence[MemberEvidence]) -> tuple[MemberEvidence, ...]:
    return tuple(replace(one, is_lead=one is leader, is_in_group=one.is_in_group or one is leader) for one in members)


def _closer(requirement: Requirement, member: MemberEvidence, way: Way, checker: Checker) -> Closer:
    proofs: list[Proof] = [checker.check(one, member.evidence) for one in requirement.confirmed_constraints]
    return Closer(member=member, way=way, stated=tuple(proof.offered for proof in proofs if proof.offered))
