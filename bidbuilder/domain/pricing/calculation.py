"""The price of a bid, computed. Where a member's price comes from is decided in `consortium.cost_sources`.

Every line goes through the same steps, in this order; each step is rounded to the smallest amount of the bid's currency
(c), so that what is shown adds up to what is asked for:

1. *quote* or *exchange*: unit cost × quantity. A price in another currency is converted with the rate table: amount × units
   of the bid's currency per base unit ÷ units of the quote's currency per base unit. Half a cent goes up.
2. *one-off*: tools, set-up, engineering of the member, once a line, converted in the same way.
3. *shared*: each cost of the lead (freight, insurance, …) is converted and rounded once and then spread over the lines by
   value (steps 1 and 2), mass, volume or quantity with the largest remainder method: every line first gets the whole
   cents below its exact share; the cents left over go to the largest remainders, on a tie to the earlier line.
4. *contingency*: a percentage of steps 1 to 3.
5. *mark-up*: a percentage of steps 1 to 4, which together are the cost of the line.
6. *rounding*: the unit price is the sum so far ÷ quantity, rounded to the policy's step with the policy's mode (half-up,
   half-even, up, down); the line total is unit price × quantity rounded to c, which for whole quantities is exact (the
   rule of EN 16931 for line amounts). The difference is a step of its own, never hidden in another.

The lines add up to the subtotal. Then, once for the whole bid, the *discount*: a percentage of the subtotal rounded to c,
because a buyer checks it against the subtotal. Subtotal − discount is the total, and it is the only total there is.

The floor: when the margin (total − cost, as a percentage of the total, after the discount) is under the policy's floor, the
price is not bent; an error finding says so, and it blocks freezing. A line without a price, or in a currency the rate table
lacks, is left out, listed as unpriced, and blocks as well.

Worked example, bid in EUR, 1 EUR = 7.4600 DKK, contingency 3 %, mark-up 12 %, discount 2 %, freight 100.00 by mass:

    line                       quote  exchange  one-off  shared  contingency  mark-up  rounding  unit price     total
    pump, 3 × 1,000.00 EUR  3,000.00         –        –   66.67        92.00   379.04     +0.01    1,179.24  3,537.72
    valve, 7 × 746.00 DKK          –    700.00    50.00   33.33        23.50    96.82     −0.02      129.09    903.63

    subtotal 4,441.35 · discount 2 % 88.83 · total 4,352.52 · cost 3,965.50 · margin 8.89 %

(Three pumps of 70 kg and seven valves of 15 kg carry the freight as 210 : 105; the valves' one-off is 373.00 DKK.)
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeVar

from bidbuilder.domain.basics.findings import Finding, Severity, translatable
from bidbuilder.domain.basics.money import round_to_step
from bidbuilder.domain.pricing.build_up import BidPrice, CostLine, PricedLine, PriceStep, PricingPolicy
from bidbuilder.domain.pricing.exchange import Exchange
from bidbuilder.domain.pricing.rates import RateTable
from bidbuilder.domain.pricing.sharing import share_out

_BELOW_FLOOR = translatable("{margin} % of the price is left above the cost; the floor is {floor} %.")
_RAISE = translatable("Raise the mark-up, lower the discount or ask members for better prices.")

_COST_KINDS = frozenset({"quote", "exchange", "one-off", "shared", "contingency"})
_WATERFALL_ORDER = ("quote", "exchange", "one-off", "shared", "contingency", "markup", "rounding")
_HUNDRED = Decimal(100)
_Key = TypeVar("_Key", str, int)


@dataclass(frozen=True, slots=True)
class _Costed:
    """A line on its way through the steps."""

    line: CostLine
    steps: tuple[PriceStep, ...]

    @property
    def amount(self) -> Decimal:
        return sum((step.amount for step in self.steps), Decimal(0))

    def plus(self, kind: str, amount: Decimal, note: str = "") -> "_Costed":
        return _Costed(self.line, (*self.steps, PriceStep(kind=kind, amount=amount, note=note))) if amount else self


def price_bid(lines: Sequence[CostLine], rates: RateTable | None, policy: PricingPolicy) -> BidPrice:
    """The price of a bid out of what its items cost; the rules stand at the top of this module.

    Amounts of `lines` are per unit (`one_off` per line) in any currency; the answer is in the policy's currency. Never
    raises for what a person may have left incomplete: lines without a price or rate are listed as unpriced.
    """
    exchange = Exchange(rates, policy.currency)
    every = (*lines, *service_lines(policy))
    costed = [found for line in every if (found := _cost(line, exchange)) is not None]
    shared, findings = _share_costs(costed, exchange, policy)
    priced = [_price(one, policy, exchange.smallest) for one in shared]
    counted = {line.item_key for line in priced}
    missing = _missing_currencies((line for line in every if line.item_key not in counted), exchange)
    price = _add_up(priced, policy, exchange.smallest, (*missing, *findings), _unpriced(every, counted))
    return replace(price, converted=_converted_currencies((one.line for one in costed), exchange, policy))


def service_lines(policy: PricingPolicy) -> tuple[CostLine, ...]:
    """The lead's own services as lines of the bid; their keys are `service-1`, `service-2`, …"""
    return tuple(
        CostLine(
            item_key=f"service-{number}",
            title=service.title,
            lot="",
            organisation_id=None,
            quantity=Decimal(1),
            unit="piece",
            unit_cost=service.cost,
            source="lead",
            is_service=True,
        )
        for number, service in enumerate(policy.service_costs, start=1)
    )


def _cost(line: CostLine, exchange: Exchange) -> _Costed | None:
    """Steps 1 and 2; None for a line that has no price, no rate or no quantity."""
    if line.unit_cost is None or line.quantity <= 0:
        return None
    bought = line.unit_cost * line.quantity
    amount = exchange.find_amount(bought)
    one_off = exchange.find_amount(line.one_off) if line.one_off else Decimal(0)
    if amount is None or one_off is None:
        return None
    kind = "quote" if bought.currency == exchange.currency else "exchange"
    first = PriceStep(kind=kind, amount=amount, note=exchange.note_of(bought))
    return _Costed(line, (first,)).plus("one-off", one_off, exchange.note_of(line.one_off) if line.one_off else "")


def _share_costs(
    costed: Sequence[_Costed], exchange: Exchange, policy: PricingPolicy
) -> tuple[Sequence[_Costed], list[Finding]]:
    """Step 3, one cost after the other; all of them by the values before any was shared."""
    lines, values = [one.line for one in costed], [one.amount for one in costed]
    findings: list[Finding] = []
    for cost in policy.shared_costs:
        amount = exchange.find_amount(cost.cost)
        if amount is None:
            findings.append(exchange.missing(cost.cost.currency))
            continue
        shares = share_out(cost.title, amount, cost.by, lines, values, exchange.smallest)
        costed = [one.plus("shared", share, cost.title) for one, share in zip(costed, shares.amounts, strict=True)]
        findings.extend(shares.findings)
    return costed, findings


def _price(costed: _Costed, policy: PricingPolicy, smallest: Decimal) -> PricedLine:
    """Steps 4 to 6."""
    line = costed.line
    costed = costed.plus(
        "contingency", _percent(costed.amount, policy.contingency_percent, smallest), _shown(policy.contingency_percent)
    )
    costed = costed.plus(
        "markup", _percent(costed.amount, policy.markup_percent, smallest), _shown(policy.markup_percent)
    )
    unit_price = round_to_step(costed.amount / line.quantity, policy.rounding_step or smallest, policy.rounding_mode)
    total = round_to_step(unit_price * line.quantity, smallest)
    return PricedLine(
        item_key=line.item_key,
        title=line.title,
        lot=line.lot,
        organisation_id=line.organisation_id,
        quantity=line.quantity,
        unit=line.unit,
        unit_price=unit_price,
        total=total,
        steps=costed.plus("rounding", total - costed.amount).steps,
        source=line.source,
        country_of_origin=line.country_of_origin,
        is_service=line.is_service,
    )


def _add_up(
    lines: Sequence[PricedLine],
    policy: PricingPolicy,
    smallest: Decimal,
    findings: tuple[Finding, ...],
    unpriced: tuple[str, ...],
) -> BidPrice:
    subtotal = _sum(line.total for line in lines)
    discount = _percent(subtotal, policy.discount_percent, smallest)
    total = subtotal - discount
    cost = _sum(step.amount for line in lines for step in line.steps if step.kind in _COST_KINDS)
    margin = ((total - cost) * _HUNDRED / total).quantize(Decimal("0.01")) if total else None
    return BidPrice(
        currency=policy.currency,
        lines=tuple(lines),
        total=total,
        subtotal=subtotal,
        discount=discount,
        cost=cost,
        margin_percent=margin,
        findings=(*findings, *_floor_findings(margin, policy.floor_margin_percent)),
        unpriced=unpriced,
        by_lot=tuple(sorted(_sums((line.lot, line.total) for line in lines).items())),
        by_member=tuple(sorted(_sums((line.organisation_id or 0, line.total) for line in lines).items())),
        waterfall=_waterfall(lines, discount, policy),
    )


def _waterfall(lines: Sequence[PricedLine], discount: Decimal, policy: PricingPolicy) -> tuple[PriceStep, ...]:
    sums = _sums((step.kind, step.amount) for line in lines for step in line.steps)
    notes = {"contingency": _shown(policy.contingency_percent), "markup": _shown(policy.markup_percent)}
    steps = [
        PriceStep(kind=kind, amount=sums[kind], note=notes.get(kind, "")) for kind in _WATERFALL_ORDER if sums.get(kind)
    ]
    if discount:
        steps.append(PriceStep(kind="discount", amount=-discount, note=_shown(policy.discount_percent)))
    return tuple(steps)


def _floor_findings(margin: Decimal | None, floor: Decimal | None) -> tuple[Finding, ...]:
    if margin is None or floor is None or margin >= floor:
        return ()
    params = {"margin": str(margin), "floor": str(floor), "page": "price", "key": ""}
    return (
        Finding(severity=Severity.ERROR, code="margin-below-floor", message=_BELOW_FLOOR, hint=_RAISE, params=params),
    )


def _converted_currencies(lines: Iterable[CostLine], exchange: Exchange, policy: PricingPolicy) -> tuple[str, ...]:
    amounts = [money for line in lines for money in (line.unit_cost, line.one_off) if money]
    amounts += [cost.cost for cost in policy.shared_costs if exchange.find_amount(cost.cost) is not None]
    return tuple(sorted({money.currency for money in amounts} - {exchange.currency}))


def _missing_currencies(lines: Iterable[CostLine], exchange: Exchange) -> tuple[Finding, ...]:
    amounts = [money for line in lines if line.unit_cost for money in (line.unit_cost, line.one_off) if money]
    currencies = {money.currency for money in amounts if exchange.find_amount(money) is None}
    return tuple(exchange.missing(currency) for currency in sorted(currencies))


def _unpriced(lines: Sequence[CostLine], counted: set[str]) -> tuple[str, ...]:
    return tuple(line.item_key for line in lines if line.item_key not in counted)


def _percent(amount: Decimal, percent: Decimal, smallest: Decimal) -> Decimal:
    return round_to_step(amount * percent / _HUNDRED, smallest)


def _shown(percent: Decimal) -> str:
    return f"{percent.normalize():f} %"


def _sum(amounts: Iterable[Decimal]) -> Decimal:
    return sum(amounts, Decimal(0))


def _sums(pairs: Iterable[tuple[_Key, Decimal]]) -> dict[_Key, Decimal]:
    collected: dict[_Key, Decimal] = {}
    for key, amount in pairs:
        collected[key] = collected.get(key, Decimal(0)) + amount
    return collected
