"""DATANORM as records: code page, header and lines. What the records mean is read elsewhere.

The rules are those of the DATANORM 4.0 description: a header of 128 fixed columns, then one record a line, its kind in the
first field, fields between semicolons, code page 850. The header of version 5 is a record as the others are.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from bidbuilder.domain.basics.findings import SourcePlace

_HEADER = re.compile(
    r"V.(?P<day>\d{2})(?P<month>\d{2})(?P<year>\d{2}).*?(?P<version>0[1-9])(?P<currency>[A-Z]{3})?\s*$"
)
_OLD_HEADER = range(120, 130)  # how long a header is; the older ones name no currency
_RECORD = re.compile(r"[ABCDEGJKPRSTZ];[A-Z ]?;")
# The bytes of ä ö ü Ä Ö Ü ß in the two code pages that are found in the field.
_LETTERS_850 = frozenset(b"\x84\x94\x81\x8e\x99\x9a\xe1")
_LETTERS_1252 = frozenset(b"\xe4\xf6\xfc\xc4\xd6\xdc\xdf")
_END_OF_FILE = "\x1a"  # written behind the last line by programs of the DOS age


@dataclass(frozen=True, slots=True)
class Header:
    """What the V record says. The currency is `""` in versions before the euro, where it was German marks."""

    version: int
    currency: str


@dataclass(frozen=True, slots=True)
class Record:
    """One line of a file. `fields[0]` is its kind; a field that the line does not have is `""`.

    `columns` are the positions of the fields in the line, where they were put into another order: -1 for what it lacks.
    """

    fields: tuple[str, ...]
    line: int
    file: str
    version: int = 4
    columns: tuple[int, ...] = ()

    @property
    def kind(self) -> str:
        """The letter of the record."""
        return self.fields[0]

    def field(self, index: int) -> str:
        """A field by its position from 0, without outer blanks."""
        return self.fields[index].strip() if index < len(self.fields) else ""

    def place(self, index: int = 0) -> SourcePlace:
        """The place of a field: line and column as in a spreadsheet."""
        column = max(self.columns[index], 0) if index < len(self.columns) else index
        return SourcePlace(file=self.file, cell=f"{chr(ord('A') + column % 26)}{self.line}")


def is_datanorm(content: bytes) -> bool:
    """Whether it starts with a DATANORM 4 header followed by records, or a header of an older version or of version 5."""
    lines = [line for line in decode(content[:4000])[0].splitlines() if line.strip(_END_OF_FILE)]
    if not lines:
        return False
    if lines[0].startswith("V;050;"):
        return True
    header = _HEADER.match(lines[0])
    if header and int(header["version"]) < 4:
        return len(lines[0].rstrip()) in _OLD_HEADER  # its records are columns, which could be anything
    return bool(header) and (len(lines) < 2 or bool(_RECORD.match(lines[1])))


def decode(content: bytes) -> tuple[str, str]:
    """The text and the name of its encoding: UTF-8 if it is valid and not plain ASCII, else the likelier code page."""
    try:
        return content.decode("utf-8-sig").replace("\0", "\ufffd"), "utf-8"
    except UnicodeDecodeError:
        pass  # not UTF-8: one of the code pages, in which every byte means something
    count_850 = sum(byte in _LETTERS_850 for byte in content)
    count_1252 = sum(byte in _LETTERS_1252 for byte in content)
    encoding = "cp1252" if count_1252 > count_850 else "cp850"
    return content.decode(encoding, errors="replace").replace("\0", "\ufffd"), encoding


def read_header(line: str) -> Header | None:
    """The header out of the first line; None if it is not one of versions 3 to 5."""
    if line.startswith("V;050;"):
        return Header(5, line.split(";")[4].strip() if line.count(";") >= 4 else "")
    match = _HEADER.match(line)
    return Header(int(match["version"]), match["currency"] or "") if match else None


def read_day(digits: str, order: str) -> date | None:
    """A day out of its digits, in an order such as `%d%m%Y`; None if it is none."""
    try:
        return datetime.strptime(digits, order).date() if len(digits) == 8 else None  # noqa: DTZ007
    except ValueError:
        return None


def list_records(text: str, file: str, version: int) -> Iterator[Record]:
    """Every record behind the header; empty lines are passed over."""
    for number, line in enumerate(text.splitlines(), start=1):
        cleaned = line.strip(_END_OF_FILE + "\r\n")
        if number > 1 and cleaned.strip():
            yield Record(tuple(cleaned.split(";")), number, file, version)
