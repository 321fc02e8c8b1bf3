"""A real browser against a real server: the fixtures of all journeys, and the accessibility check they share."""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from werkzeug.serving import make_server

from bidbuilder.app import create_app
from bidbuilder.domain.people.permissions import Role
from bidbuilder.settings import Settings
from bidbuilder.storage.database import Database
from tests.factories.web_people import PASSWORD, World, make_world
from tests.web.client import find_token

CHROMIUM = os.environ.get("BIDBUILDER_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
SERIOUS = {"serious", "critical"}

Visit = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium: the one of the system, or Playwright's own; the test is skipped where there is none."""
    with sync_playwright() as playwright:
        try:
            started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        except Exception as missing:  # noqa: BLE001 - whatever keeps a browser from starting
            pytest.skip(f"no browser: {type(missing).__name__}")
        yield started
        started.close()


@pytest.fixture
def small_world(sqlite_database: Database) -> World:
    """The small world of people, on SQLite."""
    return make_world(sqlite_database)


@pytest.fixture
def site(small_world: World, tmp_path: Path) -> Iterator[str]:
    """The address of a server with the small world."""
    settings = Settings(data_folder=tmp_path / "data", log_level="ERROR")
    yield from serve(create_app(settings, small_world.database))


@pytest.fixture
def visit(browser: Browser, site: str) -> Iterator[Visit]:
    """`visit(Role.BID_MANAGER, width=360, language="da")` is a browser page of that role's user, signed in and empty."""
    opened = []

    def open_page(role: Role | None = None, *, width: int = 1600, language: str = "en") -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, locale={"en": "en-GB", "da": "da-DK"}[language], base_url=site
        )
        opened.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: pytest.fail(f"script error: {error}"))
        if role is not None:
            sign_in(context, f"{role}@example.dk", PASSWORD, language)
        return page

    yield open_page
    for context in opened:
        context.close()


def sign_in(context: BrowserContext, email: str, password: str, language: str = "en") -> None:
    """Send what the forms of sign-in and language send, without drawing their pages."""
    form, requests = {"email": email, "password": password}, context.request
    home = requests.post("/sign-in", form=form | {"csrf_token": find_token(requests.get("/sign-in").text())})
    token = find_token(home.text())
    requests.post("/language", form={"language": language, "csrf_token": token}, max_redirects=0)


def serve(app: Flask) -> Iterator[str]:
    """Serve an application on a free port while the caller is at work; gives its address."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def assert_accessible(page: Page) -> None:
    """No serious accessibility finding (axe), and nothing that makes the page wider than the window."""
    found = Axe().run(page).response["violations"]
    serious = [f"{one['id']} {one['nodes'][0]['target']}: {one['help']}" for one in found if one["impact"] in SERIOUS]
    assert not serious, f"{page.url}: {serious}"
    too_wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert too_wide <= 0, f"{page.url} is {too_wide} pixels wider than the window"
