"""Takes out offers that another offer always beats, with a reason why no optimum is lost.

**The rule.** Let k at quantity q cover all of its needs whole, at cost K with its fixed cost. Offer j, that answers only
needs of k's, is dominated if any quantity of it costs at least K and uses at least as much of every capacity as q of k,
and k brings in no member that j does not (the same member, or one that costs nothing and is not counted).

**Why.** Take a solution with j. Raise k to q if it is below and leave j out. All needs of j are covered by k alone; k's
other needs are answered no less. Raising costs at most K and uses at most what q uses; leaving j out saves as much. So the
new solution holds and costs no more. Each step leaves out one dominated offer and brings in none: of two offers that
dominate each other the earlier one is kept, and whatever dominates an offer that goes dominates what that one dominated.

The rule says nothing where more than cost, cover and capacity counts: where shares or scores are asked for, nothing is
taken out, nor where a discount takes a share off some offers only; offers in pairs, pins or a solution to start from
stay. An offer that requires or excludes another, or is pinned, cannot be raised freely, so it dominates nothing.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, Decimal

from bidbuilder.composer.candidates import Candidates, Option, has_share_rules
from bidbuilder.composer.problem import ZERO, Aim, Offer, Problem

_MOST_RIVALS = 400


@dataclass(frozen=True, slots=True, eq=False)
class _Rival:
    """An offer at the quantity that covers all its needs: what it costs and uses then. Needs are bits of `needs`."""

    index: int
    needs: int
    cost: Decimal
    uses: Mapping[str, Decimal]


_Rivals = Mapping[tuple[str, str | None], list[_Rival]]


def undominated(problem: Problem, candidates: Candidates, kept: Collection[str] = ()) -> Candidates:
    """The candidates without the dominated ones; those named in `kept` stay."""
    if problem.objective.aim is not Aim.COST or has_share_rules(problem) or any(one.share for one in problem.discounts):
        return candidates
    stay = {*kept, *(name for pair in (*problem.rules.requires, *problem.rules.excludes) for name in pair)}
    stay |= {pin.offer for pin in problem.rules.pinned}
    bits = {need.id: 1 << place for place, need in enumerate(need for need in problem.needs if need.is_mandatory)}
    rivals = _rivals_by_need(problem, candidates, bits, _free_members(problem))
    gone = {
        index
        for index, options in candidates.options.items()
        if problem.offers[index].id not in stay
        and _has_rivals(problem.offers[index], rivals)
        and _is_dominated(problem.offers[index], index, options, bits, rivals)
    }
    left = {index: options for index, options in candidates.options.items() if index not in gone}
    return replace(candidates, options=left)


def _rivals_by_need(
    problem: Problem, candidates: Candidates, bits: Mapping[str, int], free: Collection[str | None]
) -> _Rivals:
    """By need and member the rivals that answer it, cheapest first; those of free members stand under no member."""
    quantities = {need.id: need.quantity for need in problem.needs}
    rules = problem.rules
    bound = {name for pair in rules.excludes for name in pair} | {first for first, _ in rules.requires}
    bound |= {pin.offer for pin in rules.pinned}
    under = [None if offer.member in free else offer.member for offer in problem.offers]
    count = Counter((need, under[index]) for index in candidates.options for need in problem.offers[index].answers)
    found: dict[tuple[str, str | None], list[_Rival]] = {}
    for index, options in candidates.options.items():
        offer, member = problem.offers[index], under[index]
        if offer.id in bound:
            continue
        # The only offer of a member for each of its needs rivals none but itself.
        is_alone = member is not None and all(count[need, member] == 1 for need in offer.answers)
        rival = None if is_alone else _rival(offer, index, options, quantities, bits)
        if rival is not None:
            for need in offer.answers:
                found.setdefault((need, member), []).append(rival)
    for rivals in found.values():
        rivals.sort(key=lambda rival: (rival.cost, -rival.needs.bit_count(), rival.index))
    return found


def _rival(
    offer: Offer, index: int, options: tuple[Option, ...], quantities: Mapping[str, Decimal], bits: Mapping[str, int]
) -> _Rival | None:
    wanted = [quantities[need] / per_unit for need, per_unit in offer.answers.items() if need in bits]
    if not wanted:
        return None
    whole = max(wanted).to_integral_value(ROUND_CEILING) if offer.is_integer else max(wanted)
    costs = [
        (max(option.least, whole) * option.unit_price, max(option.least, whole))
        for option in options
        if option.most >= whole
    ]
    if not costs:
        return None
    cost, quantity = min(costs)
    return _Rival(
        index=index,
        needs=_mask(offer, bits),
        cost=cost + offer.fixed_cost,
        uses={capacity: per_unit * quantity for capacity, per_unit in offer.uses.items()},
    )


def _has_rivals(offer: Offer, rivals: _Rivals) -> bool:
    return any((need, None) in rivals or (need, offer.member) in rivals for need in offer.answers)


def _mask(offer: Offer, bits: Mapping[str, int]) -> int:
    return sum(bits.get(need, 0) for need in offer.answers)


def _free_members(problem: Problem) -> set[str | None]:
    """Members that nothing speaks against having: they cost nothing and are not counted. No member is one of them."""
    if problem.rules.max_members is not None:
        return {None}
    paid = {member.id for member in problem.members if member.fixed_cost}
    return {None, *(offer.member for offer in problem.offers if offer.member not in paid)}


def _is_dominated(
    offer: Offer, index: int, options: tuple[Option, ...], bits: Mapping[str, int], rivals: _Rivals
) -> bool:
    needs = _mask(offer, bits)
    if not needs:
        return False
    cost = min(option.least * option.unit_price for option in options) + offer.fixed_cost
    least = min(option.least for option in options)
    joining = dict.fromkeys((None, offer.member))
    known = [[rivals.get((need, member), []) for member in joining] for need in offer.answers if need in bits]
    for rival in _affordable(min(known, key=lambda lists: sum(map(len, lists))), cost):
        if rival.index == index or needs & ~rival.needs:
            continue
        if rival.cost == cost and rival.index > index and _mirrors(rival, needs):
            continue
        if all(used <= offer.uses.get(name, ZERO) * least for name, used in rival.uses.items()):
            return True
    return False


def _mirrors(rival: _Rival, needs: int) -> bool:
    """Of two that cost and answer the same only one may go; of others at one price the one that answers less."""
    return rival.needs == needs


def _affordable(lists: list[list[_Rival]], cost: Decimal) -> Iterator[_Rival]:
    for rivals in lists:
        for rival in rivals[:_MOST_RIVALS]:
            if rival.cost > cost:
                break
            yield rival
