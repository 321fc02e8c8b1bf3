"""What every page of a bid shares: the bar on top, the side rail, and the address a finding of the gates leads to."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from flask import url_for

from bidbuilder.domain.basics.findings import Finding, translatable
from bidbuilder.domain.basics.money import Money
from bidbuilder.domain.bids.assessment import BidSummary
from bidbuilder.i18n.formats import plain_number
from bidbuilder.web.bids.blueprint import room
from bidbuilder.web.language import _, current_language

SHOWN_OF_A_KIND = 3
# What is on every page must stay small however much is still to do.
FOLDED_OF_A_KIND = 40


@dataclass(frozen=True, slots=True)
class RailEntry:
    """A page of the bid in the rail."""

    page: str
    words: str
    address: str
    icon: str


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """Findings of one kind: the first of them, those that are folded away, and how many are not listed at all."""

    shown: tuple[Finding, ...]
    folded: tuple[Finding, ...]
    left: int = 0


_RAIL = (
    ("overview", translatable("Overview"), "bids.show_overview", "info"),
    ("solution", translatable("Solution"), "bids.show_solution", "apps"),
    ("connections", translatable("Connections"), "bids.show_connections", "link"),
    ("compose", translatable("Compose"), "bids.show_compose", "settings"),
    ("coverage", translatable("Coverage"), "bids.show_coverage", "checklist"),
    ("what-if", translatable("What if"), "bids.show_what_if", "tune"),
    ("consortium", translatable("Consortium"), "bids.show_consortium", "groups"),
    ("price", translatable("Price"), "bids.show_price", "payments"),
    ("papers", translatable("Papers needed"), "bids.show_papers", "list-check"),
    ("writing", translatable("Proposal texts"), "bids.show_writing", "edit"),
    ("forms", translatable("Buyer's files"), "bids.show_forms", "attach-file"),
    ("documents", translatable("Documents"), "bids.show_documents", "document"),
    ("changes", translatable("What changed"), "bids.show_changes", "sync"),
    ("log", translatable("Log"), "bids.show_log", "time"),
)


# Pages with a place for each of their things: the address, and what the places are called by.
_AT_ANCHORS = {
    "consortium": ("bids.show_consortium", "partner"),
    "price": ("bids.show_price", "line"),
    "costs": ("bids.show_costs", "way"),
    "changes": ("bids.show_changes", "addendum"),
    "writing": ("bids.show_writing", "section"),
}


@room.app_template_global()
def address_of_finding(summary: BidSummary, finding: Finding) -> str:
    """Where a finding of the gates can be mended: its page, at its key."""
    page, key, bid_id = finding.params.get("page", ""), finding.params.get("key", ""), summary.bid_id
    if page in _AT_ANCHORS:
        endpoint, kind = _AT_ANCHORS[page]
        return url_for(endpoint, bid_id=bid_id, _anchor=f"{kind}-{key}" if key else None)
    match page:
        case "tender":
            return url_for("tenders.edit_tender", tender_id=summary.tender_id)
        case "requirements":
            return url_for("tenders.show_requirements", tender_id=summary.tender_id)
        case "overview":
            return url_for("bids.show_overview", bid_id=bid_id)
        case "solution":
            return url_for("bids.show_solution", bid_id=bid_id, node=key or None)
        case "connections":
            return url_for("bids.show_connections", bid_id=bid_id, _anchor="joined" if key else "open")
        case "coverage":
            anchor = "proof" if key else None
            return url_for("bids.show_coverage", bid_id=bid_id, requirement=key or None, _anchor=anchor)
        case "pages":
            return url_for("bids.show_pages", bid_id=bid_id, document=key, _anchor="page-notes")
        case "rates":
            return url_for("bids.show_price", bid_id=bid_id, _anchor="rates")
        case _:
            return url_for("bids.show_documents", bid_id=bid_id, _anchor="letter")


@room.app_template_global()
def group_findings(findings: Sequence[Finding]) -> list[FindingGroup]:
    """Findings by kind in their order, so that twenty open requirements do not hide the one missing signature."""
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.severity, finding.code), []).append(finding)
    last = SHOWN_OF_A_KIND + FOLDED_OF_A_KIND
    return [
        FindingGroup(tuple(one[:SHOWN_OF_A_KIND]), tuple(one[SHOWN_OF_A_KIND:last]), max(0, len(one) - last))
        for one in groups.values()
    ]


@room.app_template_filter()
def typed(number: Decimal | int | None) -> str:
    """A number as one types it into a field: with the language's decimal mark, without grouping."""
    return "" if number is None else plain_number(current_language(), Decimal(number).normalize())


@room.app_template_global()
def bid_rail(summary: BidSummary) -> list[RailEntry]:
    """The pages of a bid, in the order the work goes; requirements and questions stand on their tender."""
    entries = [
        RailEntry(page, _(words), url_for(endpoint, bid_id=summary.bid_id), icon)
        for page, words, endpoint, icon in _RAIL
    ]
    requirements = url_for("tenders.show_requirements", tender_id=summary.tender_id)
    questions = url_for("tenders.show_questions", tender_id=summary.tender_id)
    return [
        entries[0],
        RailEntry("requirements", _("Requirements"), requirements, "assignment"),
        *entries[1:-1],
        RailEntry("questions", _("Questions"), questions, "help"),
        entries[-1],
    ]


@room.app_template_global()
def bid_total(summary: BidSummary) -> Money:
    """The price of the bid as money."""
    return Money(summary.total, summary.currency)
