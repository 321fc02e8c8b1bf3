"""XML as text that can be changed in places and written back: in its own encoding, every other byte the same."""

import codecs
import re
from dataclasses import dataclass
from xml.parsers import expat

from bidbuilder.formats.refusals import FileBroken, XmlWithEntities

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_STARTS = ((b"<\0?\0", "utf-16-le"), (b"\0<\0?", "utf-16-be"))
_DECLARED = re.compile(rb"""\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.-]{1,40})["']""")


@dataclass(frozen=True, slots=True)
class DecodedXml:
    """The text of an XML document, with its byte order mark and codec."""

    text: str
    mark: bytes
    encoding: str

    def encode(self, text: str) -> bytes:
        """A changed text in the same encoding; what the encoding lacks is written as a character reference."""
        return self.mark + text.encode(self.encoding, errors="xmlcharrefreplace")


def decode_xml(content: bytes) -> DecodedXml:
    """The text of an XML document. Raises `FileBroken` for one that is not well-formed, `XmlWithEntities` for a DOCTYPE."""
    _check_form(content)
    mark, encoding = _encoding_of(content)
    try:
        text = content[len(mark) :].decode(encoding)
    except UnicodeDecodeError as broken:
        raise FileBroken(detail="bytes and encoding disagree") from broken
    return DecodedXml(text, mark, encoding)


def _check_form(content: bytes) -> None:
    """Well-formed, and without a document type, which leaves nothing to expand or to fetch."""
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse_doctype
    try:
        parser.Parse(content, True)
    except expat.ExpatError as broken:
        raise FileBroken(detail=expat.ErrorString(broken.code), where=f"{broken.lineno}:{broken.offset}") from broken
    except (ValueError, LookupError) as broken:
        raise FileBroken(detail=broken) from broken


def _refuse_doctype(*_: object) -> None:
    raise XmlWithEntities


def _encoding_of(content: bytes) -> tuple[bytes, str]:
    """The byte order mark and the codec of an XML document (XML 1.0, appendix F)."""
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return mark, encoding
    for start, encoding in _STARTS:
        if content.startswith(start):
            return b"", encoding
    declared = _DECLARED.match(content[:300])
    name = declared[1].decode("ascii") if declared else "utf-8"
    try:
        return b"", codecs.lookup(name).name
    except LookupError as unknown:
        raise FileBroken(detail=f"unknown encoding {name}") from unknown
