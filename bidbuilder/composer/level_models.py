"""The models of one problem at the levels of a trade-off: the same columns and rows, of which only one limit differs.

So what a search learns at one level serves at the others (`known_rows`).
"""

from collections.abc import Collection
from dataclasses import replace
from decimal import Decimal

import numpy as np

from bidbuilder.composer.building import NO_DEMANDS, Demands
from bidbuilder.composer.candidates import candidates_of
from bidbuilder.composer.dominance import undominated
from bidbuilder.composer.evaluating import is_ruled_out
from bidbuilder.composer.goals import limited
from bidbuilder.composer.known_rows import KnownRows
from bidbuilder.composer.modelling import build_model
from bidbuilder.composer.problem import Against, Problem
from bidbuilder.composer.translation import SourcingModel


def at_level(problem: Problem, against: Against, level: Decimal) -> tuple[Problem, Demands]:
    """The problem with a level as a rule, and what is asked for beyond that."""
    if against is Against.SCORE:
        return problem, Demands(least_score=level)
    return limited(problem, against, level), NO_DEMANDS


class LevelModels:
    """The models of a problem at levels no looser than the `loosest`. The offers named in `kept` are in all of them."""

    def __init__(self, problem: Problem, against: Against, loosest: Decimal, kept: Collection[str]) -> None:
        self._problem = problem
        self._against = against
        start, demands = at_level(problem, against, loosest)
        self._candidates = candidates_of(start)
        if against is Against.MEMBERS:
            self._candidates = undominated(start, self._candidates, kept)
        self._first = build_model(start, self._candidates, demands)
        self.known = KnownRows(self._first)

    def at(self, level: Decimal) -> SourcingModel | None:
        """The model of a level; None where its columns or rows are not those of the others."""
        problem, demands = at_level(self._problem, self._against, level)
        first = self._first
        if self._against is Against.LEAD_TIME:
            return _without_ruled_out(first, problem)
        sourcing = build_model(problem, self._candidates, demands)
        is_alike = sourcing.parts == first.parts and sourcing.member_columns == first.member_columns
        return sourcing if is_alike and sourcing.model.height == first.model.height else None


def _without_ruled_out(sourcing: SourcingModel, problem: Problem) -> SourcingModel:
    """The model in which what the problem's rules leave out stays at 0."""
    barred = np.zeros(sourcing.model.width, dtype=np.bool_)
    for index, parts in sourcing.parts.items():
        if is_ruled_out(problem.offers[index], problem.rules):
            barred[[part.column for part in parts]] = True
    return replace(sourcing, model=sourcing.model.without(barred))
