"""What changed in offerings a bid uses since it took them, field by field, with the way to take the newer version."""

from flask import render_template
from flask.typing import ResponseReturnValue

from bidbuilder.domain.people.permissions import Permission
from bidbuilder.services import offering_versions
from bidbuilder.web.access import access
from bidbuilder.web.context import current_actor, the_database
from bidbuilder.web.offerings.blueprint import room
from bidbuilder.web.offerings.differences import list_changes


@room.get("/bids/<int:bid_id>/newer-versions")
@access(Permission.SEE_BIDS)
def list_newer(bid_id: int) -> ResponseReturnValue:
    """Each item with the version the bid keeps beside the newest one; prices are in neither."""
    page = offering_versions.load_newer(the_database(), current_actor(), bid_id)
    rows = [(one, list_changes(one.kept, one.newest)) for one in page.items]
    return render_template("offerings/newer.html", page=page, rows=rows)
