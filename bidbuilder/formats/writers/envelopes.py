"""A buyer's pack as two envelopes: the technical part without any price, and the financial part."""

from collections.abc import Mapping

from bidbuilder.domain.bids.audiences import FINANCIAL, TECHNICAL, cut_for
from bidbuilder.domain.bids.snapshot import BidSnapshot
from bidbuilder.formats.masters.confined import find_master, write_from_master
from bidbuilder.formats.writers.letter import write_letter
from bidbuilder.formats.writers.machine.files import write_machine_files
from bidbuilder.formats.writers.manifest import MANIFEST, README
from bidbuilder.formats.writers.pack import NOTHING, listed
from bidbuilder.formats.writers.pack_documents import LETTER, LETTER_TECHNICAL, PackFiles, names_prices
from bidbuilder.formats.writers.pack_pages import Office, as_pdf


def split_envelopes(
    snapshot: BidSnapshot, pack: PackFiles, contents: PackFiles = NOTHING, *, soffice: str = ""
) -> Mapping[str, PackFiles]:
    """The two envelopes of a pack by their audience. `snapshot` is the buyer's, `pack` as `make_pack` gives it of `contents`.

    Their files are those of the pack, byte for byte; the technical part has a letter and machine-readable files of its own,
    written from a snapshot without any amount. Each has its own manifest, so that each verifies alone.
    """
    technical, financial = cut_for(snapshot, TECHNICAL), cut_for(snapshot, FINANCIAL)
    files = {name: content for name, content in pack.items() if name not in {README, MANIFEST}}
    shared = {name: content for name, content in files.items() if not names_prices(name)}
    own = _own_files(technical, shared, contents, Office(program=soffice))
    return {
        TECHNICAL: listed(technical, own | shared),
        FINANCIAL: listed(financial, {name: content for name, content in files.items() if name not in shared}),
    }


def _own_files(technical: BidSnapshot, shared: PackFiles, contents: PackFiles, office: Office) -> dict[str, bytes]:
    own = find_master(technical, LETTER)
    letter = {LETTER_TECHNICAL: write_from_master(own, technical) if own else write_letter(technical)}
    if office.is_there:
        letter |= as_pdf(technical, letter, office)
    return letter | dict(write_machine_files(technical, letter | dict(shared), contents))
