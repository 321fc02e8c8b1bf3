"""Lots: which are answered, what the buyer's discounts take off, and what leaving one out counts as; against every choice."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bidbuilder.composer.answer import answer_to_json
from bidbuilder.composer.composing import compose
from bidbuilder.composer.evaluating import Evaluator, objective_value
from bidbuilder.composer.problem import Problem
from bidbuilder.composer.reading import problem_of
from bidbuilder.composer.refusals import QuantitiesContradict, SharesExceedWhole, UnknownReference, WrongKind
from bidbuilder.composer.solving import Outcome
from bidbuilder.domain.basics.errors import Refusal
from tests.factories.composer import every_choice, make_offer, problems

LAWS = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
BOTH = {"id": "D", "lots": ["A", "B"]}


def three_lots(rule: object = "all", discounts: tuple[dict[str, Any], ...] = (), **more: Any) -> dict[str, Any]:
    """Lots A, B and C that cost 100, 60 and 40 and are worth 90, 70 and 20."""
    prices = {"A": "100", "B": "60", "C": "40"}
    return {
        "lots": [{"id": "A", "value": "90"}, {"id": "B", "value": "70"}, {"id": "C", "value": "20"}],
        "needs": [{"id": f"R{lot}", "lot": lot} for lot in prices],
        "offers": [make_offer(f"O{lot}", {f"R{lot}": "1"}, price, member=lot) for lot, price in prices.items()],
        "rules": {"lots": rule, **more},
        "lot_discounts": list(discounts),
    }


@pytest.mark.parametrize(
    ("rule", "discounts", "lots", "cost", "forgone"),
    [
        ("all", (), "ABC", "200", "0"),
        ("any", (), "B", "60", "110"),
        ({"least": 2}, (), "AB", "160", "20"),
        ({"most": 1}, (), "B", "60", "110"),
        ({"least": 0}, (), "B", "60", "110"),
        ({"least": 3}, (), "ABC", "200", "0"),
        ("all", (BOTH | {"amount": "25"},), "ABC", "175", "0"),
        ("all", (BOTH | {"share": "0.1"},), "ABC", "184", "0"),
        ("all", (BOTH | {"share": "0.1"}, {"id": "E", "lots": ["C"], "share": "0.5"}), "ABC", "164", "0"),
        # 25 off A and B together: A is worth having now (100 - 25 < 90).
        ("any", (BOTH | {"amount": "25"},), "AB", "135", "20"),
        ("any", (BOTH | {"share": "0.05"},), "B", "60", "110"),
        ("any", ({"id": "E", "lots": ["C"], "amount": "25"},), "BC", "75", "90"),
        ({"most": 1}, (BOTH | {"amount": "50"},), "B", "60", "110"),
    ],
)
def test_the_best_lots_are_answered_at_their_discounts(
    rule: object, discounts: tuple[dict[str, Any], ...], lots: str, cost: str, forgone: str
) -> None:
    answer = compose(problem_of(three_lots(rule, discounts)), time_limit=10)
    choice = answer.choice
    assert choice is not None
    assert answer.status is Outcome.OPTIMAL
    assert ("".join(choice.lots), choice.cost, choice.forgone) == (lots, Decimal(cost), Decimal(forgone))
    assert answer.objective == answer.bound == Decimal(cost) + Decimal(forgone)
    told = answer_to_json(answer)
    assert told["lots"] == list(lots)
    assert sum(Decimal(one["amount"]) for one in told["discounts"]) == sum(choice.discounts.values())


@pytest.mark.parametrize(
    ("share", "chosen", "cost"), [("0", {"OA", "OB", "elsewhere"}, "208"), ("0.5", {"OA", "wide", "OC"}, "125")]
)
def test_a_share_off_can_make_the_dearer_offer_the_cheaper_one(share: str, chosen: set[str], cost: str) -> None:
    data = three_lots("all", (BOTH | {"share": share},))
    data["needs"].append({"id": "X"})
    data["offers"].append(make_offer("wide", {"RB": "1", "X": "1"}, "70"))
    data["offers"].append(make_offer("elsewhere", {"RC": "1", "X": "1"}, "48"))
    choice = compose(problem_of(data), time_limit=10).choice
    assert choice is not None
    assert (choice.quantities.keys(), choice.cost) == (chosen, Decimal(cost))


def test_a_budget_counts_what_is_left_after_discounts() -> None:
    assert compose(problem_of(three_lots(budget="190")), time_limit=10).status is Outcome.INFEASIBLE
    cheaper = three_lots("all", (BOTH | {"amount": "10"},), budget="190")
    assert compose(problem_of(cheaper), time_limit=10).status is Outcome.OPTIMAL


def test_too_many_lots_for_the_members_are_a_conflict_that_names_the_lots_rule() -> None:
    answer = compose(problem_of(three_lots({"least": 2}, max_members=1)), time_limit=10)
    assert answer.status is Outcome.INFEASIBLE
    kinds = {element.kind.value for element in answer.conflict}
    assert {"least_lots", "max_members"} <= kinds
    assert {repair.changes[0].element.kind.value for repair in answer.repairs} >= {"max_members"}


def test_points_of_a_lot_left_out_do_not_count() -> None:
    data = three_lots({"most": 1})
    data["needs"] += [
        {"id": "P", "lot": "A", "mandatory": False, "points": "5"},
        {"id": "Q", "lot": "B", "mandatory": False, "points": "4"},
    ]
    data["offers"] += [make_offer("P", {"P": "1"}), make_offer("Q", {"Q": "1"})]
    choice = compose(problem_of(data | {"objective": "score"}), time_limit=10).choice
    assert choice is not None
    assert (choice.lots, choice.score) == (("A",), Decimal(5))


@pytest.mark.parametrize(
    ("change", "refusal", "where"),
    [
        ({"lot_discounts": [{"id": "D", "lots": ["Z"], "share": "0.1"}]}, UnknownReference, "lot_discounts[0].lots"),
        ({"lot_discounts": [{"id": "D", "lots": [], "share": "0.1"}]}, WrongKind, "lot_discounts[0].lots"),
        ({"rules": {"lots": "some"}}, WrongKind, "rules.lots"),
        ({"rules": {"lots": {"least": 2, "most": 1}}}, QuantitiesContradict, "rules.lots.least"),
        (
            {"lot_discounts": [BOTH | {"share": "0.7"}, {"id": "E", "lots": ["B"], "share": "0.4"}]},
            SharesExceedWhole,
            "lot_discounts[1].share",
        ),
    ],
)
def test_lots_that_make_no_sense_are_refused_at_their_place(
    change: dict[str, Any], refusal: type[Refusal], where: str
) -> None:
    with pytest.raises(refusal) as refused:
        problem_of(three_lots() | change)
    assert refused.value.where == where


@st.composite
def problems_with_lots(draw: st.DrawFn) -> dict[str, Any]:
    """A small problem with everything the trade has, its needs divided over lots, and discounts for them."""
    data = draw(problems(3))
    lots = ["A", "B"]
    for need in data["needs"]:
        need["lot"] = draw(st.sampled_from([None, *lots]))
    data["lots"] = [{"id": lot, "value": str(draw(st.integers(0, 20)))} for lot in lots]
    rule = st.sampled_from(["all", "any", {"least": 0}, {"least": 1, "most": 1}, {"least": 2}, {"most": 1}])
    data["rules"]["lots"] = draw(rule)
    data["lot_discounts"] = [
        {
            "id": f"D{place}",
            "lots": draw(st.sampled_from([["A"], ["B"], ["A", "B"]])),
            "share": draw(st.sampled_from(["0", "0.25", "0.5"])),
            "amount": draw(st.sampled_from(["0", "3"])),
        }
        for place in range(draw(st.integers(0, 2)))
    ]
    return data


def least_objective(problem: Problem) -> Decimal | None:
    return min((objective_value(problem, evaluation) for _, evaluation in every_choice(problem)), default=None)


@LAWS
@given(problems_with_lots())
def test_of_all_choices_and_lots_the_answer_is_the_best(data: dict[str, Any]) -> None:
    problem = problem_of(data)
    answer = compose(problem, time_limit=20)
    truth = least_objective(problem)
    if truth is None:
        assert answer.status is Outcome.INFEASIBLE
        assert answer.conflict
    else:
        assert answer.status is Outcome.OPTIMAL
        assert answer.objective == truth
        assert answer.choice is not None
        assert Evaluator(problem).evaluate(answer.choice.quantities).holds


@LAWS
@given(problems_with_lots())
def test_letting_lots_be_left_out_never_makes_it_dearer(data: dict[str, Any]) -> None:
    every = problem_of(data | {"rules": data["rules"] | {"lots": "all"}})
    free = problem_of(data | {"rules": data["rules"] | {"lots": {"least": 0}}})
    least = compose(every, time_limit=20).objective
    loosened = compose(free, time_limit=20).objective
    if least is not None:
        assert loosened is not None
        assert loosened <= least
