"""How far the price of a bid moves when a rate, freight, members' prices or an index moves: for a table and a tornado chart.

Every end is a whole calculation of the price, not an estimate; only an index works through the price adjustment formula,
because nothing else says how much of the price it is: total × weight × change.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bidbuilder.domain.basics.money import Money, round_to_step, rounding_step
from bidbuilder.domain.pricing.adjusting import AdjustmentFormula
from bidbuilder.domain.pricing.build_up import CostLine, PricingPolicy, SharedCost
from bidbuilder.domain.pricing.calculation import price_bid
from bidbuilder.domain.pricing.logistics import Delivery
from bidbuilder.domain.pricing.rates import RateTable


@dataclass(frozen=True, slots=True, kw_only=True)
class Swing:
    """What moved (`kind` rate, freight, members or index; `name` a currency or index) and the price at either end.

    `down` is the price when it moves down by `percent`, `up` when it moves up. A dearer currency is one that moves up.
    """

    kind: str
    name: str
    percent: Decimal
    down: Decimal
    up: Decimal

    @property
    def width(self) -> Decimal:
        """How far the ends lie apart."""
        return abs(self.up - self.down)


@dataclass(frozen=True, slots=True, kw_only=True)
class Priced:
    """Everything a price is calculated from."""

    lines: Sequence[CostLine]
    rates: RateTable | None
    policy: PricingPolicy
    delivery: Delivery

    def total(self) -> Decimal:
        """The price of the bid."""
        return price_bid(self.lines, self.rates, self.policy, self.delivery).total


def list_swings(
    priced: Priced, currencies: Sequence[str], percent: Decimal, formula: AdjustmentFormula | None
) -> tuple[Swing, ...]:
    """The widest swing first; what moves nothing is left out. `currencies` are those the price was converted from."""
    found = [*_rate_swings(priced, currencies, percent), *_cost_swings(priced, percent)]
    if formula is not None:
        found.extend(_index_swings(priced, formula, percent))
    return tuple(sorted((one for one in found if one.width), key=lambda one: (-one.width, one.kind, one.name)))


def _rate_swings(priced: Priced, currencies: Sequence[str], percent: Decimal) -> Iterator[Swing]:
    if priced.rates is None:
        return
    for currency in currencies:
        # The table holds units of the currency for one of the base: a dearer currency has fewer.
        down, up = (
            replace(priced, rates=_with_rate(priced.rates, currency, 1 + sign * percent / 100)).total()
            for sign in (-1, 1)
        )
        yield Swing(kind="rate", name=currency, percent=percent, down=down, up=up)


def _with_rate(rates: RateTable, currency: str, dearer: Decimal) -> RateTable:
    if currency == rates.base:
        return replace(rates, rates={one: rate * dearer for one, rate in rates.rates.items()})
    return replace(rates, rates={**rates.rates, currency: rates.rate_of(currency) / dearer})


def _cost_swings(priced: Priced, percent: Decimal) -> Iterator[Swing]:
    factors = [1 + sign * percent / 100 for sign in (-1, 1)]
    down, up = (replace(priced, policy=_with_freight(priced.policy, factor)).total() for factor in factors)
    yield Swing(kind="freight", name="", percent=percent, down=down, up=up)
    down, up = (
        replace(priced, lines=[_with_price(line, factor) for line in priced.lines]).total() for factor in factors
    )
    yield Swing(kind="members", name="", percent=percent, down=down, up=up)


def _with_freight(policy: PricingPolicy, factor: Decimal) -> PricingPolicy:
    def moved(cost: SharedCost) -> SharedCost:
        return replace(cost, cost=_times(cost.cost, factor)) if cost.kind == "freight" else cost

    return replace(policy, shared_costs=tuple(moved(cost) for cost in policy.shared_costs))


def _with_price(line: CostLine, factor: Decimal) -> CostLine:
    unit = None if line.unit_cost is None else _times(line.unit_cost, factor)
    return replace(line, unit_cost=unit, one_off=_times(line.one_off, factor) if line.one_off else None)


def _times(money: Money, factor: Decimal) -> Money:
    return Money(money.amount * factor, money.currency)


def _index_swings(priced: Priced, formula: AdjustmentFormula, percent: Decimal) -> Iterator[Swing]:
    total, step = priced.total(), rounding_step(priced.policy.currency)
    for term in formula.terms:
        moved = round_to_step(total * term.weight * percent / 100, step)
        yield Swing(kind="index", name=term.name, percent=percent, down=total - moved, up=total + moved)
