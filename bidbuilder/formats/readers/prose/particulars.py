"""What a running text says of the call itself: its title, reference, buyer, deadlines and how long bids are valid.

All of it is proposed with the words it was taken from; a deadline without time or zone is told and left open.
"""

import re
from dataclasses import dataclass, field, replace
from datetime import date
from enum import IntEnum
from textwrap import shorten

from bidbuilder.domain.basics.dates import Deadline
from bidbuilder.domain.basics.findings import SourcePlace, translatable
from bidbuilder.domain.tenders.tenders import Buyer, Tender
from bidbuilder.domain.tenders.validity import state_validity
from bidbuilder.formats.readers.notes import Notes
from bidbuilder.formats.readers.prose.blocks import Block, BlockKind
from bidbuilder.formats.readers.prose.cover import Cover
from bidbuilder.formats.readers.prose.sentences import split_sentences
from bidbuilder.formats.readers.prose.tables import on_page
from bidbuilder.formats.readers.prose.validities import WrittenValidity, find_validity
from bidbuilder.formats.readers.prose.written_moments import WrittenMoment, find_moments
from bidbuilder.formats.readers.titles import KIND_OF_PAPER, is_title
from bidbuilder.formats.readers.workbook.grid import Sheet, cell_name

_TITLE_BLOCKS, _COVER_BLOCKS, _TOP_BLOCKS = 12, 80, 2
_FEWEST_TITLE_WORDS = 2
_SHOWN_WORDS = 200
# A short line that names somebody on a cover, and is no title.
_SOMEBODY = re.compile(
    r"\b(?:state of|seal of|city of|ministry|department|administration|agency|authority|office of|division|commission|council"
    r"|university|agreement|kommune|region \w+|styrelsen?|ministeriet|direktoratet|stadt|landkreis|gemeinde|bundesamt"
    r"|gmbh|a/s|aps|a\.?m\.?b\.?a|ltd|inc|llc|information|form|number)\b",
    re.IGNORECASE,
)
_WORDS_OF_SOMEBODY = 6
_LABELLED_LINE = re.compile(r"[^.:;!?]{3,40}:\s")
_LABELLED_TITLE = re.compile(
    r"^(?:project (?:name|title)|(?:tender|contract|rf[pq]) title|title|titel|projekt(?:navn|titel|name)?"
    r"|udbuddets titel|maßnahme|bezeichnung der (?:leistung|maßnahme))\s*:\s*(?P<words>\S.{5,148})$",
    re.IGNORECASE,
)
_REFERENCE = re.compile(
    r"\b(?:RF[PQIT]|ITT|ITB|IFB|tender|bid|contract|procurement|solicitation|reference|ref|notice|sags?|journal|udbuds?"
    r"|vergabe|ausschreibungs?|aktenzeichen|az)[\s.-]*"
    r"(?:(?:no|number|nr|nummer|id|reference)\b\.?\s*:?|:)\s*(?P<words>(?=[\w./-]*\d)[A-Z0-9][\w./-]{2,39})"
    r"|^(?:RF[PQIT]|ITT|ITB|IFB)\s+(?P<bare>(?=[\w./-]*\d{3})[A-Z0-9][\w./-]{4,39})$"
    r"|^\W*in reply,? (?:please )?refer to\W*\s(?P<reply>(?=[\w./-]*\d)[A-Z0-9][\w./-]{2,39})"
    # Right behind the word in a title: “TENDER 2027/14 – PUMPING STATION”.
    r"|^\W*(?:tender|bid|procurement|solicitation|contract|udbud|udbudssag|ausschreibung|vergabe)\s+"
    r"(?P<title>(?!20\d\d\b(?![./-]\d))(?=[\w./-]*\d{2})(?:\w{1,8}[./-])*\d[\w./-]{2,29})(?=\s*(?:[–—:,-]\s|$))",
    re.IGNORECASE,
)
_BUYER = re.compile(
    r"^\W*(?:(?:name of (?:the )?)?(?:contracting (?:authority|entity)|purchaser|employer|buyer|client|procuring entity)"
    r"|issued by|ordregiver|udbyder|bygherre|auftraggeber(?:in)?|vergabestelle|bauherr|pouvoir adjudicateur)\s*:\s*"
    r"(?P<words>[A-ZÆØÅÄÖÜÉ][^:;]{2,99}?)[.\s]*$",
    re.IGNORECASE,
)
_OF_BIDS = re.compile(
    r"\b(?:bids?|tenders?|proposals?|quot(?:es?|ations?)|offers?|submissions?|tilbud\w*|angebote?\w*|offres?|submission)\b"
    r"|tilbudsfrist|angebotsfrist|abgabefrist",
    re.IGNORECASE,
)
_DUE = re.compile(
    r"\b(?:due|deadline|clos(?:es?|ing)|no later than|not later than|on or before|must be (?:received|submitted|delivered)"
    r"|shall be (?:received|submitted|delivered)|senest|(?:spørge)?frist\w*|inden|tilbudsfrist|spätestens|bis zum|bis"
    r"|angebotsfrist|abgabefrist|einzureichen|date limite|au plus tard)\b",
    re.IGNORECASE,
)
# Labels on a cover that mean bids without naming them.
_LABELLED_DUE = re.compile(
    r"^\W*(?:(?:please )?(?:reply|respond|return)(?: due)? by|(?:replies|responses?) (?:(?:are )?due(?: by| date)?|by|deadline)"
    r"|closing (?:date|time)(?: (?:and|&) (?:date|time))?|svarfrist(?:en)?|afleveringsfrist(?:en)?"
    r"|abgabetermin|einreichungs(?:frist|termin)|schlusstermin|angebotsabgabe(?: bis)?)\s*:",
    re.IGNORECASE,
)
_OF_QUESTIONS = re.compile(
    r"\b(?:questions?|clarifications?|enquir(?:y|ies)|inquir(?:y|ies)|queries|spørgsmål\w*|spørgefrist\w*|(?:bieter)?fragen|rückfragen)\b",
    re.I,
)
_OTHER_DAYS = re.compile(
    r"\b(?:opening|opened|award(?:ed)?|valid(?:ity)?|amendment|åbning|åbnes|tildeling|vedstå\w*|gyldig\w*|bindefrist|eröffnung"
    r"|zuschlag\w*|start|commence\w*|interview|idriftsæt\w*|aflevering(?! af tilbud)|contract period)\b",
    re.IGNORECASE,
)


class _Rank(IntEnum):
    """Where a title was found, the surest first."""

    LABELLED = 1
    SET = 2
    BELOW_KIND = 3
    ON_TOP = 4


@dataclass(slots=True)
class Particulars:
    """Gathers what the pieces of one text say of the call, from beginning to end; the first statement of each kind counts."""

    notes: Notes
    _blocks: int = 0
    _titles: dict[_Rank, str] = field(default_factory=dict)
    _is_below_kind: bool = False
    _draft: Tender = field(default_factory=Tender)
    _told: set[str] = field(default_factory=set)
    _validity: WrittenValidity | None = None
    _due_on: date | None = None
    _cover: Cover = field(init=False)
    _lines: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._cover = Cover(self.notes)

    def take(self, block: Block) -> None:
        """Look at the next block."""
        self._blocks += 1
        if self._blocks <= _TITLE_BLOCKS:
            self._look_for_title(block)
        if self._blocks <= _COVER_BLOCKS:
            self._look_on_cover(block.text, block.place)
        for sentence in split_sentences(block.text):
            place = block.place_of(sentence)
            self._look_for_deadlines(sentence, place)
            self._look_for_validity(sentence, place)
            if self._blocks <= _COVER_BLOCKS:
                self._cover.take(sentence, place)

    def take_table(self, sheet: Sheet) -> None:
        """Look at the rows of a table, such as “Deadline for bids | 3 June 2027, 12:00”."""
        self._blocks += 1
        for number, cells in sheet.rows.items():
            row = ": ".join(" ".join(cell.text.split()) for cell in cells.values())
            place = on_page(sheet, self.notes.place(sheet=sheet.name, cell=cell_name(number, next(iter(cells)))))
            if self._blocks <= _COVER_BLOCKS:
                self._look_on_cover(row, place)
                self._cover.take(row, place)
            self._look_for_deadlines(row, place)
            self._look_for_validity(row, place)

    def fill(self, tender: Tender) -> Tender:
        """The draft with what was found."""
        filled = replace(
            tender,
            reference=self._draft.reference,
            buyer=self._draft.buyer,
            submission_deadline=self._draft.submission_deadline,
            clarification_deadline=self._draft.clarification_deadline,
        )
        return state_validity(self._cover.fill(filled), self._period())

    def _period(self) -> str:
        """The validity as a period; a last day is counted from the day bids are due, also where its hour is not known."""
        valid = self._validity
        if valid is None or valid.until is None:
            return valid.period if valid else ""
        days = (valid.until - self._due_on).days if self._due_on else 0
        return f"P{days}D" if days > 0 else ""

    def says_only_that(self, words: str) -> bool:
        """Whether a line is the title, the kind of paper, or “Questions by: 31 March”: what was taken of it is all it says."""
        return words in self._lines or words == self.find_title() or KIND_OF_PAPER.fullmatch(words) is not None

    def find_title(self) -> str:
        """The title as it is labelled, else as it is set, else the line below the kind of paper or on top; else ``""``.

        What stands further down may be anything: then the name of the file says more.
        """
        return next((self._titles[rank] for rank in sorted(self._titles)), "")

    def _look_for_title(self, block: Block) -> None:
        words = _without_reference(" ".join(block.text.split()))
        is_below, self._is_below_kind = self._is_below_kind, KIND_OF_PAPER.fullmatch(words) is not None
        labelled = _LABELLED_TITLE.match(words)
        if labelled and is_title(labelled["words"].strip()):
            self._titles.setdefault(_Rank.LABELLED, labelled["words"].strip())
        elif self._is_below_kind or block.number or block.kind is BlockKind.ITEM or not _may_be_title(words):
            return
        elif block.is_title:
            self._titles.setdefault(_Rank.SET, words)
        elif is_below:
            self._titles.setdefault(_Rank.BELOW_KIND, words)
        elif self._blocks <= _TOP_BLOCKS and ":" not in words:
            self._titles.setdefault(_Rank.ON_TOP, words)

    def _look_on_cover(self, text: str, place: SourcePlace) -> None:
        reference = _REFERENCE.search(text)
        if reference and self._is_first("reference", text, place):
            self._draft = replace(self._draft, reference=next(filter(None, reference.groups())).rstrip(".-/"))
        buyer = _BUYER.match(text)
        if buyer and self._is_first("buyer", text, place):
            self._draft = replace(self._draft, buyer=Buyer(name=buyer["words"].strip()))

    def _look_for_deadlines(self, sentence: str, place: SourcePlace) -> None:
        labelled = self._blocks <= _COVER_BLOCKS and _LABELLED_DUE.match(sentence) is not None
        if not (labelled or _DUE.search(sentence)) or not any(letter.isdigit() for letter in sentence):
            return
        moments = find_moments(sentence)
        if not moments:
            return
        if _OF_QUESTIONS.search(sentence):
            deadline = self._deadline("clarification", sentence, moments[0], place)
            if deadline:
                self._draft = replace(self._draft, clarification_deadline=deadline)
        elif (labelled or _OF_BIDS.search(sentence)) and not _OTHER_DAYS.search(sentence):
            self._due_on = self._due_on or moments[0].local.date()
            deadline = self._deadline("submission", sentence, moments[0], place)
            if deadline:
                self._draft = replace(self._draft, submission_deadline=deadline)

    def _deadline(self, kind: str, sentence: str, moment: WrittenMoment, place: SourcePlace) -> Deadline | None:
        """The deadline of a sentence where day, time and zone are written; else the finding says what is missing."""
        if not self._is_first(kind, sentence, place):
            return None
        deadline = moment.deadline
        if deadline is None:
            message = translatable(
                "The deadline {written} has no time zone; enter the deadline after asking the buyer."
            )
            if not moment.has_clock:
                message = translatable(
                    "The deadline {written} has no time of day; enter the deadline after asking the buyer."
                )
            elif moment.zone:
                message = translatable(
                    "The deadline {written} does not exist or exists twice in its zone; ask the buyer."
                )
            written = sentence[moment.start : moment.end] if not moment.has_clock else f"{moment.local:%Y-%m-%d %H:%M}"
            self.notes.warn("deadline-incomplete", message, place, written=written)
        return deadline

    def _look_for_validity(self, sentence: str, place: SourcePlace) -> None:
        valid = find_validity(sentence)
        if valid and self._is_first("validity", sentence, place):
            self._validity = valid

    def _is_first(self, kind: str, words: str, place: SourcePlace) -> bool:
        """Whether nothing of the kind was found before; then its words are told."""
        if _LABELLED_LINE.match(words):
            self._lines.add(words)
        if kind in self._told:
            return False
        self._told.add(kind)
        message = {
            "reference": translatable("The reference is taken from the words “{words}”."),
            "buyer": translatable("The buyer is taken from the words “{words}”."),
            "submission": translatable("The deadline for bids is taken from the words “{words}”."),
            "clarification": translatable("The deadline for questions is taken from the words “{words}”."),
            "validity": translatable("The validity of bids is taken from the words “{words}”."),
        }[kind]
        self.notes.info(f"{kind}-from-text", message, place, words=shorten(words, _SHOWN_WORDS, placeholder=" …"))
        return True


def _without_reference(words: str) -> str:
    """A title without the reference it begins with: “TENDER 2027/14 – PUMPING STATION”."""
    reference = _REFERENCE.match(words)
    return words[reference.end() :].lstrip(" –—:,-") if reference and reference["title"] else words


def _may_be_title(words: str) -> bool:
    count = len(words.split())
    is_name = count <= _WORDS_OF_SOMEBODY and _SOMEBODY.search(words) is not None
    is_mere_line = "|" in words or _REFERENCE.search(words) is not None or bool(find_moments(words))
    return is_title(words) and count >= _FEWEST_TITLE_WORDS and not is_name and not is_mere_line
