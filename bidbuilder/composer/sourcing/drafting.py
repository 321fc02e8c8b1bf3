"""From a chosen solution back to the tree: what each thing gets and had, and the edit that takes it, whole or in part.

The edit keeps what stands: an offering that is there already only changes its quantity; a new one comes to the place of the
item it replaces, else into the group of its section, else into a new one under the system of its lot.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from bidbuilder.composer.answer import Choice
from bidbuilder.composer.sourcing.record import Record, ThingNote
from bidbuilder.domain.basics.languages import choose_text
from bidbuilder.domain.solutions.editing import apply, find_place, get_node
from bidbuilder.domain.solutions.edits import AddNode, Assign, ChangeQuantity, Edit, RemoveNode, Several
from bidbuilder.domain.solutions.outline import OutlineRow, outline
from bidbuilder.domain.solutions.tree import Node, NodeKind, Solution

_LEAVES = frozenset({NodeKind.ITEM, NodeKind.PLUG})
_GROUPS = frozenset({NodeKind.SYSTEM, NodeKind.SUBSYSTEM})


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftItem:
    """So much of an offering for a thing; `amount` is what the member asks for it, in the bid's currency."""

    offer: str
    offering_id: int
    organisation_id: int
    title: str
    quantity: Decimal
    unit: str
    amount: Decimal
    answers: tuple[str, ...]
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ThingChange:
    """What a thing has in the tree (`before`) and would get (`after`)."""

    thing: ThingNote
    before: tuple[OutlineRow, ...]
    after: tuple[DraftItem, ...]

    @property
    def kind(self) -> str:
        """same, added, open (nothing comes, what is there stays), quantity (the same offerings, other amounts) or replaced."""
        if not self.after:
            return "open"
        had = {(row.node.offering_id, row.quantity) for row in self.before}
        gets = {(item.offering_id, item.quantity) for item in self.after}
        if had == gets:
            return "same"
        if not had:
            return "added"
        return "quantity" if {one for one, _ in had} == {one for one, _ in gets} else "replaced"

    @property
    def is_more_than_asked(self) -> bool:
        """Whether one offering alone comes in a larger quantity than asked for, both counted in the same unit."""
        if len(self.after) != 1:
            return False
        (item,) = self.after
        return item.unit == self.thing.unit and item.quantity > self.thing.quantity


def draft_items(record: Record, choice: Choice, language: str = "en") -> tuple[DraftItem, ...]:
    """The items of a solution that are not there anyway, in the order of the things."""
    notes = {one.key: one for one in record.things}
    order = {one.key: place for place, one in enumerate(record.things)}
    found = []
    for item in choice.items:
        note = record.offers.get(item.offer)
        if note is not None:
            found.append(
                DraftItem(
                    offer=item.offer,
                    offering_id=note.offering_id,
                    organisation_id=note.organisation_id,
                    title=choose_text(note.names, language) or note.code,
                    quantity=plain(item.quantity * note.pack),
                    unit=note.unit,
                    amount=item.amount,
                    answers=tuple(dict.fromkeys((*notes[note.thing].answers, *note.answers))),
                    unknown=note.unknown,
                )
            )
    return tuple(sorted(found, key=lambda one: order[record.offers[one.offer].thing]))


def changes_of(record: Record, choice: Choice, solution: Solution, language: str = "en") -> tuple[ThingChange, ...]:
    """All things with what they have in this solution and would get."""
    items = draft_items(record, choice, language)
    rows = [row for row in outline(solution) if row.node.kind in _LEAVES]
    return tuple(
        ThingChange(
            thing=thing,
            before=tuple(row for row in rows if set(row.node.answers) & set(thing.heads)),
            after=tuple(item for item in items if record.offers[item.offer].thing == thing.key),
        )
        for thing in record.things
    )


def edit_for(
    record: Record,
    choice: Choice,
    solution: Solution,
    things: Collection[str] | None = None,
    *,
    lot_names: Mapping[str, str] | None = None,
) -> Edit | None:
    """The edit that takes what these things (None: all) get in a solution; None where nothing would change.

    A thing that gets nothing is left as it is, as it was left open. Taken whole, what leaves with a member goes too, and what
    there is for lots that the solution leaves out: the bid would go on counting its price. A new
    system of a lot is called as `lot_names` calls the lot (by its id), as buyers read that name in the proposal.
    """
    wanted = [
        one for one in changes_of(record, choice, solution) if one.after and (things is None or one.thing.key in things)
    ]
    drafting = _Drafting(solution, record, lot_names or {})
    for one in wanted:
        drafting.take(one)
    if things is None:
        drafting.drop_leaving()
        drafting.drop_lots(left_out_by(record, choice))
    return Several(edits=tuple(drafting.edits)) if drafting.edits else None


def left_out_by(record: Record, choice: Choice) -> frozenset[str]:
    """The lots of the run that a solution does not bid for; none where it was composed for all together."""
    lots = frozenset(thing.lot for thing in record.things if thing.lot)
    return lots - frozenset(choice.lots) if choice.lots else frozenset()


class _Drafting:
    """Collects edits and carries each out on a working tree, so that the next one finds its place."""

    def __init__(self, solution: Solution, record: Record, lot_names: Mapping[str, str]) -> None:
        self._lot_names = lot_names
        self._before, self._work, self._record = solution, solution, record
        self._factors = {row.node.key: row.quantity / row.node.quantity for row in outline(solution)}
        self._claimed: dict[str, DraftItem] = {}
        self._given = 0
        self.edits: list[Edit] = []

    def take(self, change: ThingChange) -> None:
        """Bring what a thing has to what it gets. An item that another thing has claimed only loses its answer to this one."""
        left = {item.offering_id: item for item in change.after}
        gone: list[str] = []
        for row in change.before:
            item = left.get(row.node.offering_id or 0)
            if item is None or row.node.key in self._claimed:
                gone.append(row.node.key)
            else:
                del left[item.offering_id]
                self._keep(row, item)
        parent, index = self._place_for(change) if left else ("", None)
        for item in left.values():
            self._add(parent, index, self._item(item))
        for key in gone:
            self._drop(key, change.thing)

    def drop_leaving(self) -> None:
        """Take the items away that leave with their member."""
        for kept in self._record.kept:
            if kept.leaves and self._work.find(kept.node) is not None:
                self._do(RemoveNode(key=kept.node))

    def drop_lots(self, lots: Collection[str]) -> None:
        """Take away what stands for lots that are not bid for, groups after their items; what answers another lot stays."""
        for row in reversed(outline(self._work)):
            node = get_node(self._work, row.node.key)
            if row.lot in lots and not node.children and node.key not in self._claimed:
                self._do(RemoveNode(key=node.key))

    def _do(self, edit: Edit) -> None:
        self._work = apply(self._work, edit)
        self.edits.append(edit)

    def _keep(self, row: OutlineRow, item: DraftItem) -> None:
        node = get_node(self._work, row.node.key)
        self._claimed[node.key] = item
        quantity = item.quantity / (row.quantity / row.node.quantity)
        if quantity != node.quantity:
            self._do(ChangeQuantity(key=node.key, quantity=plain(quantity)))
        self._assign(node, (*node.answers, *item.answers))

    def _drop(self, key: str, thing: ThingNote) -> None:
        """Take an item away, unless it answers another thing too."""
        node, claimed = get_node(self._work, key), self._claimed.get(key)
        others = {head for one in self._record.things if one.key != thing.key for head in one.heads}
        if claimed is None and not others & set(node.answers):
            self._do(RemoveNode(key=key))
            return
        needed = claimed.answers if claimed is not None else ()
        self._assign(node, tuple(one for one in node.answers if one not in thing.answers or one in needed))

    def _assign(self, node: Node, answers: tuple[str, ...]) -> None:
        wanted = tuple(dict.fromkeys(answers))
        if wanted != node.answers:
            self._do(Assign(key=node.key, requirement_keys=wanted))

    def _add(self, parent: str, index: int | None, node: Node) -> None:
        self._do(AddNode(parent_key=parent, node=node, index=index))

    def _item(self, item: DraftItem) -> Node:
        return Node(
            key=self._new_key(),
            kind=NodeKind.ITEM,
            offering_id=item.offering_id,
            quantity=item.quantity,
            answers=item.answers,
        )

    def _new_key(self) -> str:
        """A key that never was: it holds the number of the revision that brings it in."""
        self._given += 1
        return f"n{self._before.revision + 1}c{self._given}"

    def _place_for(self, change: ThingChange) -> tuple[str, int | None]:
        """Behind the item that is replaced; else at the end of the group where things of its section are; else a new group."""
        for row in change.before:
            place = find_place(self._work, row.node.key)
            if place is not None and self._factor(place.parent_key) == 1:
                return place.parent_key, place.index + 1
        beside = next(self._groups_of_section(change.thing), None)
        return (beside, None) if beside is not None else (self._new_group(change.thing), None)

    def _factor(self, key: str) -> Decimal:
        """How many of the group there are; its own quantity counts."""
        node = self._work.find(key)
        return Decimal(1) if node is None else self._factors.get(key, Decimal(1)) * node.quantity

    def _groups_of_section(self, thing: ThingNote) -> Iterator[str]:
        kin = {
            head
            for one in self._record.things
            if (one.lot, one.section) == (thing.lot, thing.section)
            for head in one.heads
        }
        for node in self._work.walk():
            if node.kind in _LEAVES and kin & set(node.answers):
                place = find_place(self._work, node.key)
                if place is not None and place.parent_key and self._factor(place.parent_key) == 1:
                    yield place.parent_key

    def _new_group(self, thing: ThingNote) -> str:
        title = thing.section[-1] if thing.section else ""
        system = self._find_group(self._work.roots, thing.lot)
        if system is None:
            system = self._new_key()
            name = self._lot_names.get(thing.lot) or thing.lot or title or thing.key
            self._add("", None, Node(key=system, kind=NodeKind.SYSTEM, title=name, lot=thing.lot))
        if not title:
            return system
        key = self._new_key()
        self._add(system, None, Node(key=key, kind=NodeKind.SUBSYSTEM, title=title))
        return key

    def _find_group(self, nodes: Iterable[Node], lot: str) -> str | None:
        fitting = (
            node.key for node in nodes if node.kind in _GROUPS and node.lot == lot and self._factor(node.key) == 1
        )
        return next(fitting, None)


def plain(quantity: Decimal) -> Decimal:
    """A quantity without the zeros that a search leaves behind."""
    whole = quantity.to_integral_value()
    return whole if whole == quantity else quantity.normalize()
