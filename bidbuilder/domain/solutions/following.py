"""A solution whose items follow their offerings to a version that says the same in other words."""

from collections.abc import Mapping
from dataclasses import replace

from bidbuilder.domain.solutions.tree import Node, Solution


def follow_versions(solution: Solution, versions: Mapping[tuple[int, int], int]) -> Solution:
    """The next revision with every item moved from (offering, version) to the given version; the same if none is."""
    roots = tuple(_follow(root, versions) for root in solution.roots)
    return solution if roots == solution.roots else replace(solution, revision=solution.revision + 1, roots=roots)


def _follow(node: Node, versions: Mapping[tuple[int, int], int]) -> Node:
    version = versions.get((node.offering_id or 0, node.offering_version or 0), node.offering_version)
    children = tuple(_follow(child, versions) for child in node.children)
    return replace(node, offering_version=version, children=children)
