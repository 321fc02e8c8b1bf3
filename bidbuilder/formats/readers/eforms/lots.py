"""Lots, groups of lots and parts of an eForms notice (BT-137, BT-330, BT-1375 and what hangs below them)."""

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.basics.money import Money
from bidbuilder.domain.tenders.tenders import Lot, LotGroup
from bidbuilder.formats.readers.days import find_day
from bidbuilder.formats.readers.eforms.criteria import read_criteria
from bidbuilder.formats.readers.eforms.deadlines import deadline_at
from bidbuilder.formats.readers.eforms.elements import (
    EXTENSION,
    Element,
    children,
    find_child,
    money_at,
    number_at,
    place_of,
    text_at,
    text_of,
    texts_at,
)
from bidbuilder.formats.readers.eforms.execution import read_duration, read_place
from bidbuilder.formats.readers.eforms.lot_terms import read_lot_terms
from bidbuilder.formats.readers.notes import Notes

_LOT = "cac:ProcurementProjectLot"
_QUANTITY = "cbc:EstimatedOverallContractQuantity"
_VALUE = "cac:RequestedTenderTotal/cbc:EstimatedOverallContractAmount"
_FRAMEWORK_VALUE = f"cac:RequestedTenderTotal/{EXTENSION}/efbc:FrameworkMaximumAmount"
# Where SDK 1.0 to 1.2, and later ones for groups of lots, keep the largest value of a framework (BT-157).
_EARLIER_FRAMEWORK_VALUE = "cac:TenderingProcess/cac:FrameworkAgreement/cbc:EstimatedMaximumValueAmount"


def lot_elements(root: Element) -> list[Element]:
    """The lots of the notice, or the parts of a planning notice, without groups of lots."""
    return [lot for lot in children(root, _LOT) if _scheme(lot) != "LotsGroup"]


def read_lot(element: Element, language: str, notes: Notes) -> Lot:
    """One lot. Its first deadline is that of the tender, else of the request to participate, else of the interest."""
    project = find_child(element, "cac:ProcurementProject")
    process = find_child(element, "cac:TenderingProcess")
    tender_deadline = deadline_at(process, "cac:TenderSubmissionDeadlinePeriod", notes)
    participation = deadline_at(process, "cac:ParticipationRequestReceptionPeriod", notes)
    interest = deadline_at(process, f"{EXTENSION}/efac:InterestExpressionReceptionPeriod", notes)
    quantity = find_child(project, _QUANTITY)
    lot = Lot(
        id=text_at(element, "cbc:ID"),
        title=texts_at(project, "cbc:Name"),
        description=texts_at(project, "cbc:Description"),
        cpv=cpv_of(project),
        value=value_of(project, notes),
        submission_deadline=tender_deadline or participation or interest,
        award_criteria=read_criteria(element, language, notes),
        internal_id=text_at(project, "cbc:ID"),
        nature=text_at(project, "cbc:ProcurementTypeCode"),
        framework_maximum=_framework_maximum(element, project, notes),
        participation_deadline=participation,
        interest_deadline=interest,
        opening=deadline_at(
            process, "cac:OpenTenderEvent", notes, day="cbc:OccurrenceDate", clock="cbc:OccurrenceTime"
        ),
        starts_on=find_day(text_at(project, "cac:PlannedPeriod/cbc:StartDate")),
        ends_on=find_day(text_at(project, "cac:PlannedPeriod/cbc:EndDate")),
        duration=read_duration(project),
        place=read_place(project, language),
        quantity=number_at(project, _QUANTITY, notes),
        unit="" if quantity is None else quantity.get("unitCode") or "",
        terms=read_lot_terms(element, language),
    )
    _check_lot(element, lot, notes)
    return lot


def read_lot_groups(root: Element, language: str, notes: Notes) -> tuple[LotGroup, ...]:
    """The groups of lots, with the lots that belong to each."""
    members = {
        text_at(group, "cbc:LotsGroupID"): tuple(
            text_of(lot) for lot in children(group, "cac:ProcurementProjectLotReference/cbc:ID")
        )
        for group in children(root, "cac:TenderingTerms/cac:LotDistribution/cac:LotsGroup")
    }
    elements = [lot for lot in children(root, _LOT) if _scheme(lot) == "LotsGroup"]
    return tuple(_read_group(element, members, language, notes) for element in elements)


def cpv_of(project: Element | None) -> tuple[str, ...]:
    """The CPV codes of a project, the main one first, each once and without its check digit (`30100000-6`)."""
    paths = ("cac:MainCommodityClassification", "cac:AdditionalCommodityClassification")
    codes = [
        text_of(code).partition("-")[0]
        for path in paths
        for code in children(project, f"{path}/cbc:ItemClassificationCode")
        if "cpv" in (code.get("listName") or code.get("listID") or "cpv").lower() and text_of(code)
    ]
    return tuple(dict.fromkeys(codes))


def value_of(project: Element | None, notes: Notes) -> Money | None:
    """The estimated value without tax (BT-27), if the buyer says it."""
    return money_at(project, _VALUE, notes)


def _read_group(element: Element, members: dict[str, tuple[str, ...]], language: str, notes: Notes) -> LotGroup:
    project = find_child(element, "cac:ProcurementProject")
    group_id = text_at(element, "cbc:ID")
    return LotGroup(
        id=group_id,
        title=texts_at(project, "cbc:Name"),
        lots=members.get(group_id, ()),
        value=value_of(project, notes),
        award_criteria=read_criteria(element, language, notes),
        framework_maximum=_framework_maximum(element, project, notes),
        description=texts_at(project, "cbc:Description"),
        terms=read_lot_terms(element, language),
    )


def _framework_maximum(lot: Element, project: Element | None, notes: Notes) -> Money | None:
    return money_at(project, _FRAMEWORK_VALUE, notes) or money_at(lot, _EARLIER_FRAMEWORK_VALUE, notes)


def _check_lot(element: Element, lot: Lot, notes: Notes) -> None:
    where = place_of(element, notes)
    if not lot.id:
        notes.error("lot-without-id", translatable("A lot has no identifier."), where)
    if not lot.title:
        notes.warn("lot-without-title", translatable("Lot {lot} has no title."), where, lot=lot.id)
    if not lot.cpv:
        notes.warn("lot-without-cpv", translatable("Lot {lot} has no CPV code."), where, lot=lot.id)
    if lot.participation_deadline and lot.submission_deadline is lot.participation_deadline:
        message = translatable("The deadline of lot {lot} is the one for requests to participate; tenders come later.")
        notes.info("deadline-of-first-stage", message, where, lot=lot.id)


def _scheme(lot: Element) -> str:
    identifier = find_child(lot, "cbc:ID")
    return "" if identifier is None else str(identifier.get("schemeName") or "")
