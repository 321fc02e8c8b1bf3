"""Manners of every page in a real browser: keys, menus, dialogues, tables, and pages anybody can use."""

import pytest
from playwright.sync_api import Page, expect

from bidbuilder.domain.people.permissions import Role
from tests.factories.web_people import World
from tests.journeys.browser import Visit, assert_accessible

pytestmark = pytest.mark.journey

PAGES = {
    Role.ORGANISATION_ADMIN: [
        "/",
        "/account",
        "/jobs",
        "/organisations",
        "/organisations/2/edit",
        "/organisations/2/people",
    ],
    Role.FACILITATOR: ["/clusters", "/clusters/1", "/organisations/2"],
    Role.SITE_ADMIN: [
        "/styleguide",
        "/admin",
        "/admin/users",
        "/admin/outbox",
        "/admin/jobs",
        "/admin/audit",
        "/nothing",
    ],
}


@pytest.mark.parametrize(("width", "language"), [(1600, "en"), (360, "da")])
def test_everybody_can_use_every_page(visit: Visit, width: int, language: str) -> None:
    page = visit(width=width, language=language)
    page.goto("/sign-in")
    assert_accessible(page)
    for role, paths in PAGES.items():
        page = visit(role, width=width, language=language)
        for path in paths:
            page.goto(path)
            assert_accessible(page)


def names(page: Page) -> list[str]:
    """The first column of the members as it stands."""
    return page.locator("#organisations tbody tr:visible th").all_inner_texts()


def test_a_table_sorts_filters_and_keeps_what_was_chosen(visit: Visit, small_world: World) -> None:
    page = visit(Role.BID_MANAGER)
    page.goto("/organisations")
    sorted_names = sorted(names(page))
    page.get_by_role("button", name="Name").click()
    assert names(page) == sorted_names
    page.get_by_role("button", name="Name").click()
    assert names(page) == sorted_names[::-1]
    page.reload()
    assert names(page) == sorted_names[::-1]
    page.keyboard.press("/")
    page.keyboard.type("vester pump")
    assert names(page) == [small_world.member.legal_name]
    expect(page.locator("[data-table-count]")).to_have_text("1 of 3 rows")
    page.locator("[data-table-tools] summary").click()
    page.get_by_label("Country").uncheck()
    expect(page.get_by_role("columnheader", name="Country")).to_be_hidden()
    page.reload()
    expect(page.get_by_role("columnheader", name="Country")).to_be_hidden()


def test_on_a_telephone_the_rows_of_a_table_are_blocks_named_by_their_columns(visit: Visit) -> None:
    page = visit(Role.SITE_ADMIN, width=360)
    page.goto("/styleguide")
    labels = (
        page.locator("#example tbody tr")
        .first.locator("td")
        .evaluate_all("cells => cells.map((one) => getComputedStyle(one, '::before').content)")
    )
    assert labels == ['"Number"', '"Remark"', '""']
    assert page.locator("#example").evaluate("table => table.scrollWidth <= table.parentElement.clientWidth")
    page.set_viewport_size({"width": 1600, "height": 900})
    assert page.locator("#example thead").is_visible()


def test_arrows_move_through_the_cells_of_a_table(visit: Visit) -> None:
    page = visit(Role.BID_MANAGER)
    page.goto("/organisations")
    page.locator("#organisations tbody tr").first.locator("a").focus()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.closest('tr').rowIndex") == 2
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.cellIndex") == 1


def test_the_question_mark_lists_the_keys_and_escape_closes_the_list(visit: Visit) -> None:
    page = visit(Role.BID_MANAGER, language="da")
    page.goto("/")
    page.keyboard.press("?")
    keys = page.get_by_role("dialog", name="Tastatur")
    expect(keys).to_be_visible()
    page.keyboard.press("Escape")
    expect(keys).to_be_hidden()


def test_a_question_mark_in_a_text_stays_in_the_text(visit: Visit) -> None:
    page = visit()
    page.goto("/sign-in")
    page.fill("[name=email]", "")
    page.type("[name=email]", "a?/b")
    assert page.input_value("[name=email]") == "a?/b"


def test_the_user_menu_closes_by_escape_and_gives_the_focus_back(visit: Visit) -> None:
    page = visit(Role.BID_MANAGER)
    page.goto("/")
    menu = page.locator("header summary", has_text="Bid Manager")
    menu.click()
    expect(page.get_by_role("link", name="Your account")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="Your account")).to_be_hidden()
    expect(menu).to_be_focused()


def test_the_first_tab_leads_past_the_navigation(visit: Visit) -> None:
    page = visit(Role.BID_MANAGER)
    page.goto("/organisations")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def test_what_cannot_be_undone_is_asked_first(visit: Visit, small_world: World) -> None:
    page = visit(Role.FACILITATOR)
    page.goto(f"/clusters/{small_world.cluster.id}")
    row = page.locator("#members tbody tr", has_text=small_world.other_member.legal_name)
    page.once("dialog", lambda dialog: dialog.dismiss())
    row.get_by_role("button", name="End the membership").click()
    expect(row).to_be_visible()
    page.once("dialog", lambda dialog: dialog.accept())
    row.get_by_role("button", name="End the membership").click()
    expect(row).to_have_count(0)


def test_errors_are_summed_up_and_lead_to_their_field(visit: Visit) -> None:
    page = visit()
    page.goto("/sign-in")
    page.click("main button[type=submit]")
    summary = page.locator(".error-summary")
    expect(summary).to_be_focused()
    summary.get_by_role("link").first.click()
    expect(page.locator("[name=email]")).to_be_focused()


def test_on_a_telephone_the_navigation_is_in_a_menu(visit: Visit) -> None:
    page = visit(Role.BID_MANAGER, width=360)
    page.goto("/")
    page.locator("header .site-nav--narrow summary").click()
    page.locator("header .site-nav--narrow").get_by_role("link", name="Members").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Members")
