"""What is asked for: the things a solution has to hold, put together from requirements that speak of the same thing.

A tender states one thing in many requirements ("two units … at least 600 kW", "the efficiency shall be …"). Rules:

1. A requirement about one item with a quantity asks for a thing of its own (a *head*).
2. One without a quantity describes the things that a person's items answer together with it. Where no item answers it yet,
   it describes the things before it in its section of which at least one candidate keeps it, unless it sets another bound
   to what they are asked for already: a boiler of 3 MW is not the heat pump of 1 MW above it. Else it is a head.
3. Heads that one item of the present solution answers together are one thing; its quantity is the greatest of theirs.
4. A head without a quantity is wanted as often as a person has put it in, else once.
5. Without a confirmed condition nothing can be checked: such requirements stay with the person, and so do their items, and
   items that answer nothing. So does a thing that a person has divided over different offerings, as long as all of it is met.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from bidbuilder.domain.solutions.outline import OutlineRow
from bidbuilder.domain.tenders.constraints import Operator
from bidbuilder.domain.tenders.requirements import Level, Requirement, Scope

_BOUNDING = frozenset({Operator.AT_LEAST, Operator.AT_MOST})


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """One thing asked for. `key` is that of its first requirement; `requirements` are all that describe it, in order.

    `carried` are keys of requirements without a condition that its items answer; `present` the rows of the tree that answer
    it now. A thing of rated requirements only is not mandatory.
    """

    key: str
    requirements: tuple[Requirement, ...]
    heads: tuple[str, ...]
    quantity: Decimal
    unit: str
    carried: tuple[str, ...] = ()
    present: tuple[OutlineRow, ...] = ()

    @property
    def head(self) -> Requirement:
        """The requirement that asks for it."""
        return next(one for one in self.requirements if one.key == self.key)

    @property
    def is_mandatory(self) -> bool:
        """Whether it has to be answered."""
        return any(one.level is Level.MANDATORY for one in self.requirements if one.key in self.heads)

    @property
    def answers(self) -> tuple[str, ...]:
        """Keys of the requirements its items answer."""
        return (*(one.key for one in self.requirements), *self.carried)

    def conditions(self, waived: frozenset[str] = frozenset()) -> tuple[Requirement, ...]:
        """The requirements a candidate has to meet: mandatory ones; of a rated thing, those that ask for it."""
        return tuple(
            one
            for one in self.requirements
            if one.key not in waived
            and (one.level is Level.MANDATORY or (one.key in self.heads and not self.is_mandatory))
        )

    def rated(self) -> tuple[Requirement, ...]:
        """The rated requirements that describe it; they give points in proportion to the part that keeps them."""
        asked = self.heads if not self.is_mandatory else ()
        return tuple(one for one in self.requirements if one.level is Level.RATED and one.key not in asked)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """All things, the rows of the tree that stay as they are, and the requirements left to a person."""

    things: tuple[Thing, ...]
    kept: tuple[OutlineRow, ...]
    by_hand: tuple[str, ...]


@dataclass(slots=True)
class _Draft:
    heads: list[str]
    members: list[str] = field(default_factory=list)
    candidates: frozenset[int] = frozenset()
    bounds: dict[tuple[str, Operator], tuple[str, ...]] = field(default_factory=dict)

    def take(self, requirement: Requirement, fitting: frozenset[int]) -> None:
        """Let the requirement describe it too."""
        self.members.append(requirement.key)
        self.candidates &= fitting
        self.bounds |= _bounds_of(requirement)

    def may_be_meant(self, requirement: Requirement, fitting: frozenset[int]) -> bool:
        """Whether the requirement can describe it: one candidate keeps both, and no bound of it is another one here."""
        bounds = _bounds_of(requirement)
        is_other = any(self.bounds.get(asked, values) != values for asked, values in bounds.items())
        return bool(self.candidates & fitting) and not is_other


def is_checkable(requirement: Requirement) -> bool:
    """Whether an offering can be held against it."""
    return (
        requirement.scope is Scope.ITEM
        and requirement.level is not Level.INFORMATION
        and bool(requirement.confirmed_constraints)
    )


def things_of(
    requirements: Sequence[Requirement],
    rows: Sequence[OutlineRow],
    fitting: Mapping[str, frozenset[int]],
    met: frozenset[str] = frozenset(),
) -> Asked:
    """What is asked for.

    `rows` are the items and placeholders of the present solution; `fitting` the ids of the offerings that keep a checkable
    requirement, by its key; `met` the keys of requirements that the present solution meets.
    """
    answered = {row.node.key: frozenset(row.node.answers) for row in rows}
    drafts = _merge(_draft_things(requirements, list(answered.values()), fitting), list(answered.values()))
    by_key = {one.key: one for one in requirements}
    things = [_thing(draft, by_key, rows) for draft in drafts]
    divided = [one for one in things if _is_divided(one) and {each.key for each in one.conditions()} <= met]
    things = [one for one in things if one not in divided]
    taken = {row.node.key for one in things for row in one.present}
    return Asked(
        things=tuple(things),
        kept=tuple(row for row in rows if row.node.key not in taken),
        by_hand=tuple(
            one.key
            for one in requirements
            if one.scope is Scope.ITEM
            and one.level is not Level.INFORMATION
            and (not is_checkable(one) or any(one.key in thing.answers for thing in divided))
        ),
    )


def _draft_things(
    requirements: Sequence[Requirement], answered: Sequence[frozenset[str]], fitting: Mapping[str, frozenset[int]]
) -> list[_Draft]:
    drafts: list[_Draft] = []
    sections: dict[tuple[str, tuple[str, ...]], list[_Draft]] = {}
    for one in requirements:
        if not is_checkable(one):
            continue
        before = sections.setdefault((one.lot, one.section), [])
        described = [] if one.quantity is not None else _described(one, before, answered, fitting)
        for draft in described:
            draft.take(one, fitting[one.key])
        if not described:
            draft = _Draft([one.key], [one.key], fitting[one.key], _bounds_of(one))
            before.append(draft)
            drafts.append(draft)
    return drafts


def _described(
    requirement: Requirement,
    before: Sequence[_Draft],
    answered: Sequence[frozenset[str]],
    fitting: Mapping[str, frozenset[int]],
) -> list[_Draft]:
    """The things before it in its section that an unquantified requirement describes."""
    together = [keys for keys in answered if requirement.key in keys]
    if together:
        return [draft for draft in before if any(draft.heads[0] in keys for keys in together)]
    return [draft for draft in before if draft.may_be_meant(requirement, fitting[requirement.key])]


def _bounds_of(requirement: Requirement) -> dict[tuple[str, Operator], tuple[str, ...]]:
    """What a requirement sets a lower or an upper bound to; a value with its unit."""
    return {
        (one.property, one.operator): (*one.values, one.unit)
        for one in requirement.confirmed_constraints
        if one.operator in _BOUNDING
    }


def _merge(drafts: Sequence[_Draft], answered: Sequence[frozenset[str]]) -> list[_Draft]:
    """Things that one item answers together become one."""
    merged: list[_Draft] = []
    for draft in drafts:
        other = next(
            (one for one in merged if any(draft.heads[0] in keys and keys & set(one.heads) for keys in answered)), None
        )
        if other is None:
            merged.append(draft)
        else:
            other.heads += draft.heads
            other.members += draft.members
    return merged


def _thing(draft: _Draft, by_key: Mapping[str, Requirement], rows: Sequence[OutlineRow]) -> Thing:
    members = dict.fromkeys(draft.members)
    present = tuple(row for row in rows if set(row.node.answers) & set(draft.heads))
    carried = {key: None for row in present for key in row.node.answers if key not in members and key in by_key}
    heads = [by_key[key] for key in draft.heads]
    wanted = [one for one in heads if one.quantity is not None]
    items = [row for row in present if row.node.offering_id is not None]
    quantity = (
        max(one.quantity or Decimal(0) for one in wanted)
        if wanted
        else sum((row.quantity for row in items), Decimal(0)) or Decimal(1)
    )
    return Thing(
        key=draft.heads[0],
        requirements=tuple(by_key[key] for key in members),
        heads=tuple(draft.heads),
        quantity=quantity,
        unit=wanted[0].unit if wanted else (items[0].node.unit if items else ""),
        carried=tuple(key for key in carried if by_key[key].scope is Scope.ITEM and not is_checkable(by_key[key])),
        present=present,
    )


def _is_divided(thing: Thing) -> bool:
    return len({row.node.offering_id for row in thing.present if row.node.offering_id is not None}) > 1
