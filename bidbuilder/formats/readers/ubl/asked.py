"""What the terms of a UBL call ask of bidders: papers, qualification, guarantees, conditions (UBL 2.1 to 2.4, TenderingTerms)."""

from collections.abc import Iterator
from dataclasses import dataclass

from bidbuilder.domain.tenders.requirements import Level, Requirement, Scope
from bidbuilder.domain.tenders.tenders import Security
from bidbuilder.formats.readers.eforms.elements import (
    Element,
    children,
    money_at,
    number_at,
    place_of,
    text_at,
    text_of,
)
from bidbuilder.formats.readers.eforms.headings import in_language
from bidbuilder.formats.readers.eforms.lots import lot_elements
from bidbuilder.formats.readers.notes import Notes

_T = "cac:TenderingTerms"
_QUALIFICATION = f"{_T}/cac:TendererQualificationRequest"
_DECLINED = {"false", "no", "none"}


@dataclass(frozen=True, slots=True)
class _Asked:
    """Elements of the terms that ask for something: letter of the number, heading, whom it concerns."""

    letter: str
    path: str
    section: str
    scope: Scope
    level: Level = Level.MANDATORY


_ASKED = (
    _Asked("D", f"{_T}/cac:TenderPreparation/cac:DocumentTenderRequirement", "Documents of the tender", Scope.BID),
    _Asked("S", f"{_QUALIFICATION}/cac:TechnicalEvaluationCriterion", "Technical ability", Scope.MEMBER),
    _Asked("F", f"{_QUALIFICATION}/cac:FinancialEvaluationCriterion", "Financial standing", Scope.MEMBER),
    _Asked("R", f"{_QUALIFICATION}/cac:SpecificTendererRequirement", "Requirements of the tenderer", Scope.MEMBER),
    _Asked("G", f"{_T}/cac:RequiredFinancialGuarantee", "Tender guarantee", Scope.BID),
    _Asked("C", f"{_T}/cac:SecurityClearanceTerm", "Security clearance", Scope.MEMBER),
    _Asked("T", f"{_T}/cac:ContractExecutionRequirement", "Conditions of the contract", Scope.BID, Level.INFORMATION),
)
_VALUES = ("cbc:ThresholdAmount", "cbc:ThresholdQuantity", "cbc:ThresholdValue", "cbc:LiabilityAmount")


def read_call_terms(root: Element, language: str, notes: Notes) -> Iterator[Requirement]:
    """The requirements in the terms of a call and its lots, by kind (`D1`, in a lot `L1-D1`), headed in `language`."""
    for owner, lot in ((root, ""), *((lot, text_at(lot, "cbc:ID")) for lot in lot_elements(root))):
        for asked in _ASKED:
            for index, element in enumerate(children(owner, asked.path), start=1):
                text = _words(element)
                if text and not _is_declined(element):
                    yield Requirement(
                        number=f"{lot}-{asked.letter}{index}" if lot else f"{asked.letter}{index}",
                        lot=lot,
                        section=(in_language(asked.section, language),),
                        text=text,
                        level=asked.level,
                        scope=asked.scope,
                        member_rule="together"
                        if asked.letter in "SF"
                        else "each"
                        if asked.scope is Scope.MEMBER
                        else "",
                        source=place_of(element, notes),
                    )


def read_call_securities(owners: list[Element], notes: Notes) -> tuple[Security, ...]:
    """The guarantees of the call and its lots, with rate or amount where they are stated, each once."""
    found = (
        Security(
            kind="bid",
            percent=number_at(guarantee, "cbc:AmountRate", notes),
            amount=money_at(guarantee, "cbc:LiabilityAmount", notes),
            text=text_at(guarantee, "cbc:Description"),
        )
        for owner in owners
        for guarantee in children(owner, f"{_T}/cac:RequiredFinancialGuarantee")
        if not _is_declined(guarantee)
    )
    return tuple(dict.fromkeys(found))


def _words(element: Element) -> str:
    """Name, description and thresholds, a line each; words said in several languages once, in the first."""
    lines = [text_at(element, f"cbc:{name}") for name in ("Name", "Description")]
    for path in _VALUES:
        for value in children(element, path):
            unit = value.get("currencyID") or value.get("unitCode") or ""
            lines.append(f"{text_of(value)} {unit}".strip())
    return "\n".join(dict.fromkeys(filter(None, lines)))


def _is_declined(element: Element) -> bool:
    return text_at(element, "cbc:GuaranteeTypeCode") in _DECLINED or text_at(element, "cbc:Code") in _DECLINED
