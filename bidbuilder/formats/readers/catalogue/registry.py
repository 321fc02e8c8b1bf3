"""Which reader reads a supplier's file: told by its content, never by its name. A new format is one module and one line here."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from bidbuilder.domain.basics.findings import Finding, Severity, translatable
from bidbuilder.domain.catalogue.readings import CatalogueReading, OfferingDraft, ReadingBegun, ReadingPart
from bidbuilder.formats.readers.catalogue.bmecat.reader import is_bmecat, read_bmecat
from bidbuilder.formats.readers.catalogue.datanorm.reader import read_datanorm
from bidbuilder.formats.readers.catalogue.datanorm.records import is_datanorm
from bidbuilder.formats.readers.catalogue.delivery import find_delivery, read_delivery
from bidbuilder.formats.readers.catalogue.ended_prices import with_ended_prices
from bidbuilder.formats.readers.catalogue.findings_log import FindingsLog
from bidbuilder.formats.readers.catalogue.table.delimited import read_delimited
from bidbuilder.formats.readers.catalogue.table.reader import read_list
from bidbuilder.formats.readers.catalogue.table.workbook import read_workbook
from bidbuilder.formats.readers.catalogue.ubl.reader import is_ubl_catalogue, read_ubl_catalogue
from bidbuilder.formats.readers.recognise import FileKind, recognise
from bidbuilder.formats.readers.xml import as_declared, parse_xml
from bidbuilder.formats.refusals import ColumnsMissing, FileUnknown

KNOWN_FORMATS = "Excel (.xlsx), CSV, BMEcat, DATANORM 4, 5 (.001, .zip), UBL Catalogue"

_WINDOWS = translatable("The file is not written in UTF-8; it was read in the Windows code page 1252.")
_DOS = translatable("The file is not written in UTF-8; it was read in the DOS code page 850.")
_OTHER_CODE_PAGE = Finding(
    severity=Severity.INFO,
    code="code-page",
    message=translatable(
        "The file says that it is written in UTF-8, but it is not; it was read in the Windows code page 1252."
    ),
)
_XML_FORMATS = ((is_bmecat, read_bmecat), (is_ubl_catalogue, read_ubl_catalogue))


def read_catalogue(name: str, content: bytes, options: Mapping[str, str]) -> CatalogueReading:
    """Read a supplier's file. `options` are corrections of a person, as the readers of the formats document them.

    Raises a `FileRefused` that says why the file cannot be read.
    """
    parts = list(read_in_parts(name, content, options))
    drafts = tuple(part for part in parts if isinstance(part, OfferingDraft))
    reading = next(part for part in parts if isinstance(part, CatalogueReading))
    return replace(reading, drafts=drafts)


def read_in_parts(name: str, content: bytes, options: Mapping[str, str]) -> Iterator[ReadingPart]:
    """As `read_catalogue`, but part after part, so that a list of any length is never in memory as a whole.

    The option `today` (year-month-day) is the day against which prices that have ended are told.
    """
    parts = _read_parts(name, content, options)
    today = options.get("today")
    return with_ended_prices(parts, date.fromisoformat(today)) if today else parts


def _read_parts(name: str, content: bytes, options: Mapping[str, str]) -> Iterator[ReadingPart]:
    """A list gives its articles as it reads them; the other formats, whose files are small, when they are read."""
    # DATANORM ends with a control sign of the DOS age, which no other text has: it is looked for first.
    if is_datanorm(content):
        return _parts_of(read_datanorm([(name, content)], options))
    kind = _recognise(content)
    if kind is FileKind.XML:
        return _parts_of(_read_xml(name, content, options))
    if kind in {FileKind.XLSX, FileKind.XLSM}:
        return _read_workbook(name, content, kind, options)
    if kind is FileKind.TEXT:
        return _read_text(name, content, options)
    if kind is FileKind.ZIP:
        return _read_archive(content, options)
    raise FileUnknown(formats=KNOWN_FORMATS)


def _recognise(content: bytes) -> FileKind:
    """The kind of file; of one that nobody knows the refusal names the formats of lists, not those of tenders."""
    try:
        return recognise(content)
    except FileUnknown as unknown:
        raise FileUnknown(formats=KNOWN_FORMATS) from unknown


def _read_archive(content: bytes, options: Mapping[str, str]) -> Iterator[ReadingPart]:
    files = find_delivery(content)
    (name, first), *others = files.items()
    return _parts_of(read_delivery(files, options)) if others else _read_parts(name, first, options)


def _parts_of(reading: CatalogueReading) -> Iterator[ReadingPart]:
    yield ReadingBegun(len(reading.drafts))
    yield from reading.drafts
    yield replace(reading, drafts=())


def _read_xml(name: str, content: bytes, options: Mapping[str, str]) -> CatalogueReading:
    written = as_declared(content)
    root = parse_xml(written, doctype_ignored=True)
    for knows, read in _XML_FORMATS:
        if knows(root):
            reading = read(name, root, options)
            return reading if written is content else replace(reading, findings=(_OTHER_CODE_PAGE, *reading.findings))
    raise FileUnknown(formats=KNOWN_FORMATS)


def _read_workbook(name: str, content: bytes, kind: FileKind, options: Mapping[str, str]) -> Iterator[ReadingPart]:
    found = FindingsLog()
    if kind is FileKind.XLSM:
        found.warning("macros-ignored", translatable("The workbook carries macros; they were not run."))
    sheets = read_workbook(content)
    if not sheets:
        raise FileUnknown(formats=KNOWN_FORMATS)
    return read_list(name, sheets, "xlsx", options, found)


def _read_text(name: str, content: bytes, options: Mapping[str, str]) -> Iterator[ReadingPart]:
    table = read_delimited(content)
    if table is None:
        raise ColumnsMissing
    sheet, encoding, open_quote = table
    found = FindingsLog()
    if open_quote is not None:
        found.warning(
            "quote-unclosed",
            translatable(
                "A quotation mark in line {line} is never closed; from there on they were read as signs like any other."
            ),
            sheet.place(name, open_quote, 0),
            line=open_quote + 1,
        )
    if encoding == "cp1252":
        found.info("code-page", _WINDOWS)
    if encoding == "cp850":
        found.info("code-page", _DOS)
    return read_list(name, [sheet], "csv", options, found)
