"""Small sourcing problems for tests: a test states what matters, the rest is filled in; and hypothesis draws whole ones."""

from decimal import Decimal
from itertools import product
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from bidbuilder.composer.evaluating import Evaluation, Evaluator
from bidbuilder.composer.problem import Problem
from bidbuilder.composer.reading import problem_of
from tests.corpus import SHARED

BENCH = SHARED / "bench"


def make_offer(name: str, answers: dict[str, str], price: str = "1", **more: Any) -> dict[str, Any]:
    """One offer as JSON."""
    return {"id": name, "answers": answers, "prices": [{"from": "0", "unit_price": price}], **more}


def make_problem(offers: list[dict[str, Any]], needs: dict[str, str] | None = None, **more: Any) -> Problem:
    """A problem whose needs are those that the offers answer, 1 of each, unless they are given."""
    names = needs or {need: "1" for offer in offers for need in offer["answers"]}
    rows = [{"id": name, "quantity": quantity} for name, quantity in names.items()]
    return problem_of({"needs": rows, "offers": offers, **more})


def instance(family: str, name: str) -> Path:
    """A published instance."""
    return BENCH / "instances" / family / f"{name}.txt.gz"


def every_choice(problem: Problem, most: int = 4) -> list[tuple[dict[str, Decimal], Evaluation]]:
    """Every choice of whole quantities up to `most` that keeps all needs and rules: the truth small problems are held to."""
    evaluator = Evaluator(problem)
    ranges = [
        range(int(offer.max_quantity if offer.max_quantity is not None else most) + 1) for offer in problem.offers
    ]
    found = []
    for quantities in product(*ranges):
        choice = {offer.id: Decimal(count) for offer, count in zip(problem.offers, quantities, strict=True) if count}
        evaluation = evaluator.evaluate(choice)
        if evaluation.holds:
            found.append((choice, evaluation))
    return found


def least_cost(problem: Problem) -> Decimal | None:
    """The cost of the cheapest choice there is, by trying all; None if there is none."""
    return min((evaluation.cost for _, evaluation in every_choice(problem)), default=None)


@st.composite
def problems(draw: st.DrawFn, most_offers: int = 4) -> dict[str, Any]:
    """A small problem as JSON with everything the trade has: breaks, least quantities, joining costs, pairs, shares, budget."""
    needs = [f"R{index}" for index in range(draw(st.integers(1, 3)))]
    members = [f"M{index}" for index in range(draw(st.integers(1, 3)))]
    names = [f"O{index}" for index in range(draw(st.integers(1, most_offers)))]
    return {
        "needs": [draw(_need(name)) for name in needs],
        "members": [draw(_member(name)) for name in members],
        "capacities": [{"id": "C", "amount": str(draw(st.integers(1, 8)))}],
        "offers": [draw(_offer(name, needs, members)) for name in names],
        "rules": draw(_rules(names)),
    }


@st.composite
def _member(draw: st.DrawFn, name: str) -> dict[str, Any]:
    return {
        "id": name,
        "fixed_cost": str(draw(st.integers(0, 9))),
        "min_share": draw(st.sampled_from([None, None, None, "0.4"])),
        "max_share": draw(st.sampled_from([None, None, None, "0.7"])),
    }


@st.composite
def _need(draw: st.DrawFn, name: str) -> dict[str, Any]:
    return {
        "id": name,
        "quantity": str(draw(st.integers(1, 5))),
        "mandatory": draw(st.sampled_from([True, True, True, False])),
        "points": str(draw(st.integers(0, 5))),
    }


@st.composite
def _offer(draw: st.DrawFn, name: str, needs: list[str], members: list[str]) -> dict[str, Any]:
    answers = draw(st.dictionaries(st.sampled_from(needs), st.sampled_from(["1", "2", "0.5", "3"]), min_size=1))
    price = draw(st.integers(1, 9))
    breaks = draw(st.lists(st.tuples(st.integers(2, 4), st.integers(0, 10)), max_size=2, unique_by=lambda one: one[0]))
    return {
        "id": name,
        "member": draw(st.sampled_from(members)),
        "answers": answers,
        "points": {need: str(draw(st.integers(0, 4))) for need in answers},
        "min_quantity": str(draw(st.sampled_from([0, 0, 0, 1, 2]))),
        "max_quantity": str(draw(st.integers(2, 4))),
        "fixed_cost": str(draw(st.sampled_from([0, 0, 3]))),
        "prices": [{"from": str(start), "unit_price": str(unit)} for start, unit in [(0, price), *breaks]],
        "uses": draw(st.sampled_from([{}, {"C": "1"}, {"C": "0.7"}])),
        "lead_time_days": draw(st.sampled_from([None, 10, 20, 30])),
        "local_share": draw(st.sampled_from([None, "0", "0.5", "1"])),
    }


@st.composite
def _rules(draw: st.DrawFn, names: list[str]) -> dict[str, Any]:
    pair = st.tuples(st.sampled_from(names), st.sampled_from(names)).map(list)
    rules: dict[str, Any] = {
        "requires": draw(st.lists(pair, max_size=1)),
        "excludes": draw(st.lists(pair, max_size=1)),
        "max_members": draw(st.sampled_from([None, None, 1, 2])),
        "max_lead_time_days": draw(st.sampled_from([None, None, 20])),
        "budget": draw(st.sampled_from([None, None, "20", "60"])),
        "min_local_share": draw(st.sampled_from([None, None, None, "0.4"])),
    }
    if draw(st.booleans()) and draw(st.booleans()):
        rules["pinned"] = [{"offer": draw(st.sampled_from(names)), "quantity": str(draw(st.integers(0, 3)))}]
    return {name: value for name, value in rules.items() if value is not None}
