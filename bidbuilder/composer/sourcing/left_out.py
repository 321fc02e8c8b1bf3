"""What is said of members that are left out: each as the one rule it is, with what it costs and what letting it in again gives.

The problem bars a member's offers one by one. A conflict, a way out or a cost that speaks of them one by one would promise
a price for a few of them, while the button beside it lets the whole member in, with all it has in the tree.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from bidbuilder.composer.answer import Answer, Change, Repair
from bidbuilder.composer.elements import Element, ElementKind
from bidbuilder.composer.explaining import DemandCost
from bidbuilder.composer.orders import Composed
from bidbuilder.composer.problem import Problem
from bidbuilder.composer.solving import Outcome
from bidbuilder.composer.sourcing.adjusting import adjustments_of
from bidbuilder.composer.sourcing.record import Record
from bidbuilder.composer.sourcing.wishes import Wishes

Price = Callable[[tuple[str, ...]], Answer | None]
"""The cheapest solution when the wishes are changed so (`adjusting`); None where there is no more time for it."""


def with_members_whole(composed: Composed, problem: Problem, wishes: Wishes) -> Composed:
    """The same, with every member that is left out as one demand: an element that names all its offers.

    Ways out that change more than another one are left out. Prices are as yet those of the offers one by one.
    """
    whole = _whole_members(problem, wishes)
    if not whole:
        return composed
    answer = composed.answer
    conflict = tuple(dict.fromkeys(_whole(one, whole) for one in answer.conflict))
    repairs = tuple(_repairs(answer.repairs, whole))
    costs = tuple(one for one in composed.costs if one.element == _whole(one.element, whole))
    return replace(composed, answer=replace(answer, conflict=conflict, repairs=repairs), costs=costs)


def with_prices(record: Record, problem: Problem, price: Price) -> Composed:
    """What was composed, with the prices of what the buttons do: of ways out that let members in, and of leaving them out.

    One more way out does without the members: what nobody else could answer stays open.
    """
    composed, whole = record.composed, _whole_members(problem, record.wishes)
    if not whole:
        return composed
    answer, members = composed.answer, set(whole.values())
    repairs = [_priced(one, record, members, price) for one in answer.repairs]
    if members & set(answer.conflict):
        repairs += _opened(_only_theirs(problem, whole, record), repairs, price)
    in_order = tuple(sorted(repairs, key=lambda repair: (len(repair.changes), repair.cost)))
    costs = (*composed.costs, *_costs(record, _by_member(problem, whole), price))
    return replace(
        composed,
        answer=replace(answer, repairs=in_order),
        costs=tuple(sorted(costs, key=lambda one: -one.saving)),
    )


def _whole_members(problem: Problem, wishes: Wishes) -> Mapping[str, Element]:
    """For each offer that is left out with its member, and not by itself too, the one demand that leaves them all out."""
    barred, by_itself = frozenset(problem.rules.barred), {str(one) for one in wishes.barred_offerings}
    found: dict[str, Element] = {}
    for member in map(str, wishes.barred_members):
        theirs = (one.id for one in problem.offers if one.member == member and one.id in barred)
        names = tuple(name for name in theirs if name.partition("/")[2] not in by_itself)
        found |= dict.fromkeys(names, Element(ElementKind.BARRED, names))
    return found


def _by_member(problem: Problem, whole: Mapping[str, Element]) -> Mapping[str, Element]:
    return {one.member: whole[one.id] for one in problem.offers if one.id in whole and one.member is not None}


def _whole(element: Element, whole: Mapping[str, Element]) -> Element:
    return whole.get(element.ids[0], element) if element.kind is ElementKind.BARRED else element


def _repairs(repairs: Iterable[Repair], whole: Mapping[str, Element]) -> Iterator[Repair]:
    merged: dict[frozenset[Element], Repair] = {}
    for repair in repairs:
        changes = {_whole(change.element, whole): change for change in repair.changes}
        kept = tuple(replace(change, element=element) for element, change in changes.items())
        known = merged.get(frozenset(changes))
        if known is None or repair.cost < known.cost:
            merged[frozenset(changes)] = replace(repair, changes=kept)
    yield from (merged[one] for one in merged if not any(other < one for other in merged))


def _priced(repair: Repair, record: Record, members: set[Element], price: Price) -> Repair:
    """The way out at the price it has when whole members are in; what does not speak of them has its price already."""
    if not any(change.element in members for change in repair.changes):
        return repair
    texts = adjustments_of(repair, record)
    found = _repair(repair.changes, price(texts)) if texts else None
    return found or replace(repair, bound=None)


def _only_theirs(problem: Problem, whole: Mapping[str, Element], record: Record) -> tuple[str, ...]:
    """The things that nobody but the members left out could answer."""
    barred = frozenset(problem.rules.barred)
    others = {need for offer in problem.offers if offer.id not in barred for need in offer.answers}
    theirs = {need for offer in problem.offers if offer.id in whole for need in offer.answers} - others
    return tuple(one.id for one in problem.needs if one.is_mandatory and one.id in theirs and record.thing(one.id))


def _opened(things: tuple[str, ...], known: Iterable[Repair], price: Price) -> Iterator[Repair]:
    changes = tuple(Change(element=Element(ElementKind.NEED, (thing,))) for thing in things)
    elements = {change.element for change in changes}
    if not changes or any(elements == {change.element for change in one.changes} for one in known):
        return
    repair = _repair(changes, price(tuple(f"open:{thing}" for thing in things)))
    if repair is not None:
        yield repair


def _repair(changes: tuple[Change, ...], answer: Answer | None) -> Repair | None:
    if answer is None or answer.choice is None:
        return None
    bound = answer.choice.cost if answer.status is Outcome.OPTIMAL else answer.bound
    return Repair(changes=changes, cost=answer.choice.cost, choice=answer.choice, bound=bound)


def _costs(record: Record, members: Mapping[str, Element], price: Price) -> Iterator[DemandCost]:
    """What leaving each of these members out costs, where it costs anything."""
    best = record.composed.answer.choice
    for member, element in members.items() if best is not None else ():
        answer = price((f"allow-member:{member}",))
        if answer is None or answer.choice is None or best is None:
            continue
        saving = best.counted_cost - answer.choice.counted_cost
        if saving > 0:
            yield DemandCost(element=element, saving=saving, is_proven=answer.status is Outcome.OPTIMAL)
