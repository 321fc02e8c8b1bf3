"""Composing: goal and rules, and the run that follows. A run is watched and its result looked at in `composed`."""

from decimal import Decimal

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from bidbuilder.composer.sourcing.adjusting import adjusted
from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.languages import choose_text
from bidbuilder.domain.people.permissions import Permission
from bidbuilder.services import composing
from bidbuilder.services.composing import ComposePage
from bidbuilder.web.access import access
from bidbuilder.web.bids.blueprint import room
from bidbuilder.web.bids.compose_asked import wishes_words
from bidbuilder.web.bids.compose_form import ComposeForm, form_of, form_sent, values_of_lots, wishes_from
from bidbuilder.web.bids.compose_levels import settled_words
from bidbuilder.web.bids.compose_words import bounds_words, discount_words
from bidbuilder.web.context import current_actor, now, the_database
from bidbuilder.web.language import current_language


@room.get("/bids/<int:bid_id>/compose")
@access(Permission.SEE_BIDS)
def show_compose(bid_id: int) -> ResponseReturnValue:
    """Goal and rules, and earlier runs."""
    page = _load(bid_id)
    return _page(page, _form_of(page))


@room.post("/bids/<int:bid_id>/compose")
@access(Permission.MANAGE_BIDS)
def start_composing(bid_id: int) -> ResponseReturnValue:
    """Ask for a run."""
    page = _load(bid_id)
    form = form_sent(_lots(page), page.members)
    if form.validate():
        try:
            wishes = wishes_from(form, page.wishes, request.form)
            run_id = composing.start_run(the_database(), current_actor(), bid_id, wishes, now=now())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return redirect(url_for("bids.show_run", bid_id=bid_id, run_id=run_id))
    return _page(page, form), 422


@room.post("/bids/<int:bid_id>/compose/again")
@access(Permission.MANAGE_BIDS)
def compose_again(bid_id: int) -> ResponseReturnValue:
    """Change the rules of the run that is shown by what a button says, and run again."""
    page = _load(bid_id)
    form = _form_of(page)
    try:
        wishes = adjusted(page.wishes, request.form.getlist("change"))
        run_id = composing.start_run(the_database(), current_actor(), bid_id, wishes, now=now())
    except Refusal as refusal:
        form.refuse(refusal)
        return _page(page, form), 422
    return redirect(url_for("bids.show_run", bid_id=bid_id, run_id=run_id))


def _form_of(page: ComposePage) -> ComposeForm:
    return form_of(page.wishes, _lots(page), page.members)


def _load(bid_id: int) -> ComposePage:
    """The page with the rules of the run that is named, which the person looks at."""
    run_id = request.values.get("run", type=int)
    return composing.load_compose_page(the_database(), current_actor(), bid_id, run_id=run_id, now=now())


def _page(page: ComposePage, form: ComposeForm) -> str:
    names = {number: choose_text(one.names, current_language()) or one.code for number, one in page.offerings.items()}
    return render_template(
        "bids/compose.html",
        summary=page.summary,
        findings=page.findings,
        compose=page,
        form=form,
        typed=request.form,
        of_run=request.values.get("run", type=int),
        values_of_lots=values_of_lots(form),
        lots=_lots(page),
        discounts=[discount_words(one, page.bid.policy.currency) for one in page.wishes.lot_discounts],
        bounds={
            one.organisation_id: bounds_words(one, page.members.get(one.organisation_id, ""))
            for one in page.wishes.member_bounds
        },
        settled={one.name: settled_words(one, page.tender, names) for one in page.wishes.settled},
        asked={
            number: wishes_words(wishes, page.tender, page.members, page.bid.policy.currency, names)
            for number, wishes in page.asked.items()
        },
        costs={run.id: Decimal(run.summary["cost"]) for run in page.runs if run.summary.get("cost")},
        numbers={one.key: one.number for one in page.tender.requirements},
        names=dict(sorted(names.items(), key=lambda pair: pair[1])),
    )


def _lots(page: ComposePage) -> dict[str, str]:
    return {lot.id: choose_text(lot.title, current_language()) for lot in page.tender.lots}
