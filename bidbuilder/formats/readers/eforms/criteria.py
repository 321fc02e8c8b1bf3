"""Award criteria of an eForms lot with their weights (BT-539 to BT-543, BT-734)."""

from decimal import Decimal

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.tenders.tenders import AwardCriterion, CriterionKind
from bidbuilder.formats.readers.eforms.elements import (
    EXTENSION,
    Element,
    best_text_at,
    children,
    find_child,
    number_at,
    place_of,
    text_at,
)
from bidbuilder.formats.readers.notes import Notes

# Code lists number-weight and number-fixed of eForms.
WEIGHT_KINDS = {
    "per-exa": "percentage-exact",
    "per-mid": "percentage-middle",
    "dec-exa": "decimal-exact",
    "dec-mid": "decimal-middle",
    "poi-exa": "points-exact",
    "poi-mid": "points-middle",
    "ord-imp": "order",
    "fix-tot": "fixed-total",
    "fix-unit": "fixed-unit",
}

_FIXED_KINDS = {"fix-tot": "total", "fix-unit": "unit"}
_MARKS_OF_CRITERION = ("cbc:AwardingCriterionTypeCode", "cbc:WeightNumeric", "cbc:Name")
_WHOLE = Decimal(100)


def read_criteria(lot: Element, language: str, notes: Notes) -> tuple[AwardCriterion, ...]:
    """The award criteria of a lot or group of lots in the order of the notice, named in `language` where that is there."""
    criteria = [
        _read_criterion(element, language, notes)
        for outer in children(lot, "cac:TenderingTerms/cac:AwardingTerms/cac:AwardingCriterion")
        for element in _single_criteria(outer)
    ]
    _check_percentages(lot, criteria, notes)
    return tuple(criteria)


def _single_criteria(outer: Element) -> list[Element]:
    """The criteria within one `AwardingCriterion`; plain UBL and some senders write a single one without the inner element."""
    inner = list(children(outer, "cac:SubordinateAwardingCriterion"))
    is_criterion = any(find_child(outer, path) is not None for path in _MARKS_OF_CRITERION)
    return inner if inner or not is_criterion else [outer]


def _read_criterion(element: Element, language: str, notes: Notes) -> AwardCriterion:
    numbers = _read_numbers(element, notes)
    fixed, code_of_fixed = numbers.get("number-fixed", (None, ""))
    weight, code_of_weight = numbers.get("number-weight") or (fixed, code_of_fixed)
    if weight is None:  # plain UBL, which does not say of what kind it is
        weight = number_at(element, "cbc:WeightNumeric", notes)
    threshold, code_of_threshold = numbers.get("number-threshold", (None, ""))
    if code_of_weight and code_of_weight not in WEIGHT_KINDS:
        message = translatable("The weight of an award criterion is of an unknown kind: {written}.")
        notes.warn("weight-of-unknown-kind", message, place_of(element, notes), written=code_of_weight)
    return AwardCriterion(
        kind=_read_kind(element, notes),
        name=best_text_at(element, "cbc:Name", language),
        description=best_text_at(element, "cbc:Description", language),
        weight=weight,
        weight_kind=WEIGHT_KINDS.get(code_of_weight, code_of_weight),
        minimum_score=threshold if code_of_threshold == "min-score" else None,
        maximum_passing=threshold if code_of_threshold == "max-pass" else None,
        fixed=fixed,
        fixed_kind=_FIXED_KINDS.get(code_of_fixed, code_of_fixed),
    )


def _read_kind(element: Element, notes: Notes) -> CriterionKind:
    written = text_at(element, "cbc:AwardingCriterionTypeCode")
    if written in set(CriterionKind):
        return CriterionKind(written)
    message = translatable("An award criterion does not say whether it is price, cost or quality; quality is assumed.")
    notes.warn("criterion-without-kind", message, place_of(element, notes))
    return CriterionKind.QUALITY


def _read_numbers(element: Element, notes: Notes) -> dict[str, tuple[Decimal | None, str]]:
    """The numbers of a criterion with their codes, by code list: weight, fixed value, threshold."""
    found: dict[str, tuple[Decimal | None, str]] = {}
    for parameter in children(element, f"{EXTENSION}/efac:AwardCriterionParameter"):
        code = find_child(parameter, "efbc:ParameterCode")
        if code is not None:
            number = number_at(parameter, "efbc:ParameterNumeric", notes)
            found.setdefault(_list_of(code), (number, (code.text or "").strip()))
    return found


def _list_of(code: Element) -> str:
    """The code list a parameter belongs to; by its code where the notice does not name the list."""
    written = (code.text or "").strip()
    by_code = "number-fixed" if written.startswith("fix-") else "number-weight"
    by_code = "number-threshold" if written in {"max-pass", "min-score"} else by_code
    return code.get("listName") or by_code


def _check_percentages(lot: Element, criteria: list[AwardCriterion], notes: Notes) -> None:
    weights = [one.weight for one in criteria if one.weight is not None and one.weight_kind == "percentage-exact"]
    total = sum(weights, Decimal(0))
    if weights and len(weights) == len(criteria) and total != _WHOLE:
        message = translatable("The weights of lot {lot} add up to {total} %, not to 100 %.")
        notes.warn("weights-not-whole", message, place_of(lot, notes), lot=text_at(lot, "cbc:ID"), total=total)
