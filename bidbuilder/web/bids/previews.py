"""The pages of the bid's papers as they would look today. They are laid out by a job, which this page watches."""

from collections.abc import Mapping
from io import BytesIO

from flask import flash, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from bidbuilder.domain.basics.errors import NotFound, Refusal
from bidbuilder.domain.bids.buyer_forms import find_form_id
from bidbuilder.domain.bids.writing import PageSpot, find_section_on_page
from bidbuilder.domain.people.permissions import Permission
from bidbuilder.formats.writers.terms import DECLARATION_TITLES
from bidbuilder.services import page_notes, page_previews, section_texts
from bidbuilder.services.page_previews import PreviewPage
from bidbuilder.web.access import access
from bidbuilder.web.addresses import find_key
from bidbuilder.web.bids.blueprint import room
from bidbuilder.web.context import current_actor, now, the_database, the_settings
from bidbuilder.web.language import _, hint_of, message_of
from bidbuilder.web.parts import wants_part

_WHOLE = 100
_PAGES_AT_ONCE = 40


@room.get("/bids/<int:bid_id>/declarations")
@access(Permission.SEE_BIDS)
def list_declarations(bid_id: int) -> ResponseReturnValue:
    """The declarations the bid owes, each with its pages."""
    page = page_previews.show_declarations(the_database(), current_actor(), bid_id, now=now())
    return render_template(
        "bids/declarations.html",
        summary=page.summary,
        findings=page.gate,
        declarations=page.declarations,
        titles={kind: _(title) for kind, title in DECLARATION_TITLES.items()},
    )


@room.get("/bids/<int:bid_id>/pages/<string:document>")
@access(Permission.SEE_BIDS)
def show_pages(bid_id: int, document: str) -> ResponseReturnValue:
    """The pages made last; a script that watches the work gets the part of it, and the page anew when it is done."""
    database, actor = the_database(), current_actor()
    if wants_part():
        job = page_previews.watch_pages(database, actor, bid_id, document)
        part = render_template("bids/preview_work.html", here={"bid_id": bid_id, "document": document}, job=job)
        return part, 200, {} if job else {"HX-Refresh": "true"}
    try:
        page = page_previews.show_preview(database, actor, bid_id, document, now=now())
    except NotFound:
        raise
    except Refusal as refusal:
        return _cannot_be_made(bid_id, document, refusal)
    return _render("bids/preview.html", page)


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


@room.post("/bids/<int:bid_id>/pages/<string:document>/notes")
@access(Permission.MANAGE_BIDS)
def note_on_page(bid_id: int, document: str) -> ResponseReturnValue:
    """Leave a note at a spot of a page, for the writer of the section it is about, else for whoever leads the bid."""
    section_id, spot = find_key(request.form.get("section")), _spot(request.form)
    if spot is None:
        raise NotFound
    try:
        _write_note(bid_id, document, section_id, request.form.get("note", "")[:8000], spot)
    except NotFound:
        raise
    except Refusal as refusal:
        flash(" ".join(filter(None, (message_of(refusal), hint_of(refusal)))), "error")
    else:
        told = _("The note is left; whoever writes the section is told.")
        flash(told if section_id else _("The note is left; whoever leads the bid is told."), "success")
    return redirect(url_for("bids.show_pages", bid_id=bid_id, document=document, page=spot.page, _anchor="page-notes"))


@room.post("/bids/<int:bid_id>/pages/<string:document>/notes/<int:note_id>/settle")
@access(Permission.MANAGE_BIDS)
def settle_page_note(bid_id: int, document: str, note_id: int) -> ResponseReturnValue:
    """Say that a note on a page is dealt with."""
    page_notes.settle(the_database(), current_actor(), bid_id, note_id, now=now())
    flash(_("The note is settled."), "success")
    if request.form.get("from") == "writing":
        return redirect(url_for("bids.show_writing", bid_id=bid_id))
    return redirect(url_for("bids.show_pages", bid_id=bid_id, document=document, _anchor="page-notes"))


def _write_note(bid_id: int, document: str, section_id: int | None, text: str, spot: PageSpot) -> None:
    database, actor, base_url = the_database(), current_actor(), the_settings().base_url
    if section_id:
        section_texts.write_note(database, actor, section_id, text, spot=spot, base_url=base_url, now=now())
    else:
        page_notes.write_page_note(database, actor, bid_id, document, text, spot, base_url=base_url, now=now())


def _spot(values: Mapping[str, str]) -> PageSpot | None:
    """The spot that an address or a form names; None where there is none, or none on paper."""
    page, across, down = (find_key(values.get(name)) for name in ("page", "across", "down"))
    if not page or across is None or down is None or across > _WHOLE or down > _WHOLE:
        return None
    return PageSpot(page=page, across=across, down=down)


def _portion(page: int, pages: int) -> range:
    """The pages shown at once with the one asked for, or the last there is."""
    first = (min(page, pages) - 1) // _PAGES_AT_ONCE * _PAGES_AT_ONCE + 1
    return range(first, min(first + _PAGES_AT_ONCE, pages + 1))


def _cannot_be_made(bid_id: int, document: str, refusal: Refusal) -> ResponseReturnValue:
    """Say why, where it can be mended: at the form, or among the documents."""
    flash(" ".join(filter(None, (message_of(refusal), hint_of(refusal)))), "error")
    form_id = find_form_id(document)
    if form_id is not None:
        return redirect(url_for("bids.show_form", bid_id=bid_id, form_id=form_id))
    return redirect(url_for("bids.show_documents", bid_id=bid_id))


def _render(template: str, page: PreviewPage) -> str:
    spot, shown = _spot(request.args), _portion(find_key(request.args.get("page")) or 1, page.pages or 1)
    return render_template(
        template,
        summary=page.summary,
        findings=page.gate,
        preview=page,
        form_id=find_form_id(page.document),
        here={"bid_id": page.summary.bid_id, "document": page.document},
        job=page.job,
        shown=shown,
        earlier=max(1, shown.start - _PAGES_AT_ONCE) if shown.start > 1 else None,
        later=shown.stop if shown.stop <= (page.pages or 1) else None,
        spot=spot,
        guess=find_section_on_page(page.sections, page.headings, spot.page) if spot else None,
        titles={section.id: section.title for section in page.sections},
    )
