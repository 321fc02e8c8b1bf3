"""Sign-in: right and wrong passwords, the rate limit, sessions that can be revoked, no way to find out who is a user."""

from datetime import timedelta

import pytest

from bidbuilder.domain.people.permissions import Grant, Role
from bidbuilder.services.sign_in import (
    PasswordTooWeak,
    SignInRefused,
    TooManyAttempts,
    change_password,
    find_signed_in,
    hash_password,
    list_own_sign_ins,
    read_limit,
    sign_in,
    sign_out,
)
from bidbuilder.settings import Settings
from bidbuilder.storage.database import Database
from tests.factories.people import NOW, PASSWORD, make_user, make_world

SETTINGS = Settings(sign_in_attempts="3 per 5 minutes", session_hours=2)


def _sign_in(database: Database, email: str = "kim@example.org", password: str = PASSWORD, at=NOW, address="10.0.0.1"):
    return sign_in(database, SETTINGS, email=email, password=password, address=address, agent="test", now=at)


def test_signed_in_person_is_found_by_the_token_until_it_expires(database: Database) -> None:
    world = make_world(database)
    make_user(database, "kim@example.org", Grant(Role.BID_MANAGER, world.lead))
    token = _sign_in(database, email="Kim@Example.org ")

    found = find_signed_in(database, SETTINGS, token, NOW)
    assert found is not None
    assert found.user.email == "kim@example.org"
    assert found.actor.cluster_ids == {world.cluster_id}
    assert find_signed_in(database, SETTINGS, token, NOW + timedelta(hours=2)) is None
    assert find_signed_in(database, SETTINGS, token + "x", NOW) is None


def test_use_prolongs_the_session(sqlite_database: Database) -> None:
    make_user(sqlite_database, "kim@example.org")
    token = _sign_in(sqlite_database)
    assert find_signed_in(sqlite_database, SETTINGS, token, NOW + timedelta(minutes=90))
    assert find_signed_in(sqlite_database, SETTINGS, token, NOW + timedelta(minutes=200))


def test_unknown_account_and_wrong_password_are_refused_alike(sqlite_database: Database) -> None:
    make_user(sqlite_database, "kim@example.org")
    refusals = []
    for email, password in (("kim@example.org", "wrong"), ("nobody@example.org", "wrong")):
        with pytest.raises(SignInRefused) as refused:
            _sign_in(sqlite_database, email=email, password=password)
        refusals.append((str(refused.value), refused.value.where, refused.value.params))
    assert refusals[0] == refusals[1]


@pytest.mark.parametrize("email", ["kim@example.org", "nobody@example.org"])
def test_account_is_closed_for_a_while_after_failures(sqlite_database: Database, email: str) -> None:
    make_user(sqlite_database, "kim@example.org")
    for attempt in range(3):
        with pytest.raises(SignInRefused):
            _sign_in(sqlite_database, email=email, password="wrong", address=f"10.0.0.{attempt}")
    with pytest.raises(TooManyAttempts):
        _sign_in(sqlite_database, email=email, address="10.0.0.9")
    later = NOW + timedelta(minutes=6)
    if email == "kim@example.org":
        assert _sign_in(sqlite_database, email=email, at=later)


def test_signing_out_ends_one_session_and_a_new_password_all(database: Database) -> None:
    user = make_user(database, "kim@example.org")
    tokens = [_sign_in(database) for _ in range(3)]
    first = find_signed_in(database, SETTINGS, tokens[0], NOW)
    assert first is not None
    sign_out(database, first.actor, first.session.token_hash, NOW)
    assert find_signed_in(database, SETTINGS, tokens[0], NOW) is None
    assert len(list_own_sign_ins(database, first.actor, NOW)) == 2

    change_password(database, first.actor, email=user.email, old=PASSWORD, new="another long password", now=NOW)
    assert list_own_sign_ins(database, first.actor, NOW) == ()
    with pytest.raises(SignInRefused):
        _sign_in(database)


@pytest.mark.parametrize("password", ["short", "aaaaaaaaaaaaaaa", "ababababababab"])
def test_weak_passwords_are_refused(password: str) -> None:
    with pytest.raises(PasswordTooWeak):
        hash_password(password)


def test_passwords_are_hashed_with_argon2id_at_the_minimum_of_owasp() -> None:
    assert hash_password(PASSWORD).startswith("$argon2id$v=19$m=19456,t=2,p=1$")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10 per 5 minutes", (10, timedelta(minutes=5))),
        ("1 per second", (1, timedelta(seconds=1))),
        ("60 per hour", (60, timedelta(hours=1))),
    ],
)
def test_limits_are_read(text: str, expected: tuple[int, timedelta]) -> None:
    assert read_limit(text) == expected
