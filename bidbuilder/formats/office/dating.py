"""PDF files of LibreOffice made reproducible: their date is set and their random identity becomes a digest of the rest."""

import hashlib
import re
from datetime import UTC, datetime

_DATE = re.compile(rb"(/(?:CreationDate|ModDate) ?\(D:)\d{14}")
_XMP_DATE = re.compile(rb"(<xmp:(?:CreateDate|ModifyDate|MetadataDate)>)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d")
_IDENTITY = re.compile(rb"(?<=<)[0-9A-F]{32}(?=>)|(?<=/DocChecksum /)[0-9A-F]{32}")
# The trailer stands at the end; hexadecimal strings of this length further up belong to the pages.
_TRAILER_BYTES = 2048


def date_pdf(pdf: bytes, made_at: datetime) -> bytes:
    """The same pages, dated `made_at` (aware), with an identity that follows from them. No byte moves, so offsets stay."""
    moment = made_at.astimezone(UTC)
    pdf = _DATE.sub(rb"\g<1>" + f"{moment:%Y%m%d%H%M%S}".encode(), pdf)
    pdf = _XMP_DATE.sub(rb"\g<1>" + f"{moment:%Y-%m-%dT%H:%M:%S}".encode(), pdf)
    body, trailer = pdf[:-_TRAILER_BYTES], pdf[-_TRAILER_BYTES:]
    blank = _IDENTITY.sub(b"0" * 32, trailer)
    identity = hashlib.sha256(body + blank).hexdigest()[:32].upper().encode()
    return body + _IDENTITY.sub(identity, trailer)
