"""Zip files that contradict themselves are refused before anything of them is unpacked."""

import io
import struct
import zipfile
from pathlib import Path

import pytest

from bidbuilder.formats.readers.archive import open_archive, read_entry
from bidbuilder.formats.refusals import ArchiveUnsafe, FileBroken, FileEncrypted, FileRefused
from tests.corpus import HOSTILE

ZIPS = sorted((HOSTILE / "warehouse-zip").glob("*"))
# Refused by package indexes, but written by streaming writers of office files: whole and consistent, only unusual.
USUAL_IN_OFFICE_FILES = {"reject__data_descriptor.zip"}


def archive_of(*entries: tuple[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.corpus
@pytest.mark.parametrize("path", ZIPS, ids=lambda path: path.name)
def test_archives_are_taken_or_refused_as_their_name_says(path: Path) -> None:
    def read_all() -> None:
        with open_archive(path.read_bytes()) as archive:
            for name in archive.namelist():
                read_entry(archive, name)

    if path.name.startswith("accept") or path.name in USUAL_IN_OFFICE_FILES:
        read_all()
    else:
        with pytest.raises(FileRefused):
            read_all()


def test_what_was_packed_comes_out() -> None:
    with open_archive(archive_of(("a/b.txt", b"text"))) as archive:
        assert read_entry(archive, "a/b.txt") == b"text"


@pytest.mark.parametrize("name", ["../up.txt", "/etc/passwd", "a/../../b", "C:/windows", "..\\up.txt", "a\nb"])
def test_names_that_point_outside_are_refused(name: str) -> None:
    with pytest.raises(ArchiveUnsafe):
        open_archive(archive_of((name, b"x")))


def test_two_entries_of_one_name_are_refused() -> None:
    # "b" is renamed to "a" in both places, as a forger would.
    content = archive_of(("a", b"1"), ("b", b"2")).replace(b"b", b"a")
    with pytest.raises(ArchiveUnsafe):
        open_archive(content)


@pytest.mark.parametrize("around", [(b"x", b""), (b"", b"x"), (b"MZ" * 50, b"")])
def test_bytes_around_an_archive_are_refused(around: tuple[bytes, bytes]) -> None:
    before, after = around
    with pytest.raises(FileRefused):
        open_archive(before + archive_of(("a", b"1")) + after)


def test_a_size_that_differs_between_header_and_directory_is_refused() -> None:
    content = bytearray(archive_of(("a", b"1" * 100)))
    struct.pack_into("<L", content, 22, 5)  # uncompressed size in the local header
    with pytest.raises(ArchiveUnsafe):
        open_archive(bytes(content))


def test_damaged_bytes_are_told_when_they_are_read() -> None:
    content = bytearray(archive_of(("a", bytes(range(256)) * 20)))
    content[40] ^= 0xFF
    with open_archive(bytes(content)) as archive, pytest.raises(FileBroken):
        read_entry(archive, "a")


def test_locked_entries_are_refused_as_locked() -> None:
    content = bytearray(archive_of(("a", b"1")))
    content[6] |= 1
    directory = content.index(b"PK\x01\x02")
    content[directory + 8] |= 1
    with pytest.raises(FileEncrypted):
        open_archive(bytes(content))
