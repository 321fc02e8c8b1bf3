"""Opening zip files that strangers sent (office files are zip files): checked as a whole before anything is unpacked.

How the bytes of the archive are held against its directory stands in `archive_layout`.
"""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Sequence

from bidbuilder.formats.readers.archive_layout import check_layout
from bidbuilder.formats.refusals import ArchiveBomb, ArchiveUnsafe, FileBroken, FileEncrypted

MAXIMUM_UNPACKED_BYTES = 300 * 1024 * 1024
MAXIMUM_ENTRIES = 10_000
# Deflate reaches 1:1032 on endless repetition; sheets with many equal rows stay under 1:100.
MAXIMUM_RATIO = 200
RATIO_COUNTS_FROM_BYTES = 8 * 1024 * 1024

_ENCRYPTED = 0x1
_LITTER = re.compile(r"(^|/)(__MACOSX/|\.DS_Store$|\.dropbox$|Thumbs\.db$|desktop\.ini$|~\$)", re.IGNORECASE)


def open_archive(content: bytes) -> zipfile.ZipFile:
    """The zip file in `content`, after all checks; entries are still packed.

    Raises `FileBroken`, `ArchiveUnsafe`, `ArchiveBomb`, `FileEncrypted`.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, struct.error, OverflowError) as broken:
        raise FileBroken(detail=broken) from broken
    check_archive(content, archive)
    return archive


def files_of(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """The files of a zip in its order, without what packing programs and file managers leave behind."""
    return [one for one in archive.infolist() if not one.is_dir() and not _LITTER.search(one.filename)]


def check_archive(content: bytes, archive: zipfile.ZipFile) -> None:
    """Refuse an archive that contradicts itself, hides bytes, points outside, is locked or would grow enormous."""
    entries = archive.infolist()
    _check_sizes(entries)
    _check_names(entries)
    check_layout(content, archive.start_dir, entries)


def read_entry(archive: zipfile.ZipFile, name: str, limit: int = MAXIMUM_UNPACKED_BYTES) -> bytes:
    """The bytes of one entry, at most `limit`; raises `FileBroken` when it is missing or its bytes are damaged."""
    try:
        with archive.open(name) as entry:
            unpacked = entry.read(limit + 1)
    except KeyError as missing:
        raise FileBroken(detail="missing", where=name) from missing
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as broken:
        raise FileBroken(detail=broken, where=name) from broken
    if len(unpacked) > limit:
        raise ArchiveBomb(megabytes=len(unpacked) // 1024**2, where=name)
    if len(unpacked) != archive.getinfo(name).file_size:
        raise FileBroken(detail="size differs from the directory", where=name)
    return unpacked


def _check_sizes(entries: Sequence[zipfile.ZipInfo]) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > MAXIMUM_ENTRIES or unpacked > MAXIMUM_UNPACKED_BYTES:
        raise ArchiveBomb(megabytes=unpacked // 1024**2)
    for entry in entries:
        if entry.file_size > RATIO_COUNTS_FROM_BYTES and entry.file_size > MAXIMUM_RATIO * max(entry.compress_size, 1):
            raise ArchiveBomb(megabytes=entry.file_size // 1024**2, where=entry.filename)


def _check_names(entries: Sequence[zipfile.ZipInfo]) -> None:
    seen: set[str] = set()
    for entry in entries:
        name = entry.orig_filename.replace("\\", "/")
        if name.lower() in seen:
            raise ArchiveUnsafe(detail="a name is in it twice", where=entry.filename)
        seen.add(name.lower())
        if name.startswith("/") or ".." in name.split("/") or ":" in name or any(ord(sign) < 32 for sign in name):
            raise ArchiveUnsafe(detail="a name points outside of it", where=entry.filename)
        if entry.flag_bits & _ENCRYPTED:
            raise FileEncrypted(where=entry.filename)
