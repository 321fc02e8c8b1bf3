"""The data that content controls of a form are bound to (ECMA-376 part 1, 17.5.2.6): custom XML beside the document, or its
properties. A value goes there as well, so that Word shows it and programs of the buyer read it.
"""

import re
from collections.abc import Mapping

from lxml import etree

from bidbuilder.formats.forms.markup import Element
from bidbuilder.formats.readers.office_package import Package

# The parts that every document has, under the ids that Word gives them.
_PROPERTIES = {
    "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}": "core-properties",
    "{6668398D-A668-4E3E-A16B-5EB0CC6A9B42}": "extended-properties",
}
_MAPPING = re.compile(r"xmlns:([\w.-]+)=[\"']([^\"']*)[\"']")
_ITEM_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/customXml}itemID"


class BoundData:
    """The data parts of one document; `changed` are those that got a value, by their name in the archive."""

    def __init__(self, package: Package, main: str) -> None:
        self._package = package
        self._parts = dict(_data_parts(package, main))
        self._roots: dict[str, etree._Element] = {}

    def put(self, binding: Element, value: str) -> bool:
        """Write a value where a binding points; False where that is nowhere, or no one place."""
        part = self._parts.get(binding.attributes.get("storeItemID", "").upper())
        if part is None:
            return False
        root = self._roots.get(part)
        root = self._package.parse(part) if root is None else root
        node = _find_node(root, binding.attributes)
        if node is None:
            return False
        node.text = "".join(sign for sign in value if sign in "\t\n" or sign >= " ")
        self._roots[part] = root
        return True

    def changed(self) -> dict[str, bytes]:
        """The parts with their values."""
        return {
            self._package.entry_name(part): etree.tostring(
                root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True
            )
            for part, root in self._roots.items()
        }


def _data_parts(package: Package, main: str) -> list[tuple[str, str]]:
    """The parts by their id in capitals: those of the document's own data first."""
    found = []
    for relation in package.relationships(main).values():
        if relation.kind == "customXml" and package.has(relation.target):
            settings = package.find_related("customXmlProps", relation.target)
            if settings is not None:
                found.append(((package.parse(settings).get(_ITEM_ID) or "").upper(), relation.target))
    properties = ((key, package.find_related(kind)) for key, kind in _PROPERTIES.items())
    return [*found, *((key, part) for key, part in properties if part is not None)]


def _find_node(root: etree._Element, attributes: Mapping[str, str]) -> etree._Element | None:
    """The one element without children that the path of a binding leads to."""
    spaces = dict(_MAPPING.findall(attributes.get("prefixMappings", "")))
    try:
        found = root.getroottree().xpath(attributes.get("xpath", ""), namespaces=spaces)
    except etree.XPathError:
        return None
    nodes = found if isinstance(found, list) else []
    only = nodes[0] if len(nodes) == 1 else None
    return only if isinstance(only, etree._Element) and len(only) == 0 else None
