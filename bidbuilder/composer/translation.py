"""A finished model and the way back: from the solver's columns to quantities of offers, and from quantities to columns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

import numpy as np

from bidbuilder.composer.elements import Element
from bidbuilder.composer.matrices import Floats, Indices, Model
from bidbuilder.composer.problem import ONE, ZERO, Offer

_QUANTITY_DECIMALS = Decimal(1).scaleb(-12)


@dataclass(frozen=True, slots=True)
class Part:
    """A column's share in an offer: so many units, costing so much, for each 1 of the column."""

    column: int
    units: Decimal
    price: Decimal


@dataclass(frozen=True, slots=True)
class Rated:
    """What a column that earns points stands for: `part` of a need for each unit of an offer (its index), at so many points."""

    offer: int
    need: str
    points: float
    part: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcingModel:
    """The arrays for the solver and the way back: which columns make up the quantity of which offer.

    `member_of` gives for each column the column of the member that must join for it, or -1. `caps` names the columns that
    hold what one member answers of a need, at most the need once, with the row that ties each to the member's offers.
    `offer_of` is the index of the offer a column is part of, or -1; `sources` are the demands that a row stands for;
    `left_out` is the column of each lot that may stay unanswered; `rated` are the columns that offers earn points by.
    """

    model: Model
    parts: Mapping[int, tuple[Part, ...]]
    use_columns: Mapping[int, tuple[int, ...]]
    member_columns: Mapping[str, int]
    member_of: Indices
    most_members: int | None
    caps: Mapping[int, int]
    offer_of: Indices
    offers: tuple[Offer, ...]
    sources: Mapping[int, tuple[Element, ...]] = field(default_factory=dict)
    left_out: Mapping[str, int] = field(default_factory=dict)
    rated: Mapping[int, Rated] = field(default_factory=dict)
    scale: Fraction = Fraction(1)
    offset: Fraction = Fraction(0)

    def quantities(self, x: Floats) -> dict[str, Decimal]:
        """The quantities that a solution stands for, whole where they must be; unused offers are left out."""
        found = {}
        for index, parts in self.parts.items():
            quantity = sum((part.units * _value(x[part.column], part.units) for part in parts), ZERO)
            offer = self.offers[index]
            if offer.is_integer:
                quantity = quantity.to_integral_value()
            if quantity > 0:
                found[offer.id] = quantity.normalize()
        return found

    def solution_of(self, quantities: Mapping[str, Decimal]) -> Floats | None:
        """The columns' values for given quantities, by which a search can start; None where an option does not reach them."""
        x = np.zeros(self.model.width)
        for index, parts in self.parts.items():
            wanted = quantities.get(self.offers[index].id, ZERO)
            if wanted and not self._place(x, index, parts, wanted):
                return None
        if set(quantities) - {self.offers[index].id for index in self.parts}:
            return None
        self._earn(x, quantities)
        return x

    def _earn(self, x: Floats, quantities: Mapping[str, Decimal]) -> None:
        """The points that these quantities earn: the best-rated units of a need count first."""
        left: dict[str, float] = {}
        for column, rated in sorted(self.rated.items(), key=lambda item: -item[1].points):
            answered = rated.part * float(quantities.get(self.offers[rated.offer].id, ZERO))
            x[column] = min(answered, left.get(rated.need, 1.0))
            left[rated.need] = left.get(rated.need, 1.0) - x[column]

    def _place(self, x: Floats, index: int, parts: Sequence[Part], wanted: Decimal) -> bool:
        uses = self.use_columns[index]
        chosen = _tier_at(parts, uses, wanted)
        rest = wanted
        for part in chosen:
            if part.column in uses:
                x[part.column] = 1.0
                rest -= part.units
            elif rest > 0:
                x[part.column] = float(rest)
                rest = ZERO
        if (
            rest != 0
            or (x[[part.column for part in chosen]] > self.model.upper[[part.column for part in chosen]]).any()
        ):
            return False
        member = self.member_of[parts[0].column]
        if member >= 0:
            x[member] = 1.0
        return True


def _tier_at(parts: Sequence[Part], uses: Sequence[int], wanted: Decimal) -> list[Part]:
    """The parts of the option that holds this quantity: the last one that starts at or below it."""
    chosen: list[Part] = []
    for part in parts:
        if part.column in uses and part.units <= wanted:
            chosen = [part]
        elif part.column not in uses and (not uses or (chosen and part.column == chosen[-1].column + 1)):
            chosen.append(part)
    return chosen


def _value(x: float, units: Decimal) -> Decimal:
    return Decimal(repr(float(x))).quantize(_QUANTITY_DECIMALS) if units == ONE else Decimal(round(x))
