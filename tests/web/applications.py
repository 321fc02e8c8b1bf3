"""Applications for tests: assembled once a process, then connected to each test's own database, which is all that differs."""

from copy import copy
from functools import cache

from flask import Flask

from bidbuilder.app import assemble_app, connect_installation
from bidbuilder.settings import Settings
from bidbuilder.storage.database import Database

# A page's templates are compiled and the addresses laid out once, not once a test.
_assembled = cache(assemble_app)


def application_for(settings: Settings, database: Database) -> Flask:
    """An application of its own configuration and database that shares rooms and compiled templates with the others."""
    app = copy(_assembled())
    app.config, app.extensions = copy(app.config), dict(app.extensions)
    connect_installation(app, settings, database)
    return app
