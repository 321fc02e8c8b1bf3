"""What a request knows: the database, the settings, the time and the person who asks. Nothing here decides anything."""

from datetime import UTC, datetime
from typing import cast

from flask import current_app, g

from bidbuilder.domain.catalogue.dictionary import Dictionary
from bidbuilder.domain.people.permissions import Actor
from bidbuilder.domain.people.users import User
from bidbuilder.services.dictionary import get_dictionary
from bidbuilder.settings import Settings
from bidbuilder.storage.database import Database


def the_database() -> Database:
    """The database of this application."""
    return cast("Database", current_app.extensions["bidbuilder.database"])


def the_settings() -> Settings:
    """The settings of this application."""
    return cast("Settings", current_app.extensions["bidbuilder.settings"])


def now() -> datetime:
    """The moment of this request, in UTC: the same however often it is asked."""
    if "now" not in g:
        g.now = datetime.now(UTC)
    return cast("datetime", g.now)


def find_user() -> User | None:
    """The signed-in user, if there is one."""
    return cast("User | None", g.get("user"))


def current_user() -> User:
    """The signed-in user; only for routes that need a sign-in."""
    user = find_user()
    if user is None:
        raise RuntimeError("this route is public: there may be no user")
    return user


def current_actor() -> Actor:
    """The person who asks, with all roles; only for routes that need a sign-in."""
    actor = cast("Actor | None", g.get("actor"))
    if actor is None:
        raise RuntimeError("this route is public: there may be no actor")
    return actor


def the_dictionary() -> Dictionary:
    """The property dictionary as it is now, looked up once a request."""
    if "dictionary" not in g:
        g.dictionary = get_dictionary(the_database())
    return cast("Dictionary", g.dictionary)


def sample_file(kind: str) -> tuple[str, bytes]:
    """Name and bytes of a sample to try an import with: `tender` (a buyer's workbook) or `catalogue` (a price list)."""
    name, make = current_app.extensions["bidbuilder.samples"][kind]
    return name, make()
