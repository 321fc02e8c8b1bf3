"""The own background jobs; a job that is running shows itself anew every second."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from bidbuilder.domain.people.permissions import Permission
from bidbuilder.services import jobs
from bidbuilder.web.access import access, safe_next
from bidbuilder.web.context import current_actor, now, the_database
from bidbuilder.web.jobs.blueprint import room


@room.get("/jobs")
@access(Permission.SIGNED_IN)
def list_jobs() -> ResponseReturnValue:
    """What this person has started."""
    return render_template("jobs/list.html", jobs=jobs.list_own_jobs(the_database(), current_actor()))


@room.get("/jobs/<int:job_id>/progress")
@access(Permission.SIGNED_IN)
def show_progress(job_id: int) -> ResponseReturnValue:
    """The part of a page that shows one job; a page that waits for it is reloaded when it has ended."""
    job = jobs.watch_job(the_database(), current_actor(), job_id)
    headers = {} if job.state in {"queued", "running"} else {"HX-Refresh": "true"}
    return render_template("jobs/progress.html", job=job), 200, headers


@room.post("/jobs/<int:job_id>/cancel")
@access(Permission.SIGNED_IN)
def cancel(job_id: int) -> ResponseReturnValue:
    """Stop a job."""
    jobs.stop_job(the_database(), current_actor(), job_id, now=now())
    return redirect(_back())


@room.post("/jobs/<int:job_id>/retry")
@access(Permission.SIGNED_IN)
def retry(job_id: int) -> ResponseReturnValue:
    """Queue a job again."""
    jobs.start_again(the_database(), current_actor(), job_id, now=now())
    return redirect(_back())


def _back() -> str:
    """The page the button was on: its path, from the referrer, which our own policy limits to this site."""
    referrer = request.referrer or ""
    own = referrer.removeprefix(request.host_url.rstrip("/")) if referrer.startswith(request.host_url) else ""
    return safe_next(own) or url_for("jobs.list_jobs")
