"""Changes of a call as a page shows them: what a field is called, its value before and after, and words gone and new."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bidbuilder.domain.basics.dates import Deadline
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.basics.languages import choose_text
from bidbuilder.domain.basics.money import Money
from bidbuilder.domain.tenders.amendments import Difference, HeadChange, RequirementChange
from bidbuilder.domain.tenders.requirements import AnswerForm, Level, Requirement, Scope
from bidbuilder.domain.tenders.tenders import AwardCriterion, Buyer, LotGroup, Security, TenderDocument
from bidbuilder.domain.tenders.terms import Term
from bidbuilder.domain.tenders.word_differences import Piece, PieceKind, differing_words
from bidbuilder.i18n.formats import format_date, format_datetime, format_money, format_number
from bidbuilder.web.language import _, current_language
from bidbuilder.web.tenders.terms_in_words import duration_in_words, term_in_words
from bidbuilder.web.words import word_of

ASPECT_WORDS: Mapping[str, str] = {
    "title": translatable("Title"),
    "description": translatable("Description"),
    "buyer": translatable("Buyer"),
    "reference": translatable("The buyer's reference"),
    "currency": translatable("Currency of the bid"),
    "languages": translatable("Languages of a bid"),
    "submission_deadline": translatable("Bids are due"),
    "clarification_deadline": translatable("Questions are due"),
    "participation_deadline": translatable("Requests to participate are due"),
    "interest_deadline": translatable("Expressions of interest are due"),
    "opening": translatable("Opening of the bids"),
    "expected_award_on": translatable("Expected award"),
    "delivery_until": translatable("Delivery until"),
    "bid_validity": translatable("Bid validity"),
    "bid_validity_days": translatable("Bid validity in days"),
    "incoterm": translatable("Incoterm"),
    "delivery_place": translatable("Place of delivery"),
    "variants_allowed": translatable("Variants"),
    "group_rules": translatable("Rules for groups"),
    "procedure": translatable("Procedure"),
    "securities": translatable("Security"),
    "documents": translatable("Documents"),
    "cpv": translatable("CPV codes"),
    "value": translatable("Estimated value"),
    "framework_maximum": translatable("Largest value of the framework"),
    "submission_url": translatable("Where bids are handed in"),
    "lot_groups": translatable("Groups of lots"),
    "nature": translatable("Kind of contract"),
    "award_criteria": translatable("Award criteria"),
    "starts_on": translatable("Start of the contract"),
    "ends_on": translatable("End of the contract"),
    "duration": translatable("Duration of the contract"),
    "place": translatable("Place of performance"),
    "terms": translatable("Terms"),
    "lot-added": translatable("Lot added"),
    "lot-removed": translatable("Lot removed"),
    "text": translatable("Requirement text"),
    "level": translatable("Level"),
    "lot": translatable("Lot"),
    "scope": translatable("Who or what must meet it"),
    "member_rule": translatable("Which members"),
    "weight": translatable("Weight"),
    "quantity": translatable("Quantity"),
    "unit": translatable("Unit"),
    "answer": translatable("Answers the buyer allows"),
    "evidence": translatable("Evidence asked for"),
    "number": translatable("Number"),
    "section": translatable("Section"),
    "order": translatable("Place in the order"),
}
_DURATIONS = {"bid_validity", "duration"}
_LONG = 4000  # letters beyond which words are not compared one by one on a page


@dataclass(frozen=True, slots=True)
class ShownChange:
    """One field before and after: as pieces of text where words are compared, so that a page can mark them."""

    words: str
    before: tuple[Piece, ...]
    after: tuple[Piece, ...]


def shown_head(difference: Difference, change: HeadChange) -> ShownChange:
    """A change of the call or a lot."""
    lot = f" · {change.lot}" if change.lot else ""
    old, new = (_shown(difference.value(change, after=after)) for after in (False, True))
    if change.aspect in _DURATIONS:
        old, new = duration_in_words(old), duration_in_words(new)
    return _compared(f"{_(ASPECT_WORDS[change.aspect])}{lot}", old, new)


def shown_requirement(change: RequirementChange) -> list[ShownChange]:
    """The fields of a requirement that differ; of one that came or went, its text."""
    old, new = change.before, change.after
    if old is None or new is None:
        return [_compared(_(ASPECT_WORDS["text"]), old.text if old else "", new.text if new else "")]
    return [_field(one, old, new) for one in change.aspects if one != "order"]


def _field(aspect: str, old: Requirement, new: Requirement) -> ShownChange:
    before, after = (_shown(getattr(one, aspect), " › " if aspect == "section" else ", ") for one in (old, new))
    return _compared(_(ASPECT_WORDS[aspect]), before, after)


def _compared(words: str, old: str, new: str) -> ShownChange:
    if not old or not new or len(old) + len(new) > 2 * _LONG:
        pieces: tuple[Piece, ...] = (Piece(PieceKind.GONE, old), Piece(PieceKind.NEW, new))
    else:
        pieces = differing_words(old, new)
    return ShownChange(
        words,
        tuple(one for one in pieces if one.kind is not PieceKind.NEW and one.text),
        tuple(one for one in pieces if one.kind is not PieceKind.GONE and one.text),
    )


def _shown(value: object, between: str = ", ") -> str:
    """A value of a call in the reader's language; ``""`` where nothing is stated."""
    language = current_language()
    match value:
        case None:
            return ""
        case bool():
            return _("allowed") if value else _("not allowed")
        case Level() | Scope():
            return word_of(value)
        case str():
            return value
        case Decimal() | int():
            return format_number(language, value)
        case Deadline(moment=moment, zone=zone):
            return format_datetime(language, moment, zone)
        case date():
            return format_date(language, value)
        case Money():
            return format_money(language, value)
        case Mapping():
            return choose_text(value, language)
        case Iterable():
            return between.join(filter(None, (_shown_part(one) for one in value)))
        case _:
            return _shown_part(value)


def _shown_part(part: object) -> str:
    match part:
        case Buyer(name=name, country=country, address=address):
            return ", ".join(filter(None, (name, address, country)))
        case AwardCriterion(name=name, weight=weight):
            return f"{name or part.kind.value} {_shown(weight)}".strip()
        case Security(text=text, percent=percent, amount=amount):
            return " ".join(filter(None, (f"{_shown(percent)} %" if percent else "", _shown(amount), text)))
        case TenderDocument(name=name, url=url):
            return name or url
        case LotGroup(id=group, lots=lots):
            return f"{group}: {', '.join(lots)}"
        case Term():
            return term_in_words(part)
        case AnswerForm(choices=choices):
            return " · ".join(choices)
        case _:
            return _shown(part)
