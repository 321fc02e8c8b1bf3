"""Terms of the whole call, gathered from its lots: languages, variants, bid validity, securities, rules for groups."""

import calendar
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from bidbuilder.domain.basics.dates import Deadline
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.tenders.tenders import Security
from bidbuilder.formats.readers.codes import decimal_of, language_of
from bidbuilder.formats.readers.eforms.elements import (
    Element,
    best_text_at,
    children,
    find_child,
    place_of,
    text_at,
    text_of,
)
from bidbuilder.formats.readers.notes import Notes

_VALIDITY = "cac:TenderingTerms/cac:TenderValidityPeriod/cbc:DurationMeasure"
_GUARANTEE = "cac:TenderingTerms/cac:RequiredFinancialGuarantee"
_DAYS = {"DAY": 1, "CALENDAR_DAY": 1, "WEEK": 7}
_MONTHS = {"MONTH": 1, "QUARTER": 3, "YEAR": 12}


def read_languages(root: Element, lots: Iterable[Element], notes: Notes) -> tuple[str, ...]:
    """The languages tenders may be written in (BT-97); the language of the notice, with a finding, where none is named."""
    codes = (text_of(code) for lot in lots for code in children(lot, "cac:TenderingTerms/cac:Language/cbc:ID"))
    languages = tuple(dict.fromkeys(language_of(code) for code in codes if code))
    notice_language = text_at(root, "cbc:NoticeLanguageCode")
    if languages or not notice_language:
        return languages
    message = translatable("No language for tenders is named; that of the notice, {language}, is assumed.")
    notes.warn("languages-missing", message, place_of(root, notes), language=language_of(notice_language))
    return (language_of(notice_language),)


def read_variants(lots: Iterable[Element], notes: Notes) -> bool | None:
    """Whether variants may be offered (BT-63); True if any lot allows them, None if no lot says anything."""
    answers = {
        text_at(lot, "cbc:ID"): code not in {"not-allowed", "false", "no"}
        for lot in lots
        if (code := text_at(lot, "cac:TenderingTerms/cbc:VariantConstraintCode"))
    }
    if len(set(answers.values())) > 1:
        allowed = ", ".join(lot for lot, answer in answers.items() if answer)
        message = translatable("Variants are allowed in some lots only: {lots}.")
        notes.warn("variants-differ", message, lots=allowed)
    return any(answers.values()) if answers else None


def read_validity_days(lots: Iterable[Element], deadline: Deadline | None, notes: Notes) -> int | None:
    """How many days a tender must stay open (BT-98); months are counted on the calendar from the deadline.

    Where lots differ the longest holds for the whole tender, with a finding.
    """
    measures = [measure for lot in lots for measure in children(lot, _VALIDITY)]
    days = [count for measure in measures if (count := _days_of(measure, deadline, notes)) is not None]
    if len(set(days)) > 1:
        message = translatable("Lots ask for different bid validities; the longest, {days} days, is taken for all.")
        notes.warn("validity-differs", message, days=max(days))
    return max(days, default=None)


def read_securities(lots: Iterable[Element], language: str) -> tuple[Security, ...]:
    """The guarantees tenders need (BT-751, BT-75), each wording once."""
    texts: dict[str, None] = {}
    for lot in lots:
        for guarantee in children(lot, _GUARANTEE):
            if text_at(guarantee, "cbc:GuaranteeTypeCode") in {"true", "required", "yes"}:
                texts.setdefault(best_text_at(guarantee, "cbc:Description", language))
    return tuple(Security(kind="bid", text=text) for text in texts)


def read_group_rules(lots: Iterable[Element], language: str) -> str:
    """What the buyer says about groups of firms and their legal form (BT-76), each wording once."""
    path = "cac:TenderingTerms/cac:TendererQualificationRequest/cbc:CompanyLegalForm"
    texts = (best_text_at(lot, path, language) for lot in lots)
    return "\n".join(dict.fromkeys(filter(None, texts)))


def read_delivery_place(project: Element | None, language: str) -> str:
    """Where the work is done: the buyer's words, else town and country of the first place."""
    place = find_child(project, "cac:RealizedLocation")
    address = find_child(place, "cac:Address")
    town_and_country = (
        text_at(address, "cbc:CityName"),
        text_at(address, "cac:Country/cbc:IdentificationCode"),
    )
    return best_text_at(place, "cbc:Description", language) or ", ".join(filter(None, town_and_country))


def _days_of(measure: Element, deadline: Deadline | None, notes: Notes) -> int | None:
    number, unit = decimal_of(text_of(measure)), (measure.get("unitCode") or "").upper()
    if number is None or number <= 0 or number > 10_000 or number != int(number):
        number, unit = Decimal(0), ""
    if unit in _DAYS:
        return int(number) * _DAYS[unit]
    if unit in _MONTHS and deadline is not None:
        start = deadline.moment.date()
        return (_months_later(start, int(number) * _MONTHS[unit]) - start).days
    message = translatable("The bid validity of {written} {unit} cannot be counted in days.")
    notes.warn(
        "validity-unreadable",
        message,
        place_of(measure, notes),
        written=text_of(measure),
        unit=measure.get("unitCode") or "",
    )
    return None


def _months_later(start: date, months: int) -> date:
    """The same day some months later, or the last of that month where it is shorter (Regulation 1182/71, Art. 3(2)(c))."""
    years, month = divmod(start.month - 1 + months, 12)
    year = start.year + years
    return date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))
