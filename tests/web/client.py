"""A test client that reads every page strictly, the way a careful visitor would."""

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import html5lib
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Map
from werkzeug.test import TestResponse

_NO_LINE = {"script", "style"}


@dataclass(frozen=True)
class Page:
    """A page that was fetched: its answer, its text and its parsed elements."""

    response: TestResponse
    root: Element

    @property
    def text(self) -> str:
        """Everything a reader sees, blanks collapsed."""
        body = self.root.find("body")
        assert body is not None
        return _words(body)

    @property
    def title(self) -> str:
        """The page's title."""
        found = self.root.find("head/title")
        return (found.text or "").strip() if found is not None else ""

    @property
    def h1(self) -> str:
        """The words of the first heading."""
        found = self.root.find(".//h1")
        return _words(found) if found is not None else ""

    def all(self, path: str) -> list[Element]:
        """The elements at an ElementTree path, such as `.//form`."""
        return self.root.findall(path)

    def value_of(self, name: str) -> str:
        """What stands in the form field of that name."""
        for field in self.root.iter():
            if field.get("name") == name:
                return field.get("value") or field.text or ""
        raise AssertionError(f"there is no field {name!r}")


class StrictClient:
    """Fetches pages as one visitor. Every page must be valid HTML with title, language, CSP and working form actions."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.plain: FlaskClient = app.test_client()
        self.page: Page | None = None

    def get(self, path: str, status: int = 200, **arguments: Any) -> Page:
        """A page, strictly read; the status must be the one expected."""
        return self.read(self.plain.get(path, **arguments), status)

    def post(self, path: str, data: dict[str, Any] | None = None, status: int = 302, **arguments: Any) -> Page:
        """Send a form with the token of the page last seen; after a redirect the page it leads to."""
        if self.page is None:
            self.get("/sign-in", status=200)
        response = self.plain.post(path, data={"csrf_token": self.token, **(data or {})}, **arguments)
        page = self.read(response, status)
        if status in {302, 303}:
            return self.get(response.headers["Location"])
        return page

    @property
    def token(self) -> str:
        """The CSRF token of the page last seen."""
        assert self.page is not None
        return find_token(self.page.response.get_data(as_text=True))

    def read(self, response: TestResponse, status: int) -> Page:
        """The page of an answer, strictly read; its status must be the one expected."""
        assert response.status_code == status, f"{response.status_code}: {response.get_data(as_text=True)[:2000]}"
        if response.mimetype != "text/html" or status in {302, 303}:
            return Page(response, Element("html"))
        text = response.get_data(as_text=True)
        if not text.lstrip().lower().startswith("<!doctype"):
            return Page(response, parse_part(text))
        assert "unsafe" not in response.headers["Content-Security-Policy"]
        self.page = Page(response, sound_page(text, self.app.url_map))
        return self.page


def sound_page(text: str, addresses: Map) -> Element:
    """The elements of a whole page after all checks that need nothing but the page."""
    root = parse_page(text)
    assert root.findtext("head/title"), "the page has no title"
    heading = root.find(".//h1")
    assert heading is not None, "the page has no heading"
    assert _words(heading), "the heading of the page is empty"
    assert root.get("lang"), "the page does not say its language"
    check_elements(root)
    for form in root.iterfind(".//form"):
        _check_form(form, addresses)
    return root


def find_token(text: str) -> str:
    """The CSRF token in a page."""
    found = re.search(r'"X-CSRFToken": "([^"]+)"', text)
    assert found, "the page has no token"
    return found[1]


def _check_form(form: Element, addresses: Map) -> None:
    method = (form.get("method") or "get").upper()
    action = form.get("action")
    assert action, "a form has no action"
    addresses.bind("localhost").match(urlsplit(action).path, method=method)
    if method == "POST":
        names = {field.get("name") for field in form.iter()}
        assert "csrf_token" in names, f"the form to {action} has no token"


def _words(element: Element) -> str:
    return re.sub(r"\s+", " ", " ".join(element.itertext())).strip()


def parse_page(text: str) -> Element:
    """The elements of a whole page; raises on anything that is not valid HTML."""
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)


def parse_part(text: str) -> Element:
    """The elements of a part of a page; raises on anything that is not valid HTML."""
    root = Element("html")
    root.append(html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parseFragment(text, container="div"))
    root[0].tag = "body"
    return root


def check_elements(root: Element) -> None:
    """No inline code or style, no id twice, every label and reference points at something."""
    ids: list[str] = []
    for element in root.iter():
        assert not [name for name in element.attrib if name.startswith("on") or name == "style"], element.attrib
        assert element.tag not in _NO_LINE or not (element.text or "").strip(), "a page carries inline code"
        if element.get("id"):
            ids.append(str(element.get("id")))
    assert len(ids) == len(set(ids)), f"ids twice: {sorted(one for one in ids if ids.count(one) > 1)}"
    for element in root.iter():
        for name in ("for", "aria-labelledby", "aria-describedby", "aria-controls"):
            for target in (element.get(name) or "").split():
                assert target in ids, f"{name}={target!r} points at nothing"
