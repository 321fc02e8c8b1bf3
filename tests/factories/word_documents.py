"""Word documents for tests, made by python-docx and by hand where it cannot write what is wanted."""

import io
from collections.abc import Sequence

from docx import Document
from docx.document import Document as DocumentObject


def document() -> DocumentObject:
    """An empty document with Word's built-in styles."""
    return Document()


def add_table(doc: DocumentObject, rows: Sequence[Sequence[str]]) -> None:
    """A table of these rows."""
    table = doc.add_table(rows=len(rows), cols=len(rows[0]))
    for cells, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(cells.cells, texts, strict=True):
            cell.text = text


def saved(doc: DocumentObject) -> bytes:
    """The bytes of the document as .docx."""
    buffer = io.BytesIO()
    doc.save(buffer)
    return buffer.getvalue()
