"""Finding the one release with the call in a package, a record or a bare release, or putting it together (OCDS 1.1)."""

from typing import Any

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.formats.readers.json_text import Node
from bidbuilder.formats.readers.notes import Notes
from bidbuilder.formats.readers.ocds.merging import merge_releases

_RELEASE_KEYS = {"ocid", "tender", "initiationType", "parties", "buyer", "tag"}


def is_ocds(data: Any) -> bool:
    """Whether JSON data is a package, a record or a bare release: publishers leave out much, so a few keys are enough."""
    if not isinstance(data, dict):
        return False
    if isinstance(data.get("releases"), list) or isinstance(data.get("records"), list):
        return True
    return isinstance(data.get("tender"), dict) and len(_RELEASE_KEYS & set(data)) >= 2


def find_release(data: Any, notes: Notes) -> Node:
    """The call of the first procedure in the file, with a finding for the others.

    A release the publisher compiled is taken as it is; partial ones are put together, the oldest first, with a finding.
    """
    root = Node(data, "", notes)
    releases = _releases(root) or [root]
    calls = [release for release in releases if release.node("tender")] or releases[:1]
    first = calls[0].text("ocid")
    procedures = list(dict.fromkeys(release.text("ocid") for release in calls))
    if len(procedures) > 1:
        message = translatable("The file holds {count} procedures; only the first, {first}, was read.")
        notes.warn("several-procedures", message, calls[0].place, count=len(procedures), first=first)
    # Of releases with the same date the later one in the file is the newer: sorting keeps their order.
    same = sorted((one for one in releases if one.text("ocid") == first), key=lambda one: one.text("date"))
    compiled = [one for one in same if "compiled" in one.texts("tag") and one.node("tender")]
    return compiled[-1] if compiled else _merged(_up_to_the_call(same), notes)


def _up_to_the_call(releases: list[Node]) -> list[Node]:
    """The releases without those after the last that speaks of the tender: awards and contracts change nothing of it."""
    last = max((place for place, one in enumerate(releases) if one.node("tender")), default=0)
    return releases[: last + 1]


def _merged(releases: list[Node], notes: Notes) -> Node:
    """The releases of one procedure, the oldest first, as one."""
    if len(releases) == 1:
        return releases[0]
    message = translatable("The call was put together out of {count} releases, the newest of {day}.")
    notes.info("releases-merged", message, releases[-1].place, count=len(releases), day=releases[-1].text("date")[:10])
    merged = merge_releases([(one.data, one.pointer) for one in releases])
    return Node(merged, releases[-1].pointer, notes)


def _releases(root: Node) -> list[Node]:
    """All releases: those of a package, and of each record its compiled one, else its own."""
    found = [release for release in root.nodes("releases") if release]
    for record in root.nodes("records"):
        compiled = record.node("compiledRelease")
        found += [compiled] if compiled else [release for release in record.nodes("releases") if release]
    return found
