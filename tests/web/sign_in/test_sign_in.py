"""Signing in and out: who gets in, what strangers learn, where one lands."""

import pytest
from flask import Flask

from bidbuilder.domain.people.permissions import Role
from tests.factories.web_people import PASSWORD, World
from tests.web.client import StrictClient
from tests.web.fixtures import SignIn

WRONG = "The e-mail address or the password is not right."


def sign_in_as(client: StrictClient, email: str, password: str, status: int = 302, **more: str):
    """Fill in the sign-in form."""
    client.get("/sign-in")
    return client.post("/sign-in", {"email": email, "password": password, **more}, status=status)


def test_a_stranger_is_asked_to_sign_in_and_then_lands_where_they_wanted(client: StrictClient) -> None:
    response = client.plain.get("/account")
    assert response.headers["Location"] == "/sign-in?next=/account"
    client.get("/sign-in?next=/account")
    assert sign_in_as(client, "bid-manager@example.dk", PASSWORD, next="/account").h1 == "Your account"


def test_wrong_password_and_unknown_account_look_the_same(client: StrictClient) -> None:
    wrong = sign_in_as(client, "bid-manager@example.dk", "not the password", status=422)
    unknown = sign_in_as(client, "nobody@example.dk", "not the password", status=422)
    assert WRONG in wrong.text
    assert wrong.text == unknown.text.replace("nobody@example.dk", "bid-manager@example.dk")


def test_what_was_typed_stays_but_the_password_does_not(client: StrictClient) -> None:
    page = sign_in_as(client, "bid-manager@example.dk", "not the password", status=422)
    assert page.value_of("email") == "bid-manager@example.dk"
    assert page.value_of("password") == ""


def test_too_many_attempts_are_stopped_even_with_the_right_password(client: StrictClient) -> None:
    for _attempt in range(5):
        sign_in_as(client, "bid-manager@example.dk", "not the password", status=422)
    page = sign_in_as(client, "bid-manager@example.dk", PASSWORD, status=429)
    assert "Too many failed attempts." in page.text


def test_a_copied_cookie_is_worth_nothing_after_signing_out(app: Flask, sign_in: SignIn) -> None:
    client = sign_in(Role.BID_MANAGER)
    client.get("/account")
    copy = client.plain.get_cookie("bidbuilder")
    assert copy is not None
    client.post("/sign-out")
    thief = app.test_client()
    thief.set_cookie("bidbuilder", copy.value)
    assert thief.get("/account").status_code == 302


@pytest.mark.parametrize(
    "target",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "\\\\evil.example",
        "javascript:alert(1)",
        "/\t/evil",
        " //e",
    ],
)
def test_a_target_outside_the_site_leads_to_the_front_page(client: StrictClient, target: str) -> None:
    client.get("/sign-in")
    data = {"csrf_token": client.token, "email": "bid-manager@example.dk", "password": PASSWORD, "next": target}
    assert client.plain.post("/sign-in", data=data).headers["Location"] == "/"


def test_a_form_without_token_is_refused_in_words(client: StrictClient) -> None:
    response = client.plain.post("/sign-in", data={"email": "bid-manager@example.dk", "password": PASSWORD})
    assert response.status_code == 400
    assert "This form is too old" in response.get_data(as_text=True)


def test_a_user_who_was_let_out_is_signed_out_at_once(sign_in: SignIn, world: World) -> None:
    client = sign_in(Role.BID_MANAGER)
    client.get("/account")
    admin = sign_in(Role.SITE_ADMIN)
    admin.get("/admin/users")
    admin.post(f"/admin/users/{world.user(Role.BID_MANAGER).id}/active", {"active": "no"})
    assert client.plain.get("/account").status_code == 302


def test_the_language_is_kept_with_the_user(sign_in: SignIn) -> None:
    client = sign_in(Role.BID_MANAGER)
    client.get("/account")
    assert client.post("/language", {"language": "da", "next": "/account"}).h1 == "Din konto"
    assert sign_in(Role.BID_MANAGER).get("/account").h1 == "Din konto"


def test_a_stranger_reads_the_language_the_browser_asks_for(client: StrictClient) -> None:
    assert client.get("/sign-in", headers={"Accept-Language": "da-DK,da;q=0.9"}).h1 == "Log ind"
