"""What an OCDS tender says that a tender draft has no place for, told in findings so that nobody misses it."""

from collections.abc import Iterator

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.formats.readers.json_text import Node
from bidbuilder.formats.readers.notes import Notes
from bidbuilder.formats.readers.ocds.lots import money_of

_MOST_LISTED = 20


def remark(tender: Node, notes: Notes) -> None:
    """Findings about least values, what the buyer reckons a unit costs, and classes of other schemes than CPV."""
    _least_values(tender, notes)
    _unit_values(tender, notes)
    _other_classes(tender, notes)


def _least_values(tender: Node, notes: Notes) -> None:
    if least := money_of(tender.node("minValue")):
        message = translatable("The buyer estimates the value at {value} at least.")
        notes.info("least-value", message, tender.node("minValue").place, value=least)
    for lot in tender.nodes("lots"):
        if least := money_of(lot.node("minValue")):
            message = translatable("The buyer estimates the value of lot {lot} at {value} at least.")
            notes.info("least-value", message, lot.node("minValue").place, lot=lot.text("id"), value=least)


def _unit_values(tender: Node, notes: Notes) -> None:
    """`unit.value` is what one unit of an item is reckoned to cost."""
    for item in tender.nodes("items"):
        unit = item.node("unit") if item.is_object("unit") else Node(None, item.pointer, notes)
        if value := money_of(unit.node("value")):
            message = translatable("The buyer states a value of {value} for one unit of item {item}.")
            notes.info("unit-value", message, unit.place, item=item.text("id"), value=value)


def _other_classes(tender: Node, notes: Notes) -> None:
    """Classes by which the tender is not searched or matched, such as those of UNSPSC, each once."""
    classes = dict.fromkeys(_classes(tender))
    if classes:
        listed = "; ".join(list(classes)[:_MOST_LISTED]) + (" …" if len(classes) > _MOST_LISTED else "")
        message = translatable("The buyer classes the purchase by other schemes than CPV too: {classes}.")
        notes.info("other-classes", message, tender.place, classes=listed)


def _classes(tender: Node) -> Iterator[str]:
    for owner in (tender, *tender.nodes("items")):
        own = [owner.node("classification")] if owner.is_object("classification") else []
        for one in (*own, *owner.nodes("additionalClassifications")):
            scheme, code, words = (one.text(key) for key in ("scheme", "id", "description"))
            if scheme.upper() != "CPV" and (code or words):
                named = f"({words})" if code and words else words
                yield " ".join(filter(None, (scheme, code, named)))
