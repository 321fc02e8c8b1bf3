"""The manifest of a pack (what belongs to it, with digests, and its one total) and the note that says how to verify it."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.bids.snapshot import BidSnapshot
from bidbuilder.formats.writers.extracts import bid_number, tender_title
from bidbuilder.formats.writers.terms import DECLARATION_TITLES
from bidbuilder.formats.writers.words import Words

MANIFEST = "manifest.json"
README = "README.txt"
FORMAT = "bidbuilder-pack-1"

# The beginning of a file's name says what it is.
_KINDS: Mapping[str, str] = {
    "01": translatable("Letter of bid"),
    "02": translatable("Technical proposal"),
    "03": translatable("Compliance matrix"),
    "04": translatable("Price schedules"),
    "05": translatable("The consortium"),
    "06": translatable("Declaration"),
    "07": translatable("For machines to read"),
    "08": translatable("Evidence"),
}
_LINE_WIDTH = 78


def digest(content: bytes) -> str:
    """SHA-256 in lower-case hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def write_manifest(snapshot: BidSnapshot, files: Mapping[str, bytes]) -> bytes:
    """JSON with every other file of the pack; amounts are strings, the time is UTC. No total where the audience has none."""
    price = snapshot.price
    manifest = {
        "format": FORMAT,
        "snapshot": {
            "id": snapshot.id,
            "version": snapshot.version,
            "digest": snapshot.digest,
            "audience": snapshot.audience,
            "language": Words(snapshot.language).language,
            "frozen_at": snapshot.frozen_at.astimezone(UTC).isoformat(),
        },
        "tender": snapshot.tender.reference,
        "bidder": snapshot.lead.legal_name,
        **({"total": {"amount": str(price.total), "currency": price.currency}} if price.lines else {}),
        **({"conditional_totals": _conditional(snapshot)} if price.awards else {}),
        "tool": {"name": "bidbuilder", "version": snapshot.tool_version},
        "files": [{"name": name, "bytes": len(content), "sha256": digest(content)} for name, content in files.items()],
    }
    return (json.dumps(manifest, ensure_ascii=False, indent=2) + "\n").encode()


def _conditional(snapshot: BidSnapshot) -> list[dict[str, object]]:
    return [{"lots": list(one.lots), "amount": str(one.after)} for one in snapshot.price.awards]


def frozen_at(manifest: bytes) -> datetime:
    """When the snapshot of a manifest of our own making was frozen."""
    return datetime.fromisoformat(json.loads(manifest)["snapshot"]["frozen_at"])


def write_readme(snapshot: BidSnapshot, names: Sequence[str]) -> bytes:
    """Plain text in the document's language: what the files are and how to verify them."""
    words = Words(snapshot.language)
    _ = words.say
    title = _("Bid of {name}", name=snapshot.lead.legal_name)
    width = max(map(len, names), default=0) + 2
    listed = [f"{name:<{width}}{_kind(words, name)}".rstrip() for name in names]
    lines = [
        title,
        "=" * min(len(title), _LINE_WIDTH),
        "",
        f"{tender_title(snapshot, words)} ({snapshot.tender.reference})",
        _(
            "Bid {id}, version {version}, of {date}",
            id=bid_number(snapshot),
            version=snapshot.version,
            date=words.day(snapshot.frozen_at.date()),
        ),
        "",
        _("The files"),
        *listed,
        "",
        _("Are they what was made?"),
        _("manifest.json lists every file with its SHA-256. Compare it with what your computer calculates:"),
        "  Windows      certutil -hashfile FILE SHA256",
        "  macOS        shasum -a 256 FILE",
        "  Linux        sha256sum FILE",
        "",
    ]
    return "\r\n".join(lines).encode()


def _kind(words: Words, name: str) -> str:
    """What a file is; a declaration is called by its title, which its name has after the number."""
    of_declaration = name.partition("/")[2].partition("-")[2]
    titles = (title for kind, title in DECLARATION_TITLES.items() if of_declaration.startswith(f"{kind}-"))
    kind = next(titles, "") or _KINDS.get(name[:2], "")
    return words.say(kind) if kind else ""
