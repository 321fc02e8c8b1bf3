"""A zip file with some entries replaced and every other one copied as the bytes it is, packed data and all.

Written at the level of PKWARE APPNOTE 6.3 because zip libraries pack every entry anew. Works on archives that
`formats.readers.archive` has let through: entries without gaps, directory and entries saying the same.
"""

import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from bidbuilder.formats.readers.archive import open_archive

_CENTRAL_HEADER = struct.Struct("<4s6H3L5H2L")
_LOCAL_HEADER = struct.Struct("<4s5H3L2H")
_END_RECORD = struct.Struct("<4s4H2LH")
_DESCRIPTOR, _DEFLATE_OPTIONS = 0x8, 0x6
_ZIP64_EXTRA = 0x0001
_IN_ZIP64_EXTRA = 0xFFFFFFFF
_DEFLATE_VERSION, _PACKING_LEVEL = 20, 6


@dataclass(frozen=True, slots=True)
class _Written:
    """An entry as it goes into the new file: its bytes from the local header on, and its line of the directory."""

    local: bytes
    central: bytes


def replace_entries(content: bytes, replaced: Mapping[str, bytes]) -> bytes:
    """The same archive with new contents for the named entries.

    Order, names, dates, attributes and comments stay. Other entries keep their packed bytes. Raises `KeyError` for a name
    that is not in the archive, and the refusals of `open_archive`.
    """
    with open_archive(content) as archive:
        entries = archive.infolist()
        starts = sorted(entry.header_offset for entry in entries)
        ends = dict(zip(starts, [*starts[1:], archive.start_dir], strict=True))
        comment = archive.comment
        directory = _directory_lines(content, archive.start_dir, len(entries))
    missing = set(replaced) - {entry.filename for entry in entries}
    if missing:
        raise KeyError(sorted(missing)[0])
    lines = dict(zip((entry.header_offset for entry in entries), directory, strict=True))
    written: dict[int, _Written] = {}
    place, places = 0, {}
    for entry in sorted(entries, key=lambda one: one.header_offset):
        start = entry.header_offset
        places[start] = place
        new = replaced.get(entry.filename)
        written[start] = (
            _Written(content[start : ends[start]], lines[start])
            if new is None
            else _packed(content, entry, lines[start], new)
        )
        place += len(written[start].local)
    local = b"".join(written[start].local for start in starts)
    central = b"".join(_moved(written[one.header_offset].central, places[one.header_offset]) for one in entries)
    count = len(entries)
    end = _END_RECORD.pack(b"PK\x05\x06", 0, 0, count, count, len(central), len(local), len(comment))
    return local + central + end + comment


def _directory_lines(content: bytes, start: int, count: int) -> list[bytes]:
    """The records of the central directory as they stand, in its order."""
    lines, place = [], start
    for _ in range(count):
        header = _CENTRAL_HEADER.unpack_from(content, place)
        end = place + _CENTRAL_HEADER.size + sum(header[10:13])
        lines.append(content[place:end])
        place = end
    return lines


def _packed(content: bytes, entry: zipfile.ZipInfo, line: bytes, new: bytes) -> _Written:
    """An entry with new contents under its old name, date and attributes; sizes stand in its header, not behind it."""
    local = list(_LOCAL_HEADER.unpack_from(content, entry.header_offset))
    central = list(_CENTRAL_HEADER.unpack_from(line))
    name_start = entry.header_offset + _LOCAL_HEADER.size
    name = content[name_start : name_start + local[9]]
    extra = _without_zip64(content[name_start + local[9] :][: local[10]])
    stored = entry.compress_type == zipfile.ZIP_STORED
    data = new if stored else _deflated(new)
    method = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    flags = local[2] & ~(_DESCRIPTOR | _DEFLATE_OPTIONS)
    sizes = [zlib.crc32(new), len(data), len(new)]
    local[1:4], local[6:9], local[10] = [_DEFLATE_VERSION, flags, method], sizes, len(extra)
    tail = line[_CENTRAL_HEADER.size + central[10] :]
    central_extra = _without_zip64(tail[: central[11]])
    comment = tail[central[11] :]
    central[2:5], central[7:10], central[11] = [_DEFLATE_VERSION, flags, method], sizes, len(central_extra)
    central[16] = 0
    return _Written(
        _LOCAL_HEADER.pack(*local) + name + extra + data,
        _CENTRAL_HEADER.pack(*central) + name + central_extra + comment,
    )


def _deflated(data: bytes) -> bytes:
    packer = zlib.compressobj(_PACKING_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


def _without_zip64(extra: bytes) -> bytes:
    """Extra fields without the one that holds large sizes: no part of an office file is that large."""
    kept = b""
    while len(extra) >= 4:
        kind, length = struct.unpack_from("<HH", extra)
        kept += extra[: 4 + length] if kind != _ZIP64_EXTRA else b""
        extra = extra[4 + length :]
    return kept


def _moved(line: bytes, place: int) -> bytes:
    """A line of the directory that points to the entry's new place, which may stand in its ZIP64 field."""
    header = list(_CENTRAL_HEADER.unpack_from(line))
    if header[16] != _IN_ZIP64_EXTRA:
        header[16] = place
        return _CENTRAL_HEADER.pack(*header) + line[_CENTRAL_HEADER.size :]
    # The offset is the last of the numbers moved there, behind those sizes that were moved too.
    before = 8 * [header[9], header[8]].count(_IN_ZIP64_EXTRA)
    field = _CENTRAL_HEADER.size + header[10]
    while struct.unpack_from("<H", line, field)[0] != _ZIP64_EXTRA:
        field += 4 + struct.unpack_from("<H", line, field + 2)[0]
    at = field + 4 + before
    return line[:at] + struct.pack("<Q", place) + line[at + 8 :]
