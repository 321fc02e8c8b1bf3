"""Members: who sees whom, who changes what, signatories, logo and people."""

import zlib
from io import BytesIO

import pytest

from bidbuilder.domain.people.permissions import Role
from tests.factories.web_people import World
from tests.web.fixtures import SignIn


def png(width: int = 4, height: int = 3) -> bytes:
    """A small real PNG picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\x00\x00\x00\x00"
    rows = zlib.compress((b"\x00" + b"\xff" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def the_form_of(client, world: World) -> dict[str, str]:
    """What stands in the edit form of the member."""
    page = client.get(f"/organisations/{world.member.id}/edit")
    names = (
        "legal_name short_name registration_number registration_scheme vat_number street postal_code city region email"
        " phone website profile primary_colour accent_colour"
    )
    values = {name: page.value_of(name) for name in names.split()}
    return {**values, "kind": "company", "size_class": "small", "country": "DK"}


def test_a_member_sees_the_firms_of_its_clusters_and_no_others(sign_in: SignIn, world: World) -> None:
    client = sign_in(Role.SUPPLIER_EDITOR)
    page = client.get("/organisations")
    assert world.lead.legal_name in page.text
    assert world.other_member.legal_name in page.text
    assert world.stranger.legal_name not in page.text
    client.get(f"/organisations/{world.stranger.id}", status=404)
    client.get("/organisations/999999", status=404)


def test_the_legal_name_is_shown_letter_for_letter(sign_in: SignIn, world: World) -> None:
    assert sign_in(Role.SUPPLIER_EDITOR).get(f"/organisations/{world.lead.id}").h1 == "Nordlys Energi & Anlæg A/S"


def test_users_of_another_firm_are_not_shown(sign_in: SignIn, world: World) -> None:
    page = sign_in(Role.SUPPLIER_EDITOR).get(f"/organisations/{world.lead.id}")
    assert "bid-manager@example.dk" not in page.text


def test_the_administrator_changes_the_data_and_adds_a_signatory(sign_in: SignIn, world: World) -> None:
    client = sign_in(Role.ORGANISATION_ADMIN)
    data = the_form_of(client, world) | {
        "city": "Ærøskøbing",
        "signatories-0-name": "Karen Holm",
        "signatories-1-name": "  Jens Bø  ",
        "signatories-1-title": "Chair",
        "signatories-2-name": "",
    }
    page = client.post(f"/organisations/{world.member.id}/edit", data)
    assert "Ærøskøbing" in page.text
    assert "Jens Bø Chair" in page.text


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"legal_name": ""}, "Fill in this field."),
        ({"legal_name": "Lindholm Reaktorer A/S"}, "is already registered"),
        ({"email": "not an address"}, "Write an e-mail address"),
        ({"primary_colour": "red"}, "Write a colour like #0b4a3b."),
        ({"country": "XX"}, "Not a valid choice."),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(
    sign_in: SignIn, world: World, change: dict[str, str], words: str
) -> None:
    client = sign_in(Role.ORGANISATION_ADMIN)
    data = the_form_of(client, world) | {"city": "Typed just now"} | change
    page = client.post(f"/organisations/{world.member.id}/edit", data, status=422)
    assert words in page.text
    assert page.value_of("city") == "Typed just now"


def test_nobody_else_changes_a_firm(sign_in: SignIn, world: World) -> None:
    sign_in(Role.SUPPLIER_EDITOR).get(f"/organisations/{world.member.id}/edit", status=403)
    admin = sign_in(Role.ORGANISATION_ADMIN)
    admin.get(f"/organisations/{world.lead.id}/edit", status=403)
    admin.get("/account")
    admin.post(f"/organisations/{world.lead.id}/edit", {"legal_name": "Taken over"}, status=403)


def test_a_logo_is_taken_and_shown_to_the_cluster(sign_in: SignIn, world: World) -> None:
    client = sign_in(Role.ORGANISATION_ADMIN)
    client.get(f"/organisations/{world.member.id}/edit")
    client.post(f"/organisations/{world.member.id}/logo", {"logo": (BytesIO(png()), "logo.png")})
    answer = sign_in(Role.BID_MANAGER).get(f"/organisations/{world.member.id}/logo").response
    assert answer.mimetype == "image/png"
    assert answer.get_data() == png()


@pytest.mark.parametrize("content", [b"", b"GIF89a", b"<svg onload='x'/>", png(5000, 1), png() + b"0" * 1_000_001])
def test_what_is_no_usable_logo_is_refused_in_words(sign_in: SignIn, world: World, content: bytes) -> None:
    client = sign_in(Role.ORGANISATION_ADMIN)
    client.get(f"/organisations/{world.member.id}/edit")
    page = client.post(f"/organisations/{world.member.id}/logo", {"logo": (BytesIO(content), "logo.png")}, status=422)
    assert "Please look at this" in page.text


def test_an_invited_person_joins_with_the_role(sign_in: SignIn, world: World, client) -> None:
    admin = sign_in(Role.ORGANISATION_ADMIN)
    admin.get(f"/organisations/{world.member.id}/people")
    data = {"email": "new@example.dk", "role": "signatory", "language": "da"}
    assert "new@example.dk" in admin.post(f"/organisations/{world.member.id}/people", data).text
    mail = sign_in(Role.SITE_ADMIN).get("/admin/outbox").text
    assert "inviterer dig til bidbuilder" in mail
    assert f"Din rolle: Underskriver, {world.member.legal_name}." in mail
    waiting = sign_in(Role.SITE_ADMIN).get("/admin/users").text
    assert "new@example.dk Signatory" in waiting
    link = next(word for word in mail.split() if "/invitations/" in word).split("://", 1)[1]
    path = link[link.index("/") :]
    client.get(path)
    client.post(path, {"name": "Ny Person", "password": "et langt og godt kodeord"})
    client.post("/sign-in", {"email": "new@example.dk", "password": "et langt og godt kodeord"})
    assert client.page is not None
    assert client.page.h1 == "Hello, Ny Person"
    client.plain.delete_cookie("bidbuilder")
    assert "has been used or has expired" in client.get(path, status=422).text


def test_an_invitation_begins_in_the_language_of_who_writes_it(sign_in: SignIn, world: World) -> None:
    admin = sign_in(Role.ORGANISATION_ADMIN)
    admin.post("/language", {"csrf_token": admin.get("/account").value_of("csrf_token"), "language": "da"})
    page = admin.get(f"/organisations/{world.member.id}/people")
    (chosen,) = page.all(".//select[@name='language']/option[@selected]")
    assert chosen.get("value") == "da"


def test_a_weak_password_is_refused_when_joining(sign_in: SignIn, world: World, client) -> None:
    admin = sign_in(Role.ORGANISATION_ADMIN)
    admin.get(f"/organisations/{world.member.id}/people")
    admin.post(
        f"/organisations/{world.member.id}/people", {"email": "n@example.dk", "role": "signatory", "language": "en"}
    )
    mail = sign_in(Role.SITE_ADMIN).get("/admin/outbox").text
    path = "/invitations/" + next(word for word in mail.split() if "/invitations/" in word).rsplit("/", 1)[1]
    client.get(path)
    page = client.post(path, {"name": "N", "password": "aaaaaaaaaaaaaaaa"}, status=422)
    assert "must not repeat one character" in page.text


def test_a_role_is_taken_away(sign_in: SignIn, world: World) -> None:
    client = sign_in(Role.ORGANISATION_ADMIN)
    path = f"/organisations/{world.member.id}/people"
    client.get(path)
    editor = world.user(Role.SUPPLIER_EDITOR)
    page = client.post(f"{path}/{editor.id}/revoke", {"role": "supplier-editor"})
    assert editor.email not in page.text
    client.post(f"{path}/{editor.id}/revoke", {"role": "nonsense"}, status=404)
