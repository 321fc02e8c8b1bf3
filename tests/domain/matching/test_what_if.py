"""What if a member leaves: what is lost, what can be replaced, and who cannot be spared."""

from datetime import UTC, datetime

from bidbuilder.domain.matching.verdicts import ManualVerdict, Verdict
from bidbuilder.domain.matching.what_if import MemberLoss, VerdictChange, lose_each_member, without_member
from bidbuilder.domain.tenders.requirements import Level, Requirement
from tests.factories.dictionaries import small_dictionary
from tests.factories.offerings import number, offering
from tests.factories.requirements import constraint, requirement
from tests.factories.solutions import item, plug, solution, system
from tests.factories.tenders import tender

MET, UNKNOWN = Verdict.MET, Verdict.UNKNOWN
OFFERINGS = {(n, 1): offering(number("power", "15", "kW"), id=n) for n in (1, 2, 3)}
HEAT, GAS, NICE = (requirement(constraint("power", "≥", "12", unit="kW"), key=key) for key in ("HEAT", "GAS", "NICE"))


def losses(*requirements: Requirement, manual: dict[str, ManualVerdict] | None = None) -> list[MemberLoss]:
    built = solution(
        system(
            "s", item("a", 1, answers=("HEAT",), organisation_id=10), item("b", 2, answers=("GAS",), organisation_id=20)
        ),
        item("c", 3, answers=("GAS",), organisation_id=20, alternates=(9,)),
        item("d", 3, answers=("NICE",), organisation_id=30),
        plug("p"),
    )
    return list(lose_each_member(tender(*requirements), built, OFFERINGS, small_dictionary(), manual or {}))


def test_each_member_is_listed_with_what_is_lost_without_it() -> None:
    by_member = {loss.organisation_id: loss for loss in losses(HEAT, GAS)}
    assert by_member[10].changes == (VerdictChange(requirement_key="HEAT", before=MET, after=UNKNOWN),)
    assert by_member[20].items == ("b", "c")
    assert by_member[20].replaceable == ("c",)
    assert by_member[30].changes == ()


def test_who_cannot_be_spared_comes_first() -> None:
    nice = requirement(*NICE.constraints, key="NICE", level=Level.RATED)
    assert [(loss.organisation_id, loss.is_irreplaceable) for loss in losses(HEAT, nice)] == [
        (10, True), (30, False), (20, False),
    ]  # fmt: skip


def test_a_verdict_by_hand_does_not_outlive_the_item_it_was_about() -> None:
    decided = ManualVerdict(
        requirement_key="HEAT", verdict=MET, reason="seen", by="Karen", at=datetime(2027, 1, 1, tzinfo=UTC)
    )
    by_member = {loss.organisation_id: loss for loss in losses(HEAT, manual={"HEAT": decided})}
    assert [change.after for change in by_member[10].changes] == [UNKNOWN]


def test_only_the_members_items_go() -> None:
    built = solution(system("s", item("a", organisation_id=10)), system("t", item("b", organisation_id=20)))
    left = without_member(built, 10)
    assert [node.key for node in left.walk()] == ["s", "t", "b"]
    assert left.roots[1] is built.roots[1]
