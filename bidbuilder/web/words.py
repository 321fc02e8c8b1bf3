"""Words for the codes of the trade, for pages and form choices: `{{ bid.stage | word }}`, `choices_of(SizeClass)`."""

from collections.abc import Mapping
from enum import StrEnum

from flask import Flask

from bidbuilder.domain.basics.findings import Severity, translatable
from bidbuilder.domain.basics.money import RoundingMode
from bidbuilder.domain.bids.bids import Stage
from bidbuilder.domain.bids.papers import PaperKind, PaperState
from bidbuilder.domain.bids.text_blocks import BlockKind
from bidbuilder.domain.bids.touches import Touch
from bidbuilder.domain.bids.writing import Chapter, ReviewColour, SectionState
from bidbuilder.domain.catalogue.calls import AnswerState
from bidbuilder.domain.catalogue.kinds import Period
from bidbuilder.domain.catalogue.kits import ConsentState
from bidbuilder.domain.catalogue.offerings import OfferingKind, OfferingState
from bidbuilder.domain.catalogue.prices import PriceAudience
from bidbuilder.domain.catalogue.properties import Better, ValueKind
from bidbuilder.domain.catalogue.proposals import ProposalState
from bidbuilder.domain.catalogue.substances import ReachStatement, RohsStatement
from bidbuilder.domain.consortium.partners import PartnerRole, PartnerState
from bidbuilder.domain.consortium.quotes import QuoteState
from bidbuilder.domain.matching.interfaces import Fit
from bidbuilder.domain.matching.verdicts import Verdict
from bidbuilder.domain.people.cluster_merging import MergeWay
from bidbuilder.domain.people.organisations import OrganisationKind, SizeClass
from bidbuilder.domain.people.permissions import Role
from bidbuilder.domain.solutions.tree import NodeKind
from bidbuilder.domain.tenders.addenda import AddendumState, Decision
from bidbuilder.domain.tenders.amendments import ChangeKind
from bidbuilder.domain.tenders.clarifications import QuestionState
from bidbuilder.domain.tenders.constraints import Aggregate, ConstraintState, Operator
from bidbuilder.domain.tenders.requirements import Level, Scope
from bidbuilder.domain.tenders.tenders import CriterionKind
from bidbuilder.web.language import _

WORDS: Mapping[type[StrEnum], Mapping[StrEnum, str]] = {
    Severity: {
        Severity.ERROR: translatable("Error"),
        Severity.WARNING: translatable("Warning"),
        Severity.INFO: translatable("Note"),
    },
    Role: {
        Role.SUPPLIER_EDITOR: translatable("Supplier editor"),
        Role.BID_MANAGER: translatable("Bid manager"),
        Role.EXPORT_MANAGER: translatable("Export manager"),
        Role.SIGNATORY: translatable("Signatory"),
        Role.ORGANISATION_ADMIN: translatable("Organisation administrator"),
        Role.FACILITATOR: translatable("Facilitator"),
        Role.SITE_ADMIN: translatable("Site administrator"),
    },
    SizeClass: {
        SizeClass.MICRO: translatable("Micro (under 10 employees)"),
        SizeClass.SMALL: translatable("Small (under 50 employees)"),
        SizeClass.MEDIUM: translatable("Medium (under 250 employees)"),
        SizeClass.LARGE: translatable("Large (250 employees or more)"),
    },
    OrganisationKind: {
        OrganisationKind.COMPANY: translatable("Company"),
        OrganisationKind.RESEARCH: translatable("Research institution"),
        OrganisationKind.PUBLIC_BODY: translatable("Public body"),
        OrganisationKind.CLUSTER_ORGANISATION: translatable("Cluster organisation"),
    },
    OfferingKind: {
        OfferingKind.COMPONENT: translatable("Component"),
        OfferingKind.SERVICE: translatable("Service"),
        OfferingKind.CAPACITY: translatable("Capacity"),
        OfferingKind.COMPETENCE: translatable("Competence"),
        OfferingKind.BY_PRODUCT: translatable("By-product"),
    },
    OfferingState: {
        OfferingState.DRAFT: translatable("Draft"),
        OfferingState.PUBLISHED: translatable("Published"),
        OfferingState.WITHDRAWN: translatable("Withdrawn"),
    },
    PriceAudience: {
        PriceAudience.LEADS: translatable("Leads may use it"),
        PriceAudience.ON_REQUEST: translatable("On request only"),
    },
    RohsStatement: {
        RohsStatement.COMPLIES: translatable("Complies with RoHS"),
        RohsStatement.EXEMPTION: translatable("Complies by an exemption"),
        RohsStatement.DOES_NOT_COMPLY: translatable("Does not comply with RoHS"),
        RohsStatement.OUT_OF_SCOPE: translatable("Not within the scope of RoHS"),
    },
    ReachStatement: {
        ReachStatement.NONE_ABOVE_LIMIT: translatable("No substance of very high concern above 0.1 %"),
        ReachStatement.ABOVE_LIMIT: translatable("Substances of very high concern above 0.1 %"),
        ReachStatement.OUT_OF_SCOPE: translatable("Not within the scope of REACH"),
    },
    ConsentState: {
        ConsentState.ASKED: translatable("Consent asked"),
        ConsentState.GIVEN: translatable("Consent given"),
        ConsentState.DECLINED: translatable("Consent declined"),
        ConsentState.WITHDRAWN: translatable("Consent withdrawn"),
    },
    Period: {
        Period.WEEK: translatable("a week"),
        Period.MONTH: translatable("a month"),
        Period.YEAR: translatable("a year"),
    },
    RoundingMode: {
        RoundingMode.HALF_UP: translatable("Half up"),
        RoundingMode.HALF_EVEN: translatable("Half to the even one"),
        RoundingMode.UP: translatable("Up"),
        RoundingMode.DOWN: translatable("Down"),
    },
    CriterionKind: {
        CriterionKind.PRICE: translatable("Price"),
        CriterionKind.COST: translatable("Cost"),
        CriterionKind.QUALITY: translatable("Quality"),
    },
    Level: {
        Level.MANDATORY: translatable("Mandatory"),
        Level.RATED: translatable("Rated"),
        Level.INFORMATION: translatable("Information"),
    },
    Scope: {
        Scope.ITEM: translatable("One item"),
        Scope.SYSTEM: translatable("The whole system"),
        Scope.MEMBER: translatable("The members"),
        Scope.BID: translatable("The bid's papers"),
    },
    Operator: {
        Operator.EQUAL: translatable("equals"),
        Operator.NOT_EQUAL: translatable("is not"),
        Operator.AT_MOST: translatable("at most"),
        Operator.AT_LEAST: translatable("at least"),
        Operator.BETWEEN: translatable("between"),
        Operator.ONE_OF: translatable("one of"),
        Operator.ALL_OF: translatable("all of"),
        Operator.PRESENT: translatable("is stated"),
        Operator.CONTAINS: translatable("covers the range"),
    },
    Aggregate: {
        Aggregate.SUM: translatable("sum"),
        Aggregate.MINIMUM: translatable("smallest"),
        Aggregate.MAXIMUM: translatable("largest"),
        Aggregate.ANY: translatable("any of them"),
        Aggregate.ALL: translatable("all of them"),
        Aggregate.PRODUCT: translatable("product"),
        Aggregate.MEAN: translatable("weighted mean"),
        Aggregate.COUNT: translatable("number of items"),
    },
    ConstraintState: {
        ConstraintState.PROPOSED: translatable("Proposed"),
        ConstraintState.CONFIRMED: translatable("Confirmed"),
        ConstraintState.REFUSED: translatable("Refused"),
    },
    NodeKind: {
        NodeKind.SYSTEM: translatable("System"),
        NodeKind.SUBSYSTEM: translatable("Subsystem"),
        NodeKind.ITEM: translatable("Item"),
        NodeKind.PLUG: translatable("Placeholder cost"),
    },
    Fit: {
        Fit.FITS: translatable("fits"),
        Fit.UNKNOWN: translatable("not known"),
        Fit.MISFIT: translatable("does not fit"),
        Fit.GONE: translatable("port gone"),
    },
    Verdict: {
        Verdict.MET: translatable("met"),
        Verdict.PARTLY: translatable("partly met"),
        Verdict.DEVIATION: translatable("deviation"),
        Verdict.NOT_MET: translatable("not met"),
        Verdict.UNKNOWN: translatable("unknown"),
    },
    PartnerRole: {
        PartnerRole.GROUP_LEADER: translatable("Group leader"),
        PartnerRole.GROUP_MEMBER: translatable("Group member"),
        PartnerRole.RELIED_UPON: translatable("Relied-upon entity"),
        PartnerRole.SUBCONTRACTOR: translatable("Subcontractor"),
    },
    PartnerState: {
        PartnerState.INVITED: translatable("Invited"),
        PartnerState.ACCEPTED: translatable("Accepted"),
        PartnerState.DECLINED: translatable("Declined"),
        PartnerState.COMMITTED: translatable("Committed"),
        PartnerState.SIGNED: translatable("Signed"),
    },
    QuoteState: {
        QuoteState.REQUESTED: translatable("Requested"),
        QuoteState.SUBMITTED: translatable("Quoted"),
        QuoteState.DECLINED: translatable("Declined"),
    },
    AddendumState: {
        AddendumState.READING: translatable("being read"),
        AddendumState.REFUSED: translatable("could not be read"),
        AddendumState.OPEN: translatable("to be decided"),
        AddendumState.DECIDED: translatable("decided"),
        AddendumState.DROPPED: translatable("dropped"),
        AddendumState.UNDONE: translatable("taken back"),
    },
    QuestionState: {
        QuestionState.DRAFTED: translatable("draft"),
        QuestionState.SENT: translatable("sent"),
        QuestionState.ANSWERED: translatable("answered"),
        QuestionState.WITHDRAWN: translatable("withdrawn"),
    },
    PaperKind: {
        PaperKind.SECURITY: translatable("security"),
        PaperKind.CERTIFICATE: translatable("certificate"),
        PaperKind.DECLARATION: translatable("declaration"),
        PaperKind.FORM: translatable("form"),
        PaperKind.REFERENCE: translatable("references"),
        PaperKind.OTHER: translatable("other paper"),
    },
    BlockKind: {
        BlockKind.PROFILE: translatable("Company profile"),
        BlockKind.REFERENCE: translatable("Reference project"),
        BlockKind.METHOD: translatable("Method statement"),
        BlockKind.CV: translatable("Curriculum vitae"),
    },
    Chapter: {
        Chapter.SUMMARY: translatable("The summary"),
        Chapter.SOLUTION: translatable("The solution"),
        Chapter.DELIVERY: translatable("The delivery"),
        Chapter.FIRMS: translatable("The firms"),
        Chapter.ANNEX: translatable("The whole proposal"),
    },
    SectionState: {
        SectionState.DRAFT: translatable("being written"),
        SectionState.IN_REVIEW: translatable("in review"),
        SectionState.DONE: translatable("accepted"),
    },
    ReviewColour: {
        ReviewColour.PINK: translatable("Pink review"),
        ReviewColour.RED: translatable("Red review"),
        ReviewColour.GOLD: translatable("Gold review"),
    },
    PaperState: {
        PaperState.HAVE: translatable("there"),
        PaperState.EXPIRES: translatable("ends too early"),
        PaperState.MISSING: translatable("missing"),
    },
    ChangeKind: {
        ChangeKind.ADDED: translatable("added"),
        ChangeKind.REMOVED: translatable("removed"),
        ChangeKind.CHANGED: translatable("changed"),
        ChangeKind.MOVED: translatable("moved or renumbered"),
    },
    Decision: {
        Decision.TAKEN: translatable("taken over"),
        Decision.LEFT_OUT: translatable("left out"),
    },
    Touch: {
        Touch.DEADLINE: translatable("Deadline"),
        Touch.CONDITIONS: translatable("Conditions"),
        Touch.VERDICT: translatable("Decision by hand"),
        Touch.ITEM: translatable("Item of the solution"),
        Touch.QUOTE: translatable("Quote"),
        Touch.COMMITMENT: translatable("Commitment"),
    },
    Stage: {
        Stage.GO_NO_GO: translatable("Go or no-go"),
        Stage.COMPOSING: translatable("Composing"),
        Stage.PRICING: translatable("Pricing"),
        Stage.REVIEW: translatable("Review"),
        Stage.FROZEN: translatable("Frozen"),
        Stage.SUBMITTED: translatable("Submitted"),
        Stage.WON: translatable("Won"),
        Stage.LOST: translatable("Lost"),
        Stage.WITHDRAWN: translatable("Withdrawn"),
    },
    MergeWay: {
        MergeWay.UMBRELLA: translatable("Put it under the other's umbrella as a sub-network"),
        MergeWay.MOVE: translatable("Move its members over and end it"),
    },
    ValueKind: {
        ValueKind.NUMBER: translatable("Numeric value"),
        ValueKind.INTERVAL: translatable("Range"),
        ValueKind.CHOICE: translatable("Choice"),
        ValueKind.FLAG: translatable("Yes or no"),
        ValueKind.TEXT: translatable("Text"),
    },
    Better: {
        Better.NEITHER: translatable("Neither more nor less"),
        Better.HIGHER: translatable("More is better"),
        Better.LOWER: translatable("Less is better"),
    },
    AnswerState: {
        AnswerState.ASKED: translatable("not answered"),
        AnswerState.CAN: translatable("can offer it"),
        AnswerState.CANNOT: translatable("cannot offer it"),
    },
    ProposalState: {
        ProposalState.WAITING: translatable("waits for the member"),
        ProposalState.CONFIRMED: translatable("confirmed"),
        ProposalState.DECLINED: translatable("declined"),
    },
}

JOB_KINDS: Mapping[str, str] = {
    "send-mails": translatable("Sending mails"),
    "read-addendum": translatable("Comparing a new version of a buyer's file"),
    "read-import": translatable("Reading an uploaded file"),
    "remind-certificates": translatable("Reminding of certificates that end"),
    "remind-of-prices": translatable("Reminding of prices that end"),
    "compose": translatable("Composing a solution"),
    "make-pack": translatable("Making a bid pack"),
    "read-tender-sources": translatable("Reading the files of a tender"),
    "read-list": translatable("Reading a supplier's list"),
    "take-over-list": translatable("Taking over a supplier's list"),
    "draw-pages": translatable("Drawing the pages of a paper"),
    "lose-each-member": translatable("Working out what is lost if a member leaves"),
    "find-gaps": translatable("Looking for what nobody offers"),
    "look-at-saved-searches": translatable("Asking saved searches again"),
    "tell-of-saved-searches": translatable("Telling of news in saved searches"),
    "remind-of-deadlines": translatable("Reminding of deadlines"),
}


def word_of(code: StrEnum) -> str:
    """The word of a code in the language of the request."""
    return _(WORDS[type(code)][code])


def name_of_job(kind: str) -> str:
    """What a background job does, in words; its code where there is no word."""
    return _(JOB_KINDS.get(kind, kind))


def add_words(app: Flask) -> None:
    """Give templates the filters `word` and `job_name`."""
    app.jinja_env.filters.update(word=word_of, job_name=name_of_job)
