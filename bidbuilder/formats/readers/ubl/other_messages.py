"""UBL messages that are no call: a bid, a catalogue, questions and their answers, receipts. They are told from strange files."""

from lxml import etree

from bidbuilder.formats.readers.eforms.elements import Element
from bidbuilder.formats.refusals import NotACall

# Of UBL itself, and of the first ESPD built on it.
_FAMILY = ":specification:ubl:"


def refuse_other_message(root: Element) -> None:
    """Raise `NotACall` for a UBL message by the name of its root element; nothing for a document of any other family."""
    name = etree.QName(root)
    if _FAMILY in (name.namespace or ""):
        raise NotACall(kind=f"UBL {name.localname}", better="UBL CallForTenders (Peppol T004)")
