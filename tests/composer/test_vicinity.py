"""Crews near the best one known: what is found there, and the tree that grows meanwhile, end at the cheapest solution."""

import random
from decimal import Decimal
from threading import Event
from time import monotonic

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

from bidbuilder.composer import crew_search, member_search, searching
from bidbuilder.composer.branching import MemberSearch
from bidbuilder.composer.candidates import candidates_of
from bidbuilder.composer.composing import compose
from bidbuilder.composer.matrices import Floats, Model
from bidbuilder.composer.membership import whole_model
from bidbuilder.composer.modelling import build_model
from bidbuilder.composer.need_cuts import NeedCuts
from bidbuilder.composer.reading import problem_of
from bidbuilder.composer.record import Record
from bidbuilder.composer.solving import Outcome
from bidbuilder.composer.vicinity import PartCuts, Vicinity
from tests.composer.test_swapping import crews_problem
from tests.factories.composer import least_cost, make_offer, make_problem, problems

DEAR = {1: ("AR0", "AR1", "AR2"), 2: ("CR0", "AR1", "CR2"), 3: ("AR0", "BR1", "CR2")}


@pytest.mark.parametrize("most", DEAR)
def test_a_dear_crew_leads_to_the_cheapest_one_near_it(most: int) -> None:
    problem = crews_problem(most)
    sourcing = build_model(problem, candidates_of(problem))
    model = sourcing.model
    record = Record(lambda x: not model.breaks(x).any(), None, model.step)
    dear = sourcing.solution_of(dict.fromkeys(DEAR[most], Decimal(1)))
    assert dear is not None
    record.offer(dear, float(model.cost @ dear))
    everybody = np.ones(4, dtype=np.bool_)
    Vicinity(sourcing, everybody, NeedCuts(sourcing), record, monotonic() + 20, [].append).run()
    assert Decimal(record.value) / Decimal(int(sourcing.scale)) == least_cost(problem)
    assert not record.is_proven


def test_who_is_not_likely_does_not_come() -> None:
    problem = crews_problem(3)
    sourcing = build_model(problem, candidates_of(problem))
    record = Record(lambda x: not sourcing.model.breaks(x).any(), None, sourcing.model.step)
    dear = sourcing.solution_of(dict.fromkeys(DEAR[1], Decimal(1)))
    assert dear is not None
    record.offer(dear, float(sourcing.model.cost @ dear))
    nobody = np.zeros(4, dtype=np.bool_)
    Vicinity(sourcing, nobody, NeedCuts(sourcing), record, monotonic() + 20, [].append).run()
    assert record.x is dear


def test_rows_for_a_part_are_those_of_the_whole_without_what_is_not_in_it() -> None:
    sold = {"M": ("2", "7"), "N": ("1", "8"), "P": ("4", "10")}
    offers = [
        make_offer(name, {"R": "1"}, price, member=name, max_quantity=most, integer=True)
        for name, (price, most) in sold.items()
    ]
    members = [{"id": name, "fixed_cost": "9"} for name in sold]
    sourcing = build_model(problem := make_problem(offers, {"R": "10"}, members=members), candidates_of(problem))
    whole = whole_model(sourcing)
    part = whole.part(whole.member_of != 2)
    half = np.where(np.isin(np.arange(part.model.width), part.members), 0.5, 3.5)
    told: list[Model] = []
    rows = PartCuts(NeedCuts(sourcing), part, told.append).broken_by(half)
    assert rows is not None
    (known,) = told
    assert rows.width == part.model.width < whole.model.width
    assert rows.breaks(half).all()
    np.testing.assert_allclose(rows.activity(half), known.activity(part.lifted(half)))
    record = Record(lambda _: True, None, sourcing.model.step)
    tree = MemberSearch(whole, record, monotonic() + 20)
    tree.take(known)
    tree.run()
    assert tree.model.height == whole.model.height + known.height
    assert record.value == float(least_cost(problem) or 0) * int(sourcing.scale)


def test_an_offer_without_its_use_stays_out_of_a_part() -> None:
    offer = make_offer("O", {"R": "1"}, "2", member="M", max_quantity="9", integer=True, fixed_cost="5")
    rival = make_offer("N", {"R": "1"}, "3", max_quantity="9")
    members = [{"id": "M", "fixed_cost": "4"}]
    problem = make_problem([offer, rival], {"R": "3"}, members=members)
    sourcing = build_model(problem, candidates_of(problem))
    (use,) = sourcing.use_columns[0]
    kept = np.ones(sourcing.model.width, dtype=np.bool_)
    kept[use] = False
    part = whole_model(sourcing).part(kept)
    (above,) = np.flatnonzero(part.columns == use + 1)
    alone = np.zeros(part.model.width)
    alone[above] = 2.0
    assert part.model.breaks(alone).any()


def test_what_is_done_beside_a_tree_is_done_again_for_a_better_solution() -> None:
    rng, names = random.Random(29), range(8)
    offers = [
        make_offer(
            f"{need}{who}", {f"R{need}": "1"}, str(rng.randint(5, 60)), member=f"M{who}", max_quantity="1", integer=True
        )
        for need in range(10)
        for who in rng.sample(names, 5)
    ]
    members = [{"id": f"M{who}", "fixed_cost": str(rng.randint(20, 60))} for who in names]
    problem = make_problem(offers, {f"R{need}": "1" for need in range(10)}, members=members)
    sourcing = build_model(problem, candidates_of(problem))
    is_done, seen = Event(), []

    def keeps_rules(x: Floats) -> bool:
        assert is_done.wait(10)
        return not sourcing.model.breaks(x).any()

    def beside() -> None:
        seen.append(record.value)
        is_done.set()

    record = Record(keeps_rules, None, sourcing.model.step)
    MemberSearch(whole_model(sourcing), record, monotonic() + 20).run(beside=beside)
    assert seen[0] == np.inf
    assert seen[-1] < np.inf
    assert record.is_proven


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=problems())
def test_crews_nearby_and_the_tree_beside_end_at_the_cheapest(data: dict[str, object]) -> None:
    problem = problem_of(data)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(searching, "SMALL", 0)
        for module in (member_search, crew_search):
            patched.setattr(module, "MODERATE", 0)
        answer = compose(problem, time_limit=20)
    cheapest = least_cost(problem)
    assert answer.objective == cheapest
    assert answer.status is (Outcome.INFEASIBLE if cheapest is None else Outcome.OPTIMAL)
