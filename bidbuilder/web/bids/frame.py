"""What every page of a bid shares: the bar on top, the side rail, and the address a finding of the gates leads to."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from flask import url_for

from bidbuilder.domain.basics.findings import Finding, translatable
from bidbuilder.domain.basics.money import Money
from bidbuilder.domain.bids.assessment import BidSummary
from bidbuilder.i18n.formats import plain_number
from bidbuilder.web.bids.blueprint import room
from bidbuilder.web.language import _, current_language


@dataclass(frozen=True, slots=True)
class RailEntry:
    """A page of the bid in the rail."""

    page: str
    words: str
    address: str
    icon: str


_RAIL = (
    ("solution", translatable("Solution"), "bids.show_solution", "apps"),
    ("coverage", translatable("Coverage"), "bids.show_coverage", "checklist"),
    ("consortium", translatable("Consortium"), "bids.show_consortium", "groups"),
    ("price", translatable("Price"), "bids.show_price", "payments"),
    ("documents", translatable("Documents"), "bids.show_documents", "document"),
    ("log", translatable("Log"), "bids.show_log", "time"),
)


_PAGES = {
    "solution": ("bids.show_solution", "node"),
    "coverage": ("bids.show_coverage", "requirement"),
    "consortium": ("bids.show_consortium", "partner"),
    "price": ("bids.show_price", "line"),
    "documents": ("bids.show_documents", "part"),
}


@room.app_template_global()
def address_of_finding(bid_id: int, finding: Finding) -> str:
    """Where a finding of the gates can be mended."""
    endpoint, argument = _PAGES.get(finding.params.get("page", ""), ("bids.show_documents", "part"))
    key = finding.params.get("key", "")
    chosen: dict[str, Any] = {argument: key} if key else {}
    return url_for(endpoint, bid_id=bid_id, **chosen)


@room.app_template_filter()
def typed(number: Decimal | int | None) -> str:
    """A number as one types it into a field: with the language's decimal mark, without grouping."""
    return "" if number is None else plain_number(current_language(), Decimal(number).normalize())


@room.app_template_global()
def bid_rail(summary: BidSummary) -> list[RailEntry]:
    """The pages of a bid, in the order the work goes."""
    return [
        RailEntry(page, _(words), url_for(endpoint, bid_id=summary.bid_id), icon)
        for page, words, endpoint, icon in _RAIL
    ]


@room.app_template_global()
def bid_total(summary: BidSummary) -> Money:
    """The price of the bid as money."""
    return Money(summary.total, summary.currency)
