"""The way of an offering to the tender's place of delivery: what of freight, insurance and duty each unit adds to its price.

The lead states what the way costs for the goods of the bid as it stands. **Rule.** A cost of the way becomes a rate: its
amount ÷ the mass, volume, value or number of what carries it today. An offering whose own Incoterm leaves that leg open pays
the rate for what it weighs; one that is quoted to the place pays nothing. Duty is a share of the price where the seller pays
it. Costs of single items, and costs that nothing carries today, say nothing about other offerings and are left out.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bidbuilder.domain.basics.money import Money
from bidbuilder.domain.catalogue.offerings import Offering
from bidbuilder.domain.consortium.cost_sources import is_service
from bidbuilder.domain.pricing.build_up import CostLine, SharedCost
from bidbuilder.domain.pricing.exchange import Exchange
from bidbuilder.domain.pricing.logistics import Delivery, is_carried_by, legs_of, needed_legs
from bidbuilder.domain.pricing.sharing import weight_of

_ONE = Decimal(1)
_HUNDRED = Decimal(100)
_DECIMALS = Decimal("0.000001")
_PRICE_DECIMALS = Decimal("0.0001")


@dataclass(frozen=True, slots=True, kw_only=True)
class WayRate:
    """What one kilogram, cubic metre, unit of money or piece pays of a cost of the way, in the bid's currency."""

    cost: SharedCost
    rate: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Landing:
    """Where the goods go and what the way there costs."""

    delivery: Delivery = Delivery()
    rates: tuple[WayRate, ...] = ()

    def added(self, offering: Offering, incoterm: str, unit_price: Decimal) -> Decimal:
        """What the way adds to the price of one unit that is quoted on this Incoterm."""
        line = _line_of(offering, incoterm)
        way = sum((one.rate * self._weight(one.cost, line, unit_price) for one in self._paid_by(line)), Decimal(0))
        rate = self.delivery.find_rate(line) if self.delivery.pays_duty_on(line) else None
        duty = unit_price * rate.duty_percent / _HUNDRED if rate is not None else Decimal(0)
        return (way + duty).quantize(_PRICE_DECIMALS)

    def is_unmeasured(self, offering: Offering, incoterm: str) -> bool:
        """Whether it would pay by mass or volume and does not state it, so that its way counts as nothing."""
        line = _line_of(offering, incoterm)
        return any(weight_of(line, _ONE, one.cost.by) is None for one in self._paid_by(line))

    def _paid_by(self, line: CostLine) -> Iterable[WayRate]:
        return (one for one in self.rates if self._pays(one.cost, line))

    def _pays(self, cost: SharedCost, line: CostLine) -> bool:
        return bool(legs_of(cost) & set(needed_legs(line, self.delivery))) and is_carried_by(cost, line, self.delivery)

    def _weight(self, cost: SharedCost, line: CostLine, unit_price: Decimal) -> Decimal:
        return weight_of(line, unit_price, cost.by) or Decimal(0)


NO_WAY = Landing()


def way_rates(
    costs: Iterable[SharedCost], lines: Sequence[CostLine], exchange: Exchange, delivery: Delivery
) -> tuple[WayRate, ...]:
    """The rates that follow from the lead's costs and the lines of the bid as it stands."""
    found = []
    for cost in costs:
        amount = exchange.find_amount(cost.cost)
        if not legs_of(cost) or cost.item_key or amount is None or delivery.term is None:
            continue
        weights = (
            weight_of(line, _value(line, exchange), cost.by) for line in lines if is_carried_by(cost, line, delivery)
        )
        whole = sum((weight for weight in weights if weight is not None), Decimal(0))
        if whole > 0:
            found.append(WayRate(cost=cost, rate=(amount / whole).quantize(_DECIMALS)))
    return tuple(found)


def with_stated(
    rates: Iterable[WayRate],
    currency: str,
    *,
    per_kg: Decimal | None = None,
    per_m3: Decimal | None = None,
    percent: Decimal | None = None,
) -> tuple[WayRate, ...]:
    """The rates with the freight a person states for all of the way, per kg, m³ or in per cent of the price, in its place."""
    stated = {"mass": per_kg, "volume": per_m3, "value": None if percent is None else percent / _HUNDRED}
    freight = tuple(
        WayRate(cost=SharedCost(kind="freight", title="", cost=Money(rate, currency), by=by), rate=rate)
        for by, rate in stated.items()
        if rate is not None
    )
    return (*(one for one in rates if not freight or one.cost.kind != "freight"), *freight)


def _value(line: CostLine, exchange: Exchange) -> Decimal:
    unit = exchange.find_amount(line.unit_cost) if line.unit_cost is not None else None
    once = exchange.find_amount(line.one_off) if line.one_off is not None else None
    return (unit or Decimal(0)) * line.quantity + (once or Decimal(0))


def _line_of(offering: Offering, incoterm: str) -> CostLine:
    """One unit of an offering as a line of a price, without its price."""
    terms = offering.terms
    return CostLine(
        item_key="",
        title="",
        lot="",
        organisation_id=offering.organisation_id,
        quantity=_ONE,
        unit=offering.unit,
        unit_cost=None,
        mass_kg=terms.mass_kg,
        volume_m3=terms.volume_m3,
        country_of_origin=terms.country_of_origin,
        is_service=is_service(offering),
        incoterm=incoterm,
        hs_code=terms.hs_code,
    )
