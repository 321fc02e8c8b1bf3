"""Filling a master in a child process with a clock and limits, as strangers' files are read."""

import base64
import json

from bidbuilder.domain.bids.snapshot import BidSnapshot, SnapshotMaster
from bidbuilder.formats.confinement import answer_confined
from bidbuilder.formats.masters.data import Data, master_data

_SECONDS, _MEGABYTES = 30.0, 768


def render_confined(name: str, content: bytes, data: Data, *, seconds: float = _SECONDS) -> bytes:
    """`render_master` within limits. Raises its refusals, and those of files that are too slow or too large."""
    options = {"data": json.dumps(data)}
    made = answer_confined("master", name, content, seconds=seconds, megabytes=_MEGABYTES, options=options)
    return base64.b64decode(made)


def find_master(snapshot: BidSnapshot, document: str) -> SnapshotMaster | None:
    """The lead's own master of a document of the pack, if it has one."""
    return next((one for one in snapshot.masters if one.document == document), None)


def write_from_master(master: SnapshotMaster, snapshot: BidSnapshot, data: Data | None = None) -> bytes:
    """A document of the pack made from the lead's own master; `data` if it has more than every document. Raises as
    `render_confined`.
    """
    shown = master_data(snapshot) if data is None else data
    return render_confined(master.name, base64.b64decode(master.content), shown)
