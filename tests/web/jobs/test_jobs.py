"""Background jobs on screen: one's own, watched, stopped and started again."""

from bidbuilder.domain.people.permissions import Role
from bidbuilder.storage.jobs import JobState, get_job, queue_job
from tests.factories.web_people import FOUNDED, World
from tests.web.client import StrictClient
from tests.web.fixtures import SignIn


def queue(world: World, role: Role = Role.BID_MANAGER) -> int:
    """A waiting job of a user."""
    with world.database.housekeep() as session:
        return queue_job(
            session, kind="read-import", subject="import:1", payload={}, user_id=world.user(role).id, now=FOUNDED
        )


def state(world: World, job_id: int) -> JobState:
    """Where the job is."""
    with world.database.read() as session:
        return get_job(session, job_id).state


def progress(client: StrictClient, job_id: int, status: int = 200):
    """The part of the page that shows a job, as htmx asks for it."""
    return client.get(f"/jobs/{job_id}/progress", status=status, headers={"HX-Request": "true"})


def test_a_job_shows_itself_until_it_has_ended(sign_in: SignIn, world: World) -> None:
    client, job_id = sign_in(Role.BID_MANAGER), queue(world)
    page = progress(client, job_id)
    assert "waiting" in page.text
    assert page.all(".//div[@hx-trigger]")
    client.get("/jobs")
    client.post(f"/jobs/{job_id}/cancel")
    ended = progress(client, job_id)
    assert "cancelled" in ended.text
    assert not ended.all(".//div[@hx-trigger]")
    assert ended.response.headers["HX-Refresh"] == "true"


def test_a_cancelled_job_is_started_again(sign_in: SignIn, world: World) -> None:
    client, job_id = sign_in(Role.BID_MANAGER), queue(world)
    client.get("/jobs")
    client.post(f"/jobs/{job_id}/cancel")
    assert state(world, job_id) is JobState.CANCELLED
    client.post(f"/jobs/{job_id}/retry")
    assert state(world, job_id) is JobState.QUEUED


def test_a_job_of_somebody_else_is_not_there(sign_in: SignIn, world: World) -> None:
    job_id = queue(world)
    client = sign_in(Role.SUPPLIER_EDITOR)
    assert "There is nothing here" in progress(client, job_id, status=404).text
    client.get("/account")
    client.post(f"/jobs/{job_id}/cancel", status=404)
    assert state(world, job_id) is JobState.QUEUED


def test_a_part_of_a_page_asked_for_without_a_sign_in_sends_the_visitor_there(client: StrictClient) -> None:
    answer = client.plain.get("/jobs/1/progress", headers={"HX-Request": "true"})
    assert answer.status_code == 401
    assert answer.headers["HX-Redirect"] == "/sign-in"
