"""System scope: values of many items rolled up into one verdict.

Which items: those that answer the requirement; if none does, all tangible items of its lot (not services or competences).
Sum and count go by quantity, the mean is weighted by quantity; minimum, maximum, any, all and product (a chain of
efficiencies) look at each item once. Ranges are rolled up end by end. Without an aggregate every item has to meet the bound.
Worked example: 2 × 40 kW and 1 × 25 kW sum to 105 kW, which is 5 kW above at least 100 kW.

A value that is not stated makes the roll-up *unknown* and names the item, unless it cannot matter any more: an item that
fails decides `all`, an item that fits decides `any`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.catalogue.properties import PropertyDefinition, ValueKind
from bidbuilder.domain.matching.combining import all_of, any_of
from bidbuilder.domain.matching.comparisons import compare
from bidbuilder.domain.matching.constraints import Checker, prove
from bidbuilder.domain.matching.outcomes import Outcome
from bidbuilder.domain.matching.placing import PlacedItem
from bidbuilder.domain.matching.readings import Bound, Offered, read_bound
from bidbuilder.domain.matching.totals import Group, count_of, total_of
from bidbuilder.domain.matching.verdicts import Proof, Verdict
from bidbuilder.domain.tenders.constraints import Aggregate, Constraint, Operator

_COUNT = PropertyDefinition(key="count", kind=ValueKind.NUMBER, field="", names={}, synonyms={})
_NAMED = 3  # more names make a sentence nobody reads

_NOTHING = translatable("No item of the solution counts towards this yet.")
_MISSING = translatable("Not stated for {items}: ask for it.")
_FAILS = translatable("{bound} is asked of every item, but {items} offers {offered}.")
_ALL_FIT = translatable("Every item keeps to {bound}; the nearest to it is {items} with {offered}.")
_FITS = translatable("{bound} is asked of one item, and {items} offers {offered}.")
_NONE_FITS = translatable("{bound} is asked of one item, and none offers it.")


@dataclass(frozen=True, slots=True)
class Statements:
    """What the items state for one property: items of the same value together, and the items that state nothing.

    `extremes` are the groups with the lowest and highest ends. They decide alone whether all or any keep a limit (≥ or ≤).
    """

    groups: tuple[Group, ...]
    extremes: tuple[Group, ...]
    missing: tuple[PlacedItem, ...]


class RollUps:
    """Rolls up over items. What they state, and their totals, are read once for each property and set of items."""

    def __init__(self, checker: Checker) -> None:
        self.checker = checker
        # By identity of the tuple of items, which is kept here so that the id stays its own.
        self._statements: dict[tuple[int, str, str], tuple[Sequence[PlacedItem], Statements]] = {}
        self._totals: dict[tuple[int, Aggregate], tuple[Statements, Offered]] = {}

    def prove(self, constraint: Constraint, items: Sequence[PlacedItem]) -> Proof:
        """The proof of one system-scope constraint over the items that count towards it."""
        bound = self.checker.bound(constraint)
        if constraint.aggregate is Aggregate.COUNT:
            return self._prove_count(bound, items)
        if bound.problem:
            return prove(bound, None, Outcome(Verdict.UNKNOWN, bound.problem))
        if not items:
            return prove(bound, None, Outcome(Verdict.UNKNOWN, _NOTHING))
        statements = self.statements(items, bound)
        if not bound.is_numeric or constraint.aggregate in {None, Aggregate.ALL, Aggregate.ANY}:
            return _prove_each(bound, statements)
        if statements.missing:
            return prove(bound, None, _missing(statements))
        total = self._total(statements, bound)
        return prove(bound, total, compare(bound, total))

    def statements(self, items: Sequence[PlacedItem], bound: Bound) -> Statements:
        """What the items state for the bound's property."""
        key = (id(items), bound.constraint.property, bound.unit)
        known = self._statements.get(key)
        if known is None or known[0] is not items:
            known = self._statements[key] = (items, self._read_statements(items, bound))
        return known[1]

    def _read_statements(self, items: Sequence[PlacedItem], bound: Bound) -> Statements:
        groups: dict[tuple[object, ...], tuple[Offered, list[PlacedItem]]] = {}
        missing = []
        for item in items:
            offered = self.checker.find_offered(item.evidence, bound) if item.evidence is not None else None
            if offered is None or offered.problem:
                missing.append(item)
            else:
                groups.setdefault(offered.content, (offered, []))[1].append(item)
        ordered = tuple((offered, tuple(listed)) for offered, listed in groups.values())
        return Statements(ordered, _extremes(ordered), tuple(missing))

    def _total(self, statements: Statements, bound: Bound) -> Offered:
        aggregate = bound.constraint.aggregate or Aggregate.SUM
        key = (id(statements), aggregate)
        known = self._totals.get(key)
        if known is None or known[0] is not statements:
            known = self._totals[key] = (statements, total_of(aggregate, statements.groups, bound.unit))
        return known[1]

    def _prove_count(self, bound: Bound, items: Sequence[PlacedItem]) -> Proof:
        counting = read_bound(bound.constraint, _COUNT)
        if counting.problem:
            return prove(counting, None, Outcome(Verdict.UNKNOWN, counting.problem))
        counted = count_of(self.statements(items, bound).groups if bound.constraint.property else (), items, bound)
        return prove(counting, counted, compare(counting, counted))


def _prove_each(bound: Bound, statements: Statements) -> Proof:
    one_is_enough = _is_one_enough(bound.constraint)
    is_limit = bound.is_numeric and bound.constraint.operator in {Operator.AT_LEAST, Operator.AT_MOST}
    groups = statements.extremes if is_limit else statements.groups
    outcomes = [(compare(bound, offered), offered, items) for offered, items in groups]
    verdicts = [outcome.verdict for outcome, _, _ in outcomes] + [Verdict.UNKNOWN] * bool(statements.missing)
    verdict = any_of(verdicts) if one_is_enough else all_of(verdicts)
    if verdict is Verdict.UNKNOWN and statements.missing:
        return prove(bound, None, _missing(statements))
    telling = [one for one in outcomes if _is_telling(one[0].verdict, verdict)]
    outcome, offered, items = min(telling, key=_nearness)
    if one_is_enough:
        message = _FITS if verdict is Verdict.MET else _NONE_FITS
    else:
        message = _ALL_FIT if verdict is Verdict.MET else _FAILS
    if verdict is Verdict.UNKNOWN:
        message = outcome.message
    named = Outcome(verdict, message, outcome.margin, {**outcome.params, "items": _name(items)})
    return prove(bound, offered, named, item_key=items[0].node.key)


def _extremes(groups: Sequence[Group]) -> tuple[Group, ...]:
    """The groups with the lowest and highest of both ends; all of them if any has an open end or separate values."""
    if any(offered.low is None or offered.high is None or offered.points for offered, _ in groups):
        return tuple(groups)
    found = [choose(groups, key=end) for choose in (min, max) for end in (_low, _high)] if groups else []
    return tuple({id(group): group for group in found}.values())


def _low(group: Group) -> Decimal:
    return group[0].low or Decimal(0)


def _high(group: Group) -> Decimal:
    return group[0].high or Decimal(0)


def _is_one_enough(constraint: Constraint) -> bool:
    """Whether one fitting item does: `any`, the highest against a lower limit, the lowest against an upper one."""
    return constraint.aggregate is Aggregate.ANY or (constraint.aggregate, constraint.operator) in {
        (Aggregate.MAXIMUM, Operator.AT_LEAST),
        (Aggregate.MINIMUM, Operator.AT_MOST),
    }


def _is_telling(one: Verdict, whole: Verdict) -> bool:
    return one is whole if whole in {Verdict.MET, Verdict.UNKNOWN} else one is not Verdict.MET


def _nearness(one: tuple[Outcome, Offered, tuple[PlacedItem, ...]]) -> tuple[bool, Decimal]:
    margin = one[0].margin
    return (margin is None, margin if margin is not None else Decimal(0))


def _missing(statements: Statements) -> Outcome:
    return Outcome(Verdict.UNKNOWN, _MISSING, params={"items": _name(statements.missing)})


def _name(items: Sequence[PlacedItem]) -> str:
    names = ", ".join(item.title for item in items[:_NAMED])
    return f"{names} (+{len(items) - _NAMED})" if len(items) > _NAMED else names
