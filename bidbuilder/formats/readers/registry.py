"""The readers of tenders: which one takes a file. A new format is one module like its neighbours and one line here."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from lxml import etree

from bidbuilder.domain.basics.findings import Finding, Severity, SourcePlace, fold_findings, translatable
from bidbuilder.domain.tenders.tenders import TenderReading
from bidbuilder.formats.readers.bundle import read_bundle
from bidbuilder.formats.readers.delimited import read_delimited
from bidbuilder.formats.readers.eforms.notice import is_eforms, read_eforms
from bidbuilder.formats.readers.gaeb.bill import is_gaeb, read_gaeb
from bidbuilder.formats.readers.json_text import parse_json
from bidbuilder.formats.readers.ocds.packages import is_ocds
from bidbuilder.formats.readers.ocds.release import read_ocds
from bidbuilder.formats.readers.pdf.document import read_pdf
from bidbuilder.formats.readers.recognise import FileKind, recognise, unknown_file
from bidbuilder.formats.readers.tender_language import in_language
from bidbuilder.formats.readers.ubl.call import is_call_for_tenders, read_call
from bidbuilder.formats.readers.ubl.espd import is_espd_request, read_espd
from bidbuilder.formats.readers.ubl.espd_first import is_first_espd, read_first_espd
from bidbuilder.formats.readers.ubl.other_messages import refuse_other_message
from bidbuilder.formats.readers.word.document import read_word
from bidbuilder.formats.readers.workbook.reading import read_workbook
from bidbuilder.formats.readers.xml import in_final_names, parse_xml

Options = Mapping[str, str]
Readers = tuple[tuple[Callable[[etree._Element], bool], Callable[[str, etree._Element], TenderReading]], ...]

# XML formats: who recognises the root element reads it.
_XML_READERS: Readers = (
    (is_eforms, read_eforms),
    (is_call_for_tenders, read_call),
    (is_espd_request, read_espd),
    (is_first_espd, read_first_espd),
    (is_gaeb, read_gaeb),
)

# Formats that are recognised by their bytes alone.
_READERS: Mapping[FileKind, Callable[[str, bytes, Options], TenderReading]] = {
    FileKind.XLSX: read_workbook,
    FileKind.XLSM: read_workbook,
    FileKind.TEXT: read_delimited,
    FileKind.DOCX: read_word,
    FileKind.DOCM: read_word,
    FileKind.PDF: read_pdf,
}


_WITH_MACROS = {FileKind.XLSM, FileKind.DOCM}


def read_tender(name: str, content: bytes, options: Options) -> TenderReading:
    """The tender draft in a buyer's file called `name`; `options` are a person's corrections: of tables, the `language`,
    and the ocid of the `process` that is read of several.

    Macros are never run; a file that carries them is read without them, with a finding. Raises a `FileRefused` when
    nothing can be read at all; anything less is a finding, and many of one kind are one with their number.
    """
    reading = in_language(_read(name, content, options), options.get("language", ""), name)
    return replace(reading, findings=fold_findings(reading.findings))


def _read(name: str, content: bytes, options: Options) -> TenderReading:
    kind = recognise(content)
    if kind is FileKind.XML:
        return _read_xml(name, parse_xml(in_final_names(content)))
    if kind is FileKind.JSON:
        return _read_json(name, parse_json(content), options)
    if kind is FileKind.ZIP:
        return read_bundle(name, content, partial(_read_member, process=options.get("process", "")))
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


def _read_member(name: str, content: bytes, *, process: str) -> TenderReading:
    """One file out of a zip, where it holds several procedures the one chosen. A zip within a zip is not opened."""
    if recognise(content) is FileKind.ZIP:
        raise unknown_file()
    reading = _read(name, content, {"process": process})
    return replace(reading, findings=fold_findings(reading.findings))


def _read_json(name: str, data: Any, options: Options) -> TenderReading:
    if is_ocds(data):
        return read_ocds(name, data, options.get("process", ""))
    raise unknown_file()


def _read_xml(name: str, root: etree._Element) -> TenderReading:
    for recognises, read in _XML_READERS:
        if recognises(root):
            return read(name, root)
    refuse_other_message(root)
    raise unknown_file()
