"""Betters a crew by a tree over the crews near it: all but a few of its members stay, any of the likely ones may come.

That few leave says so much that the relaxation rules out most exchanges in moments, and what is left is searched whole: so
no exchange of so many members betters what it ends with. Then one more may leave.
"""

from collections.abc import Callable
from dataclasses import replace
from math import inf

import numpy as np

from bidbuilder.composer.branching import MemberSearch
from bidbuilder.composer.hands import Cuts
from bidbuilder.composer.matrices import Flags, Floats, Model, Rows
from bidbuilder.composer.membership import MemberModel, whole_model
from bidbuilder.composer.record import Record
from bidbuilder.composer.relaxing import Choice
from bidbuilder.composer.translation import SourcingModel

_USED = 1e-6
_HALF = 0.5
_FIRST_LEAVING = 2


class PartCuts:
    """The rows that whole answers keep and averages break, told of a part of the columns; `tell` hears them of all columns."""

    def __init__(self, cuts: Cuts, part: MemberModel, tell: Callable[[Model], None]) -> None:
        self._cuts = cuts
        self._tell = tell
        self._part = part
        self._kept = np.zeros(part.width, dtype=np.bool_)
        self._kept[part.columns] = True

    def broken_by(self, x: Floats) -> Model | None:
        """Those that this answer of the part breaks; None where there are none."""
        rows = self._cuts.broken_by(self._part.lifted(x))
        if rows is None:
            return None
        self._tell(rows)
        return rows.with_columns(self._kept, np.zeros(self._part.width))


class Vicinity:
    """The crews near the incumbent of a record. `likely` flags the members that may come, by their order in the model.

    Rows that sharpen what is left under a crew sharpen all crews near it, and any tree that `tell` gives them to.
    """

    def __init__(
        self,
        sourcing: SourcingModel,
        likely: Flags,
        cuts: Cuts,
        record: Record,
        deadline: float,
        tell: Callable[[Model], None],
    ) -> None:
        self._whole = whole_model(sourcing)
        self._likely = likely
        self._cuts = cuts
        self._record = record
        self._deadline = deadline
        self._tell = tell
        self._found: list[Model] = []
        self._around = inf
        self._leaving = _FIRST_LEAVING

    def go_on_until(self, deadline: float) -> None:
        """Another deadline from here on."""
        self._deadline = deadline

    def run(self) -> None:
        """Search around the incumbent, again where there is a better one, wider where there is none, until time is up.

        Where it was searched around before, it goes on with as many as leave next.
        """
        while not self._record.is_over and self._record.x is not None:
            if self._record.value < self._around:
                self._around, self._leaving = self._record.value, _FIRST_LEAVING
            crew: Flags = self._record.x[self._whole.members] > _HALF
            if self._leaving > max(_FIRST_LEAVING, crew.sum()):
                return
            is_done = self._tree(crew, self._leaving).run(is_complete=False, is_alone=True)
            if self._record.value == self._around:
                if not is_done:
                    return
                self._leaving += 1

    def _tree(self, crew: Flags, leaving: int) -> MemberSearch:
        """The tree over the crews that so many members leave at most."""
        self._learn()
        may_join = crew | self._likely
        part = self._whole.part(np.append(may_join, True)[self._whole.member_of])
        model, staying = part.model, Rows()
        staying.add(part.members[crew].tolist(), [1.0] * int(crew.sum()), float(crew.sum() - leaving), np.inf)
        row = staying.model(model.cost.tolist(), model.lower.tolist(), model.upper.tolist(), model.is_integral.tolist())
        near = MemberModel(
            model=model.with_more(row),
            columns=part.columns,
            width=part.width,
            members=part.members,
            member_of=part.member_of,
            most=part.most,
        )
        start = Choice(np.zeros(len(crew)), may_join.astype(np.float64))
        cuts = PartCuts(self._cuts, near, self._hear)
        return MemberSearch(near, self._record, self._deadline, cuts=cuts, start=start)

    def _hear(self, rows: Model) -> None:
        self._found.append(rows)
        self._tell(rows)

    def _learn(self) -> None:
        """The model with the rows that were found since."""
        for rows in self._found:
            self._whole = replace(self._whole, model=self._whole.model.with_more(rows))
        self._found.clear()
