"""Pages of gaps, calls and proposals: from what is missing to a member's published offering."""

from datetime import UTC, datetime, timedelta

from bidbuilder.domain.people.permissions import Role
from tests.factories.jobs import run_next_job
from tests.factories.web_people import World
from tests.web.fixtures import SignIn

DUE = (datetime.now(UTC) + timedelta(days=30)).date().isoformat()


def test_gaps_are_for_facilitators(sign_in: SignIn) -> None:
    assert "What does nobody offer?" in sign_in(Role.FACILITATOR).get("/gaps").text
    sign_in(Role.BID_MANAGER).get("/gaps", status=403)


def test_gaps_are_worked_out_by_a_job_that_the_page_follows(sign_in: SignIn, world: World) -> None:
    client = sign_in(Role.FACILITATOR)
    client.get("/gaps")
    assert "waiting" in client.post("/gaps").text
    assert "This is being worked out already." in client.post("/gaps").text
    while run_next_job(world.database, datetime.now(UTC)):
        pass
    assert "Nothing to look at yet" in client.get("/gaps").text
    assert "Work it out again" in client.get("/gaps").text


def test_a_call_reaches_the_member_who_answers_it_from_the_front_page(sign_in: SignIn, world: World) -> None:
    client = sign_in(Role.FACILITATOR)
    form = client.get(f"/calls/new?property=rated_power&asked=at+least+400+kW&member={world.member.id}")
    assert form.value_of("subject") == "rated power at least 400 kW"
    data = {
        "cluster": str(world.cluster.id),
        "subject": "A larger pump",
        "property": "rated_power",
        "asked": "at least 400 kW",
        "due_on": DUE,
        "members": str(world.member.id),
    }
    refused = client.post("/calls/new", {**data, "members": ""}, status=422)
    assert refused.value_of("subject") == "A larger pump"
    client.get("/calls/new")
    assert "The call is sent to 1 member." in client.post("/calls/new", data).text
    member = sign_in(Role.SUPPLIER_EDITOR)
    assert "A larger pump" in member.get("/").text
    assert "/offerings/new?property=rated_power" in member.get("/calls/1").response.text
    assert member.get("/offerings/new?property=rated_power").value_of("properties-0-name") == "rated power"
    member.get("/calls/1")
    member.post(f"/calls/1/answers/{world.member.id}", {"answer": "can", "note": "in May"})
    assert "A larger pump" not in member.get("/").text
    assert "1 can · 0 cannot · 0 open" in sign_in(Role.FACILITATOR).get("/").text
    assert "in May" in sign_in(Role.FACILITATOR).get("/calls/1").text
    sign_in(Role.BID_MANAGER).get("/calls/1", status=403)


def test_a_proposal_is_confirmed_by_the_member_and_then_published(sign_in: SignIn, world: World) -> None:
    client = sign_in(Role.FACILITATOR)
    client.get(f"/proposals/new?organisation={world.member.id}&property=rated_power")
    data = {
        "organisation": str(world.member.id),
        "code": "NP-9",
        "kind": "component",
        "unit": "piece",
        "name_en": "Large pump",
        "properties-0-name": "rated power",
        "properties-0-value": "many kW",
    }
    wrong = client.post("/proposals/new", data, status=422)
    assert wrong.value_of("properties-0-value") == "many kW"
    assert "“many kW”: " in wrong.text
    client.post("/language", {"language": "da"})
    assert "»many kW«: " in client.post("/proposals/new", data, status=422).text
    client.post("/language", {"language": "en"})
    assert "Please look at these rows" in wrong.text
    client.get("/proposals/new")
    sent = client.post("/proposals/new", data | {"properties-0-value": "450 kW"})
    assert "waits for the member" in sent.text
    member = sign_in(Role.SUPPLIER_EDITOR)
    assert "Large pump" in member.get("/").text
    assert "450 kW" in member.get("/proposals/1").text
    member.get("/proposals/1")
    assert "Confirmed and published" in member.post("/proposals/1/confirm").text
    assert "Large pump" in sign_in(Role.BID_MANAGER).get("/offerings").text


def test_a_declined_proposal_says_why(sign_in: SignIn, world: World) -> None:
    client = sign_in(Role.FACILITATOR)
    client.get("/proposals/new")
    data = {
        "organisation": str(world.member.id),
        "code": "NP-9",
        "kind": "component",
        "unit": "piece",
        "name_en": "Large pump",
    }
    client.post("/proposals/new", data)
    member = sign_in(Role.SUPPLIER_EDITOR)
    member.get("/proposals/1")
    member.post("/proposals/1/decline", {"note": "We stopped making it."})
    assert "We stopped making it." in sign_in(Role.FACILITATOR).get("/proposals/1").text
    assert "Large pump" not in sign_in(Role.BID_MANAGER).get("/offerings").text
