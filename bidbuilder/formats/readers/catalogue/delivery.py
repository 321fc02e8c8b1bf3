"""Suppliers' files that come together in one zip: a DATANORM delivery of several files, or one list with its pictures."""

import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import replace

from bidbuilder.domain.basics.findings import Finding, Severity, translatable
from bidbuilder.domain.catalogue.readings import CatalogueReading
from bidbuilder.formats.readers.archive import open_archive, read_entry
from bidbuilder.formats.readers.catalogue.datanorm.reader import read_datanorm
from bidbuilder.formats.readers.catalogue.datanorm.records import is_datanorm
from bidbuilder.formats.readers.recognise import FileKind, recognise
from bidbuilder.formats.refusals import FileRefused

# A text beside a list is mostly a note on it.
_LISTS = (frozenset({FileKind.XML, FileKind.XLSX, FileKind.XLSM}), frozenset({FileKind.TEXT}))


class ListUnclear(FileRefused):
    """An archive holds no list, or several that do not belong together."""

    code = "list-unclear"
    message = translatable("The archive holds {count} lists that can be read; it should hold one.")
    hint = translatable("Upload the lists one by one. Only the files of a DATANORM delivery belong in one archive.")


def find_delivery(content: bytes) -> dict[str, bytes]:
    """The files of a zip that are to be read: all DATANORM files in it, or the one list. Raises `ListUnclear`."""
    with open_archive(content) as archive:
        files = dict(_files_of(archive))
    if delivery := {name: data for name, data in files.items() if is_datanorm(data)}:
        return delivery
    kinds = {name: _kind_of(data) for name, data in files.items()}
    lists = next((found for wanted in _LISTS if (found := [name for name in files if kinds[name] in wanted])), [])
    if len(lists) != 1:
        raise ListUnclear(count=len(lists))
    return {lists[0]: files[lists[0]]}


def read_delivery(files: Mapping[str, bytes], options: Mapping[str, str]) -> CatalogueReading:
    """The files of a DATANORM delivery as one reading, with a remark of what was read together."""
    reading = read_datanorm(list(files.items()), options)
    remark = Finding(
        severity=Severity.INFO,
        code="files-together",
        message=translatable("Files read together: {files}."),
        params={"files": ", ".join(files)},
    )
    return replace(reading, findings=(remark, *reading.findings))


def _files_of(archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    for entry in archive.infolist():
        if not entry.is_dir() and entry.file_size:
            yield entry.filename, read_entry(archive, entry.filename)


def _kind_of(content: bytes) -> FileKind | None:
    try:
        return recognise(content)
    except FileRefused:
        return None
