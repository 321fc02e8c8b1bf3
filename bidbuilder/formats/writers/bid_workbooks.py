"""What the workbooks of a bid have in common."""

from bidbuilder.domain.bids.snapshot import BidSnapshot
from bidbuilder.formats.writers.extracts import brand_of, tender_title, words_of
from bidbuilder.formats.writers.sheets.workbook import WorkbookProperties


def bid_properties(snapshot: BidSnapshot, title: str) -> WorkbookProperties:
    """What a workbook of the bid says of itself: `title` in the bid's language with the call's reference, who bids, on what."""
    return WorkbookProperties(
        title=f"{title} – {snapshot.tender.reference}".strip(" –"),
        author=snapshot.lead.legal_name,
        subject=tender_title(snapshot, words_of(snapshot)),
        written_at=snapshot.frozen_at,
        font=brand_of(snapshot).font,
    )
