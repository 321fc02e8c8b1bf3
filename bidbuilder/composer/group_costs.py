"""What groups of needs cost at least, exact and whole, by which members join; looked up again in no time.

Offers that answer several needs tie those into a group. Between groups there is nothing but members and the rows that get a
price here (capacities, pairs): at prices for those a crew costs its members and the sum of its groups. A group hears of a few
members only, so what one member more or less changes is soon told: a thousand times sooner than by a relaxation.

**Rule.** For each need a table by what is still open, seller after seller (`need_choices`); then the best few bundles, each
of which answers some needs at once, are taken or not. A need that nobody covers costs more than any offer.

**Worked example.** Needs of 2 and 3; M sells the first at 5 each and both together at 20, N the second at 6 each. M and N:
min(2 × 5 + 3 × 6, 20) = 20. N alone leaves the first uncovered.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import Any

import numpy as np

from bidbuilder.composer.elements import ElementKind
from bidbuilder.composer.matrices import Floats
from bidbuilder.composer.need_choices import Option, Prices
from bidbuilder.composer.need_ways import MOST_WANTED, options_of_offer
from bidbuilder.composer.parts import Thing, Ties
from bidbuilder.composer.relaxing import OutOfTime
from bidbuilder.composer.translation import SourcingModel

_MOST_KNOWN = 4_000
_MOST_BUNDLES = 8
_FAR = 10.0
_TOLD = 0.9
# More needs than this take more bundles than are looked at, and too long.
_MOST_TIED = 40

_Left = list[tuple[int, float]]
"""Needs by place, and what each costs once a bundle is taken."""


@dataclass(frozen=True, slots=True)
class _Bundle:
    """One column that brings so much of several needs, at most once."""

    column: int
    brings: tuple[tuple[int, int], ...]


class Group:
    """Needs that some offers answer together. `bits` tells the bit of each seller (-1: nobody has to join)."""

    def __init__(self, prices: Prices, far: float) -> None:
        self.bits: dict[int, int] = {}
        self._prices = prices
        self._far = far
        self._wanted: list[int] = []
        self._offers: list[dict[int, list[list[Option]]]] = []
        self._bundles: dict[int, list[_Bundle]] = {}
        self._sellers: list[int] = []
        self._tables: list[dict[int, Floats]] = []
        self._costs: dict[int, float] = {}

    def add_need(self, wanted: int) -> int:
        """Its place."""
        self._wanted.append(wanted)
        self._offers.append({})
        self._sellers.append(0)
        self._tables.append({})
        return len(self._wanted) - 1

    def add_offer(self, seller: int, place: int, options: list[Option]) -> None:
        """An offer for one need."""
        bit = self._bit(seller)
        self._offers[place].setdefault(bit, []).append(options)
        self._sellers[place] |= bit

    def add_bundle(self, seller: int, column: int, brings: Sequence[tuple[int, int]]) -> None:
        """An offer for several needs, to be taken once or not at all."""
        self._bundles.setdefault(self._bit(seller), []).append(_Bundle(column, tuple(brings)))

    def _bit(self, seller: int) -> int:
        return self.bits.setdefault(seller, 1 << len(self.bits))

    def cost(self, joined: int) -> float:
        """The least cost where these sellers join."""
        known = self._costs.get(joined)
        if known is None:
            if len(self._costs) > _MOST_KNOWN:
                self.forget(-1)
            known = self._costs[joined] = self._least(joined)
        return known

    def forget(self, bits: int) -> None:
        """What was worked out with any of these sellers: their prices changed."""
        _drop(self._costs, bits)
        for tables in self._tables:
            _drop(tables, bits)

    def _least(self, joined: int) -> float:
        tables = [self._table(place, joined & sellers) for place, sellers in enumerate(self._sellers)]
        costs = [float(table[-1]) for table in tables]
        found = []
        for bit, bundles in self._bundles.items():
            for bundle in bundles if bit & joined else ():
                left = [
                    (place, float(tables[place][max(0, self._wanted[place] - brought)]))
                    for place, brought in bundle.brings
                ]
                price = self._prices.get(bundle.column, 0.0)
                saved = _saved(left, costs) - price
                if saved > 0:
                    found.append((saved, price, left))
        found.sort(key=lambda one: -one[0])
        return sum(costs) - _most_saved([(price, left) for _, price, left in found[:_MOST_BUNDLES]], costs)

    def _table(self, place: int, joined: int) -> Floats:
        """The least cost of a need by what is open of it, where these join; remembered for each first few of them, too."""
        table = self._tables[place].get(joined)
        if table is None:
            if not joined:
                table = np.full(self._wanted[place] + 1, self._far)
                table[0] = 0.0
            else:
                last = 1 << (joined.bit_length() - 1)
                table = self._table(place, joined ^ last)
                for offer in self._offers[place][last]:
                    table = np.minimum.reduce([table, *(option.used_on(table, self._prices) for option in offer)])
            self._tables[place][joined] = table
        return table


def _drop(known: dict[int, Any], bits: int) -> None:
    for joined in [joined for joined in known if joined & bits]:
        del known[joined]


def _saved(left: _Left, costs: Sequence[float]) -> float:
    return sum(max(0.0, costs[place] - cost) for place, cost in left)


def _most_saved(bundles: Sequence[tuple[float, _Left]], costs: list[float]) -> float:
    """What the best choice of bundles saves."""
    most = 0.0
    for number, (price, left) in enumerate(bundles):
        saved = _saved(left, costs) - price
        if saved > 0:
            after = costs.copy()
            for place, cost in left:
                after[place] = min(after[place], cost)
            most = max(most, saved + _most_saved(bundles[number + 1 :], after))
    return most


def groups_of(sourcing: SourcingModel, prices: Prices, deadline: float) -> list[Group] | None:
    """The groups of a model at these prices of its columns; None where too few of its offers can be told so.

    `prices` is looked into again whenever something is worked out: who changes it lets the groups forget. Raises `OutOfTime`.
    """
    model = sourcing.model
    wanted = {
        elements[0].ids[0]: int(model.row_lower[row])
        for row, elements in sourcing.sources.items()
        if len(elements) == 1 and elements[0].kind is ElementKind.NEED
        if 0 < model.row_lower[row] <= MOST_WANTED and model.row_lower[row].is_integer()
    }
    room = np.where(np.isfinite(model.upper), model.upper, 1.0)
    far = _FAR * float((np.abs(model.cost) * room).max(initial=1.0))
    groups: dict[str, Group] = {}
    places: dict[str, int] = {}
    for ids in _tied(sourcing, list(wanted)):
        if len(ids) > _MOST_TIED:
            return None
        group = Group(prices, far)
        for need in ids:
            groups[need], places[need] = group, group.add_need(wanted[need])
    told = 0
    for index in sourcing.parts:
        if monotonic() > deadline:
            raise OutOfTime
        told += _tell(sourcing, index, groups, places, wanted)
    return (
        list({id(group): group for group in groups.values()}.values()) if told > _TOLD * len(sourcing.parts) else None
    )


def _tell(
    sourcing: SourcingModel, index: int, groups: dict[str, Group], places: dict[str, int], wanted: dict[str, int]
) -> bool:
    """Put an offer into its group, if it is such a one; tells whether it is."""
    parts, answers = sourcing.parts[index], sourcing.offers[index].answers
    column, needs = parts[0].column, list(answers)
    if not groups.keys() >= set(needs):
        return False
    seller = int(sourcing.member_of[column])
    if len(needs) == 1:
        options = options_of_offer(sourcing, index, needs[0], wanted[needs[0]])
        if options is not None:
            groups[needs[0]].add_offer(seller, places[needs[0]], options)
        return options is not None
    if len(parts) > 1 or sourcing.model.upper[column] > 1 or not sourcing.model.is_integral[column]:
        return False
    brings = [(places[need], int(answers[need] * parts[0].units)) for need in needs]
    groups[needs[0]].add_bundle(seller, column, brings)
    return True


def _tied(sourcing: SourcingModel, needs: Sequence[str]) -> Iterator[list[str]]:
    """The needs, those that offers answer together together."""
    ties, known = Ties(), set(needs)
    for index in sourcing.parts:
        tied: list[Thing] = [("need", need) for need in sourcing.offers[index].answers if need in known]
        if tied:
            ties.join(*tied)
    found: dict[Thing, list[str]] = {}
    for need in needs:
        found.setdefault(ties.root(("need", need)), []).append(need)
    yield from found.values()
