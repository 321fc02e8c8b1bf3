"""Units that a BMEcat file gives its features once, in the templates of its systems, and not again with every article."""

from collections.abc import Mapping

from lxml import etree

from bidbuilder.formats.readers.catalogue.elements import child, child_text

_TEMPLATES = ("FEATURE_TEMPLATE", "CLASSIFICATION_SYSTEM_FEATURE_TEMPLATE")
_UNIT = ("FT_UNIT", "FT_UNIT_IDREF")
_SPELLINGS = ("UNIT_CODE", "UNIT_SHORTNAME", "UNIT_NAME")


def read_template_units(root: etree._Element) -> Mapping[str, str]:
    """Id or name of a feature → its unit. A feature that two groups give different units has none."""
    named = {
        child_text(unit, "UNIT_ID"): next(filter(None, (child_text(unit, name) for name in _SPELLINGS)), "")
        for unit in root.iter("UNIT")
    }
    units: dict[str, set[str]] = {}
    for template in root.iter(*_TEMPLATES):
        stated = child_text(template, *_UNIT) or child_text(child(template, "FEATURE_CONTENT"), *_UNIT)
        for key in {child_text(template, "FT_ID"), child_text(template, "FT_NAME")} - {""}:
            units.setdefault(key, set()).add(named.get(stated) or stated)
    return {key: next(iter(found)) for key, found in units.items() if len(found) == 1}
