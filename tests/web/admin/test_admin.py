"""The administration: for site administrators only, and blind to bids and prices."""

import pytest

from bidbuilder.domain.people.permissions import Role
from bidbuilder.storage.jobs import queue_job
from tests.factories.web_people import FOUNDED, World
from tests.web.fixtures import SignIn

PAGES = ["/admin", "/admin/users", "/admin/outbox", "/admin/jobs", "/admin/audit", "/styleguide"]


@pytest.mark.parametrize("path", PAGES)
def test_only_the_site_administrator_gets_in(sign_in: SignIn, path: str) -> None:
    sign_in(Role.SITE_ADMIN).get(path)
    for role in set(Role) - {Role.SITE_ADMIN}:
        sign_in(role).get(path, status=403)


def test_the_site_administrator_sees_no_bid_and_no_price(sign_in: SignIn) -> None:
    page = sign_in(Role.SITE_ADMIN).get("/")
    sections = {link.get("href") for link in page.all(".//nav//a")}
    assert not {section for section in sections if section and section.startswith(("/bids", "/tenders"))}


def test_health_says_what_is_well_and_what_waits(sign_in: SignIn, world: World) -> None:
    with world.database.housekeep() as session:
        queue_job(session, kind="send-mails", subject="outbox", payload={}, user_id=None, now=FOUNDED)
    text = sign_in(Role.SITE_ADMIN).get("/admin").text
    assert "All is well" in text
    assert "Oldest waiting job 5 Jan 2026" in text


def test_the_audit_names_who_did_what(sign_in: SignIn) -> None:
    text = sign_in(Role.SITE_ADMIN).get("/admin/audit").text
    assert "founder world.made site" in text


def test_an_administrator_cannot_block_themselves_by_a_button(sign_in: SignIn) -> None:
    assert "this is you" in sign_in(Role.SITE_ADMIN).get("/admin/users").text
