"""Gates about what the tender says of its call: a letter needs somebody to go to, and a bid a day to be there."""

from collections.abc import Iterator

from bidbuilder.domain.basics.findings import Finding, translatable
from bidbuilder.domain.bids.blocking import caution
from bidbuilder.domain.tenders.tenders import Tender

_NO_BUYER = translatable("The tender names no buyer: the letter of bid goes to nobody.")
_NAME_BUYER = translatable("Write the buyer's name and country on the tender.")
_NO_DEADLINE = translatable("The tender has no deadline: nothing tells whether certificates and prices last until it.")
_WRITE_DEADLINE = translatable("Write the day and hour of submission on the tender.")


def list_call_findings(tender: Tender) -> Iterator[Finding]:
    """Nothing of it blocks: some calls are letters without a day."""
    if not tender.buyer.name.strip():
        yield caution("buyer-unnamed", _NO_BUYER, _NAME_BUYER, "tender")
    if tender.submission_deadline is None:
        yield caution("deadline-unknown", _NO_DEADLINE, _WRITE_DEADLINE, "tender")
