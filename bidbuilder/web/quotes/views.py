"""Requests for quotes as the member sees them: the list, one request with its lines, and the answer."""

from collections.abc import Callable
from functools import partial

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.consortium.quotes import Quote
from bidbuilder.domain.people.permissions import Permission
from bidbuilder.services import member_papers, quotes
from bidbuilder.services.quotes import QuotePage
from bidbuilder.web.access import access
from bidbuilder.web.context import current_actor, now, the_database
from bidbuilder.web.language import _
from bidbuilder.web.quotes.blueprint import room
from bidbuilder.web.quotes.forms import QuoteForm, line_total, total_of

Save = Callable[..., Quote]


@room.get("/quotes")
@access(Permission.SEE_OWN_PRICES)
def list_requests() -> ResponseReturnValue:
    """What the person's firms were asked to price, and the bids they take part in without a price, the next due first."""
    requests = quotes.list_requests(the_database(), current_actor())
    return render_template(
        "quotes/list.html",
        requests=requests,
        totals=[total_of(one.quote.lines) for one in requests],
        parts=member_papers.list_parts(the_database(), current_actor()),
    )


@room.get("/quotes/<int:quote_id>")
@access(Permission.SEE_OWN_PRICES)
def show_quote(quote_id: int) -> ResponseReturnValue:
    """One request with the lines to price."""
    page = quotes.get_quote_page(the_database(), current_actor(), quote_id)
    return _page(page, QuoteForm(page.quote, is_sent=False))


@room.post("/quotes/<int:quote_id>/draft")
@access(Permission.EDIT_OFFERINGS)
def save_draft(quote_id: int) -> ResponseReturnValue:
    """Keep what is priced so far; the lead does not see it."""
    return _save(quote_id, quotes.save_quote_draft, _("Saved. The lead sees nothing before you hand the quote in."))


@room.post("/quotes/<int:quote_id>/submit")
@access(Permission.EDIT_OFFERINGS)
def submit(quote_id: int) -> ResponseReturnValue:
    """Hand the quote in."""
    words = _("The quote is handed in. You can hand in another until the bid is frozen.")
    return _save(quote_id, partial(quotes.answer_quote, is_meant="is_meant" in request.form), words)


@room.post("/quotes/<int:quote_id>/decline")
@access(Permission.EDIT_OFFERINGS)
def decline(quote_id: int) -> ResponseReturnValue:
    """Say no; the prices are taken out."""
    quotes.decline(the_database(), current_actor(), quote_id, now=now())
    flash(_("You have declined. The lead is told; your prices were taken out."), "info")
    return redirect(url_for("quotes.list_requests"))


def _save(quote_id: int, save: Save, words: str) -> ResponseReturnValue:
    page = quotes.get_quote_page(the_database(), current_actor(), quote_id)
    form = QuoteForm(page.quote, is_sent=True)
    if form.validate():
        try:
            save(the_database(), current_actor(), quote_id, form.answer(), now=now())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            flash(words, "success")
            return redirect(url_for("quotes.show_quote", quote_id=quote_id))
    return _page(page, form), 422


def _page(page: QuotePage, form: QuoteForm) -> str:
    may_edit = page.is_open and current_actor().has_in(Permission.EDIT_OFFERINGS, page.quote.organisation_id)
    return render_template(
        "quotes/show.html",
        page=page,
        form=form,
        lines=[(line, form.lines[line.item_key], line_total(line)) for line in page.quote.lines],
        total=total_of(page.quote.lines),
        may_edit=may_edit,
    )
