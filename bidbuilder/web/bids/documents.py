"""The documents page: what the letter still needs, what blocks, freezing with the making of the pack. Made ones: `packs`."""

import secrets

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import TextAreaField

from bidbuilder.domain.people.permissions import Permission
from bidbuilder.services import bids, packs
from bidbuilder.storage.jobs import JobState
from bidbuilder.web.access import access
from bidbuilder.web.bids.blueprint import room
from bidbuilder.web.context import current_actor, now, the_database
from bidbuilder.web.forms import Form, at_most, optional
from bidbuilder.web.language import _, lazy


class IntroductionForm(Form):
    """The first words of the letter."""

    introduction = TextAreaField(lazy("Introduction of the letter"), [optional(), at_most(8000)])


@room.get("/bids/<int:bid_id>/documents")
@access(Permission.SEE_BIDS)
def show_documents(bid_id: int) -> ResponseReturnValue:
    """The pack and what it takes to make it."""
    actor = current_actor()
    page = packs.get_packs_page(the_database(), actor, bid_id, now=now())
    return render_template(
        "bids/documents.html",
        summary=page.summary,
        findings=page.findings,
        packs=page,
        failed=page.job if page.job and page.job.state is JobState.FAILED else None,
        job=page.job if page.job and page.job.state is not JobState.FAILED else None,
        may_watch=page.job is not None and page.job.user_id == actor.user_id,
        form=IntroductionForm(formdata=None, data={"introduction": page.bid.introduction}),
    )


@room.post("/bids/<int:bid_id>/documents/letter")
@access(Permission.MANAGE_BIDS)
def write_letter(bid_id: int) -> ResponseReturnValue:
    """Save introduction, acknowledged addenda and who signs."""
    form = IntroductionForm()
    if form.validate():
        actor, database = current_actor(), the_database()
        bids.write_introduction(database, actor, bid_id, form.introduction.data, now=now())
        bids.acknowledge_addenda(database, actor, bid_id, request.form.getlist("addendum"), now=now())
        bids.choose_signatories(database, actor, bid_id, request.form.getlist("signatory"), now=now())
        flash(_("Saved."), "success")
    else:
        flash(_("The introduction is too long."), "error")
    return redirect(url_for("bids.show_documents", bid_id=bid_id))


@room.post("/bids/<int:bid_id>/documents/freeze")
@access(Permission.MAKE_PACKS)
def freeze(bid_id: int) -> ResponseReturnValue:
    """Freeze the bid; its pack is made in the background."""
    frozen = packs.freeze(the_database(), current_actor(), bid_id, new_id=secrets.token_hex(16), now=now())
    flash(_("Version {version} is frozen. Its pack is being made.", version=frozen.version), "success")
    return redirect(url_for("bids.show_documents", bid_id=bid_id))


@room.post("/bids/<int:bid_id>/documents/reopen")
@access(Permission.MANAGE_BIDS)
def open_new_version(bid_id: int) -> ResponseReturnValue:
    """Go on working; what was frozen stays."""
    packs.open_new_version(the_database(), current_actor(), bid_id, now=now())
    flash(_("You can work on a new version. The frozen ones stay as they are."), "info")
    return redirect(url_for("bids.show_documents", bid_id=bid_id))


@room.post("/bids/<int:bid_id>/packs/<string:snapshot_id>/make")
@access(Permission.MAKE_PACKS)
def make_pack(bid_id: int, snapshot_id: str) -> ResponseReturnValue:
    """Make a pack that was not finished."""
    packs.make_pack_again(the_database(), current_actor(), bid_id, snapshot_id, now=now())
    return redirect(url_for("bids.show_documents", bid_id=bid_id))
