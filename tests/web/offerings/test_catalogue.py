"""The catalogue and the pages of one offering: who sees what, filters, versions, certificates, the front page's panel."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest

from bidbuilder.domain.catalogue.offerings import Offering
from bidbuilder.domain.catalogue.prices import PriceAudience, PriceBreak, PriceList
from bidbuilder.domain.people.permissions import Role
from bidbuilder.services.offerings import change_offering, get_own_offering_page, publish_offering, register_offering
from tests.factories.offerings import number
from tests.factories.offerings import offering as make_offering
from tests.factories.people import NOW
from tests.factories.web_bids import counted_queries
from tests.factories.web_people import World
from tests.web.fixtures import SignIn

PRICE = "98765.43"
PRICES = PriceList(
    currency="DKK",
    breaks=(PriceBreak(from_quantity=Decimal(1), unit_price=Decimal(PRICE)),),
    audience=PriceAudience.ON_REQUEST,
)


def register(world: World, code: str = "P-1", *, published: bool = True, **fields: object) -> int:
    """An offering of the member with a price nobody else may see; gives its id."""
    supplier = world.actor(Role.SUPPLIER_EDITOR)
    given: dict[str, object] = {
        "organisation_id": world.member.id,
        "code": code,
        "names": {"en": "Pump", "da": "Pumpe"},
    }
    draft: Offering = replace(make_offering(number("rated_power", "7.5", "kW")), **(given | fields))  # type: ignore[arg-type]
    saved = register_offering(world.database, supplier, draft, PRICES, now=NOW)
    if published:
        publish_offering(world.database, supplier, saved.id or 0, now=NOW)
    return saved.id or 0


def test_an_empty_catalogue_says_how_to_fill_it(sign_in: SignIn) -> None:
    page = sign_in(Role.SUPPLIER_EDITOR).get("/offerings")
    assert "No offerings yet" in page.text
    assert "/offerings/template" in [link.get("href") for link in page.all(".//a")]


def test_names_are_shown_in_the_readers_language(sign_in: SignIn, world: World) -> None:
    register(world)
    client = sign_in(Role.BID_MANAGER)
    assert "Pump" in client.get("/offerings").text
    client.post("/language", {"language": "da", "next": "/offerings"})
    assert "Pumpe" in client.get("/offerings").text


@pytest.mark.parametrize(
    "query",
    [
        "q=pump",
        "q=kind:component",
        "q=supplier:Nordpump",
        "q=own:yes",
        "sort=code",
        "q=country:DK",
        "q=lacks:price",
        "q=kind:nonsense",
        "q=rated+power+%E2%89%A5+5+kW",
        "q=rated+pwer+%3E%3D",
        "page=99999999999999999",
        "page=-3",
        "sort=%27%20or%201=1",
        "q=%25_%5C%22",
        "q=price%3C%3D5EUR&sort=price",
    ],
)
def test_any_filter_gives_a_page(sign_in: SignIn, world: World, query: str) -> None:
    register(world)
    sign_in(Role.SUPPLIER_EDITOR).get(f"/offerings?{query}")


def test_drafts_are_published_together(sign_in: SignIn, world: World) -> None:
    ids = [register(world, code, published=False) for code in ("A", "B")]
    client = sign_in(Role.SUPPLIER_EDITOR)
    client.get("/offerings?q=own:yes")
    page = client.post("/offerings/publish", {"offering": [str(one) for one in ids]})
    assert "2 offerings are published." in page.text
    assert "Draft" not in [chip.text for chip in page.all(".//td/span[@class]")]


def test_others_get_no_price_page_no_tab_and_no_price(sign_in: SignIn, world: World) -> None:
    offering_id = register(world)
    own = sign_in(Role.SUPPLIER_EDITOR).get(f"/offerings/{offering_id}/prices")
    assert "98,765.43" in own.text
    for visitor in (sign_in(world.rival), sign_in(Role.BID_MANAGER), sign_in(Role.FACILITATOR)):
        page = visitor.get(f"/offerings/{offering_id}")
        assert f"/offerings/{offering_id}/prices" not in [link.get("href") for link in page.all(".//a")]
        answer = visitor.plain.get(f"/offerings/{offering_id}/prices", follow_redirects=True)
        for tab in ("", "/certificates", "/versions", "/versions/1"):
            assert b"765" not in visitor.plain.get(f"/offerings/{offering_id}{tab}").data.replace(b",", b"")
        assert b"98,765" not in answer.data


def test_others_get_no_buttons_and_no_forms(sign_in: SignIn, world: World) -> None:
    offering_id = register(world)
    rival = sign_in(world.rival)
    page = rival.get(f"/offerings/{offering_id}")
    assert "Withdraw" not in page.text
    rival.get(f"/offerings/{offering_id}/edit", status=404)
    for path in ("publish", "withdraw", "certificates/0/remove", "edit"):
        rival.get("/account")
        rival.post(f"/offerings/{offering_id}/{path}", {"code": "X"}, status=404)


def test_a_version_shows_what_it_changed(sign_in: SignIn, world: World) -> None:
    offering_id = register(world)
    supplier = world.actor(Role.SUPPLIER_EDITOR)
    page = get_own_offering_page(world.database, supplier, offering_id)
    changed = replace(page.offering, names={"en": "Better pump"}, properties=(number("rated_power", "11", "kW"),))
    change_offering(world.database, supplier, changed, page.prices, page.revision, now=NOW)
    shown = sign_in(world.rival).get(f"/offerings/{offering_id}/versions/2")
    assert "Better pump" in shown.text
    assert "7.5 kW 11 kW" in shown.text
    sign_in(world.rival).get(f"/offerings/{offering_id}/versions/3", status=404)


def test_a_firm_s_own_groups_are_named_in_words_and_known_schemes_by_their_letters(
    sign_in: SignIn, world: World
) -> None:
    offering_id = register(world)
    supplier = world.actor(Role.SUPPLIER_EDITOR)
    page = get_own_offering_page(world.database, supplier, offering_id)
    changed = replace(page.offering, classification={"group": "Dykpumper", "discount group": "R1", "cpv": "42122130"})
    change_offering(world.database, supplier, changed, page.prices, page.revision, now=NOW)
    client = sign_in(Role.SUPPLIER_EDITOR)
    client.get("/account")
    client.post("/language", {"language": "da"})
    names = ["".join(one.itertext()) for one in client.get(f"/offerings/{offering_id}").all(".//dt")]
    assert {"Varegruppe", "Rabatgruppe", "CPV"} <= set(names)
    assert "Varegruppe" in client.get(f"/offerings/{offering_id}/versions/2").text


def test_publishing_and_withdrawing_are_one_click_and_back(sign_in: SignIn, world: World) -> None:
    offering_id = register(world, published=False)
    client = sign_in(Role.SUPPLIER_EDITOR)
    client.get(f"/offerings/{offering_id}")
    assert "It is published." in client.post(f"/offerings/{offering_id}/publish").text
    assert "Withdrawn" in client.post(f"/offerings/{offering_id}/withdraw").text
    assert "Version 2 is published." in client.post(f"/offerings/{offering_id}/publish").text


def test_a_certificate_is_added_with_its_file_and_given_out_unopened(sign_in: SignIn, world: World) -> None:
    offering_id = register(world)
    client = sign_in(Role.SUPPLIER_EDITOR)
    address = f"/offerings/{offering_id}/certificates"
    client.get(f"{address}/new")
    refused = client.post(f"{address}/new", {"name": "", "valid_until": "soon"}, status=422)
    assert refused.value_of("valid_until") == "soon"
    given = {"name": "EN 1090", "valid_from": "2026-01-01", "valid_until": "2025-01-01"}
    assert "ends before it begins" in client.post(f"{address}/new", given, status=422).text
    upload = {**given, "valid_until": "2020-01-01", "valid_from": "", "file": (BytesIO(b"<script>"), "en.html")}
    page = client.post(f"{address}/new", upload, content_type="multipart/form-data")
    assert "EN 1090" in page.text
    assert "expired" in page.text
    answer = sign_in(world.rival).plain.get(f"{address}/0/file")
    assert (answer.data, answer.mimetype) == (b"<script>", "application/octet-stream")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert "No certificates" in client.post(f"{address}/0/remove").text


def test_the_own_offerings_come_out_as_a_workbook(sign_in: SignIn, world: World) -> None:
    register(world)
    answer = sign_in(Role.SUPPLIER_EDITOR).plain.get("/offerings/export")
    rows = [[cell.value for cell in row] for row in openpyxl.load_workbook(BytesIO(answer.data)).worksheets[0].rows]
    assert any("P-1" in row for row in rows)
    others = sign_in(world.rival).plain.get("/offerings/export")
    cells = [cell.value for row in openpyxl.load_workbook(BytesIO(others.data)).worksheets[0].rows for cell in row]
    assert "P-1" not in cells


def test_the_template_is_a_workbook(sign_in: SignIn) -> None:
    answer = sign_in(Role.SUPPLIER_EDITOR).plain.get("/offerings/template")
    assert openpyxl.load_workbook(BytesIO(answer.data)).sheetnames


def test_the_front_page_says_what_waits_and_what_runs_out(sign_in: SignIn, world: World) -> None:
    supplier = world.actor(Role.SUPPLIER_EDITOR)
    soon = datetime.now(UTC).date() + timedelta(days=30)
    offering_id = register(world, published=False)
    page = get_own_offering_page(world.database, supplier, offering_id)
    change_offering(world.database, supplier, page.offering, replace(PRICES, valid_until=soon), page.revision, now=NOW)
    home = sign_in(Role.SUPPLIER_EDITOR).get("/")
    assert "Your offerings" in home.text
    assert "Drafts to publish" in home.text
    assert "Runs out within 90 days" in home.text
    assert "begin with your price list" in sign_in(world.rival).get("/").text


def test_pages_take_few_queries_however_many_offerings_there_are(sign_in: SignIn, world: World) -> None:
    client = sign_in(Role.SUPPLIER_EDITOR)
    counts = {}
    for size in (2, 12):
        for place in range(size):
            register(world, f"{size}-{place}")
        for path in ("/offerings", "/offerings/1", "/offerings/1/versions", "/"):
            client.get(path)
            with counted_queries(world.database) as seen:
                client.get(path)
            counts.setdefault(path, []).append(len(seen))
    assert all(few == many for few, many in counts.values()), counts
    # The list reads facets, prices and clusters besides the rows.
    assert max(many for path, (_, many) in counts.items() if path not in {"/", "/offerings"}) <= 15, counts
    assert counts["/offerings"][1] <= 18, counts
