"""Pages of a PDF: pictures of them, and on which page each heading stands."""

import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from pypdfium2 import PdfBitmap, PdfDocument, PdfiumError

_POINTS_PER_INCH = 72
# PDFium is not made for several threads at once.
_ONE_AT_A_TIME = Lock()


def page_picture(pdf: bytes, number: int, dpi: int = 80) -> bytes:
    """A PNG picture of one page, counted from 1. Raises `IndexError` where there is no such page."""
    with _opened(pdf) as document:
        if not 1 <= number <= len(document):
            raise IndexError(number)
        return _png(document[number - 1].render(scale=dpi / _POINTS_PER_INCH, rev_byteorder=True))


def count_pages(pdf: bytes) -> int:
    """How many pages it has."""
    with _opened(pdf) as document:
        return len(document)


def page_texts(pdf: bytes) -> list[str]:
    """The words on each page, in the order of the pages; nothing for what is no PDF that can be opened."""
    try:
        with _opened(pdf) as document:
            return [page.get_textpage().get_text_range() for page in document]
    except PdfiumError:
        return []


def heading_pages(pdf: bytes) -> list[tuple[str, int]]:
    """Every heading in reading order with its page, from 1, out of the outline that LibreOffice makes of headings."""
    with _opened(pdf) as document:
        found = []
        for entry in document.get_toc():
            target = entry.get_dest()
            index = target.get_index() if target else None
            if index is not None:
                found.append((entry.get_title(), index + 1))
        return found


@contextmanager
def _opened(pdf: bytes) -> Iterator[PdfDocument]:
    with _ONE_AT_A_TIME:
        document = PdfDocument(pdf)
        try:
            yield document
        finally:
            document.close()


def _png(bitmap: PdfBitmap) -> bytes:
    """The bitmap (three bytes a pixel, rows padded to `stride`) as a PNG."""
    width, height, stride = bitmap.width, bitmap.height, bitmap.stride
    pixels = bytes(bitmap.buffer)
    rows = b"".join(b"\x00" + pixels[row * stride : row * stride + width * 3] for row in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
