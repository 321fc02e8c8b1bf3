"""Whether so few members can answer all needs at all: only who could sell how much counts, not price, pairs or capacity.

It is a small programme with one column a member: Σ min(need, most it sells) × member ≥ need, as few members as possible. What
it says cannot be done cannot be done; where it can, its members are the ones to try first.
"""

from dataclasses import dataclass
from decimal import Decimal
from math import inf

import numpy as np

from bidbuilder.composer.candidates import Candidates
from bidbuilder.composer.matrices import Flags, Floats, Model, Rows
from bidbuilder.composer.problem import ZERO, Problem
from bidbuilder.composer.solving import Outcome, solve_integer

_HALF = 0.5
_HAIR = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Whether members could do it (None: time ran out), and by whom."""

    is_possible: bool | None
    crew: frozenset[str] = frozenset()


class Crews:
    """The members of one problem and what each could sell for each mandatory need."""

    def __init__(self, problem: Problem, candidates: Candidates) -> None:
        supply: dict[str, dict[str | None, Decimal]] = {}
        for index, options in candidates.options.items():
            offer = problem.offers[index]
            most = max(option.most for option in options)
            for need, per_unit in offer.answers.items():
                own = supply.setdefault(need, {})
                own[offer.member] = own.get(offer.member, ZERO) + per_unit * most
        self._needs = [need for need in problem.needs if need.is_mandatory and need.quantity > 0]
        self.names = sorted({name for own in supply.values() for name in own if name is not None})
        self._found: list[tuple[frozenset[str], frozenset[str]]] = []
        self._model = self._built(supply)

    def find(self, needs: frozenset[str], most: int, deadline: float) -> Answer:
        """Look for so many members that could answer these needs."""
        known = next((crew for crew, answered in self._found if len(crew) <= most and needs <= answered), None)
        if known is not None:
            return Answer(is_possible=True, crew=known)
        rows: Flags = np.array([need.id in needs for need in self._needs], dtype=np.bool_)

        def is_open(value: float, bound: float) -> bool:
            return value > most + _HALF and bound <= most

        run = solve_integer(self._model.with_rows(rows), deadline, watch=is_open)
        if run.outcome is Outcome.INFEASIBLE or run.bound > most + _HAIR:
            return Answer(is_possible=False)
        if run.x is None or run.value > most + _HALF:
            return Answer(is_possible=None)
        self._found.append((frozenset(np.array(self.names)[run.x > _HALF].tolist()), self._answered(run.x)))
        return Answer(is_possible=True, crew=self._found[-1][0])

    def by_choice(self) -> list[str]:
        """The needs, those that the fewest members could answer first."""
        able = np.bincount(self._model.row_of_entry(), weights=self._model.values, minlength=self._model.height)
        return [self._needs[place].id for place in np.argsort(able, kind="stable")]

    def _answered(self, x: Floats) -> frozenset[str]:
        broken = self._model.breaks(x)
        return frozenset(need.id for need, fails in zip(self._needs, broken, strict=True) if not fails)

    def _built(self, supply: dict[str, dict[str | None, Decimal]]) -> Model:
        place = {name: number for number, name in enumerate(self.names)}
        rows = Rows()
        for need in self._needs:
            own = supply.get(need.id, {})
            open_part = need.quantity - own.get(None, ZERO)
            joining = {place[name]: min(most, open_part) for name, most in own.items() if name is not None}
            wanted = max(open_part, ZERO)
            # A hair less, so that rounding of the coefficients proves nothing.
            shares = [float(most / wanted) if wanted else 1.0 for most in joining.values()]
            rows.add(list(joining), shares, 1.0 - 1e-9 if wanted else -inf, inf)
        count = len(self.names)
        return rows.model([1.0] * count, [0.0] * count, [1.0] * count, [True] * count, step=1.0)
