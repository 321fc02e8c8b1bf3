"""Edits of the solution as they come from the page: form fields into the values of `domain.solutions.edits`."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from werkzeug.datastructures import ImmutableMultiDict

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.basics.numbers import read_number
from bidbuilder.domain.solutions.edits import (
    AddNode,
    Assign,
    ChangeNode,
    ChangeQuantity,
    Edit,
    MoveNode,
    RemoveNode,
    Several,
)
from bidbuilder.domain.solutions.newer import take_newest
from bidbuilder.domain.solutions.tree import Node, NodeKind
from bidbuilder.i18n.formats import decimal_mark
from bidbuilder.web.language import current_language

Fields = ImmutableMultiDict[str, str]

LONGEST_NAME = 200


class EditUnknown(Refusal):
    """The page sent an edit that does not exist."""

    code = "edit-unknown"
    message = translatable("The page sent something that cannot be done.")
    hint = translatable("Load the page again.")


class PartWithoutName(Refusal):
    """A system, subsystem or placeholder is known by its name."""

    code = "part-without-name"
    message = translatable("Give it a name.")
    hint = translatable("It stands in the documents of the bid under this name.")


def edit_from(fields: Fields) -> Edit:
    """The edit a form names in its field `action`. Raises `EditUnknown` and the refusals of numbers."""
    make = _ACTIONS.get(fields.get("action", ""))
    if make is None:
        raise EditUnknown
    return make(fields)


def _add_item(fields: Fields) -> Edit:
    offering_id = fields.get("offering", type=int)
    if offering_id is None:
        raise EditUnknown
    answers = tuple(key for key in fields.getlist("answers") if key)
    node = Node(
        key="", kind=NodeKind.ITEM, offering_id=offering_id, quantity=_number(fields, "quantity"), answers=answers
    )
    return AddNode(parent_key=fields.get("parent", ""), node=node, index=fields.get("index", type=int))


def _replace(fields: Fields) -> Edit:
    """Another offering in an item's place keeps quantity and answers; in a placeholder's place it takes them over."""
    offering_id = fields.get("offering", type=int)
    if offering_id is None:
        raise EditUnknown
    if fields.get("kind") != NodeKind.PLUG:
        return ChangeNode(key=fields.get("key", ""), changes={"offering_id": offering_id})
    return Several(edits=(_add_item(fields), _remove(fields)))


def _add_group(fields: Fields) -> Edit:
    parent = fields.get("parent", "")
    kind = NodeKind.SUBSYSTEM if parent else NodeKind.SYSTEM
    node = Node(key="", kind=kind, title=_title(fields), lot=fields.get("lot", ""))
    return AddNode(parent_key=parent, node=node)


def _add_plug(fields: Fields) -> Edit:
    answers = tuple(key for key in fields.getlist("answers") if key)
    node = Node(
        key="",
        kind=NodeKind.PLUG,
        title=_title(fields),
        plug_amount=_number(fields, "amount"),
        answers=answers,
    )
    return AddNode(parent_key=fields.get("parent", ""), node=node)


def _remove(fields: Fields) -> Edit:
    return RemoveNode(key=fields.get("key", ""))


def _move(fields: Fields) -> Edit:
    return MoveNode(key=fields.get("key", ""), parent_key=fields.get("parent", ""), index=fields.get("index", type=int))


def _change_quantity(fields: Fields) -> Edit:
    return ChangeQuantity(key=fields.get("key", ""), quantity=_number(fields, "quantity"))


def _rename(fields: Fields) -> Edit:
    return ChangeNode(key=fields.get("key", ""), changes={"title": _title(fields)})


def _take_newest(fields: Fields) -> Edit:
    offering_id = fields.get("offering", type=int)
    if offering_id is None:
        raise EditUnknown
    item = Node(key=fields.get("key", ""), kind=NodeKind.ITEM, title=_title(fields), offering_id=offering_id)
    return take_newest(item)


def _assign(fields: Fields) -> Edit:
    keys = dict.fromkeys(key for key in fields.getlist("answers") if key)
    return Assign(key=fields.get("key", ""), requirement_keys=tuple(keys))


def _title(fields: Fields) -> str:
    title = fields.get("title", "").strip()
    if not title:
        raise PartWithoutName(where="title")
    return title[:LONGEST_NAME]


def _number(fields: Fields, name: str) -> Decimal:
    """A number as a person typed it; a script that sends `plain` writes it with a point."""
    return read_number(fields.get(name, "") or "1", "." if fields.get("plain") else decimal_mark(current_language()))


_ACTIONS: Mapping[str, Callable[[Fields], Edit]] = {
    "add": _add_item,
    "group": _add_group,
    "plug": _add_plug,
    "remove": _remove,
    "replace": _replace,
    "move": _move,
    "quantity": _change_quantity,
    "rename": _rename,
    "assign": _assign,
    "newest": _take_newest,
}
