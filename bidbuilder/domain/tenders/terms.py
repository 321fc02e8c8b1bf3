"""Terms a call sets beside its requirements: subcontracting, options, payment, how to hand in. What bidders have to prove
or hand in because of them stands among the requirements."""

from dataclasses import dataclass
from enum import StrEnum


class TermKind(StrEnum):
    """What a term is about; the numbers of the EU's business terms are in brackets where there is one."""

    SUBCONTRACTING = "subcontracting"  # BT-64, BT-65, BT-651, BT-729
    MULTIPLE_TENDERS = "multiple-tenders"  # BT-769
    LOTS_SUBMITTED = "lots-submitted"  # BT-31
    LOTS_AWARDED = "lots-awarded"  # BT-33
    RESERVED = "reserved"  # BT-71, BT-736
    LEGAL_FORM = "legal-form"  # BT-761
    CLEARANCE_BY = "clearance-by"  # BT-78
    OPTIONS = "options"  # BT-54
    RENEWALS = "renewals"  # BT-57, BT-58
    RECURRENCE = "recurrence"  # BT-94, BT-95
    PAYMENT = "payment"  # BT-77
    FRAMEWORK = "framework"  # BT-765
    FRAMEWORK_PARTICIPANTS = "framework-participants"  # BT-113
    FRAMEWORK_REASON = "framework-reason"  # BT-109
    PURCHASING_SYSTEM = "purchasing-system"  # BT-766
    CANDIDATES_LEAST = "candidates-least"  # BT-50
    CANDIDATES_MOST = "candidates-most"  # BT-51
    REDUCTION = "reduction"  # BT-52
    INVITATIONS = "invitations"  # BT-130
    NO_NEGOTIATION = "no-negotiation"  # BT-120
    AUCTION = "auction"  # BT-767, BT-122, BT-123
    AWARD_RULE = "award-rule"  # BT-543, BT-733
    EXCLUSION = "exclusion"  # BT-67
    SELECTION_SOURCE = "selection-source"  # BT-821
    SELECTION_LIMIT = "selection-limit"  # BT-752, BT-7532
    SUBMISSION = "submission"  # BT-17, BT-19, BT-745
    SIGNATURE = "signature"  # BT-744
    CATALOGUE = "catalogue"  # BT-764
    LATE_PAPERS = "late-papers"  # BT-771, BT-772
    OPENING = "opening"  # BT-133, BT-134
    INVOICING = "invoicing"  # BT-743
    ORDERING = "ordering"  # BT-92
    ELECTRONIC_PAYMENT = "electronic-payment"  # BT-93
    TRADE_AGREEMENT = "trade-agreement"  # BT-115
    SMALL_FIRMS = "small-firms"  # BT-726
    EU_FUNDS = "eu-funds"  # BT-60
    PRIZE = "prize"  # BT-44, BT-45, BT-644
    REVIEW = "review"  # BT-99, OPT-301
    CONTACT = "contact"  # OPT-301
    FOLLOW_UP = "follow-up"  # BT-41
    JURY_BINDS = "jury-binds"  # BT-42
    JURY = "jury"  # BT-46
    FEE = "fee"  # what taking part costs
    LEAST_VALUE = "least-value"
    UNIT_VALUE = "unit-value"  # what the buyer reckons one unit costs
    CONTRACT_START = "contract-start"
    CONTRACT_LENGTH = "contract-length"
    VARIANTS_MOST = "variants-most"
    COPIES = "copies"
    NOTE = "note"  # BT-300


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One term: the buyer's words or number in `text`, or a `code` of the format's own list where boxes are ticked."""

    kind: TermKind
    text: str = ""
    code: str = ""
