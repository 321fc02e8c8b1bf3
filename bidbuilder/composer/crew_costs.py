"""What a crew costs by its groups of needs, kept up to date from one member to the next: a flip takes some milliseconds.

What groups do not know of, capacities and pairs, has prices: those of the relaxation of what a crew sells. At these the cost
is no more than the true one. The prices of what a crew does not sell stay what they were last.
"""

from time import monotonic

import numpy as np

from bidbuilder.composer.elements import ElementKind
from bidbuilder.composer.group_costs import Group, groups_of
from bidbuilder.composer.matrices import Flags, Floats, Indices
from bidbuilder.composer.membership import whole_model
from bidbuilder.composer.need_choices import Prices
from bidbuilder.composer.relaxing import OutOfTime
from bidbuilder.composer.solving import Relaxation
from bidbuilder.composer.translation import SourcingModel

_CHANGED = 1e-3


class CrewCosts:
    """The costs of one crew and its neighbours. `cost` is that of `joins`; nothing is told where there are no `groups`.

    To build them raises `OutOfTime` after the deadline.
    """

    def __init__(self, sourcing: SourcingModel, deadline: float) -> None:
        self._model = sourcing.model
        self._members = whole_model(sourcing).members
        self._member_of = whole_model(sourcing).member_of
        self._priced = _priced_rows(sourcing)
        self._row_prices = np.zeros(self._model.height)
        self._costs = self._model.cost.copy()
        self._prices: Prices = dict(enumerate(self._costs.tolist()))
        self.groups = groups_of(sourcing, self._prices, deadline)
        self._all: list[Group] = self.groups or []
        self.joins: Flags = np.zeros(len(self._members), dtype=np.bool_)
        self._joined = [group.bits.get(-1, 0) for group in self._all]
        place = {int(column): place for place, column in enumerate(self._members)}
        self._sellers = [[(place[one], bit) for one, bit in group.bits.items() if one >= 0] for group in self._all]
        self._bits: list[dict[int, int]] = [{} for _ in self._members]
        for number, sellers in enumerate(self._sellers):
            for member, bit in sellers:
                self._bits[member][number] = bit
        self._group_changes = [dict.fromkeys((member for member, _ in sellers), 0.0) for sellers in self._sellers]
        self._sharing: dict[int, Flags] = {}
        self._changes: Floats = np.zeros(len(self._members))
        for number in range(len(self._all)):
            if monotonic() > deadline:
                raise OutOfTime
            self._refresh({number})

    @property
    def cost(self) -> float:
        """What the crew costs, at the prices of what groups do not know."""
        own = float(self._costs[self._members][self.joins].sum())
        return own + sum(group.cost(joined) for group, joined in zip(self._all, self._joined, strict=True))

    def changes(self) -> Floats:
        """By how much the cost changes when a member leaves, or comes."""
        own = self._costs[self._members]
        changed: Floats = self._changes + np.where(self.joins, -own, own)
        return changed

    def interplay(self, first: int, second: int) -> float:
        """What it changes when both are flipped, besides what each of them changes alone."""
        theirs, both = self._bits[second], 0.0
        for number, bit in self._bits[first].items():
            other = theirs.get(number)
            if other is not None:
                cost, joined = self._all[number].cost, self._joined[number]
                both += cost(joined ^ bit ^ other) - cost(joined ^ bit) - cost(joined ^ other) + cost(joined)
        return both

    def sharing(self, member: int) -> Flags:
        """Who sells to the same groups."""
        known = self._sharing.get(member)
        if known is None:
            known = self._sharing[member] = np.zeros(len(self._members), dtype=np.bool_)
            known[[other for number in self._bits[member] for other, _ in self._sellers[number]]] = True
        return known

    def flip(self, *members: int) -> None:
        """Let these leave or come."""
        touched: set[int] = set()
        for member in members:
            self.joins[member] = not self.joins[member]
            for number, bit in self._bits[member].items():
                self._joined[number] ^= bit
                touched.add(number)
        self._refresh(touched)

    def go_to(self, joins: Flags) -> None:
        """Another crew."""
        self.flip(*np.flatnonzero(self.joins != joins).tolist())

    def reprice(self, relaxed: Relaxation) -> None:
        """Take the prices of the relaxation of what the crew sells."""
        found = np.zeros(self._model.height)
        known = relaxed.row_numbers < self._model.height
        found[relaxed.row_numbers[known]] = relaxed.row_prices[known]
        changed = np.abs(found - self._row_prices) > _CHANGED * np.maximum(1.0, np.abs(found))
        changed &= self._priced & self._is_sold()
        if not changed.any():
            return
        self._row_prices[changed] = found[changed]
        columns = np.unique(self._model.with_rows(changed).columns)
        paid = self._paid()
        self._costs[columns] = self._model.cost[columns] - paid[columns]
        self._prices.update(zip(columns.tolist(), self._costs[columns].tolist(), strict=True))
        self._forget(np.unique(self._member_of[columns]))

    def _paid(self) -> Floats:
        """What the prices pay for one of each column."""
        rows = self._model.with_rows(self._priced)
        prices = self._row_prices[self._priced][rows.row_of_entry()]
        return np.bincount(rows.columns, rows.values * prices, self._model.width).astype(np.float64)

    def _forget(self, members: Indices) -> None:
        """The prices of what these sell changed (-1: of what nobody has to join for), or their own."""
        touched: set[int] = set()
        for member in members.tolist():
            for number, bit in self._bits[member].items() if member >= 0 else ():
                self._all[number].forget(bit)
                touched.add(number)
        if (members < 0).any():
            own = [number for number, group in enumerate(self._all) if -1 in group.bits]
            for number in own:
                self._all[number].forget(self._all[number].bits[-1])
            touched.update(own)
        self._refresh(touched)

    def _is_sold(self) -> Flags:
        """The rows in which something stands that the crew sells, not only its members."""
        sold: Flags = np.append(self.joins, True)[self._member_of]
        sold[self._members] = False
        model = self._model
        rows: Flags = np.bincount(model.row_of_entry(), weights=sold[model.columns], minlength=model.height) > 0
        return rows

    def _refresh(self, numbers: set[int]) -> None:
        for number in numbers:
            group, joined, changes = self._all[number], self._joined[number], self._group_changes[number]
            now = group.cost(joined)
            for member, bit in self._sellers[number]:
                change = group.cost(joined ^ bit) - now
                self._changes[member] += change - changes[member]
                changes[member] = change


def _priced_rows(sourcing: SourcingModel) -> Flags:
    """The rows that groups do not know of: neither needs nor what ties an offer's columns, nor rows of members alone."""
    model = sourcing.model
    priced: Flags = ~model.is_structural
    priced[list(sourcing.caps.values())] = False
    needs = [row for row, found in sourcing.sources.items() if len(found) == 1 and found[0].kind is ElementKind.NEED]
    priced[needs] = False
    others = np.ones(model.width, dtype=np.bool_)
    others[whole_model(sourcing).members] = False
    priced &= np.bincount(model.row_of_entry(), weights=others[model.columns], minlength=model.height) > 0
    return priced
