"""A supplier's list through the browser: upload, findings at their cells, corrected in place, taken over, published."""

from io import BytesIO

import pytest

from bidbuilder.domain.matching.querying.queries import OfferingQuery
from bidbuilder.domain.people.permissions import Role
from bidbuilder.formats.refusals import FileRefused
from bidbuilder.services.searching import search_offerings
from bidbuilder.storage.imports import ImportState, load_import
from tests.corpus import every_shared_file
from tests.factories.imports import pump_list, read_here
from tests.factories.web_people import World
from tests.web.client import Page, StrictClient
from tests.web.fixtures import SignIn

ODD_NAMES = ["../../etc/passwd", "a" * 400 + ".xlsx", "prisliste–æøå 🚰.xlsx", "<script>alert(1)</script>.csv", "."]


@pytest.fixture
def client(sign_in: SignIn) -> StrictClient:
    made = sign_in(Role.SUPPLIER_EDITOR)
    made.get("/offerings/import")
    return made


def upload(client: StrictClient, world: World, content: bytes, name: str = "liste.xlsx", status: int = 302) -> Page:
    """Choose a file and send it."""
    data = {"file": (BytesIO(content), name), "organisation": str(world.member.id)}
    return client.post("/offerings/import", data, status=status, content_type="multipart/form-data")


def shown(client: StrictClient, world: World, import_id: int = 1) -> Page:
    """The page of an import once it is read."""
    read_here(world.database, import_id)
    return client.get(f"/offerings/import/{import_id}")


def codes(world: World) -> dict[str, str]:
    """The supplier's offerings and their states."""
    found = search_offerings(world.database, world.actor(Role.SUPPLIER_EDITOR), OfferingQuery(own_only=True))
    return {row.code: row.state.value for row in found.rows}


def test_while_it_is_read_the_page_shows_progress(client: StrictClient, world: World) -> None:
    page = upload(client, world, pump_list())
    assert page.h1 == "Reading liste.xlsx"
    assert page.all(".//progress")
    assert "being read" in client.get("/offerings/import").text


def test_a_danish_list_is_corrected_in_place_taken_over_and_published(client: StrictClient, world: World) -> None:
    upload(client, world, pump_list(A8=None, G8="mange penge", D9="stor"))
    page = shown(client, world)
    assert "“mange penge” is not a number." in page.text
    cells = {
        field.get("name"): field.get("value") for field in page.all(".//input") if "!" in (field.get("name") or "")
    }
    assert cells == {"cell-Prisliste!G8": "mange penge", "cell-Prisliste!A8": "", "cell-Prisliste!D9": "stor"}
    corrected = {"cell-Prisliste!G8": "14.250,00", "cell-Prisliste!A8": "NP-101", "cell-Prisliste!D9": "15"}
    client.post("/offerings/import/1/cells", corrected)
    page = shown(client, world)
    assert "mange penge" not in page.text
    assert "Only the" not in page.text
    page = client.post("/offerings/import/1/take-over", {"rows": "all", "publish": "1"})
    assert "New offerings: 3, changed: 0." in page.text
    assert codes(world) == {"NP-100": "published", "NP-101": "published", "NP-102": "published"}
    ended = client.get("/offerings/import/1").text
    assert "This list was taken over." in ended
    assert "The new ones are drafts" not in ended


def test_who_does_not_publish_at_once_is_led_to_the_drafts(client: StrictClient, world: World) -> None:
    upload(client, world, pump_list())
    shown(client, world)
    client.post("/offerings/import/1/take-over", {"rows": "all"})
    ended = client.get("/offerings/import/1")
    assert "The new ones are drafts" in ended.text
    assert "/offerings?q=own:yes+state:draft" in {link.get("href") for link in ended.all(".//main//a")}


def test_an_undone_import_counts_nothing_as_new_any_more(client: StrictClient, world: World) -> None:
    upload(client, world, pump_list())
    shown(client, world)
    client.post("/offerings/import/1/take-over", {"rows": "all"})
    assert client.get("/offerings/import/1").all(".//main//*[@class='stats']")
    client.post("/offerings/import/1/undo")
    undone = client.get("/offerings/import/1")
    assert "taken over and undone again" in undone.text
    assert not undone.all(".//main//*[@class='stats']")


def test_a_hint_is_said_once_for_all_rows_it_helps_with(client: StrictClient, world: World) -> None:
    upload(client, world, pump_list(G8="mange penge", G9="flere penge"))
    page = shown(client, world)
    hints = [hint.text for hint in page.all(".//*[@class='corrections']//p[@class='small muted']")]
    assert page.text.count("is not a number.") == 2
    assert len(hints) == len(set(hints)) > 0


def test_earlier_corrections_stay_when_further_ones_come(client: StrictClient, world: World) -> None:
    upload(client, world, pump_list(A8=None, G8="mange penge"))
    shown(client, world)
    client.post("/offerings/import/1/cells", {"cell-Prisliste!A8": "NP-101", "cell-Prisliste!G8": "mange penge"})
    shown(client, world)
    client.post("/offerings/import/1/cells", {"cell-Prisliste!G8": "14.250,00"})
    with world.database.read() as session:
        assert load_import(session, 1).options == {"cells": '{"Prisliste!A8": "NP-101", "Prisliste!G8": "14.250,00"}'}
    shown(client, world)
    client.post("/offerings/import/1/anew")
    with world.database.read() as session:
        assert load_import(session, 1).options == {}


def test_only_cells_the_page_showed_can_be_corrected(client: StrictClient, world: World) -> None:
    upload(client, world, pump_list(A8=None))
    shown(client, world)
    client.post("/offerings/import/1/cells", {"cell-Prisliste!A1048576": "x", "cell-Elsewhere!A1": "y"})
    assert "missing" in shown(client, world).text


def test_columns_are_chosen_and_keep_what_was_right(client: StrictClient, world: World) -> None:
    upload(client, world, pump_list())
    page = shown(client, world)
    chosen = {
        select.get("name"): next(
            (option.get("value") for option in select.findall("option") if option.get("selected") is not None), ""
        )
        for select in page.all(".//select")
        if (select.get("name") or "").startswith("column-")
    }
    assert chosen["column-A"] == "code"
    assert chosen["column-D"] == "property"
    assert page.value_of("property-D") == "rated power"
    assert page.value_of("quantity-H") == "10"
    details = {
        name: page.value_of(name) for name in ("property-D", "property-E", "property-F", "quantity-G", "quantity-I")
    }
    form = {"sheet": "Prisliste", "header_row": "5", **chosen, **details, "quantity-H": "25", "column-B": "description"}
    client.post("/offerings/import/1/columns", {name: value or "" for name, value in form.items()})
    with world.database.read() as session:
        columns = load_import(session, 1).options["columns"].split(",")
    assert {"A=code", "B=description", "D=property.rated_power:kW", "H=price.25", "I=price.50"} <= set(columns)
    assert "The article NP-100 has no name." in shown(client, world).text


def test_another_row_of_titles_forgets_the_columns_of_the_old_one(client: StrictClient, world: World) -> None:
    upload(client, world, pump_list())
    shown(client, world)
    client.post("/offerings/import/1/columns", {"sheet": "Prisliste", "header_row": "4", "column-A": "name"})
    with world.database.read() as session:
        assert load_import(session, 1).options == {"sheet": "Prisliste", "header_row": "4"}


def test_rows_with_errors_do_not_come_in_by_asking_for_all(client: StrictClient, world: World) -> None:
    upload(client, world, pump_list(G8="mange penge"))
    shown(client, world)
    page = client.post("/offerings/import/1/take-over", {"rows": "all"})
    assert "This import cannot be taken over now." in page.text
    assert codes(world) == {}
    client.post("/offerings/import/1/take-over", {"rows": "clean"})
    assert codes(world) == {"NP-100": "draft", "NP-102": "draft"}


def test_a_dropped_import_leaves_nothing(client: StrictClient, world: World) -> None:
    upload(client, world, pump_list())
    shown(client, world)
    page = client.post("/offerings/import/1/drop")
    assert "nothing of it was kept" in page.text
    assert codes(world) == {}
    client.plain.post("/offerings/import/1/take-over", data={"rows": "all", "csrf_token": client.token})
    assert codes(world) == {}


def test_nobody_else_reaches_the_import(client: StrictClient, sign_in: SignIn, world: World) -> None:
    upload(client, world, pump_list())
    read_here(world.database, 1)
    rival = sign_in(world.rival)
    rival.get("/offerings/import/1", status=404)
    for step in ("cells", "columns", "anew", "take-over", "drop"):
        rival.get("/account")
        rival.post(f"/offerings/import/1/{step}", status=404)
    assert codes(world) == {}


@pytest.mark.parametrize("name", ODD_NAMES, ids=range(len(ODD_NAMES)))
def test_any_file_name_is_taken_as_a_name(client: StrictClient, world: World, name: str) -> None:
    page = upload(client, world, pump_list(), name)
    assert page.h1.startswith("Reading")


def test_no_file_and_a_strange_firm_are_told_at_their_fields(client: StrictClient, world: World) -> None:
    assert "Choose a file." in client.post("/offerings/import", {"organisation": str(world.member.id)}, status=422).text
    data = {"file": (BytesIO(b"x"), "x.csv"), "organisation": str(world.lead.id)}
    page = client.post("/offerings/import", data, status=422, content_type="multipart/form-data")
    assert "Not a valid choice." in page.text


@pytest.mark.corpus
def test_every_file_that_can_be_read_has_a_page(client: StrictClient, world: World) -> None:
    """Hostile and real files alike: what the reader made of them is shown, or refused in words; never a fault."""
    if world.database.engine.dialect.name != "sqlite":
        pytest.skip("the pages do not depend on the database")
    small = [path for path in every_shared_file() if path.stat().st_size < 40_000]
    if not small:
        pytest.skip("the files are not here")
    shown_pages = 0
    for place, path in enumerate(small[::12], start=1):
        client.get("/account")
        upload(client, world, path.read_bytes(), path.name)
        try:
            page = shown(client, world, place)
        except FileRefused:
            continue
        shown_pages += page.h1.startswith("Check")
    assert shown_pages > 0


def test_a_refused_file_says_why_in_the_readers_language(client: StrictClient, world: World) -> None:
    upload(client, world, b"")
    with world.database.housekeep() as session:
        row = load_import(session, 1)
        row.state = ImportState.REFUSED
        row.refusal = {
            "message": "There is no sheet {sheet} in the file.",
            "hint": "The sheets are: {sheets}.",
            "params": {"sheet": "<b>", "sheets": "A", "where": ""},
        }
    assert "There is no sheet <b> in the file. The sheets are: A." in client.get("/offerings/import/1").text
    client.post("/language", {"language": "da", "next": "/offerings/import/1"})
    assert "Der er intet ark" in client.get("/offerings/import/1").text or "kan ikke læses" in client.page.h1  # type: ignore[union-attr]


def test_what_a_value_can_be_is_listed_in_the_reader_s_words(client: StrictClient, world: World) -> None:
    upload(client, world, b"Varenr;Navn;Pris DKK;Materiale\nA;Pumpe;5,00;guld\n", "liste.csv")
    shown(client, world)
    client.post("/language", {"language": "da", "next": "/offerings/import/1"})
    text = client.get("/offerings/import/1").text
    assert "kulstofstål" in text
    assert "carbon-steel" not in text
