"""Columns of numbers with two ends, and how they are compared: where there are many, by the place of each among the few different
ones. The rules of comparing are in `conditions`.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.int32]
Mask = NDArray[np.bool_]
Numbers = NDArray[np.float64]

_MANY = 20_000
_SHORT = 1 << 16  # places that two bytes hold


@dataclass(frozen=True, eq=False)
class Graded:
    """Many numbers as the place of each among the different ones, which rise: compared in a quarter of the memory and time."""

    different: Numbers
    places: NDArray[np.uint8] | NDArray[np.uint16]

    def at_least(self, number: float) -> Mask:
        """Which are as great or greater."""
        return self._from(int(np.searchsorted(self.different, number, "left")))

    def at_most(self, number: float) -> Mask:
        """Which are as small or smaller."""
        return ~self._from(int(np.searchsorted(self.different, number, "right")))

    def equal_to(self, number: float) -> Mask:
        """Which are the number."""
        place = int(np.searchsorted(self.different, number, "left"))
        if place == len(self.different) or self.different[place] != number:
            return np.zeros(len(self.places), np.bool_)
        mask: Mask = self.places == place
        return mask

    def _from(self, place: int) -> Mask:
        if place == len(self.different):
            return np.zeros(len(self.places), np.bool_)
        mask: Mask = self.places >= place
        return mask


@dataclass(frozen=True, eq=False)
class Plain:
    """Numbers as they are."""

    numbers: Numbers

    def at_least(self, number: float) -> Mask:
        """Which are as great or greater."""
        mask: Mask = self.numbers >= number
        return mask

    def at_most(self, number: float) -> Mask:
        """Which are as small or smaller."""
        mask: Mask = self.numbers <= number
        return mask

    def equal_to(self, number: float) -> Mask:
        """Which are the number."""
        mask: Mask = self.numbers == number
        return mask


@dataclass(frozen=True, eq=False)
class Ranges:
    """Numbers of one property: `low` and `high` of each row that states it (infinite where open); made by `ranges_of`."""

    rows: Rows
    low: Numbers
    high: Numbers

    @cached_property
    def lows(self) -> Graded | Plain:
        """The lower ends, to be compared."""
        return _comparable(self.low)

    @cached_property
    def highs(self) -> Graded | Plain:
        """The upper ends, to be compared."""
        return self.lows if self.low is self.high else _comparable(self.high)

    def inside(self, low: float, high: float) -> Mask:
        """Which of them lie within the limits."""
        if low == -np.inf:
            return self.highs.at_most(high)
        return self.lows.at_least(low) if high == np.inf else self.lows.at_least(low) & self.highs.at_most(high)

    def around(self, low: float, high: float) -> Mask:
        """Which of them have both numbers, and so all between, within."""
        return self.lows.at_most(low) & self.highs.at_least(high)

    def holding(self, number: float) -> Mask:
        """Which of them have the number within."""
        return self.lows.equal_to(number) if self.low is self.high else self.around(number, number)

    def equal_to(self, number: float) -> Mask:
        """Which of them are that one number."""
        mask = self.lows.equal_to(number)
        return mask if self.low is self.high else mask & self.highs.equal_to(number)


def ranges_of(rows: Rows, low: Numbers, high: Numbers) -> Ranges:
    """Ranges whose ends are one array where all of them are single numbers, as of most properties: half to compare."""
    return Ranges(rows, low, low if np.array_equal(low, high) else high)


@dataclass(frozen=True, slots=True, eq=False)
class Measured:
    """One property's numbers: of rows with one value or range, spans of rows with several values, and those values."""

    whole: Ranges
    spans: Ranges
    points: Ranges


def find_grades(numbers: Numbers) -> Graded | None:
    """The numbers by their places; None where too many are different."""
    different, places = np.unique(numbers, return_inverse=True)
    if len(different) > _SHORT:
        return None
    return Graded(different, places.astype(np.min_scalar_type(max(0, len(different) - 1))))


def _comparable(numbers: Numbers) -> Graded | Plain:
    return (find_grades(numbers) if len(numbers) >= _MANY else None) or Plain(numbers)
