"""Names of coded features and values that a BMEcat file itself gives, in the classification systems it carries."""

from collections.abc import Mapping

from lxml import etree

from bidbuilder.formats.readers.catalogue.elements import child_text, text_of

_NAMED = (("FT_ID", "FT_NAME"), ("ALLOWED_VALUE_ID", "ALLOWED_VALUE_NAME"))


def read_code_names(root: etree._Element) -> Mapping[str, str]:
    """Code → name of features and of values; the first name of a code wins."""
    names: dict[str, str] = {}
    for code_tag, name_tag in _NAMED:
        for element in root.iter(code_tag):
            if name := child_text(element.getparent(), name_tag):
                names.setdefault(text_of(element), name)
    return names
