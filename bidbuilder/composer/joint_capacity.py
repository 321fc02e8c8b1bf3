"""How many members must join at least for what all needs together take: rows that no solution breaks and relaxations do.

A relaxation opens a member just as far as its sales need, so that the joining costs of the last member are split among
many. Counted over all needs at once, whole members are needed: the bound rises by what they cost.

**Rule.** Each need n gets a weight w(n) so that no offer can answer more weight than it uses of its member's own capacity: the
least uses ÷ Σ answers of the offers that answer it. Then Σ w(n) × quantity(n) ≤ Σ capacity of the members that join.

**Worked example.** Needs of 30 and 25, each unit takes 1 of a member's capacity of 20. The relaxation joins 2.75 members;
55 > 2 × 20, so three must join.
"""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate
from math import inf

from bidbuilder.composer.building import Building
from bidbuilder.composer.elements import ElementKind, elements_of
from bidbuilder.composer.lots import is_required

NOTHING = Fraction(0)
# The solver counts in binary fractions: a row that is exactly reached must not look broken.
_SLACK = 1e-9
# By so much sums of binary fractions are off at most.
_ROUGHLY = 1e-9
_JOINED = (ElementKind.NEED, ElementKind.CAPACITY)

Amounts = tuple[Decimal, ...]


def add_joint_capacity(building: Building) -> None:
    """Rows for the capacity, and for the number, of members that join; none where a demand yields or nothing binds."""
    if building.demands.yielding is not None:
        return
    room = _own_room(building)
    if not room:
        return
    needed = _least_used(building, frozenset(capacity for own in room.values() for capacity in own))
    amounts = {name: sum(map(Fraction, own.values()), NOTHING) for name, own in room.items()}
    needed -= sum((amount for name, amount in amounts.items() if name not in building.members), NOTHING)
    joining = {building.members[name]: amount for name, amount in amounts.items() if name in building.members}
    if needed <= 0 or not joining:
        return
    values = [float(amount) for amount in joining.values()]
    sources = tuple(one for one in elements_of(building.problem) if one.kind in _JOINED)
    building.demand(list(joining), values, float(needed) * (1.0 - _SLACK), inf, *sources)
    largest = accumulate(sorted(joining.values(), reverse=True))
    too_few = sum(1 for reached in largest if reached < needed)
    if 0 < too_few < len(joining):
        building.demand(list(joining), [1.0] * len(joining), float(too_few + 1), inf, *sources)


def _own_room(building: Building) -> dict[str, dict[str, Decimal]]:
    """For each member the capacities that its offers alone use, with their amounts."""
    users: dict[str, set[str | None]] = {}
    for index in building.parts:
        offer = building.problem.offers[index]
        for capacity in offer.uses:
            users.setdefault(capacity, set()).add(offer.member)
    room: dict[str, dict[str, Decimal]] = {}
    for limit in building.problem.capacities:
        names = users.get(limit.id, set())
        only = next(iter(names)) if len(names) == 1 else None
        if only is not None:
            room.setdefault(only, {})[limit.id] = limit.amount
    return room


def _least_used(building: Building, own: frozenset[str]) -> Fraction:
    """What covering all mandatory needs takes of the members' own capacities at the very least; exact, as thirds occur."""
    rates: dict[str, set[tuple[Amounts, Amounts]]] = {}
    for index in building.parts:
        offer = building.problem.offers[index]
        used = tuple([amount for capacity, amount in offer.uses.items() if capacity in own])
        rate = used, tuple(offer.answers.values())
        for need in offer.answers:
            rates.setdefault(need, set()).add(rate)
    weight = {need: _least_rate(known) for need, known in rates.items()}
    problem = building.problem
    needs = problem.needs
    return sum(
        (weight.get(need.id, NOTHING) * Fraction(need.quantity) for need in needs if is_required(problem, need)),
        NOTHING,
    )


def _least_rate(rates: Iterable[tuple[Amounts, Amounts]]) -> Fraction:
    """The least uses ÷ Σ answers, exact; what is clearly more is not counted exactly."""
    roughly = [(sum(map(float, used)) / sum(map(float, answered)), used, answered) for used, answered in rates]
    enough = min(rate for rate, _, _ in roughly) * (1.0 + _ROUGHLY)
    return min(_sum(used) / _sum(answered) for rate, used, answered in roughly if rate <= enough)


def _sum(amounts: Amounts) -> Fraction:
    return sum(map(Fraction, amounts), NOTHING)
