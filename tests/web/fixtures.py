"""Fixtures for tests of pages: the application on a small world of people, and visitors of each role."""

import secrets
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask

from bidbuilder.domain.people.permissions import Role
from bidbuilder.domain.people.users import User
from bidbuilder.settings import Settings
from bidbuilder.storage.database import Database
from bidbuilder.storage.users import open_sign_in
from bidbuilder.web.access import SESSION_TOKEN
from tests.factories.web_people import World, make_world
from tests.storage_fixtures import finished
from tests.web.applications import application_for
from tests.web.client import StrictClient

SignIn = Callable[[Role | User], StrictClient]


@pytest.fixture
def world(database: Database) -> World:
    """The small world of people, on each database."""
    made = finished(database, "small world", lambda: make_world(database))
    return replace(made, database=database)


@pytest.fixture
def app(world: World, tmp_path: Path) -> Flask:
    """The application on the small world."""
    settings = Settings(data_folder=tmp_path / "data", log_level="ERROR", sign_in_attempts="5 per 5 minutes")
    return application_for(settings, world.database)


@pytest.fixture
def client(app: Flask) -> StrictClient:
    """A visitor who is not signed in."""
    return StrictClient(app)


@pytest.fixture
def sign_in(app: Flask, world: World) -> SignIn:
    """`sign_in(Role.BID_MANAGER)` is a visitor signed in as that role's user; a user may be given instead."""

    def visitor(who: Role | User) -> StrictClient:
        user = world.users[who] if isinstance(who, Role) else who
        token, now = secrets.token_urlsafe(16), datetime.now(UTC)
        with world.database.housekeep() as session:
            open_sign_in(session, token, user.id or 0, now=now, until=now + timedelta(hours=1), agent="test")
        client = StrictClient(app)
        with client.plain.session_transaction() as session:
            session[SESSION_TOKEN] = token
        return client

    return visitor
