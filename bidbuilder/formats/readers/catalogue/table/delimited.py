"""A sheet out of a delimited text file: its encoding and delimiter are found, not asked for."""

import csv
import io
import re
from collections import Counter

from bidbuilder.formats.readers.catalogue.table.sheets import Sheet
from bidbuilder.formats.readers.catalogue.table.titles import recognise_title
from bidbuilder.formats.readers.recognise import unmarked_utf16

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_DELIMITERS = (";", "\t", ",", "|")
_ROWS_ALIKE = 2
_ROWS_LOOKED_AT = 60
_LONGEST_FIELD = 1_000_000
# Small letters of Danish and German right behind a letter, in the code page of DOS programs and in that of Windows: what is a
# letter in the one is a mark or nothing in the other.
_WITHIN_850 = re.compile(rb"(?<=[A-Za-z\x80-\x9b])[\x81\x84\x86\x91\x94\x9b](?=[A-Za-z\x80-\x9b\xe1])")
_WITHIN_1252 = re.compile(rb"(?<=[A-Za-z\xc0-\xff])[\xe4\xe5\xe6\xf6\xf8\xfc\xdf]")
_DECLARATION = "sep="  # a first line that Excel writes and reads


def read_delimited(content: bytes) -> tuple[Sheet, str, int | None] | None:
    """The sheet, the name of the encoding and the line of a quotation mark that is never closed.

    None if no delimiter makes columns of the text.
    """
    text, encoding = _decode(content)
    delimiter, body = _declared(text)
    delimiter = delimiter or _find_delimiter(body)
    if not delimiter:
        return None
    rows = _rows(body, delimiter)
    if body is not text:
        rows = [[], *rows]  # the declaration keeps its row, so that cells are named as in a spreadsheet
    return Sheet(name="", rows=rows), encoding, find_open_quote(text, delimiter)


def _decode(content: bytes) -> tuple[str, str]:
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace"), encoding
    if order := unmarked_utf16(content):
        return content.decode(order, errors="replace"), "utf-16"
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        # Danish and German Excel saves CSV in the Windows code page; bytes it leaves undefined become a visible mark.
        encoding = "cp850" if len(_WITHIN_850.findall(content)) > len(_WITHIN_1252.findall(content)) else "cp1252"
        return content.decode(encoding, errors="replace"), encoding


def _declared(text: str) -> tuple[str, str]:
    first, _, rest = text.partition("\n")
    declared = first.strip().casefold()
    if declared.startswith(_DECLARATION) and len(declared) == len(_DECLARATION) + 1:
        return declared[-1], rest
    return "", text


def _find_delimiter(text: str) -> str:
    """The delimiter under which most rows have one and the same number of columns, more than one."""
    best, best_score = "", 0
    for delimiter in _DELIMITERS:
        rows = _rows("\n".join(text.splitlines()[:_ROWS_LOOKED_AT]), delimiter)
        widths = Counter(len(row) for row in rows if len(row) > 1)
        if widths:
            width, rows_alike = max(widths.items(), key=lambda item: (item[1], item[0]))
            score = rows_alike * (1 + min(width, 50))
            if score > best_score and (rows_alike >= _ROWS_ALIKE or _are_titles(rows)):
                best, best_score = delimiter, score
    return best


def _are_titles(rows: list[list[str]]) -> bool:
    """Whether the one row of a text holds the titles of a list, which is empty then."""
    filled = [row for row in rows if any(row)]
    return len(filled) == 1 and sum(recognise_title(text) is not None for text in filled[0]) >= _ROWS_ALIKE


def find_open_quote(text: str, delimiter: str) -> int | None:
    """The line, counted from 0, of a quotation mark at the beginning of a cell that is never closed; None if there is none.

    What follows would all be one cell: it is read without quotation marks instead.
    """
    if text.count('"') % 2 == 0:
        return None
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    done = 0
    try:
        for _row in reader:
            done = reader.line_num
    except csv.Error:
        return done
    return None


def _rows(text: str, delimiter: str) -> list[list[str]]:
    csv.field_size_limit(_LONGEST_FIELD)
    if (begun := find_open_quote(text, delimiter)) is not None:
        lines = io.StringIO(text, newline="").readlines()
        rest = (line.rstrip("\r\n").split(delimiter) for line in lines[begun:])
        return [*_rows("".join(lines[:begun]), delimiter), *rest]
    try:
        return [list(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)]
    except csv.Error:
        return [line.split(delimiter) for line in text.splitlines()]
