"""Solution trees for tests: a test names only what matters to it."""

from decimal import Decimal

from bidbuilder.domain.solutions.tree import Node, NodeKind, Solution


def item(key: str, offering_id: int | None = 1, quantity: str = "1", **fields: object) -> Node:
    """An item of version 1 of an offering."""
    version = None if offering_id is None else 1
    given: dict[str, object] = {"offering_id": offering_id, "offering_version": version, "title": key, **fields}
    return Node(key=key, kind=NodeKind.ITEM, quantity=Decimal(quantity), **given)  # type: ignore[arg-type]


def plug(key: str, **fields: object) -> Node:
    """A placeholder cost."""
    given: dict[str, object] = {"title": key, "plug_amount": Decimal(1000), **fields}
    return Node(key=key, kind=NodeKind.PLUG, **given)  # type: ignore[arg-type]


def system(key: str, *children: Node, quantity: str = "1", **fields: object) -> Node:
    """A system with its parts."""
    given: dict[str, object] = {"title": key, **fields}
    return Node(key=key, kind=NodeKind.SYSTEM, children=children, quantity=Decimal(quantity), **given)  # type: ignore[arg-type]


def solution(*roots: Node, revision: int = 0) -> Solution:
    """A solution out of its roots."""
    return Solution(revision=revision, roots=roots)


def plant() -> Solution:
    """Two systems: heat with two pumps and a valve, gas with one blower."""
    return solution(
        system("heat", item("pump-1"), item("pump-2"), item("valve")),
        system("gas", item("blower")),
        revision=3,
    )
