"""The pages of the bid's papers as they would look today. They are laid out by a job, which this page watches."""

from io import BytesIO

from flask import flash, redirect, render_template, send_file, url_for
from flask.typing import ResponseReturnValue

from bidbuilder.domain.basics.errors import NotFound, Refusal
from bidbuilder.domain.people.permissions import Permission
from bidbuilder.services import page_previews
from bidbuilder.services.page_previews import PreviewPage
from bidbuilder.web.access import access
from bidbuilder.web.bids.blueprint import room
from bidbuilder.web.context import current_actor, now, the_database
from bidbuilder.web.language import hint_of, message_of
from bidbuilder.web.parts import wants_part


@room.get("/bids/<int:bid_id>/pages/<string:document>")
@access(Permission.SEE_BIDS)
def show_pages(bid_id: int, document: str) -> ResponseReturnValue:
    """The pages made last; a script that watches the work gets the part of it, and the page anew when it is done."""
    try:
        page = page_previews.show_preview(the_database(), current_actor(), bid_id, document, now=now())
    except NotFound:
        raise
    except Refusal as refusal:
        return _cannot_be_made(bid_id, document, refusal)
    if not wants_part():
        return _render("bids/preview.html", page)
    headers = {} if page.job else {"HX-Refresh": "true"}
    return _render("bids/preview_work.html", page), 200, headers


@room.post("/bids/<int:bid_id>/pages/<string:document>")
@access(Permission.SEE_BIDS)
def ask_for_pages(bid_id: int, document: str) -> ResponseReturnValue:
    """Have a paper laid out as it is now."""
    try:
        page_previews.ask_for_pages(the_database(), current_actor(), bid_id, document, now=now())
    except NotFound:
        raise
    except Refusal as refusal:
        return _cannot_be_made(bid_id, document, refusal)
    return redirect(url_for("bids.show_pages", bid_id=bid_id, document=document))


@room.get("/bids/<int:bid_id>/pages/<string:document>/<int:number>.png")
@access(Permission.SEE_BIDS)
def show_preview_page(bid_id: int, document: str, number: int) -> ResponseReturnValue:
    """One page (from 1) as a picture."""
    picture = page_previews.draw_preview_page(the_database(), current_actor(), bid_id, document, number)
    return send_file(BytesIO(picture), "image/png", max_age=0)


def _cannot_be_made(bid_id: int, document: str, refusal: Refusal) -> ResponseReturnValue:
    """Say why, where it can be mended: at the form, or among the documents."""
    flash(" ".join(filter(None, (message_of(refusal), hint_of(refusal)))), "error")
    form_id = page_previews.find_form_id(document)
    if form_id is not None:
        return redirect(url_for("bids.show_form", bid_id=bid_id, form_id=form_id))
    return redirect(url_for("bids.show_documents", bid_id=bid_id))


def _render(template: str, page: PreviewPage) -> str:
    return render_template(
        template,
        summary=page.summary,
        findings=page.gate,
        preview=page,
        form_id=page_previews.find_form_id(page.document),
    )
