"""Items whose offering has been published anew, or has left the catalogue, since they were put into the solution.

They keep their version until told.
"""

from collections.abc import Collection, Iterable, Mapping

from bidbuilder.domain.solutions.edits import ChangeNode, Edit
from bidbuilder.domain.solutions.tree import Node


def newer_versions(items: Iterable[Node], published: Mapping[int, int]) -> dict[str, int]:
    """The newest published version by the key of each item that uses an older one; `published` is by offering."""
    newest = ((item, published.get(item.offering_id or 0, 0)) for item in items)
    return {item.key: version for item, version in newest if version > (item.offering_version or 0)}


def withdrawn_items(items: Iterable[Node], withdrawn: Collection[int]) -> tuple[Node, ...]:
    """The items whose offering is no longer in the catalogue; `withdrawn` are such offerings."""
    return tuple(item for item in items if item.offering_id in withdrawn)


def take_newest(item: Node) -> Edit:
    """The edit that lets an item use the newest version of its offering; its own title, quantity and answers stay."""
    return ChangeNode(key=item.key, changes={"offering_id": item.offering_id, "title": item.title})
