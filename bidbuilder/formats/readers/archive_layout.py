"""The bytes of a zip file held against its directory (PKWARE APPNOTE 6.3). What is unpacked from it is not looked at here.

Programs disagree on zip files that contradict themselves, and what one program shows another hides. So a file is taken
only if its central directory, its local headers and its bytes say the same, one entry after the other without gaps. Data
descriptors are taken, because streaming writers of office files leave them, but only when they agree with the directory.
"""

import struct
from collections.abc import Iterator, Sequence
from zipfile import ZipInfo

from bidbuilder.formats.refusals import ArchiveUnsafe, FileBroken

_END_RECORD = struct.Struct("<4s4H2LH")
_CENTRAL_HEADER = struct.Struct("<4s6H3L5H2L")
_LOCAL_HEADER = struct.Struct("<4s5H3L2H")
_DESCRIPTOR, _UTF8_NAME = 0x8, 0x800
_ZIP64_EXTRA, _UNICODE_PATH_EXTRA = 0x0001, 0x7075
_IN_ZIP64_EXTRA = 0xFFFFFFFF


def check_layout(content: bytes, directory_start: int, entries: Sequence[ZipInfo]) -> None:
    """Refuse bytes before, between and behind the entries, and headers that disagree.

    `entries` stand in the order of the directory. Raises `ArchiveUnsafe`, `FileBroken`.
    """
    _check_ends(content)
    _check_directory(content, directory_start, entries)
    place = 0
    for entry in sorted(entries, key=lambda one: one.header_offset):
        if entry.header_offset != place:
            raise ArchiveUnsafe(detail="entries overlap or leave gaps", where=entry.filename)
        place = _end_of_entry(content, entry)
    if place != directory_start:
        raise ArchiveUnsafe(detail="hidden bytes before the directory")


def _check_ends(content: bytes) -> None:
    place = content.rfind(b"PK\x05\x06")
    if place < 0 or place + _END_RECORD.size > len(content):
        raise FileBroken(detail="no end record")
    comment_length = _END_RECORD.unpack_from(content, place)[-1]
    if place + _END_RECORD.size + comment_length != len(content):
        raise ArchiveUnsafe(detail="bytes behind the end")
    if not content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        raise ArchiveUnsafe(detail="bytes before the first entry")


def _check_directory(content: bytes, start: int, entries: Sequence[ZipInfo]) -> None:
    place = start
    for entry in entries:
        header = _CENTRAL_HEADER.unpack_from(content, place)
        packed, unpacked, name_length, extra_length, comment_length = header[8:13]
        name = content[place + _CENTRAL_HEADER.size :][:name_length]
        extra = content[place + _CENTRAL_HEADER.size + name_length :][:extra_length]
        _check_extras(extra, name, [packed, unpacked, header[-1]].count(_IN_ZIP64_EXTRA), entry.filename)
        place += _CENTRAL_HEADER.size + name_length + extra_length + comment_length
    if content[place : place + 4] not in {b"PK\x05\x06", b"PK\x06\x06"}:
        raise ArchiveUnsafe(detail="hidden bytes behind the directory")


def _check_extras(extra: bytes, name: bytes, moved_numbers: int, where: str) -> None:
    """Extra fields must be whole; ZIP64 holds just the numbers moved there; a different second name is a second truth."""
    for kind, field in _extra_fields(extra, where):
        if kind == _UNICODE_PATH_EXTRA and field[5:] != name:
            raise ArchiveUnsafe(detail="an entry has two names", where=where)
        if kind == _ZIP64_EXTRA and len(field) != 8 * moved_numbers:
            raise ArchiveUnsafe(detail="sizes are stated twice", where=where)


def _extra_fields(extra: bytes, where: str) -> Iterator[tuple[int, bytes]]:
    while extra:
        kind, length = struct.unpack_from("<HH", extra) if len(extra) >= 4 else (0, len(extra))
        if length > len(extra) - 4:
            raise ArchiveUnsafe(detail="an extra field is cut off", where=where)
        yield kind, extra[4 : 4 + length]
        extra = extra[4 + length :]


def _end_of_entry(content: bytes, entry: ZipInfo) -> int:
    name_start = entry.header_offset + _LOCAL_HEADER.size
    if name_start > len(content):
        raise FileBroken(detail="an entry lies behind the end", where=entry.filename)
    header = _LOCAL_HEADER.unpack_from(content, entry.header_offset)
    signature, _, flags, method, _, _, check, packed, unpacked, name_length, extra_length = header
    name = content[name_start : name_start + name_length]
    if signature != b"PK\x03\x04" or name != _raw_name(entry) or method != entry.compress_type:
        raise ArchiveUnsafe(detail="directory and entry disagree", where=entry.filename)
    end: int = name_start + name_length + extra_length + entry.compress_size
    if flags & _DESCRIPTOR:
        return end + _descriptor_length(content[end : end + 24], entry)
    extra = content[name_start + name_length :][:extra_length]
    packed, unpacked = _sizes_of_header(packed, unpacked, extra, entry.filename)
    if (check, packed, unpacked) != (entry.CRC, entry.compress_size, entry.file_size):
        raise ArchiveUnsafe(detail="directory and entry disagree", where=entry.filename)
    return end


def _sizes_of_header(packed: int, unpacked: int, extra: bytes, where: str) -> tuple[int, int]:
    """The sizes a local header states, with those of its ZIP64 field (unpacked first) where it moved them there."""
    moved = next((field for kind, field in _extra_fields(extra, where) if kind == _ZIP64_EXTRA), b"")
    numbers = [number for (number,) in struct.iter_unpack("<Q", moved[: len(moved) // 8 * 8])]
    if unpacked == _IN_ZIP64_EXTRA and numbers:
        unpacked = numbers.pop(0)
    if packed == _IN_ZIP64_EXTRA and numbers:
        packed = numbers.pop(0)
    return packed, unpacked


def _raw_name(entry: ZipInfo) -> bytes:
    return entry.orig_filename.encode("utf-8" if entry.flag_bits & _UTF8_NAME else "cp437")


def _descriptor_length(following: bytes, entry: ZipInfo) -> int:
    """How long the data descriptor is: with or without signature, 32 or 64 bit, whichever agrees with the directory."""
    numbers = (entry.CRC, entry.compress_size, entry.file_size)
    for shape in ("<L2L", "<L2Q"):
        expected = struct.pack(shape, *numbers)
        for written in (b"PK\x07\x08" + expected, expected):
            if following.startswith(written):
                return len(written)
    raise ArchiveUnsafe(detail="directory and entry disagree", where=entry.filename)
