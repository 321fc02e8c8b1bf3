"""One page of figures: what the year has brought so far."""

from flask import render_template
from flask.typing import ResponseReturnValue

from bidbuilder.domain.people.permissions import Permission
from bidbuilder.services import results
from bidbuilder.web.access import access
from bidbuilder.web.context import current_actor, now, the_database
from bidbuilder.web.results.blueprint import room


@room.get("/results")
@access(Permission.FACILITATE)
def list_results() -> ResponseReturnValue:
    """Firms brought in, calls and their answers, what was published, and collaborations with how far they came."""
    found = results.count_results(the_database(), current_actor(), now().year)
    return render_template("results/list.html", found=found)
