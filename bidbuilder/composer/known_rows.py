"""What searches of models with the same columns learn of each other: rows over single needs, where a relaxation ended, and
where branching gained.

Such models differ in what limits the whole (so many members, such a score), or in offers that are barred. A row that no whole
choice of a need breaks holds in all of them, as long as the first one bars nothing that another allows.
"""

from dataclasses import replace
from functools import cached_property

import highspy
import numpy as np

from bidbuilder.composer.branching import Gains
from bidbuilder.composer.matrices import Flags, Model
from bidbuilder.composer.need_cuts import MOST_ROUNDS, NeedCuts
from bidbuilder.composer.solving import Relaxation, solve_relaxation
from bidbuilder.composer.translation import SourcingModel

_FEW_ROUNDS = 3


class KnownRows:
    """The rows that searches of one family of models have found so far; all have the columns and rows of the `first`."""

    def __init__(self, first: SourcingModel) -> None:
        self._first = first
        self._height = first.model.height
        self._rows: Model | None = None
        self._last: Relaxation | None = None

    @cached_property
    def cuts(self) -> NeedCuts:
        """The needs whose whole choices are known."""
        return NeedCuts(self._first)

    @property
    def rounds(self) -> int:
        """How often it pays to look for more rows: hardly where many are known."""
        return MOST_ROUNDS if self._rows is None else _FEW_ROUNDS

    @cached_property
    def gains(self) -> Gains:
        """Where trees over the members of the family gained by branching."""
        return Gains(len(self._first.member_columns))

    def relaxed(self, sourcing: SourcingModel, deadline: float) -> tuple[SourcingModel, Relaxation]:
        """A model of the family with the rows that are known, and its relaxation, begun where the last one ended."""
        if self._rows is None:
            return sourcing, solve_relaxation(sourcing.model, deadline)
        model = sourcing.model.with_more(self._rows)
        relaxed = solve_relaxation(model, deadline, np.ones(model.height, dtype=np.bool_), self._last)
        return replace(sourcing, model=model), relaxed

    def learn(self, model: Model, relaxed: Relaxation) -> None:
        """Keep the rows beyond those of the first model that bind in this relaxation, which has all rows of the model."""
        if relaxed.basis is None or len(relaxed.row_numbers) != model.height:
            return
        slack = highspy.HighsBasisStatus.kBasic
        kept: Flags = np.array([status != slack for status in relaxed.basis.row_status], dtype=np.bool_)
        kept[: self._height] = True
        found = kept.copy()
        found[: self._height] = False
        self._rows = replace(model.with_rows(found), row_numbers=np.arange(int(found.sum())))
        self._last = relaxed.with_rows(kept)
