"""What a pricing policy may say: limits of percentages and steps. What it leads to is computed in `calculation`."""

from decimal import Decimal

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.basics.money import rounding_step
from bidbuilder.domain.pricing.build_up import PricingPolicy, SharedCost

SHARING_KEYS = ("value", "mass", "volume", "quantity")
COST_KINDS = ("freight", "insurance", "installation", "travel", "finance", "other")


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
    _require_step(policy)
    for cost in (*policy.shared_costs, *policy.service_costs):
        _require_countable(cost)
    return policy


def _require_step(policy: PricingPolicy) -> None:
    smallest, step = rounding_step(policy.currency), policy.rounding_step
    if step is not None and not (step.is_finite() and step > 0 and step <= 1_000_000):
        raise StepUnusable(step=step, currency=policy.currency, smallest=smallest, where="rounding_step")


def _require_countable(cost: SharedCost) -> None:
    amount = cost.cost.amount
    is_known = cost.by in SHARING_KEYS and cost.kind in COST_KINDS
    if not (cost.title.strip() and is_known and amount.is_finite() and amount > 0):
        raise CostUnusable(title=cost.title, where="shared_costs")
