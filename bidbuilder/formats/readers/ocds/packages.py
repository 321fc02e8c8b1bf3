"""Finding the one release with the call in a package, a record or a bare release (OCDS 1.1, release and record packages)."""

from typing import Any

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.formats.readers.json_text import Node
from bidbuilder.formats.readers.notes import Notes

_RELEASE_KEYS = {"ocid", "tender", "initiationType", "parties", "buyer", "tag"}


def is_ocds(data: Any) -> bool:
    """Whether JSON data is a package, a record or a bare release: publishers leave out much, so a few keys are enough."""
    if not isinstance(data, dict):
        return False
    if isinstance(data.get("releases"), list) or isinstance(data.get("records"), list):
        return True
    return isinstance(data.get("tender"), dict) and len(_RELEASE_KEYS & set(data)) >= 2


def find_release(data: Any, notes: Notes) -> Node:
    """The release to read: the newest with a tender, of the first procedure in the file, with a finding for the others."""
    root = Node(data, "", notes)
    releases = _releases(root) or [root]
    calls = [release for release in releases if release.node("tender")] or releases[:1]
    first = calls[0].text("ocid")
    procedures = list(dict.fromkeys(release.text("ocid") for release in calls))
    if len(procedures) > 1:
        message = translatable("The file holds {count} procedures; only the first, {first}, was read.")
        notes.warn("several-procedures", message, calls[0].place, count=len(procedures), first=first)
    same = [release for release in calls if release.text("ocid") == first]
    # Of releases with the same date the later one in the file is the newer.
    return max(reversed(same), key=lambda release: release.text("date"))


def _releases(root: Node) -> list[Node]:
    """All releases: those of a package, and of each record its compiled one, else its own."""
    found = [release for release in root.nodes("releases") if release]
    for record in root.nodes("records"):
        compiled = record.node("compiledRelease")
        found += [compiled] if compiled else record.nodes("releases")
    return found
