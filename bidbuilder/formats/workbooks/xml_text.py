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
_REFERENCE = re.compile(r"&(?:#x([0-9A-Fa-f]{1,6})|#([0-9]{1,7})|(lt|gt|amp|quot|apos));")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
_HIDDEN = re.compile(r"<!\[CDATA\[(.*?)\]\]>|<!--.*?-->|<\?.*?\?>", re.DOTALL)


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
    check_form(content)
    mark, encoding = _encoding_of(content)
    try:
        text = content[len(mark) :].decode(encoding)
    except UnicodeDecodeError as broken:
        raise FileBroken(detail="bytes and encoding disagree") from broken
    return DecodedXml(text, mark, encoding)


def plain_text(written: str) -> str:
    """What the text inside an element or attribute says: references resolved, CDATA unwrapped, comments left out."""
    if "<" not in written:
        return _REFERENCE.sub(_sign_of, written) if "&" in written else written
    pieces, place = [], 0
    for hidden in _HIDDEN.finditer(written):
        pieces += [_REFERENCE.sub(_sign_of, written[place : hidden.start()]), hidden[1] or ""]
        place = hidden.end()
    return "".join([*pieces, _REFERENCE.sub(_sign_of, written[place:])])


def _sign_of(reference: re.Match[str]) -> str:
    if reference[3]:
        return _NAMED[reference[3]]
    return chr(int(reference[1], 16) if reference[1] else int(reference[2]))


def check_form(content: bytes) -> None:
    """Refuse XML that is not well-formed (`FileBroken`) or has a document type, which could expand or fetch something."""
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
