"""The whole choices that answer one need: a table by what is still open gives the cheapest at any prices.

Prices stand on columns: on using an option, on each unit above its least quantity, and on a member, paid once by all that it
sells. Of an offer one option is used at most. Which prices are worth asking for, `need_cuts` knows.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from bidbuilder.composer.matrices import Floats, Indices

Prices = dict[int, float]


@dataclass(frozen=True, eq=False)
class Option:
    """One way to take an offer for a need of `wanted`: `use` brings `least`, each unit of `above`, at most `room`, `unit`.

    Either column may be -1, and so may that of its member. All amounts are what they answer of the need.
    """

    use: int
    above: int
    member: int
    offer: int
    least: int
    unit: int
    room: int
    wanted: int

    @cached_property
    def rest(self) -> Indices:
        """What is still open after k units above, by k and what was open before."""
        brought = self.least + self.unit * np.arange(self.room + 1)
        rest: Indices = np.maximum(0, np.arange(self.wanted + 1)[None, :] - brought[:, None])
        return rest

    @cached_property
    def columns(self) -> tuple[int, ...]:
        """Its columns, that of its member not among them."""
        return tuple(column for column in (self.use, self.above) if column >= 0)

    def costs(self, prices: Prices) -> Floats:
        """What it costs with k units above, for each k, besides its member."""
        counts = np.arange(self.room + 1, dtype=np.float64)
        return prices.get(self.use, 0.0) + prices.get(self.above, 0.0) * counts

    def used_on(self, table: Floats, prices: Prices) -> Floats:
        """The least cost for each open quantity, where this is used before the table's choices."""
        used: Floats = (self.costs(prices)[:, None] + table[self.rest]).min(axis=0)
        return used


@dataclass(frozen=True, eq=False)
class _Seller:
    """What one member sells (column -1: nobody has to join), offer by offer; `tables` of the offers so far while it joins."""

    member: int
    offers: list[list[Option]]
    before: Floats
    tables: list[Floats]

    @property
    def after(self) -> Floats:
        """The least costs with it or without."""
        return np.minimum(self.before, self.tables[-1])


def cheapest(options: Sequence[Option], prices: Prices) -> dict[int, float] | None:
    """The whole choice that covers the need at the least cost, as the values of its columns; None where none does."""
    sellers = _sellers(options, prices)
    place = len(sellers[-1].before) - 1
    if not np.isfinite(sellers[-1].after[place]):
        return None
    choice: dict[int, float] = {}
    for seller in reversed(sellers):
        if seller.before[place] <= seller.tables[-1][place]:
            continue
        if seller.member >= 0:
            choice[seller.member] = 1.0
        for offer, table in zip(reversed(seller.offers), reversed(seller.tables[:-1]), strict=True):
            place = _take(offer, table, place, prices, choice)
    return choice


def _take(offer: Sequence[Option], table: Floats, place: int, prices: Prices, choice: dict[int, float]) -> int:
    """Put into the choice how the offer is used best, where that pays; gives what is open then."""
    paid = [option.costs(prices) + table[option.rest[:, place]] for option in offer]
    best = min(range(len(offer)), key=lambda number: paid[number].min())
    count = int(paid[best].argmin())
    if paid[best][count] >= table[place]:
        return place
    option = offer[best]
    choice.update({option.use: 1.0} if option.use >= 0 else {})
    choice.update({option.above: float(count)} if count else {})
    return int(option.rest[count, place])


def lifted(
    prices: Prices, used: Sequence[Option], others: Sequence[Option], joined: Collection[int]
) -> tuple[Prices, float]:
    """Prices for the other options too, so that no choice costs less than before; and that least cost. Whole ones stay whole.

    Each is priced at what it saves. Where it has no column for being used, that of its member takes its place, if that is
    still without a price, is not among the `joined`, and the row asks for less so.
    """
    prices = dict(prices)
    table = _sellers(used, prices)[-1].after
    for option in others:
        saved = np.maximum(0.0, table[-1] - table[option.rest[:, -1]])
        once = float(saved.max())
        column = option.use
        if column < 0:
            each = float(np.ceil((saved[1:] / np.arange(1, len(saved))).max(initial=0.0)))
            may_stand = option.member not in prices and option.member not in joined and once < each * option.room
            column = option.member if may_stand else -1
            prices[option.above] = each if column < 0 else 0.0
        if column >= 0:
            prices[column] = once
        paid = once if column == option.member and column >= 0 else 0.0
        table = np.minimum(table, paid + option.used_on(table, prices))
    return {column: price for column, price in prices.items() if price > 0}, float(table[-1])


def _sellers(options: Sequence[Option], prices: Prices) -> list[_Seller]:
    """Table by table: with nobody, with the first seller, with the first two …"""
    by_member: dict[tuple[int, int], dict[int, list[Option]]] = {}
    for option in options:
        key = (option.member, -1 if option.member >= 0 else option.offer)
        by_member.setdefault(key, {}).setdefault(option.offer, []).append(option)
    table = np.full(options[0].wanted + 1, np.inf)
    table[0] = 0.0
    sellers = []
    for (member, _), offers in by_member.items():
        tables = [table + prices.get(member, 0.0)]
        for offer in offers.values():
            with_it = [option.used_on(tables[-1], prices) for option in offer]
            tables.append(np.minimum.reduce([tables[-1], *with_it]))
        sellers.append(_Seller(member, list(offers.values()), table, tables))
        table = sellers[-1].after
    return sellers
