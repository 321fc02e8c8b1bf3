"""Completing an edit as it comes from a person: keys for new nodes, and what an item takes from the offering behind it."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from bidbuilder.domain.basics.errors import NotFound, Refusal
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.basics.languages import choose_text
from bidbuilder.domain.catalogue.offerings import Offering
from bidbuilder.domain.solutions.editing import QuantityNotPositive
from bidbuilder.domain.solutions.edits import AddNode, ChangeNode, Edit, NodeFields, ReplaceTree, Several
from bidbuilder.domain.solutions.tree import Node, NodeKind, Solution


class PlugUnusable(Refusal):
    """A placeholder cost is an amount from zero up."""

    code = "plug-unusable"
    message = translatable("The placeholder cost has to be an amount from zero up, not {amount}.")


def offerings_named_by(edit: Edit) -> frozenset[int]:
    """The ids of the offerings an edit brings in."""
    return frozenset(_offering_ids(edit))


def complete_edit(edit: Edit, current: Solution, usable: Mapping[int, Offering]) -> Edit:
    """The edit with keys, versions, members, units and titles filled in.

    `usable` are the newest published versions of the offerings the person may use, by id. A node that already stands in
    the tree with the same offering keeps its version. New keys are unique for ever, because they hold the number of the
    revision. Raises `NotFound` for an offering that may not be used, `QuantityNotPositive`, `PlugUnusable`.
    """
    match edit:
        case AddNode(node=node):
            return replace(edit, node=_Completion(current, usable).complete(node))
        case ReplaceTree(roots=roots):
            completion = _Completion(current, usable)
            return ReplaceTree(roots=tuple(completion.complete(root) for root in roots))
        case ChangeNode(changes=changes):
            return replace(edit, changes=_complete_fields(changes, usable))
        case Several(edits=edits):
            return _complete_several(edits, current, usable)
        case _:
            return edit


def _offering_ids(edit: Edit) -> Iterator[int]:
    match edit:
        case AddNode(node=node):
            yield from (one.offering_id for one in node.walk() if one.offering_id is not None)
        case ReplaceTree(roots=roots):
            nodes = Solution(roots=roots).walk()
            yield from (one.offering_id for one in nodes if one.offering_id is not None)
        case ChangeNode(changes=changes):
            if (offering_id := changes.get("offering_id")) is not None:
                yield offering_id
        case Several(edits=edits):
            for one in edits:
                yield from _offering_ids(one)
        case _:
            return


def _complete_several(edits: tuple[Edit, ...], current: Solution, usable: Mapping[int, Offering]) -> Edit:
    """Edits made together share one count of new keys."""
    completion = _Completion(current, usable)
    completed: list[Edit] = []
    for one in edits:
        if isinstance(one, AddNode):
            completed.append(replace(one, node=completion.complete(one.node)))
        else:
            completed.append(complete_edit(one, current, usable))
    return Several(edits=tuple(completed))


class _Completion:
    """Completes nodes of one edit, counting the keys it gives."""

    def __init__(self, current: Solution, usable: Mapping[int, Offering]) -> None:
        self._current = {node.key: node for node in current.walk()}
        self._revision = current.revision + 1
        self._usable = usable
        self._given = 0

    def complete(self, node: Node) -> Node:
        """The node with all below it, completed."""
        _require_amounts(node)
        key = node.key or self._new_key()
        filled = self._fill(node) if node.kind is NodeKind.ITEM else node
        return replace(filled, key=key, children=tuple(self.complete(child) for child in node.children))

    def _new_key(self) -> str:
        self._given += 1
        return f"n{self._revision}-{self._given}"

    def _fill(self, node: Node) -> Node:
        known = self._current.get(node.key)
        if known is not None and known.offering_id == node.offering_id:
            return replace(node, offering_version=known.offering_version, organisation_id=known.organisation_id)
        offering = self._usable.get(node.offering_id or 0)
        if offering is None:
            raise NotFound
        return replace(
            node,
            offering_version=offering.version,
            organisation_id=offering.organisation_id,
            unit=offering.unit,
            title=node.title or name_of(offering),
        )


def name_of(offering: Offering) -> str:
    """What to call an item that has no title of its own."""
    return choose_text(offering.names, "en") or offering.code


def _complete_fields(changes: NodeFields, usable: Mapping[int, Offering]) -> NodeFields:
    if changes.get("plug_amount") is not None:
        _require_plug(changes["plug_amount"])
    offering_id = changes.get("offering_id")
    if offering_id is None:
        return _without_origin(changes)
    offering = usable.get(offering_id)
    if offering is None:
        raise NotFound
    taken = NodeFields(
        offering_version=offering.version,
        organisation_id=offering.organisation_id,
        unit=offering.unit,
        title=changes.get("title") or name_of(offering),
    )
    return {**changes, **taken}


def _without_origin(changes: NodeFields) -> NodeFields:
    """The changes without version and member, which only the offering itself says."""
    kept = changes.copy()
    kept.pop("offering_version", None)
    kept.pop("organisation_id", None)
    return kept


def _require_amounts(node: Node) -> None:
    if not node.quantity.is_finite() or node.quantity <= 0:
        raise QuantityNotPositive(quantity=node.quantity)
    _require_plug(node.plug_amount)


def _require_plug(amount: Decimal | None) -> None:
    if amount is not None and not (amount.is_finite() and amount >= 0):
        raise PlugUnusable(amount=amount)
