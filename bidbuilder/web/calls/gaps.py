"""What live tenders ask for and no member offers, for the facilitator: as last worked out, and working it out again."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.people.permissions import Permission
from bidbuilder.services import gaps
from bidbuilder.web.access import access
from bidbuilder.web.calls.blueprint import room
from bidbuilder.web.context import current_actor, now, the_database
from bidbuilder.web.language import hint_of, message_of


@room.get("/gaps")
@access(Permission.FACILITATE)
def list_gaps() -> ResponseReturnValue:
    """The gaps by property as last worked out, with who comes nearest and the way to call for offerings."""
    return render_template("calls/gaps.html", found=gaps.load_gaps(the_database(), current_actor(), now=now()))


@room.post("/gaps")
@access(Permission.FACILITATE)
def work_out_gaps() -> ResponseReturnValue:
    """Have the gaps worked out anew."""
    try:
        gaps.start_gaps(the_database(), current_actor(), now=now())
    except Refusal as refusal:
        flash(f"{message_of(refusal)} {hint_of(refusal)}".strip(), "warning")
    return redirect(url_for("calls.list_gaps"))
