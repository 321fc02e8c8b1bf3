"""What live tenders ask for and no member offers, for the facilitator."""

from flask import render_template
from flask.typing import ResponseReturnValue

from bidbuilder.domain.people.permissions import Permission
from bidbuilder.services import gaps
from bidbuilder.web.access import access
from bidbuilder.web.calls.blueprint import room
from bidbuilder.web.context import current_actor, now, the_database


@room.get("/gaps")
@access(Permission.FACILITATE)
def list_gaps() -> ResponseReturnValue:
    """The gaps by property, with who comes nearest and the way to call for offerings."""
    return render_template("calls/gaps.html", found=gaps.list_gaps(the_database(), current_actor(), now=now()))
