"""The first whole journey in a real browser: an offering, a buyer's workbook, a solution, coverage, a price, a pack.

Everything is found by its address or its field name, so that the same journey goes through in both languages. Every page
that is met is looked at for serious accessibility findings.
"""

import io
import re
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from playwright.sync_api import Page, expect

from bidbuilder.app import create_app
from bidbuilder.domain.basics.findings import has_errors
from bidbuilder.domain.people.permissions import Role
from bidbuilder.formats.writers.verification import verify_pack
from bidbuilder.jobs.worker import Worker
from bidbuilder.settings import Settings
from tests.factories.web_people import World
from tests.journeys.browser import Visit, assert_accessible, serve

pytestmark = pytest.mark.journey

REQUIREMENTS = (
    ("R-1", "Pumps", "The pump shall have a rated power of at least 12 kW.", "Mandatory"),
    ("R-2", "Pumps", "The degree of protection shall be at least IP55.", "Mandatory"),
    ("R-3", "Papers", "The bidder shall enclose a maintenance plan.", "Mandatory"),
)


@pytest.fixture
def site(small_world: World, tmp_path: Path) -> Iterator[str]:
    """The small world, served with a worker beside it; LibreOffice is left out, so that the pack takes no minute."""
    settings = Settings(data_folder=tmp_path / "data", log_level="ERROR", soffice="")
    worker = Worker(small_world.database, settings)
    thread = threading.Thread(target=worker.run, args=(0.05,))
    thread.start()
    try:
        yield from serve(create_app(settings, small_world.database))
    finally:
        worker.stopping.set()
        thread.join()


@pytest.mark.parametrize(("language", "width"), [("en", 1600), ("da", 360)])
def test_from_an_offering_and_a_workbook_to_a_downloaded_pack(
    visit: Visit, tmp_path: Path, language: str, width: int
) -> None:
    supplier = visit(Role.SUPPLIER_EDITOR, width=width, language=language)
    register_pump(supplier, language)
    lead = visit(Role.BID_MANAGER, width=width, language=language)
    import_tender(lead, tmp_path)
    confirm_requirements(lead)
    compose(lead)
    decide_what_no_computer_can(lead)
    price(lead)
    pack = freeze_and_download(lead, tmp_path)
    look_into(pack)


def register_pump(page: Page, language: str) -> None:
    """A supplier registers a pump with properties and a price, and publishes it."""
    page.goto("/offerings/new")
    looked_at(page)
    page.fill("[name=code]", "VP-15")
    page.select_option("[name=texts-0-language]", "en")
    page.fill("[name=texts-0-name]", "Pump VP-15")
    names = {"en": ("rated power", "degree of protection"), "da": ("mærkeeffekt", "kapslingsklasse")}[language]
    for row, (name, value) in enumerate(zip(names, ("15 kW", "IP55"), strict=True)):
        page.fill(f"[name=properties-{row}-name]", name)
        page.fill(f"[name=properties-{row}-value]", value)
    page.fill("[name=currency]", "EUR")
    page.fill("[name=breaks-0-from_quantity]", "1")
    page.fill("[name=breaks-0-unit_price]", "1500")
    page.select_option("[name=origin]", "DK")
    submit(page, "main form[action='/offerings/new']")
    expect(page).to_have_url(re.compile(r"/offerings/\d+$"))
    looked_at(page)
    page.click("form[action$='/publish'] button")
    expect(page.locator(".chip--good").first).to_be_visible()


def import_tender(page: Page, folder: Path) -> None:
    """The bid manager imports the buyer's workbook and sees what was understood."""
    file = folder / "requirements.xlsx"
    file.write_bytes(buyers_workbook())
    page.goto("/tenders/import")
    looked_at(page)
    page.set_input_files("[name=file]", file)
    submit(page, "main form[action='/tenders/import']")
    expect(page.locator("form[action$='/take-over']")).to_be_visible(timeout=30_000)
    looked_at(page)
    expect(page.locator("#requirements tbody tr")).to_have_count(len(REQUIREMENTS))
    submit(page, "form[action$='/take-over']")
    expect(page).to_have_url(re.compile(r"/tenders/\d+$"))
    looked_at(page)
    page.goto(f"{page.url}/edit")
    page.fill("[name=title]", "Pumps for the plant")
    page.fill("[name=buyer_name]", "Town of Example")
    page.select_option("[name=buyer_country]", "PL")
    page.fill("[name=currency]", "EUR")
    page.fill("[name=zone]", "Europe/Warsaw")
    page.fill("[name=submission]", "2031-03-03T11:00")
    page.fill("[name=validity_days]", "90")
    looked_at(page)
    submit(page, "main form[action$='/edit']")


def confirm_requirements(page: Page) -> None:
    """Every proposed condition is confirmed at once."""
    page.goto(f"{page.url}/requirements")
    looked_at(page)
    page.check("[data-select-all]")
    page.click("button[value=confirm]")
    progress = page.locator("main progress").first
    expect(progress).to_have_attribute("value", str(len(REQUIREMENTS)))


def compose(page: Page) -> None:
    """A bid is begun; a system, then the pump for each requirement it can meet; undo and redo."""
    page.goto(page.url.split("/requirements")[0])
    page.click("a[href^='/bids/new']")
    submit(page, "main form[action='/bids/new']")
    expect(page).to_have_url(re.compile(r"/bids/\d+/solution"))
    show_pane(page, "tree")
    page.fill("#group-title", "Pumping station")
    with page.expect_response(re.compile("/solution/edit")):
        page.press("#group-title", "Enter")
    expect(page.locator(".tree__item")).to_have_count(1)
    choose_requirement(page, "R-1")
    show_pane(page, "candidates")
    candidate = page.locator("[data-candidate]").first
    candidate.focus()
    candidate.press("Enter")
    expect(page.locator(".tree__item--item")).to_have_count(1)
    expect(page.locator("#bid-total")).to_contain_text(re.compile(r"1.500"))
    undo_and_redo(page)
    choose_requirement(page, "R-2")
    show_pane(page, "tree")
    page.locator(".tree__item--item a").first.click()
    page.locator("form:has(input[name=action][value=assign]) button").first.click()
    expect(page.locator(".tree__item--item").first).to_contain_text("R-2")


def choose_requirement(page: Page, number: str) -> None:
    """Choose a requirement and wait for its candidates."""
    show_pane(page, "requirements")
    with page.expect_response(re.compile("requirement=")):
        page.locator("[data-lines] .line", has_text=number).click()
    expect(page.locator("#head-candidates")).to_contain_text(number)


def undo_and_redo(page: Page) -> None:
    """What was added goes and comes back."""
    show_pane(page, "tree")
    page.click("[data-undo] button")
    expect(page.locator(".tree__item--item")).to_have_count(0)
    page.click("[data-redo] button")
    expect(page.locator(".tree__item--item")).to_have_count(1)


def decide_what_no_computer_can(page: Page) -> None:
    """Two requirements are met by proof; the third is decided by hand with a reason."""
    base = page.url.split("/solution")[0]
    page.goto(f"{base}/coverage")
    expect(page.locator("#coverage tbody .chip--met")).to_have_count(2)
    page.locator("#coverage tbody tr", has_text="R-3").locator("th a").click()
    page.check("#proof [name=verdict][value=met]")
    page.fill("#proof [name=reason]", "The maintenance plan is chapter 4 of our handbook.")
    submit(page, "#proof form[action$='/decide']")
    expect(page.locator("#coverage tbody .chip--met")).to_have_count(3)


def price(page: Page) -> None:
    """A mark-up changes the price."""
    base = page.url.split("/coverage")[0]
    page.goto(f"{base}/price")
    page.fill("[name=markup]", "10")
    submit(page, "main form[action$='/price/policy']")
    expect(page.locator("#bid-total")).to_contain_text(re.compile(r"1.650"))
    page.goto(f"{base}/consortium")


def freeze_and_download(page: Page, folder: Path) -> Path:
    """Nothing blocks any more; the pack is made and downloaded, twice the same."""
    base = page.url.split("/consortium")[0]
    page.goto(f"{base}/documents")
    if page.locator("[name=signatory]").count() and not page.locator("[name=signatory]").first.is_checked():
        page.locator("[name=signatory]").first.check()
        submit(page, "form[action$='/documents/letter']")
    page.on("dialog", lambda dialog: dialog.accept())
    page.click("form[action$='/documents/freeze'] button")
    link = page.locator("a[href*='/packs/']").first
    expect(link).to_be_visible(timeout=60_000)
    looked_at(page)
    downloads = []
    for number in range(2):
        with page.expect_download() as begun:
            link.click()
        target = folder / f"pack-{number}.zip"
        begun.value.save_as(target)
        downloads.append(target.read_bytes())
    assert downloads[0] == downloads[1]
    return folder / "pack-0.zip"


def look_into(pack: Path) -> None:
    """The pack verifies, and the price is in its price schedules."""
    assert not has_errors(verify_pack(pack.read_bytes()))
    with zipfile.ZipFile(pack) as archive:
        names = set(archive.namelist())
        expected = {"01-letter-of-bid.docx", "03-compliance-matrix.docx", "03-compliance-matrix.xlsx", "manifest.json"}
        assert expected <= names
        book = load_workbook(io.BytesIO(archive.read("04-price-schedules.xlsx")), data_only=True)
    values = {cell.value for sheet in book for row in sheet.iter_rows() for cell in row}
    assert 1650 in values


def show_pane(page: Page, name: str) -> None:
    """On a small screen the panes are tabs."""
    tab = page.locator(f"[data-pane-tab=pane-{name}]")
    if tab.is_visible():
        tab.click()


def submit(page: Page, form: str) -> None:
    """Send a form by its own button."""
    page.locator(f"{form} button[type=submit]").first.click()
    page.wait_for_load_state("load")


def looked_at(page: Page) -> None:
    """Nobody is kept out of this page, and it fits the window. The pages of a bid are looked at in `test_bids`."""
    assert_accessible(page)


def buyers_workbook() -> bytes:
    """A small requirement workbook as buyers send them."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Technical requirements"
    sheet.append(["Req. ID", "Category", "Requirement description", "Priority", "Response"])
    for row in REQUIREMENTS:
        sheet.append([*row, None])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
