"""An empty Word document in the program's own look, for papers that are not of a bid. Those of a bid: `document`."""

from docx import Document
from docx.document import Document as WordDocument
from docx.shared import Mm

_A4 = (Mm(210), Mm(297))
_MARGIN = Mm(25)
_EFFECTS = "/stylesWithEffects"


def plain_document() -> WordDocument:
    """The empty document of python-docx on A4, without its second list of styles, which contradicts the first one."""
    document = Document()
    for section in document.sections:
        section.page_width, section.page_height = _A4
        section.left_margin = section.right_margin = _MARGIN
    for key, relation in tuple(document.part.rels.items()):
        if relation.reltype.endswith(_EFFECTS):
            del document.part.rels[key]
    return document
