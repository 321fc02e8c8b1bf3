"""Reminders of prices that end: one mail for all that end on a day, to the supplier's own people, once for each reminder."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bidbuilder.domain.people.permissions import Actor
from bidbuilder.jobs.worker import Worker
from bidbuilder.services.jobs import queue_daily_jobs
from bidbuilder.services.offerings import change_offering, get_offering_page, withdraw_offering
from bidbuilder.settings import Settings
from bidbuilder.storage.mails import list_mails
from tests.factories.bids import publish
from tests.factories.web_bids import WebBid, add, in_days, make_web_bid
from tests.factories.web_people import World

NOW = datetime.now(UTC)


@pytest.fixture
def bid(world: World) -> WebBid:
    """The lead's bid with the member's pump, whose price ends in 60 days as that of the rival's boiler does."""
    made = make_web_bid(world)
    add(made, made.pump, "2")
    for actor, offering_id in ((made.supplier, made.pump), (made.rival, made.boiler)):
        end_price(made, actor, offering_id, 60)
    return made


def end_price(bid: WebBid, actor: Actor, offering_id: int, days: int) -> None:
    page = get_offering_page(bid.database, actor, offering_id)
    assert page.prices
    prices = replace(page.prices, valid_until=in_days(days))
    change_offering(bid.database, actor, page.offering, prices, page.revision, now=NOW)


def told(bid: WebBid, days_later: int = 0) -> dict[str, tuple[str, str]]:
    """Subject and body of what everybody is told on a day, by recipient."""
    with bid.database.read() as session:
        before = len(list_mails(session))
    queue_daily_jobs(bid.database, ("remind-of-prices",), NOW + timedelta(days=days_later))
    worker = Worker(bid.database, Settings())
    while worker.run_one():
        pass
    with bid.database.read() as session:
        mails = list_mails(session)
        return {one.recipient: (one.subject, one.body) for one in mails[: len(mails) - before]}


def test_each_supplier_is_told_once_of_its_own_prices_and_of_bids_it_is_in(bid: WebBid) -> None:
    first = told(bid)
    assert set(first) == {"supplier-editor@example.dk", "rival@example.dk"}
    subject, body = first["supplier-editor@example.dk"]
    assert "Pump" in subject
    assert f"/offerings/{bid.pump}/prices" in body
    assert "- District heating plant" in body
    assert "District heating plant" not in first["rival@example.dk"][1]
    assert "100" not in subject + body.replace(f"/offerings/{bid.pump}/", "")
    assert told(bid) == {}
    assert told(bid, 1) == {}


def test_prices_that_end_on_one_day_are_one_mail_and_withdrawn_offerings_are_not_told(bid: WebBid) -> None:
    for number in range(12):
        offering_id = publish(bid.database, bid.supplier, f"Valve {number}", "10", (("1", "5"),))
        end_price(bid, bid.supplier, offering_id, 60)
    withdraw_offering(bid.database, bid.supplier, offering_id, now=NOW)
    subject, body = told(bid)["supplier-editor@example.dk"]
    assert "12" in subject
    assert "Valve 8" in body
    assert "Valve 9" not in body
    assert "Valve 11" not in body
