"""From a solver's solution to exact quantities: divisible offers are raised by the hair that rounding left open."""

from collections.abc import Iterator
from decimal import ROUND_CEILING, Decimal
from fractions import Fraction

from bidbuilder.composer.evaluating import Evaluator
from bidbuilder.composer.problem import Need, Offer

_STEP = Decimal(1).scaleb(-12)
# More than this is no rounding but a wrong solution.
_MOST_OPEN = Fraction(1, 10**4)


def settle(evaluator: Evaluator, quantities: dict[str, Decimal]) -> dict[str, Decimal]:
    """The same quantities, with each mandatory need that rounding left open by a hair closed by a divisible offer."""
    used = [evaluator.offers[name] for name in quantities]
    if all(offer.is_integer for offer in used):
        return quantities
    settled = dict(quantities)
    for need, short in list(_open_needs(evaluator, settled)):
        for offer in used:
            if short > 0 and not offer.is_integer and need.id in offer.answers:
                short -= _raise(offer, need, short, settled)
    return settled


def _open_needs(evaluator: Evaluator, quantities: dict[str, Decimal]) -> Iterator[tuple[Need, Fraction]]:
    cover: dict[str, Fraction] = {}
    for name, quantity in quantities.items():
        for need, per_unit in evaluator.offers[name].answers.items():
            cover[need] = cover.get(need, Fraction(0)) + Fraction(quantity) * Fraction(per_unit)
    for wanted in evaluator.problem.needs:
        short = Fraction(wanted.quantity) - cover.get(wanted.id, Fraction(0))
        if wanted.is_mandatory and 0 < short <= _MOST_OPEN * max(Fraction(1), Fraction(wanted.quantity)):
            yield wanted, short


def _raise(offer: Offer, need: Need, short: Fraction, quantities: dict[str, Decimal]) -> Fraction:
    wanted = short / Fraction(offer.answers[need.id])
    more = (Decimal(wanted.numerator) / Decimal(wanted.denominator)).quantize(_STEP, rounding=ROUND_CEILING)
    if offer.max_quantity is not None:
        more = min(more, max(Decimal(0), offer.max_quantity - quantities[offer.id]))
    quantities[offer.id] += more
    return Fraction(more) * Fraction(offer.answers[need.id])
