"""The levels at which a rule with a number could stand, from the next milder one on, and which of them a solution reaches.

Shares are told to a tenth of a per cent, on the side that the solution keeps.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from fractions import Fraction
from typing import Any

from bidbuilder.composer.answer import Choice
from bidbuilder.composer.conflicts import short_needs
from bidbuilder.composer.elements import Element, ElementKind
from bidbuilder.composer.evaluating import Evaluator
from bidbuilder.composer.problem import ZERO, Problem

_PARTS = 1000
# Rules that ask for so much at least: their milder levels are the lower ones.
AT_LEAST = frozenset({ElementKind.MIN_LOCAL_SHARE, ElementKind.MIN_SHARE, ElementKind.LEAST_LOTS})
SHARES = frozenset({ElementKind.MIN_LOCAL_SHARE, ElementKind.MIN_SHARE, ElementKind.MAX_SHARE})


def levels_of(problem: Problem, element: Element, present: Decimal) -> Sequence[Decimal]:
    """The levels that are milder than the `present` one, strictest first."""
    kind = element.kind
    if kind in SHARES:
        return _shares_below(present) if kind in AT_LEAST else _shares_above(present)
    if kind is ElementKind.MAX_LEAD_TIME_DAYS:
        return _times_above(problem, present)
    if kind is ElementKind.LEAST_LOTS:
        return [Decimal(count) for count in range(int(present) - 1, -1, -1)]
    most = len(problem.lots) if kind is ElementKind.MOST_LOTS else len({offer.member for offer in problem.offers})
    return [Decimal(count) for count in range(int(present) + 1, most + 1)]


def place_of(levels: Sequence[Decimal], level: Decimal, kind: ElementKind) -> int:
    """The place of the strictest of these levels that a solution of this level keeps."""
    sign = -1 if kind in AT_LEAST else 1
    return bisect_left(levels, sign * level, key=lambda one: sign * one)


def reached(problem: Problem, choice: Choice, element: Element) -> Decimal:
    """The level that a solution keeps a rule at."""
    kind = element.kind
    if kind is ElementKind.MAX_MEMBERS:
        return Decimal(len(choice.members))
    if kind is ElementKind.MAX_LEAD_TIME_DAYS:
        return Decimal(Evaluator(problem).evaluate(choice.quantities).slowest)
    if kind in {ElementKind.LEAST_LOTS, ElementKind.MOST_LOTS}:
        return Decimal(len(choice.lots))
    paid = Fraction(choice.cost + sum(choice.discounts.values(), ZERO))
    share = Fraction(_amount(problem, choice, element)) / paid if paid else Fraction(1 if kind in AT_LEAST else 0)
    return _in_parts(share, ROUND_FLOOR if kind in AT_LEAST else ROUND_CEILING)


def with_level(problem: Problem, element: Element, level: Decimal) -> Problem:
    """The problem with the rule at this level."""
    kind = element.kind
    value: Any = level if kind in SHARES else int(level)
    if kind in {ElementKind.MIN_SHARE, ElementKind.MAX_SHARE}:
        members = tuple(
            replace(one, **{kind.value: value}) if one.id == element.ids[0] else one for one in problem.members
        )
        return replace(problem, members=members)
    return replace(problem, rules=replace(problem.rules, **{kind.value: value}))


def _amount(problem: Problem, choice: Choice, element: Element) -> Decimal:
    """What of the cost counts for a share."""
    if element.kind is ElementKind.MIN_LOCAL_SHARE:
        local = {offer.id: offer.local_share or ZERO for offer in problem.offers}
        return sum((item.amount * local[item.offer] for item in choice.items), ZERO)
    own = sum((item.amount for item in choice.items if item.member == element.ids[0]), ZERO)
    joining = (one.fixed_cost for one in problem.members if one.id == element.ids[0] and one.id in choice.members)
    return own + sum(joining, ZERO)


def _in_parts(share: Fraction, rounding: str) -> Decimal:
    exact = share * _PARTS
    whole = (Decimal(exact.numerator) / Decimal(exact.denominator)).to_integral_value(rounding)
    return whole / _PARTS


def _shares_below(present: Decimal) -> Sequence[Decimal]:
    first = (present * _PARTS).to_integral_value(ROUND_CEILING) - 1
    return [Decimal(part) / _PARTS for part in range(int(first), -1, -1)]


def _shares_above(present: Decimal) -> Sequence[Decimal]:
    first = (present * _PARTS).to_integral_value(ROUND_FLOOR) + 1
    return [Decimal(part) / _PARTS for part in range(int(first), _PARTS + 1)]


def _times_above(problem: Problem, present: Decimal) -> Sequence[Decimal]:
    """The longer lead times; not those at which a need lacks offers."""
    times = {offer.lead_time_days for offer in problem.offers if offer.lead_time_days is not None}
    longer = sorted(days for days in times if days > present)

    def suffices(days: int) -> bool:
        return not short_needs(replace(problem, rules=replace(problem.rules, max_lead_time_days=days)))

    return [Decimal(days) for days in longer[bisect_left(longer, True, key=suffices) :]]
