"""The part of a model that a search over members sees: some of its columns, which member each hangs on, and the way back."""

from dataclasses import dataclass, replace

import numpy as np

from bidbuilder.composer.matrices import Flags, Floats, Indices, Model
from bidbuilder.composer.solving import Relaxation
from bidbuilder.composer.translation import SourcingModel


@dataclass(frozen=True, slots=True, eq=False)
class MemberModel:
    """Some columns of a model, the others at 0.

    `columns` are their numbers in the whole model of `width` columns; `members` the member columns among them, in their
    own numbering; `member_of` for each column the place of its member in `members`, or -1; `most` the limit on members.
    """

    model: Model
    columns: Indices
    width: int
    members: Indices
    member_of: Indices
    most: int | None

    def lifted(self, x: Floats) -> Floats:
        """The solution in the columns of the whole model."""
        whole = np.zeros(self.width)
        whole[self.columns] = x
        return whole

    def part(self, free: Flags) -> "MemberModel":
        """Only these columns (all members stay); the others stand at 0."""
        keep = free.copy()
        keep[self.members] = True
        place = np.cumsum(keep) - 1
        smaller = self.model.with_columns(keep, np.zeros(len(keep)))
        members = place[self.members]
        return MemberModel(
            model=_without_idle_ties(smaller, members),
            columns=self.columns[keep],
            width=self.width,
            members=members,
            member_of=self.member_of[keep],
            most=self.most,
        )

    def relaxed_part(self, free: Flags, relaxed: Relaxation) -> tuple["MemberModel", Relaxation]:
        """Only these columns (all members stay), and where its relaxation may begin after that of all."""
        keep = free.copy()
        keep[self.members] = True
        part = self.part(keep)
        rows = np.isin(part.model.row_numbers, self.model.row_numbers[relaxed.rows])
        return part, replace(relaxed.among(keep), rows=rows)


def _without_idle_ties(model: Model, members: Indices) -> Model:
    """Without the ties of which only the member is left: they say nothing. One that keeps an offer's column at 0 stays."""
    is_member = np.zeros(model.width, dtype=np.bool_)
    is_member[members] = True
    others = np.bincount(model.row_of_entry(), weights=~is_member[model.columns], minlength=model.height)
    return model.with_rows(~model.is_structural | (others > 0))


def whole_model(sourcing: SourcingModel) -> MemberModel:
    """All columns of a sourcing model."""
    width = sourcing.model.width
    members = np.array(list(sourcing.member_columns.values()), dtype=np.int64)
    place = np.full(width + 1, -1)
    place[members] = np.arange(len(members))
    return MemberModel(
        model=sourcing.model,
        columns=np.arange(width),
        width=width,
        members=members,
        member_of=place[sourcing.member_of],
        most=sourcing.most_members,
    )


def column_by_column(model: Model, free: Flags) -> MemberModel:
    """The free columns of a model of nothing but yes and no, each decided as if it were a member; the others at 0."""
    smaller = model.with_columns(free, np.zeros(model.width))
    return MemberModel(
        model=smaller,
        columns=np.flatnonzero(free),
        width=model.width,
        members=np.arange(smaller.width),
        member_of=np.full(smaller.width, -1),
        most=None,
    )
