"""Finished files opened again for tests: the XML of every part, their words, and the cells of a workbook."""

from io import BytesIO
from zipfile import ZipFile

from lxml import etree
from openpyxl import Workbook, load_workbook

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def parts_of(package: bytes) -> dict[str, bytes]:
    """Every part of an office file by its name."""
    with ZipFile(BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def body_of(docx: bytes) -> etree._Element:
    """The root of a document's main part."""
    return etree.fromstring(parts_of(docx)["word/document.xml"])


def words_of(docx: bytes) -> str:
    """The text of a document, one line a paragraph, tables included."""
    return "\n".join("".join(text.text or "" for text in line.iter(f"{W}t")) for line in body_of(docx).iter(f"{W}p"))


def workbook_of(xlsx: bytes, *, values: bool = False) -> Workbook:
    """A workbook with its formulas, or with the values stored beside them."""
    return load_workbook(BytesIO(xlsx), data_only=values)
