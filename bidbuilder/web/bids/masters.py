"""The lead's own Word masters: upload and try out, the fields there are, a sample, and back to the master of the house."""

from io import BytesIO

from flask import flash, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from bidbuilder.domain.basics.errors import NotFound, Refusal
from bidbuilder.domain.people.permissions import Permission
from bidbuilder.services import masters
from bidbuilder.web.access import access
from bidbuilder.web.bids.blueprint import room
from bidbuilder.web.context import current_actor, now, the_database
from bidbuilder.web.language import _, hint_of, message_of


@room.get("/bids/<int:bid_id>/masters")
@access(Permission.SEE_BIDS)
def show_masters(bid_id: int) -> ResponseReturnValue:
    """Which documents have a master of the lead's own."""
    return _show(bid_id)


@room.post("/bids/<int:bid_id>/masters/<string:document>")
@access(Permission.MANAGE_BIDS)
def keep_master(bid_id: int, document: str) -> ResponseReturnValue:
    """Try a master out and keep it."""
    file = request.files.get("file")
    name, content = (file.filename or "master.docx", file.read()) if file else ("", b"")
    try:
        masters.keep_master(the_database(), current_actor(), bid_id, document, name, content, now=now())
    except NotFound:
        raise
    except Refusal as refusal:
        findings = refusal.findings if isinstance(refusal, masters.MasterUnsound) else ()
        told = (message_of(refusal), *map(message_of, findings), hint_of(refusal))
        return _show(bid_id, document, " ".join(filter(None, told))), 422
    flash(_("The master works with this bid and is kept for all of your bids."), "success")
    return redirect(url_for("bids.show_masters", bid_id=bid_id))


@room.get("/bids/<int:bid_id>/masters/<string:document>/try")
@access(Permission.SEE_BIDS)
def try_master(bid_id: int, document: str) -> ResponseReturnValue:
    """The document as it would be made now."""
    made = masters.try_master(the_database(), current_actor(), bid_id, document, now=now())
    return send_file(BytesIO(made), as_attachment=True, download_name=document, max_age=0)


@room.post("/bids/<int:bid_id>/masters/<string:document>/drop")
@access(Permission.MANAGE_BIDS)
def drop_master(bid_id: int, document: str) -> ResponseReturnValue:
    """Back to the master of the house."""
    masters.take_away_master(the_database(), current_actor(), bid_id, document, now=now())
    flash(_("The document is made from the house's master again."), "info")
    return redirect(url_for("bids.show_masters", bid_id=bid_id))


@room.get("/bids/masters/sample")
@access(Permission.SEE_BIDS)
def download_sample_master() -> ResponseReturnValue:
    """A master to begin with."""
    return send_file(BytesIO(masters.write_sample()), as_attachment=True, download_name="master.docx", max_age=0)


def _show(bid_id: int, document: str = "", trouble: str = "") -> str:
    page = masters.get_masters_page(the_database(), current_actor(), bid_id, now=now())
    return render_template(
        "bids/masters.html",
        summary=page.summary,
        findings=page.gate,
        masters=page,
        documents=masters.DOCUMENTS,
        wrong=document,
        trouble=trouble,
    )
