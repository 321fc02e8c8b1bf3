"""A bid asked for in several currencies: which part of the total is paid in which, as foreign and local portions.

The total stays one number in the bid's currency. Each portion takes a percentage of what a class of lines contributes to
it (goods from abroad, goods made in the buyer's country, services), converts it with the rate table and rounds it in its own
currency by that currency's mode. What no portion takes stays in the bid's currency, so that the equivalents always add up to
the total.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bidbuilder.domain.basics.money import RoundingMode, allocate, round_to_step, rounding_step
from bidbuilder.domain.pricing.rates import RateMissing, RateTable

PORTION_CLASSES = ("abroad", "domestic", "services")


@dataclass(frozen=True, slots=True, kw_only=True)
class Portion:
    """So many per cent of what a class of lines contributes (`abroad`, `domestic`, `services`) is paid in a currency."""

    currency: str
    of: str
    percent: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class CurrencyRounding:
    """How amounts of one currency are rounded; no step means its smallest amount."""

    currency: str
    mode: RoundingMode = RoundingMode.HALF_UP
    step: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CurrencyAmount:
    """What is paid in one currency, and the part of the total it stands for in the bid's currency."""

    currency: str
    amount: Decimal
    equivalent: Decimal


def split_by_currency(
    total: Decimal,
    sums: Mapping[str, Decimal],
    portions: Sequence[Portion],
    roundings: Sequence[CurrencyRounding],
    rates: RateTable | None,
    currency: str,
) -> tuple[CurrencyAmount, ...]:
    """The total by currency, the bid's own last. `sums` are the classes' lines before discounts, in the bid's currency.

    A discount on the bid lessens every class alike (largest remainder). A currency that has no rate stays in the bid's.
    """
    step = rounding_step(currency)
    classes = [one for one in sums if sums[one] > 0]
    net = dict(zip(classes, allocate(total, [sums[one] for one in classes], step), strict=True)) if classes else {}
    taken: dict[str, Decimal] = {}
    for portion in portions:
        part = round_to_step(net.get(portion.of, Decimal(0)) * portion.percent / 100, step, RoundingMode.DOWN)
        if (
            part
            and portion.currency != currency
            and _find_amount(part, portion.currency, (), rates, currency) is not None
        ):
            taken[portion.currency] = taken.get(portion.currency, Decimal(0)) + part
    foreign = [
        CurrencyAmount(
            currency=one, amount=_find_amount(part, one, roundings, rates, currency) or Decimal(0), equivalent=part
        )
        for one, part in sorted(taken.items())
    ]
    rest = total - sum(taken.values(), Decimal(0))
    return (*foreign, CurrencyAmount(currency=currency, amount=rest, equivalent=rest))


def _find_amount(
    amount: Decimal, target: str, roundings: Sequence[CurrencyRounding], rates: RateTable | None, currency: str
) -> Decimal | None:
    if rates is None:
        return None
    rounding = next((one for one in roundings if one.currency == target), CurrencyRounding(currency=target))
    try:
        exact = rates.convert(amount, currency, target)
    except RateMissing:
        return None
    return round_to_step(exact, rounding.step or rounding_step(target), rounding.mode)
