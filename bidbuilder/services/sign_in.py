"""Signing in and out: passwords, server-side sessions, rate limit. Unknown accounts cost the same time and say the same."""

import re
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.people.permissions import Actor
from bidbuilder.domain.people.users import User
from bidbuilder.settings import Settings
from bidbuilder.storage.database import Database
from bidbuilder.storage.users import (
    SignInRow,
    add_failed_sign_in,
    close_all_sign_ins,
    close_sign_in,
    count_failed_sign_ins,
    find_password_hash,
    find_signed_in_user,
    get_actor,
    list_sign_ins,
    open_sign_in,
    set_password_hash,
    touch_sign_in,
)

# OWASP's minimum for Argon2id.
_HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)

SHORTEST_PASSWORD = 12


class SignInRefused(Refusal):
    """The e-mail address or the password is wrong; which of them is not said."""

    code = "sign-in-refused"
    message = translatable("The e-mail address or the password is not right.")


class TooManyAttempts(Refusal):
    """This account or address has failed too often."""

    code = "too-many-attempts"
    message = translatable("Too many failed attempts.")
    hint = translatable("Wait {minutes} minutes, then try again.")


class PasswordTooWeak(Refusal):
    """The new password is too short or too common."""

    code = "password-too-weak"
    message = translatable("The password needs at least {length} characters and must not repeat one character.")
    hint = translatable("A few words in a row are easy to remember and hard to guess.")


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedIn:
    """Who is signed in, in which browser session."""

    user: User
    actor: Actor
    session: SignInRow


def sign_in(
    database: Database, settings: Settings, *, email: str, password: str, address: str, agent: str, now: datetime
) -> str:
    """Check the password and open a session; gives its token. Raises `SignInRefused`, `TooManyAttempts`."""
    attempts, period = read_limit(settings.sign_in_attempts)
    subjects = (f"account:{email.strip().lower()}", f"address:{address}")
    with database.read() as session:
        if count_failed_sign_ins(session, subjects, now - period) >= attempts:
            raise TooManyAttempts(minutes=max(1, int(period.total_seconds() // 60)))
        found = find_password_hash(session, email)
    if not _matches(found[1] if found else _nobody(), password) or found is None:
        with database.housekeep() as session:
            add_failed_sign_in(session, subjects, now, now - period)
        raise SignInRefused(where="password")
    token = secrets.token_urlsafe(32)
    with database.write(email.strip().lower(), now) as work:
        until = now + timedelta(hours=settings.session_hours)
        open_sign_in(work.session, token, found[0], now=now, until=until, agent=agent)
        if _HASHER.check_needs_rehash(found[1]):
            set_password_hash(work.session, found[0], _HASHER.hash(password))
        work.record("user.signed-in", f"user:{found[0]}")
    return token


def find_signed_in(database: Database, settings: Settings, token: str, now: datetime) -> SignedIn | None:
    """Who is behind a session token; prolongs the session at most once a minute."""
    with database.read() as session:
        found = find_signed_in_user(session, token, now)
        if found is None:
            return None
        user, row = found
        actor = get_actor(session, user)
    if now - row.seen_at > timedelta(minutes=1):
        with database.housekeep() as session:
            touch_sign_in(session, row.token_hash, now=now, until=now + timedelta(hours=settings.session_hours))
    return SignedIn(user=user, actor=actor, session=row)


def sign_out(database: Database, actor: Actor, token_hash: str, now: datetime) -> None:
    """End one of the actor's own sessions."""
    with database.write(actor.name, now) as work:
        close_sign_in(work.session, token_hash, actor.user_id)
        work.record("user.signed-out", f"user:{actor.user_id}")


def list_own_sign_ins(database: Database, actor: Actor, now: datetime) -> tuple[SignInRow, ...]:
    """The browsers the actor is signed in with."""
    with database.read() as session:
        return list_sign_ins(session, actor.user_id, now)


def change_password(database: Database, actor: Actor, *, email: str, old: str, new: str, now: datetime) -> None:
    """Replace the actor's password and sign all browsers out. Raises `SignInRefused`, `PasswordTooWeak`."""
    with database.read() as session:
        found = find_password_hash(session, email)
    if found is None or found[0] != actor.user_id or not _matches(found[1], old):
        raise SignInRefused(where="old")
    hashed = hash_password(new, where="new")
    with database.write(actor.name, now) as work:
        set_password_hash(work.session, actor.user_id, hashed)
        close_all_sign_ins(work.session, actor.user_id)
        work.record("user.password-changed", f"user:{actor.user_id}")


def hash_password(password: str, where: str = "password") -> str:
    """The Argon2id hash of a new password; raises `PasswordTooWeak`."""
    if len(password) < SHORTEST_PASSWORD or len(set(password)) < 4:
        raise PasswordTooWeak(where=where, length=SHORTEST_PASSWORD)
    return _HASHER.hash(password)


def read_limit(text: str) -> tuple[int, timedelta]:
    """`10 per 5 minutes` as a number and a period; raises `ValueError`."""
    found = re.fullmatch(r"\s*(\d+)\s+per\s+(\d*)\s*(second|minute|hour)s?\s*", text)
    if not found:
        raise ValueError(f"{text!r} is not like '10 per 5 minutes'")
    return int(found[1]), int(found[2] or 1) * timedelta(**{f"{found[3]}s": 1})


@cache
def _nobody() -> str:
    """A hash no password matches, so that unknown accounts take as long as known ones."""
    return _HASHER.hash(secrets.token_urlsafe(32))


def _matches(hashed: str, password: str) -> bool:
    try:
        return _HASHER.verify(hashed, password)
    except (VerifyMismatchError, InvalidHashError):
        return False
