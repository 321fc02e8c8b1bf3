"""The highest score alone: what anything costs says nothing then, and the problem is smaller without its prices."""

from dataclasses import replace

from bidbuilder.composer.candidates import has_share_rules
from bidbuilder.composer.problem import ZERO, Aim, Problem


def unpriced(problem: Problem) -> Problem:
    """The problem as it has to be searched for its aim: for the highest score all at no price, where no rule asks for one.

    Then quantity breaks are no choices, and nothing is paid for using an offer. The same quantities keep its rules, for
    offers still begin at their first price.
    """
    if problem.objective.aim is not Aim.SCORE or problem.rules.budget is not None or has_share_rules(problem):
        return problem
    return replace(
        problem,
        offers=tuple(
            replace(one, prices=(replace(one.prices[0], unit_price=ZERO),), fixed_cost=ZERO) for one in problem.offers
        ),
        members=tuple(replace(one, fixed_cost=ZERO) for one in problem.members),
        lots=tuple(replace(one, value=ZERO) for one in problem.lots),
        discounts=(),
    )
