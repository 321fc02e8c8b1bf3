"""Options told by two points: what a relaxation gains where an option is a use and a quantity above its least.

An option from `least` to `most` has a binary, its use, and a quantity above the least, tied by: above ≤ room × use. Between
no use and a whole one a relaxation takes any mixture of two points: the least, and the most. With a column for the share of
each the tie says only that the least is not taken less than never: a bound. So there is one row an option fewer, more than a
third of all, with the same value, and every step of the simplex and every new beginning costs less.

**Rule.** use = least + most and above = room × most, where `least` and `most` are the shares, each 0 at least. The share of
the least stands in the use's place, that of the most in the quantity's: so the columns keep their numbers.
"""

from dataclasses import replace
from itertools import compress

import highspy
import numpy as np

from bidbuilder.composer.matrices import Flags, Floats, Model
from bidbuilder.composer.membership import MemberModel
from bidbuilder.composer.solving import Relaxation

_BASIC = highspy.HighsBasisStatus.kBasic
_LOWER = highspy.HighsBasisStatus.kLower
_UPPER = highspy.HighsBasisStatus.kUpper


class Points:
    """The way from the columns of a model to shares of points and back. Only options that a member sells are told so.

    `is_tie` flags the rows of the model that are bounds then.
    """

    def __init__(self, part: MemberModel) -> None:
        model = part.model
        two = np.flatnonzero(model.is_structural & (np.diff(model.starts) == 2) & (model.row_upper == 0))
        first = model.starts[two]
        above, use, room = model.columns[first], model.columns[first + 1], -model.values[first + 1]
        tied = (model.values[first] == 1) & (room > 0) & (part.member_of[use] >= 0)
        free = (model.lower[use] == 0) & (model.upper[use] == 1) & (model.lower[above] == 0)
        chosen = tied & free & (model.upper[above] == room)
        self._ties, self._above, self._use, self._room = two[chosen], above[chosen], use[chosen], room[chosen]
        self.is_tie: Flags = np.zeros(model.height, dtype=np.bool_)
        self.is_tie[self._ties] = True
        self._scale = np.ones(model.width)
        self._scale[self._above] = self._room
        self._above_of = np.full(model.width, -1)
        self._above_of[self._use] = self._above

    def told(self, rows: Model) -> Model:
        """Rows of the model, none of them a tie, with their columns, in shares."""
        paired = self._above_of[rows.columns] >= 0
        number = rows.row_of_entry()
        place = np.concatenate([number, number[paired]]) * rows.width
        place += np.concatenate([rows.columns, self._above_of[rows.columns[paired]]])
        values = np.concatenate([rows.values * self._scale[rows.columns], rows.values[paired]])
        entries, entry = np.unique(place, return_inverse=True)
        values = np.bincount(entry, values, len(entries))
        entries, values = entries[values != 0], values[values != 0]
        cost = rows.cost * self._scale
        cost[self._above] += rows.cost[self._use]
        counts = np.bincount(entries // max(1, rows.width), minlength=rows.height)
        return replace(
            rows,
            cost=cost,
            upper=self.most(rows.upper),
            starts=np.concatenate([[0], np.cumsum(counts)]).astype(np.int64),
            columns=entries % max(1, rows.width),
            values=values,
        )

    def most(self, upper: Floats) -> Floats:
        """The columns' upper bounds, of shares. The lower bounds are the same in both: 0 where it is a share."""
        return upper / self._scale

    def columns(self, shares: Floats) -> Floats:
        """The values of the model's columns."""
        x = shares * self._scale
        x[self._use] += shares[self._above]
        return x

    def reduced_cost(self, of_shares: Floats) -> Floats:
        """The reduced costs of the model's columns, its ties at the prices that leave no use cheaper than its two points."""
        found = of_shares.copy()
        least, most = of_shares[self._use], of_shares[self._above]
        found[self._use] = np.minimum(least, most)
        found[self._above] = np.maximum(0.0, most - least) / self._room
        return found

    def tie(self, weights: Floats) -> None:
        """What a row over the columns says with its ties at the prices that leave no quantity above a least with a weight."""
        over = np.maximum(0.0, weights[self._above])
        weights[self._use] += self._room * over
        weights[self._above] -= over

    def begun(self, model: Model, first: Relaxation) -> Relaxation:
        """Where a relaxation of the model's columns ended, in shares: a basis that the solver completes where it must."""
        if first.basis is None or not len(self._ties):
            return first
        ties = set(model.row_numbers[self._ties].tolist())
        bound = [number in ties for number in first.row_numbers.tolist()]
        status = dict(
            zip(first.row_numbers[bound].tolist(), compress(first.basis.row_status, bound), strict=True),
        )
        basis, columns = highspy.HighsBasis(), list(first.basis.col_status)
        for tie, use, above in zip(
            model.row_numbers[self._ties].tolist(), self._use.tolist(), self._above.tolist(), strict=True
        ):
            is_slack = status.get(tie, _BASIC) == _BASIC
            used, more = columns[use] == _BASIC, columns[above] == _BASIC
            columns[use] = _BASIC if used and is_slack else _LOWER
            if more:
                columns[above] = _BASIC if used or is_slack else _LOWER
            elif columns[above] != _UPPER:
                columns[above] = _LOWER
        basis.valid, basis.alien, basis.col_status, basis.row_status = True, True, columns, first.basis.row_status
        return replace(first, basis=basis)
