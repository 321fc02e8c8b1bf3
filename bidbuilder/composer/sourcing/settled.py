"""Needs that a bid manager settles for less of, and capacities that are taken to be more, as ways out name them."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from bidbuilder.composer.problem import Problem
from bidbuilder.composer.sourcing.wishes import Settled


def with_settled(problem: Problem, settled: Iterable[Settled]) -> Problem:
    """The problem at these levels. One that is no milder any more, as the tender has changed since, changes nothing."""
    amounts = {one.name: one.amount for one in settled}
    if not amounts:
        return problem
    return replace(
        problem,
        needs=tuple(
            replace(one, quantity=min(one.quantity, _at(amounts, one.id, one.quantity))) for one in problem.needs
        ),
        capacities=tuple(
            replace(one, amount=max(one.amount, _at(amounts, one.id, one.amount))) for one in problem.capacities
        ),
    )


def _at(amounts: dict[str, Decimal], name: str, present: Decimal) -> Decimal:
    return amounts.get(name, present)
