"""The review on screen: source and requirements linked both ways, decisions, two people at once, patterns, the left-out."""

import re

import pytest

from bidbuilder import codec
from bidbuilder.domain.people.permissions import Role
from bidbuilder.domain.tenders.requirements import Requirement
from bidbuilder.domain.tenders.tenders import Tender
from bidbuilder.services.tenders import create_tender, get_tender_page, take_over_import
from bidbuilder.storage.tenders import RequirementLine
from tests.factories.imports import look_here, ready_import, requirement_book
from tests.factories.people import NOW
from tests.factories.web_bids import counted_queries
from tests.factories.web_people import World, add_colleague
from tests.web.client import Page, StrictClient
from tests.web.fixtures import SignIn

REVIEW = "/tenders/1/review"


@pytest.fixture
def client(sign_in: SignIn, world: World) -> StrictClient:
    manager = world.actor(Role.BID_MANAGER)
    import_id = ready_import(world.database, manager, "tender", world.lead.id or 0, requirement_book(), "krav.xlsx")
    take_over_import(world.database, manager, import_id, now=NOW)
    look_here(world.database, 1)
    made = sign_in(Role.BID_MANAGER)
    made.get(REVIEW)
    return made


@pytest.fixture
def other(client: StrictClient, sign_in: SignIn, world: World) -> StrictClient:
    made = sign_in(add_colleague(world))
    made.get(REVIEW)
    return made


def line(world: World, number: str) -> RequirementLine:
    """The stored requirement with that number."""
    page = get_tender_page(world.database, world.actor(Role.BID_MANAGER), 1)
    return next(one for one in page.lines if one.requirement.number == number)


def numbers(world: World) -> list[str]:
    """The numbers in order."""
    page = get_tender_page(world.database, world.actor(Role.BID_MANAGER), 1)
    return [one.requirement.number for one in page.lines]


def form_of(page: Page, step: str) -> tuple[str, dict[str, str]]:
    """Action and hidden fields of the form whose action ends with a step."""
    for form in page.all(".//form"):
        action = form.get("action") or ""
        if re.search(rf"/{step}(\?|#|$)", action):
            fields = form.findall(".//input[@type='hidden']")
            return action, {one.get("name") or "": one.get("value") or "" for one in fields}
    raise AssertionError(f"no form to {step}")


def test_the_cell_of_the_open_requirement_is_marked_and_all_others_lead_to_theirs(
    client: StrictClient, world: World
) -> None:
    key = line(world, "1.2").requirement.key
    page = client.get(f"{REVIEW}?key={key}")
    current = page.all(".//td[@class='source-cell--current']//a")
    assert ["".join(one.itertext()) for one in current] == ["Kapslingsklasse mindst IP55."]
    marks = page.all(".//td[@class='source-cell--current']//mark")
    assert [mark.text for mark in marks] == ["IP55"] or any("IP55" in (mark.text or "") for mark in marks)
    links = [one.get("href") or "" for one in page.all(".//td//a[@class='taken taken--open']")]
    assert {f"key={line(world, number).requirement.key}" in " ".join(links) for number in ("1.1", "1.3", "1.4")} == {
        True
    }


def test_accepting_goes_on_to_the_next_open_one_until_all_are_confirmed(client: StrictClient, world: World) -> None:
    for done in range(1, 5):
        assert client.page is not None
        action, fields = form_of(client.page, "accept")
        page = client.post(action, fields)
        assert f"{done} of 4 confirmed" in page.text
    assert all(line(world, number).requirement.is_confirmed for number in numbers(world))
    assert not [form for form in page.all(".//form") if "/accept" in (form.get("action") or "")]


def test_one_proposal_is_refused_and_the_other_stays(client: StrictClient, world: World) -> None:
    key = line(world, "1.1").requirement.key
    page = client.get(f"{REVIEW}?key={key}")
    action, fields = form_of(page, "condition")
    client.post(action, {**fields, "state": "refused"})
    assert line(world, "1.1").requirement.constraints[0].state.value == "refused"
    client.post(action, {**fields, "state": "nonsense"}, status=404)
    page = client.post(action, {**fields, "name": "gone", "state": "refused"})
    assert "has no condition" in page.text


def test_level_and_scope_are_changed_in_place(client: StrictClient, world: World) -> None:
    assert client.page is not None
    action, fields = form_of(client.page, "kind")
    client.post(action, {**fields, "level": "rated", "scope": "system"})
    changed = line(world, "1.1").requirement
    assert (changed.level.value, changed.scope.value, changed.is_confirmed) == ("rated", "system", False)


def test_splitting_joining_taking_out_and_undoing(client: StrictClient, world: World) -> None:
    assert client.page is not None
    action, fields = form_of(client.page, "split")
    cut = line(world, "1.1").requirement.text.index("Støj")
    page = client.post(action, {**fields, "at": str(cut)})
    assert numbers(world) == ["1.1a", "1.1b", "1.2", "1.3", "1.4"]
    action, fields = form_of(page, "join")
    page = client.post(action, fields)
    assert numbers(world) == ["1.1a", "1.2", "1.3", "1.4"]
    action, fields = form_of(page, "remove")
    page = client.post(action, fields)
    assert numbers(world) == ["1.2", "1.3", "1.4"]
    for _ in range(3):
        action, fields = form_of(page, "undo")
        page = client.post(action, fields)
    assert numbers(world) == ["1.1", "1.2", "1.3", "1.4"]
    assert "Taken back" in page.text
    assert "There is nothing of yours" in client.post(action, fields).text


def value_of(page: Page, name: str) -> str:
    """What stands in a field, of a choice what is chosen."""
    for choice in page.all(f".//select[@name='{name}']"):
        return next((one.get("value") or "" for one in choice if one.get("selected") is not None), "")
    return page.value_of(name)


def edit_fields(page: Page, **typed: str) -> tuple[str, dict[str, str]]:
    """The edit form as it stands, with other words typed in some fields."""
    action, fields = form_of(page, "fields")
    names = ("text", "number", "section", "lot", "level", "weight", "scope", "quantity", "unit", "evidence")
    stored = {name: value_of(page, name) for name in names}
    return action, {**stored, **fields, **typed}


def test_the_quantity_of_a_requirement_stands_below_its_text(client: StrictClient, world: World) -> None:
    assert client.page is not None
    assert "Quantity 1,250.5" not in client.page.text
    number = value_of(client.page, "number")
    client.post(*edit_fields(client.page, quantity="1250.5", unit="m"))
    stored = line(world, number).requirement
    assert (str(stored.quantity), stored.unit) == ("1250.5", "m")
    assert "Quantity 1,250.5 m" in client.get(f"{REVIEW}?key={stored.key}").text


def test_two_people_save_different_fields_and_both_hold(
    client: StrictClient, other: StrictClient, world: World
) -> None:
    assert client.page is not None
    assert other.page is not None
    mine = edit_fields(client.page, evidence="A drawing")
    theirs = edit_fields(other.page, text="Varmepumpen skal være rød.")
    client.post(*mine)
    other.post(*theirs)
    stored = line(world, "1.1").requirement
    assert (stored.evidence, stored.text) == ("A drawing", "Varmepumpen skal være rød.")


def test_the_second_saver_of_the_same_field_is_told_and_keeps_what_was_typed(
    client: StrictClient, other: StrictClient, world: World
) -> None:
    assert client.page is not None
    assert other.page is not None
    client.post(*edit_fields(client.page, text="First."))
    page = other.post(*edit_fields(other.page, text="Second."), status=409)
    assert "Somebody else changed the same fields" in page.text
    assert page.value_of("text") == "Second."
    assert line(world, "1.1").requirement.text == "First."
    again = edit_fields(page, text="Second.")
    other.post(*again)
    assert line(world, "1.1").requirement.text == "Second."


def test_a_field_left_empty_is_told_and_the_rest_is_kept(client: StrictClient) -> None:
    assert client.page is not None
    page = client.post(*edit_fields(client.page, text="", evidence="Kept"), status=422)
    assert page.value_of("evidence") == "Kept"


def test_news_say_who_is_here_and_what_changed(client: StrictClient, other: StrictClient, world: World) -> None:
    def news_address(page: Page) -> str:
        (news,) = page.all(".//div[@id='review-news']")
        return news.get("hx-get") or ""

    assert client.page is not None
    address = news_address(client.page)
    assert client.plain.get(address).status_code == 204
    other.get(f"{REVIEW}/news?key={line(world, '1.1').requirement.key}")
    told = client.get(address)
    assert "Also here: Colleague" in told.text
    assert "Colleague is here" in told.text
    assert client.plain.get(news_address(told)).status_code == 204
    assert other.page is not None
    action, fields = form_of(other.page, "kind")
    other.post(action, {**fields, "level": "rated", "scope": "item"})
    told = client.get(news_address(told))
    assert "Somebody changed this requirement" in told.text


def test_proposals_are_decided_by_pattern_after_a_look_and_taken_back_whole(client: StrictClient, world: World) -> None:
    page = client.get(f"{REVIEW}/patterns")
    (link, *_) = [one.get("href") or "" for one in page.all(".//li[@class='pattern']/a")]
    preview = client.get(link)
    values = [one.get("value") or "" for one in preview.all(".//input[@name='proposal']")]
    assert values
    before = get_tender_page(world.database, world.actor(Role.BID_MANAGER), 1).open_proposals
    page = client.post(f"{REVIEW}/patterns", {"proposal": values, "state": "confirmed"})
    assert get_tender_page(world.database, world.actor(Role.BID_MANAGER), 1).open_proposals == before - len(values)
    page = client.post(*form_of(page, "undo"))
    assert get_tender_page(world.database, world.actor(Role.BID_MANAGER), 1).open_proposals == before
    assert "Proposals by pattern" in page.text
    assert "0 proposals were accepted." in client.post(f"{REVIEW}/patterns", {"state": "confirmed"}).text


def test_left_out_words_are_made_a_requirement_or_set_aside(client: StrictClient, world: World) -> None:
    page = client.get(f"{REVIEW}/left-out")
    assert "Everything the files ask" in page.text
    client.get(f"{REVIEW}?key={line(world, '1.3').requirement.key}")
    assert client.page is not None
    client.post(*form_of(client.page, "remove"))
    page = client.get(f"{REVIEW}/left-out")
    action, fields = form_of(page, "set-aside")
    page = client.post(action.split("#")[0], fields, status=422)
    assert "Say in a few words why" in page.text
    client.post(action.split("#")[0], {**fields, "reason": "Background", "alike": "1"})
    page = client.get(f"{REVIEW}/left-out?aside=1")
    assert "No requirement, because: Background" in page.text
    client.post(*form_of(page, "take-up"))
    page = client.get(f"{REVIEW}/left-out")
    client.post(*form_of(page, "make"))
    assert len(numbers(world)) == 4


def test_a_row_of_the_source_becomes_a_requirement(client: StrictClient, world: World) -> None:
    page = client.get(REVIEW)
    forms = [form for form in page.all(".//form") if "/review/lines/" in (form.get("action") or "")]
    assert forms
    client.post(forms[0].get("action") or "", {})
    assert len(numbers(world)) == 5


def test_source_texts_are_shown_as_text_and_never_as_markup(sign_in: SignIn, world: World) -> None:
    manager = world.actor(Role.BID_MANAGER)
    nasty = b"# 1 <script>alert(1)</script>\n\nThe pump must <img src=x onerror=alert(1)> be loud & 'red'.\n"
    import_id = ready_import(world.database, manager, "tender", world.lead.id or 0, nasty, "<b>call</b>.md")
    take_over_import(world.database, manager, import_id, now=NOW)
    look_here(world.database, 1)
    page = sign_in(Role.BID_MANAGER).get(REVIEW)
    assert not page.all(".//img[@src='x']")
    assert "<img src=x onerror=alert(1)>" in page.text
    assert not [one for one in page.all(".//script") if not one.get("src")]


def test_a_forged_seen_requirement_changes_nothing_but_what_was_typed(client: StrictClient, world: World) -> None:
    assert client.page is not None
    action, fields = form_of(client.page, "kind")
    forged = codec.to_json(Requirement(key="R2", number="9", text="Forged."))
    page = client.post(action, {**fields, "seen": forged, "level": "rated", "scope": "item", "revision": "99"})
    assert "saved a newer version" in page.text
    assert line(world, "1.2").requirement.text == "Kapslingsklasse mindst IP55."


def test_others_than_the_lead_find_nothing(client: StrictClient, sign_in: SignIn) -> None:
    for role in (Role.SUPPLIER_EDITOR, Role.FACILITATOR, Role.SIGNATORY):
        stranger = sign_in(role)
        for path in (REVIEW, f"{REVIEW}/news", f"{REVIEW}/patterns", f"{REVIEW}/left-out", f"{REVIEW}/pages/1.png"):
            assert stranger.plain.get(path).status_code in {403, 404}


def test_an_export_manager_looks_on_without_buttons(client: StrictClient, sign_in: SignIn) -> None:
    page = sign_in(Role.EXPORT_MANAGER).get(REVIEW)
    actions = [form.get("action") or "" for form in page.all(".//form")]
    assert not [action for action in actions if re.search(r"/(accept|condition|kind|fields|undo|lines)", action)]


def test_a_tender_without_files_or_requirements_says_what_to_do(sign_in: SignIn, world: World) -> None:
    manager = world.actor(Role.BID_MANAGER)
    create_tender(world.database, manager, Tender(owner_id=world.lead.id, title={"en": "By hand"}), now=NOW)
    page = sign_in(Role.BID_MANAGER).get(REVIEW)
    assert "No source to show" in page.text
    assert "No requirements yet" in page.text
    assert "No proposal waits" in sign_in(Role.BID_MANAGER).get(f"{REVIEW}/patterns").text


def test_however_long_the_list_a_page_asks_the_database_the_same_few_times(sign_in: SignIn, world: World) -> None:
    manager = world.actor(Role.BID_MANAGER)
    many = tuple(Requirement(number=str(number), text=f"It must do {number}.") for number in range(1, 301))
    tender = Tender(owner_id=world.lead.id, title={"en": "Long"}, requirements=many)
    create_tender(world.database, manager, tender, now=NOW)
    visitor = sign_in(Role.BID_MANAGER)
    page = visitor.get(f"{REVIEW}?key=R250")
    assert len(page.all(".//a[@data-line]")) == 100
    for path, most in ((f"{REVIEW}?key=R250", 24), (f"{REVIEW}/patterns", 14), (f"{REVIEW}/left-out", 14)):
        with counted_queries(world.database) as seen:
            visitor.get(path)
        assert len(seen) <= most, seen
