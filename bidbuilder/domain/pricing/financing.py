"""What securities and debts cost, worked out and put into the price they depend on.

A security is a part of the price, and interest follows from when the price is received and the costs are paid; both are costs of
the price again. So the bid is priced without them, they are worked out from that price, the bid is priced with them, and so on
until they no longer change. They never fall from one round to the next, and each round adds only the fee of what the last one
added, so a few rounds settle them to the cent.

Example: a bid of 100,000.00 without them, no mark-up, a security of 10 % of the price at 1.2 % a year for 12 months: 120.00 of
100,000.00, then 120.14 of 100,120.00, and 120.14 again of 100,120.14.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal

from bidbuilder.domain.basics.findings import Finding, Severity, translatable
from bidbuilder.domain.basics.money import Money
from bidbuilder.domain.pricing.build_up import BidPrice, PricingPolicy, SharedCost
from bidbuilder.domain.pricing.guarantees import guarantee_cost
from bidbuilder.domain.pricing.payments import flow_of

SECURITIES, FINANCING = "securities", "financing"
COMPUTED_KINDS = frozenset({SECURITIES, FINANCING})

_MOST_ROUNDS = 30
_TWICE = translatable(
    "“{title}” was entered by hand although the house works such costs out: they may be in the price twice."
)
_ONE_OF_BOTH = translatable("Take the cost out under “Costs”, or turn the working out off under “Payments”.")
_NO_PLAN = translatable(
    "The cost of financing cannot be worked out: nobody has said when the buyer pays and when we pay."
)
_SAY_WHEN = translatable("State both under “Payments”.")
_BY_HAND = {"bid-security": "carries_securities", "finance": "carries_financing"}


def settle(policy: PricingPolicy, price_with: Callable[[PricingPolicy], BidPrice]) -> BidPrice:
    """The price with what it costs to secure and to finance it, where the policy wants that; else simply the price."""
    price = price_with(policy)
    carried = dict.fromkeys((SECURITIES, FINANCING), Decimal(0))
    for _round in range(_MOST_ROUNDS):
        worked_out = {kind: max(carried[kind], amount) for kind, amount in _work_out(price, policy)}
        if all(carried[kind] == amount for kind, amount in worked_out.items()):
            break
        carried |= worked_out
        costs = tuple(
            SharedCost(kind=kind, title="", cost=Money(amount, policy.currency), by=policy.carried_by)
            for kind, amount in carried.items()
            if amount
        )
        price = price_with(replace(policy, shared_costs=(*policy.shared_costs, *costs)))
    return price


def _work_out(price: BidPrice, policy: PricingPolicy) -> Iterator[tuple[str, Decimal]]:
    if policy.carries_securities:
        fees = (guarantee_cost(one, price.total, price.currency) for one in policy.guarantees)
        yield SECURITIES, sum(fees, Decimal(0))
    if policy.carries_financing:
        yield FINANCING, flow_of(price.total, price.cost, policy.payments, price.currency).interest


def double_count_findings(policy: PricingPolicy) -> Iterator[Finding]:
    """Costs that are both entered by hand and worked out, and financing that nothing is known of."""
    for cost in policy.shared_costs:
        if cost.kind in _BY_HAND and getattr(policy, _BY_HAND[cost.kind]):
            yield _caution("cost-counted-twice", _TWICE, _ONE_OF_BOTH, title=cost.title)
    if policy.carries_financing and not (policy.payments.received and policy.payments.paid):
        yield _caution("financing-unknown", _NO_PLAN, _SAY_WHEN)


def _caution(code: str, message: str, hint: str, **params: str) -> Finding:
    where = {**params, "page": "payments", "key": ""}
    return Finding(severity=Severity.WARNING, code=code, message=message, hint=hint, params=where)
