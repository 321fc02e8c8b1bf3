"""The readers of tenders: which one takes a file. A new format is one module like its neighbours and one line here."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from lxml import etree

from bidbuilder.domain.basics.findings import Finding, Severity, SourcePlace, translatable
from bidbuilder.domain.tenders.tenders import TenderReading
from bidbuilder.formats.readers.delimited import read_delimited
from bidbuilder.formats.readers.eforms.notice import is_eforms, read_eforms
from bidbuilder.formats.readers.recognise import FileKind, recognise, unknown_file
from bidbuilder.formats.readers.workbook.reading import read_workbook
from bidbuilder.formats.readers.xml import parse_xml

Options = Mapping[str, str]

# XML formats: who recognises the root element reads it.
_XML_READERS: tuple[tuple[Callable[[etree._Element], bool], Callable[[str, etree._Element], TenderReading]], ...] = (
    (is_eforms, read_eforms),
)

# Formats that are recognised by their bytes alone.
_READERS: Mapping[FileKind, Callable[[str, bytes, Options], TenderReading]] = {
    FileKind.XLSX: read_workbook,
    FileKind.XLSM: read_workbook,
    FileKind.TEXT: read_delimited,
}


_WITH_MACROS = {FileKind.XLSM, FileKind.DOCM}


def read_tender(name: str, content: bytes, options: Options) -> TenderReading:
    """The tender draft in a buyer's file. `name` is the file's name, `options` a person's corrections for tables.

    Macros are never run; a file that carries them is read without them, with a finding. Raises a `FileRefused` when
    nothing can be read at all; anything less is a finding.
    """
    kind = recognise(content)
    if kind is FileKind.XML:
        return _read_xml(name, content)
    reader = _READERS.get(kind)
    if reader is None:
        raise unknown_file()
    reading = reader(name, content, options)
    if kind in _WITH_MACROS:
        message = translatable("The file carries macros; they were left out. Ask the sender why they are there.")
        finding = Finding(
            severity=Severity.WARNING, code="macros-left-out", message=message, where=SourcePlace(file=name)
        )
        return replace(reading, findings=(finding, *reading.findings))
    return reading


def _read_xml(name: str, content: bytes) -> TenderReading:
    root = parse_xml(content)
    for recognises, read in _XML_READERS:
        if recognises(root):
            return read(name, root)
    raise unknown_file()
