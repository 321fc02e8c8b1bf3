"""Pages of PDF files: their lines with places for highlighting over the picture, and one page drawn as a picture."""

import struct
import zlib
from collections.abc import Iterator, Mapping
from itertools import chain

import pypdfium2

from bidbuilder.domain.basics.findings import SourcePlace
from bidbuilder.domain.tenders.sources import Ask, PartKind, SourceLine, SourcePart, page_address
from bidbuilder.formats.readers.pdf.lines import Line, joined, read_lines
from bidbuilder.formats.readers.pdf.paragraphs import Indents, Setting, block_of, group_lines, setting_of
from bidbuilder.formats.readers.prose.blocks import BlockKind
from bidbuilder.formats.refusals import FileBroken, FileEncrypted
from bidbuilder.formats.sources.asking import asks_in, others_in

_PICTURE_WIDTH = 1_100
_MOST_PIXELS = 4_000_000


def parts_of_pdf(content: bytes) -> Iterator[SourcePart]:
    """The pages with their lines. Raises `FileScanned`, `FileEncrypted`, `FileBroken`, `FileTooLarge`."""
    pages = read_lines(content)
    lines = list(chain.from_iterable(pages))
    setting = setting_of(lines)
    groups = list(group_lines(lines, setting))
    asks = {id(group[0]): tuple(asks_in(joined(group))) for group in groups}
    others = {id(group[0]): tuple(others_in(joined(group))) for group in groups if not _is_heading(group, setting)}
    document = _open(content)
    try:
        for number, page_lines in enumerate(pages, start=1):
            frame = _Frame(document, number - 1)
            yield SourcePart(
                kind=PartKind.PAGE,
                name=str(number),
                page=number,
                width=frame.width,
                height=frame.height,
                lines=tuple(_lines(page_lines, frame, asks, others)),
            )
    finally:
        document.close()


def draw_page(content: bytes, page: int) -> bytes:
    """A page as a PNG file; `page` counts from 1. Raises `FileBroken` for a page that cannot be drawn."""
    document = _open(content)
    try:
        if not 0 < page <= len(document):
            raise FileBroken(detail=f"no page {page}")
        drawn = document[page - 1]
        width, height = drawn.get_size()
        scale = min(_PICTURE_WIDTH / max(width, 1), (_MOST_PIXELS / max(width * height, 1)) ** 0.5)
        bitmap = drawn.render(scale=scale, rev_byteorder=True, force_bitmap_format=pypdfium2.raw.FPDFBitmap_BGR)
        return _png(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
    except pypdfium2.PdfiumError as broken:
        raise FileBroken(detail=broken) from broken
    finally:
        document.close()


class _Frame:
    """The visible rectangle of a page. A turned page has no places for its lines: they would stand beside the words."""

    def __init__(self, document: pypdfium2.PdfDocument, index: int) -> None:
        try:
            page = document[index]
            self.left, self.bottom, right, top = page.get_cropbox()
            self.is_turned = bool(page.get_rotation())
        except pypdfium2.PdfiumError:
            self.left, self.bottom, right, top, self.is_turned = 0.0, 0.0, 0.0, 0.0, True
        self.width, self.height = right - self.left, top - self.bottom

    def box(self, line: Line) -> tuple[float, ...]:
        """Left, top, width and height from the upper left corner."""
        if self.is_turned or line.is_turned or line.right <= line.left:
            return ()
        box = (line.left - self.left, self.height - (line.top - self.bottom), line.right - line.left, line.height)
        return tuple(round(one, 1) for one in box)


def _is_heading(group: list[Line], setting: Setting) -> bool:
    return block_of(group, setting, Indents(), SourcePlace()).kind is BlockKind.HEADING


def _lines(
    lines: list[Line], frame: _Frame, asks: Mapping[int, tuple[Ask, ...]], others: Mapping[int, tuple[Ask, ...]]
) -> Iterator[SourceLine]:
    for number, line in enumerate(lines, start=1):
        yield SourceLine(
            address=page_address(line.page, number),
            text=line.text,
            kind="line",
            box=frame.box(line),
            asks=asks.get(id(line), ()),
            others=others.get(id(line), ()),
        )


def _open(content: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as broken:
        if "password" in str(broken).lower():
            raise FileEncrypted from broken
        raise FileBroken(detail=broken) from broken


def _png(width: int, height: int, stride: int, pixels: bytes) -> bytes:
    """Rows of red, green and blue bytes as a PNG file (ISO/IEC 15948), each row unfiltered."""
    rows = b"".join(b"\0" + pixels[row * stride : row * stride + width * 3] for row in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
