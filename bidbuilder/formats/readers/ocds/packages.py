"""Finding the one release with the call in a package, a record or a bare release, or putting it together (OCDS 1.1)."""

from typing import Any

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.tenders.tenders import ProcedureInFile
from bidbuilder.formats.readers.json_text import Node
from bidbuilder.formats.readers.notes import Notes
from bidbuilder.formats.readers.ocds.merging import merge_releases

_MOST_NAMED, _MOST_LISTED = 20, 1000
_RELEASE_KEYS = {"ocid", "tender", "initiationType", "parties", "buyer", "tag"}


def is_ocds(data: Any) -> bool:
    """Whether JSON data is a package, a record or a bare release: publishers leave out much, so a few keys are enough."""
    if not isinstance(data, dict):
        return False
    if isinstance(data.get("releases"), list) or isinstance(data.get("records"), list):
        return True
    return isinstance(data.get("tender"), dict) and len(_RELEASE_KEYS & set(data)) >= 2


def list_procedures(data: Any, notes: Notes) -> tuple[ProcedureInFile, ...]:
    """The procedures with a call, in the order of the file, where there are several; what a later release says of one counts."""
    found: dict[str, ProcedureInFile] = {}
    for release in _calls(_releases(Node(data, "", notes))):
        tender, ocid = release.node("tender"), release.text("ocid")
        known = found.get(ocid, ProcedureInFile(ocid=ocid))
        found[ocid] = ProcedureInFile(
            ocid=ocid,
            title=tender.text("title") or known.title,
            buyer=release.node("buyer").text("name") or tender.node("procuringEntity").text("name") or known.buyer,
            due=tender.node("tenderPeriod").text("endDate")[:10] or known.due,
        )
    return tuple(found.values())[:_MOST_LISTED] if len(found) > 1 else ()


def find_release(data: Any, notes: Notes, chosen: str = "") -> Node:
    """The call of the `chosen` procedure (its ocid) in the file, else of the first, with a finding for the others.

    A release the publisher compiled is taken as it is; partial ones are put together, the oldest first, with a finding.
    """
    root = Node(data, "", notes)
    releases = _releases(root) or [root]
    calls = _calls(releases)
    procedures = list(dict.fromkeys(release.text("ocid") for release in calls))
    read = chosen if chosen in procedures else procedures[0]
    if len(procedures) > 1:
        _tell_others(read, [one for one in procedures if one != read], calls[0], notes)
    if chosen and read != chosen:
        message = translatable("The file holds no call of the procedure {chosen}; {read} was read.")
        notes.warn("procedure-not-there", message, calls[0].place, chosen=chosen[:80], read=read)
    # Of releases with the same date the later one in the file is the newer: sorting keeps their order.
    same = sorted((one for one in releases if one.text("ocid") == read), key=lambda one: one.text("date"))
    compiled = [one for one in same if "compiled" in one.texts("tag") and one.node("tender")]
    return compiled[-1] if compiled else _merged(_up_to_the_call(same), notes)


def _calls(releases: list[Node]) -> list[Node]:
    return [release for release in releases if release.node("tender")] or releases[:1]


def _tell_others(read: str, others: list[str], first: Node, notes: Notes) -> None:
    message = translatable("The file holds {count} procedures; {read} was read. The others are: {others}.")
    named = ", ".join(others[:_MOST_NAMED]) + (" …" if len(others) > _MOST_NAMED else "")
    notes.warn("several-procedures", message, first.place, count=len(others) + 1, read=read, others=named)


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
    """All releases: those of a package, and of each record its compiled one, else its own. A record may stand alone."""
    found = [] if root.node("compiledRelease") else [release for release in root.nodes("releases") if release]
    for record in (root, *root.nodes("records")):
        compiled = record.node("compiledRelease")
        if compiled:
            found.append(compiled)
        elif record is not root:
            found += [release for release in record.nodes("releases") if release]
    return found
