"""Requirements on screen: filters, the editor, conditions in place, splitting, joining, undo, and the second saver."""

from dataclasses import replace

import pytest

from bidbuilder.domain.people.permissions import Role
from bidbuilder.domain.tenders.requirements import Requirement
from bidbuilder.domain.tenders.tenders import Tender
from bidbuilder.services.tenders import create_tender, get_tender_page, take_over_import
from bidbuilder.storage.tenders import RequirementLine
from tests.factories.imports import ready_import, requirement_book
from tests.factories.people import NOW
from tests.factories.web_bids import counted_queries
from tests.factories.web_people import World
from tests.web.client import Page, StrictClient
from tests.web.fixtures import SignIn

LIST = "/tenders/1/requirements"


@pytest.fixture
def client(sign_in: SignIn, world: World) -> StrictClient:
    manager = world.actor(Role.BID_MANAGER)
    import_id = ready_import(world.database, manager, "tender", world.lead.id or 0, requirement_book(), "krav.xlsx")
    take_over_import(world.database, manager, import_id, now=NOW)
    made = sign_in(Role.BID_MANAGER)
    made.get(LIST)
    return made


def lines(world: World) -> dict[str, RequirementLine]:
    """The stored requirements by number."""
    page = get_tender_page(world.database, world.actor(Role.BID_MANAGER), 1)
    return {line.requirement.number: line for line in page.lines}


def shown(page: Page) -> list[str]:
    """The numbers in the list."""
    return [one.text or "" for one in page.all(".//a[@data-line]/span/strong")]


def open_one(client: StrictClient, world: World, number: str) -> tuple[str, dict[str, str]]:
    """Open a requirement; gives its address and the field every edit names."""
    line = lines(world)[number]
    address = f"{LIST}/{line.requirement.key}"
    client.get(address)
    return address, {"revision": str(line.revision)}


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("", ["1.1", "1.2", "1.3", "1.4"]),
        ("words=iso+9001", ["1.3"]),
        ("words=1.4", ["1.4"]),
        ("level=mandatory", ["1.1", "1.2", "1.3"]),
        ("state=confirmed", []),
        ("state=open&page=99999999999", ["1.1", "1.2", "1.3", "1.4"]),
        ("section=1+Varmepumpe", ["1.1", "1.2", "1.3", "1.4"]),
        ("section=nowhere", []),
        ("lot=LOT-9", []),
        ("scope=member", []),
        ("level=nonsense", []),
    ],
)
def test_the_filter_shows_what_it_says(client: StrictClient, query: str, numbers: list[str]) -> None:
    assert shown(client.get(f"{LIST}?{query}")) == numbers


def test_the_words_of_proposals_are_marked_in_the_verbatim_text(client: StrictClient, world: World) -> None:
    open_one(client, world, "1.1")
    assert client.page is not None
    marked = [mark.text for mark in client.page.all(".//blockquote/mark")]
    assert any("800 kW" in (words or "") for words in marked)


def test_a_part_of_the_page_gets_the_editor_alone(client: StrictClient, world: World) -> None:
    line = lines(world)["1.2"]
    page = client.get(f"{LIST}/{line.requirement.key}", headers={"HX-Request": "true"})
    assert "<html" not in page.response.get_data(as_text=True)
    assert "Requirement 1.2" in page.text


def test_confirming_all_of_one_goes_on_to_the_next_open_one(client: StrictClient, world: World) -> None:
    address, named = open_one(client, world, "1.2")
    page = client.post(f"{address}/conditions/confirm", named)
    assert "Requirement 1.2 is confirmed." in page.text
    assert "Requirement 1.3" in page.text
    assert lines(world)["1.2"].requirement.is_confirmed


def test_one_proposal_is_accepted_and_one_refused(client: StrictClient, world: World) -> None:
    address, named = open_one(client, world, "1.1")
    client.post(f"{address}/conditions/confirm", {**named, "position": "0"})
    address, named = open_one(client, world, "1.1")
    client.post(f"{address}/conditions/refuse", {**named, "position": "1"})
    states = [one.state.value for one in lines(world)["1.1"].requirement.constraints]
    assert states[:2] == ["confirmed", "refused"]


def test_a_condition_is_changed_in_place(client: StrictClient, world: World) -> None:
    address, named = open_one(client, world, "1.1")
    assert client.page is not None
    assert client.page.value_of("condition0-property") == "heat output"
    assert client.page.value_of("condition0-values") == "800"
    typed = {
        **named,
        "position": "0",
        "condition0-property": "heat output",
        "condition0-operator": "between",
        "condition0-values": "900; 1.2 MW",
        "condition0-unit": "kW",
        "condition0-aggregate": "sum",
    }
    page = client.post(f"{address}/conditions", typed)
    assert "The condition is saved." in page.text
    (changed, *_) = lines(world)["1.1"].requirement.constraints
    assert (changed.values, changed.unit, changed.state.value) == (("900", "1200"), "kW", "confirmed")
    assert changed.aggregate is not None


def test_standards_and_certificates_are_asked_for_by_name_in_ones_own_language(
    client: StrictClient, world: World
) -> None:
    address, named = open_one(client, world, "1.4")
    csrf = client.get("/account").value_of("csrf_token")
    client.post("/language", {"csrf_token": csrf, "language": "da"})
    for names, is_offered in (("condition-names", True), ("property-names", False)):
        offered = client.get(f"/tenders/{names}?words=certifikat").response.get_data(as_text=True)
        assert ('<option value="certifikat">' in offered) is is_offered
    typed = {**named, "new-property": "certifikat", "new-operator": "one-of", "new-values": "ISO 9001; ISO 14001"}
    client.post(f"{address}/conditions", {**typed, "new-unit": "", "new-aggregate": ""})
    (one,) = lines(world)["1.4"].requirement.constraints
    assert (one.property, one.values) == ("certificate", ("ISO 9001", "ISO 14001"))
    assert "certifikat en af ISO 9001 – ISO 14001" in client.get(address).text


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"new-property": ""}, "Fill in this field."),
        ({"new-property": "sparkle factor"}, "is not in the property dictionary"),
        ({"new-values": ""}, "This comparison needs a value."),
        ({"new-values": "400; 500"}, "This comparison needs 1 values."),
        ({"new-values": "blue"}, "cannot be read as a quantity"),
        ({"new-operator": "between", "new-values": "500"}, "This comparison needs 2 values."),
        ({"new-operator": "between", "new-values": "500; 400"}, "The first value is larger than the second."),
        ({"new-unit": "blorps"}, "is not a unit that is known here"),
        ({"new-unit": "kg"}, "they measure different things"),
        ({"new-operator": "nonsense"}, "Not a valid choice."),
        ({"new-property": "pump type", "new-values": "centrifugal"}, "has no larger and smaller values"),
        (
            {"new-property": "standard", "new-values": "EN 809", "new-unit": ""},
            "A standard or certificate is asked for",
        ),
    ],
)
def test_a_condition_that_makes_no_sense_is_told_and_stays_typed(
    client: StrictClient, world: World, changes: dict[str, str], words: str
) -> None:
    address, named = open_one(client, world, "1.4")
    typed = {
        **named,
        "new-property": "rated voltage",
        "new-operator": "≥",
        "new-values": "400",
        "new-unit": "V",
        "new-aggregate": "",
        **changes,
    }
    page = client.post(f"{address}/conditions", typed, status=422)
    assert words in page.text
    for name in ("new-property", "new-values", "new-unit"):
        assert page.value_of(name) == typed[name]
    assert lines(world)["1.4"].requirement.constraints == ()


def test_fields_are_saved_and_confirm_the_requirement(client: StrictClient, world: World) -> None:
    address, named = open_one(client, world, "1.4")
    typed = {**named, "number": "1.4", "text": "Datablade leveres på dansk.", "level": "rated", "weight": "2.5"}
    page = client.post(address, {**typed, "scope": "bid", "lot": "", "section": "A › B"})
    assert "Requirement 1.4 is saved." in page.text
    one = lines(world)["1.4"].requirement
    assert (one.section, one.level.value, str(one.weight), one.is_confirmed) == (("A", "B"), "rated", "2.5", True)


def test_a_second_saver_gets_both_versions_and_nothing_is_lost(
    client: StrictClient, sign_in: SignIn, world: World
) -> None:
    address, named = open_one(client, world, "1.2")
    fields = {"number": "1.2", "level": "mandatory", "scope": "item", "lot": ""}
    colleague = sign_in(Role.BID_MANAGER)
    colleague.get(address)
    colleague.post(address, {**named, **fields, "text": "The colleague's text"})
    page = client.post(address, {**named, **fields, "text": "My own text"}, status=409)
    assert "Somebody saved this requirement in the meantime" in page.text
    assert "The colleague's text" in page.text
    assert page.value_of("text") == "My own text"
    for step in ("conditions/confirm", "conditions/refuse", "conditions/remove", "split", "delete"):
        page = client.post(f"{address}/{step}", {**named, "position": "0", "at": "5"})
        assert "Bid Manager saved a newer version in the meantime." in page.text
    typed = {"new-property": "rated voltage", "new-operator": "≥", "new-values": "400", "new-aggregate": ""}
    page = client.post(f"{address}/conditions", {**named, **typed}, status=409)
    assert page.value_of("new-values") == "400"


def test_a_requirement_is_split_where_the_person_says(client: StrictClient, world: World) -> None:
    address, named = open_one(client, world, "1.1")
    assert client.page is not None
    place = client.page.all(".//input[@name='at'][@type='checkbox']")[0].get("value") or ""
    assert "was split into 2" in client.post(f"{address}/split", {**named, "at": place}).text
    assert list(lines(world)) == ["1.1a", "1.1b", "1.2", "1.3", "1.4"]


@pytest.mark.parametrize("at", ["0", "99999", "", "x", "²", "9" * 5000])
def test_a_split_that_leaves_nothing_is_told(client: StrictClient, world: World, at: str) -> None:
    address, named = open_one(client, world, "1.1")
    assert "cannot be split there" in client.post(f"{address}/split", {**named, "at": at}).text


def test_selected_ones_are_confirmed_or_joined(client: StrictClient, world: World) -> None:
    keys = {number: line.requirement.key for number, line in lines(world).items()}
    act = f"{LIST}/selected"
    assert "Nothing is selected." in client.post(act, {"action": "confirm"}).text
    assert "Choose at least two requirements" in client.post(act, {"action": "merge", "key": keys["1.1"]}).text
    page = client.post(act, {"action": "confirm", "key": [keys["1.1"], keys["1.2"]]})
    assert "2 requirements were confirmed." in page.text
    address, named = open_one(client, world, "1.3")
    client.post(address, {**named, "number": "1.3", "text": "ISO 9001", "level": "rated", "scope": "member", "lot": ""})
    page = client.post(act, {"action": "merge", "key": [keys["1.2"], keys["1.3"]]})
    assert "they differ in lot or scope" in page.text
    page = client.post(act, {"action": "merge", "key": [keys["1.1"], keys["1.2"]]})
    assert "2 requirements were joined." in page.text
    assert list(lines(world)) == ["1.1", "1.3", "1.4"]


def test_what_was_taken_out_is_put_back_by_one_click(client: StrictClient, world: World) -> None:
    before = lines(world)["1.2"].requirement
    address, named = open_one(client, world, "1.2")
    page = client.post(f"{address}/delete", named, status=200)
    assert "Requirement 1.2 was taken out." in page.text
    undo = {name: page.value_of(name) for name in ("requirement", "before")}
    assert "Requirement 1.2 is back." in client.post(f"{LIST}/restore", undo).text
    assert list(lines(world)) == ["1.1", "1.2", "1.3", "1.4"]
    assert lines(world)["1.2"].requirement == before


@pytest.mark.parametrize("written", ["", "{", "[]", '{"number": 7}', '{"number":"1","text":"x","weight":"NaN!"}'])
def test_a_forged_undo_is_not_found(client: StrictClient, written: str) -> None:
    client.post(f"{LIST}/restore", {"requirement": written}, status=404)


def test_a_requirement_is_added_by_hand(client: StrictClient, world: World) -> None:
    page = client.post(f"{LIST}/add")
    assert "New requirement" in page.text
    assert list(lines(world))[-1] == "5"


def test_an_export_manager_reads_and_changes_nothing(client: StrictClient, sign_in: SignIn, world: World) -> None:
    line = lines(world)["1.1"]
    reader = sign_in(Role.EXPORT_MANAGER)
    page = reader.get(f"{LIST}/{line.requirement.key}")
    assert "Confirm" not in " ".join(button.text or "" for button in page.all(".//button"))
    reader.post(f"{LIST}/{line.requirement.key}/conditions/confirm", {"revision": "1"}, status=403)


def test_keys_that_do_not_exist_are_not_found(client: StrictClient) -> None:
    client.get(f"{LIST}/R999", status=404)
    client.get(LIST)
    for step in ("", "/split", "/delete", "/conditions", "/conditions/confirm", "/conditions/remove"):
        typed = {"position": "0", "at": "3", "number": "1", "text": "x", "level": "rated", "scope": "item"}
        typed |= {"condition0-property": "rated voltage", "condition0-operator": "≥", "condition0-values": "400"}
        client.post(f"{LIST}/R999{step}", typed, status=404)
        client.get(LIST)


def test_a_long_list_comes_in_pages_and_takes_few_queries(sign_in: SignIn, world: World) -> None:
    manager = world.actor(Role.BID_MANAGER)
    many = tuple(Requirement(number=str(place), text=f"Statement {place}") for place in range(1, 251))
    draft = replace(Tender(owner_id=world.lead.id), title={"en": "Long"}, requirements=many)
    create_tender(world.database, manager, draft, now=NOW)
    client = sign_in(Role.BID_MANAGER)
    page = client.get(LIST)
    assert shown(page) == [str(place) for place in range(1, 101)]
    assert "Page 1 of 3" in page.text
    assert shown(client.get(f"{LIST}?page=3"))[0] == "201"
    assert shown(client.get(f"{LIST}/R150"))[0] == "101"
    with counted_queries(world.database) as seen:
        client.get(LIST)
    assert len(seen) <= 12
