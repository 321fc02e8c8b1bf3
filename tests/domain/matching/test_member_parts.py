"""Least parts of the leader and of each member in what all bring together, and who would close a shortfall."""

from dataclasses import replace
from decimal import Decimal

import pytest

from bidbuilder.domain.matching.closing import Way, find_closers
from bidbuilder.domain.matching.constraints import Checker
from bidbuilder.domain.matching.evidence import MemberEvidence
from bidbuilder.domain.matching.members import check_members
from bidbuilder.domain.matching.verdicts import Proof, Verdict
from bidbuilder.domain.tenders.member_rules import MemberRule, guess_parts, read_member_rule, write_member_rule
from bidbuilder.domain.tenders.proposals import guess_member_rule
from bidbuilder.domain.tenders.requirements import Scope
from tests.factories.dictionaries import small_dictionary
from tests.factories.offerings import number
from tests.factories.requirements import constraint, requirement

MET, PARTLY, NOT_MET, UNKNOWN = Verdict.MET, Verdict.PARTLY, Verdict.NOT_MET, Verdict.UNKNOWN
ASKED = constraint("employees", "≥", "100", unit="employee")
RULE = "together lead>=40 each>=20"


def member(
    name: str, employees: str | None = None, *, is_lead: bool = False, is_in_group: bool = True
) -> MemberEvidence:
    return MemberEvidence(
        organisation_id=len(name),
        name=name,
        is_lead=is_lead,
        is_in_group=is_in_group,
        properties=(number("employees", employees, "employee"),) if employees else (),
    )


def judge(rule: str, *members: MemberEvidence) -> tuple[Verdict, tuple[Proof, ...]]:
    return check_members(ASKED, rule, members, Checker(small_dictionary()), ())


@pytest.mark.parametrize(
    ("lead", "other", "relied", "verdict"),
    [
        ("60", "40", None, MET),
        ("40", "60", None, MET),
        ("39", "61", None, PARTLY),
        ("81", "19", None, PARTLY),
        ("30", "10", None, NOT_MET),
        ("40", "20", "40", MET),
        ("40", "20", "39", PARTLY),
        ("60", None, "40", UNKNOWN),
        ("30", None, "70", PARTLY),
    ],
)  # fmt: skip
def test_the_leader_and_each_of_the_group_have_their_part(
    lead: str, other: str | None, relied: str | None, verdict: Verdict
) -> None:
    members = [member("Lead", lead, is_lead=True), member("Other", other)]
    members += [member("Relied", relied, is_in_group=False)] if relied else []
    assert judge(RULE, *members)[0] is verdict


def test_the_shortfall_is_said_in_figures() -> None:
    _, proofs = judge(RULE, member("Lead", "30", is_lead=True), member("Other", "75"))
    said = [proof.message.format_map(proof.params) for proof in proofs]
    assert (
        said[1]
        == "Lead has 30 employee, but its part is at least 40 employee (40 % of 100 employee): 10 employee missing."
    )
    assert said[2] == "Other has 75 employee; its part is at least 20 employee (20 % of 100 employee)."


@pytest.mark.parametrize(
    ("rule", "members", "others", "expected"),
    [
        ("together", [("Lead", "60")],                  [("Small", "39"), ("Big", "40")], [("Big", Way.RELIED_UPON)]),
        ("together", [("Lead", "60"), ("Other", "40")], [("Big", "90")],                  []),
        (RULE,       [("Lead", "30"), ("Other", "75")], [("Big", "90")],                  [("Other", Way.LEADING)]),
        ("any",      [("Lead", "60")],                  [("Big", "100"), ("Small", "99")], [("Big", Way.RELIED_UPON)]),
        ("each",     [("Lead", "60")],                  [("Big", "100")],                 []),
        ("lead",     [("Lead", "60"), ("Other", "100")], [("Big", "100")],                [("Other", Way.LEADING)]),
        ("together", [("Lead", "60"), ("Other", None)], [("Big", "40")],                  [("Big", Way.RELIED_UPON)]),
    ],
)  # fmt: skip
def test_who_would_close_it_is_named(
    rule: str,
    members: list[tuple[str, str | None]],
    others: list[tuple[str, str]],
    expected: list[tuple[str, Way]],
) -> None:
    partners = [member(name, figure, is_lead=name == "Lead") for name, figure in members]
    wanted = requirement(ASKED, scope=Scope.MEMBER, member_rule=rule)
    found = find_closers(wanted, partners, [member(*one) for one in others], Checker(small_dictionary()), ())
    assert [(one.member.name, one.way) for one in found] == expected
    assert all(one.stated for one in found)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("All partners combined 100 %; the lead partner at least 40 %, each partner at least 20 %.", RULE),
        ("The leader must meet not less than 50 percent of the requirement.", "together lead>=50"),
        ("Each other member shall have minimum 12.5 per cent of the turnover.", "together each>=12.5"),
        ("Den ledende virksomhed (leadvirksomheden) skal have mindst 40 %, og hver deltager mindst 20 %.", RULE),
        ("Das federführende Mitglied mindestens 40 %, jedes Mitglied mindestens 20 Prozent.", RULE),
        ("Each member must have a turnover of at least 4 million EUR.", "each"),
        ("The lead partner shall be certified to ISO 9001.", "lead"),
        ("A boiler with an efficiency of at least 92 %.", ""),
        ("The leader at least 140 %.", "lead"),
    ],
)  # fmt: skip
def test_parts_are_read_out_of_the_buyers_words(text: str, rule: str) -> None:
    assert guess_member_rule(text) == rule


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("", MemberRule()),
        ("each", MemberRule("each")),
        (RULE, MemberRule("together", Decimal(40), Decimal(20))),
        ("together each>=0 lead>=101", MemberRule("together")),
    ],
)
def test_a_rule_is_read_as_it_was_written(text: str, rule: MemberRule) -> None:
    assert read_member_rule(text) == rule
    assert read_member_rule(write_member_rule(rule)) == rule


def test_no_parts_are_read_where_none_are_named() -> None:
    assert guess_parts("The members together have a turnover of 10 million EUR.") is None
    assert replace(MemberRule("together"), lead_percent=Decimal(40)) == guess_parts("the leader at least 40 %")
