"""Coverage of a solution: items, roll-ups, members, papers, a person's verdict, and redoing only what changed."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidbuilder.domain.catalogue.offerings import Certificate, Offering, OfferingKind
from bidbuilder.domain.matching.coverage import cover, cover_changed
from bidbuilder.domain.matching.evidence import MemberEvidence
from bidbuilder.domain.matching.verdicts import ManualVerdict, RequirementCoverage, Verdict
from bidbuilder.domain.solutions.editing import apply
from bidbuilder.domain.solutions.edits import AddNode, Assign, ChangeNode, ChangeQuantity, Edit, MoveNode, RemoveNode
from bidbuilder.domain.solutions.tree import Node, Solution
from bidbuilder.domain.tenders.constraints import Aggregate
from bidbuilder.domain.tenders.requirements import Requirement, Scope
from tests.factories.dictionaries import small_dictionary
from tests.factories.offerings import choice, number, offering
from tests.factories.requirements import constraint, requirement
from tests.factories.solutions import item, plug, solution, system
from tests.factories.tenders import tender

MET, PARTLY, DEVIATION, NOT_MET, UNKNOWN = Verdict
DICTIONARY = small_dictionary()
STRONG = constraint("power", "≥", "12", unit="kW")


def catalogue(*offerings: Offering) -> dict[tuple[int, int], Offering]:
    return {(one.id or 0, one.version): one for one in offerings}


OFFERINGS = catalogue(
    offering(number("power", "15", "kW"), number("efficiency", "90", "percent"), id=1, names={"en": "Big pump"}),
    offering(number("power", "10", "kW"), number("efficiency", "95", "percent"), id=2, names={"en": "Small pump"}),
    offering(id=3, names={"en": "Silent pump"}),
    offering(id=4, names={"en": "Training"}, kind=OfferingKind.SERVICE),
)


def judge(wanted: Requirement, *roots: Node, **given_: object) -> RequirementCoverage:
    (coverage,) = cover(tender(wanted), solution(*roots), OFFERINGS, DICTIONARY, {}, **given_)  # type: ignore[arg-type]
    return coverage


def answering(key: str, offering_id: int, quantity: str = "1", **fields: object) -> Node:
    return item(key, offering_id, quantity, answers=("R1",), **fields)


def sentence(coverage: RequirementCoverage, index: int = 0) -> str:
    proof = coverage.proofs[index]
    return proof.message.format_map(proof.params)


class TestItemScope:
    @pytest.mark.parametrize(
        ("nodes", "verdict"),
        [
            ([],                                                UNKNOWN),
            ([answering("a", 1)],                               MET),
            ([answering("a", 2)],                               NOT_MET),
            ([answering("a", 3)],                               UNKNOWN),
            ([answering("a", 1), answering("b", 1)],            MET),
            ([answering("a", 1), answering("b", 2)],            PARTLY),
            ([answering("a", 1), answering("b", 3)],            UNKNOWN),
            ([item("a", 1)],                                    UNKNOWN),
            ([answering("a", 99)],                              UNKNOWN),
            ([plug("p", answers=("R1",))],                      NOT_MET),
            ([answering("a", 1), plug("p", answers=("R1",))],   PARTLY),
        ],
    )  # fmt: skip
    def test_every_item_that_answers_has_to_fit(self, nodes: list[Node], verdict: Verdict) -> None:
        assert judge(requirement(STRONG), *nodes).verdict is verdict

    @pytest.mark.parametrize(
        ("quantity", "unit", "node", "verdict"),
        [
            ("3",   "piece", answering("a", 1, "3"),                              MET),
            ("3",   "piece", answering("a", 1, "2"),                              PARTLY),
            ("3",   "piece", system("s", answering("a", 1, "2"), quantity="2"),   MET),
            ("3",   "",      answering("a", 1, "3"),                              MET),
            ("3",   "set",   answering("a", 1, "3"),                              MET),
            ("0.1", "km",    answering("a", 1, "100", unit="m"),                  MET),
            ("0.1", "km",    answering("a", 1, "99", unit="m"),                   PARTLY),
            ("3",   "kg",    answering("a", 1, "3"),                              UNKNOWN),
        ],
    )  # fmt: skip
    def test_there_have_to_be_enough_of_them(self, quantity: str, unit: str, node: Node, verdict: Verdict) -> None:
        assert judge(requirement(STRONG, quantity=Decimal(quantity), unit=unit), node).verdict is verdict

    def test_a_requirement_without_a_confirmed_condition_is_unknown(self) -> None:
        assert judge(requirement(), answering("a", 1)).verdict is UNKNOWN

    @pytest.mark.parametrize(
        ("text", "until", "verdict"),
        [
            ("Welders shall be certified.",                            date(2027, 6, 1),  MET),
            ("Welders shall be certified.",                            date(2027, 5, 31), NOT_MET),
            ("Welders shall be certified until delivery is complete.", date(2028, 12, 30), NOT_MET),
            ("Welders shall be certified until delivery is complete.", date(2028, 12, 31), MET),
        ],
    )  # fmt: skip
    def test_a_certificate_has_to_hold_on_the_tenders_days(self, text: str, until: date, verdict: Verdict) -> None:
        certified = offering(id=1, certificates=(Certificate(name="EN ISO 9606-1", valid_until=until),))
        wanted = requirement(constraint("certificate", "=", "ISO 9606-1"), text=text)
        (row,) = cover(tender(wanted), solution(answering("a", 1)), catalogue(certified), DICTIONARY, {})
        assert row.verdict is verdict


class TestSystemScope:
    @pytest.mark.parametrize(
        ("aggregate", "key", "operator", "value", "unit", "verdict", "margin"),
        [
            # 2 × 15 kW and 1 × 10 kW
            (Aggregate.SUM,     "power",      "≥", "40",   "kW",      MET,     "0"),
            (Aggregate.SUM,     "power",      "≥", "0.041", "MW",     NOT_MET, "-1"),
            (Aggregate.MEAN,    "power",      "≥", "13",   "kW",      MET,     None),
            (Aggregate.MEAN,    "power",      "≥", "13.5", "kW",      NOT_MET, None),
            (Aggregate.MINIMUM, "power",      "≥", "10",   "kW",      MET,     "0"),
            (Aggregate.MINIMUM, "power",      "≥", "11",   "kW",      NOT_MET, "-1"),
            (Aggregate.MAXIMUM, "power",      "≤", "15",   "kW",      MET,     "0"),
            (Aggregate.MAXIMUM, "power",      "≤", "14",   "kW",      NOT_MET, "-1"),
            (Aggregate.ALL,     "power",      "≥", "10",   "kW",      MET,     "0"),
            (Aggregate.ALL,     "power",      "≥", "11",   "kW",      PARTLY,  "-1"),
            (Aggregate.ALL,     "power",      "≥", "16",   "kW",      NOT_MET, "-6"),
            (None,              "power",      "≥", "11",   "kW",      PARTLY,  "-1"),
            (Aggregate.ANY,     "power",      "≥", "15",   "kW",      MET,     "0"),
            (Aggregate.ANY,     "power",      "≥", "16",   "kW",      NOT_MET, None),
            (Aggregate.PRODUCT, "efficiency", "≥", "85.5", "percent", MET,     "0"),
            (Aggregate.PRODUCT, "efficiency", "≥", "0.86", "1",       NOT_MET, "-0.5"),
            (Aggregate.COUNT,   "power",      "≥", "3",    "",        MET,     "0"),
            (Aggregate.COUNT,   "power",      "≥", "4",    "piece",   NOT_MET, "-1"),
        ],
    )  # fmt: skip
    def test_roll_ups(
        self,
        aggregate: Aggregate | None,
        key: str,
        operator: str,
        value: str,
        unit: str,
        verdict: Verdict,
        margin: str | None,
    ) -> None:
        wanted = requirement(constraint(key, operator, value, unit=unit, aggregate=aggregate), scope=Scope.SYSTEM)
        row = judge(wanted, system("s", item("a", 1, "2"), item("b", 2)))
        assert row.verdict is verdict
        if margin is not None:
            assert row.proofs[0].margin == Decimal(margin)

    def test_quantities_of_systems_multiply(self) -> None:
        wanted = requirement(constraint("power", "≥", "90", unit="kW", aggregate=Aggregate.SUM), scope=Scope.SYSTEM)
        assert judge(wanted, system("s", item("a", 1, "2"), quantity="3")).verdict is MET

    @pytest.mark.parametrize("aggregate", [Aggregate.SUM, Aggregate.MEAN, Aggregate.MINIMUM, Aggregate.ALL, None])
    def test_a_value_that_is_not_stated_makes_it_unknown_and_names_the_item(self, aggregate: Aggregate | None) -> None:
        wanted = requirement(constraint("power", "≥", "1", unit="kW", aggregate=aggregate), scope=Scope.SYSTEM)
        row = judge(wanted, item("a", 1), item("b", 3, title=""))
        assert row.verdict is UNKNOWN
        assert sentence(row) == "Not stated for Silent pump: ask for it."

    def test_one_item_that_fails_decides_all_whatever_else_is_missing(self) -> None:
        wanted = requirement(constraint("power", "≥", "12", unit="kW", aggregate=Aggregate.ALL), scope=Scope.SYSTEM)
        assert judge(wanted, item("a", 2), item("b", 3)).verdict is NOT_MET

    def test_one_item_that_fits_decides_any_whatever_else_is_missing(self) -> None:
        wanted = requirement(constraint("power", "≥", "12", unit="kW", aggregate=Aggregate.ANY), scope=Scope.SYSTEM)
        assert judge(wanted, item("a", 1), item("b", 3)).verdict is MET

    def test_services_have_no_power_and_are_left_out(self) -> None:
        wanted = requirement(constraint("power", "≥", "15", unit="kW", aggregate=Aggregate.SUM), scope=Scope.SYSTEM)
        assert judge(wanted, item("a", 1), item("t", 4)).verdict is MET

    def test_items_that_answer_are_the_only_ones_rolled_up(self) -> None:
        wanted = requirement(constraint("power", "≤", "15", unit="kW", aggregate=Aggregate.SUM), scope=Scope.SYSTEM)
        assert judge(wanted, answering("a", 1), item("b", 2), item("c", 3)).verdict is MET

    def test_only_the_lot_counts(self) -> None:
        wanted = requirement(
            constraint("power", "≥", "20", unit="kW", aggregate=Aggregate.SUM), scope=Scope.SYSTEM, lot="1"
        )
        assert judge(wanted, system("s", item("a", 1), lot="1"), item("b", 2, lot="2")).verdict is NOT_MET

    def test_an_empty_solution_is_unknown(self) -> None:
        wanted = requirement(constraint("power", "≥", "20", unit="kW", aggregate=Aggregate.SUM), scope=Scope.SYSTEM)
        assert judge(wanted).verdict is UNKNOWN

    def test_a_placeholder_has_no_value_yet(self) -> None:
        wanted = requirement(constraint("power", "≥", "1", unit="kW", aggregate=Aggregate.SUM), scope=Scope.SYSTEM)
        assert judge(wanted, item("a", 1), plug("p")).verdict is UNKNOWN

    def test_the_lowest_class_counts(self) -> None:
        sold = catalogue(
            offering(choice("protection_class", "IP65"), id=1), offering(choice("protection_class", "IP44"), id=2)
        )
        wanted = requirement(
            constraint("protection_class", "≥", "IP54", aggregate=Aggregate.MINIMUM), scope=Scope.SYSTEM
        )
        (row,) = cover(tender(wanted), solution(item("a", 1), item("b", 2)), sold, DICTIONARY, {})
        assert row.verdict is PARTLY
        assert sentence(row) == "IP54 is asked of every item, but b offers IP44."


def member(name: str, *, is_lead: bool = False, employees: str | None = None, iso: bool = False) -> MemberEvidence:
    return MemberEvidence(
        organisation_id=len(name),
        name=name,
        is_lead=is_lead,
        properties=(number("employees", employees, "employee"),) if employees else (),
        certificates=(Certificate(name="ISO 9001:2015", valid_until=date(2030, 1, 1)),) if iso else (),
    )


class TestMemberScope:
    @pytest.mark.parametrize(
        ("rule", "lead", "other", "verdict"),
        [
            ("lead",     "50", "5",  MET),
            ("lead",     "30", "50", NOT_MET),
            ("each",     "50", "40", MET),
            ("each",     "50", "30", PARTLY),
            ("each",     "50", None, UNKNOWN),
            ("",         "50", "30", PARTLY),
            ("any",      "30", "50", MET),
            ("any",      "30", "30", NOT_MET),
            ("any",      "30", None, UNKNOWN),
            ("together", "30", "10", MET),
            ("together", "30", "9",  NOT_MET),
            ("together", "30", None, UNKNOWN),
            ("together", "50", None, MET),
        ],
    )  # fmt: skip
    def test_rules_for_figures(self, rule: str, lead: str, other: str | None, verdict: Verdict) -> None:
        wanted = requirement(constraint("employees", "≥", "40", unit="employee"), scope=Scope.MEMBER, member_rule=rule)
        members = (member("Lead", is_lead=True, employees=lead), member("Other", employees=other))
        assert judge(wanted, members=members).verdict is verdict

    @pytest.mark.parametrize(
        ("rule", "lead", "other", "verdict"),
        [
            ("lead",     True,  False, MET),
            ("lead",     False, True,  UNKNOWN),
            ("each",     True,  False, UNKNOWN),
            ("each",     True,  True,  MET),
            ("any",      False, True,  MET),
            ("together", False, True,  MET),
        ],
    )  # fmt: skip
    def test_rules_for_certificates(self, rule: str, lead: bool, other: bool, verdict: Verdict) -> None:
        wanted = requirement(constraint("certificate", "=", "ISO 9001"), scope=Scope.MEMBER, member_rule=rule)
        members = (member("Lead", is_lead=True, iso=lead), member("Other", iso=other))
        assert judge(wanted, members=members).verdict is verdict

    def test_without_partners_it_is_unknown(self) -> None:
        assert judge(requirement(STRONG, scope=Scope.MEMBER)).verdict is UNKNOWN

    def test_the_missing_partner_is_named(self) -> None:
        wanted = requirement(
            constraint("employees", "≥", "40", unit="employee"), scope=Scope.MEMBER, member_rule="together"
        )
        row = judge(wanted, members=(member("Lead", is_lead=True, employees="30"), member("Other")))
        assert sentence(row) == "30 employee together so far against 40 employee; not stated by Other."


def test_papers_are_for_a_person_to_decide() -> None:
    assert judge(requirement(scope=Scope.BID)).verdict is UNKNOWN


def test_a_persons_verdict_counts_and_the_computed_one_is_kept() -> None:
    decided = ManualVerdict(
        requirement_key="R1",
        verdict=DEVIATION,
        reason="10 kW is enough",
        by="Karen",
        at=datetime(2027, 1, 1, tzinfo=UTC),
    )
    (row,) = cover(tender(requirement(STRONG)), solution(answering("a", 2)), OFFERINGS, DICTIONARY, {"R1": decided})
    assert (row.verdict, row.computed, row.manual, row.remark) == (DEVIATION, NOT_MET, decided, "")


def test_the_items_that_answer_are_listed() -> None:
    assert judge(requirement(STRONG), system("s", answering("a", 1)), answering("b", 2)).items == ("a", "b")


def demo() -> tuple[tuple[Requirement, ...], Solution]:
    wanted = (
        requirement(STRONG, key="R1"),
        requirement(STRONG, key="R2", quantity=Decimal(3)),
        requirement(constraint("power", "≥", "40", unit="kW", aggregate=Aggregate.SUM), key="R3", scope=Scope.SYSTEM),
        requirement(constraint("power", "≥", "9", unit="kW"), key="R4", scope=Scope.SYSTEM, lot="1"),
        requirement(constraint("efficiency", "≥", "95", unit="%"), key="R5"),
        requirement(key="R6", scope=Scope.BID),
    )
    roots = (
        system("s1", item("a", 1, answers=("R1", "R2")), item("b", 2, answers=("R5",)), lot="1"),
        system("s2", item("c", 1, answers=("R2",)), plug("p", answers=("R4",))),
    )
    return wanted, solution(*roots)


@st.composite
def demo_edits(draw: st.DrawFn) -> Edit:
    key = draw(st.sampled_from(["a", "b", "c", "p"]))
    group = draw(st.sampled_from(["s1", "s2"]))
    return draw(
        st.sampled_from(
            [
                ChangeQuantity(key=key, quantity=Decimal(draw(st.integers(1, 4)))),
                ChangeQuantity(key=group, quantity=Decimal(draw(st.integers(1, 4)))),
                RemoveNode(key=draw(st.sampled_from([key, group]))),
                MoveNode(key=key, parent_key=group),
                Assign(
                    key=key, requirement_keys=tuple(draw(st.lists(st.sampled_from(["R1", "R2", "R3", "R4", "R5"]))))
                ),
                ChangeNode(key=key, changes={"offering_id": draw(st.sampled_from([1, 2, 3])), "title": "other"}),
                ChangeNode(key=group, changes={"lot": draw(st.sampled_from(["", "1", "2"]))}),
                AddNode(parent_key=group, node=item("new", draw(st.sampled_from([1, 2, 3])), answers=("R1",))),
            ]
        )
    )


@given(edit=demo_edits())
def test_redoing_only_what_changed_gives_the_same_as_redoing_all(edit: Edit) -> None:
    wanted, before = demo()
    asked = tender(*wanted)
    after = apply(before, edit)
    known = cover(asked, before, OFFERINGS, DICTIONARY, {})
    redone = cover_changed(known, asked, before, after, OFFERINGS, DICTIONARY, {})
    assert redone == cover(asked, after, OFFERINGS, DICTIONARY, {})


def test_what_no_change_touches_is_not_even_looked_at() -> None:
    wanted, before = demo()
    asked = tender(*wanted)
    known = cover(asked, before, OFFERINGS, DICTIONARY, {})
    after = apply(before, Assign(key="b", requirement_keys=("R1",)))
    redone = cover_changed(known, asked, before, after, OFFERINGS, DICTIONARY, {})
    kept = {one.requirement_key for one, other in zip(known, redone, strict=True) if one is other}
    assert kept == {"R2", "R3", "R4", "R6"}


def test_an_edited_requirement_is_redone() -> None:
    wanted, before = demo()
    known = cover(tender(*wanted), before, OFFERINGS, DICTIONARY, {})
    loosened = tender(requirement(constraint("efficiency", "≥", "99", unit="%"), key="R5"))
    redone = cover_changed(known, loosened, before, before, OFFERINGS, DICTIONARY, {}, changed_requirements={"R5"})
    assert [row.verdict for row in redone] == [NOT_MET]
