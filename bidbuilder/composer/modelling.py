"""The model: a sourcing problem as a mixed-integer programme, in a form whose linear relaxation is strong.

**Steps.** `candidates` leaves the offers that can be used and cuts each into options, one a price tier (a quantity break
prices *all* units, so a tier is a choice of its own). `dominance` takes out what another offer always beats. Then:

1. *Columns.* An option from `least` to `most` units is a binary ("use it at this price", standing for the first `least`
   units and the offer's fixed cost) and a quantity above `least`, linked by: above ≤ (most − least) × use. Where least and
   most are equal the binary is all there is. Where there is one tier, no fixed cost and no pair rule, the quantity is all
   there is. A member that costs something to have, or is counted, has a binary of its own.
2. *Activation.* Each offer by itself is bounded by its member: Σ uses ≤ member (and above ≤ most × member where there is
   no use). One row an offer is far stronger than one row a member. These rows are the many ones, and `lazy`: a search may
   leave them out until they are broken.
3. *Needs.* Σ quantity × answers ≥ need. A rated need has a binary that it is covered whole.
4. *Capacities.* Σ quantity × uses ≤ amount; where one member alone uses it: ≤ amount × member. What all needs together
   take at the very least must fit into the members that join: Σ amount × member ≥ that, and so many members at least.
5. *Pairs.* a requires b: uses(a) ≤ uses(b). a excludes b: uses(a) + uses(b) ≤ 1, hence at most one tier an offer too.
6. *Totals.* Members ≤ limit; cost ≤ budget; a member's part ≤ max_share × cost, and ≥ min_share × cost where it is used;
   Σ local_share × amount ≥ min_local_share × cost.
7. *Score.* The points an offer gives for a need count for the part of the need that it answers, at most the whole need
   once: part ≤ quantity × answers ÷ need, Σ parts ≤ 1; those of one member: Σ parts ≤ member. For the highest score alone
   nothing has a price, where no rule asks for one (`scoring`). Averages over who earns a need's points: `point_cuts`.
8. *Lots.* A lot that may be left out has a binary that it is: Σ quantity × answers + need × left out ≥ need. Its rated needs
   earn nothing then. So many lots at most, and at least, are left out; each counts its value.
9. *Discounts.* What comes off: amount × given, given + left out ≤ 1 for each of its lots; and taken ≤ share × what its offers
   cost, taken ≤ most × (1 − left out).

**Objective.** *cost*: the lowest cost after discounts, with the value of the lots left out. *score*: the highest score, then
the lowest cost at that score. *weighted*: the least
price_weight × cost ÷ lowest cost − quality_weight × score ÷ highest conceivable score: the linear price model of public
tenders, so the weights are percentages and need no common unit. Costs are passed to the solver as whole numbers of the
smallest amount that occurs (`step`), so a bound may be rounded up to the next multiple.

**Ties** are broken by the order of the input: the solver is deterministic with one thread and a fixed seed, and columns
stand in the order of the offers. Two runs that both reach the proof give the same cost, on one machine the same items.

**Worked example.** One need of 10; offer A (member M, joining cost 5) at 3.00, from 8 units 2.50; offer B at 2.80, most 6.
A has the options [1, 7] at 3.00 and [8, 10] at 2.50, B has [1, 6] at 2.80. A alone: 10 × 2.50 + 5 = 30.00. A with 8 and
B with 2: 20.00 + 5.60 + 5 = 30.60. B with 6 and A with 4: 16.80 + 12.00 + 5 = 33.80. The answer is 10 of A, 30.00.
"""

from fractions import Fraction
from math import gcd, inf, lcm

import numpy as np

from bidbuilder.composer.building import NO_DEMANDS, Building, Demands, add_members, add_offers, offers_of_columns
from bidbuilder.composer.candidates import Candidates, has_share_rules
from bidbuilder.composer.evaluating import most_points
from bidbuilder.composer.joint_capacity import add_joint_capacity
from bidbuilder.composer.limits import (
    add_capacities,
    add_differences,
    add_needs,
    add_pairs,
    add_score,
    add_selling_members,
    add_totals,
    given_points,
)
from bidbuilder.composer.lot_rows import add_discounts, add_lots
from bidbuilder.composer.problem import ONE, ZERO, Aim, Problem
from bidbuilder.composer.translation import SourcingModel

# Above this a whole number of cents is no longer exact in the solver's arithmetic.
_MOST_EXACT = 2**53


def build_model(problem: Problem, candidates: Candidates, demands: Demands = NO_DEMANDS) -> SourcingModel:
    """The model of the problem over these candidates. The objective follows the problem's aim."""
    building = Building(problem, demands)
    add_members(building, candidates)
    add_offers(building, candidates)
    for _ in candidates.impossible_pins:
        building.rows.add([], [], 1.0, inf)
    add_lots(building)
    add_discounts(building)
    add_needs(building)
    add_capacities(building)
    add_joint_capacity(building)
    add_pairs(building)
    add_totals(building)
    add_differences(building)
    if demands.differ_from or has_share_rules(problem):
        add_selling_members(building)
    if problem.objective.aim is not Aim.COST or demands.least_score is not None:
        add_score(building)
    cost, scale, step = _objective(building)
    offset = _always_earned(building)
    return SourcingModel(
        model=building.rows.model(cost, building.lower, building.upper, building.integral, step),
        parts=building.parts,
        use_columns=building.uses,
        member_columns=building.members,
        member_of=np.array([building.member_of.get(column, -1) for column in range(len(cost))], dtype=np.int64),
        most_members=problem.rules.max_members,
        caps=building.caps,
        sources=building.sources,
        offer_of=offers_of_columns(building, len(cost)),
        left_out=building.left_out,
        rated=building.rated,
        offers=problem.offers,
        scale=scale,
        offset=offset,
    )


def _always_earned(building: Building) -> Fraction:
    """What the objective has besides its columns."""
    aim = building.problem.objective
    given = Fraction(given_points(building.problem))
    if aim.aim is Aim.COST:
        return Fraction(0)
    if aim.aim is Aim.SCORE:
        return -given
    return -given * Fraction(aim.quality_weight) / Fraction(most_points(building.problem) or ONE)


def _objective(building: Building) -> tuple[list[float], Fraction, float]:
    """The solver's costs, by what they were multiplied, and the step every objective is a multiple of (0: none)."""
    aim = building.problem.objective
    width = len(building.price)
    if building.demands.yielding is not None:
        return [1.0 if column in building.yields else 0.0 for column in range(width)], Fraction(1), 0.0
    if aim.aim is Aim.COST:
        return _whole_costs(building)
    points = [building.points.get(column, ZERO) for column in range(width)]
    if aim.aim is Aim.SCORE:
        return [-float(value) for value in points], Fraction(1), 0.0
    price_factor = aim.price_weight / (building.demands.reference_price or ONE)
    quality_factor = aim.quality_weight / (most_points(building.problem) or ONE)
    weighted = [
        float(building.aim_cost(column) * price_factor - value * quality_factor) for column, value in enumerate(points)
    ]
    return weighted, Fraction(1), 0.0


def _whole_costs(building: Building) -> tuple[list[float], Fraction, float]:
    prices = list(building.price)
    for column in (*building.off, *building.forgone):
        prices[column] = building.aim_cost(column)
    ratios = [price.as_integer_ratio() for price in prices]
    parts = lcm(*{below for _, below in ratios})
    scale = 1
    while scale % parts:
        scale *= 10
    whole = [above * (scale // below) for above, below in ratios]
    largest = max(map(abs, whole), default=0)
    if largest >= _MOST_EXACT:
        return [float(price) for price in prices], Fraction(1), 0.0
    stepped = all(integral or not price for integral, price in zip(building.integral, whole, strict=True))
    return [float(price) for price in whole], Fraction(scale), float(gcd(*whole)) if stepped else 0.0
