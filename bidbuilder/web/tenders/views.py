"""The list of tenders and the reading pages of one: overview, lots and documents."""

from io import BytesIO

from flask import render_template, send_file
from flask.typing import ResponseReturnValue

from bidbuilder.domain.people.permissions import Permission
from bidbuilder.services import tenders
from bidbuilder.services.imports import list_imports
from bidbuilder.web.access import access
from bidbuilder.web.context import current_actor, the_database
from bidbuilder.web.tenders.blueprint import room


@room.get("/tenders")
@access(Permission.SEE_BIDS)
def list_tenders() -> ResponseReturnValue:
    """The tenders of the own leads, the next deadline first, and the imports that wait to be taken over."""
    actor = current_actor()
    return render_template(
        "tenders/list.html",
        tenders=tenders.list_all_tenders(the_database(), actor),
        imports=list_imports(the_database(), actor, "tender"),
        may_manage=actor.has(Permission.MANAGE_TENDERS),
    )


@room.get("/tenders/<int:tender_id>")
@access(Permission.SEE_BIDS)
def show_tender(tender_id: int) -> ResponseReturnValue:
    """What the call asks for, by when, and how far its requirements are."""
    return _tab("tenders/overview.html", tender_id)


@room.get("/tenders/<int:tender_id>/lots")
@access(Permission.SEE_BIDS)
def show_lots(tender_id: int) -> ResponseReturnValue:
    """The lots with their codes, values, deadlines and award criteria."""
    return _tab("tenders/lots.html", tender_id)


@room.get("/tenders/<int:tender_id>/documents")
@access(Permission.SEE_BIDS)
def show_documents(tender_id: int) -> ResponseReturnValue:
    """The documents of the call: at the buyer's address, or as they were imported."""
    return _tab("tenders/documents.html", tender_id)


@room.get("/tenders/<int:tender_id>/documents/<int:position>")
@access(Permission.SEE_BIDS)
def download_document(tender_id: int, position: int) -> ResponseReturnValue:
    """A file of the call as it was imported, byte for byte."""
    name, content = tenders.get_document(the_database(), current_actor(), tender_id, position)
    return send_file(BytesIO(content), "application/octet-stream", as_attachment=True, download_name=name, max_age=0)


def _tab(template: str, tender_id: int) -> str:
    page = tenders.get_tender_summary(the_database(), current_actor(), tender_id)
    may_manage = current_actor().has_in(Permission.MANAGE_TENDERS, page.tender.owner_id or 0)
    return render_template(template, page=page, tender=page.tender, may_manage=may_manage)
