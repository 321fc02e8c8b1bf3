"""The compliance matrix as rows of text, in the buyer's groups; its Word and Excel forms are made from them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from bidbuilder.domain.basics.languages import choose_text
from bidbuilder.domain.bids.snapshot import BidSnapshot, SnapshotEvidence, SnapshotItem
from bidbuilder.domain.matching.verdicts import Proof, RequirementCoverage, Verdict
from bidbuilder.domain.tenders.requirements import Level, Requirement
from bidbuilder.formats.writers.extracts import coverage_of, items_of, lot_title
from bidbuilder.formats.writers.terms import LEVEL_WORDS
from bidbuilder.formats.writers.words import Words
from bidbuilder.i18n.proofs import proof_words

_PAPERS_NAMED = 2
_NAMING_ITEMS = frozenset({"item", "items"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplianceRow:
    """One requirement and its answer. `text` is the buyer's, letter for letter; `offered` and `proof` have a line each proof."""

    number: str
    lot: str
    section: str
    text: str
    level: str
    verdict: Verdict | None  # None for mere information, which nobody has to meet
    offered: tuple[str, ...]
    proof: tuple[str, ...]
    remark: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ComplianceGroup:
    """The requirements of one section of one lot, in the buyer's order; `lot` and `section` may be empty."""

    lot: str
    section: str
    rows: tuple[ComplianceRow, ...]


def compliance_groups(snapshot: BidSnapshot, words: Words) -> tuple[ComplianceGroup, ...]:
    """All requirements by lot and section, both in the order in which they first appear; lots only if there are several."""
    groups: dict[str, dict[str, list[ComplianceRow]]] = {}
    for row in compliance_rows(snapshot, words):
        groups.setdefault(row.lot, {}).setdefault(row.section, []).append(row)
    return tuple(
        ComplianceGroup(lot, section, tuple(rows))
        for lot, by_section in groups.items()
        for section, rows in by_section.items()
    )


def compliance_rows(snapshot: BidSnapshot, words: Words) -> tuple[ComplianceRow, ...]:
    """A row for every requirement in the buyer's order. One without coverage is *not known*, never met."""
    coverage, reader = coverage_of(snapshot), _ProofReader(snapshot, words)
    lots = {lot.id: lot_title(lot, words) for lot in snapshot.tender.lots} if len(snapshot.tender.lots) > 1 else {}
    return tuple(
        _row(one, lots.get(one.lot, ""), coverage.get(one.key), reader) for one in snapshot.tender.requirements
    )


def _row(
    requirement: Requirement, lot: str, found: RequirementCoverage | None, reader: "_ProofReader"
) -> ComplianceRow:
    # What is not known yet is told inside the house; to the buyer it would be machine talk.
    proofs = [proof for proof in (found.proofs if found else ()) if proof.verdict is not Verdict.UNKNOWN]
    return ComplianceRow(
        number=requirement.number,
        lot=lot,
        section=" › ".join(requirement.section),
        text=requirement.text,
        level=reader.level(requirement),
        verdict=_verdict_of(requirement, found),
        offered=_distinct(reader.offered(proof) for proof in proofs),
        proof=_distinct((*map(reader.source, proofs), *reader.papers(requirement.key))) or reader.items(found),
        remark=_distinct((found.remark if found else "",)),
    )


def _verdict_of(requirement: Requirement, found: RequirementCoverage | None) -> Verdict | None:
    if requirement.level is Level.INFORMATION:
        return None
    return found.verdict if found else Verdict.UNKNOWN


def _distinct(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line for line in lines if line))


def _renamed(items: Iterable[SnapshotItem], words: Words) -> set[tuple[str, str]]:
    """What proofs call items, in English, and what the document calls them, where that is another name."""
    pairs = ((choose_text(one.names, "en"), words.choose(one.names)) for one in items if one.names)
    return {(english, name) for english, name in pairs if english and english != name}


class _ProofReader:
    """Puts proofs into words, knowing the names of properties and items."""

    def __init__(self, snapshot: BidSnapshot, words: Words) -> None:
        self._words = words
        self._properties: Mapping[str, str] = dict(snapshot.property_names)
        self._items: Mapping[str, SnapshotItem] = items_of(snapshot)
        # The longest first: a title may be the beginning of another.
        self._titles = sorted(_renamed(snapshot.items, words), reverse=True, key=lambda pair: len(pair[0]))
        self._documents: dict[tuple[str, str], str] = {}
        self._papers: dict[str, list[SnapshotEvidence]] = {}
        for one in snapshot.evidence:
            for key in one.item_keys:
                for name in (one.title, one.file_name):
                    self._documents.setdefault((key, name.casefold()), one.reference)
            for key in one.requirement_keys:
                self._papers.setdefault(key, []).append(one)

    def level(self, requirement: Requirement) -> str:
        """The level, with the weight of a rated requirement."""
        name = self._words.say(LEVEL_WORDS[requirement.level])
        return f"{name} ({self._words.number(requirement.weight)})" if requirement.weight is not None else name

    def offered(self, proof: Proof) -> str:
        """The property and the proof's own sentence: what is offered, what was asked."""
        told = replace(proof, params={**proof.params, **self._items_named(proof)})
        sentence = proof_words(self._words.language, told, self._words.choices(proof.property))
        name = self._properties.get(proof.property, "")
        return ": ".join(filter(None, (name[:1].upper() + name[1:], sentence)))

    def _items_named(self, proof: Proof) -> Mapping[str, str]:
        """The items a proof names, in the language of the document."""
        named = {key: proof.params[key] for key in _NAMING_ITEMS & proof.params.keys()}
        for key, text in named.items():
            for english, name in self._titles:
                text = text.replace(english, name)
            named[key] = text
        return named

    def source(self, proof: Proof) -> str:
        """Which item proves it, and in which document, by its number among the evidence, on which page."""
        page = self._words.say("p. {page}", page=proof.page) if proof.document and proof.page else ""
        reference = self._documents.get((proof.item_key, proof.document.casefold()), "") if proof.document else ""
        document = f"{reference} {proof.document}".strip()
        return ", ".join(filter(None, (self._item(proof.item_key), document, page)))

    def papers(self, key: str) -> Sequence[str]:
        """The papers that answer the requirement, by their numbers among the evidence; many of them by these alone."""
        papers = self._papers.get(key, ())
        if len(papers) > _PAPERS_NAMED:
            return (", ".join(one.reference for one in papers),)
        return [f"{one.reference} {one.title}" for one in papers]

    def items(self, found: RequirementCoverage | None) -> tuple[str, ...]:
        """The items that are meant to answer the requirement."""
        return _distinct(self._item(key) for key in (found.items if found else ()))

    def _item(self, key: str) -> str:
        item = self._items.get(key)
        return f"{item.number} {self._words.choose(item.names) or item.title}".strip() if item else ""
