"""Requirements out of blocks of text: every sentence with an obligation, verbatim, under its headings.

A list whose lead-in binds (“The contractor shall:”) binds item by item; the lead-in becomes the title of each. Numbers are
those of the paragraph, else of its heading with a running count, so that they stay the same when another chapter grows.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from textwrap import shorten

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.tenders.proposals import guess_member_rule
from bidbuilder.domain.tenders.requirements import Level, Requirement, Scope
from bidbuilder.formats.readers.notes import Notes
from bidbuilder.formats.readers.prose.blocks import Block, BlockKind
from bidbuilder.formats.readers.prose.lead_ins import LeadIn, LeadIns
from bidbuilder.formats.readers.prose.likelihood import judge
from bidbuilder.formats.readers.prose.passages import Passage
from bidbuilder.formats.readers.prose.sentences import split_sentences, without_label
from bidbuilder.formats.readers.prose.statements import (
    Statement,
    find_lead_in,
    find_listed,
    find_statement,
    is_definition,
    is_hope,
    is_only_request,
    is_release,
    is_standard,
    lists_contents,
    opens_list,
)

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


# The name of the whole document says nothing about a chapter of it.
_DOCUMENT_NAME = re.compile(r"request for|invitation to|anmodning om|aufforderung zur|appel d.offres", re.IGNORECASE)
# Under such a heading plain items ask for something, even without a verb.
_WANTS = re.compile(
    r"requirements?\b|constraints\b|\brequired|\bmandatory|specifications?\b|scope of supply"
    r"|(?:technical|guaranteed) (?:data|particulars)"
    r"|data ?sheet|\bratings?\b|characteristics?\b|\bparameters?\b|\btests?\b|testing|inspections?\b|\bpack(?:ing|aging)\b"
    r"|transport(?:ation)?\b|\bmarking|warrant(?:y|ies)|guarantees?\b|spare parts|bid validity|price schedule"
    r"|(?:eligibility|qualification|general|financial|technical) (?:criteria|capability|capacity)|legal status"
    r"|\bqualifications? of (?:the )?(?:bidder|tenderer|supplier|contractor)s?\b|teilnahmebedingungen"
    r"|\bkrav|leveranceomfang|tekniske data|afprøvning|emballage|\bgaranti|mærkning|reservedele|egnethed"
    r"|anforderungen|lastenheft|pflichtenheft|lieferumfang|technische (?:daten|kennwerte|merkmale)|prüfungen|verpackung"
    r"|liefertermin|liefergegenst|technische rahmenbedingungen|gewährleistung|kennzeichnung|ersatzteile|eignung|exigences",
    re.IGNORECASE,
)
_LISTED_LOW = Statement(Level.MANDATORY, Scope.ITEM, "low")
# A clause of a contract carries its number typed before it: “2.1.3 The supplier shall …”.
_CLAUSE = re.compile(r"(?P<number>\d{1,3}(?:\.\d{1,3})+)\.?\s+(?P<words>[A-ZÆØÅÄÖÜÉ].*)", re.DOTALL)
# A heading that breaks off behind its verb: “The system shall:”.
_LEADS = re.compile(r"\b(?:shall|must|should|will|skal|bør|muss|müssen|soll|sollen)(?: \w+){0,3}:$", re.IGNORECASE)
_SENTENCE_WORDS = 6
_LONGEST_STEM = 20
# “Health, safety and the” is “Health, safety” in a number.
_BROKEN_OFF = re.compile(r"(?:[\s,;:/&–-]+(?:[a-zæøåäöü]{1,3}\b)?)+$")
# “Cover Page. Your quotation must …”: the first words of an item may only name it.
_WORDS_RUN_IN = 3


def _is_caption(block: Block, sentence: str) -> bool:
    """A few words without a full stop in a paragraph of their own, such as “Mandatory Requirements”, caption something."""
    return block.kind is BlockKind.PARAGRAPH and len(sentence.split()) < 5 and not sentence.endswith((".", "!", "?"))


def _is_run_in(sentence: str) -> bool:
    words = sentence.split()
    return len(words) <= _WORDS_RUN_IN and all(word[:1].isupper() for word in words)


def _with_clause_number(block: Block) -> Block:
    """The block with the number typed before its words as its number, where that has parts."""
    clause = _CLAUSE.fullmatch(block.text) if block.kind is BlockKind.PARAGRAPH and not block.number else None
    return replace(block.without_beginning(clause.start("words")), number=clause["number"]) if clause else block


def _stem_of(heading: Block) -> str:
    """What the numbers below a heading begin with: its number, else its first words; the title of the text says nothing."""
    if heading.number or heading.is_title:
        return heading.number
    words = shorten(heading.text, _LONGEST_STEM, placeholder="") or heading.text[:_LONGEST_STEM]
    return _BROKEN_OFF.sub("", words) or words


def _names_of(headings: Iterable[Block]) -> tuple[str, ...]:
    return tuple(" ".join(filter(None, (one.number, one.text))) for one in headings)


class ProseReader:
    """Follows the blocks of one text from beginning to end and collects what they ask."""

    def __init__(self, notes: Notes) -> None:
        self._notes = notes
        self._headings: list[Block] = []
        self._lead_ins = LeadIns()
        self._counts: dict[str, int] = {}
        self._definitions = 0
        self._is_begun = False
        self._found: list[Passage | Requirement] = []
        self.requirements: list[Requirement] = []

    @property
    def section(self) -> tuple[str, ...]:
        """The headings that hold now, outermost first, with their numbers."""
        return _names_of(self._headings)

    def take(self, block: Block) -> None:
        """Read the next block. A heading without a number right at the beginning is the title of the text."""
        if not self._is_begun and not block.number:
            block = replace(block, is_title=True)
        self._is_begun = True
        if block.kind is BlockKind.HEADING and self._is_sentence(block):
            block = replace(block, kind=BlockKind.PARAGRAPH)
        if block.kind is BlockKind.HEADING:
            self._close_lead_ins()
            self._headings = [one for one in self._headings if (one.depth or 1) < (block.depth or 1)]
            self._headings.append(block)
        elif not self._is_left_out():
            block = _with_clause_number(block)
            if block.kind is BlockKind.ITEM or self._is_listed_standard(block):
                self._take_item(block)
            else:
                self._take_paragraph(block)

    def take_rows(self, rows: Iterable[Requirement]) -> None:
        """Add the requirements of a table that stands here."""
        self._found += rows

    def finish(self, is_of_call: Callable[[str], bool] = lambda _words: False) -> None:
        """Take what is still open, judge what no rule took, and tell what was left out.

        What `is_of_call` says only what the call is or when it closes is no requirement where nothing in it asks.
        """
        self._close_lead_ins()
        judged = iter(judge([one for one in self._found if isinstance(one, Passage)]))
        for one in self._found:
            if isinstance(one, Requirement):
                self.requirements.append(one)
            elif (statement := next(judged)) is not None and (one.statement or not is_of_call(one.sentence)):
                self.requirements.append(self._requirement(one, statement))
        if self._definitions:
            message = translatable("Definitions that were not taken as requirements: {count}.")
            self._notes.info("definitions-left-out", message, count=self._definitions)

    def _close_lead_ins(self, depth: int = 0) -> None:
        """A lead-in that no item followed is a sentence like any other."""
        for one in self._lead_ins.close(depth):
            self._take_stated(one.block, one.sentence, one.statement if one.is_own else None, None)

    def _is_left_out(self) -> bool:
        is_contents = bool(self._headings) and _CONTENTS.match(self._headings[-1].text) is not None
        return is_contents or any(_GLOSSARY.match(one.text) for one in self._headings)

    def _is_sentence(self, block: Block) -> bool:
        """Some buyers set whole sentences as headings, and what announces a list: “The system shall:”."""
        if _LEADS.search(block.text):
            return self._lead_in_statement(block.text) is not None
        is_long = block.text.endswith(".") and len(block.text.split()) >= _SENTENCE_WORDS
        return is_long and self._statement(block.text) is not None

    def _is_listed_standard(self, block: Block) -> bool:
        """Whether a paragraph is only the name of a standard in a list that a sentence above announced."""
        return self._lead_ins.innermost is not None and is_standard(block.text)

    def _take_paragraph(self, block: Block) -> None:
        # A page may end within an item, and the item go on in small letters.
        is_continued = block.depth > 0 or block.text[:1].islower()
        is_within_item = is_continued and self._lead_ins.innermost is not None
        sentences = split_sentences(block.text)
        last = sentences.pop() if sentences and opens_list(sentences[-1]) else ""
        # A lead-in right below another one without items goes deeper: “The staff shall have: / Experience with:”.
        if not is_within_item and not (last and not sentences and self._lead_ins.waits()):
            self._close_lead_ins()
        for sentence in sentences:
            statement = None if _is_caption(block, sentence) else self._statement(sentence)
            self._take_stated(block, sentence, statement, None)
        if last:
            statement = self._lead_in_statement(last)
            asks_nothing = is_release(last) or lists_contents(last)
            self._lead_ins.open(LeadIn(block, last, statement, is_release=asks_nothing))

    def _take_item(self, block: Block) -> None:
        self._close_lead_ins(block.depth or 1)
        above = self._lead_ins.innermost
        self._lead_ins.note_item()
        sentences = split_sentences(block.text)
        last = sentences.pop() if sentences and sentences[-1].endswith(":") else ""
        if above is not None and above.is_release:
            return
        stated = [self._item_statement(above, sentence) for sentence in sentences]
        if not any(stated) and sentences:
            listed = self._listed_statement(above, block.text)
            whole = " ".join(sentences)
            sentences, stated = [whole], [listed]
        elif stated and stated[0] is None and above is not None:
            stated[0] = above.statement
        for sentence, statement in zip(sentences, stated, strict=True):
            is_name = len(sentences) > 1 and _is_run_in(sentence)
            if not is_name or self._statement(sentence):
                self._take_stated(block, sentence, statement, above)
        if last:
            statement = self._lead_in_statement(last)
            self._lead_ins.open(LeadIn(block, last, statement, block.depth or 1))

    def _item_statement(self, above: LeadIn | None, sentence: str) -> Statement | None:
        """What a sentence of an item asks. In a list of goals, or of what the buyer gives, an imperative is no request."""
        is_told = above is not None and (above.statement is None or above.statement.level is Level.INFORMATION)
        is_of_goals = above is not None and is_told and above.sentence.endswith((":", "."))
        is_goal = is_of_goals and is_only_request(sentence)
        return None if is_goal else self._statement(sentence)

    def _listed_statement(self, above: LeadIn | None, text: str) -> Statement | None:
        """What an item without words of obligation asks: what its lead-in asks, else what it is or where it stands."""
        if above is not None and above.statement is not None:
            return above.statement
        if is_definition(text) or (above is not None and is_hope(above.sentence)):
            return None
        is_below_wants = any(_WANTS.search(one.text) for one in self._headings)
        listed = find_listed(text, is_about_tendering=self._is_about_tendering())
        return listed or (_LISTED_LOW if is_below_wants else None)

    def _take_stated(self, block: Block, sentence: str, statement: Statement | None, above: LeadIn | None) -> None:
        if statement is None and is_definition(sentence):
            self._definitions += 1
            return
        self._found.append(
            Passage(
                block,
                sentence,
                tuple(self._headings),
                statement,
                lead_in=above.sentence if above else "",
                is_listed=bool(above and above.statement),
                is_about_tendering=self._is_about_tendering(),
            )
        )

    def _statement(self, sentence: str) -> Statement | None:
        return find_statement(without_label(sentence), is_about_tendering=self._is_about_tendering())

    def _lead_in_statement(self, sentence: str) -> Statement | None:
        return find_lead_in(sentence, is_about_tendering=self._is_about_tendering())

    def _is_about_tendering(self) -> bool:
        return any(_TENDERING.search(one.text) and not _DOCUMENT_NAME.search(one.text) for one in self._headings)

    def _requirement(self, passage: Passage, statement: Statement) -> Requirement:
        return Requirement(
            number=self._number(passage.block, passage.headings),
            section=_names_of(passage.headings),
            title=passage.lead_in if passage.is_listed else "",
            text=passage.sentence,
            level=statement.level,
            scope=statement.scope,
            member_rule=guess_member_rule(passage.sentence) if statement.scope is Scope.MEMBER else "",
            source=passage.block.place_of(passage.sentence),
            confidence=statement.confidence,
        )

    def _number(self, block: Block, headings: Sequence[Block]) -> str:
        """The paragraph's own number; of several sentences in it the second is `2.1/2`; without one the heading's counts."""
        stem = block.number if "." in block.number.rstrip(".") else ""
        if not stem:
            stem = _stem_of(headings[-1]) if headings else ""
            self._counts[stem] = self._counts.get(stem, 0) + 1
            return f"{stem.rstrip('.:')}-{self._counts[stem]}" if stem else str(self._counts[stem])
        self._counts[stem] = self._counts.get(stem, 0) + 1
        return stem if self._counts[stem] == 1 else f"{stem}/{self._counts[stem]}"
