"""Which of the buyer's files ask for an answer in their own format: GAEB bills of quantities and ESPD requests."""

from lxml import etree

from bidbuilder.formats.readers.gaeb.bill import is_gaeb
from bidbuilder.formats.readers.ubl.espd import is_espd_request
from bidbuilder.formats.readers.xml import parse_xml
from bidbuilder.formats.refusals import FileRefused

_ENDINGS = (".xml", ".x80", ".x81", ".x82", ".x83", ".x83z")
# An ESPD request of the trial before UBL 2.2 would get an answer its buyer's system cannot read.
_UBL = "urn:oasis:names:specification:ubl:"


def may_be_answered(name: str) -> bool:
    """Whether a file could be such a one, by its name; what is inside decides."""
    return name.lower().endswith(_ENDINGS)


def find_answer_format(content: bytes) -> str:
    """`gaeb` or `espd`; ``""`` for every other file."""
    try:
        root = parse_xml(content)
    except FileRefused:
        return ""
    if is_gaeb(root):
        return "gaeb"
    is_final = (etree.QName(root).namespace or "").startswith(_UBL)
    return "espd" if is_espd_request(root) and is_final else ""
