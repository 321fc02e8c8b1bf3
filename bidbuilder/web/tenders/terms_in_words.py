"""Terms of a call in words: what a term is called, and what a ticked code says."""

import re
from collections.abc import Mapping
from datetime import date, timedelta

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.tenders.tenders import Tender
from bidbuilder.domain.tenders.terms import Term, TermKind
from bidbuilder.domain.tenders.validity import is_by_calendar
from bidbuilder.i18n import formats
from bidbuilder.web.language import _, current_language, ngettext
from bidbuilder.web.tenders.blueprint import room

_NAMES: Mapping[TermKind, str] = {
    TermKind.SUBCONTRACTING: translatable("Subcontracting"),
    TermKind.MULTIPLE_TENDERS: translatable("More than one bid by one bidder"),
    TermKind.LOTS_SUBMITTED: translatable("Most lots one bidder may bid for"),
    TermKind.LOTS_AWARDED: translatable("Most lots one bidder can win"),
    TermKind.RESERVED: translatable("Reserved for certain bidders"),
    TermKind.LEGAL_FORM: translatable("A legal form for groups is asked for"),
    TermKind.CLEARANCE_BY: translatable("Security clearance is needed by"),
    TermKind.OPTIONS: translatable("Options"),
    TermKind.RENEWALS: translatable("Renewals"),
    TermKind.RECURRENCE: translatable("The purchase will be repeated"),
    TermKind.PAYMENT: translatable("Payment"),
    TermKind.FRAMEWORK: translatable("Framework agreement"),
    TermKind.FRAMEWORK_PARTICIPANTS: translatable("Most suppliers in the framework"),
    TermKind.FRAMEWORK_REASON: translatable("Why the framework runs longer than usual"),
    TermKind.PURCHASING_SYSTEM: translatable("Dynamic purchasing system"),
    TermKind.CANDIDATES_LEAST: translatable("Fewest candidates invited"),
    TermKind.CANDIDATES_MOST: translatable("Most candidates invited"),
    TermKind.REDUCTION: translatable("Candidates are reduced stage by stage"),
    TermKind.INVITATIONS: translatable("Invitations to tender are sent on"),
    TermKind.NO_NEGOTIATION: translatable("The contract may be awarded without negotiation"),
    TermKind.AUCTION: translatable("Electronic auction"),
    TermKind.AWARD_RULE: translatable("How bids are weighed"),
    TermKind.EXCLUSION: translatable("Grounds for exclusion"),
    TermKind.SELECTION_SOURCE: translatable("Where the selection criteria stand"),
    TermKind.SELECTION_LIMIT: translatable("Limits of the selection"),
    TermKind.SUBMISSION: translatable("How bids are handed in"),
    TermKind.SIGNATURE: translatable("Electronic signature"),
    TermKind.CATALOGUE: translatable("Electronic catalogue"),
    TermKind.LATE_PAPERS: translatable("Papers after the deadline"),
    TermKind.OPENING: translatable("Opening of the bids"),
    TermKind.INVOICING: translatable("Electronic invoices"),
    TermKind.ORDERING: translatable("Electronic orders"),
    TermKind.ELECTRONIC_PAYMENT: translatable("Electronic payment"),
    TermKind.TRADE_AGREEMENT: translatable("Covered by the WTO agreement on procurement (GPA)"),
    TermKind.SMALL_FIRMS: translatable("Suited for small and medium firms"),
    TermKind.EU_FUNDS: translatable("Paid with EU funds"),
    TermKind.PRIZE: translatable("Prizes"),
    TermKind.REVIEW: translatable("Complaints"),
    TermKind.CONTACT: translatable("Whom to turn to"),
    TermKind.FOLLOW_UP: translatable("The winner of the contest gets a contract"),
    TermKind.JURY_BINDS: translatable("The jury's decision binds the buyer"),
    TermKind.JURY: translatable("Members of the jury"),
    TermKind.FEE: translatable("Fee for taking part"),
    TermKind.LEAST_VALUE: translatable("Least estimated value"),
    TermKind.UNIT_VALUE: translatable("What the buyer reckons for one unit"),
    TermKind.CONTRACT_START: translatable("Start of the contract"),
    TermKind.CONTRACT_LENGTH: translatable("Duration of the contract"),
    TermKind.VARIANTS_MOST: translatable("Most variants one bidder may hand in"),
    TermKind.COPIES: translatable("Copies on paper"),
    TermKind.NOTE: translatable("More about it"),
}
_CODES: Mapping[str, str] = {
    "true": translatable("yes"),
    "yes": translatable("yes"),
    "false": translatable("no"),
    "no": translatable("no"),
    "none": translatable("none"),
    "allowed": translatable("allowed"),
    "not-allowed": translatable("not allowed"),
    "required": translatable("required"),
    "eu-funds": translatable("yes"),
    "no-eu-funds": translatable("no"),
    "fa-wo-rc": translatable("without renewed competition"),
    "fa-w-rc": translatable("with renewed competition"),
    "fa-mix": translatable("partly with renewed competition"),
    "shar-subc": translatable("the share for subcontractors has to be told"),
    "subc-chng": translatable("changes of subcontractors have to be told"),
    "subc-min": translatable("a least share has to go to subcontractors"),
    "late-all": translatable("everything missing may be asked for later"),
    "late-some": translatable("some papers may be asked for later"),
    "late-none": translatable("nothing may be handed in later"),
    "epo-notice": translatable("in the notice"),
    "epo-procurement-document": translatable("in the procurement documents"),
    "epo-procurement-documents": translatable("in the procurement documents"),
    "epo-sub-espd": translatable("in the ESPD"),
    "review-body": translatable("complaints go to"),
    "review-information": translatable("about complaints informs"),
    "mediation-body": translatable("mediation is done by"),
    "questions-to": translatable("about the call answers"),
    "papers-from": translatable("the papers are given out by"),
    "bids-to": translatable("bids are received by"),
    "bids-weighed-by": translatable("bids are weighed by"),
    "tax-law": translatable("about taxes informs"),
    "environment-law": translatable("about protection of the environment informs"),
    "employment-law": translatable("about working conditions informs"),
    "electronicSubmission": translatable("electronically"),
    "written": translatable("on paper"),
    "inPerson": translatable("in person"),
    "electronicAuction": translatable("by electronic auction"),
    "call-off": translatable("a contract under one that exists already"),
    "accelerated": translatable("the procedure is accelerated"),
    "signature-none": translatable("not needed"),
    "signature-advanced": translatable("an advanced one"),
    "signature-qualified": translatable("a qualified one"),
    "document": translatable("for the papers"),
    "deposit": translatable("a deposit"),
    "submission": translatable("for handing in"),
    "win": translatable("for the winner"),
    "max-pass": translatable("most that go on"),
    "min-score": translatable("fewest points"),
}
# Code lists procurement-procedure-type of eForms and method of OCDS.
_PROCEDURES: Mapping[str, str] = {
    "open": translatable("open procedure"),
    "restricted": translatable("restricted procedure"),
    "selective": translatable("restricted procedure"),
    "limited": translatable("only invited bidders"),
    "direct": translatable("direct award"),
    "neg-w-call": translatable("negotiated, with a call"),
    "neg-wo-call": translatable("negotiated, without a call"),
    "comp-dial": translatable("competitive dialogue"),
    "comp-tend": translatable("competitive tendering"),
    "innovation": translatable("innovation partnership"),
    "oth-single": translatable("another one, in one stage"),
    "oth-mult": translatable("another one, in several stages"),
}
# Boxes that stand in nearly every notice and say that there is nothing to heed.
_NOTHING = frozenset({"none", "no", "false", "no-eu-funds", "not-known", "n-requ", "not-requ"})
_DURATION = re.compile(r"P(?P<count>\d+)(?P<unit>[DWMY])")


@room.app_template_filter("procedure")
def procedure_in_words(code: str) -> str:
    """The kind of procedure; a code or words of the buyer's own as they are."""
    return _(_PROCEDURES[code]) if code in _PROCEDURES else code


@room.app_template_filter("term_name")
def term_name(term: Term) -> str:
    """What the term is about."""
    return _(_NAMES[term.kind])


@room.app_template_filter("term_words")
def term_words(term: Term) -> str:
    """What the term says: the ticked code in words, then the buyer's words; a day as the reader writes days."""
    code = _(_CODES[term.code]) if term.code in _CODES else duration_in_words(term.code)
    return ": ".join(filter(None, (code, formats.day_in_words(current_language(), term.text))))


@room.app_template_filter("worth_telling")
def worth_telling(terms: tuple[Term, ...]) -> list[Term]:
    """The terms a bidder has to heed: those with words, and boxes that say more than no."""
    return [one for one in terms if one.text or one.code not in _NOTHING]


def term_in_words(term: Term) -> str:
    """The term on one line."""
    return f"{term_name(term)}: {term_words(term)}"


@room.app_template_filter("duration")
def duration_in_words(duration: str) -> str:
    """A duration such as `P48M` in words; a code the buyer ticked instead as it is."""
    found = _DURATION.fullmatch(duration)
    if found is None:
        return _("unlimited") if duration == "UNLIMITED" else duration
    count = int(found["count"])
    match found["unit"]:
        case "D":
            return ngettext("{count} day", "{count} days", count)
        case "W":
            return ngettext("{count} week", "{count} weeks", count)
        case "M":
            return ngettext("{count} month", "{count} months", count)
        case _:
            return ngettext("{count} year", "{count} years", count)


@room.app_template_filter("by_calendar")
def by_calendar(duration: str) -> bool:
    """Whether a duration counts months or years, whose days depend on the calendar."""
    return is_by_calendar(duration)


@room.app_template_filter("bound_until")
def bound_until(tender: Tender) -> date | None:
    """The last day a bid binds, where the deadline and the days are known."""
    deadline, days = tender.submission_deadline, tender.bid_validity_days
    return deadline.moment.date() + timedelta(days=days) if deadline and days else None
