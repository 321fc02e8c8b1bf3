"""The evidence of a pack: stored files under the numbers the compliance matrix calls them by, and an index of them all."""

from collections.abc import Iterator, Mapping

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.bids.snapshot import BidSnapshot, SnapshotEvidence
from bidbuilder.formats.writers.blocks import cover
from bidbuilder.formats.writers.document import PORTRAIT_WIDTH_MM, BidDocument
from bidbuilder.formats.writers.extracts import items_of
from bidbuilder.formats.writers.file_names import slug
from bidbuilder.formats.writers.ooxml.tables import Cell, Column, lines_cell, table, text_cell
from bidbuilder.formats.writers.ooxml.text import paragraph
from bidbuilder.formats.writers.words import Words

FOLDER = "08-evidence"
INDEX = f"{FOLDER}/00-index.docx"


class EvidenceGone(Refusal):
    """A file that was there when the bid was frozen cannot be found any more."""

    code = "evidence-gone"
    message = translatable("The file of {reference} “{title}” is not stored any more.")
    hint = translatable("Restore it from a backup, then make the pack again.")


def write_evidence(snapshot: BidSnapshot, contents: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Name and content of each file and, where there is any evidence, of the index. `contents` by SHA-256.

    Raises `EvidenceGone`.
    """
    if snapshot.evidence:
        yield INDEX, _write_index(snapshot)
    for one in snapshot.evidence:
        if one.sha256:
            if one.sha256 not in contents:
                raise EvidenceGone(reference=one.reference, title=one.title)
            yield file_name_of(one), contents[one.sha256]


def file_name_of(evidence: SnapshotEvidence) -> str:
    """The name of a piece of evidence in the pack: its reference, then what it is."""
    ending = evidence.file_name.rpartition(".")[2].lower() if "." in evidence.file_name else "bin"
    plain = ending if ending.isascii() and ending.isalnum() and len(ending) <= 5 else "bin"
    return f"{FOLDER}/{evidence.reference}-{slug(evidence.title)}.{plain}"


def is_evidence_file(name: str) -> bool:
    """Whether a file of a pack is somebody else's file, enclosed as it is."""
    return name.startswith(f"{FOLDER}/") and not name.startswith(INDEX.removesuffix(".docx"))


def _write_index(snapshot: BidSnapshot) -> bytes:
    words = Words(snapshot.language)
    _ = words.say
    document = BidDocument(snapshot, _("Evidence"))
    cover(document, snapshot, _("Evidence"))
    document.heading(1, _("Certificates and documents"))
    document.text(_("The compliance matrix refers to them by their number."))
    columns = (
        Column(_("No."), 16),
        Column(_("Evidence"), 50),
        Column(_("Of"), 40),
        Column(_("For"), 26),
        Column(_("Where"), PORTRAIT_WIDTH_MM - 132),
    )
    numbers = _Numbers(snapshot)
    rows = [_row(one, numbers, words) for one in snapshot.evidence]
    document.add(table(columns, rows, summary=_("Certificates and documents with where each is to be found")))
    document.add(paragraph("", "SectionEnd"))
    return document.finish()


class _Numbers:
    """The numbers of items and requirements by their keys."""

    def __init__(self, snapshot: BidSnapshot) -> None:
        self._items = items_of(snapshot)
        self._requirements = {one.key: one.number for one in snapshot.tender.requirements}

    def of(self, evidence: SnapshotEvidence, words: Words) -> tuple[str, ...]:
        """What a piece of evidence is for, a line for items and one for requirements."""
        items = [self._items[key].number for key in evidence.item_keys if key in self._items]
        asked = [self._requirements[key] for key in evidence.requirement_keys if key in self._requirements]
        lines = []
        if items:
            lines.append(words.say("Item {numbers}", numbers=", ".join(items)))
        if asked:
            lines.append(words.say("Requirement {numbers}", numbers=", ".join(asked)))
        return tuple(lines)


def _row(one: SnapshotEvidence, numbers: _Numbers, words: Words) -> list[Cell]:
    until = words.say("valid until {date}", date=words.short_day(one.valid_until)) if one.valid_until else ""
    return [
        text_cell(one.reference, bold=True),
        lines_cell([line for line in (one.title, until) if line]),
        text_cell(one.owner),
        lines_cell(numbers.of(one, words)),
        text_cell(_where(one, words)),
    ]


def _where(one: SnapshotEvidence, words: Words) -> str:
    if one.sha256:
        return words.say("enclosed")
    return one.url or words.say("on request")
