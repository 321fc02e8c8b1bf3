"""Discounts of a bid: on single lots and on the whole bid, taken off the price; for several lots together and for early
payment, offered beside it.

A discount on one lot is a percentage of that lot's lines; the discount on the bid is a percentage of what is left of the
subtotal after those. Each is rounded to the smallest amount of the currency. A discount for several lots holds if the buyer
awards all of them: it is of what is left of their prices, is stated with the price it leads to (see `award_totals`) and is never
part of the total; so is early payment. One that names a lot which is not offered can never hold and is left out.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bidbuilder.domain.basics.money import round_to_step

_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class LotDiscount:
    """A percentage off the lines of one lot, or off those of several lots if all of them are awarded."""

    lots: tuple[str, ...]
    percent: Decimal
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlyPayment:
    """A percentage off each invoice that is paid within so many days."""

    percent: Decimal
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Discount:
    """A discount with its amount. `kind` is lot, bid, lots (all of several awarded) or early (payment within `days`).

    Those of kind lot and bid are taken off the subtotal; the others are conditional.
    """

    kind: str
    percent: Decimal
    amount: Decimal
    lots: tuple[str, ...] = ()
    reason: str = ""
    days: int = 0

    @property
    def is_conditional(self) -> bool:
        """Whether the total is without it."""
        return self.kind in {"lots", "early"}


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscountTerms:
    """All discounts of a policy."""

    by_lot: tuple[LotDiscount, ...] = ()
    percent: Decimal = Decimal(0)
    reason: str = ""
    early: EarlyPayment | None = None


def work_out_discounts(terms: DiscountTerms, sums: Mapping[str, Decimal], smallest: Decimal) -> tuple[Discount, ...]:
    """The discounts that are taken off in any case. `sums` are the lines' sums by lot (`""`: no lot)."""
    taken = [*_of_single_lots(terms, sums, smallest)]
    left = sum(sums.values(), Decimal(0)) - sum((one.amount for one in taken), Decimal(0))
    amount = _percent(left, terms.percent, smallest)
    if amount:
        taken.append(Discount(kind="bid", percent=terms.percent, amount=amount, reason=terms.reason))
    return tuple(taken)


def promise_discounts(
    terms: DiscountTerms, prices: Sequence[tuple[str, Decimal]], smallest: Decimal
) -> Iterator[Discount]:
    """The discounts on a condition; `prices` are those of the lots after everything that is taken off in any case."""
    by_lot = dict(prices)
    for one in terms.by_lot:
        if len(one.lots) > 1 and all(lot in by_lot for lot in one.lots):
            amount = _percent(sum((by_lot[lot] for lot in one.lots), Decimal(0)), one.percent, smallest)
            yield Discount(kind="lots", percent=one.percent, amount=amount, lots=one.lots, reason=one.reason)
    if terms.early is not None:
        amount = _percent(sum(by_lot.values(), Decimal(0)), terms.early.percent, smallest)
        yield Discount(kind="early", percent=terms.early.percent, amount=amount, days=terms.early.days)


def _of_single_lots(terms: DiscountTerms, sums: Mapping[str, Decimal], smallest: Decimal) -> Iterator[Discount]:
    for one in terms.by_lot:
        if len(one.lots) == 1:
            amount = _percent(sums.get(one.lots[0], Decimal(0)), one.percent, smallest)
            if amount:
                yield Discount(kind="lot", percent=one.percent, amount=amount, lots=one.lots, reason=one.reason)


def _percent(amount: Decimal, percent: Decimal, smallest: Decimal) -> Decimal:
    return round_to_step(amount * percent / _HUNDRED, smallest)
