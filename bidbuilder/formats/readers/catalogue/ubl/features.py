"""Properties and dimensions of a UBL item as features."""

from collections.abc import Iterator

from lxml import etree

from bidbuilder.formats.readers.catalogue.elements import Places, attribute, child, child_text, children, text_of
from bidbuilder.formats.readers.catalogue.features import Feature

# UNCL 6313, the dimensions of goods.
_DIMENSIONS = {"HT": "height", "LN": "length", "WD": "width", "DP": "depth", "DI": "diameter", "AAB": "gross weight"}
_SERVICE = "serviceindicator"


def list_features(item: etree._Element | None, places: Places) -> Iterator[Feature]:
    """Every additional property and dimension of the item; a measured value is taken before its words."""
    for element in children(item, "AdditionalItemProperty"):
        quantity = child(element, "ValueQuantity")
        name = child_text(element, "Name")
        if name.casefold() == _SERVICE:
            continue
        measured = quantity is not None and bool(text_of(quantity)) and bool(attribute(quantity, "unitCode"))
        yield Feature(
            name=name,
            values=(text_of(quantity) if measured else child_text(element, "Value"),),
            unit=attribute(quantity, "unitCode") if measured and quantity is not None else "",
            where=places.of(element),
        )
    for element in children(item, "Dimension"):
        measure = child(element, "Measure")
        kind = child_text(element, "AttributeID")
        yield Feature(
            name=_DIMENSIONS.get(kind, kind),
            values=(text_of(measure),),
            unit=attribute(measure, "unitCode") if measure is not None else "",
            where=places.of(element),
        )


def says_service(item: etree._Element | None) -> bool:
    """Whether the item carries Peppol's service indicator with the value true."""
    return any(
        child_text(element, "Name").casefold() == _SERVICE and child_text(element, "Value").casefold() == "true"
        for element in children(item, "AdditionalItemProperty")
    )
