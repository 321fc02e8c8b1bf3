"""Delimited text (CSV) opened as a workbook of one sheet: encoding and delimiter found by trial and told as findings."""

import csv
import io
from collections import Counter
from collections.abc import Mapping
from pathlib import PurePath

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.tenders.tenders import TenderReading
from bidbuilder.formats.readers.notes import Notes
from bidbuilder.formats.readers.prose.plain import read_plain
from bidbuilder.formats.readers.recognise import unknown_file, unmarked_utf16
from bidbuilder.formats.readers.records.document import find_catalogue
from bidbuilder.formats.readers.records.requirements import has_requirements, read_catalogue
from bidbuilder.formats.readers.workbook.book import Book
from bidbuilder.formats.readers.workbook.grid import Cell, Sheet
from bidbuilder.formats.readers.workbook.reading import read_book
from bidbuilder.formats.readers.workbook.sheet_xml import MAXIMUM_CELLS
from bidbuilder.formats.refusals import FileBroken, FileTooLarge

FORMAT = "csv"
DELIMITERS = ";,\t|"
# In this order: a byte order mark decides, UTF-8 seldom fits by chance, and every byte fits the last.
ENCODINGS = ("utf-8-sig", "utf-16", "utf-8", "cp1252", "latin-1")

_BYTE_ORDER_MARKS = {"utf-8-sig": (b"\xef\xbb\xbf",), "utf-16": (b"\xff\xfe", b"\xfe\xff")}
_SAMPLE_LETTERS = 200_000
_SAMPLE_ROWS = 300
_REGULAR_SHARE = 0.75
_LONGEST_FIELD = 1_000_000


def read_delimited(name: str, content: bytes, options: Mapping[str, str]) -> TenderReading:
    """The tender draft in a delimited text or a YAML catalogue; other text is read as running text."""
    notes = Notes(name)
    text, encoding = decode(content)
    catalogue = find_catalogue(text)
    if catalogue is not None and has_requirements(catalogue):
        return read_catalogue(name, catalogue)
    delimiter = find_delimiter(text)
    if delimiter is None:
        return _read_running_text(name, text)
    message = translatable("Read as text in {encoding}, with “{delimiter}” between columns.")
    notes.info("csv-reading", message, encoding=encoding, delimiter="Tab" if delimiter == "\t" else delimiter)
    return read_book(FORMAT, open_delimited(name, text, delimiter), options, notes)


def open_delimited(name: str, text: str, delimiter: str) -> Book:
    """A delimited text as a workbook of one sheet, named after the file."""
    return Book([_sheet(PurePath(name).stem or name, text, delimiter)])


def _read_running_text(name: str, text: str) -> TenderReading:
    """A text that asks for nothing at all is no tender but some other file."""
    reading = read_plain(name, text)
    if not reading.tender.requirements:
        raise unknown_file()
    return reading


def decode(content: bytes) -> tuple[str, str]:
    """The text of some bytes and their encoding: zeros of UTF-16 or a byte order mark decide, else the first that fits."""
    if encoding := unmarked_utf16(content):
        return content.decode(encoding, errors="replace"), "utf-16"
    for encoding in ENCODINGS:
        marks = _BYTE_ORDER_MARKS.get(encoding)
        if marks and not content.startswith(marks):
            continue
        try:
            return content.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    raise FileBroken(detail="text in no known encoding")


def find_delimiter(text: str) -> str | None:
    """The sign that splits most rows into the same number of columns, at least two; None where no sign does."""
    best, best_columns = None, 0
    for delimiter in DELIMITERS:
        widths = Counter(len(row) for row in _rows(text[:_SAMPLE_LETTERS], delimiter, _SAMPLE_ROWS) if any(row))
        if not widths:
            continue
        columns, count = widths.most_common(1)[0]
        is_regular = columns > 1 and count >= _REGULAR_SHARE * sum(widths.values()) and sum(widths.values()) > 1
        if is_regular and columns > best_columns:
            best, best_columns = delimiter, columns
    return best


def _rows(text: str, delimiter: str, most: int) -> list[list[str]]:
    rows: list[list[str]] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for row in reader:
            rows.append(row)
            if len(rows) >= most:
                break
    except csv.Error as broken:
        if "field larger" in str(broken):
            raise FileTooLarge(where=f"{reader.line_num}") from broken
        raise FileBroken(detail=str(broken), where=f"{reader.line_num}") from broken
    return rows


def _sheet(name: str, text: str, delimiter: str) -> Sheet:
    csv.field_size_limit(_LONGEST_FIELD)
    sheet, cells = Sheet(name), 0
    for number, row in enumerate(_rows(text, delimiter, MAXIMUM_CELLS), start=1):
        filled = {column: Cell(field.strip()) for column, field in enumerate(row, start=1) if field.strip()}
        cells += len(filled)
        if cells > MAXIMUM_CELLS:
            raise FileTooLarge(where=str(number))
        if filled:
            sheet.rows[number] = filled
    return sheet
