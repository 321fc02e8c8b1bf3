"""Records of DATANORM that are not taken over, each kind with what it would have said, so that nobody misses it unawares."""

from bidbuilder.domain.basics.findings import Severity, translatable
from bidbuilder.formats.readers.catalogue.datanorm.records import Record
from bidbuilder.formats.readers.catalogue.findings_log import FindingsLog

_MEANINGS = {
    "B": translatable("Further data of articles that are not in the file (records B), left out: {count}."),
    "C": translatable("Working times and services (records C), left out: {count}."),
    "G": translatable("Names of pictures and drawings (records G), left out: {count}. Add them to the offerings."),
    "J": translatable("Parts of sets (records J), left out: {count}. Put such kits together by hand."),
    "K": translatable("Control records with a customer's number (records K), left out: {count}."),
    "Z": translatable(
        "Surcharges and reductions (records Z, such as for copper), which are not in the prices: {count}. "
        "Look at the prices of these articles."
    ),
}
_ANY = translatable("Records of the kind {subject} are not taken over ({count} of them).")
_PRICES_DEPEND_ON = frozenset({"Z"})


def remark_left_out(record: Record, found: FindingsLog) -> None:
    """Count a record that is left out, under what its kind means; one that prices depend on is worth a look."""
    severity = Severity.WARNING if record.kind in _PRICES_DEPEND_ON else Severity.INFO
    message = _MEANINGS.get(record.kind, _ANY)
    found.count("record-left-out", message, record.kind[:10], record.place(), severity)
