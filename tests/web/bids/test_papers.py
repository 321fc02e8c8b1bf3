"""The page of papers: who still has to bring what, evidence with its file, and the gate behind it."""

from io import BytesIO

import pytest

from bidbuilder.domain.people.permissions import Role
from bidbuilder.domain.tenders.requirements import Requirement, Scope
from tests.factories.web_bids import WebBid, counted_queries, make_web_bid
from tests.factories.web_people import World
from tests.web.client import Page, StrictClient
from tests.web.fixtures import SignIn

MOST_QUERIES = 45


@pytest.fixture
def bid(world: World) -> WebBid:
    """A bid for a call that asks for a declaration and for a form of each member."""
    asked = (
        Requirement(key="R1", number="1", text="A signed declaration is enclosed.", scope=Scope.BID),
        Requirement(key="R2", number="2", text="Each member fills in Form B.", scope=Scope.MEMBER, member_rule="each"),
    )
    return make_web_bid(world, requirements=asked)


@pytest.fixture
def manager(sign_in: SignIn, bid: WebBid) -> StrictClient:
    made = sign_in(Role.BID_MANAGER)
    made.get(f"{bid.path}/papers")
    return made


def give(manager: StrictClient, bid: WebBid, paper: str, status: int = 302, **typed: object) -> Page:
    """Send the form of one paper."""
    return manager.post(f"{bid.path}/papers/{paper}", dict(typed), status=status, content_type="multipart/form-data")


def test_evidence_is_given_kept_and_opens_the_gate(manager: StrictClient, bid: WebBid) -> None:
    page = manager.get(f"{bid.path}/papers")
    assert "A signed declaration is enclosed." in page.text
    assert "Nobody knows yet whether mandatory requirement 1 is met." in page.text
    page = give(manager, bid, "R1/0", file=(BytesIO(b"%PDF-1.7 signed"), "declaration.pdf"), valid_until="2099-12-31")
    assert "declaration.pdf" in page.text
    assert "Nobody knows yet whether mandatory requirement 1 is met." not in page.text
    assert manager.get(f"{bid.path}/papers/R1/0/file").response.data == b"%PDF-1.7 signed"
    lead = bid.world.lead.id
    assert "Saved." in give(manager, bid, f"R2/{lead}", is_there="y", note="sent by post").text
    assert "sent by post" in manager.get(f"{bid.path}/papers?state=have").text


def test_what_is_wrong_is_said_and_what_was_typed_is_kept(manager: StrictClient, bid: WebBid) -> None:
    page = give(manager, bid, "R1/0", status=422, valid_until="soon", note="from the bank")
    assert "Not a valid date value." in page.text
    assert "from the bank" in [one.get("value") for one in page.all(".//input")]


def test_papers_nobody_asks_for_cannot_be_given(manager: StrictClient, bid: WebBid) -> None:
    for paper in ("R9/0", "R1/99", f"R2/{bid.world.stranger.id}"):
        give(manager, bid, paper, status=404, is_there="y")
    manager.get(f"{bid.path}/papers/R1/0/file", status=404)


def test_only_the_lead_s_people_see_the_papers(manager: StrictClient, bid: WebBid, sign_in: SignIn) -> None:
    give(manager, bid, "R1/0", file=(BytesIO(b"secret"), "d.pdf"))
    exporter = sign_in(Role.EXPORT_MANAGER)
    assert "d.pdf" in exporter.get(f"{bid.path}/papers").text
    give(exporter, bid, "R1/0", status=403, is_there="y")
    for role in (Role.SUPPLIER_EDITOR, Role.FACILITATOR):
        sign_in(role).get(f"{bid.path}/papers", status=403)


def test_the_page_asks_the_database_as_often_for_many_papers_as_for_few(manager: StrictClient, bid: WebBid) -> None:
    with counted_queries(bid.database) as seen:
        manager.get(f"{bid.path}/papers")
    assert len(seen) < MOST_QUERIES
