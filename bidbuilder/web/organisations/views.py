"""The list of organisations and the page of one."""

from io import BytesIO

from flask import render_template, send_file
from flask.typing import ResponseReturnValue

from bidbuilder.domain.people.permissions import Permission
from bidbuilder.services import logos, people
from bidbuilder.web.access import access
from bidbuilder.web.context import current_actor, the_database
from bidbuilder.web.organisations.blueprint import room


@room.get("/organisations")
@access(Permission.SIGNED_IN)
def list_organisations() -> ResponseReturnValue:
    """The own organisations and the members of the own clusters."""
    actor = current_actor()
    return render_template("organisations/list.html", organisations=people.list_organisations(the_database(), actor))


@room.get("/organisations/<int:organisation_id>")
@access(Permission.SIGNED_IN)
def show_organisation(organisation_id: int) -> ResponseReturnValue:
    """Registered data, signatories, certificates, look; its users only for its own people."""
    actor = current_actor()
    organisation, qualification, users = people.get_organisation_page(the_database(), actor, organisation_id)
    return render_template(
        "organisations/show.html",
        organisation=organisation,
        qualification=qualification,
        users=users,
        may_edit=actor.has_in(Permission.ADMINISTER_ORGANISATION, organisation_id),
    )


@room.get("/organisations/<int:organisation_id>/logo")
@access(Permission.SIGNED_IN)
def show_logo(organisation_id: int) -> ResponseReturnValue:
    """The logo as a picture."""
    content = logos.get_logo(the_database(), current_actor(), organisation_id)
    return send_file(BytesIO(content), mimetype="image/png", max_age=0)
