"""A first crew: members that can do it together, as near as can be to those that the relaxation lets join.

Opening the most used members one by one ends, under a limit on members, where the last places do not suffice for what is
still open. So the crew is chosen at once, by a small programme with one column a member: those that the relaxation uses most,
such that every need could be answered. Where its relaxation says that it cannot do it after all (capacities, pairs), the
proof of that is a row over members that this crew breaks and every able one keeps: the next crew keeps it too.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from math import ceil, inf, isfinite
from time import monotonic

import numpy as np

from bidbuilder.composer.branching import MemberSearch
from bidbuilder.composer.elements import ElementKind
from bidbuilder.composer.matrices import Flags, Floats, Model, Rows
from bidbuilder.composer.membership import MemberModel
from bidbuilder.composer.pricing import options_of
from bidbuilder.composer.relaxing import Choice
from bidbuilder.composer.solving import solve_integer
from bidbuilder.composer.translation import Part, SourcingModel

_HALF = 0.5
_HAIR = 1e-6
_NEAR_ENOUGH = 0.02
_LONGEST = 5.0
_MOST_CREWS = 200


Judge = Callable[[Flags], tuple[Floats, float] | None]
"""Why a crew cannot do it: weights and a least value, Σ weight × member ≥ least, that only able crews reach.

The least is infinite where no such row is known; None: the crew can do it, by its relaxation. Raises `OutOfTime`.
"""


def by_tree(tree: MemberSearch) -> Judge:
    """The judgement of the relaxation that a search over members keeps."""

    def judge(crew: Flags) -> tuple[Floats, float] | None:
        whole: Floats = crew.astype(np.float64)
        return None if tree.relaxed(Choice(whole, whole)) is not None else tree.refusal(whole)

    return judge


class Crewing:
    """The crews of a part of a model that are not known to be unable; `joined` is how far the relaxation lets members join."""

    def __init__(self, sourcing: SourcingModel, part: MemberModel, joined: Floats) -> None:
        self._count = len(part.members)
        self.joined = joined
        self._rows = Rows()
        self._rows.add(list(range(self._count)), [1.0] * self._count, -inf, inf)
        self._among_members(part)
        for supply, wanted in _supplies(sourcing, part):
            self._demand(supply, wanted)

    def find(self, judge: Judge, deadline: float) -> Flags | None:
        """A crew that can do it by its relaxation; None where none is found. Raises `OutOfTime`."""
        for _ in range(_MOST_CREWS):
            crew = self.nearest(deadline)
            if crew is None:
                return None
            refusal = judge(crew)
            if refusal is None:
                return crew
            weights, least = refusal
            if not isfinite(least):
                self.leave_out(crew)
            else:
                self._demand(weights, least)
        return None

    def leave_out(self, crew: Flags) -> None:
        """This crew alone cannot do it, nor a part of it: at least one other member has to join."""
        self._demand(np.where(crew, 0.0, 1.0), 1.0)

    def nearest(self, deadline: float) -> Flags | None:
        """The crew by who could answer what alone, whether it can do it or not.

        No more members than the relaxation counts, if that can be, those that it uses most; else as few as can be.
        """
        ones, nothing = [1.0] * self._count, [0.0] * self._count
        model = self._rows.model(nothing, nothing, ones, [True] * self._count)
        counted = ceil(self.joined.sum() - _HAIR)
        for most, cost in ((counted, _HAIR - self.joined), (self._count, 1.0 - self.joined / (1.0 + counted))):
            few = replace(model, cost=cost, row_upper=np.append(float(most), model.row_upper[1:]))
            run = solve_integer(few, min(deadline, monotonic() + _LONGEST), gap=_NEAR_ENOUGH)
            if run.x is not None:
                crew: Flags = run.x > _HALF
                return crew
        return None

    def _demand(self, weights: Floats, least: float) -> None:
        columns = np.flatnonzero(weights)
        scale = max(np.abs(weights).max(initial=0.0), _HAIR)
        self._rows.add(columns.tolist(), (weights[columns] / scale).tolist(), least / scale - _HAIR, inf)

    def _among_members(self, part: MemberModel) -> None:
        """What the model asks of members alone: how many, and what all needs take together."""
        model = part.model
        place = np.full(model.width, -1)
        place[part.members] = np.arange(self._count)
        own = np.bincount(model.row_of_entry(), weights=place[model.columns] < 0, minlength=model.height) == 0
        for row in np.flatnonzero(own & (np.diff(model.starts) > 1)):
            entries = slice(model.starts[row], model.starts[row + 1])
            bounds = float(model.row_lower[row]), float(model.row_upper[row])
            self._rows.add(place[model.columns[entries]].tolist(), model.values[entries].tolist(), *bounds)


def _supplies(sourcing: SourcingModel, part: MemberModel) -> Iterator[tuple[Floats, float]]:
    """For each need that must be answered what each member can answer of it at most, and what all must together."""
    model, count = sourcing.model, len(part.members)
    place = np.full(sourcing.model.width + 1, count)
    place[part.columns[part.members]] = np.arange(count)
    supply: dict[str, Floats] = {}
    present = np.zeros(model.width, dtype=np.bool_)
    present[part.columns] = True
    for index, parts in sourcing.parts.items():
        if present[parts[0].column]:
            most = most_of(parts, sourcing.use_columns[index], model)
            for need, per_unit in sourcing.offers[index].answers.items():
                own = supply.setdefault(need, np.zeros(count + 1))
                own[place[sourcing.member_of[parts[0].column]]] += most * float(per_unit)
    answering = sourcing.offer_of >= 0
    answering[list(sourcing.caps)] = True
    for row, elements in sourcing.sources.items():
        columns = model.columns[model.starts[row] : model.starts[row + 1]]
        if len(elements) == 1 and elements[0].kind is ElementKind.NEED and answering[columns].all():
            own = supply.get(elements[0].ids[0], np.zeros(count + 1))
            wanted = float(model.row_lower[row]) - own[count]
            if wanted > 0:
                yield np.minimum(own[:count], wanted), wanted


def most_of(parts: Sequence[Part], uses: tuple[int, ...], model: Model) -> float:
    """The greatest quantity of an offer with these columns."""
    units = {part.column: float(part.units) for part in parts}
    return max(
        units.get(use, 0.0) + units.get(above, 0.0) * (float(model.upper[above]) if above >= 0 else 0.0)
        for use, above in options_of(list(units), uses)
    )
