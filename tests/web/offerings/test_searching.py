"""The catalogue's search on its page and as JSON: facets, parts to take off, comparing, and prices for those who may see them."""

from dataclasses import replace
from decimal import Decimal

import pytest

from bidbuilder.domain.catalogue.prices import PriceAudience, PriceBreak, PriceList
from bidbuilder.domain.people.permissions import Actor, Role
from bidbuilder.services.offerings import publish_offering, register_offering
from bidbuilder.services.searching import search_by_text
from tests.factories.offerings import choice, number, offering
from tests.factories.people import NOW
from tests.factories.web_bids import counted_queries
from tests.factories.web_people import World
from tests.web.fixtures import SignIn

SECRET = "98765.43"


def register(world: World, code: str, power: str, audience: PriceAudience = PriceAudience.ON_REQUEST) -> int:
    """A published offering of the member with a price."""
    supplier = world.actor(Role.SUPPLIER_EDITOR)
    stated = offering(number("rated_power", power, "kW"), choice("protection_class", "IP54"))
    draft = replace(stated, organisation_id=world.member.id or 0, code=code, names={"en": f"Pump {code}"})
    prices = PriceList(
        currency="DKK",
        breaks=(PriceBreak(from_quantity=Decimal(1), unit_price=Decimal(SECRET)),),
        audience=audience,
    )
    saved = register_offering(world.database, supplier, draft, prices, now=NOW)
    publish_offering(world.database, supplier, saved.id or 0, now=NOW)
    return saved.id or 0


@pytest.fixture
def pumps(world: World) -> list[int]:
    return [register(world, f"P-{power}", power) for power in ("5", "50", "500")]


def test_conditions_narrow_and_can_be_taken_off(sign_in: SignIn, world: World, pumps: list[int]) -> None:
    page = sign_in(Role.BID_MANAGER).get("/offerings", query_string={"q": "pump rated power ≥ 40 kW"})
    assert "2 offerings" in page.text
    offs = {link.get("aria-label"): link.get("href") for link in page.all(".//a[@aria-label]")}
    assert offs["Without rated power ≥ 40 kW"] == "/offerings?q=pump"


def test_facets_count_and_lead_to_the_narrower_search(sign_in: SignIn, world: World, pumps: list[int]) -> None:
    client = sign_in(Role.BID_MANAGER)
    page = client.get("/offerings")
    links = {" ".join("".join(link.itertext()).split()): link.get("href") for link in page.all(".//details//li/a")}
    assert "IP54" in links
    (narrower,) = [href for words, href in links.items() if words == "≥ 500 kW"]
    assert "1 offering" in client.get(narrower).text


def test_kept_facets_are_counted_anew_for_what_is_new_and_for_whoever_sees_something_else(
    world: World, pumps: list[int]
) -> None:
    lead, supplier = world.actor(Role.BID_MANAGER), world.actor(Role.SUPPLIER_EDITOR)

    def counted(actor: Actor, text: str = "") -> list[int]:
        page = search_by_text(world.database, actor, text, with_facets=True)
        return [one.count for group in page.facets if group.name == "kind" for one in group.entries]

    assert [counted(lead), counted(lead), counted(lead, "P-500")] == [[3], [3], [1]]
    draft = replace(offering(), organisation_id=world.member.id or 0, code="P-7")
    register_offering(world.database, supplier, draft, None, now=NOW)
    assert [counted(lead), counted(supplier)] == [[3], [4]]
    publish_offering(world.database, supplier, pumps[-1] + 1, now=NOW)
    assert [counted(lead), counted(supplier)] == [[4], [4]]


def test_what_is_not_understood_is_said_on_the_page(sign_in: SignIn, world: World) -> None:
    page = sign_in(Role.BID_MANAGER).get("/offerings", query_string={"q": "rated pwer ≥ 5 kW"})
    assert "“pwer” (at sign 7) is no property" in page.text
    assert "rated power" in page.text


def test_prices_are_facets_and_order_only_where_they_may_be_seen(sign_in: SignIn, world: World) -> None:
    register(world, "P-1", "5")
    owner, rival = sign_in(Role.SUPPLIER_EDITOR).get("/offerings"), sign_in(world.rival).get("/offerings")
    assert "≤ 99,000 DKK" in owner.text
    assert "DKK" not in rival.text


def test_offerings_are_compared_with_prices_only_of_those_one_may_see(
    sign_in: SignIn, world: World, pumps: list[int]
) -> None:
    path = "/offerings/compare?chosen=" + "&chosen=".join(map(str, pumps))
    owner, rival = sign_in(Role.SUPPLIER_EDITOR).get(path), sign_in(world.rival).get(path)
    assert "98,765.43" in owner.text
    for page in (owner, rival):
        assert "500 kW" in page.text
    assert "98,765" not in rival.text
    assert "Price" not in rival.text
    assert "Nothing to compare" in sign_in(Role.BID_MANAGER).get("/offerings/compare?chosen=99999&chosen=x").text


def test_the_api_answers_like_the_page(sign_in: SignIn, world: World, pumps: list[int]) -> None:
    client = sign_in(Role.SUPPLIER_EDITOR).plain
    answer = client.get("/api/offerings", query_string={"q": "rated power ≥ 40 kW", "sort": "code", "facets": "yes"})
    assert answer.status_code == 200
    assert (answer.json["count"], [one["code"] for one in answer.json["items"]]) == (2, ["P-50", "P-500"])
    assert answer.json["items"][0]["prices"][0]["amount"] == SECRET
    assert "protection_class" in {one["name"] for one in answer.json["facets"]}
    second = client.get("/api/offerings", query_string={"q": "pump", "sort": "code", "limit": "1", "page": "2"}).json
    assert ([one["code"] for one in second["items"]], second["pages"]) == (["P-50"], 3)


def test_the_api_tells_no_rival_a_price(sign_in: SignIn, world: World, pumps: list[int]) -> None:
    rival = sign_in(world.rival).plain
    answer = rival.get("/api/offerings?q=pump&facets=yes")
    assert answer.json["count"] == 3
    assert SECRET not in answer.text
    assert all("prices" not in one for one in answer.json["items"])
    assert rival.get("/api/offerings?q=price%3C%3D100000DKK").json["count"] == 0


@pytest.mark.parametrize("query", ["page=0", "limit=1000", "limit=x", "sort=best", "language=de", "page=٣"])
def test_the_api_refuses_unusable_arguments_as_json(sign_in: SignIn, world: World, query: str) -> None:
    answer = sign_in(Role.BID_MANAGER).plain.get(f"/api/offerings?{query}")
    assert (answer.status_code, answer.json["error"]["code"]) == (400, "argument-unusable")


def test_the_api_tells_strangers_to_sign_in(world: World, client: object) -> None:
    answer = client.plain.get("/api/offerings")  # type: ignore[attr-defined]
    assert (answer.status_code, answer.json["error"]["code"]) == (401, "sign-in-needed")


def test_a_search_with_facets_takes_few_queries(sign_in: SignIn, world: World, pumps: list[int]) -> None:
    client = sign_in(Role.BID_MANAGER)
    client.get("/offerings")
    with counted_queries(world.database) as seen:
        client.get("/offerings?q=pump")
    assert len(seen) <= 18, seen


def test_the_list_knows_how_many_can_be_compared(sign_in: SignIn, world: World, pumps: list[int]) -> None:
    page = sign_in(Role.BID_MANAGER).get("/offerings")
    assert page.root.find(".//form[@id='compare']").get("data-most") == "6"
    assert "6 are ticked, and that is the most that can be compared." in page.text


def test_a_facilitator_proposes_a_change_from_the_page_of_an_offering(
    sign_in: SignIn, world: World, pumps: list[int]
) -> None:
    way = f"/proposals/new?offering={pumps[0]}"
    for role, is_offered in ((Role.FACILITATOR, True), (Role.BID_MANAGER, False), (Role.SUPPLIER_EDITOR, False)):
        links = {link.get("href") for link in sign_in(role).get(f"/offerings/{pumps[0]}").all(".//a")}
        assert (way in links) is is_offered, role
    assert "P-5" in sign_in(Role.FACILITATOR).get(way).value_of("code")
