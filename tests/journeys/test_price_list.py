"""A supplier's journey in a real browser: from the link of an invitation to 200 published offerings out of its own price list.

The list is written the way a Danish firm writes one: lines above, a merged row of groups, units in the titles, 1.234,56.
"""

import re
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from bidbuilder.app import create_app
from bidbuilder.domain.matching.querying.queries import OfferingQuery, Paging
from bidbuilder.domain.people.permissions import Role
from bidbuilder.jobs.worker import Worker
from bidbuilder.services.searching import search_offerings
from bidbuilder.settings import Settings
from bidbuilder.storage.users import find_user_by_email, get_actor
from tests.factories.supplier_lists import valve_maker
from tests.factories.web_people import World
from tests.journeys.browser import Visit, assert_accessible, serve

pytestmark = pytest.mark.journey

COUNT = 200
EMAIL, PHRASE = "ny@ventil.example", "fire ord på en række"


@pytest.fixture
def site(small_world: World, tmp_path: Path) -> Iterator[str]:
    """The small world, served with a worker beside it."""
    settings = Settings(data_folder=tmp_path / "data", log_level="ERROR", soffice="")
    worker = Worker(small_world.database, settings)
    thread = threading.Thread(target=worker.run, args=(0.05,))
    thread.start()
    try:
        yield from serve(create_app(settings, small_world.database))
    finally:
        worker.stopping.set()
        thread.join()


@pytest.mark.parametrize("width", [360])
def test_from_an_invitation_to_two_hundred_published_offerings(
    visit: Visit, small_world: World, tmp_path: Path, width: int
) -> None:
    page = visit(width=width)
    join(page, invited(visit, small_world))
    upload(page, tmp_path, valve_maker(COUNT))
    assert_accessible(page)
    say_what_a_column_holds(page)
    correct_the_wrong_price(page)
    take_over(page)
    assert_accessible(page)
    assert_published(small_world)
    see_old_beside_new(page, tmp_path)


def invited(visit: Visit, world: World) -> str:
    """The firm's administrator invites somebody; gives the path of the link in the mail."""
    page = visit(Role.ORGANISATION_ADMIN)
    page.goto(f"/organisations/{world.member.id}/people")
    form = page.locator("main form.panel")
    form.locator("[name=email]").fill(EMAIL)
    form.locator("[name=role]").select_option(Role.SUPPLIER_EDITOR.value)
    form.locator("button[type=submit]").click()
    page.wait_for_load_state("load")
    outbox = visit(Role.SITE_ADMIN)
    outbox.goto("/admin/outbox")
    found = re.search(r"/invitations/[\w-]+", outbox.inner_text("main"))
    assert found
    return found[0]


def join(page: Page, path: str) -> None:
    """Follow the link, become a user and sign in."""
    page.goto(path)
    page.fill("[name=name]", "Nanna Ny")
    page.fill("[name=password]", PHRASE)
    page.click("main button[type=submit]")
    page.wait_for_load_state("load")
    page.goto("/sign-in")
    if page.locator("[name=email]").count():
        page.fill("[name=email]", EMAIL)
        page.fill("[name=password]", PHRASE)
        page.click("main button[type=submit]")
    page.click(".language-switch button[value=da]")
    page.wait_for_load_state("load")


def upload(page: Page, folder: Path, content: bytes) -> None:
    """Hand the list over and wait until it is read."""
    path = folder / "prisliste.xlsx"
    path.write_bytes(content)
    page.goto("/offerings/import")
    page.set_input_files("[name=file]", path)
    page.click("form[enctype] button[type=submit]")
    page.wait_for_selector("#rows", timeout=60_000)


def say_what_a_column_holds(page: Page) -> None:
    """One title means nothing to the reader: the person says that it is the part number."""
    page.select_option("[name=column-K]", "part_number")
    page.click("form[action$='/columns'] button[type=submit]")
    page.wait_for_selector("#rows", timeout=60_000)
    expect(page.locator("label[for=column-K]")).to_contain_text("som I sagde sidst")


def correct_the_wrong_price(page: Page) -> None:
    """One price is a word: it is corrected in its place."""
    page.goto(f"{page.url.split('?')[0].split('#')[0]}?show=errors")
    cell = page.locator("input[name^='cell-']").first
    expect(cell).to_have_value("mange penge")
    cell.fill("1.234,56")
    page.click("form[action$='/cells'] button[type=submit]")
    page.wait_for_selector("[name=publish]", timeout=60_000)


def take_over(page: Page) -> None:
    """All rows are clean now: take them over and publish them."""
    page.check("[name=publish]")
    page.click("form[action$='/take-over'] button[type=submit]")
    page.wait_for_selector("form[action$='/undo']", timeout=60_000)


def assert_published(world: World) -> None:
    """Two hundred offerings, found by their size, each with its prices, among them the corrected one."""
    with world.database.read() as session:
        user = find_user_by_email(session, EMAIL)
        assert user
        actor = get_actor(session, user)
    found = search_offerings(world.database, actor, OfferingQuery(own_only=True), Paging(limit=COUNT + 1)).rows
    assert len(found) == COUNT
    assert {row.state.value for row in found} == {"published"}


def see_old_beside_new(page: Page, folder: Path) -> None:
    """The next list of the year: the column is remembered, what changes is shown old beside new, and the rest is gone."""
    upload(page, folder, valve_maker(COUNT - 1, rise="10,00"))
    expect(page.locator("[name=column-K]")).to_have_value("part_number")
    page.goto(f"{page.url.split('?')[0].split('#')[0]}?show=changed")
    first = page.locator(".old-new").first
    expect(first.locator("del").first).to_be_visible()
    expect(first.locator("ins").first).to_be_visible()
    expect(page.locator("[name=withdraw]")).to_have_count(1)
    assert_accessible(page)
