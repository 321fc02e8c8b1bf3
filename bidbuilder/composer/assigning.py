"""Problems in which each need is answered whole by one offer, and offers fill rooms: read from a model as a table.

This is generalised assignment, and capacitated location where each need has one source. How the needs are moved from room to
room, `reassigning` knows. Rows that are neither needs nor rooms are left out of the table: a solution found by it has to be
held against the model.
"""

from dataclasses import dataclass
from math import inf

import numpy as np

from bidbuilder.composer.matrices import Flags, Floats, Indices, Model
from bidbuilder.composer.translation import SourcingModel

_LEAST_NEEDS = 2


@dataclass(frozen=True, slots=True, eq=False)
class Assignment:
    """One row a need, one column a room: which `column` of the model answers it there (-1: none), at what cost and use.

    `cost` is inf where there is none. By room: `capacity` (inf where there is no limit), `row` of it in the model (-1: none),
    the `owner` that must join for it (its place in `owners`, one past the last: nobody). `fixed` is what joining costs.
    """

    column: Indices
    cost: Floats
    use: Floats
    capacity: Floats
    row: Indices
    owner: Indices
    owners: Indices
    fixed: Floats

    @property
    def needs(self) -> int:
        """The number of needs."""
        return len(self.column)

    @property
    def rooms(self) -> int:
        """The number of rooms."""
        return len(self.capacity)

    def solution(self, at: Indices, width: int) -> Floats:
        """The columns of a model of this width when each need is answered in the room named."""
        x = np.zeros(width)
        x[self.column[np.arange(self.needs), at]] = 1.0
        joined = np.unique(self.owner[at])
        x[self.owners[joined[joined < len(self.owners)]]] = 1.0
        return x


def assignment_of(sourcing: SourcingModel) -> Assignment | None:
    """The table of a model, or None where an offer answers several needs or a part of one, or uses several rooms."""
    model = sourcing.model
    owners = np.array(list(sourcing.member_columns.values()), dtype=np.int64)
    is_owner = np.zeros(model.width, dtype=np.bool_)
    is_owner[owners] = True
    if not model.is_yes_or_no or (model.lower[~is_owner] > 0).any():
        return None
    row, sold = model.row_of_entry(), ~is_owner[model.columns]
    need = _place(model, sold & _need_rows(model, row, sold)[row])
    room = _place(model, sold & _room_rows(model, row, sold)[row])
    offers = np.flatnonzero(~is_owner)
    if need is None or room is None or (need[offers] < 0).any():
        return None
    return _table(sourcing, offers, need, room, owners)


def _need_rows(model: Model, row: Indices, sold: Flags) -> Flags:
    """Rows of which any one column is enough."""
    wants = (model.row_lower > 0) & ~model.is_structural
    enough = sold & (model.values >= model.row_lower[row] * (1 - 1e-9))
    found: Flags = wants & (np.bincount(row[~enough], minlength=model.height) == 0)
    return found


def _room_rows(model: Model, row: Indices, sold: Flags) -> Flags:
    """Rows that what is sold fills: up to a limit, or as far as one owner joins."""
    limits = np.isfinite(model.row_upper) & ~np.isfinite(model.row_lower) & ~model.is_structural
    filling, giving = sold & (model.values > 0), ~sold & (model.values < 0)
    givers = np.bincount(row[giving], minlength=model.height)
    others = np.bincount(row[~filling & ~giving], minlength=model.height)
    filled = np.bincount(row[filling], minlength=model.height)
    given = np.where(givers == 1, model.row_upper == 0, givers == 0)
    found: Flags = limits & given & (others == 0) & (filled > 0)
    return found


def _place(model: Model, entries: Flags) -> Indices | None:
    """For each column the entry by which it stands in these rows, -1: none; None where one stands in two."""
    chosen = np.flatnonzero(entries)
    columns = model.columns[chosen]
    if np.bincount(columns, minlength=model.width).max(initial=0) > 1:
        return None
    place = np.full(model.width, -1, dtype=np.int64)
    place[columns] = chosen
    return place


def _table(
    sourcing: SourcingModel, offers: Indices, need: Indices, room: Indices, owners: Indices
) -> Assignment | None:
    model = sourcing.model
    row = model.row_of_entry()
    owner_place = np.full(model.width + 1, len(owners))
    owner_place[owners] = np.arange(len(owners))
    owner = owner_place[sourcing.member_of[offers]]
    room_row = np.where(room[offers] >= 0, row[room[offers]], -1)
    keys, number = np.unique(np.stack([room_row, owner]), axis=1, return_inverse=True)
    limited = keys[0][keys[0] >= 0]
    names, need_of = np.unique(row[need[offers]], return_inverse=True)
    if len(names) < _LEAST_NEEDS or keys.shape[1] < _LEAST_NEEDS or len(np.unique(limited)) < len(limited):
        return None
    # Of two offers for a need in one room the cheaper stands in the table: written last.
    order = np.argsort(-model.cost[offers], kind="stable")
    column = np.full((len(names), keys.shape[1]), -1, dtype=np.int64)
    column[need_of[order], number.ravel()[order]] = offers[order]
    used = np.zeros(model.width)
    used[offers] = np.where(room[offers] >= 0, model.values[room[offers]], 0.0)
    return Assignment(
        column=column,
        cost=np.where(column >= 0, model.cost[column], inf),
        use=np.where(column >= 0, used[column], 0.0),
        capacity=_capacities(model, keys[0], set(owners.tolist())),
        row=keys[0],
        owner=keys[1],
        owners=owners,
        fixed=np.append(model.cost[owners], 0.0),
    )


def _capacities(model: Model, rows: Indices, owners: set[int]) -> Floats:
    """What each of these rows has room for; inf for none."""
    capacity = np.full(len(rows), inf)
    for place, number in enumerate(rows.tolist()):
        if number >= 0:
            entries = slice(model.starts[number], model.starts[number + 1])
            given = [
                -value
                for column, value in zip(model.columns[entries].tolist(), model.values[entries].tolist(), strict=True)
                if column in owners
            ]
            capacity[place] = given[0] if given else model.row_upper[number]
    return capacity
