"""Terms of the whole call, gathered from its lots: languages, variants, bid validity, securities, rules for groups."""

from collections.abc import Iterable

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.tenders.tenders import Security
from bidbuilder.domain.tenders.validity import longest
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
_LONGEST = 3_000
# Units of the notice as units of ISO 8601, with how many of them they are.
_PERIODS = {
    "DAY": (1, "D"),
    "CALENDAR_DAY": (1, "D"),
    "WEEK": (1, "W"),
    "MONTH": (1, "M"),
    "QUARTER": (3, "M"),
    "YEAR": (1, "Y"),
}


def read_languages(root: Element, lots: Iterable[Element], notes: Notes) -> tuple[str, ...]:
    """The languages tenders may be written in (BT-97), that of the notice first; it alone, with a finding, where none is."""
    codes = (text_of(code) for lot in lots for code in children(lot, "cac:TenderingTerms/cac:Language/cbc:ID"))
    languages = tuple(dict.fromkeys(language_of(code) for code in codes if code))
    notice_language = text_at(root, "cbc:NoticeLanguageCode")
    if languages or not notice_language:
        own = language_of(notice_language)
        return tuple(sorted(languages, key=lambda one: one != own))
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


def read_validity(lots: Iterable[Element], notes: Notes) -> str:
    """How long a tender must stay open (BT-98) as an ISO 8601 period of one unit; ``""`` where nothing is said.

    Where lots differ the longest holds for the whole tender, with a finding.
    """
    measures = [measure for lot in lots for measure in children(lot, _VALIDITY)]
    periods = [period for measure in measures if (period := _period_of(measure, notes))]
    if len(set(periods)) > 1:
        message = translatable("Lots ask for different bid validities; the longest is taken for all.")
        notes.warn("validity-differs", message)
    return longest(periods)


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


def _period_of(measure: Element, notes: Notes) -> str:
    number, unit = decimal_of(text_of(measure)), (measure.get("unitCode") or "").upper()
    if number is not None and 0 < number <= _LONGEST and number == int(number) and unit in _PERIODS:
        times, letter = _PERIODS[unit]
        return f"P{int(number) * times}{letter}"
    message = translatable("The bid validity of {written} {unit} cannot be counted in days.")
    notes.warn(
        "validity-unreadable",
        message,
        place_of(measure, notes),
        written=text_of(measure),
        unit=measure.get("unitCode") or "",
    )
    return ""
