"""A member's own papers: it sees what the call asks of it and gives files to the lead, and learns nothing of the others'."""

from io import BytesIO

import pytest

from bidbuilder.domain.people.permissions import Role
from bidbuilder.domain.tenders.requirements import Requirement, Scope
from bidbuilder.services.quotes import list_requests
from bidbuilder.storage.bids import load_bid
from tests.factories.web_bids import WebBid, ask_for_quotes, counted_queries, fill, make_web_bid
from tests.factories.web_people import World
from tests.web.client import Page, StrictClient
from tests.web.fixtures import SignIn

MOST_QUERIES = 30


@pytest.fixture
def bid(world: World) -> WebBid:
    """A bid for a call that asks for a form of each member, and for a security of the bid as a whole."""
    asked = (
        Requirement(key="R1", number="1", text="A bid security is enclosed.", scope=Scope.BID),
        Requirement(key="R2", number="2", text="Each member fills in Form B.", scope=Scope.MEMBER, member_rule="each"),
    )
    made = make_web_bid(world, requirements=asked)
    fill(made)
    return made


def papers_of(bid: WebBid, organisation_id: int | None) -> str:
    return f"/quotes/papers/{bid.bid_id}/{organisation_id}"


@pytest.fixture
def path(bid: WebBid) -> str:
    ask_for_quotes(bid)
    return papers_of(bid, bid.world.member.id)


@pytest.fixture
def member(sign_in: SignIn, path: str) -> StrictClient:
    made = sign_in(Role.SUPPLIER_EDITOR)
    made.get(path)
    return made


def give(visitor: StrictClient, path: str, key: str = "R2", status: int = 302, **typed: object) -> Page:
    return visitor.post(f"{path}/{key}", dict(typed), status=status, content_type="multipart/form-data")


def test_a_member_gives_its_paper_and_the_lead_finds_it(
    member: StrictClient, sign_in: SignIn, bid: WebBid, path: str
) -> None:
    with counted_queries(bid.world.database) as queries:
        page = member.get(path)
    assert len(queries) <= MOST_QUERIES
    assert "Each member fills in Form B." in page.text
    assert "A bid security is enclosed." not in page.text
    page = give(member, path, file=(BytesIO(b"%PDF form"), "form-b.pdf"), valid_until="2099-12-31", note="signed copy")
    assert "form-b.pdf" in page.text
    lead = sign_in(Role.BID_MANAGER)
    shown = lead.get(f"{bid.path}/papers")
    assert "form-b.pdf" in shown.text
    assert "signed copy" in shown.text
    (link,) = {one.get("href") for one in shown.all(".//a") if (one.get("href") or "").endswith("/file")}
    assert lead.get(link).response.data == b"%PDF form"


def test_what_others_gave_and_what_the_lead_remarked_is_not_shown(
    member: StrictClient, sign_in: SignIn, bid: WebBid, path: str
) -> None:
    give(member, path, file=(BytesIO(b"mine"), "mine.pdf"))
    lead = sign_in(Role.BID_MANAGER)
    rival = f"{bid.path}/papers/R2/{bid.world.lead.id}"
    lead.get(f"{bid.path}/papers")
    lead.post(rival, {"file": (BytesIO(b"theirs"), "theirs.pdf")}, status=302, content_type="multipart/form-data")
    form = {"is_there": "y", "note": "hardly readable"}
    lead.post(f"{bid.path}/papers/R2/{bid.world.member.id}", form, status=302, content_type="multipart/form-data")
    page = member.get(path)
    assert "mine.pdf" in page.text
    assert "theirs.pdf" not in page.text
    assert "hardly readable" not in page.text


def test_a_paper_needs_its_file_and_somebody_who_asks_for_it(member: StrictClient, path: str) -> None:
    page = give(member, path, status=422, note="by post")
    assert "There is no file." in page.text
    assert "by post" in [one.get("value") for one in page.all(".//input")]
    give(member, path, "R1", status=404, file=(BytesIO(b"x"), "x.pdf"))


def test_papers_of_another_member_are_nobody_s_business(
    member: StrictClient, world: World, bid: WebBid, path: str
) -> None:
    theirs = papers_of(bid, list_requests(bid.database, bid.rival)[0].quote.organisation_id)
    member.get(theirs, status=404)
    member.get(path)
    give(member, theirs, status=404, file=(BytesIO(b"x"), "x.pdf"))


def test_a_partner_nobody_asked_for_a_price_gives_its_papers_too(sign_in: SignIn, bid: WebBid) -> None:
    own = papers_of(bid, bid.world.member.id)
    member = sign_in(Role.SUPPLIER_EDITOR)
    for page in (member.get("/"), member.get("/quotes")):
        assert ["".join(one.itertext()) for one in page.all(f".//a[@href='{own}']")] == [title_of(bid)]
    assert "Each member fills in Form B." in member.get(own).text
    assert "form-b.pdf" in give(member, own, file=(BytesIO(b"%PDF form"), "form-b.pdf")).text
    ask_for_quotes(bid)
    assert not member.get("/quotes").all(f".//a[@href='{own}']")
    assert "form-b.pdf" in member.get(own).text


def test_who_has_no_part_in_a_bid_finds_no_papers_of_it(sign_in: SignIn, world: World) -> None:
    untouched = make_web_bid(world)
    sign_in(Role.SUPPLIER_EDITOR).get(papers_of(untouched, world.member.id), status=404)


def title_of(bid: WebBid) -> str:
    with bid.database.read() as session:
        return load_bid(session, bid.bid_id).title
