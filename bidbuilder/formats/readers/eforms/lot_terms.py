"""Terms of an eForms lot or of the whole procedure that bidders have to know: subcontracting, options, how to hand in.

Each line of the table says where the standard keeps a term. The paths are those of `fields.json` of SDK 1.16; where
earlier versions wrote a term elsewhere, both places have a line.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bidbuilder.domain.basics.languages import choose_text, fill_texts
from bidbuilder.domain.tenders.terms import Term, TermKind
from bidbuilder.formats.readers.codes import language_of
from bidbuilder.formats.readers.eforms.elements import EXTENSION, Element, children, text_at, text_of
from bidbuilder.formats.readers.eforms.review import read_review

_T, _P, _J = "cac:TenderingTerms", "cac:TenderingProcess", "cac:ProcurementProject"
_AWARDING = f"{_T}/cac:AwardingTerms"
_QUALIFICATION = f"{_T}/cac:TendererQualificationRequest/cac:SpecificTendererRequirement"
_SELECTION = f"{_T}/{EXTENSION}/efac:SelectionCriteria/efac:CriterionParameter"
_CONTRACT = f"{_T}/cac:ContractExecutionRequirement"

# XML Schema may write the zone behind a day; a day of a term is that of the buyer.
_DAY_WITH_ZONE = re.compile(r"^(\d{4}-\d\d-\d\d)(?:Z|[+-]\d\d:\d\d)$", re.ASCII)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a term stands: the elements, the code list that picks them, and the paths of words and codes below them."""

    kind: TermKind
    path: str
    words: str = ""
    code: str = ""
    code_list: str = ""


_REQUIREMENT_CODE, _EXECUTION_CODE = "cbc:TendererRequirementTypeCode", "cbc:ExecutionRequirementCode"
_FRAMEWORK_BUYERS = f"{_P}/cac:FrameworkAgreement/cac:SubsequentProcessTenderRequirement"
_SYSTEM_CODE = "cbc:ContractingSystemTypeCode"
_LOT_PLACES = (
    _Place(TermKind.MULTIPLE_TENDERS, f"{_T}/cbc:MultipleTendersCode", code="."),
    _Place(TermKind.RESERVED, _QUALIFICATION, "cbc:Description", _REQUIREMENT_CODE, "reserved-procurement"),
    _Place(TermKind.RESERVED, _CONTRACT, "cbc:Description", _EXECUTION_CODE, "reserved-execution"),
    _Place(TermKind.LEGAL_FORM, f"{_T}/cac:TendererQualificationRequest", code="cbc:CompanyLegalFormCode"),
    _Place(TermKind.CLEARANCE_BY, f"{_T}/cbc:LatestSecurityClearanceDate", words="."),
    _Place(TermKind.OPTIONS, f"{_J}/cac:ContractExtension/cbc:OptionsDescription", words="."),
    _Place(TermKind.RENEWALS, f"{_J}/cac:ContractExtension/cbc:MaximumNumberNumeric", words="."),
    _Place(TermKind.RENEWALS, f"{_J}/cac:ContractExtension/cac:Renewal/cac:Period", words="cbc:Description"),
    _Place(TermKind.RECURRENCE, f"{_T}/cbc:RecurringProcurementIndicator", code="."),
    _Place(TermKind.RECURRENCE, f"{_T}/cbc:RecurringProcurementDescription", words="."),
    _Place(TermKind.PAYMENT, f"{_T}/cac:PaymentTerms", words="cbc:Note"),
    _Place(TermKind.FRAMEWORK, f"{_P}/cac:ContractingSystem", "", _SYSTEM_CODE, "framework-agreement"),
    _Place(TermKind.PURCHASING_SYSTEM, f"{_P}/cac:ContractingSystem", "", _SYSTEM_CODE, "dps-usage"),
    _Place(TermKind.FRAMEWORK, _FRAMEWORK_BUYERS, words="cbc:Description"),
    _Place(TermKind.FRAMEWORK_PARTICIPANTS, f"{_P}/cac:FrameworkAgreement/cbc:MaximumOperatorQuantity", words="."),
    _Place(TermKind.FRAMEWORK_REASON, f"{_P}/cac:FrameworkAgreement", words="cbc:Justification"),
    _Place(TermKind.CANDIDATES_LEAST, f"{_P}/cac:EconomicOperatorShortList/cbc:MinimumQuantity", words="."),
    _Place(TermKind.CANDIDATES_MOST, f"{_P}/cac:EconomicOperatorShortList/cbc:MaximumQuantity", words="."),
    _Place(TermKind.REDUCTION, f"{_P}/cbc:CandidateReductionConstraintIndicator", code="."),
    _Place(TermKind.INVITATIONS, f"{_P}/cac:InvitationSubmissionPeriod/cbc:StartDate", words="."),
    _Place(TermKind.NO_NEGOTIATION, f"{_AWARDING}/cbc:NoFurtherNegotiationIndicator", code="."),
    _Place(TermKind.AUCTION, f"{_P}/cac:AuctionTerms", "cbc:Description", "cbc:AuctionConstraintIndicator"),
    _Place(TermKind.AUCTION, f"{_P}/cac:AuctionTerms/cbc:AuctionURI", words="."),
    _Place(TermKind.AWARD_RULE, f"{_AWARDING}/cac:AwardingCriterion", words="cbc:CalculationExpression"),
    _Place(TermKind.AWARD_RULE, f"{_AWARDING}/cac:AwardingCriterion", words="cbc:Description"),
    _Place(TermKind.EXCLUSION, _QUALIFICATION, "cbc:Description", _REQUIREMENT_CODE, "exclusion-ground"),
    _Place(TermKind.SELECTION_SOURCE, _QUALIFICATION, "", _REQUIREMENT_CODE, "selection-criteria-source"),
    _Place(TermKind.SELECTION_LIMIT, _SELECTION, "efbc:ParameterNumeric", "efbc:ParameterCode", "number-threshold"),
    _Place(TermKind.SUBMISSION, f"{_P}/cbc:SubmissionMethodCode", code=".", code_list="esubmission"),
    _Place(TermKind.SUBMISSION, f"{_P}/cbc:AccessToolsURI", words="."),
    _Place(TermKind.SUBMISSION, f"{_P}/{EXTENSION}/efbc:AccessToolName", words="."),
    _Place(TermKind.SUBMISSION, f"{_P}/cac:ProcessJustification", words="cbc:Description"),
    _Place(TermKind.SIGNATURE, _CONTRACT, "cbc:Description", _EXECUTION_CODE, "esignature-submission"),
    _Place(TermKind.CATALOGUE, _CONTRACT, "cbc:Description", _EXECUTION_CODE, "ecatalog-submission"),
    _Place(TermKind.LATE_PAPERS, _QUALIFICATION, "cbc:Description", _REQUIREMENT_CODE, "missing-info-submission"),
    _Place(TermKind.OPENING, f"{_P}/cac:OpenTenderEvent", words="cbc:Description"),
    _Place(TermKind.OPENING, f"{_P}/cac:OpenTenderEvent/cac:OccurenceLocation", words="cbc:Description"),
    _Place(TermKind.INVOICING, _CONTRACT, "cbc:Description", _EXECUTION_CODE, "einvoicing"),
    _Place(TermKind.ORDERING, f"{_T}/cac:PostAwardProcess/cbc:ElectronicOrderUsageIndicator", code="."),
    _Place(TermKind.ELECTRONIC_PAYMENT, f"{_T}/cac:PostAwardProcess/cbc:ElectronicPaymentUsageIndicator", code="."),
    _Place(TermKind.TRADE_AGREEMENT, f"{_P}/cbc:GovernmentAgreementConstraintIndicator", code="."),
    _Place(TermKind.SMALL_FIRMS, f"{_J}/cbc:SMESuitableIndicator", code="."),
    _Place(TermKind.EU_FUNDS, f"{_T}/cbc:FundingProgramCode", code="."),
    _Place(TermKind.PRIZE, f"{_AWARDING}/cac:Prize", words="cbc:Description"),
    _Place(TermKind.FOLLOW_UP, f"{_AWARDING}/cbc:FollowupContractIndicator", code="."),
    _Place(TermKind.JURY_BINDS, f"{_AWARDING}/cbc:BindingOnBuyerIndicator", code="."),
    _Place(TermKind.JURY, f"{_AWARDING}/cac:TechnicalCommitteePerson/cbc:FirstName", words="."),
    _Place(TermKind.JURY, f"{_AWARDING}/cac:TechnicalCommitteePerson/cbc:FamilyName", words="."),
    _Place(TermKind.REVIEW, f"{_T}/cac:AppealTerms/cac:PresentationPeriod", words="cbc:Description"),
    _Place(TermKind.NOTE, _J, words="cbc:Note"),
    # Strategic and green procurement, accessibility (BT-777, BT-755).
    _Place(TermKind.NOTE, f"{_J}/cac:ProcurementAdditionalType", words="cbc:ProcurementType"),
)
_PROCEDURE_PLACES = (
    _Place(TermKind.LOTS_SUBMITTED, f"{_T}/cac:LotDistribution/cbc:MaximumLotsSubmittedNumeric", words="."),
    _Place(TermKind.LOTS_AWARDED, f"{_T}/cac:LotDistribution/cbc:MaximumLotsAwardedNumeric", words="."),
    _Place(TermKind.OPTIONS, f"{_J}/cac:ContractExtension/cbc:OptionsDescription", words="."),
    _Place(TermKind.RENEWALS, f"{_J}/cac:ContractExtension/cac:Renewal/cac:Period", words="cbc:Description"),
    _Place(TermKind.NOTE, _J, words="cbc:Note"),
    _Place(TermKind.NOTE, _P, words="cbc:Description"),
    # Why the procedure is accelerated, and law across borders (BT-1351, BT-09).
    _Place(TermKind.NOTE, f"{_P}/cac:ProcessJustification", words="cbc:ProcessReason"),
    _Place(TermKind.NOTE, f"{_T}/cac:ProcurementLegislationDocumentReference", words="cbc:DocumentDescription"),
    _Place(TermKind.EXCLUSION, _QUALIFICATION, "cbc:Description", _REQUIREMENT_CODE, "exclusion-ground"),
    _Place(TermKind.EXCLUSION, _QUALIFICATION, "", _REQUIREMENT_CODE, "exclusion-grounds-source"),
)


def read_lot_terms(lot: Element, language: str) -> tuple[Term, ...]:
    """The terms of a lot in the order of the table, the buyer's words in `language` where there are such."""
    return tuple(
        dict.fromkeys(
            (*_subcontracting(lot), *_read(lot, _LOT_PLACES, language), *_prizes(lot), *read_review(lot, language))
        )
    )


def read_procedure_terms(root: Element, language: str) -> tuple[Term, ...]:
    """The terms of the whole call."""
    return tuple(dict.fromkeys(_read(root, _PROCEDURE_PLACES, language)))


def _read(owner: Element, places: tuple[_Place, ...], language: str) -> Iterator[Term]:
    for place in places:
        if place.words == ".":
            yield from _in_every_language(owner, place, language)
            continue
        for element in children(owner, place.path):
            code = _code_of(element, place)
            texts = (
                [text_of(one) for one in _in_language(children(element, place.words), language)] if place.words else []
            )
            if place.code and not code:
                continue
            if code or texts:
                yield Term(kind=place.kind, text="\n".join(texts), code=code)


def _in_every_language(owner: Element, place: _Place, language: str) -> Iterator[Term]:
    """The leaves at a path themselves: of those that say one thing in several languages, one."""
    for leaf in _in_language(children(owner, place.path), language):
        if text := text_of(leaf):
            yield Term(kind=place.kind, text=_DAY_WITH_ZONE.sub(r"\1", text))


def _in_language(leaves: Iterator[Element], language: str) -> list[Element]:
    """The leaves in one language, or all that name none."""
    found = list(leaves)
    marked = [(language_of(one.get("languageID") or "und"), text_of(one)) for one in found]
    chosen = choose_text(fill_texts(marked), language)
    return [one for one in found if not one.get("languageID") or text_of(one) == chosen]


def _code_of(element: Element, place: _Place) -> str:
    if not place.code:
        return ""
    for code in [element] if place.code == "." else children(element, place.code):
        named = code.get("listName") or code.get("listID") or place.code_list
        if text_of(code) and (not place.code_list or named == place.code_list):
            return text_of(code)
    return ""


def _subcontracting(lot: Element) -> Iterator[Term]:
    """What has to be told of subcontractors (BT-651), and how much must or may go to them (BT-65, BT-64, BT-729)."""
    path = f"{_T}/{EXTENSION}/efac:TenderSubcontractingRequirements/efbc:TenderSubcontractingRequirementsCode"
    for told in children(lot, path):
        if text_of(told):
            yield Term(kind=TermKind.SUBCONTRACTING, code=text_of(told))
    for terms in children(lot, f"{_T}/cac:AllowedSubcontractTerms"):
        shares = [
            f"{sign} {share} %"
            for sign, name in (("≥", "cbc:MinimumPercent"), ("≤", "cbc:MaximumPercent"))
            if (share := text_at(terms, name))
        ]
        code = text_at(terms, "cbc:SubcontractingConditionsCode")
        if code or shares:
            yield Term(kind=TermKind.SUBCONTRACTING, text=", ".join(shares), code=code)


def _prizes(lot: Element) -> Iterator[Term]:
    for prize in children(lot, f"{_AWARDING}/cac:Prize"):
        amount = next(children(prize, "cbc:ValueAmount"), None)
        if amount is not None and text_of(amount):
            currency = amount.get("currencyID") or ""
            rank = text_at(prize, "cbc:RankCode")
            yield Term(kind=TermKind.PRIZE, text=f"{text_of(amount)} {currency}".strip(), code=rank)
