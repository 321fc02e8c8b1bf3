"""Opening XML that strangers sent: no entities, no external document type, no network, bounded depth and size."""

import re

from lxml import etree

from bidbuilder.formats.refusals import FileBroken, XmlWithEntities

_ENCODING = re.compile(rb"^\s*<\?xml[^>]*?\bencoding\s*=\s*[\"']([^\"']+)")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")
_UBL = b"urn:oasis:names:specification:ubl:schema:xsd:"
_TRIAL = b"urn:X-test:UBL:Pre-award:"
_TRIAL_NAMES = tuple(
    (b'"' + _TRIAL + trial + b'"', b'"' + _UBL + final + b'"')
    for trial, final in (
        (b"CommonAggregate", b"CommonAggregateComponents-2"),
        (b"CommonBasic", b"CommonBasicComponents-2"),
        (b"QualificationApplicationRequest", b"QualificationApplicationRequest-2"),
        (b"QualificationApplicationResponse", b"QualificationApplicationResponse-2"),
    )
)
_GENERAL_ENTITY = re.compile(rb"<!ENTITY\s+[^%\s]")


def parse_xml(content: bytes, *, doctype_ignored: bool = False) -> etree._Element:
    """The root element of an XML document.

    A document type declaration is refused unless `doctype_ignored`: then it may stand there (old BMEcat files carry one)
    but nothing it points to is fetched and it may still not define entities that the text could use. Comments and
    processing instructions are left out. libxml2's own limits hold: 256 levels, 10 MB a text. Raises `FileBroken` with
    line and column, `XmlWithEntities`.
    """
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as broken:
        raise _refusal_of(broken) from broken
    except (ValueError, LookupError) as broken:
        raise FileBroken(detail=str(broken).splitlines()[0]) from broken
    refuse_entities(root, content, doctype_ignored=doctype_ignored)
    return root


def in_final_names(content: bytes) -> bytes:
    """The document in the namespaces of UBL 2.2 as it was published, where it is written in those of the trial before
    (ESPD 2.0 and 2.1). Only declarations change, so that every element stays where it was.
    """
    for trial, final in _TRIAL_NAMES:
        content = content.replace(trial, final)
    return content


def as_declared(content: bytes) -> bytes:
    """The document in the encoding that it declares: one that says UTF-8 and is written in the Windows code page is recoded.

    The very same bytes where there is nothing to mend.
    """
    declared = _ENCODING.search(content[:200])
    if content.startswith(_UTF_16) or (declared and declared[1].lower() not in {b"utf-8", b"utf8"}):
        return content
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace").encode()
    return content


def _refusal_of(broken: etree.XMLSyntaxError) -> Exception:
    reason = (broken.msg or "").splitlines()[0] if broken.msg else ""
    if broken.code == etree.ErrorTypes.ERR_NO_MEMORY:
        return MemoryError(reason)
    if "entit" in reason.lower():
        return XmlWithEntities()
    return FileBroken(detail=reason, where=f"{broken.lineno}:{broken.offset}")


def refuse_entities(root: etree._Element, content: bytes, *, doctype_ignored: bool = False) -> None:
    """Raise `XmlWithEntities` for a parsed document with a document type, or with entities where a type is ignored."""
    definition = root.getroottree().docinfo.internalDTD
    if definition is None:
        return
    if not doctype_ignored:
        raise XmlWithEntities
    # lxml lists parameter entities (harmless: they only shape the definition) and general ones alike; the bytes tell them
    # apart in every encoding once the zero bytes of UTF-16 are gone.
    if any(True for _ in definition.iterentities()) and _GENERAL_ENTITY.search(content.replace(b"\0", b"")):
        raise XmlWithEntities
