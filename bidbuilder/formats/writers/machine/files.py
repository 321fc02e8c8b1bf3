"""Which machine-readable files a pack gets, and what they are called."""

from collections.abc import Iterator, Mapping

from bidbuilder.domain.bids.snapshot import BidSnapshot
from bidbuilder.formats.writers.machine.ocds import write_ocds_bid
from bidbuilder.formats.writers.machine.ubl_catalogue import write_ubl_catalogue
from bidbuilder.formats.writers.machine.ubl_tender import write_ubl_tender

FOLDER = "07-machine-readable"
OCDS, TENDER, CATALOGUE = (
    f"{FOLDER}/{name}" for name in ("bid-ocds.json", "bid-ubl-tender.xml", "bid-ubl-catalogue.xml")
)


def write_machine_files(snapshot: BidSnapshot, files: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Name and content of each. `files` are the documents of the pack, to which the UBL tender refers by their hash."""
    yield OCDS, write_ocds_bid(snapshot)
    if catalogue := write_ubl_catalogue(snapshot):
        yield CATALOGUE, catalogue
    if snapshot.price.lines:
        yield TENDER, write_ubl_tender(snapshot, files)
