"""Which reader reads a supplier's file: told by its content, never by its name. A new format is one module and one line here."""

from collections.abc import Mapping

from bidbuilder.domain.catalogue.readings import CatalogueReading
from bidbuilder.formats.readers.catalogue.bmecat.reader import is_bmecat, read_bmecat
from bidbuilder.formats.readers.catalogue.datanorm.reader import read_datanorm
from bidbuilder.formats.readers.catalogue.datanorm.records import is_datanorm
from bidbuilder.formats.readers.catalogue.ubl.reader import is_ubl_catalogue, read_ubl_catalogue
from bidbuilder.formats.readers.xml import parse_xml
from bidbuilder.formats.refusals import FileEmpty, FileUnknown

KNOWN_FORMATS = "Excel (.xlsx), CSV, BMEcat, DATANORM 4, UBL Catalogue"

_XML_FORMATS = ((is_bmecat, read_bmecat), (is_ubl_catalogue, read_ubl_catalogue))


def read_catalogue(name: str, content: bytes, options: Mapping[str, str]) -> CatalogueReading:
    """Read a supplier's file. `options` are corrections of a person, as the readers of the formats document them.

    Raises a `FileRefused` that says why the file cannot be read.
    """
    if not content.strip():
        raise FileEmpty
    if content.lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n").startswith(b"<"):
        return _read_xml(name, content, options)
    if is_datanorm(content):
        return read_datanorm(name, content, options)
    raise FileUnknown(formats=KNOWN_FORMATS)


def _read_xml(name: str, content: bytes, options: Mapping[str, str]) -> CatalogueReading:
    root = parse_xml(content, doctype_ignored=True)
    for knows, read in _XML_FORMATS:
        if knows(root):
            return read(name, root, options)
    raise FileUnknown(formats=KNOWN_FORMATS)
