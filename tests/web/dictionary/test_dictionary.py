"""Pages of the dictionary: looked up by everybody, changed by facilitators, merged after a look at what will change."""

from bidbuilder.domain.people.permissions import Role
from tests.factories.web_bids import counted_queries
from tests.factories.web_people import World
from tests.web.client import StrictClient
from tests.web.fixtures import SignIn

ENTRY = {
    "key": "grip_power",
    "field": "electrical",
    "kind": "number",
    "unit": "W",
    "better": "neither",
    "name_en": "Grip power",
    "synonyms_da": "gribeeffekt; gribestyrke",
}


def add_entry(client: StrictClient, **changes: str) -> None:
    client.get("/dictionary/new")
    client.post("/dictionary/new", ENTRY | changes)


def test_everybody_finds_a_property_by_any_of_its_words(sign_in: SignIn) -> None:
    client = sign_in(Role.SUPPLIER_EDITOR)
    assert "rated_voltage" in client.get("/dictionary?words=Nennspannung").text
    assert "rated_voltage" not in client.get("/dictionary?words=Nennspannung&field=thermal").text
    page = client.get("/dictionary/rated_voltage").text
    assert "Give it a further word" not in page
    client.get("/dictionary/no_such_key", status=404)


def test_only_facilitators_are_offered_changes(sign_in: SignIn, world: World) -> None:
    client = sign_in(Role.BID_MANAGER)
    client.get("/dictionary/new", status=403)
    client.get("/dictionary/names", status=403)


def test_a_new_property_is_kept_and_what_is_wrong_with_one_is_said_at_its_field(sign_in: SignIn) -> None:
    client = sign_in(Role.FACILITATOR)
    client.get("/dictionary/new")
    page = client.post("/dictionary/new", ENTRY | {"unit": "V", "name_en": "rated voltage"}, status=422)
    assert "already means rated_voltage" in page.text
    assert page.value_of("key") == "grip_power"
    add_entry(client, key="")
    shown = client.get("/dictionary/grip_power").text
    assert "gribestyrke" in shown
    assert "Grip power" in client.get("/dictionary?own=1").text


def test_a_changed_property_keeps_its_key(sign_in: SignIn) -> None:
    client = sign_in(Role.FACILITATOR)
    add_entry(client)
    assert client.get("/dictionary/grip_power/edit").value_of("unit") == "W"
    client.post("/dictionary/grip_power/edit", ENTRY | {"key": "other", "unit": "kW"})
    assert "kW" in client.get("/dictionary/grip_power").text
    client.get("/dictionary/rated_voltage/edit", status=404)


def test_a_word_is_added_once(sign_in: SignIn) -> None:
    client = sign_in(Role.FACILITATOR)
    client.get("/dictionary/rated_voltage")
    page = client.post("/dictionary/rated_voltage/words", {"word": "Nennspng.", "language": "de"})
    assert "Nennspng." in page.text
    client.get("/dictionary/rated_current")
    refused = client.post("/dictionary/rated_current/words", {"word": "nennspng", "language": "da"}, status=422)
    assert "already means rated_voltage" in refused.text


def test_a_merge_is_looked_at_done_and_taken_back(sign_in: SignIn) -> None:
    client = sign_in(Role.FACILITATOR)
    add_entry(client)
    preview = client.get("/dictionary/grip_power/merge?into=rated+power")
    assert "What will change" in preview.text
    unfit = client.get("/dictionary/grip_power/merge?into=rated_voltage", status=422)
    assert "Values of Grip power cannot be read as values of rated voltage." in unfit.text
    client.get("/dictionary/grip_power/merge?into=rated_power")
    merged = client.post("/dictionary/grip_power/merge", {"into": "rated_power"})
    assert "Take it back" in merged.text
    assert "Rated power" in merged.text or "rated power" in merged.text
    client.post("/dictionary/merges/2/undo")
    assert "Grip power" in client.get("/dictionary/grip_power").text


def test_a_page_of_the_dictionary_takes_few_queries_however_long_it_is(sign_in: SignIn, world: World) -> None:
    client, counts = sign_in(Role.SUPPLIER_EDITOR), []
    for path in ("/dictionary?words=rated_voltage", "/dictionary"):
        client.get(path)
        with counted_queries(world.database) as seen:
            client.get(path)
        counts.append(len(seen))
    assert counts[0] == counts[1]
    assert counts[1] <= 12
