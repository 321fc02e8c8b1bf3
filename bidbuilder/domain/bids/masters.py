"""A lead's own Word master of a document of the pack. How masters are filled is the business of `formats`."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentMaster:
    """Which file stands in the place of the house's master. `document` is the file it makes (`01-letter-of-bid.docx`)."""

    organisation_id: int
    document: str
    file_key: str
    name: str
    changed_by: str
    changed_at: datetime
