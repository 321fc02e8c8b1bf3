"""An empty Word document in the program's own look, for papers that are not of a bid. Those of a bid: `document`."""

from docx import Document
from docx.document import Document as WordDocument

_EFFECTS = "/stylesWithEffects"


def plain_document() -> WordDocument:
    """The empty document of python-docx without its second list of styles, which contradicts the first one."""
    document = Document()
    for key, relation in tuple(document.part.rels.items()):
        if relation.reltype.endswith(_EFFECTS):
            del document.part.rels[key]
    return document
