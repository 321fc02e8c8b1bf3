"""The needs and rules of a problem as things one can point at, take out and put back: what conflicts and breaches name."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from bidbuilder.composer.problem import Member, Need, Problem, Rules


class ElementKind(StrEnum):
    """What kind of demand an element is; the values are those of the answer's JSON."""

    NEED = "need"
    CAPACITY = "capacity"
    MAX_MEMBERS = "max_members"
    REQUIRES = "requires"
    EXCLUDES = "excludes"
    PINNED = "pinned"
    BARRED = "barred"
    MIN_LOCAL_SHARE = "min_local_share"
    MAX_LEAD_TIME_DAYS = "max_lead_time_days"
    BUDGET = "budget"
    MIN_SHARE = "min_share"
    MAX_SHARE = "max_share"
    OFFER = "offer"
    LEAST_LOTS = "least_lots"
    MOST_LOTS = "most_lots"
    ORIGINS = "origins"


_SINGLE_RULES = (
    ElementKind.MAX_MEMBERS,
    ElementKind.MIN_LOCAL_SHARE,
    ElementKind.MAX_LEAD_TIME_DAYS,
    ElementKind.BUDGET,
    ElementKind.LEAST_LOTS,
    ElementKind.MOST_LOTS,
    ElementKind.ORIGINS,
)


@dataclass(frozen=True, slots=True, order=True)
class Element:
    """One demand: its kind and the ids it speaks of (a pair for requires and excludes, none for rules there is one of)."""

    kind: ElementKind
    ids: tuple[str, ...] = ()


def elements_of(problem: Problem) -> tuple[Element, ...]:
    """Every demand that could be part of a conflict: mandatory needs with a quantity, capacities, rules and share bounds."""
    found = [Element(ElementKind.NEED, (need.id,)) for need in problem.needs if need.is_mandatory and need.quantity > 0]
    found += [Element(ElementKind.CAPACITY, (capacity.id,)) for capacity in problem.capacities]
    for member in problem.members:
        if member.min_share is not None:
            found.append(Element(ElementKind.MIN_SHARE, (member.id,)))
        if member.max_share is not None:
            found.append(Element(ElementKind.MAX_SHARE, (member.id,)))
    rules = problem.rules
    found += [Element(ElementKind.REQUIRES, pair) for pair in dict.fromkeys(rules.requires)]
    found += [Element(ElementKind.EXCLUDES, pair) for pair in dict.fromkeys(rules.excludes)]
    found += [Element(ElementKind.PINNED, (pin.offer,)) for pin in rules.pinned]
    found += [Element(ElementKind.BARRED, (offer,)) for offer in dict.fromkeys(rules.barred)]
    found += [Element(kind) for kind in _SINGLE_RULES if getattr(rules, kind.value) is not None]
    return tuple(found)


def keeping(problem: Problem, kept: Iterable[Element]) -> Problem:
    """The problem with only these demands; offers, their prices and quantities stay as they are."""
    keep = frozenset(kept)

    def has(kind: ElementKind, *ids: str) -> bool:
        return Element(kind, ids) in keep

    return replace(
        problem,
        needs=tuple(_need_kept(need, has(ElementKind.NEED, need.id)) for need in problem.needs),
        members=tuple(
            _member_kept(member, has(ElementKind.MIN_SHARE, member.id), has(ElementKind.MAX_SHARE, member.id))
            for member in problem.members
        ),
        capacities=tuple(one for one in problem.capacities if has(ElementKind.CAPACITY, one.id)),
        rules=_rules_kept(problem.rules, keep),
    )


def without(problem: Problem, dropped: Iterable[Element]) -> Problem:
    """The problem with these demands taken out."""
    gone = frozenset(dropped)
    return keeping(problem, (one for one in elements_of(problem) if one not in gone))


def _need_kept(need: Need, kept: bool) -> Need:
    return need if kept or not need.is_mandatory else replace(need, is_mandatory=False)


def _member_kept(member: Member, least: bool, most: bool) -> Member:
    return replace(member, min_share=member.min_share if least else None, max_share=member.max_share if most else None)


def _rules_kept(rules: Rules, keep: frozenset[Element]) -> Rules:
    single = {kind.value: getattr(rules, kind.value) if Element(kind) in keep else None for kind in _SINGLE_RULES}
    return Rules(
        requires=tuple(pair for pair in rules.requires if Element(ElementKind.REQUIRES, pair) in keep),
        excludes=tuple(pair for pair in rules.excludes if Element(ElementKind.EXCLUDES, pair) in keep),
        pinned=tuple(pin for pin in rules.pinned if Element(ElementKind.PINNED, (pin.offer,)) in keep),
        barred=tuple(offer for offer in rules.barred if Element(ElementKind.BARRED, (offer,)) in keep),
        may_leave_lots=rules.may_leave_lots,
        **single,
    )
