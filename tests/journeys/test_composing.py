"""A bid manager composes the demo's bid in a real browser: covered with one click, one choice understood and pinned, a
member dropped, the way out taken, everything undone with one step.
"""

import re
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from bidbuilder.app import create_app
from bidbuilder.demo.loading import load_demo
from bidbuilder.demo.people import PASSWORD
from bidbuilder.jobs.worker import Worker
from bidbuilder.settings import Settings
from tests.journeys.browser import assert_accessible, serve, sign_in
from tests.storage_fixtures import closed_file, copy_of_sqlite

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("composing")]

LONG = 60_000


@pytest.fixture(scope="module")
def demo(sqlite_master: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo of today in a file to copy from."""
    database = copy_of_sqlite(sqlite_master, tmp_path_factory.mktemp("demo"))
    load_demo(database, datetime.now(UTC))
    return closed_file(database)


@pytest.fixture
def site(demo: Path, tmp_path: Path) -> Iterator[str]:
    """The demo, served with a worker beside it."""
    database = copy_of_sqlite(demo, tmp_path)
    settings = Settings(data_folder=tmp_path / "data", log_level="ERROR", soffice="")
    worker = Worker(database, settings)
    thread = threading.Thread(target=worker.run, args=(0.05,))
    thread.start()
    try:
        yield from serve(create_app(settings, database))
    finally:
        worker.stopping.set()
        thread.join()
        database.close()


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    """The bid manager, signed in."""
    context = browser.new_context(viewport={"width": 1600, "height": 1000}, locale="en-GB", base_url=site)
    sign_in(context, "bid@hedelund.example", PASSWORD)
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(f"script error: {error}"))
    yield page
    context.close()


def test_a_bid_is_composed_understood_pinned_and_composed_again_without_a_member(page: Page) -> None:
    page.goto("/bids/1/solution")
    page.click("#pane-tree .pane__head a:has-text('Compose')")
    assert_accessible(page)
    page.click("summary:has-text('What else to work out')")
    page.select_option("[name=trade_off]", "")  # the curve takes as long as all the rest; the other journey has it
    page.click("main button.button-primary:has-text('Compose')")
    expect(page.locator("#changes")).to_be_visible(timeout=LONG)
    expect(page.locator("#covered")).not_to_contain_text("not met")
    expect(page.locator("#covered")).not_to_contain_text("partly")
    assert_accessible(page)

    page.click("nav.tab-container a:has-text('Why this')")
    store = page.locator("#choices tr", has=page.locator("th", has_text="2.6.4"))
    expect(store).to_contain_text(re.compile(r"EUR\s[\d,.]+ more"))
    expect(page.locator("#costs")).to_contain_text("3.5.1")
    assert_accessible(page)
    store.get_by_role("button", name="Not this one").click()
    expect(page.locator("#changes")).to_be_visible(timeout=LONG)
    page.click("nav.tab-container a:has-text('Why this')")
    other = page.locator("#choices tr", has=page.locator("th", has_text="2.6.4"))
    other.get_by_role("button", name="Pin").click()
    expect(page.locator("#changes")).to_be_visible(timeout=LONG)
    page.click("nav.tab-container a:has-text('Why this')")
    expect(page.locator("#choices tr", has=page.locator("th", has_text="2.6.4"))).to_contain_text("pinned")

    page.click("nav.tab-container a:has-text('Members')")
    expect(page.locator("#alternatives")).to_contain_text("Alternative 1")
    assert_accessible(page)
    page.locator("#alternatives a", has_text="Compare with the best").first.click()
    expect(page.locator("#compare")).to_contain_text("Landed cost")
    page.go_back()
    leaving = page.locator("#members tr", has_text="Vestermark Institut")
    leaving.get_by_role("button", name="Compose without this member").click()
    expect(page.locator("#changes")).to_be_visible(timeout=LONG)
    expect(page.locator("#changes")).to_contain_text("Biological start-up by process engineers")

    page.click("button:has-text('Take this solution')")
    expect(page.locator("[data-tree]").first).to_contain_text("Biological start-up by process engineers")
    page.click("#undo")
    expect(page.locator("[data-tree]").first).not_to_contain_text("Biological start-up by process engineers")


def test_what_cannot_be_is_told_with_a_way_out_that_works(page: Page) -> None:
    page.goto("/bids/1/compose")
    page.click("summary:has-text('Rules')")
    page.fill("[name=max_members]", "14")
    page.click("summary:has-text('What else to work out')")
    page.fill("[name=alternatives]", "0")
    page.click("main button.button-primary:has-text('Compose')")
    expect(page.locator("#why-not")).to_be_visible(timeout=LONG)
    expect(page.locator("#why-not")).to_contain_text("at most 14 members")
    assert_accessible(page)
    page.locator("#why-not li", has_text="Allow 15 members").first.get_by_role("button").click()
    expect(page.locator("#changes")).to_be_visible(timeout=LONG)
    page.set_viewport_size({"width": 360, "height": 800})
    assert_accessible(page)
