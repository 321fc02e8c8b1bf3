"""The own account: settings, password, and the browsers that are signed in."""

import pytest

from bidbuilder.domain.people.permissions import Role
from bidbuilder.web.sign_in.browsers import browser_name
from tests.factories.web_people import PASSWORD, World
from tests.web.client import StrictClient
from tests.web.fixtures import SignIn

NEW = "quite another good password"


def test_name_language_and_zone_are_kept(sign_in: SignIn) -> None:
    client = sign_in(Role.BID_MANAGER)
    client.get("/account")
    page = client.post("/account", {"name": "Bo Ny", "language": "da", "zone": "America/New_York"})
    assert page.value_of("name") == "Bo Ny"
    assert page.h1 == "Din konto"
    assert "Gemt." in page.text


def test_an_unknown_zone_is_refused(sign_in: SignIn) -> None:
    client = sign_in(Role.BID_MANAGER)
    client.get("/account")
    page = client.post("/account", {"name": "Bo", "language": "en", "zone": "Mars/Olympus"}, status=422)
    assert "Not a valid choice." in page.text


def test_a_new_password_signs_every_browser_out(sign_in: SignIn, client: StrictClient) -> None:
    here, elsewhere = sign_in(Role.BID_MANAGER), sign_in(Role.BID_MANAGER)
    elsewhere.get("/account")
    here.get("/account")
    assert "Sign in with the new one" in here.post("/account/password", {"old": PASSWORD, "new": NEW}).text
    assert elsewhere.plain.get("/account").status_code == 302
    client.get("/sign-in")
    client.post("/sign-in", {"email": "bid-manager@example.dk", "password": PASSWORD}, status=422)
    client.post("/sign-in", {"email": "bid-manager@example.dk", "password": NEW})
    assert client.get("/account").h1 == "Your account"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("wrong password here", NEW, "is not right"),
        (PASSWORD, "short", "Write at least 12 characters."),
        (PASSWORD, "aaaaaaaaaaaaaaaaaa", "must not repeat one character"),
        (PASSWORD, "", "Fill in this field."),
    ],
)
def test_a_password_that_cannot_be_taken_is_refused_in_words(sign_in: SignIn, old: str, new: str, words: str) -> None:
    client = sign_in(Role.BID_MANAGER)
    client.get("/account")
    assert words in client.post("/account/password", {"old": old, "new": new}, status=422).text


def test_another_browser_is_signed_out_from_here(sign_in: SignIn) -> None:
    here, elsewhere = sign_in(Role.BID_MANAGER), sign_in(Role.BID_MANAGER)
    elsewhere.get("/account")
    page = here.get("/account")
    others = [field.get("value") for field in page.all(".//input[@name='sign_in']")]
    assert len(others) == 1
    here.post("/account/sign-ins/end", {"sign_in": others[0]})
    assert elsewhere.plain.get("/account").status_code == 302
    assert here.get("/account").h1 == "Your account"


def test_nobody_signs_somebody_else_out(sign_in: SignIn, world: World) -> None:
    here, victim = sign_in(Role.BID_MANAGER), sign_in(Role.SUPPLIER_EDITOR)
    victim.get("/account")
    other = sign_in(Role.SUPPLIER_EDITOR)
    token = next(field.get("value") for field in other.get("/account").all(".//input[@name='sign_in']"))
    here.get("/account")
    here.post("/account/sign-ins/end", {"sign_in": token})
    assert victim.get("/account").h1 == "Your account"


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox · Windows"),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0", "Edge · Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1", "Safari · iPhone"),
        ("Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Safari/537.36", "Chrome · Android"),
        ("curl/8.0", ""),
    ],
)
def test_a_browser_is_called_by_its_name(agent: str, name: str) -> None:
    assert browser_name(agent) == name
