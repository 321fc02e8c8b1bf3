"""`create_app`: the only place where everything meets."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

from flask import Flask
from flask_wtf.csrf import CSRFProtect

from bidbuilder import __version__
from bidbuilder.api.offerings import room as api_offerings
from bidbuilder.demo.samples import PRICE_LIST_NAME, REQUIREMENTS_NAME, make_price_list, make_requirement_workbook
from bidbuilder.settings import Settings
from bidbuilder.storage.database import Database
from bidbuilder.web.access import add_access
from bidbuilder.web.addresses import add_addresses
from bidbuilder.web.assets import add_assets, folder_of
from bidbuilder.web.errors import add_errors
from bidbuilder.web.language import add_language
from bidbuilder.web.layout import add_layout
from bidbuilder.web.places import add_places
from bidbuilder.web.rooms import ROOMS
from bidbuilder.web.security import add_security, set_up_log
from bidbuilder.web.trade_words import add_trade_words
from bidbuilder.web.words import add_words

_FORM_HOURS = 24


def create_app(settings: Settings, database: Database | None = None) -> Flask:
    """The web application of an installation. Without a database given, the one of the settings is opened."""
    app = assemble_app()
    opened = database or Database.open(settings.effective_database_url, settings.search_file)
    connect_installation(app, settings, opened)
    return app


def assemble_app() -> Flask:
    """All rooms, words and guards, the same in every installation. It answers nothing before it is connected to one."""
    app = Flask("bidbuilder", template_folder=str(folder_of("templates")), static_folder=str(folder_of("static")))
    app.config.update(
        MAX_FORM_MEMORY_SIZE=2_000_000,
        SESSION_COOKIE_NAME="bidbuilder",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        WTF_CSRF_TIME_LIMIT=_FORM_HOURS * 3600,
    )
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.extensions["bidbuilder.version"] = __version__
    app.extensions["bidbuilder.samples"] = {
        "tender": (REQUIREMENTS_NAME, make_requirement_workbook),
        "catalogue": (PRICE_LIST_NAME, make_price_list),
    }
    add_security(app)
    CSRFProtect(app)
    add_assets(app)
    add_access(app)
    add_addresses(app)
    add_language(app)
    add_words(app)
    add_places(app)
    add_trade_words(app)
    add_layout(app)
    add_errors(app)
    for room in (*ROOMS, api_offerings):
        app.register_blueprint(room)
    return app


def connect_installation(app: Flask, settings: Settings, database: Database) -> None:
    """Give an assembled application the settings, the secret key and the database of its installation."""
    set_up_log(settings.log_level)
    app.config.update(
        SECRET_KEY=settings.secret_key or keep_secret_key(settings.data_folder),
        MAX_CONTENT_LENGTH=settings.maximum_upload_bytes,
        TRUSTED_HOSTS=list(settings.effective_trusted_hosts),
        SESSION_COOKIE_SECURE=settings.secure_cookies,
        WTF_CSRF_SSL_STRICT=settings.secure_cookies,
    )
    app.extensions["bidbuilder.settings"] = settings
    app.extensions["bidbuilder.database"] = database


def keep_secret_key(data_folder: Path) -> str:
    """The key kept in the data folder; made on first use, readable by the owner of the server only.

    It is written aside and linked into place, so that of several starting workers one makes the key and all read it whole.
    """
    file = data_folder / "secret-key"
    if not file.exists():
        data_folder.mkdir(parents=True, exist_ok=True)
        draft = data_folder / f"secret-key-{secrets.token_hex(8)}"
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as opened:
            opened.write(secrets.token_urlsafe(48))
        with suppress(FileExistsError):
            os.link(draft, file)
        draft.unlink()
    return file.read_text().strip()
