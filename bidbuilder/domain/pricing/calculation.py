"""The price of a bid, computed. Where a member's price comes from is decided in `consortium.cost_sources`.

Every line goes through the same steps, in this order; each step is rounded to the smallest amount of the bid's currency
(c), so that what is shown adds up to what is asked for:

1. *quote* or *exchange*: unit cost × quantity. A price in another currency is converted with the rate table: amount × units
   of the bid's currency per base unit ÷ units of the quote's currency per base unit. Half a cent goes up. Where the lead
   bears the risk of that rate, *forward*: the policy's percentage of what was converted (the one-off cost too).
2. *one-off*: tools, set-up, engineering of the member, once a line, converted in the same way.
3. *shared*: each cost of the lead (freight, insurance, …) is converted and rounded once and then spread over the lines by
   value (steps 1 and 2), mass, volume or quantity with the largest remainder method: every line first gets the whole
   cents below its exact share; the cents left over go to the largest remainders, on a tie to the earlier line. A cost that
   pays for a leg of the way is carried only by lines whose quoted Incoterm leaves that leg out (see `logistics`), a cost of
   one member or line only by those. *securities* and *financing* are such costs too, but worked out by the house (see
   `financing`): fees of the securities, interest of the cash flow.
4. *contingency*: a percentage of steps 1 to 3, that of the line's risk class, else of its source, else of the bid.
5. *mark-up*: a percentage of steps 1 to 4, which together are the cost of the line. *duties*, where the tender's term has
   the seller pay them: the percentage of origin and HS code of the customs value, which is the sum so far without what is
   paid beyond the border (CIF). They come before rounding because a buyer multiplies the unit price; no mark-up is on them.
6. *rounding*: the unit price is the sum so far ÷ quantity, rounded to the policy's step with the policy's mode (half-up,
   half-even, up, down); the line total is unit price × quantity rounded to c, which for whole quantities is exact (the
   rule of EN 16931 for line amounts). The difference is a step of its own, never hidden in another. What of the total is
   transport in the buyer's country (see `logistics.is_inland`), with its contingency and mark-up, is said apart.

The lines add up to the subtotal. Then the *discount*: on single lots, then on the whole bid, a percentage of what is left of
the subtotal rounded to c, because a buyer checks it against the subtotal (see `discounts`). Subtotal − discount is the total,
and it is the only total there is. Sales tax of a line (total × percentage, rounded to c) and options and spares, which are
priced alike but carry no shared cost, are shown beside it.

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

from bidbuilder.domain.basics.findings import Finding
from bidbuilder.domain.basics.money import Money, round_to_step
from bidbuilder.domain.pricing.adding_up import add_up, percent_words
from bidbuilder.domain.pricing.build_up import BidPrice, CostLine, PricedLine, PriceStep, PricingPolicy, SharedCost
from bidbuilder.domain.pricing.currencies import split_by_currency
from bidbuilder.domain.pricing.exchange import Conversion, Exchange
from bidbuilder.domain.pricing.financing import COMPUTED_KINDS, double_count_findings, settle
from bidbuilder.domain.pricing.logistics import (
    Delivery,
    is_carried_by,
    is_inland,
    is_paid_beyond_border,
    list_logistics_findings,
    not_carried,
)
from bidbuilder.domain.pricing.origins import duties_per_unit, without_inland
from bidbuilder.domain.pricing.rates import RateTable
from bidbuilder.domain.pricing.risks import contingency_for
from bidbuilder.domain.pricing.sharing import share_out

_HUNDRED = Decimal(100)
_NOTHING = Decimal(0)
NOWHERE = Delivery()


@dataclass(frozen=True, slots=True)
class _Costed:
    """A line on its way through the steps; `beyond_border` is what of it is paid after the goods crossed the border, `inland`
    what of it is transport in the buyer's country."""

    line: CostLine
    steps: tuple[PriceStep, ...]
    beyond_border: Decimal = _NOTHING
    inland: Decimal = _NOTHING

    @property
    def amount(self) -> Decimal:
        return sum((step.amount for step in self.steps), _NOTHING)

    def plus(self, kind: str, amount: Decimal, note: str = "", conversion: Conversion | None = None) -> "_Costed":
        if not amount:
            return self
        step = PriceStep(kind=kind, amount=amount, note=note, conversion=conversion)
        return replace(self, steps=(*self.steps, step))

    def carrying(self, cost: SharedCost, amount: Decimal, delivery: Delivery) -> "_Costed":
        carried = self.plus(cost.kind if cost.kind in COMPUTED_KINDS else "shared", amount, cost.title)
        return replace(
            carried,
            beyond_border=self.beyond_border + (amount if is_paid_beyond_border(cost) else _NOTHING),
            inland=self.inland + (amount if is_inland(cost, self.line, delivery) else _NOTHING),
        )


def price_bid(
    lines: Sequence[CostLine], rates: RateTable | None, policy: PricingPolicy, delivery: Delivery = NOWHERE
) -> BidPrice:
    """The price of a bid out of what its items cost; the rules stand at the top of this module.

    Amounts of `lines` are per unit (`one_off` per line) in any currency; the answer is in the policy's currency. Never
    raises for what a person may have left incomplete: lines without a price or rate are listed as unpriced.
    """
    return settle(policy, lambda settled: _price_once(lines, rates, settled, delivery))


def _price_once(
    lines: Sequence[CostLine], rates: RateTable | None, policy: PricingPolicy, delivery: Delivery
) -> BidPrice:
    exchange = Exchange(rates, policy.currency)
    every = (*lines, *service_lines(policy))
    beside = dict(policy.outside)
    costed = [found for line in every if (found := _cost(line, exchange, policy)) is not None]
    shared, findings = _share_costs(
        [one for one in costed if one.line.item_key not in beside], exchange, policy, delivery
    )
    priced = [_price(one, policy, exchange.smallest, delivery) for one in shared]
    outside = [_price(one, policy, exchange.smallest, delivery) for one in costed if one.line.item_key in beside]
    counted = {line.item_key for line in (*priced, *outside)}
    missing = _missing_currencies((line for line in every if line.item_key not in counted), exchange)
    ways = list_logistics_findings([one.line for one in shared], policy.shared_costs, delivery)
    said = (*missing, *findings, *ways, *double_count_findings(policy))
    price = add_up(priced, policy, exchange.smallest, said, _unpriced(every, counted))
    return replace(
        price,
        outside=tuple(outside),
        converted=_converted_currencies((one.line for one in costed), exchange, policy),
        by_currency=split_by_currency(
            price.total, _class_sums(priced, delivery.country), policy.portions, policy.roundings, rates, price.currency
        ),
    )


def portion_class(line: PricedLine, country: str) -> str:
    """What a line counts as when the bid is asked for in several currencies: abroad, domestic or services."""
    if line.is_service:
        return "services"
    return "domestic" if country and line.country_of_origin == country else "abroad"


def _class_sums(lines: Iterable[PricedLine], country: str) -> dict[str, Decimal]:
    sums: dict[str, Decimal] = {}
    for line in lines:
        of = portion_class(line, country)
        sums[of] = sums.get(of, _NOTHING) + line.total
    return sums


def service_lines(policy: PricingPolicy) -> tuple[CostLine, ...]:
    """The lead's own services as lines of the bid; their keys are `service-1`, `service-2`, …"""
    return tuple(
        CostLine(
            item_key=f"service-{number}",
            title=service.title,
            lot="",
            organisation_id=None,
            quantity=Decimal(1),
            unit="lump_sum",
            unit_cost=service.cost,
            source="lead",
            is_service=True,
        )
        for number, service in enumerate(policy.service_costs, start=1)
    )


def _cost(line: CostLine, exchange: Exchange, policy: PricingPolicy) -> _Costed | None:
    """Steps 1 and 2; None for a line that has no price, no rate or no quantity."""
    if line.unit_cost is None or line.quantity <= 0:
        return None
    bought = line.unit_cost * line.quantity
    amount = exchange.find_amount(bought)
    one_off = exchange.find_amount(line.one_off) if line.one_off else _NOTHING
    if amount is None or one_off is None:
        return None
    kind = "quote" if bought.currency == exchange.currency else "exchange"
    costed = _Costed(line, (PriceStep(kind=kind, amount=amount, conversion=exchange.find_conversion(bought)),))
    if line.one_off:
        costed = costed.plus("one-off", one_off, conversion=exchange.find_conversion(line.one_off))
    return _with_forward(costed, [(bought, amount), (line.one_off, one_off)], exchange, policy)


def _with_forward(
    costed: _Costed, converted: Sequence[tuple[Money | None, Decimal]], exchange: Exchange, policy: PricingPolicy
) -> _Costed:
    """The forward mark-up on what was converted out of a currency whose risk is the lead's."""
    percents = {one.currency: one.added_percent for one in policy.rate_risks}
    for money, amount in converted:
        percent = percents.get(money.currency, _NOTHING) if money and money.currency != exchange.currency else _NOTHING
        costed = costed.plus("forward", _percent(amount, percent, exchange.smallest), percent_words(percent))
    return costed


def _share_costs(
    costed: Sequence[_Costed], exchange: Exchange, policy: PricingPolicy, delivery: Delivery
) -> tuple[Sequence[_Costed], list[Finding]]:
    """Step 3, one cost after the other; all of them by the values before any was shared."""
    values = [one.amount for one in costed]
    shared, findings = list(costed), list[Finding]()
    for cost in policy.shared_costs:
        amount = exchange.find_amount(cost.cost)
        if amount is None:
            findings.append(exchange.missing(cost.cost.currency))
            continue
        places = [place for place, one in enumerate(costed) if is_carried_by(cost, one.line, delivery)]
        if costed and not places:
            findings.append(not_carried(cost))
            continue
        lines = [costed[place].line for place in places]
        shares = share_out(cost.title, amount, cost.by, lines, [values[place] for place in places], exchange.smallest)
        for place, share in zip(places, shares.amounts, strict=True):
            shared[place] = shared[place].carrying(cost, share, delivery)
        findings.extend(shares.findings)
    return shared, findings


def _price(costed: _Costed, policy: PricingPolicy, smallest: Decimal, delivery: Delivery) -> PricedLine:
    """Steps 4 to 6."""
    line, cost = costed.line, costed.amount
    marked = _marked_up(costed, policy, smallest)
    inland = costed.inland * marked.amount / cost if costed.inland else _NOTHING
    stated = next((one for one in policy.line_origins if one.item_key == line.item_key), None)
    rate = delivery.find_rate(line)
    bought = sum((step.amount for step in costed.steps if step.kind in {"quote", "exchange"}), _NOTHING)
    duties = duties_per_unit(stated, rate, bought, line, smallest)
    done = _with_duties(marked, smallest, delivery)
    if line.is_imported:
        done = done.plus("paid-duties", -round_to_step(duties * line.quantity, smallest))
    unit_price = round_to_step(done.amount / line.quantity, policy.rounding_step or smallest, policy.rounding_mode)
    total = round_to_step(unit_price * line.quantity, smallest)
    tax_percent = rate.tax_percent if rate else _NOTHING
    priced = PricedLine(
        item_key=line.item_key,
        title=line.title,
        lot=line.lot,
        organisation_id=line.organisation_id,
        quantity=line.quantity,
        unit=line.unit,
        unit_price=unit_price,
        total=total,
        steps=done.plus("rounding", total - done.amount).steps,
        source=line.source,
        country_of_origin=line.country_of_origin,
        is_service=line.is_service,
        tax_percent=tax_percent,
        tax=_percent(total, tax_percent, smallest),
        is_imported=line.is_imported,
        duties_per_unit=duties,
        local_percent=stated.local_percent if stated else None,
    )
    return without_inland(priced, inland, min(policy.rounding_step or smallest, smallest))


def _marked_up(costed: _Costed, policy: PricingPolicy, smallest: Decimal) -> _Costed:
    """Steps 4 and 5 without duties."""
    line = costed.line
    percent, risk = contingency_for(
        line.item_key, line.source, policy.risk_classes, policy.line_risks, policy.contingency_percent
    )
    note = " · ".join(filter(None, (risk, percent_words(percent))))
    costed = costed.plus("contingency", _percent(costed.amount, percent, smallest), note)
    return costed.plus(
        "markup", _percent(costed.amount, policy.markup_percent, smallest), percent_words(policy.markup_percent)
    )


def _with_duties(costed: _Costed, smallest: Decimal, delivery: Delivery) -> _Costed:
    rate = delivery.find_rate(costed.line)
    if rate is None or not delivery.pays_duty_on(costed.line):
        return costed
    customs_value = costed.amount - costed.beyond_border
    note = " · ".join(filter(None, (rate.country, rate.hs_prefix, percent_words(rate.duty_percent))))
    return costed.plus("duties", _percent(customs_value, rate.duty_percent, smallest), note)


def _converted_currencies(lines: Iterable[CostLine], exchange: Exchange, policy: PricingPolicy) -> tuple[str, ...]:
    amounts = [money for line in lines for money in (line.unit_cost, line.one_off) if money]
    amounts += [cost.cost for cost in policy.shared_costs if exchange.find_amount(cost.cost) is not None]
    asked = {one.currency for one in policy.portions if exchange.knows(one.currency)}
    return tuple(sorted(({money.currency for money in amounts} | asked) - {exchange.currency}))


def _missing_currencies(lines: Iterable[CostLine], exchange: Exchange) -> tuple[Finding, ...]:
    amounts = [money for line in lines if line.unit_cost for money in (line.unit_cost, line.one_off) if money]
    currencies = {money.currency for money in amounts if exchange.find_amount(money) is None}
    return tuple(exchange.missing(currency) for currency in sorted(currencies))


def _unpriced(lines: Sequence[CostLine], counted: set[str]) -> tuple[str, ...]:
    return tuple(line.item_key for line in lines if line.item_key not in counted)


def _percent(amount: Decimal, percent: Decimal, smallest: Decimal) -> Decimal:
    return round_to_step(amount * percent / _HUNDRED, smallest)
