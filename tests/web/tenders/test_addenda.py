"""The pages of addenda: upload with what is wrong said, differences side by side, deciding, and the bid's list."""

from io import BytesIO
from pathlib import Path

import pytest

from bidbuilder.domain.people.permissions import Role
from bidbuilder.domain.tenders.amendments import ChangeKind, RequirementChange
from bidbuilder.services.bids import create_bid
from bidbuilder.services.tenders import take_over_import
from bidbuilder.storage.database import Database
from bidbuilder.web.tenders.addenda import ChangeFilter
from tests.factories.imports import changed_book, ready_import, requirement_book, work_off
from tests.factories.people import NOW
from tests.factories.web_bids import counted_queries
from tests.factories.web_people import World
from tests.web.client import Page, StrictClient
from tests.web.fixtures import SignIn

MANY = 40


@pytest.fixture
def database(sqlite_database: Database) -> Database:
    """One database is enough for pages."""
    return sqlite_database


@pytest.fixture
def client(sign_in: SignIn, world: World) -> StrictClient:
    """The bid manager with a tender out of a workbook and one bid."""
    manager = world.actor(Role.BID_MANAGER)
    content = requirement_book()
    import_id = ready_import(world.database, manager, "tender", world.lead.id or 0, content, "krav.xlsx")
    tender_id = take_over_import(world.database, manager, import_id, now=NOW)
    create_bid(world.database, manager, tender_id=tender_id, title="Ours", now=NOW)
    made = sign_in(Role.BID_MANAGER)
    made.get("/tenders")
    return made


def upload(client: StrictClient, world: World, tmp_path: Path, content: bytes, **typed: str) -> Page:
    """Send a new version and let a worker compare it; gives its page."""
    data = {"file": (BytesIO(content), "krav-v2.xlsx"), "replaces": "", **typed}
    client.post("/tenders/1/addenda/new", data, content_type="multipart/form-data")
    work_off(world.database, tmp_path)
    return client.get("/tenders/1/addenda/1")


def test_an_empty_list_says_what_it_is_for(client: StrictClient) -> None:
    page = client.get("/tenders/1/addenda")
    assert "No addenda" in page.text
    assert "/tenders/1/addenda/new" in [link.get("href") for link in page.all(".//a")]


def test_without_a_file_the_form_says_so_and_keeps_what_was_typed(client: StrictClient) -> None:
    data = {"number": "A-7", "replaces": "", "issued_on": "soon"}
    page = client.post("/tenders/1/addenda/new", data, status=422, content_type="multipart/form-data")
    assert "Choose a file." in page.text
    assert "Not a valid date value." in page.text
    assert page.value_of("number") == "A-7"


def test_differences_stand_side_by_side_and_are_taken_over(client: StrictClient, world: World, tmp_path: Path) -> None:
    page = upload(client, world, tmp_path, changed_book(power="900", extra=True), number="A-7")
    assert "Addendum A-7" in page.text
    assert [one.text for one in page.all(".//del")] == ["800"]
    assert "900" in [one.text for one in page.all(".//ins")]
    assert "3 requirements are the same as before" in page.text
    page = client.post("/tenders/1/addenda/1/decide", {"action": "take"})
    assert "No change is chosen." in page.text
    page = client.post("/tenders/1/addenda/1/decide", {"action": "take-all"})
    assert "Every change is decided." in page.text
    page = client.get("/bids/1/changes")
    assert "not acknowledged" in page.text
    assert "In the requirements: 1 added, 0 removed, 1 changed" in page.text
    page = client.post("/bids/1/changes/acknowledge", {"number": "A-7"})
    assert "Addendum A-7 is acknowledged." in page.text
    page = client.post("/bids/1/changes/confirm", {"thing": "99"})
    assert "Nothing was chosen" in page.text
    page = client.post("/tenders/1/addenda/1/undo")
    assert "acknowledges it" in page.text


def test_an_addendum_can_be_taken_back(client: StrictClient, world: World, tmp_path: Path) -> None:
    upload(client, world, tmp_path, changed_book(power="900"))
    client.post("/tenders/1/addenda/1/decide", {"action": "take-all"})
    assert "Addenda are taken back on their own page" in client.get("/tenders/1/review").text
    assert "as it was before" in client.post("/tenders/1/addenda/1/undo").text
    assert "800 kW" in client.get("/tenders/1/requirements/R1").text


def test_an_export_manager_looks_but_does_not_decide(
    client: StrictClient, sign_in: SignIn, world: World, tmp_path: Path
) -> None:
    upload(client, world, tmp_path, changed_book(power="900"))
    visitor = sign_in(Role.EXPORT_MANAGER)
    page = visitor.get("/tenders/1/addenda/1")
    assert not [one for one in page.all(".//input") if one.get("name") == "change"]
    visitor.post("/tenders/1/addenda/1/decide", {"action": "take-all"}, status=403)
    sign_in(Role.SUPPLIER_EDITOR).get("/tenders/1/addenda/1", status=403)


def test_the_page_asks_the_database_as_often_for_many_changes_as_for_few(
    client: StrictClient, world: World, tmp_path: Path
) -> None:
    upload(client, world, tmp_path, changed_book(power="900", extra=True))
    with counted_queries(world.database) as seen:
        client.get("/tenders/1/addenda/1")
    assert len(seen) < MANY


def test_what_only_stands_elsewhere_comes_after_what_changed() -> None:
    kinds = ["moved", "added", "moved", "changed", "removed"] * 30
    changes = tuple(RequirementChange(id=str(number), kind=ChangeKind(kind)) for number, kind in enumerate(kinds))
    first, pages = ChangeFilter("", 1).shown(changes)
    last, _ = ChangeFilter("", pages).shown(changes)
    assert (len(first), pages) == (50, 3)
    assert [one.kind.value for one in first[:4]] == ["added", "changed", "removed", "added"]
    assert {one.kind.value for one in last} == {"moved"}
    assert {one.kind.value for one in ChangeFilter("removed", 1).shown(changes)[0]} == {"removed"}
