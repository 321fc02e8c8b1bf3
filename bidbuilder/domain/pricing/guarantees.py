"""Securities of a bid: how large each is, what it costs, and which share of it each member stands for."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from bidbuilder.domain.basics.money import NothingToAllocateBy, allocate, round_to_step, rounding_step

_MONTHS_A_YEAR = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Guarantee:
    """A security to be given: `percent` of the price or a fixed `amount` in the bid's currency, for so many months, at a
    bank's fee of so many per cent a year. `kind` is bid, performance, advance or warranty."""

    kind: str
    percent: Decimal | None = None
    amount: Decimal | None = None
    fee_percent: Decimal = Decimal(0)
    months: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class GuaranteeShare:
    """What a security comes to: its amount, its cost, and the part of the amount by member (0: the lead's own)."""

    guarantee: Guarantee
    amount: Decimal
    cost: Decimal
    by_member: tuple[tuple[int, Decimal], ...]


def guarantee_amount(guarantee: Guarantee, total: Decimal, currency: str) -> Decimal:
    """How large a security is for a price of `total`."""
    if guarantee.amount is not None:
        return guarantee.amount
    return round_to_step(total * (guarantee.percent or Decimal(0)) / 100, rounding_step(currency))


def guarantee_cost(guarantee: Guarantee, total: Decimal, currency: str) -> Decimal:
    """What it costs: amount × fee a year × months ÷ 12."""
    amount = guarantee_amount(guarantee, total, currency)
    return round_to_step(
        amount * guarantee.fee_percent / 100 * guarantee.months / _MONTHS_A_YEAR, rounding_step(currency)
    )


def share_guarantee(
    guarantee: Guarantee, total: Decimal, by_member: Mapping[int, Decimal], currency: str
) -> GuaranteeShare:
    """Amount, cost and shares by what each member's lines come to; no cent is lost."""
    step = rounding_step(currency)
    amount = guarantee_amount(guarantee, total, currency)
    cost = guarantee_cost(guarantee, total, currency)
    members = sorted(by_member)
    try:
        parts = allocate(round_to_step(amount, step), [by_member[one] for one in members], step)
    except NothingToAllocateBy:
        parts, members = (), []
    return GuaranteeShare(
        guarantee=guarantee, amount=amount, cost=cost, by_member=tuple(zip(members, parts, strict=True))
    )
