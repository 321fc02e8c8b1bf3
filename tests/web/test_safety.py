"""What every answer carries, what the log keeps to itself, and pages for what goes wrong."""

import json
import logging
import stat
from pathlib import Path

import pytest
from flask import Flask

from bidbuilder.app import create_app, keep_secret_key
from bidbuilder.domain.people.permissions import Permission, Role
from bidbuilder.settings import Settings
from bidbuilder.web.access import access, safe_next
from bidbuilder.web.navigation import SECTIONS
from bidbuilder.web.security import JsonLines
from tests.factories.web_people import World
from tests.web.client import StrictClient
from tests.web.fixtures import SignIn


def test_every_answer_carries_the_security_headers(client: StrictClient) -> None:
    for path in ("/sign-in", "/healthz", "/nothing", "/static/css/base.css"):
        headers = client.plain.get(path, buffered=True).headers
        assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "same-origin"
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin"


def test_pages_are_not_kept_by_browsers_but_hashed_files_are(client: StrictClient) -> None:
    page = client.get("/sign-in")
    assert page.response.headers["Cache-Control"] == "no-store"
    style = next(link.get("href") for link in page.all(".//link") if "base.css" in (link.get("href") or ""))
    assert "immutable" in client.plain.get(style, buffered=True).headers["Cache-Control"]
    assert client.plain.get("/static/js/tables.js", buffered=True).headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("role", Role)
def test_every_entry_of_the_navigation_opens_for_the_role_that_sees_it(role: Role, sign_in: SignIn) -> None:
    visitor = sign_in(role)
    entries = [link.get("href") for link in visitor.get("/").all(".//nav//a[@href]")]
    sections = {section.path for section in SECTIONS} & set(entries)
    assert sections
    for path in sorted(sections):
        visitor.get(path)


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(client: StrictClient) -> None:
    cookie = client.plain.get("/sign-in").headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_another_host_name_is_refused(client: StrictClient) -> None:
    assert client.plain.get("/sign-in", base_url="http://evil.example").status_code == 400


@pytest.fixture
def own_app(world: World, tmp_path: Path) -> Flask:
    """An application that may be given further addresses: it shares nothing with those of other tests."""
    return create_app(Settings(data_folder=tmp_path / "data", log_level="ERROR"), world.database)


def test_a_route_without_permission_is_refused(own_app: Flask) -> None:
    own_app.add_url_rule("/forgotten", "forgotten", lambda: "secret")
    answer = own_app.test_client().get("/forgotten")
    assert answer.status_code == 500
    assert "secret" not in answer.get_data(as_text=True)


def test_a_fault_is_a_page_without_details(own_app: Flask) -> None:
    @access(Permission.PUBLIC)
    def fail() -> str:
        raise ValueError("the secret price is 42")

    own_app.add_url_rule("/fail", "fail", fail)
    page = StrictClient(own_app).get("/fail", status=500)
    assert page.h1 == "Something went wrong on our side"
    assert "42" not in page.text.replace(page.response.headers["X-Request-Id"], "")


@pytest.mark.parametrize(
    ("path", "method", "status", "title"),
    [
        ("/nothing", "GET", 404, "There is nothing here"),
        ("/account/password", "GET", 405, "This cannot be done at this address"),
        ("/sign-in", "POST", 400, "This form is too old"),
    ],
)
def test_what_goes_wrong_is_told_in_both_languages(
    client: StrictClient, path: str, method: str, status: int, title: str
) -> None:
    english = client.plain.open(path, method=method)
    assert english.status_code == status
    assert title in english.get_data(as_text=True)
    danish = client.plain.open(path, method=method, headers={"Accept-Language": "da"}).get_data(as_text=True)
    assert title not in danish
    assert '<html lang="da">' in danish


def test_too_large_a_form_is_told_in_words(app: Flask, sign_in: SignIn) -> None:
    app.config["MAX_CONTENT_LENGTH"] = 2000
    client = sign_in(Role.BID_MANAGER)
    client.get("/account")
    page = client.post("/account", {"name": "x" * 3000}, status=413)
    assert page.h1 == "The file is too large"


def test_the_log_keeps_addresses_typed_text_and_tokens_to_itself(app: Flask, sign_in: SignIn) -> None:
    lines: list[str] = []

    class Keeper(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(JsonLines().format(record))

    keeper, logger = Keeper(), logging.getLogger("bidbuilder")
    logger.addHandler(keeper)
    level, logger_level = logger.level, logger.setLevel
    logger.setLevel("INFO")
    try:
        client = sign_in(Role.BID_MANAGER)
        client.get("/account?secret=canary-one")
        client.post("/account", {"name": "canary-two", "language": "en", "zone": "Europe/Copenhagen"})
        client.plain.get("/invitations/canary-three")
    finally:
        logger_level(level)
        logger.removeHandler(keeper)
    assert len(lines) >= 4
    assert not [line for line in lines if "canary" in line]
    assert {"request", "method", "route", "status", "ms", "user"} <= set(json.loads(lines[0]))


def test_the_text_of_an_exception_is_not_logged() -> None:
    try:
        raise ValueError("canary")
    except ValueError as error:
        record = logging.LogRecord(
            "bidbuilder", logging.ERROR, "", 0, "fault", (), (type(error), error, error.__traceback__)
        )
    line = JsonLines().format(record)
    assert "canary" not in line.replace("raise ValueError", "")
    assert json.loads(line)["exception"] == "ValueError"


def test_the_secret_key_is_made_once_and_for_the_owner_only(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    key = keep_secret_key(folder)
    assert len(key) >= 48
    assert keep_secret_key(folder) == key
    assert stat.S_IMODE((folder / "secret-key").stat().st_mode) == 0o600
    assert [path.name for path in folder.iterdir()] == ["secret-key"]


@pytest.mark.parametrize(
    ("target", "kept"),
    [
        ("/bids/3?tab=price", True),
        ("/", True),
        ("//evil.example", False),
        ("/\\evil.example", False),
        ("/a\\b", False),
        ("https://evil.example", False),
        ("/\r\nSet-Cookie: x", False),
        ("", False),
        (None, False),
    ],
)
def test_only_a_path_of_this_site_is_a_target(target: str | None, kept: bool) -> None:
    assert safe_next(target) == (target if kept else None)
