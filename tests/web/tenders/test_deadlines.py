"""The page of deadlines, the calendar behind a secret address, and times the clocks jump over."""

import re

import pytest

from bidbuilder.domain.people.permissions import Role
from bidbuilder.storage.database import Database
from tests.factories.web_bids import make_web_bid
from tests.factories.web_people import World
from tests.web.client import StrictClient
from tests.web.fixtures import SignIn
from tests.web.tenders.test_tenders import enter


@pytest.fixture
def database(sqlite_database: Database) -> Database:
    """One database is enough for pages."""
    return sqlite_database


def test_a_calendar_is_subscribed_to_and_its_address_taken_back(
    sign_in: SignIn, client: StrictClient, world: World
) -> None:
    make_web_bid(world)
    manager = sign_in(Role.BID_MANAGER)
    assert "District heating plant" in manager.get("/deadlines").text
    page = manager.post("/deadlines/calendar", status=200)
    found = re.search(r"(/calendar/\S+\.ics)", page.text)
    assert found is not None
    answer = client.get(found[1]).response
    assert answer.mimetype == "text/calendar"
    assert b"BEGIN:VEVENT" in answer.data
    assert found[1] not in manager.get("/deadlines").text
    manager.post("/deadlines/calendar/close")
    client.get(found[1], status=404)
    client.get("/calendar/guess.ics", status=404)


def test_somebody_without_tenders_sees_that_nothing_is_due(sign_in: SignIn) -> None:
    assert "Nothing is due" in sign_in(Role.FACILITATOR).get("/deadlines").text


@pytest.mark.parametrize(
    ("local", "shown", "answer", "stored"),
    [
        (
            "2027-03-28T02:30",
            ["2027-03-28 01:30 (UTC+0100, CET)", "2027-03-28 03:30 (UTC+0200, CEST)"],
            "first",
            "01:30",
        ),
        (
            "2027-10-31T02:30",
            ["2027-10-31 02:30 (UTC+0200, CEST)", "2027-10-31 02:30 (UTC+0100, CET)"],
            "second",
            "02:30",
        ),
    ],
)
def test_where_the_clocks_change_both_moments_are_shown_to_choose_from(
    sign_in: SignIn, local: str, shown: list[str], answer: str, stored: str
) -> None:
    manager = sign_in(Role.BID_MANAGER)
    manager.get("/tenders")
    page = enter(manager, status=422, submission=local)
    for one in shown:
        assert one in page.text
    assert stored in enter(manager, submission=local, double_time=answer).text
