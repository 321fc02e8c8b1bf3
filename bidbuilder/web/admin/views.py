"""Health, outbox, jobs and audit of the site."""

from flask import current_app, render_template
from flask.typing import ResponseReturnValue

from bidbuilder.domain.people.permissions import Permission
from bidbuilder.services import administration, jobs, mails
from bidbuilder.web.access import access
from bidbuilder.web.admin.blueprint import room
from bidbuilder.web.context import current_actor, the_database, the_settings
from bidbuilder.web.recorded_actions import action_in_words


@room.get("/admin")
@access(Permission.ADMINISTER_SITE)
def show_health() -> ResponseReturnValue:
    """Whether all is well, in figures."""
    health = administration.look_at_health(the_database(), current_actor())
    return render_template("admin/health.html", health=health, version=current_app.extensions["bidbuilder.version"])


@room.get("/admin/outbox")
@access(Permission.ADMINISTER_SITE)
def show_outbox() -> ResponseReturnValue:
    """The newest mails; without a mail server this is where invitations are read."""
    return render_template(
        "admin/outbox.html",
        mails=mails.list_outbox(the_database(), current_actor()),
        has_server=bool(the_settings().smtp_host),
    )


@room.get("/admin/jobs")
@access(Permission.ADMINISTER_SITE)
def list_jobs() -> ResponseReturnValue:
    """All background jobs."""
    return render_template("admin/jobs.html", jobs=jobs.list_all_jobs(the_database(), current_actor()))


@room.get("/admin/audit")
@access(Permission.ADMINISTER_SITE)
def show_audit() -> ResponseReturnValue:
    """Who did what, the newest first."""
    entries = administration.list_audit(the_database(), current_actor())
    return render_template("admin/audit.html", entries=entries, in_words=action_in_words)
