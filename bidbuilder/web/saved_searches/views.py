"""Saving a search or a requirement, the list of what is saved, what is new in one, and changing or deleting it."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from bidbuilder.domain.basics.errors import NotFound, Refusal
from bidbuilder.domain.matching.querying.queries import Order, Paging
from bidbuilder.domain.people.permissions import Permission
from bidbuilder.services import saved_searches
from bidbuilder.web.access import access
from bidbuilder.web.addresses import find_key
from bidbuilder.web.context import current_actor, now, the_database
from bidbuilder.web.language import _, current_language, hint_of, message_of
from bidbuilder.web.saved_searches.blueprint import room

PAGE_SIZE = 50
LAST_PAGE = 100_000
LONGEST_QUERY = 4_000


@room.get("/saved-searches")
@access(Permission.SIGNED_IN)
def list_searches() -> ResponseReturnValue:
    """What the person has saved, with what is new in each; `deleted` names one that can be taken back."""
    found = saved_searches.list_searches(the_database(), current_actor())
    deleted = find_key(request.args.get("deleted"))
    return render_template("saved_searches/list.html", found=found, deleted=deleted)


@room.post("/saved-searches")
@access(Permission.SIGNED_IN)
def save_search() -> ResponseReturnValue:
    """Save a query of the catalogue as it stands in the address."""
    text, sort = request.form.get("q", "")[:LONGEST_QUERY], request.form.get("sort", "")
    sort = sort if sort in set(Order) else ""
    try:
        search_id = saved_searches.save_search(
            the_database(), current_actor(), request.form.get("name", "") or _all_offerings(text), text, sort, now=now()
        )
    except Refusal as refusal:
        flash(f"{message_of(refusal)} {hint_of(refusal)}".strip(), "error")
        return redirect(url_for("offerings.list_offerings", q=text or None, sort=sort or None))
    return _saved(search_id)


@room.post("/saved-searches/requirement")
@access(Permission.SEE_BIDS)
def watch_requirement() -> ResponseReturnValue:
    """Save who can answer a requirement of a bid."""
    bid_id, key = find_key(request.form.get("bid")), request.form.get("requirement", "")
    if bid_id is None:
        raise NotFound
    try:
        search_id = saved_searches.watch_requirement(the_database(), current_actor(), bid_id, key, now=now())
    except NotFound:
        raise
    except Refusal as refusal:
        flash(f"{message_of(refusal)} {hint_of(refusal)}".strip(), "error")
        return redirect(url_for("bids.show_solution", bid_id=bid_id, requirement=key))
    return _saved(search_id)


@room.get("/saved-searches/<int:search_id>")
@access(Permission.SIGNED_IN)
def show_search(search_id: int) -> ResponseReturnValue:
    """Just what is new in it since the person last said that it has seen all."""
    page = min(LAST_PAGE, max(1, request.args.get("page", 1, type=int)))
    paging = Paging(language=current_language(), limit=PAGE_SIZE, offset=(page - 1) * PAGE_SIZE)
    found = saved_searches.get_search_page(the_database(), current_actor(), search_id, paging)
    return render_template(
        "saved_searches/show.html", found=found, page=page, pages=max(1, -(-found.row.fresh // PAGE_SIZE))
    )


@room.post("/saved-searches/<int:search_id>/rename")
@access(Permission.SIGNED_IN)
def rename(search_id: int) -> ResponseReturnValue:
    """Call it something else."""
    saved_searches.rename_search(the_database(), current_actor(), search_id, request.form.get("name", ""), now=now())
    return redirect(url_for("saved_searches.show_search", search_id=search_id))


@room.post("/saved-searches/<int:search_id>/pause")
@access(Permission.SIGNED_IN)
def pause(search_id: int) -> ResponseReturnValue:
    """Tell nothing of it for a while."""
    saved_searches.pause_search(the_database(), current_actor(), search_id, is_paused=True, now=now())
    return redirect(url_for("saved_searches.list_searches"))


@room.post("/saved-searches/<int:search_id>/resume")
@access(Permission.SIGNED_IN)
def resume(search_id: int) -> ResponseReturnValue:
    """Go on telling what is new."""
    saved_searches.pause_search(the_database(), current_actor(), search_id, is_paused=False, now=now())
    return redirect(url_for("saved_searches.list_searches"))


@room.post("/saved-searches/<int:search_id>/delete")
@access(Permission.SIGNED_IN)
def delete(search_id: int) -> ResponseReturnValue:
    """Delete it; the list offers to take that back."""
    saved_searches.delete_search(the_database(), current_actor(), search_id, now=now())
    return redirect(url_for("saved_searches.list_searches", deleted=search_id))


@room.post("/saved-searches/<int:search_id>/restore")
@access(Permission.SIGNED_IN)
def restore(search_id: int) -> ResponseReturnValue:
    """Take the deletion back."""
    try:
        saved_searches.restore_search(the_database(), current_actor(), search_id, now=now())
    except NotFound:
        raise
    except Refusal as refusal:
        flash(f"{message_of(refusal)} {hint_of(refusal)}".strip(), "error")
    return redirect(url_for("saved_searches.list_searches"))


@room.post("/saved-searches/<int:search_id>/seen")
@access(Permission.SIGNED_IN)
def see(search_id: int) -> ResponseReturnValue:
    """Mark all that is new as seen; the page offers to take that back."""
    saved_searches.see_news(the_database(), current_actor(), search_id, now=now())
    return redirect(url_for("saved_searches.show_search", search_id=search_id))


@room.post("/saved-searches/<int:search_id>/unseen")
@access(Permission.SIGNED_IN)
def unsee(search_id: int) -> ResponseReturnValue:
    """Take back that it was seen."""
    saved_searches.unsee_news(the_database(), current_actor(), search_id, now=now())
    return redirect(url_for("saved_searches.show_search", search_id=search_id))


def _all_offerings(text: str) -> str:
    return text or _("All offerings")


def _saved(search_id: int) -> ResponseReturnValue:
    flash(_("Saved. You are told here and by mail when something new answers it."), "success")
    return redirect(url_for("saved_searches.show_search", search_id=search_id))
