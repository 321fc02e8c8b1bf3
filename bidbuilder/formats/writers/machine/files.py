"""Which machine-readable files a pack gets, and what they are called."""

from collections.abc import Iterator, Mapping
from pathlib import PurePath

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.bids.snapshot import BidSnapshot, SnapshotSource
from bidbuilder.formats.writers.file_names import slug
from bidbuilder.formats.writers.machine.espd import write_espd_responses
from bidbuilder.formats.writers.machine.gaeb import write_gaeb_answer
from bidbuilder.formats.writers.machine.ocds import write_ocds_bid
from bidbuilder.formats.writers.machine.ubl_catalogue import write_ubl_catalogue
from bidbuilder.formats.writers.machine.ubl_tender import write_ubl_tender

FOLDER = "07-machine-readable"
OCDS, TENDER, CATALOGUE = (
    f"{FOLDER}/{name}" for name in ("bid-ocds.json", "bid-ubl-tender.xml", "bid-ubl-catalogue.xml")
)

ESPD = f"{FOLDER}/espd-response"


class CallFileGone(Refusal):
    """A file of the buyer's that was there when the bid was frozen cannot be found any more."""

    code = "call-file-gone"
    message = translatable("The buyer's file {name}, which the bid answers, is not stored any more.")
    hint = translatable("Restore it from a backup, then make the pack again.")


def write_machine_files(
    snapshot: BidSnapshot, files: Mapping[str, bytes], contents: Mapping[str, bytes]
) -> Iterator[tuple[str, bytes]]:
    """Name and content of each. `files` are those of the pack, to which the UBL tender refers by their hash; `contents`,
    by SHA-256, are the buyer's files that are answered in their own format. Raises `CallFileGone`.
    """
    yield OCDS, write_ocds_bid(snapshot)
    if catalogue := write_ubl_catalogue(snapshot):
        yield CATALOGUE, catalogue
    if snapshot.price.lines:
        yield TENDER, write_ubl_tender(snapshot, files)
    for source in snapshot.sources:
        if source.sha256 not in contents:
            raise CallFileGone(name=source.name)
        yield from _answers(snapshot, source, contents[source.sha256])


def _answers(snapshot: BidSnapshot, source: SnapshotSource, call: bytes) -> Iterator[tuple[str, bytes]]:
    stem = slug(PurePath(source.name).stem)
    if source.format == "gaeb" and snapshot.price.lines:
        yield f"{FOLDER}/{stem}.x84", write_gaeb_answer(snapshot, call)
    elif source.format == "espd":
        for number, (firm, content) in enumerate(write_espd_responses(snapshot, call), start=1):
            yield f"{ESPD}-{number:02d}-{slug(firm.organisation.display_name)}-{stem}.xml", content
