"""What a pricing policy may say: limits of percentages and steps. What it leads to is computed in `calculation`."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.basics.money import rounding_step
from bidbuilder.domain.pricing.adjusting import require_sound_formula
from bidbuilder.domain.pricing.awarding import require_sound_award
from bidbuilder.domain.pricing.build_up import PricingPolicy, SharedCost
from bidbuilder.domain.pricing.currencies import PORTION_CLASSES
from bidbuilder.domain.pricing.incoterms import Leg
from bidbuilder.domain.pricing.origins import require_sound_origins
from bidbuilder.domain.pricing.payments import require_whole

SHARING_KEYS = ("value", "mass", "volume", "quantity")
COST_KINDS = ("freight", "insurance", "inland", "installation", "travel", "bid-security", "finance", "other")


class PercentageOutside(Refusal):
    """A percentage of the policy is negative, not a number, or so high that no price is left."""

    code = "percentage-outside"
    message = translatable("{percent} % is not possible here: it has to be from 0 to {highest} %.")
    hint = translatable("Write it like 7.5 for seven and a half per cent.")


class StepUnusable(Refusal):
    """Unit prices cannot be rounded to that step."""

    code = "step-unusable"
    message = translatable("Unit prices cannot be rounded to steps of {step} {currency}.")
    hint = translatable("Use a step such as {smallest} or a multiple of it.")


class CostUnusable(Refusal):
    """A shared cost or a service of the lead lacks what it takes to count it."""

    code = "cost-unusable"
    message = translatable("The cost “{title}” needs a name, an amount above zero, a kind and a way to be shared out.")


class SharingUnknown(Refusal):
    """Costs cannot be shared out by that."""

    code = "sharing-unknown"
    message = translatable("Costs cannot be shared out by “{by}”; value, mass, volume and quantity are the ways.")


class RiskClassesUnclear(Refusal):
    """Two classes of risk share a name or a source, or one has no name."""

    code = "risk-classes-unclear"
    message = translatable(
        "Every class of risk needs a name of its own, and a source of prices belongs to one class only."
    )


class PortionsExceedWhole(Refusal):
    """More than all of something is to be paid in other currencies."""

    code = "portions-exceed-whole"
    message = translatable(
        "The portions in other currencies come to {percent} % of the same lines; 100 % is all there is."
    )


_HIGHEST = {
    "contingency_percent": Decimal(100),
    "markup_percent": Decimal(500),
    "discount_percent": Decimal(90),
    "floor_margin_percent": Decimal(90),
}


def require_sound_policy(policy: PricingPolicy) -> PricingPolicy:
    """The policy itself, if a price can be made with it.

    Raises `PercentageOutside` (percentages in per cent), `StepUnusable`, `CostUnusable`; `where` names the field.
    """
    for name, highest in _HIGHEST.items():
        percent: Decimal | None = getattr(policy, name)
        if percent is not None and not (percent.is_finite() and 0 <= percent <= highest):
            raise PercentageOutside(percent=percent, highest=highest, where=name)
    for where, percent, highest in _further_percents(policy):
        if not (percent.is_finite() and 0 <= percent <= highest):
            raise PercentageOutside(percent=percent, highest=highest, where=where)
    require_whole(policy.payments.received)
    require_whole(policy.payments.paid)
    if policy.adjustment is not None:
        require_sound_formula(policy.adjustment)
    if policy.award is not None:
        require_sound_award(policy.award, policy.competitors)
    require_sound_origins(policy.line_origins)
    if policy.carried_by not in SHARING_KEYS:
        raise SharingUnknown(by=policy.carried_by, where="carried_by")
    _require_clear_classes(policy)
    _require_no_more_than_all(policy)
    _require_step(policy)
    for cost in (*policy.shared_costs, *policy.service_costs):
        _require_countable(cost)
    return policy


def _require_step(policy: PricingPolicy) -> None:
    smallest, step = rounding_step(policy.currency), policy.rounding_step
    if step is not None and not (step.is_finite() and step > 0 and step <= 1_000_000):
        raise StepUnusable(step=step, currency=policy.currency, smallest=smallest, where="rounding_step")


def _further_percents(policy: PricingPolicy) -> Iterator[tuple[str, Decimal, Decimal]]:
    """Field, percentage and the highest it may be, of what comes in rows."""
    yield from (("risk_classes", one.percent, Decimal(100)) for one in policy.risk_classes)
    yield from (("lot_discounts", one.percent, Decimal(90)) for one in policy.lot_discounts)
    yield from (("rate_risks", one.forward_percent, Decimal(50)) for one in policy.rate_risks)
    yield from (("portions", one.percent, Decimal(100)) for one in policy.portions)
    yield from (("guarantees", one.percent or Decimal(0), Decimal(100)) for one in policy.guarantees)
    yield from (("guarantees", one.fee_percent, Decimal(50)) for one in policy.guarantees)
    yield "interest_percent", policy.payments.interest_percent, Decimal(100)
    if policy.early_payment is not None:
        yield "early_percent", policy.early_payment.percent, Decimal(50)


def _require_clear_classes(policy: PricingPolicy) -> None:
    names = [one.name.strip() for one in policy.risk_classes]
    sources = [one.source for one in policy.risk_classes if one.source]
    if not all(names) or _has_twice(names) or _has_twice(sources):
        raise RiskClassesUnclear(where="risk_classes")


def _require_no_more_than_all(policy: PricingPolicy) -> None:
    for of in PORTION_CLASSES:
        percent = sum((one.percent for one in policy.portions if one.of == of), Decimal(0))
        if percent > 100:
            raise PortionsExceedWhole(percent=percent, where="portions")


def _has_twice(names: Iterable[str]) -> bool:
    listed = list(names)
    return len(listed) != len(set(listed))


def _require_countable(cost: SharedCost) -> None:
    amount = cost.cost.amount
    is_known = cost.by in SHARING_KEYS and cost.kind in COST_KINDS and cost.leg in {"", *Leg}
    # A leg of the way may well cost nothing, and saying so is what settles it.
    is_amount = amount.is_finite() and (amount > 0 or (amount == 0 and cost.leg != ""))
    if not (cost.title.strip() and is_known and is_amount):
        raise CostUnusable(title=cost.title, where="shared_costs")
