"""What an eForms notice itself asks of bidders: selection criteria, guarantee, clearance, legal form, contract conditions.

Exclusion grounds are left out: they are the law's, and the ESPD asks for them. What the things to be bought have to be
like stands in the procurement documents, not in the notice.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.tenders.requirements import AnswerForm, Level, Requirement, Scope
from bidbuilder.formats.readers.eforms.criteria import WEIGHT_KINDS
from bidbuilder.formats.readers.eforms.elements import (
    EXTENSION,
    Element,
    best_text_at,
    children,
    find_child,
    number_at,
    place_of,
    text_at,
    text_of,
)
from bidbuilder.formats.readers.eforms.headings import in_language
from bidbuilder.formats.readers.eforms.selection_types import SelectionType, selection_type_of
from bidbuilder.formats.readers.eforms.ticked import read_ticked
from bidbuilder.formats.readers.notes import Notes

_QUALIFICATION = "cac:TenderingTerms/cac:TendererQualificationRequest"


@dataclass(frozen=True, slots=True)
class _Asked:
    """Where a lot asks for something in words: the elements, the heading they come under, and whom they concern."""

    letter: str
    path: str
    words: str
    section: str
    scope: Scope
    level: Level = Level.MANDATORY


# The buyer's words of these make a requirement; where the buyer wrote none, the notice only ticks a box.
_ASKED = (
    _Asked("G", "cac:TenderingTerms/cac:RequiredFinancialGuarantee", "cbc:Description", "Tender guarantee", Scope.BID),
    _Asked("C", "cac:TenderingTerms/cac:SecurityClearanceTerm", "cbc:Description", "Security clearance", Scope.MEMBER),
    _Asked("L", _QUALIFICATION, "cbc:CompanyLegalForm", "Legal form of groups", Scope.BID),
    _Asked(
        "T",
        "cac:TenderingTerms/cac:ContractExecutionRequirement",
        "cbc:Description",
        "Conditions of the contract",
        Scope.BID,
        Level.INFORMATION,
    ),
)


def read_requirements(lot: Element, lot_id: str, language: str, notes: Notes) -> list[Requirement]:
    """The requirements a lot of the notice states, numbered within the lot by kind (`LOT-0001-S1` …)."""
    return [
        *_selection(lot, lot_id, language, notes),
        *_asked(lot, lot_id, language, notes),
        *read_ticked(lot, lot_id, language, notes),
    ]


def _selection(lot: Element, lot_id: str, language: str, notes: Notes) -> Iterator[Requirement]:
    criteria = children(lot, f"cac:TenderingTerms/{EXTENSION}/efac:SelectionCriteria")
    used = (one for one in criteria if _is_used(one, lot_id, language, notes))
    for index, element in enumerate(used, start=1):
        kind = _type_of(element)
        heading = in_language(kind.name, language)
        name, description = (best_text_at(element, path, language) for path in ("cbc:Name", "cbc:Description"))
        text = "\n".join(filter(None, (name, description)))
        if not text:
            message = translatable("The selection criterion “{name}” has no text; look into the procurement documents.")
            notes.warn("criterion-without-text", message, place_of(element, notes), name=heading)
        weight = _weight(element, notes)
        yield Requirement(
            number=f"{lot_id}-S{index}",
            lot=lot_id,
            section=(heading,),
            text=text or heading,
            level=Level.MANDATORY if weight is None else Level.RATED,
            weight=weight,
            scope=Scope.MEMBER,
            member_rule=kind.member_rule,
            source=place_of(element, notes),
        )


def _type_of(criterion: Element) -> SelectionType:
    paths = ("cbc:TendererRequirementTypeCode", "cbc:CriterionTypeCode")
    return selection_type_of(next((code for path in paths if (code := text_at(criterion, path))), ""))


def _is_used(criterion: Element, lot_id: str, language: str, notes: Notes) -> bool:
    """Whether a criterion is asked for (BT-748); one that is marked as not used is told with the words it has."""
    if text_at(criterion, "cbc:CalculationExpressionCode") != "not-used":
        return True
    message = translatable("Lot {lot} marks this selection criterion as not used; it is not asked for: {name}")
    words = [best_text_at(criterion, path, language) for path in ("cbc:Name", "cbc:Description")]
    name = " – ".join(filter(None, (in_language(_type_of(criterion).name, language), *words)))
    notes.info("criterion-not-used", message, place_of(criterion, notes), lot=lot_id, name=name)
    return False


def _weight(criterion: Element, notes: Notes) -> Decimal | None:
    """The weight of a criterion for choosing whom to invite (BT-752); a threshold is none."""
    for parameter in children(criterion, "efac:CriterionParameter"):
        code = find_child(parameter, "efbc:ParameterCode")
        if code is not None and (code.get("listName") == "number-weight" or text_of(code) in WEIGHT_KINDS):
            return number_at(parameter, "efbc:ParameterNumeric", notes)
    return None


def _asked(lot: Element, lot_id: str, language: str, notes: Notes) -> Iterator[Requirement]:
    for asked in _ASKED:
        elements = (one for one in children(lot, asked.path) if find_child(one, asked.words) is not None)
        for index, element in enumerate(elements, start=1):
            text = best_text_at(element, asked.words, language)
            if not text or _is_declined(element):
                continue
            yield Requirement(
                number=f"{lot_id}-{asked.letter}{index}",
                lot=lot_id,
                section=(in_language(asked.section, language),),
                text=text,
                level=asked.level,
                scope=asked.scope,
                member_rule="each" if asked.scope is Scope.MEMBER else "",
                answer=AnswerForm(kind="text"),
                source=place_of(element, notes),
            )


def _is_declined(element: Element) -> bool:
    """Whether the notice says that the thing is *not* asked for, and the words only explain that."""
    codes = ("cbc:GuaranteeTypeCode", "cbc:Code", "cbc:CompanyLegalFormCode")
    return any(text_at(element, code) in {"false", "no"} for code in codes)
