"""Schematron rules of the corpus read for tests: those that XPath 1.0 can say. Rules of XPath 2.0 alone are left out."""

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

_S = "{http://purl.oclc.org/dsdl/schematron}"


def broken_rules(rules: Path, document: bytes) -> tuple[set[str], int]:
    """The ids of fatal rules that a document breaks, and how many checks were made."""
    root, tree = etree.parse(str(rules)).getroot(), etree.fromstring(document).getroottree()
    spaces = {one.get("prefix"): one.get("uri") for one in root.iter(f"{_S}ns")}
    broken, count = set(), 0
    for node, check in _checks(root, tree, spaces):
        try:
            holds = bool(node.xpath(check.get("test"), namespaces=spaces))
        except etree.XPathError:
            continue
        count += 1
        if holds != (check.tag == f"{_S}assert") and check.get("flag") == "fatal":
            broken.add(check.get("id"))
    return broken, count


def _checks(
    root: etree._Element, tree: etree._ElementTree, spaces: dict[str, str]
) -> Iterator[tuple[etree._Element, etree._Element]]:
    """Every node with the checks of the first rule of a pattern that it falls under (ISO/IEC 19757-3, 6.5)."""
    for pattern in root.iter(f"{_S}pattern"):
        seen = set()
        for rule in pattern.findall(f"{_S}rule"):
            try:
                nodes = tree.xpath(_anywhere(rule.get("context")), namespaces=spaces)
            except etree.XPathError:
                continue
            fresh = [node for node in nodes if isinstance(node, etree._Element) and node not in seen]
            seen.update(fresh)
            yield from (
                (node, check) for node in fresh for check in rule if check.tag in {f"{_S}assert", f"{_S}report"}
            )


def _anywhere(context: str) -> str:
    """A pattern matches wherever it stands; a path begins somewhere."""
    pieces = context.split("|") if "[" not in context else [context]
    return " | ".join(one.strip() if one.strip().startswith("/") else f"//{one.strip()}" for one in pieces)
