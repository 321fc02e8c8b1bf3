"""Opening a buyer's file for looking at it: which of the formats it is decides how it is shown. A zip shows its files."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePath

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.tenders.sources import SourceFile, SourcePart, SourceReading
from bidbuilder.formats.readers.archive import files_of, open_archive, read_entry
from bidbuilder.formats.readers.delimited import decode, find_delimiter, open_delimited
from bidbuilder.formats.readers.json_text import parse_json
from bidbuilder.formats.readers.notes import Notes
from bidbuilder.formats.readers.prose.plain import blocks_of_text
from bidbuilder.formats.readers.recognise import FileKind, recognise
from bidbuilder.formats.readers.word.document import blocks_of_word
from bidbuilder.formats.readers.workbook.book import open_book
from bidbuilder.formats.readers.xml import parse_xml
from bidbuilder.formats.refusals import FileBroken
from bidbuilder.formats.sources.bounds import bounded
from bidbuilder.formats.sources.grids import parts_of_book
from bidbuilder.formats.sources.pages import draw_page, parts_of_pdf
from bidbuilder.formats.sources.texts import part_of_text
from bidbuilder.formats.sources.trees import part_of_json, part_of_xml

_MOST_FILES = 500


def read_source(name: str, content: bytes, _options: Mapping[str, str]) -> SourceReading:
    """The file, or the files of a zip that can be shown. Raises a `FileRefused` for one that nobody can look at."""
    if recognise(content) is not FileKind.ZIP:
        return SourceReading(files=(_source_of(name, content),))
    return SourceReading(files=tuple(_members(content)))


def draw_source_page(content: bytes, page: int, member: str = "") -> bytes:
    """A page of a PDF file, or of the PDF `member` of a zip, as a PNG file. Raises a `FileRefused`."""
    if member:
        with open_archive(content) as archive:
            if member not in archive.namelist():
                raise FileBroken(detail=member)
            content = read_entry(archive, member)
    return draw_page(content, page)


def _members(content: bytes) -> Iterator[SourceFile]:
    """The readable files of a zip, each once; what is in it twice or cannot be read was told when it was imported."""
    seen = set()
    with open_archive(content) as archive:
        for name in [entry.filename for entry in files_of(archive)][:_MOST_FILES]:
            try:
                inner = read_entry(archive, name)
                digest = hashlib.sha256(inner).digest()
                if digest not in seen and recognise(inner) is not FileKind.ZIP:
                    seen.add(digest)
                    yield _source_of(name, inner)
            except Refusal:
                continue


def _source_of(name: str, content: bytes) -> SourceFile:
    kind = recognise(content)
    return bounded(name, kind.value, _parts_of(name, kind, content))


def _parts_of(name: str, kind: FileKind, content: bytes) -> Iterable[SourcePart]:
    match kind:
        case FileKind.XLSX | FileKind.XLSM:
            return parts_of_book(open_book(content, Notes(name)))
        case FileKind.DOCX | FileKind.DOCM:
            return (part_of_text(blocks_of_word(content, Notes(name))),)
        case FileKind.PDF:
            return parts_of_pdf(content)
        case FileKind.XML:
            return (part_of_xml(parse_xml(content)),)
        case FileKind.JSON:
            return (part_of_json(parse_json(content)),)
    text, _ = decode(content)
    delimiter = find_delimiter(text)
    if delimiter is None:
        return (part_of_text(blocks_of_text(text, Notes(name))),)
    return parts_of_book(open_delimited(PurePath(name).name, text, delimiter))
