"""The core of a large model keeps what a search goes on from."""

from math import inf

import numpy as np

from bidbuilder.composer.candidates import candidates_of
from bidbuilder.composer.modelling import build_model
from bidbuilder.composer.narrowing import Narrowing
from bidbuilder.composer.record import Record
from tests.factories.composer import make_offer, make_problem


def test_the_incumbent_is_in_the_core_however_dear_it_is() -> None:
    offers = [make_offer(f"O{place}", {"R": "1"}, str(10 + place), member=f"M{place}") for place in range(20)]
    problem = make_problem([*offers, make_offer("dear", {"R": "1"}, "900", member="M0")])
    sourcing = build_model(problem, candidates_of(problem))
    dear = sourcing.solution_of({"dear": problem.needs[0].quantity})
    assert dear is not None
    record = Record(lambda _: True)
    narrowing = Narrowing(sourcing, record, inf)
    before = narrowing.core(inf)
    record.offer(dear, float(sourcing.model.cost @ dear))
    after = narrowing.core(inf)
    assert before is not None and after is not None  # noqa: PT018
    assert not np.isin(np.flatnonzero(dear), before.part.columns).all()
    assert np.isin(np.flatnonzero(dear), after.part.columns).all()
