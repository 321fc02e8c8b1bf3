"""The pages of tenders: the list with deadlines in two zones, the head with impossible and double times, documents."""

from io import BytesIO

import pytest

from bidbuilder.domain.people.permissions import Role
from bidbuilder.services.tenders import get_tender_page, take_over_import
from tests.factories.imports import ready_import, requirement_book
from tests.factories.notices import notice
from tests.factories.people import NOW
from tests.factories.web_people import World
from tests.web.client import Page, StrictClient
from tests.web.fixtures import SignIn


@pytest.fixture
def client(sign_in: SignIn) -> StrictClient:
    made = sign_in(Role.BID_MANAGER)
    made.get("/tenders")
    return made


def typed(**changes: str) -> dict[str, str]:
    """A filled head."""
    given = {
        "title": "Heat pump for Gdynia",
        "reference": "ZP/7/2027",
        "buyer_name": "Miasto Gdynia",
        "buyer_country": "PL",
        "language": "en",
        "currency": "eur",
        "zone": "Europe/Warsaw",
        "submission": "2027-03-01T12:00",
        "clarification": "2027-02-01T12:00",
        "double_time": "",
        "award_on": "2027-06-01",
        "delivery_until": "2028-12-31",
        "validity_days": "120",
        "incoterm": "DAP",
        "delivery_place": "Gdynia",
    }
    return given | changes


def enter(client: StrictClient, status: int = 302, **changes: str) -> Page:
    """Enter a tender by hand."""
    return client.post("/tenders/new", typed(**changes), status=status)


def test_an_empty_list_says_how_to_begin(client: StrictClient) -> None:
    assert "No tenders yet" in client.get("/tenders").text
    assert "/tenders/import" in [link.get("href") for link in client.get("/tenders").all(".//a")]


def test_a_tender_by_hand_shows_its_deadline_in_both_zones(client: StrictClient) -> None:
    page = enter(client, zone="America/New_York", submission="2027-03-01T12:00")
    assert page.h1 == "Heat pump for Gdynia"
    assert "12:00" in page.text
    assert "your time:" in page.text
    assert "18:00" in page.text
    assert "Heat pump for Gdynia" in client.get("/tenders").text


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"title": ""}, "Fill in this field."),
        ({"submission": "2027-03-28T02:30"}, "does not exist in Europe/Warsaw"),
        ({"submission": "2027-10-31T02:30"}, "comes twice in Europe/Warsaw"),
        ({"submission": "soon"}, "Not a valid datetime value."),
        ({"zone": "Europe/Atlantis"}, "is not a known time zone"),
        ({"zone": "../../etc/passwd"}, "is not a known time zone"),
        ({"currency": "XQX"}, "There is no currency XQX."),
        ({"validity_days": "0"}, "Write a number of days from 1 to 3650."),
        ({"buyer_country": "XX"}, "Not a valid choice."),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(
    client: StrictClient, changes: dict[str, str], words: str
) -> None:
    page = enter(client, status=422, **changes)
    assert words in page.text
    assert page.value_of("delivery_place") == "Gdynia"


@pytest.mark.parametrize(("answer", "hour"), [("first", "00:30"), ("second", "01:30")])
def test_a_time_that_comes_twice_is_asked_and_the_answer_taken(
    client: StrictClient, world: World, answer: str, hour: str
) -> None:
    page = enter(client, status=422, submission="2027-10-31T02:30")
    assert page.all(".//input[@type='radio'][@name='double_time']")
    enter(client, submission="2027-10-31T02:30", double_time=answer)
    deadline = get_tender_page(world.database, world.actor(Role.BID_MANAGER), 1).tender.submission_deadline
    assert deadline is not None
    assert deadline.moment.astimezone(NOW.tzinfo).strftime("%H:%M") == hour


def test_editing_the_head_keeps_what_was_entered(client: StrictClient) -> None:
    enter(client)
    page = client.get("/tenders/1/edit")
    assert {name: page.value_of(name) for name in ("zone", "submission", "validity_days")} == {
        "zone": "Europe/Warsaw",
        "submission": "2027-03-01T12:00",
        "validity_days": "120",
    }
    revision = page.value_of("revision")
    assert "Better title" in client.post("/tenders/1/edit", typed(title="Better title", revision=revision)).text


def test_the_zone_of_the_buyer_is_asked_and_never_taken_to_be_one_s_own(client: StrictClient) -> None:
    enter(client, zone="", submission="", clarification="", buyer_country="US")
    assert "When bids are due is not known" in client.get("/tenders/1").text
    assert "When bids are due is not known" not in enter(client).text
    page = client.get("/tenders/1/edit")
    assert page.value_of("zone") == ""
    times = typed(zone="", buyer_country="US", revision=page.value_of("revision"))
    refused = client.post("/tenders/1/edit", times, status=422)
    assert "Say in which time zone the buyer means these times." in refused.text
    assert refused.value_of("submission") == "2027-03-01T12:00"


def test_a_country_of_one_zone_answers_for_its_buyers(client: StrictClient) -> None:
    enter(client, zone="", submission="", clarification="", buyer_country="KE")
    assert client.get("/tenders/1/edit").value_of("zone") == "Africa/Nairobi"


def test_a_second_saver_of_the_head_is_told_and_keeps_typing(client: StrictClient, sign_in: SignIn) -> None:
    enter(client)
    revision = client.get("/tenders/1/edit").value_of("revision")
    colleague = sign_in(Role.BID_MANAGER)
    colleague.get("/tenders/1/edit")
    colleague.post("/tenders/1/edit", typed(title="First", revision=revision))
    page = client.post("/tenders/1/edit", typed(title="Second", revision=revision), status=409)
    assert "Somebody saved this tender in the meantime" in page.text
    assert "First" in page.text
    assert page.value_of("title") == "Second"
    client.post("/tenders/1/edit", typed(title="Second", revision=page.value_of("revision")))


def test_every_tab_of_an_imported_tender_is_sound_in_both_languages(client: StrictClient, world: World) -> None:
    manager = world.actor(Role.BID_MANAGER)
    import_id = ready_import(world.database, manager, "tender", world.lead.id or 0, notice(), "notice.xml")
    take_over_import(world.database, manager, import_id, now=NOW)
    for language in ("en", "da"):
        client.post("/language", {"language": language, "next": "/tenders/1"})
        for tab in ("", "/lots", "/requirements", "/documents", "/addenda", "/edit"):
            client.get(f"/tenders/1{tab}")


def test_an_imported_file_comes_back_byte_for_byte(client: StrictClient, world: World) -> None:
    manager, content = world.actor(Role.BID_MANAGER), requirement_book()
    import_id = ready_import(world.database, manager, "tender", world.lead.id or 0, content, "krav.xlsx")
    take_over_import(world.database, manager, import_id, now=NOW)
    answer = client.plain.get("/tenders/1/documents/0")
    assert answer.data == content
    assert answer.mimetype == "application/octet-stream"
    client.get("/tenders/1/documents/7", status=404)


def test_links_of_a_call_lead_to_web_addresses_only(client: StrictClient, world: World) -> None:
    manager = world.actor(Role.BID_MANAGER)
    book = requirement_book()
    import_id = ready_import(world.database, manager, "tender", world.lead.id or 0, book, "javascript:alert(1)")
    take_over_import(world.database, manager, import_id, now=NOW)
    page = client.get("/tenders/1/documents")
    assert not [link for link in page.all(".//a") if (link.get("href") or "").startswith("javascript:")]


def test_tenders_are_the_leads_alone(client: StrictClient, sign_in: SignIn) -> None:
    enter(client)
    for role in (Role.SUPPLIER_EDITOR, Role.SIGNATORY, Role.SITE_ADMIN):
        visitor = sign_in(role)
        for path in ("/tenders/1", "/tenders/1/requirements", "/tenders/1/documents"):
            assert visitor.plain.get(path).status_code in {403, 404}
    reader = sign_in(Role.EXPORT_MANAGER)
    assert "Edit" not in [link.text for link in reader.get("/tenders/1").all(".//a")]
    assert reader.plain.get("/tenders/1/edit").status_code == 403


def test_an_upload_of_another_kind_is_told_on_its_page(client: StrictClient, world: World) -> None:
    client.get("/tenders/import")
    assert "Choose a file." in client.post("/tenders/import", {"organisation": str(world.lead.id)}, status=422).text
    data = {"file": (BytesIO(b"\x89PNG"), "picture.png"), "organisation": str(world.lead.id)}
    page = client.post("/tenders/import", data, content_type="multipart/form-data")
    assert page.h1 == "Reading picture.png"
