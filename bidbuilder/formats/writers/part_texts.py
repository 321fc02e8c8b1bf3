"""Every text in a made file, wherever it hides: parts of office files, properties, comments, embedded files, pages of PDF."""

import html
import re
from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from bidbuilder.formats.office.pages import page_texts

_DEPTH = 3
_TAG = re.compile("<[^>]*>")
_ATTRIBUTE = re.compile('"([^"<>]*\\d[^"<>]*)"')
_RUN_END = re.compile("</(?:w:p|w:tc|si|c|row|v|f|t:r)>|<w:(?:br|tab)/>|</a:p>")


def iter_texts(name: str, content: bytes, depth: int = _DEPTH) -> Iterator[tuple[str, str]]:
    """Place and text of each part of a file. Office files and what is embedded in them are opened; pictures have none."""
    if content[:4] == b"PK\x03\x04" and depth:
        yield from _parts(name, content, depth)
    elif content[:5] == b"%PDF-":
        yield from ((f"{name} p. {number}", text) for number, text in enumerate(page_texts(content), start=1))
    elif b"\0" not in content[:1024]:
        text = content.decode("utf-8", "replace")
        yield name, _xml_text(text) if text.lstrip().startswith("<") else text


def _parts(name: str, content: bytes, depth: int) -> Iterator[tuple[str, str]]:
    try:
        with ZipFile(BytesIO(content)) as package:
            for part in package.namelist():
                yield from iter_texts(f"{name}!{part}", package.read(part), depth - 1)
    except BadZipFile:
        return


def _xml_text(xml: str) -> str:
    """The words of XML, those of one paragraph or cell joined whatever runs they stand in, then what attributes say."""
    words = _TAG.sub("", _RUN_END.sub("\n", xml))
    return html.unescape("\n".join((words, *_ATTRIBUTE.findall(xml))))
