"""What kind of file some bytes are, judged by the bytes and never by the name. What they mean is the readers' business."""

import re
import zipfile
from enum import StrEnum

from bidbuilder.formats.readers.archive import open_archive, read_entry
from bidbuilder.formats.refusals import FileEmpty, FileEncrypted, FileUnknown, FormatOutdated


class FileKind(StrEnum):
    """Kinds of files that some reader takes. XLSM and DOCM carry macros, which are never run."""

    XML = "xml"
    JSON = "json"
    XLSX = "xlsx"
    XLSM = "xlsm"
    DOCX = "docx"
    DOCM = "docm"
    ZIP = "zip"
    PDF = "pdf"
    TEXT = "text"


# What the hint of `FileUnknown` counts up.
KNOWN_FORMATS = "eForms, UBL, ESPD, GAEB (.xml, .x83), OCDS (.json), .xlsx, .docx, .pdf, .csv, .txt, .md, .yml, .zip"

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_STREAMS = (("Workbook", ".xls", ".xlsx"), ("Book", ".xls", ".xlsx"), ("WordDocument", ".doc", ".docx"))
_OFFICE_TYPES = (
    (b"spreadsheetml.sheet.main+xml", FileKind.XLSX),
    (b"spreadsheetml.template.main+xml", FileKind.XLSX),
    (b"ms-excel.sheet.macroEnabled.main+xml", FileKind.XLSM),
    (b"ms-excel.template.macroEnabled.main+xml", FileKind.XLSM),
    (b"wordprocessingml.document.main+xml", FileKind.DOCX),
    (b"wordprocessingml.template.main+xml", FileKind.DOCX),
    (b"ms-word.document.macroEnabled.main+xml", FileKind.DOCM),
    (b"ms-word.template.macroEnabledTemplate.main+xml", FileKind.DOCM),
)
# Bills of quantities from before GAEB DA XML: records of 80 signs that begin with phase and mask, and keys in brackets.
_OLD_BILLS = (
    (re.compile(rb"00.{8}8\d[A-Z ]"), "GAEB 90 (.d83)"),
    (re.compile(rb"#begin\[GAEB\]", re.IGNORECASE), "GAEB 2000 (.p83)"),
)
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_SAMPLE_BYTES, _FEWEST_PAIRS, _MOSTLY = 4096, 4, 0.9
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f]")


def recognise(content: bytes) -> FileKind:
    """The kind of a file. Raises `FileEmpty`, `FileEncrypted`, `FormatOutdated`, `FileUnknown` or a refusal of archives."""
    if not content.strip(b"\x00 \t\r\n"):
        raise FileEmpty
    if content.startswith(_OLE):
        _refuse_old_office(content)
    if content[:1024].lstrip().startswith(b"%PDF-"):
        return FileKind.PDF
    if content.startswith(b"PK"):
        return _kind_of_archive(content)
    return _kind_of_text(content)


def unknown_file() -> FileUnknown:
    """The refusal of a file that no reader takes."""
    return FileUnknown(formats=KNOWN_FORMATS)


def _refuse_old_office(content: bytes) -> None:
    """OLE files: password-locked new office files, or the binary formats from before 2007."""
    if _has_stream(content, "EncryptedPackage"):
        raise FileEncrypted
    for stream, kind, better in _OLD_STREAMS:
        if _has_stream(content, stream):
            raise FormatOutdated(kind=kind, better=better)
    raise unknown_file()


def _has_stream(content: bytes, name: str) -> bool:
    # Directory entries hold the name in UTF-16, ended by a zero.
    return f"{name}\0".lower().encode("utf-16-le") in content.lower()


def _kind_of_archive(content: bytes) -> FileKind:
    with open_archive(content) as archive:
        names = {name.lower(): name for name in archive.namelist()}
        if "mimetype" in names:
            _refuse_open_document(archive, names["mimetype"])
        if "[content_types].xml" not in names:
            return FileKind.ZIP
        types = read_entry(archive, names["[content_types].xml"], 4 * 1024**2)
    for mark, kind in _OFFICE_TYPES:
        if mark in types:
            return kind
    if b"excel.sheet.binary" in types:
        raise FormatOutdated(kind=".xlsb", better=".xlsx")
    raise unknown_file()


def _refuse_open_document(archive: zipfile.ZipFile, name: str) -> None:
    mimetype = read_entry(archive, name, 1024**2)
    if b"opendocument.spreadsheet" in mimetype:
        raise FormatOutdated(kind=".ods", better=".xlsx")
    if b"opendocument.text" in mimetype:
        raise FormatOutdated(kind=".odt", better=".docx")


def unmarked_utf16(content: bytes) -> str | None:
    """The byte order of a text in UTF-16 that has no mark of it; None for any other bytes.

    Of letters of Europe every second byte is a zero, and no other text has any.
    """
    start = content[: _SAMPLE_BYTES - _SAMPLE_BYTES % 2]
    pairs = len(start) // 2
    for encoding, zeros, letters in (("utf-16-le", start[1::2], start[::2]), ("utf-16-be", start[::2], start[1::2])):
        if pairs >= _FEWEST_PAIRS and zeros.count(0) > _MOSTLY * pairs and letters.count(0) == 0:
            return encoding
    return None


def _kind_of_text(content: bytes) -> FileKind:
    start = content[:_SAMPLE_BYTES]
    text = start
    if start.startswith(_BOMS[1:]):
        text = start.decode("utf-16", errors="ignore").encode()
    elif encoding := unmarked_utf16(content):
        text = start.decode(encoding, errors="ignore").encode()
    text = text.removeprefix(_BOMS[0]).lstrip()
    if text.startswith(b"<"):
        return FileKind.XML
    if text[:1] in {b"{", b"["}:
        return FileKind.JSON
    for begins, kind in _OLD_BILLS:
        if begins.match(text):
            raise FormatOutdated(kind=kind, better="GAEB DA XML (.x83)")
    if _CONTROL.search(text):
        raise unknown_file()
    return FileKind.TEXT
