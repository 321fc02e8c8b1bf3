"""Conventions of all routes: each says who may use it, has a typed, kebab-case address, and refuses a form without token."""

import re

import pytest
from flask import Flask
from werkzeug.routing import IntegerConverter, Rule

from bidbuilder.domain.people.permissions import Permission, Role
from bidbuilder.web.access import permissions_of
from tests.factories.web_people import World
from tests.web.client import StrictClient
from tests.web.fixtures import SignIn

WRITING = {"POST", "PUT", "PATCH", "DELETE"}
STEP = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)?")
PARAMETER = re.compile(r"<(\w+)(\([^)]*\))?:\w+>(\.[a-z0-9]+)?")


def rules_of(app: Flask) -> list[Rule]:
    """All routes but the static files."""
    return [rule for rule in app.url_map.iter_rules() if rule.endpoint != "static"]


def a_path(rule: Rule, app: Flask, value: int = 1) -> str:
    """The route's address with something in every parameter."""
    values = {name: value if isinstance(rule._converters[name], IntegerConverter) else "x" for name in rule.arguments}
    with app.test_request_context():
        return app.url_map.bind("localhost").build(rule.endpoint, values, method=min(rule.methods or {"GET"}))


def test_every_route_says_who_may_use_it(app: Flask) -> None:
    silent = [rule.rule for rule in rules_of(app) if not permissions_of(app.view_functions[rule.endpoint])]
    assert not silent, f"put @access(Permission.…) under the route decorator of: {silent}"


def test_every_parameter_of_an_address_is_typed(app: Flask) -> None:
    untyped = [rule.rule for rule in rules_of(app) if re.search(r"<\w+>", rule.rule)]
    assert not untyped, f"write <int:…> or <string:…> in: {untyped}"


def test_every_address_is_in_kebab_case(app: Flask) -> None:
    odd = [
        rule.rule
        for rule in rules_of(app)
        for step in rule.rule.strip("/").split("/")
        if step and not PARAMETER.fullmatch(step) and not STEP.fullmatch(step)
    ]
    assert not odd, f"use small letters and hyphens in: {odd}"


def test_no_route_reads_and_writes_at_once(app: Flask) -> None:
    both = [rule.rule for rule in rules_of(app) if "GET" in (rule.methods or ()) and WRITING & (rule.methods or set())]
    assert not both, f"write one view for GET and one for POST: {both}"


def test_every_written_form_needs_a_token(app: Flask, client: StrictClient) -> None:
    open_doors = [
        rule.rule
        for rule in rules_of(app)
        if WRITING & (rule.methods or set()) and client.plain.post(a_path(rule, app)).status_code != 400
    ]
    assert not open_doors, f"these take a form without a CSRF token: {open_doors}"


def test_a_stranger_gets_nothing_but_public_pages(app: Flask, client: StrictClient) -> None:
    for rule in rules_of(app):
        if "GET" not in (rule.methods or ()) or Permission.PUBLIC in permissions_of(app.view_functions[rule.endpoint]):
            continue
        answer = client.plain.get(a_path(rule, app))
        if rule.rule.startswith("/api/"):  # a program is told, not led to a form
            assert answer.status_code == 401, f"{rule.rule} answers a stranger with {answer.status_code}"
            continue
        assert answer.status_code == 302, f"{rule.rule} answers a stranger with {answer.status_code}"
        assert answer.headers["Location"].startswith("/sign-in?next=")


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("language", ["en", "da"])
def test_every_page_a_role_can_reach_is_sound(
    app: Flask, sign_in: SignIn, world: World, role: Role, language: str
) -> None:
    """Every GET route without a parameter is fetched strictly; it answers, or refuses with a whole page."""
    client = sign_in(role)
    client.get("/account")
    client.post("/language", {"language": language, "next": "/account"})
    for rule in rules_of(app):
        if "GET" not in (rule.methods or ()) or rule.arguments:
            continue
        answer = client.plain.get(rule.rule)
        assert answer.status_code in {200, 302, 403, 404}, f"{rule.rule}: {answer.status_code}"
        if answer.status_code != 302:
            page = client.read(answer, answer.status_code)
            is_page = answer.get_data().lstrip().lower().startswith(b"<!doctype html")
            assert not is_page or page.root.get("lang") == language


@pytest.mark.parametrize("role", list(Role))
def test_what_does_not_exist_is_a_page_that_says_so(app: Flask, sign_in: SignIn, role: Role) -> None:
    """Every GET route asked for a thing that does not exist: not found or not permitted, never a fault."""
    client = sign_in(role)
    for rule in rules_of(app):
        if "GET" in (rule.methods or ()) and rule.arguments:
            path = a_path(rule, app, value=999_999)
            status = client.plain.get(path).status_code
            assert status in {302, 403, 404, 422}, f"{path}: {status}"
