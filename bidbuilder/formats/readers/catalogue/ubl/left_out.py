"""What a catalogue line states and an offering has no place for: counted by its element, so that nothing goes in silence."""

from lxml import etree

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.formats.readers.catalogue.elements import Places, children, text_of
from bidbuilder.formats.readers.catalogue.findings_log import FindingsLog

RELATIONS = ("AccessoryRelatedItem", "RequiredRelatedItem", "ReplacedRelatedItem", "ComplementaryRelatedItem")

_OF_LINE = frozenset(
    {"ID", "ActionCode", "OrderableUnit", "ContentUnitQuantity", "MinimumOrderQuantity", "LineValidityPeriod"}
    | {"RequiredItemLocationQuantity", "ComponentRelatedItem", "Item", *RELATIONS}
)
_OF_ITEM = frozenset(
    {"Name", "Description", "SellersItemIdentification", "ManufacturersItemIdentification", "PackSizeNumeric"}
    | {"StandardItemIdentification", "CommodityClassification", "OriginCountry", "BrandName", "ManufacturerParty"}
    | {"Certificate", "ItemSpecificationDocumentReference", "AdditionalItemProperty", "Dimension"}
)
_OF_FEATURE = frozenset({"Name", "Value", "ValueQuantity"})


def count_left_out(line: etree._Element, item: etree._Element | None, places: Places, found: FindingsLog) -> None:
    """A finding for each kind of element of the line and its item that is not taken over; that it may be ordered is no news."""
    inside = () if item is None else item
    stated = [
        *(one for one in line if one.tag not in _OF_LINE),
        *(one for one in inside if one.tag not in _OF_ITEM),
        *(one for feature in children(item, "AdditionalItemProperty") for one in feature if one.tag not in _OF_FEATURE),
    ]
    for element in stated:
        is_plain = element.tag == "OrderableIndicator" and text_of(element).casefold() == "true"
        if isinstance(element.tag, str) and not is_plain:
            found.count(
                "element-left-out",
                translatable("{subject} is not taken over ({count} ×)."),
                element.tag,
                places.of(element),
            )
