"""A buyer's file through the browser: what was understood, corrected columns, taken over as a tender or into one."""

import json
from io import BytesIO
from zipfile import ZipFile

import pytest

from bidbuilder.domain.people.permissions import Role
from bidbuilder.formats.refusals import FileRefused
from bidbuilder.services.tenders import get_tender_page
from bidbuilder.storage.imports import load_import
from tests.corpus import every_shared_file
from tests.factories.imports import look_here, read_here, ready_import, requirement_book
from tests.factories.web_people import World
from tests.factories.workbooks import workbook
from tests.web.client import StrictClient
from tests.web.fixtures import SignIn


@pytest.fixture
def client(sign_in: SignIn) -> StrictClient:
    return sign_in(Role.BID_MANAGER)


def bring_in(world: World, content: bytes | None = None, name: str = "krav.xlsx") -> int:
    """A file that has been read."""
    manager = world.actor(Role.BID_MANAGER)
    return ready_import(world.database, manager, "tender", world.lead.id or 0, content or requirement_book(), name)


def test_the_page_shows_sheets_columns_and_requirements(client: StrictClient, world: World) -> None:
    bring_in(world)
    page = client.get("/tenders/import/1")
    assert "Kapslingsklasse mindst IP55." in page.text
    assert "Vejledning" in page.text
    chosen = [
        (select.get("name"), option.get("value"))
        for select in page.all(".//select")
        for option in select.findall("option")
        if option.get("selected") is not None and (select.get("name") or "").startswith("column-")
    ]
    assert ("column-A", "number") in chosen
    assert ("column-B", "text") in chosen
    assert "krav.xlsx" in client.get("/tenders").text


def test_places_name_their_file_where_there_are_several(client: StrictClient, world: World) -> None:
    bring_in(world)
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr("krav.xlsx", requirement_book())
        archive.writestr(
            "service.txt", "TENDER 12/2027\n\n1 Service\nThe supplier shall keep spare parts for ten years.\n"
        )
    bring_in(world, packed.getvalue(), "udbud.zip")
    alone, together = (
        ["".join(cell.itertext()).strip() for cell in client.get(f"/tenders/import/{one}").all(".//tr/td[last()]")]
        for one in (1, 2)
    )
    assert not any("krav.xlsx" in place for place in alone)
    for name in ("krav.xlsx", "service.txt"):
        assert any(place.startswith(name) for place in together)


def test_corrected_columns_are_read_again_and_can_be_forgotten(client: StrictClient, world: World) -> None:
    bring_in(world)
    client.get("/tenders/import/1")
    form = {"sheet": "Krav", "header_row": "1", "column-A": "section", "column-B": "text", "column-C": "", "x": "y"}
    client.post("/tenders/import/1/columns", {**form, "column-a1": "text", "column-D": "nonsense"})
    with world.database.read() as session:
        assert load_import(session, 1).options == {"sheet": "Krav", "header_row": "1", "columns": "A=section,B=text"}
    read_here(world.database, 1)
    assert "Forget my corrections" in client.get("/tenders/import/1").text
    client.post("/tenders/import/1/anew")
    with world.database.read() as session:
        assert load_import(session, 1).options == {}


def test_language_and_hidden_sheets_are_corrected_in_one_click_each(client: StrictClient, world: World) -> None:
    rows = [("Nr", "Krav"), ("1", "Pumpen skal være blå.")]
    bring_in(world, workbook({"Krav": rows, "Skjult": rows}, hidden=["Skjult"]))
    assert "Read it in too" in client.get("/tenders/import/1?sheet=Skjult").text
    client.post("/tenders/import/1/hidden", {"sheet": "Skjult"})
    read_here(world.database, 1)
    assert "Leave it out again" in client.get("/tenders/import/1?sheet=Skjult").text
    client.post("/tenders/import/1/language", {"language": "de"})
    with world.database.read() as session:
        assert load_import(session, 1).options == {"hidden": "Skjult", "language": "de"}
    read_here(world.database, 1)
    client.get("/tenders/import/1")
    client.post("/tenders/import/1/hidden", {"sheet": "Skjult", "leave_out": "1"})
    with world.database.read() as session:
        assert load_import(session, 1).options == {"language": "de"}


def test_of_several_procedures_in_a_file_the_person_chooses_one(client: StrictClient, world: World) -> None:
    releases = [{"ocid": ocid, "tender": {"id": ocid, "title": f"Anlæg {ocid}"}} for ocid in ("ocds-a", "ocds-b")]
    bring_in(world, json.dumps({"releases": releases}).encode(), "package.json")
    page = client.get("/tenders/import/1")
    assert [one.get("value") for one in page.all(".//select[@id='process']/option")] == ["ocds-a", "ocds-b"]
    assert "ocds-b · Anlæg ocds-b" in page.text
    client.post("/tenders/import/1/process", {"process": "ocds-b"})
    read_here(world.database, 1)
    chosen = client.get("/tenders/import/1").all(".//select[@id='process']/option[@selected]")
    assert [one.get("value") for one in chosen] == ["ocds-b"]


def test_a_file_becomes_a_tender_or_joins_one(client: StrictClient, world: World) -> None:
    bring_in(world)
    client.get("/tenders/import/1")
    page = client.post("/tenders/import/1/take-over", {"tender": ""})
    assert "The tender is imported." in page.text
    bring_in(world)
    assert "Add the requirements to" in client.get("/tenders/import/2").text
    page = client.post("/tenders/import/2/take-over", {"tender": "1"})
    assert "4 requirements were added." in page.text
    assert len(get_tender_page(world.database, world.actor(Role.BID_MANAGER), 1).lines) == 8
    assert client.plain.get("/tenders/import/2").headers["Location"] == "/tenders/1"


def test_what_no_requirement_took_is_not_known_before_the_files_were_looked_into(
    client: StrictClient, world: World
) -> None:
    bring_in(world)
    client.get("/tenders/import/1")
    page = client.post("/tenders/import/1/take-over", {"tender": ""})
    assert "not known yet" in page.text
    assert "It is being done" in client.get("/tenders/1/review/left-out").text
    assert "HX-Refresh" not in client.plain.get("/tenders/1/review/look").headers
    look_here(world.database, 1)
    assert client.plain.get("/tenders/1/review/look").headers["HX-Refresh"] == "true"
    assert "not known yet" not in client.get("/tenders/1").text


@pytest.mark.parametrize("target", ["999", "99999999999999", "-1", "x"])
def test_a_tender_that_is_not_there_is_never_a_fault(client: StrictClient, world: World, target: str) -> None:
    bring_in(world)
    client.get("/tenders/import/1")
    answer = client.plain.post("/tenders/import/1/take-over", data={"tender": target, "csrf_token": client.token})
    assert answer.status_code in {302, 404}


def test_a_dropped_import_is_gone(client: StrictClient, world: World) -> None:
    bring_in(world)
    client.get("/tenders/import/1")
    assert "nothing of it was kept" in client.post("/tenders/import/1/drop").text
    client.get("/tenders/import/1", status=404)


def test_another_role_does_not_reach_it(client: StrictClient, sign_in: SignIn, world: World) -> None:
    bring_in(world)
    for role, status in ((Role.EXPORT_MANAGER, 403), (Role.SUPPLIER_EDITOR, 403)):
        assert sign_in(role).plain.get("/tenders/import/1").status_code == status


@pytest.mark.corpus
def test_every_file_that_can_be_read_has_a_page(client: StrictClient, world: World) -> None:
    """Hostile and real files alike: what the reader made of them is shown, or refused in words; never a fault."""
    if world.database.engine.dialect.name != "sqlite":
        pytest.skip("the pages do not depend on the database")
    small = [path for path in every_shared_file() if path.stat().st_size < 40_000]
    if not small:
        pytest.skip("the files are not here")
    shown = 0
    for path in small[5::12]:
        try:
            import_id = bring_in(world, path.read_bytes() or b" ", path.name)
        except FileRefused:
            continue
        shown += client.get(f"/tenders/import/{import_id}").h1.startswith("Check")
    assert shown > 0


def test_positions_of_a_bill_stand_with_their_quantity_and_a_place_in_words(client: StrictClient, world: World) -> None:
    words = "<OutlineText><OutlTxt><TextOutlTxt>Boden</TextOutlTxt></OutlTxt></OutlineText>"
    text = f"<Description><CompleteText>{words}</CompleteText></Description>"
    item = f'<Item RNoPart="0010"><Qty>1250.5</Qty><QU>m3</QU>{text}</Item>'
    bill = (
        f'<BoQ><BoQBody><BoQCtgy RNoPart="02"><BoQBody><Itemlist>{item}</Itemlist></BoQBody></BoQCtgy></BoQBody></BoQ>'
    )
    space = "http://www.gaeb.de/GAEB_DA_XML/200407"
    bring_in(world, f'<GAEB xmlns="{space}"><Award><DP>83</DP>{bill}</Award></GAEB>'.encode(), "lv.x83")
    cells = ["".join(cell.itertext()).strip() for cell in client.get("/tenders/import/1").all(".//td")]
    assert "1,250.5 m3" in cells
    assert "section 02 › position 0010" in cells
