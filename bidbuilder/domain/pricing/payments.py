"""Payments over time: when the buyer pays, when members are paid, what lies between, and what that costs in interest.

Both sides are shared out by their percentages with the largest remainder, so that every cent is received and paid once.
Interest of a month is the debt at its end × yearly rate ÷ 12, rounded half up to the smallest amount; it is shown and does not
itself add to the debt, because the lead decides whether to take it into the price as a cost of financing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.basics.money import allocate, round_to_step, rounding_step

_LONGEST_MONTHS = 240
_MONTHS_A_YEAR = 12


class PaymentsNotWhole(Refusal):
    """The payments of one side do not add up to 100 %, or come before the award or after twenty years."""

    code = "payments-not-whole"
    message = translatable("The payments add up to {percent} %; they have to be 100 % in months from 0 to {longest}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """So many per cent, so many months after the award; `name` is the milestone, such as delivery."""

    name: str
    percent: Decimal
    month: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentPlan:
    """What the buyer pays and what members and carriers are paid; `interest_percent` is that of a year."""

    received: tuple[Payment, ...] = ()
    paid: tuple[Payment, ...] = ()
    interest_percent: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """One month after the award. `balance` is everything received so far less everything paid; `interest` what a debt costs."""

    month: int
    received: Decimal
    paid: Decimal
    balance: Decimal
    interest: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class CashFlow:
    """The months from the award to the last payment. `lowest` is the deepest balance, `interest` the cost of all debts."""

    months: tuple[Month, ...] = ()
    lowest: Decimal = Decimal(0)
    interest: Decimal = Decimal(0)


def require_whole(payments: Sequence[Payment]) -> None:
    """Raises `PaymentsNotWhole`; no payments at all are fine."""
    percent = sum((one.percent for one in payments), Decimal(0))
    in_time = all(0 <= one.month <= _LONGEST_MONTHS and one.percent > 0 for one in payments)
    if payments and not (percent == 100 and in_time):
        raise PaymentsNotWhole(percent=percent, longest=_LONGEST_MONTHS, where="payments")


def flow_of(price: Decimal, cost: Decimal, plan: PaymentPlan, currency: str) -> CashFlow:
    """The cash flow of a bid of that price whose costs are paid as planned; nothing while one side has no plan."""
    if not (plan.received and plan.paid):
        return CashFlow()
    step = rounding_step(currency)
    received, paid = _by_month(price, plan.received, step), _by_month(cost, plan.paid, step)
    months, balance = [], Decimal(0)
    for month in range(max(*received, *paid) + 1):
        coming, going = received.get(month, Decimal(0)), paid.get(month, Decimal(0))
        balance += coming - going
        debt = max(-balance, Decimal(0))
        interest = round_to_step(debt * plan.interest_percent / 100 / _MONTHS_A_YEAR, step)
        months.append(Month(month=month, received=coming, paid=going, balance=balance, interest=interest))
    return CashFlow(
        months=tuple(months),
        lowest=min(one.balance for one in months),
        interest=sum((one.interest for one in months), Decimal(0)),
    )


def _by_month(amount: Decimal, payments: Sequence[Payment], step: Decimal) -> dict[int, Decimal]:
    parts = allocate(amount, [one.percent for one in payments], step)
    sums: dict[int, Decimal] = {}
    for payment, part in zip(payments, parts, strict=True):
        sums[payment.month] = sums.get(payment.month, Decimal(0)) + part
    return sums
