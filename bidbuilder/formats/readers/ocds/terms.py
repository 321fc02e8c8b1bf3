"""Terms of an OCDS tender or lot beside its requirements (extensions of the EU profile, and plain fields of OCDS 1.1)."""

from collections.abc import Iterator

from bidbuilder.domain.tenders.terms import Term, TermKind
from bidbuilder.formats.readers.days import find_day
from bidbuilder.formats.readers.json_text import Node
from bidbuilder.formats.readers.ocds.amounts import read_amounts

# Kind, the objects on the way, and the field: a text, a number, a yes-or-no or a code.
_PLACES: tuple[tuple[TermKind, tuple[str, ...], str], ...] = (
    (TermKind.SUBCONTRACTING, ("subcontractingTerms",), "description"),
    (TermKind.MULTIPLE_TENDERS, ("submissionTerms",), "multipleBidsAllowed"),
    (TermKind.LOTS_SUBMITTED, ("lotDetails",), "maximumLotsBidPerSupplier"),
    (TermKind.LOTS_AWARDED, ("lotDetails",), "maximumLotsAwardedPerSupplier"),
    (TermKind.RESERVED, ("otherRequirements",), "reservedParticipation"),
    (TermKind.RESERVED, ("contractTerms",), "reservedExecution"),
    (TermKind.LEGAL_FORM, ("contractTerms",), "tendererLegalForm"),
    (TermKind.OPTIONS, (), "hasOptions"),
    (TermKind.OPTIONS, ("options",), "description"),
    (TermKind.RENEWALS, (), "hasRenewal"),
    (TermKind.RENEWALS, ("renewal",), "description"),
    (TermKind.RENEWALS, ("renewal",), "maximumRenewals"),
    (TermKind.RECURRENCE, (), "hasRecurrence"),
    (TermKind.RECURRENCE, ("recurrence",), "description"),
    (TermKind.PAYMENT, ("contractTerms",), "financialTerms"),
    (TermKind.FRAMEWORK, ("techniques",), "hasFrameworkAgreement"),
    (TermKind.FRAMEWORK, ("techniques", "frameworkAgreement"), "method"),
    (TermKind.FRAMEWORK, ("techniques", "frameworkAgreement"), "description"),
    (TermKind.FRAMEWORK_PARTICIPANTS, ("techniques", "frameworkAgreement"), "maximumParticipants"),
    (TermKind.FRAMEWORK_REASON, ("techniques", "frameworkAgreement"), "periodRationale"),
    (TermKind.PURCHASING_SYSTEM, ("techniques",), "hasDynamicPurchasingSystem"),
    (TermKind.CANDIDATES_LEAST, ("secondStage",), "minimumCandidates"),
    (TermKind.CANDIDATES_MOST, ("secondStage",), "maximumCandidates"),
    (TermKind.REDUCTION, ("secondStage",), "successiveReduction"),
    (TermKind.NO_NEGOTIATION, ("secondStage",), "noNegotiationNecessary"),
    (TermKind.AUCTION, ("techniques",), "hasElectronicAuction"),
    (TermKind.AUCTION, ("techniques", "electronicAuction"), "description"),
    (TermKind.AUCTION, ("techniques", "electronicAuction"), "url"),
    (TermKind.AWARD_RULE, (), "awardCriteriaDetails"),
    (TermKind.AWARD_RULE, ("lotDetails",), "awardCriteriaDetails"),
    (TermKind.AWARD_RULE, ("awardCriteria",), "weightingDescription"),
    (TermKind.AWARD_RULE, ("awardCriteria",), "orderRationale"),
    (TermKind.EXCLUSION, (), "exclusionGrounds"),
    (TermKind.SUBMISSION, (), "submissionMethodDetails"),
    (TermKind.SUBMISSION, ("submissionTerms",), "electronicSubmissionPolicy"),
    (TermKind.SUBMISSION, ("submissionTerms",), "nonElectronicSubmissionRationale"),
    (TermKind.SIGNATURE, ("submissionTerms",), "advancedElectronicSignatureRequired"),
    (TermKind.CATALOGUE, ("submissionTerms",), "electronicCatalogPolicy"),
    (TermKind.CATALOGUE, ("submissionTerms",), "electronicCataloguePolicy"),
    (TermKind.OPENING, ("bidOpening",), "description"),
    (TermKind.OPENING, ("bidOpening", "address"), "streetAddress"),
    (TermKind.OPENING, ("bidOpening", "location"), "description"),
    (TermKind.INVOICING, ("contractTerms",), "electronicInvoicingPolicy"),
    (TermKind.ORDERING, ("contractTerms",), "hasElectronicOrdering"),
    (TermKind.ELECTRONIC_PAYMENT, ("contractTerms",), "hasElectronicPayment"),
    (TermKind.SMALL_FIRMS, ("suitability",), "sme"),
    (TermKind.REVIEW, (), "reviewDetails"),
    (TermKind.NOTE, (), "procurementMethodDetails"),
    (TermKind.NOTE, (), "procurementMethodRationale"),
    (TermKind.NOTE, ("procedure",), "acceleratedRationale"),
)
_CODES = {
    "true",
    "false",
    "allowed",
    "required",
    "notAllowed",
    "withReopeningCompetition",
    "withoutReopeningCompetition",
}
_SAME_CODE = {
    "notAllowed": "not-allowed",
    "withReopeningCompetition": "fa-w-rc",
    "withoutReopeningCompetition": "fa-wo-rc",
    "withAndWithoutReopeningCompetition": "fa-mix",
}
# Types of milestones that are payments: of the OCDS code list, and of openprocurement.org.
_PAYMENTS = {"financing", "payment"}
# What publishers write for “no limit”: the largest number of their database.
_NO_LIMIT = {"2147483647", "9223372036854775807"}


def read_terms(owner: Node) -> tuple[Term, ...]:
    """The terms of a tender or a lot, in the order of the table, each once; a bare yes only where no words say more."""
    parts = (
        _read,
        _shares,
        _award_rule,
        _agreements,
        _submission,
        _invitations,
        read_amounts,
        _milestones,
        _conversions,
        _enquiries,
    )
    found = dict.fromkeys(term for part in parts for term in part(owner))
    worded = {term.kind for term in found if term.text}
    return tuple(term for term in found if term.text or term.code != "true" or term.kind not in worded)


def read_contract_period(tender: Node) -> Iterator[Term]:
    """When the contract of a tender without lots begins, and how long it runs; lots have places for both."""
    period = tender.node("contractPeriod")
    if start := find_day(period.text("startDate")):
        yield Term(kind=TermKind.CONTRACT_START, text=start.isoformat())
    days = period.number("durationInDays")
    if days is not None and days > 0:
        yield Term(kind=TermKind.CONTRACT_LENGTH, code=f"P{int(days)}D")


def _read(owner: Node) -> Iterator[Term]:
    for kind, path, field in _PLACES:
        node = owner
        for name in path:
            node = node.node(name) if node.is_object(name) else Node(None, node.pointer, node.notes)
        written = " ".join(node.texts(field)) or ("" if node.is_object(field) else node.text(field))
        if not written or written in _NO_LIMIT:
            continue
        code = _SAME_CODE.get(written, written)
        is_code = code != written or written in _CODES
        yield Term(kind=kind, code=code) if is_code else Term(kind=kind, text=written)


def _shares(owner: Node) -> Iterator[Term]:
    """The least and largest share subcontractors get by competition, as per cent; the file has fractions of one."""
    terms = owner.node("subcontractingTerms")
    for sign, field in (("≥", "competitiveMinimumPercentage"), ("≤", "competitiveMaximumPercentage")):
        share = terms.number(field)
        if share is not None:
            yield Term(kind=TermKind.SUBCONTRACTING, text=f"{sign} {(share * 100).normalize():f} %")


def _award_rule(owner: Node) -> Iterator[Term]:
    """In plain OCDS 1.1 the award criteria are a code such as `bestProposal`."""
    for code in owner.texts("awardCriteria"):
        yield Term(kind=TermKind.AWARD_RULE, text=code)


def _agreements(owner: Node) -> Iterator[Term]:
    if "GPA" in owner.texts("coveredBy"):
        yield Term(kind=TermKind.TRADE_AGREEMENT, code="true")


def _submission(owner: Node) -> Iterator[Term]:
    """The ways bids may be handed in, codes of submissionMethod."""
    for code in owner.texts("submissionMethod"):
        yield Term(kind=TermKind.SUBMISSION, code=code)


def _invitations(owner: Node) -> Iterator[Term]:
    stage = owner.node("secondStage") if owner.is_object("secondStage") else Node(None, owner.pointer, owner.notes)
    if day := find_day(stage.text("invitationDate")):
        yield Term(kind=TermKind.INVITATIONS, text=day.isoformat())


def _milestones(owner: Node) -> Iterator[Term]:
    """What happens on the way to the deadline, such as a visit of the site: name, day, words; and when is paid how much."""
    for node in owner.nodes("milestones"):
        is_payment = node.text("type") in _PAYMENTS
        name = ": ".join(filter(None, (node.text("title"), node.text("dueDate"), *_instalment(node))))
        if words := "\n".join(filter(None, (name, node.text("description")))):
            yield Term(kind=TermKind.PAYMENT if is_payment else TermKind.NOTE, text=words)
    for node in owner.nodes("clarificationMeetings"):
        address = node.node("address") if node.is_object("address") else Node(None, node.pointer, node.notes)
        place = ", ".join(filter(None, (address.text(key) for key in ("streetAddress", "locality"))))
        if words := "\n".join(filter(None, (node.text("date"), place))):
            yield Term(kind=TermKind.NOTE, text=words)


def _instalment(node: Node) -> Iterator[str]:
    """Kind, share and time of a payment, as openprocurement.org writes them in milestones."""
    duration = node.node("duration") if node.is_object("duration") else Node(None, node.pointer, node.notes)
    days = " ".join(filter(None, (duration.text("days"), duration.text("type"), "d"))) if duration.has("days") else ""
    share = f"{node.text('percentage')} %" if node.has("percentage") else ""
    if words := ", ".join(filter(None, (node.text("code"), share, days))):
        yield words


def _conversions(owner: Node) -> Iterator[Term]:
    """How answers count in the comparison of prices (conversions extension): each answer with its factor."""
    for node in owner.nodes("conversions"):
        factors = [f"{one.text('value')}: × {one.text('coefficient')}" for one in node.nodes("coefficients")]
        about = " ".join(filter(None, (node.text("relatesTo"), node.text("relatedItem"))))
        words = (node.text("rationale"), node.text("description"), about, *factors)
        if factors:
            yield Term(kind=TermKind.AWARD_RULE, text="\n".join(filter(None, words)))


def _enquiries(owner: Node) -> Iterator[Term]:
    """Questions that are answered already (enquiries extension, `questions` of openprocurement.org): both in their words."""
    for node in (*owner.nodes("enquiries"), *owner.nodes("questions")):
        if answer := node.text("answer"):
            asked = (node.text("title"), node.text("description"))
            yield Term(kind=TermKind.NOTE, text="\n".join(filter(None, (*asked, f"→ {answer}"))))
