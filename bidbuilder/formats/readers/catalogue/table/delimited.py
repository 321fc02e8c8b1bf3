"""A sheet out of a delimited text file: its encoding and delimiter are found, not asked for."""

import csv
import io
from collections import Counter

from bidbuilder.formats.readers.catalogue.table.sheets import Sheet

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_DELIMITERS = (";", "\t", ",", "|")
_ROWS_LOOKED_AT = 60
_LONGEST_FIELD = 1_000_000
_DECLARATION = "sep="  # a first line that Excel writes and reads


def read_delimited(content: bytes) -> tuple[Sheet, str] | None:
    """The sheet and the name of the encoding; None if no delimiter makes columns of the text."""
    text, encoding = _decode(content)
    delimiter, body = _declared(text)
    delimiter = delimiter or _find_delimiter(body)
    if not delimiter:
        return None
    rows = _rows(body, delimiter)
    if body is not text:
        rows = [[], *rows]  # the declaration keeps its row, so that cells are named as in a spreadsheet
    return Sheet(name="", rows=rows), encoding


def _decode(content: bytes) -> tuple[str, str]:
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace"), encoding
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        # Danish and German Excel saves CSV in the Windows code page; bytes it leaves undefined become a visible mark.
        return content.decode("cp1252", errors="replace"), "cp1252"


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
            if score > best_score and rows_alike >= 2:
                best, best_score = delimiter, score
    return best


def _rows(text: str, delimiter: str) -> list[list[str]]:
    csv.field_size_limit(_LONGEST_FIELD)
    try:
        return [list(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)]
    except csv.Error:
        return [line.split(delimiter) for line in text.splitlines()]
