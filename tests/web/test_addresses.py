"""Keys and texts no database can keep: each is answered in words, never with a fault."""

import pytest

from bidbuilder.domain.people.permissions import Role
from bidbuilder.web.addresses import LARGEST_KEY, find_key
from tests.web.fixtures import SignIn


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("7", 7),
        ("0", 0),
        (str(LARGEST_KEY), LARGEST_KEY),
        (str(LARGEST_KEY + 1), None),
        ("9" * 400, None),
        ("-1", None),
        ("٧", None),
        ("1.0", None),
        ("", None),
        (None, None),
    ],
)
def test_only_what_can_be_a_key_is_one(text: str | None, key: int | None) -> None:
    assert find_key(text) == key


@pytest.mark.parametrize("path", ["/offerings/2147483648", "/offerings/99999999999999999999", "/jobs/" + "9" * 500])
def test_a_number_no_key_can_be_leads_nowhere(sign_in: SignIn, path: str) -> None:
    sign_in(Role.SUPPLIER_EDITOR).get(path, status=404)


def test_text_with_a_nul_is_refused_wherever_it_comes_in(sign_in: SignIn) -> None:
    client = sign_in(Role.SUPPLIER_EDITOR)
    client.get("/offerings?q=pump%00", status=400)
    client.get("/account")
    client.post("/offerings/new", {"code": "A\x00B"}, status=400)
