"""`python -m tests.journeys.pictures`: make README's pictures from the running demo, in a fresh database of its own."""

import tempfile
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from bidbuilder.app import create_app
from bidbuilder.demo.loading import load_demo
from bidbuilder.services.installation import upgrade_database
from bidbuilder.settings import Settings
from bidbuilder.storage.database import Database
from tests.journeys.browser import CHROMIUM, serve

FOLDER = Path(__file__).resolve().parent / "tour"
# Name of the picture, the page, and what to click before it is taken.
PICTURES = (
    ("home", "/", ""),
    ("requirements", "/tenders/1/requirements?state=proposals", ""),
    ("solution", "/bids/1/solution", ""),
    ("coverage", "/bids/1/coverage", "#coverage tbody tr:nth-child(20) th a"),
    ("price", "/bids/1/price", ""),
    ("documents", "/bids/1/documents", ""),
)


def main() -> None:
    """Load the demo, serve it, sign in as its first login and take the pictures."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(data_folder=Path(folder), log_level="ERROR")
        database = Database.open(settings.effective_database_url)
        upgrade_database(database)
        login = load_demo(database, datetime.now(UTC))[0]
        for address in serve(create_app(settings, database)):
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
                page = browser.new_page(viewport={"width": 1440, "height": 900}, base_url=address)
                _sign_in(page, login.email, login.password)
                for name, path, click in PICTURES:
                    _take(page, name, path, click)
                browser.close()
        database.close()


def _sign_in(page: Page, email: str, password: str) -> None:
    page.goto("/sign-in")
    page.fill("[name=email]", email)
    page.fill("[name=password]", password)
    page.click("main button[type=submit]")


def _take(page: Page, name: str, path: str, click: str) -> None:
    page.goto(path)
    if click:
        page.click(click)
        page.wait_for_timeout(500)
        page.evaluate("window.scrollTo(0, 0)")
    page.screenshot(path=FOLDER / f"{name}.png")
    print(FOLDER / f"{name}.png")


if __name__ == "__main__":
    main()
