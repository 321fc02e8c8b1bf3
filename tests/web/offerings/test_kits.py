"""A kit of another member's offering: asked, agreed, published, and out of the catalogue when the consent is withdrawn."""

import pytest

from bidbuilder.domain.people.permissions import Role
from bidbuilder.storage.mails import list_mails
from tests.factories.web_people import World
from tests.web.client import StrictClient
from tests.web.fixtures import SignIn
from tests.web.offerings.test_catalogue import register


@pytest.fixture
def maker(sign_in: SignIn, world: World) -> StrictClient:
    """The maker of the kit: editor of the other member, with offering 2, a kit in draft; offering 1 is the part."""
    register(world, "P-1")
    made = sign_in(world.rival)
    made.get("/offerings/new")
    typed = {
        "organisation": str(world.other_member.id),
        "code": "KIT",
        "kind": "component",
        "unit": "pcs.",
        "texts-0-language": "en",
        "texts-0-name": "Pumping kit",
        "incoterm": "EXW",
        "audience": "leads",
        "origin": "",
        "breaks-0-unit_price": "76543.21",
    }
    made.post("/offerings/new", typed)
    return made


@pytest.fixture
def owner(sign_in: SignIn) -> StrictClient:
    """The editor of the member whose pump is asked for."""
    return sign_in(Role.SUPPLIER_EDITOR)


def ask(maker: StrictClient, quantity: str = "2") -> None:
    """Put the pump into the kit."""
    maker.get("/offerings/2/kit?find=pump")
    assert "Consent asked" in maker.post("/offerings/2/kit/members", {"part": "1", "quantity": quantity}).text


def answer(owner: StrictClient, state: str, status: int = 302) -> str:
    """Answer the request."""
    owner.get("/kit-requests")
    return owner.post("/kit-requests/1", {"state": state}, status=status).text


def test_a_kit_is_published_when_its_member_agrees_and_leaves_when_it_withdraws(
    maker: StrictClient, owner: StrictClient, sign_in: SignIn, world: World
) -> None:
    ask(maker)
    assert "The kit cannot be published before" in maker.post("/offerings/2/publish").text
    assert "Pumping kit" in owner.get("/").text
    assert "Consent given" in answer(owner, "given")
    assert "It is published." in maker.post("/offerings/2/publish").text
    lead = sign_in(Role.BID_MANAGER)
    assert "Pump" in lead.get("/offerings/2/kit").text
    assert "Consent" not in lead.get("/offerings/2/kit").text
    answer(owner, "withdrawn")
    with world.database.read() as session:
        assert "withdrawn its consent" in list_mails(session)[0].body
    assert "Kits that lack a part" in maker.get("/").text
    assert "Withdrawn" in maker.get("/offerings/2").text
    lead.get("/offerings/2", status=404)
    assert "The kit cannot be published before" in maker.post("/offerings/2/publish").text


def test_neither_side_sees_the_others_price_on_any_page_or_in_any_mail(
    maker: StrictClient, owner: StrictClient, world: World
) -> None:
    ask(maker)
    answer(owner, "given")
    shown = [maker.get(path).text for path in ("/offerings/2/kit", "/offerings/2/kit?find=pump", "/offerings/1", "/")]
    asked = [owner.get(path).text for path in ("/kit-requests", "/")]
    with world.database.read() as session:
        mails = [f"{one.subject} {one.body}" for one in list_mails(session)]
    assert len(mails) == 2
    assert not [one for one in (*shown, *mails) if "98765" in one.replace(",", "")]
    assert not [one for one in (*asked, *mails) if "76543" in one.replace(",", "")]


def test_more_than_was_agreed_is_asked_again(maker: StrictClient, owner: StrictClient) -> None:
    ask(maker)
    answer(owner, "given")
    ask(maker, "3")
    assert "Consent asked" in owner.get("/kit-requests").text


def test_a_declined_part_keeps_the_kit_from_being_published_until_it_is_taken_out(
    maker: StrictClient, owner: StrictClient
) -> None:
    ask(maker)
    answer(owner, "declined")
    assert "Consent declined" in maker.get("/offerings/2/kit").text
    assert "Not a kit" in maker.post("/offerings/2/kit/members/1/remove").text
    assert "No requests" in owner.get("/kit-requests").text
    assert "It is published." in maker.post("/offerings/2/publish").text


def test_only_the_parts_owner_answers_and_only_the_maker_changes_the_kit(
    maker: StrictClient, owner: StrictClient
) -> None:
    ask(maker)
    maker.post("/kit-requests/1", {"state": "given"}, status=404)
    owner.get("/kit-requests")
    owner.post("/offerings/2/kit/members", {"part": "1", "quantity": "1"}, status=404)
    assert "answered or taken back" in answer(owner, "withdrawn", status=422)
    owner.post("/kit-requests/1", {"state": "nonsense"}, status=400)


@pytest.mark.parametrize(("quantity", "words"), [("0", "above zero"), ("-1", "above zero"), ("many", "not a number")])
def test_a_quantity_must_be_one(maker: StrictClient, quantity: str, words: str) -> None:
    maker.get("/offerings/2/kit")
    assert words in maker.post("/offerings/2/kit/members", {"part": "1", "quantity": quantity}, status=422).text


def test_a_kit_of_own_offerings_needs_nobody_and_cannot_contain_itself(owner: StrictClient, world: World) -> None:
    register(world, "P-1")
    register(world, "P-2")
    owner.get("/offerings/1/kit")
    page = owner.post("/offerings/1/kit/own", {"code": "P-2", "quantity": "4"})
    assert "own" in page.text
    assert "version 2" in owner.get("/offerings/1/versions").text
    assert "contain itself" in owner.post("/offerings/2/kit/own", {"code": "P-1", "quantity": "1"}, status=422).text
    owner.post("/offerings/1/kit/own", {"code": "unheard of", "quantity": "1"}, status=422)
    assert "Not a kit" in owner.post("/offerings/1/kit/own/remove", {"code": "P-2"}).text
