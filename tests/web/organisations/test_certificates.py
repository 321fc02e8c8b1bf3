"""Certificates of an organisation, and the front page that says what to look after."""

from datetime import UTC, datetime, timedelta
from io import BytesIO

from bidbuilder.domain.people.permissions import Role
from tests.factories.web_people import World
from tests.web.fixtures import SignIn

TODAY = datetime.now(UTC).date()


def row(number: int, name: str, **more: object) -> dict[str, str]:
    """A row of the form."""
    return {f"certificates-{number}-{field}": str(value) for field, value in {"name": name, **more}.items()}


def test_certificates_are_kept_and_shown_to_the_cluster(sign_in: SignIn, world: World) -> None:
    client = sign_in(Role.ORGANISATION_ADMIN)
    path = f"/organisations/{world.member.id}/certificates"
    client.get(path)
    until = TODAY + timedelta(days=400)
    client.post(path, {**row(0, "ISO 9001:2015", issuer="Dansk Prøve", valid_until=until), **row(1, "")})
    text = sign_in(Role.BID_MANAGER).get(f"/organisations/{world.member.id}").text
    assert "ISO 9001:2015 Dansk Prøve" in text
    assert "not valid now" not in text


def test_a_certificate_that_ends_before_it_begins_is_refused(sign_in: SignIn, world: World) -> None:
    client = sign_in(Role.ORGANISATION_ADMIN)
    path = f"/organisations/{world.member.id}/certificates"
    client.get(path)
    data = row(0, "ISO 9001", valid_from=TODAY, valid_until=TODAY - timedelta(days=1))
    page = client.post(path, data, status=422)
    assert "The certificate ends before it begins." in page.text
    assert page.value_of("certificates-0-name") == "ISO 9001"


def test_the_front_page_says_which_certificate_runs_out(sign_in: SignIn, world: World) -> None:
    client = sign_in(Role.ORGANISATION_ADMIN)
    assert "ISO" not in client.get("/").text
    path = f"/organisations/{world.member.id}/certificates"
    client.get(path)
    days = {"ISO 14001": 30, "ISO 45001": -3, "ISO 9001": 400}
    rows = [
        row(place, name, valid_until=TODAY + timedelta(days=left)) for place, (name, left) in enumerate(days.items())
    ]
    client.post(path, {key: value for one in rows for key, value in one.items()})
    text = client.get("/").text
    assert "ISO 45001 ended" in text
    assert "ISO 14001 ends" in text
    assert "ISO 9001" not in text


def test_nobody_else_changes_certificates(sign_in: SignIn, world: World) -> None:
    sign_in(Role.BID_MANAGER).get(f"/organisations/{world.lead.id}/certificates", status=403)
    client = sign_in(Role.ORGANISATION_ADMIN)
    client.get("/account")
    client.post(f"/organisations/{world.lead.id}/certificates", row(0, "Forged"), status=403)
    client.post(f"/organisations/{world.stranger.id}/certificates", row(0, "Forged"), status=404)


def test_a_facilitator_sees_the_cluster_in_figures(sign_in: SignIn, world: World) -> None:
    text = sign_in(Role.FACILITATOR).get("/").text
    assert world.cluster.name in text
    assert "Members 3" in text


def test_a_file_is_kept_with_its_certificate_and_given_out_unopened(sign_in: SignIn, world: World) -> None:
    client = sign_in(Role.ORGANISATION_ADMIN)
    path = f"/organisations/{world.member.id}/certificates"
    client.get(path)
    typed = {**row(0, "ISO 9001"), "certificates-0-number": "Q-1"}
    upload = {**typed, "certificates-0-file": (BytesIO(b"<script>"), "iso.html")}
    client.post(path, upload, content_type="multipart/form-data")
    client.get(path)
    client.post(path, {**typed, "certificates-0-issuer": "Dansk Prøve"}, content_type="multipart/form-data")
    answer = sign_in(Role.BID_MANAGER).plain.get(f"{path}/0/file")
    assert (answer.data, answer.mimetype) == (b"<script>", "application/octet-stream")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    sign_in(Role.BID_MANAGER).get(f"{path}/7/file", status=404)
    sign_in(Role.ORGANISATION_ADMIN).get(f"/organisations/{world.stranger.id}/certificates/0/file", status=404)
