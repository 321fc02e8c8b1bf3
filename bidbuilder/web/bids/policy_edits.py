"""What all forms that change the pricing policy share: the policy as the person saw it, and saving what a form makes of it."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from bidbuilder import codec
from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.pricing.build_up import CostLine, PricingPolicy
from bidbuilder.services import pricing
from bidbuilder.services.pricing import PricePage
from bidbuilder.web.addresses import find_key
from bidbuilder.web.bids.blueprint import room
from bidbuilder.web.bids.edits import EditUnknown
from bidbuilder.web.context import current_actor, now, the_database
from bidbuilder.web.forms import Form
from bidbuilder.web.language import _

SPARE_ROWS = 2

_TABS = (
    ("price", "bids.show_price"),
    ("build-up", "bids.show_build_up"),
    ("schedules", "bids.show_schedules"),
    ("costs", "bids.show_costs"),
    ("duties", "bids.show_duties"),
    ("terms", "bids.show_terms"),
    ("payments", "bids.show_payments"),
    ("sensitivity", "bids.show_price_outlook"),
    ("book", "bids.show_price_book"),
)


@room.app_template_global()
def price_tabs(bid_id: int, current: str) -> list[tuple[str, str, bool]]:
    """The pages of the price, for the row of tabs on each of them."""
    words = {
        "price": _("Price"),
        "build-up": _("Build-up"),
        "schedules": _("Schedules"),
        "costs": _("Costs"),
        "duties": _("Duties and taxes"),
        "terms": _("Terms and risks"),
        "payments": _("Payments"),
        "sensitivity": _("Sensitivity"),
        "book": _("Price book"),
    }
    return [(words[page], url_for(endpoint, bid_id=bid_id), page == current) for page, endpoint in _TABS]


def load_price(bid_id: int) -> PricePage:
    """The price as the actor may see it."""
    return pricing.get_price_page(the_database(), current_actor(), bid_id, now=now())


def seen_policy() -> PricingPolicy:
    """The policy the person looked at when changing it, as the page sent it along."""
    try:
        return codec.from_json(request.form.get("seen", ""), PricingPolicy)
    except codec.NotReadable as garbled:
        raise EditUnknown from garbled


def save_policy(
    bid_id: int, form: Form, change: Callable[[PricingPolicy], PricingPolicy], back: str
) -> ResponseReturnValue | None:
    """Store what `change` makes of the policy and go `back` to a page; None where the form shows why that cannot be."""
    if not form.validate():
        return None
    try:
        seen = seen_policy()
        pricing.change_policy(the_database(), current_actor(), bid_id, change(seen), before=seen, now=now())
    except Refusal as refusal:
        form.refuse(refusal)
        return None
    flash(_("The price is worked out anew."), "success")
    return redirect(url_for(back, bid_id=bid_id, page=find_key(request.args.get("page"))))


def page_facts(page: PricePage) -> dict[str, object]:
    """What every template of the price pages needs."""
    return {
        "summary": page.summary,
        "findings": page.findings,
        "price_page": page,
        "price": page.price,
        "seen": codec.to_json(page.bid.policy),
    }


def spared(rows: Iterable[dict[str, object]]) -> list[dict[str, object]]:
    """The rows and empty ones after them."""
    return [*rows, *({} for _row in range(SPARE_ROWS))]


def named_lines(page: PricePage) -> list[CostLine]:
    """The lines of the bid with a title to choose them by."""
    return [replace(line, title=line.title or line.item_key) for line in page.costs]
