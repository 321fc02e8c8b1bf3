"""From priced lines to the price of the bid: sums by lot and member, discounts, waterfall, and the floor of the margin."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TypeVar

from bidbuilder.domain.basics.findings import Finding, Severity, translatable
from bidbuilder.domain.pricing.award_totals import list_awards, price_lots, share_discounts
from bidbuilder.domain.pricing.build_up import BidPrice, PricedLine, PriceStep, PricingPolicy
from bidbuilder.domain.pricing.discounts import Discount, DiscountTerms, promise_discounts, work_out_discounts

_BELOW_FLOOR = translatable("{margin} % of the price is left above the cost; the floor is {floor} %.")
_RAISE = translatable("Raise the mark-up, lower the discount or ask members for better prices.")

STEP_KINDS = (
    "quote",
    "exchange",
    "forward",
    "one-off",
    "shared",
    "securities",
    "financing",
    "contingency",
    "markup",
    "duties",
    "paid-duties",
    "rounding",
)
# What a line costs the lead: everything but the mark-up and the rounding.
COST_KINDS = frozenset(STEP_KINDS) - {"markup", "rounding"}
_HUNDRED = Decimal(100)
_Key = TypeVar("_Key", str, int)


def add_up(
    lines: Sequence[PricedLine],
    policy: PricingPolicy,
    smallest: Decimal,
    findings: tuple[Finding, ...],
    unpriced: tuple[str, ...],
) -> BidPrice:
    """The price of those lines; `smallest` is the smallest amount of the policy's currency."""
    subtotal = _sum(line.total for line in lines)
    by_lot = _sums((line.lot, line.total) for line in lines)
    terms = _discount_terms(policy)
    taken = work_out_discounts(terms, by_lot, smallest)
    discount = _sum(one.amount for one in taken)
    total = subtotal - discount
    taken_off = share_discounts([(line.lot, line.total) for line in lines], taken, smallest)
    net_by_lot = price_lots(
        [(line.lot, line.total - off) for line, off in zip(lines, taken_off, strict=True)], smallest
    )
    discounts = (*taken, *promise_discounts(terms, net_by_lot, smallest))
    cost = _sum(step.amount for line in lines for step in line.steps if step.kind in COST_KINDS)
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
        by_lot=tuple(sorted(by_lot.items())),
        by_member=tuple(sorted(_sums((line.organisation_id or 0, line.total) for line in lines).items())),
        waterfall=_waterfall(lines, taken, policy),
        discounts=discounts,
        tax=_sum(line.tax for line in lines),
        taken_off=taken_off,
        net_by_lot=net_by_lot,
        awards=list_awards(net_by_lot, discounts, smallest),
    )


def percent_words(percent: Decimal) -> str:
    """A percentage as it stands in notes, such as `7.5 %`."""
    return f"{percent.normalize():f} %"


def _discount_terms(policy: PricingPolicy) -> DiscountTerms:
    return DiscountTerms(
        by_lot=policy.lot_discounts,
        percent=policy.discount_percent,
        reason=policy.discount_reason,
        early=policy.early_payment,
    )


def _waterfall(lines: Sequence[PricedLine], taken: Sequence[Discount], policy: PricingPolicy) -> tuple[PriceStep, ...]:
    sums = _sums((step.kind, step.amount) for line in lines for step in line.steps)
    notes = {"markup": percent_words(policy.markup_percent)}
    if not policy.risk_classes:
        notes["contingency"] = percent_words(policy.contingency_percent)
    steps = [PriceStep(kind=kind, amount=sums[kind], note=notes.get(kind, "")) for kind in STEP_KINDS if sums.get(kind)]
    if taken:
        note = " + ".join(percent_words(one.percent) for one in taken)
        steps.append(PriceStep(kind="discount", amount=-_sum(one.amount for one in taken), note=note))
    return tuple(steps)


def _floor_findings(margin: Decimal | None, floor: Decimal | None) -> tuple[Finding, ...]:
    if margin is None or floor is None or margin >= floor:
        return ()
    params = {"margin": str(margin), "floor": str(floor), "page": "price", "key": ""}
    return (
        Finding(severity=Severity.ERROR, code="margin-below-floor", message=_BELOW_FLOOR, hint=_RAISE, params=params),
    )


def _sum(amounts: Iterable[Decimal]) -> Decimal:
    return sum(amounts, Decimal(0))


def _sums(pairs: Iterable[tuple[_Key, Decimal]]) -> dict[_Key, Decimal]:
    collected: dict[_Key, Decimal] = {}
    for key, amount in pairs:
        collected[key] = collected.get(key, Decimal(0)) + amount
    return collected
