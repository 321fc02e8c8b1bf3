"""Splits a problem into parts that have nothing to do with each other, so that each is solved by itself."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from bidbuilder.composer.candidates import has_share_rules
from bidbuilder.composer.problem import Aim, Capacity, Member, Need, Offer, Problem, Rules


def independent_parts(problem: Problem) -> tuple[Problem, ...]:
    """Problems whose solutions together solve the whole, at the sum of their costs; the problem itself if there is one.

    Needs hang together through offers, capacities, members that cost something, and pairs. A rule about the whole (a limit
    on members, a budget, shares, a choice of lots or a discount for several) or another aim than cost ties everything
    together.
    """
    rules = problem.rules
    if problem.objective.aim is not Aim.COST or has_share_rules(problem):
        return (problem,)
    if rules.max_members is not None or rules.budget is not None or rules.may_leave_lots or problem.discounts:
        return (problem,)
    groups = Ties()
    paid = {member.id for member in problem.members if member.fixed_cost}
    for offer in problem.offers:
        others: list[Thing] = [("need", need) for need in offer.answers]
        others += [("capacity", capacity) for capacity in offer.uses]
        if offer.member in paid:
            others.append(("member", offer.member))
        groups.join(("offer", offer.id), *others)
    for first, second in (*rules.requires, *rules.excludes):
        groups.join(("offer", first), ("offer", second))
    return _split(problem, groups)


Thing = tuple[str, str | None]
Named = TypeVar("Named", Need, Offer, Capacity, Member)


class Ties:
    """Which things hang together (union by size, with paths halved on the way)."""

    def __init__(self) -> None:
        self._parent: dict[Thing, Thing] = {}
        self._size: dict[Thing, int] = {}

    def root(self, thing: Thing) -> Thing:
        """The one that stands for the whole group."""
        parents = self._parent
        parent = parents.setdefault(thing, thing)
        while parent != thing:
            above = parents[parent]
            parents[thing] = above
            thing, parent = above, parents[above]
        return thing

    def join(self, first: Thing, *others: Thing) -> None:
        """Make these one group."""
        top = self.root(first)
        for other in others:
            root = self.root(other)
            if root != top:
                top = self._merged(top, root)

    def _merged(self, first: Thing, second: Thing) -> Thing:
        sizes = self._size.get(first, 1), self._size.get(second, 1)
        larger, smaller = (first, second) if sizes[0] >= sizes[1] else (second, first)
        self._parent[smaller] = larger
        self._size[larger] = sum(sizes)
        return larger


def _split(problem: Problem, groups: Ties) -> tuple[Problem, ...]:
    roots = dict.fromkeys(groups.root(("need", need.id)) for need in problem.needs)
    roots |= dict.fromkeys(groups.root(("offer", pin.offer)) for pin in problem.rules.pinned)
    if len(roots) < 2:
        return (problem,)
    needs = _by_root(groups, "need", problem.needs)
    offers = _by_root(groups, "offer", problem.offers)
    capacities = _by_root(groups, "capacity", problem.capacities)
    members = _by_root(groups, "member", problem.members)
    return tuple(
        replace(
            problem,
            needs=tuple(needs.get(root, ())),
            offers=tuple(offers.get(root, ())),
            capacities=tuple(capacities.get(root, ())),
            members=tuple(members.get(root, ())),
            rules=_rules_among(problem.rules, {offer.id for offer in offers.get(root, ())}),
        )
        for root in roots
    )


def _by_root(groups: Ties, kind: str, things: Iterable[Named]) -> dict[Thing, list[Named]]:
    found: dict[Thing, list[Named]] = {}
    for thing in things:
        found.setdefault(groups.root((kind, thing.id)), []).append(thing)
    return found


def _rules_among(rules: Rules, offers: set[str]) -> Rules:
    return replace(
        rules,
        requires=tuple(pair for pair in rules.requires if pair[0] in offers),
        excludes=tuple(pair for pair in rules.excludes if pair[0] in offers),
        pinned=tuple(pin for pin in rules.pinned if pin.offer in offers),
        barred=tuple(offer for offer in rules.barred if offer in offers),
    )
