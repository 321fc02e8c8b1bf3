"""Requirements out of blocks of text: every sentence with an obligation, verbatim, under its headings.

A list whose lead-in binds (“The contractor shall:”) binds item by item; the lead-in becomes the title of each. Numbers are
those of the paragraph, else of its heading with a running count, so that they stay the same when another chapter grows.
"""

import re
from dataclasses import dataclass

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.tenders.requirements import Requirement
from bidbuilder.formats.readers.notes import Notes
from bidbuilder.formats.readers.prose.blocks import Block, BlockKind
from bidbuilder.formats.readers.prose.sentences import split_sentences
from bidbuilder.formats.readers.prose.statements import Statement, find_statement, is_definition

_TENDERING = re.compile(
    r"^\W*[\d.]*\s*instructions?\W*$|instructions (?:to|for) |proposal|submission|submittal|how to (?:bid|tender|respond)"
    r"|quotation|tender(?:ing)? (?:conditions|procedure)|evaluation|tilbudsafgivelse|tilbudets|udbudsbetingelser"
    r"|angebotsabgabe|bewerbungsbedingungen|vergabe|règlement de (?:la )?consultation",
    re.IGNORECASE,
)
_GLOSSARY = re.compile(
    r"^\W*[\d.]*\s*(definitions?|glossary|acronyms|abbreviations|definitioner|ordliste|begriffe|glossar|définitions)\b",
    re.IGNORECASE,
)
_CONTENTS = re.compile(
    r"^\W*(table of contents|contents|indholdsfortegnelse|indhold|inhalt|inhaltsverzeichnis|sommaire)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _LeadIn:
    """A sentence that ends with a colon, what it asks, and the block it stands in."""

    block: Block
    sentence: str
    statement: Statement | None


def _is_caption(block: Block, sentence: str) -> bool:
    """A few words without a full stop in a paragraph of their own, such as “Mandatory Requirements”, caption something."""
    return block.kind is BlockKind.PARAGRAPH and len(sentence.split()) < 5 and not sentence.endswith((".", "!", "?"))


class ProseReader:
    """Follows the blocks of one text from beginning to end and collects what they ask."""

    def __init__(self, notes: Notes) -> None:
        self._notes = notes
        self._headings: list[Block] = []
        self._lead_in: _LeadIn | None = None
        self._has_items = False
        self._counts: dict[str, int] = {}
        self._definitions = 0
        self.requirements: list[Requirement] = []

    @property
    def section(self) -> tuple[str, ...]:
        """The headings that hold now, outermost first, with their numbers."""
        return tuple(" ".join(filter(None, (one.number, one.text))) for one in self._headings)

    def take(self, block: Block) -> None:
        """Read the next block."""
        if block.kind is not BlockKind.ITEM:
            self._close_lead_in()
        if block.kind is BlockKind.HEADING:
            self._headings = [one for one in self._headings if (one.depth or 1) < (block.depth or 1)]
            self._headings.append(block)
        elif not self._is_left_out():
            self._take_text(block)

    def finish(self) -> None:
        """Take what is still open and tell what was left out."""
        self._close_lead_in()
        if self._definitions:
            message = translatable("Definitions that were not taken as requirements: {count}.")
            self._notes.info("definitions-left-out", message, count=self._definitions)

    def _close_lead_in(self) -> None:
        """A lead-in that no item followed is a sentence like any other."""
        lead_in, self._lead_in = self._lead_in, None
        if lead_in is not None and lead_in.statement is not None and not self._has_items:
            self._add(lead_in.block, lead_in.sentence, lead_in.statement, title="")

    def _is_left_out(self) -> bool:
        return any(_GLOSSARY.match(one.text) or _CONTENTS.match(one.text) for one in self._headings)

    def _take_text(self, block: Block) -> None:
        sentences = split_sentences(block.text)
        if block.kind is BlockKind.PARAGRAPH and sentences and sentences[-1].endswith(":"):
            last = sentences.pop()
            self._lead_in, self._has_items = _LeadIn(block, last, self._statement(last)), False
        lead_in = self._lead_in if block.kind is BlockKind.ITEM else None
        title = lead_in.sentence if lead_in and lead_in.statement else ""
        is_asking = [self._take_sentence(block, sentence, title) for sentence in sentences]
        if lead_in is not None:
            self._has_items = True
            if lead_in.statement is not None and not any(is_asking):
                self._add(block, block.text, lead_in.statement, title=title)

    def _take_sentence(self, block: Block, sentence: str, title: str) -> bool:
        """Take a sentence if it asks something, and say whether it did."""
        statement = None if _is_caption(block, sentence) else self._statement(sentence)
        if statement is not None:
            self._add(block, sentence, statement, title=title)
        elif is_definition(sentence):
            self._definitions += 1
        return statement is not None

    def _statement(self, sentence: str) -> Statement | None:
        is_about_tendering = any(_TENDERING.search(one.text) for one in self._headings)
        return find_statement(sentence, is_about_tendering=is_about_tendering)

    def _add(self, block: Block, text: str, statement: Statement, *, title: str) -> None:
        self.requirements.append(
            Requirement(
                number=self._number(block),
                section=self.section,
                title=title,
                text=text,
                level=statement.level,
                scope=statement.scope,
                source=block.place,
                confidence=statement.confidence,
            )
        )

    def _number(self, block: Block) -> str:
        """The paragraph's own number; of several sentences in it the second is `2.1/2`; without one the heading's counts."""
        heading = self._headings[-1] if self._headings else None
        stem = block.number if "." in block.number.rstrip(".") else ""
        if not stem:
            stem = (heading.number if heading else "") or (heading.text[:40] if heading else "")
            self._counts[stem] = self._counts.get(stem, 0) + 1
            return f"{stem.rstrip('.:')}-{self._counts[stem]}" if stem else str(self._counts[stem])
        self._counts[stem] = self._counts.get(stem, 0) + 1
        return stem if self._counts[stem] == 1 else f"{stem}/{self._counts[stem]}"
