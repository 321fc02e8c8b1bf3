"""The review in a real browser: a workbook is imported, looked into and confirmed by keyboard, and two people meet."""

from pathlib import Path

import pytest
from playwright.sync_api import Route, expect

from bidbuilder.domain.people.permissions import Role
from bidbuilder.services.tenders import get_tender_page, take_over_import
from tests.factories.imports import look_here, ready_import, requirement_book, work_off
from tests.factories.people import NOW
from tests.factories.web_people import World, add_colleague
from tests.journeys.browser import Visit, assert_accessible

pytestmark = pytest.mark.journey

REVIEW = "/tenders/1/review"


@pytest.fixture
def imported(small_world: World) -> World:
    """The world with a workbook's tender whose file has been looked into."""
    manager = small_world.actor(Role.BID_MANAGER)
    owner = small_world.lead.id or 0
    import_id = ready_import(small_world.database, manager, "tender", owner, requirement_book(), "krav.xlsx")
    take_over_import(small_world.database, manager, import_id, now=NOW)
    look_here(small_world.database, 1)
    return small_world


def test_a_workbook_is_imported_and_confirmed_by_keyboard(visit: Visit, small_world: World, tmp_path: Path) -> None:
    page = visit(Role.BID_MANAGER)
    page.goto("/tenders/import")
    file = {"name": "krav.xlsx", "mimeType": "application/octet-stream", "buffer": requirement_book()}
    page.set_input_files("[name=file]", files=[file])
    page.click("main form.panel button[type=submit]")
    work_off(small_world.database, tmp_path)
    page.goto("/tenders/import/1")
    page.get_by_role("button", name="Take over").click()
    work_off(small_world.database, tmp_path)
    # The page comes anew once the files were looked into; a click just then would be lost.
    expect(page.get_by_role("heading", name="Looking into the files")).to_have_count(0)
    page.get_by_role("link", name="Review beside the source").first.click()
    expect(page.locator("#card h2")).to_contain_text("Requirement 1.1")
    expect(page.locator(".source-cell--current")).to_contain_text("800 kW")
    page.wait_for_load_state("networkidle")  # keys are heard once the page's scripts are there
    page.keyboard.press("r")
    expect(page.locator(".condition--refused")).to_have_count(1)
    page.keyboard.press("u")
    expect(page.locator(".condition--refused")).to_have_count(0)
    for number in ("1.2", "1.3", "1.4"):
        page.keyboard.press("a")
        expect(page.locator("#card h2")).to_contain_text(f"Requirement {number}")
    page.keyboard.press("a")
    expect(page.locator("#review-progress")).to_contain_text("4 of 4 confirmed")
    stored = get_tender_page(small_world.database, small_world.actor(Role.BID_MANAGER), 1)
    assert stored.confirmed == 4


def test_a_key_pressed_before_the_answer_came_is_for_the_next_requirement(visit: Visit, imported: World) -> None:
    page = visit(Role.BID_MANAGER)
    page.goto(REVIEW)
    page.wait_for_load_state("networkidle")

    def answer_late(route: Route) -> None:
        page.wait_for_timeout(300)
        route.continue_()

    page.route("**/accept", answer_late)
    page.keyboard.press("a")
    page.keyboard.press("a")
    expect(page.locator("#card h2")).to_contain_text("Requirement 1.3")
    expect(page.locator("#review-progress")).to_contain_text("2 of 4 confirmed")


def test_source_and_requirement_lead_to_each_other(visit: Visit, imported: World) -> None:
    page = visit(Role.BID_MANAGER)
    page.goto(REVIEW)
    page.locator("#source a.taken", has_text="ISO 9001").click()
    expect(page.locator("#card h2")).to_contain_text("Requirement 1.3")
    expect(page.locator(".source-cell--current")).to_contain_text("ISO 9001")
    page.locator("#review-list a", has_text="1.2").first.click()
    expect(page.locator(".source-cell--current")).to_contain_text("IP55")
    page.keyboard.press("j")
    expect(page.locator("#card h2")).to_contain_text("Requirement 1.3")
    page.keyboard.press("k")
    expect(page.locator("#card h2")).to_contain_text("Requirement 1.2")


def test_level_split_join_and_edit_by_keyboard(visit: Visit, imported: World) -> None:
    page = visit(Role.BID_MANAGER)
    page.goto(REVIEW)
    page.keyboard.press("l")
    expect(page.locator("#kind-level")).to_be_focused()
    page.select_option("#kind-level", "rated")
    expect(page.locator("[data-key=u]")).to_be_visible()
    page.reload()
    expect(page.locator("#kind-level")).to_have_value("rated")
    page.keyboard.press("s")
    page.locator("details[data-key=s] input[type=checkbox]").first.check()
    page.locator("details[data-key=s]").get_by_role("button", name="Split", exact=True).click()
    expect(page.locator("#card h2")).to_contain_text("Requirement 1.1a")
    page.keyboard.press("m")
    expect(page.locator("#review-list [data-line]")).to_have_count(4)
    expect(page.locator(".htmx-request, .htmx-swapping, .htmx-settling")).to_have_count(0)
    page.keyboard.press("e")
    expect(page.locator("details[data-key=e] textarea").first).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("u")
    expect(page.locator("#review-list [data-line]")).to_have_count(5)


def test_two_people_see_each_other_and_lose_nothing(visit: Visit, imported: World) -> None:
    add_colleague(imported)
    first, second = visit(Role.BID_MANAGER), visit("colleague")
    first.goto(REVIEW)
    second.goto(REVIEW)
    second.keyboard.press("e")
    second.locator("details[data-key=e] [name=evidence]").fill("A drawing")
    expect(first.locator("#review-people")).to_contain_text("Also here: Colleague", timeout=30_000)
    first.select_option("#kind-level", "information")
    expect(second.locator("#review-news")).to_contain_text("Somebody changed this requirement", timeout=30_000)
    expect(second.locator("details[data-key=e] [name=evidence]")).to_have_value("A drawing")
    second.get_by_role("button", name="Save and confirm").click()
    expect(second.locator("#review-messages")).to_contain_text("is saved")
    stored = get_tender_page(imported.database, imported.actor(Role.BID_MANAGER), 1).lines[0].requirement
    assert (stored.level.value, stored.evidence) == ("information", "A drawing")


@pytest.mark.parametrize(("width", "language"), [(1600, "en"), (360, "da")])
def test_the_review_is_for_everybody(visit: Visit, imported: World, width: int, language: str) -> None:
    page = visit(Role.BID_MANAGER, width=width, language=language)
    for path in (REVIEW, f"{REVIEW}/patterns", f"{REVIEW}/left-out", "/tenders/1", "/tenders"):
        page.goto(path)
        assert_accessible(page)
    page.goto(f"{REVIEW}/patterns")
    page.locator(".pattern a").first.click()
    assert_accessible(page)


def test_a_tree_is_for_everybody(visit: Visit, small_world: World) -> None:
    item = '<Item RNoPart="10"><Qty>1</Qty><Description><LongText>A pump must be delivered.</LongText></Description></Item>'
    bill = f"<GAEB><Award><BoQ><BoQBody><Itemlist>{item}</Itemlist></BoQBody></BoQ></Award></GAEB>".encode()
    manager, owner = small_world.actor(Role.BID_MANAGER), small_world.lead.id or 0
    import_id = ready_import(small_world.database, manager, "tender", owner, bill, "lv.x83")
    take_over_import(small_world.database, manager, import_id, now=NOW)
    look_here(small_world.database, 1)
    page = visit(Role.BID_MANAGER)
    page.goto(REVIEW)
    expect(page.locator(".source-tree .source-number")).to_have_text("10")
    assert_accessible(page)
