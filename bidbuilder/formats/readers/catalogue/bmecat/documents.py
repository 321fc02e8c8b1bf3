"""Documents and pictures of one BMEcat article: in MIME_INFO, or in the extension that ETIM asks its suppliers to write."""

from lxml import etree

from bidbuilder.domain.catalogue.offerings import DocumentLink
from bidbuilder.formats.readers.catalogue.elements import child_text, children

EXTENDED_MEDIA = "UDX.EDXF.MIME"
# What MIME_PURPOSE (BMEcat) and MIME_CODE (ETIM guideline for BMEcat 2005) say of the documents that a bid asks for.
_KINDS = {"data_sheet": "datasheet", "md22": "datasheet", "md03": "safety_data_sheet", "md09": "certificate"}


def list_documents(article: etree._Element, media_root: str) -> tuple[DocumentLink, ...]:
    """The documents in the order of the file; one without a source and a name is none."""
    plain = [
        _document(media, "MIME_", "MIME_PURPOSE", media_root)
        for block in children(article, "MIME_INFO")
        for media in children(block, "MIME")
    ]
    extended = [
        _document(media, f"{EXTENDED_MEDIA}_", f"{EXTENDED_MEDIA}_CODE", media_root)
        for block in children(article, "USER_DEFINED_EXTENSIONS")
        for media in block.iter(EXTENDED_MEDIA)
    ]
    return tuple(document for document in dict.fromkeys((*plain, *extended)) if document.name)


def _document(media: etree._Element, prefix: str, purpose: str, media_root: str) -> DocumentLink:
    source = child_text(media, f"{prefix}SOURCE")
    kind = child_text(media, purpose).casefold() or "other"
    root = media_root.rstrip("/")
    address = source if "://" in source else f"{root}/{source}" if "://" in root else ""
    words = (child_text(media, f"{prefix}{name}") for name in ("DESCR", "DESIGNATION", "FILENAME"))
    return DocumentLink(
        name=next(filter(None, words), source),
        kind=_KINDS.get(kind, kind),
        file_name="" if "://" in source else source,
        url=address,
    )
