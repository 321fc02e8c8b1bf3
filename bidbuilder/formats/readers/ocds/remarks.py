"""What an OCDS tender says that a tender draft has no place for, told in findings so that nobody misses it."""

from collections.abc import Iterator

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.formats.readers.json_text import Node
from bidbuilder.formats.readers.notes import Notes

_MOST_LISTED = 20


def remark(tender: Node, notes: Notes) -> None:
    """Findings about classes of other schemes than CPV: by those the tender is not searched or matched, each once."""
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
