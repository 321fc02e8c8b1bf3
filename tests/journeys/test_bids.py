"""The bid workspace in a real browser: by keyboard, by mouse, on a telephone, and for everybody."""

from time import sleep

import pytest
from playwright.sync_api import Page, Route, expect

from bidbuilder.domain.people.permissions import Role
from tests.factories.web_bids import WebBid, add, add_system, ask_for_quotes, fill, make_web_bid, run_jobs
from tests.factories.web_people import World
from tests.journeys.browser import Visit, assert_accessible

pytestmark = pytest.mark.journey


@pytest.fixture
def bid(small_world: World) -> WebBid:
    """The lead's bid with an empty solution."""
    return make_web_bid(small_world)


def items(page: Page) -> list[str]:
    """The nodes of the tree with their numbers."""
    return [" ".join(one.split()) for one in page.locator("[data-node]").all_inner_texts()]


def test_a_candidate_is_added_by_keyboard_and_taken_back(visit: Visit, bid: WebBid) -> None:
    page = visit(Role.BID_MANAGER)
    page.goto(f"{bid.path}/solution")
    page.locator("#line-R1").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#line-R2")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#head-candidates")).to_have_text("Candidates for 2.1")
    expect(page.locator("#line-R2")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("button", name="Add Boiler")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#bid-total")).to_have_text("EUR 2,500.00")
    expect(page.locator("#said")).to_have_text("1 of 3 requirements met, price EUR 2,500.00")
    assert items(page) == ["1 Boiler"]
    expect(page.get_by_role("button", name="Add Boiler")).to_be_focused()
    page.keyboard.press("Control+z")
    expect(page.locator("#bid-total")).to_have_text("EUR 0.00")
    page.keyboard.press("Control+Shift+Z")
    expect(page.locator("#bid-total")).to_have_text("EUR 2,500.00")
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#line-R2")).to_be_focused()


def test_the_tree_is_arranged_by_keyboard(visit: Visit, bid: WebBid) -> None:
    add(bid, bid.pump)
    add(bid, bid.boiler)
    page = visit(Role.BID_MANAGER)
    page.goto(f"{bid.path}/solution")
    page.locator("[data-node]").nth(1).focus()
    page.keyboard.press("Alt+ArrowUp")
    expect(page.locator("[data-node]").first).to_have_text("1 Boiler")
    expect(page.locator("[data-node]").first).to_be_focused()
    page.keyboard.press("+")
    expect(page.locator("#bid-total")).to_have_text("EUR 5,100.00")
    page.keyboard.press("Enter")
    expect(page.locator("#inspector h4")).to_have_text("1 Boiler")
    page.locator("#node-title").fill("Peak load boiler")
    page.get_by_role("button", name="Rename").click()
    expect(page.locator("[data-node]").first).to_have_text("1 Peak load boiler")
    page.locator("[data-node]").first.focus()
    page.keyboard.press("Delete")
    expect(page.locator("[data-node]")).to_have_count(1)
    expect(page.locator("[data-node]").first).to_be_focused()
    assert items(page) == ["1 Pump"]


def test_every_press_counts_from_what_the_one_before_it_left(visit: Visit, bid: WebBid) -> None:
    add(bid, bid.boiler)
    page = visit(Role.BID_MANAGER)
    page.goto(f"{bid.path}/solution")
    page.route("**/solution/edit", answer_late)
    page.locator("[data-node]").focus()
    for key in ("+", "+", "+", "-"):
        page.keyboard.press(key)
    expect(page.locator("[data-node]")).to_have_attribute("data-quantity", "3")
    expect(page.locator("#said")).to_contain_text("EUR 7,500.00")


def answer_late(route: Route) -> None:
    """Lets a request wait, so that the next key is pressed before its answer."""
    sleep(0.3)
    route.continue_()


def test_parts_and_candidates_are_dragged_to_their_place(visit: Visit, bid: WebBid) -> None:
    add_system(bid, "Boiler house")
    add(bid, bid.pump)
    page = visit(Role.BID_MANAGER)
    page.goto(f"{bid.path}/solution?requirement=R2")
    drag(page, ".tree__item--item .tree__grip", ".tree__item--system > .tree")
    expect(page.locator("#panes")).to_have_attribute("data-revision", "3")
    expect(page.locator(".tree__item--system [data-node]").nth(1)).to_contain_text("Pump")
    drag(page, ".candidate .muted", ".tree__item--system > .tree")
    expect(page.locator("#bid-total")).to_have_text("EUR 2,600.00")
    (group,) = bid.solution().roots
    assert {one.title for one in group.children} == {"Pump", "Boiler"}


def drag(page: Page, what: str, where: str) -> None:
    """Drag by mouse, slowly enough to be a person, from where it is seen."""
    page.locator(what).first.scroll_into_view_if_needed()
    start, end = (page.locator(one).first.bounding_box() for one in (what, where))
    assert start is not None
    assert end is not None
    page.mouse.move(start["x"] + 6, start["y"] + 8)
    page.mouse.down()
    for shift in range(4):
        # Towards the end of the list: over the middle of a part it is not clear yet whether before or behind is meant.
        page.mouse.move(end["x"] + 30 + shift, end["y"] + end["height"] * 0.85 + shift, steps=8)
    page.mouse.up()


def test_on_a_telephone_the_panes_are_tabs(visit: Visit, bid: WebBid) -> None:
    page = visit(Role.BID_MANAGER, width=360, language="da")
    page.goto(f"{bid.path}/solution")
    expect(page.locator("#pane-requirements")).to_be_visible()
    expect(page.locator("#pane-candidates")).to_be_hidden()
    page.locator("#line-R2").click()
    expect(page.locator("#head-candidates")).to_have_text("Kandidater til 2.1")
    page.get_by_role("button", name="Tilføj Boiler på dansk").click()
    page.get_by_role("button", name="Løsning", exact=True).click()
    expect(page.locator("#pane-tree [data-node]")).to_be_visible()

    # panes that come while a tab is held down do not swallow it
    tab = page.get_by_role("button", name="Kandidater", exact=True)
    tab.hover()
    page.mouse.down()
    page.evaluate("htmx.ajax('GET', location.href, {target: '#panes', select: '#panes', swap: 'outerHTML'})")
    page.mouse.up()
    expect(page.locator("#pane-candidates")).to_be_visible()


def test_on_a_telephone_long_forms_begin_folded_but_for_what_is_wrong(visit: Visit, bid: WebBid) -> None:
    fill(bid)
    page = visit(Role.BID_MANAGER, width=360, language="da")
    page.goto(f"{bid.path}/price/payments")
    sections, shown = page.locator(".form-section"), page.locator(".form-section[open]")
    expect(sections).to_have_count(5)
    expect(shown).to_have_count(0)
    sections.nth(1).locator("summary").click()
    page.locator("[name=interest]").fill("hundrede")
    page.locator(".form-section ~ .form-actions button").click()
    expect(shown).to_have_count(1)
    page.locator(".error-summary a").first.click()
    expect(page.locator("[name=interest]")).to_be_focused()


def test_the_filter_and_the_scroll_stay_while_requirements_are_worked_through(visit: Visit, bid: WebBid) -> None:
    page = visit(Role.BID_MANAGER)
    page.goto(f"{bid.path}/solution")
    page.keyboard.press("/")
    page.keyboard.type("boiler")
    expect(page.locator("[data-lines] > li:visible")).to_have_count(1)
    page.locator("#line-R2").click()
    expect(page.locator("#head-candidates")).to_have_text("Candidates for 2.1")
    expect(page.locator("[data-lines] > li:visible")).to_have_count(1)
    page.go_back()
    expect(page.locator("header .brand")).to_be_visible()


def test_a_second_person_is_told_what_the_first_one_changed(visit: Visit, bid: WebBid) -> None:
    add(bid, bid.pump, "2")
    first, second = visit(Role.BID_MANAGER), visit(Role.BID_MANAGER)
    for page in (first, second):
        page.goto(f"{bid.path}/solution")
    for page, quantity in ((first, "5"), (second, "7")):
        page.locator(".tree .quantity").fill(quantity)
        page.keyboard.press("Tab")
        expect(page.locator("#said")).not_to_be_empty()
    expect(second.get_by_role("alert")).to_contain_text("The quantity of “Pump” went from 2 to 5.")
    expect(second.locator(".tree .quantity")).to_have_value("5")


@pytest.mark.parametrize(("width", "language"), [(1600, "en"), (360, "da")])
def test_everybody_can_use_every_page_of_a_bid(visit: Visit, bid: WebBid, width: int, language: str) -> None:
    fill(bid)
    mine, _theirs = ask_for_quotes(bid)
    page = visit(Role.BID_MANAGER, width=width, language=language)
    node = bid.solution().items()[0].key
    addresses = ["overview", "solution", "coverage?requirement=R1", "consortium", "price", "documents", "log"]
    addresses += ["connections", f"what-if?item={node}&requirement=1.1&step=amount:3:{node}", "consortium/members-lost"]
    for path in ["/", "/bids", f"/bids/new?tender={bid.tender_id}", f"{bid.path}/solution?node={node}"]:
        page.goto(path)
        assert_accessible(page)
    for address in addresses:
        page.goto(f"{bid.path}/{address}")
        assert_accessible(page)
    page = visit(Role.SUPPLIER_EDITOR, width=width, language=language)
    for path in ["/", "/quotes", f"/quotes/{mine}"]:
        page.goto(path)
        assert_accessible(page)


def test_the_pack_can_be_frozen_watched_and_opened(visit: Visit, bid: WebBid) -> None:
    fill(bid)
    page = visit(Role.BID_MANAGER)
    page.goto(f"{bid.path}/documents")
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Freeze and make the pack").click()
    expect(page.locator(".job")).to_contain_text("waiting")
    run_jobs(bid)
    page.get_by_role("link", name="Look at the pages").click()
    expect(page.get_by_role("link", name="01-letter-of-bid.docx")).to_be_visible()
    assert_accessible(page)
