"""Rows that cut off averages over who earns the points of one need: no whole crew breaks them, relaxations do.

A need's points go to the best-rated units first, so what a crew can earn with it is found by filling the need in that order.
One more member adds the less the more have joined (it is a submodular function of the crew), which gives a row for every
crew S (Nemhauser and Wolsey 1988):

**Rule.** points earned ≤ f(S) + Σ over others (f(S + member) − f(S)) × member − Σ in S (f(all) − f(all − member)) × (1 − member).

Of the crews that the relaxation suggests, its members taken by how far they join, the one whose row is broken most counts.

**Worked example.** A answers 60 % of a need at 5 points, B 60 % at 3, C half at 4. With A and B the need earns 4.2; C adds
0.4 to that. So: earned ≤ 4.2 + 0.4 × C.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from bidbuilder.composer.crewing import most_of
from bidbuilder.composer.matrices import Floats, Rows
from bidbuilder.composer.translation import SourcingModel

_USED = 1e-6
# Parts of a point: a row is broken by more than this, and asks for that much less than it could, for rounding.
_BROKEN = 1e-3
_HAIR = 1e-9

_Row = tuple[list[int], list[float], float]
_Allowance = tuple[dict[int, float], float]


@dataclass(frozen=True, slots=True)
class _Answer:
    """What one offer may earn with a need: points for the whole of it, and the part of it that it answers at most."""

    column: int
    points: float
    most: float
    member: int


class PointCuts:
    """The needs of one model that offers earn points with, and the rows that an averaged crew breaks. Any thread may ask."""

    def __init__(self, sourcing: SourcingModel) -> None:
        by_need: dict[str, list[_Answer]] = {}
        for column, rated in sourcing.rated.items():
            parts = sourcing.parts[rated.offer]
            most = most_of(parts, sourcing.use_columns[rated.offer], sourcing.model) * rated.part
            answer = _Answer(column, rated.points, min(1.0, most), int(sourcing.member_of[column]))
            by_need.setdefault(rated.need, []).append(answer)
        ranked = (sorted(answers, key=lambda one: -one.points) for answers in by_need.values())
        self._needs = [_Need(answers) for answers in ranked if any(one.member >= 0 for one in answers)]

    def broken_by(self, x: Floats) -> Rows:
        """The rows that this answer breaks and no whole one does, at most one a need."""
        rows = Rows()
        for need in self._needs:
            for columns, values, most in need.broken_by(x):
                rows.add(columns, values, -np.inf, most)
        return rows


class _Need:
    """One need, its answers from the best-rated on."""

    def __init__(self, answers: Sequence[_Answer]) -> None:
        self._answers = answers
        self._columns = np.array([one.column for one in answers])
        self._points = np.array([one.points for one in answers])
        self._members = list(dict.fromkeys(one.member for one in answers if one.member >= 0))
        everyone = frozenset(self._members)
        whole = self._earned(everyone)
        # What each adds to all others: it adds no less to fewer of them.
        self._last = {member: whole - self._earned(everyone - {member}) for member in self._members}

    def _earned(self, crew: Collection[int]) -> float:
        """What a crew can earn at most; what nobody has to join for counts, too."""
        left, earned = 1.0, 0.0
        for one in self._answers:
            if left <= 0:
                break
            if one.member < 0 or one.member in crew:
                taken = min(one.most, left)
                earned, left = earned + one.points * taken, left - taken
        return earned

    def broken_by(self, x: Floats) -> Iterator[_Row]:
        """The row that the answer breaks most, if it breaks any."""
        joined = {member: float(x[member]) for member in self._members}
        used = sorted((one for one in self._members if joined[one] > _USED), key=lambda one: -joined[one])
        if all(joined[one] >= 1 - _USED for one in used):
            return
        claimed = float(self._points @ x[self._columns])

        def allowed(row: _Allowance) -> float:
            return row[1] - sum(price * joined[member] for member, price in row[0].items())

        prices, most = min((self._row(frozenset(used[:count])) for count in range(len(used) + 1)), key=allowed)
        if claimed > allowed((prices, most)) + _BROKEN:
            columns = [*self._columns.tolist(), *prices]
            yield columns, [*self._points.tolist(), *prices.values()], most + _HAIR * (1.0 + abs(most))

    def _row(self, crew: frozenset[int]) -> _Allowance:
        """The row of a crew: earned + Σ price × member ≤ most; no price is above nothing."""
        earned = self._earned(crew)
        prices = {member: -self._last[member] for member in crew if self._last[member] > 0}
        prices |= {member: earned - self._earned(crew | {member}) for member in self._members if member not in crew}
        return prices, earned - sum(self._last[member] for member in crew)
