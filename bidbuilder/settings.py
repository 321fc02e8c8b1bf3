"""Typed configuration from environment and file. Every setting is documented on its field and in README.

Order: defaults, then the TOML file named by `BIDBUILDER_CONFIG` (or `bidbuilder.toml` in the working directory), then the
environment (`BIDBUILDER_` and the field's name in capitals).
"""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, get_type_hints


class SettingRefused(ValueError):
    """A setting is unknown or has a value that cannot be used."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All settings of an installation."""

    data_folder: Path = Path("instance")
    """Where the embedded database, stored files and the secret key live."""
    database_url: str = ""
    """SQLAlchemy URL; empty means the embedded SQLite database in the data folder."""
    secret_key: str = ""
    """Signs cookies and forms; empty means one is made and kept in the data folder."""
    base_url: str = "http://127.0.0.1:8000"
    """The address in links of mails."""
    trusted_hosts: str = ""
    """Host names the server answers to, separated by commas; empty means the host of base_url, localhost and 127.0.0.1."""
    secure_cookies: bool = False
    """Set when served by HTTPS."""
    maximum_upload_bytes: int = 50 * 1024 * 1024
    """The largest file or form that is accepted."""
    reader_seconds: float = 10.0
    """How long reading one uploaded file may take before it is stopped."""
    reader_megabytes: int = 512
    """How much memory reading one uploaded file may take."""
    list_reader_seconds: float = 240.0
    """How long reading one list of a supplier may take, which may have a hundred thousand rows."""
    list_reader_megabytes: int = 768
    """How much memory reading one list of a supplier may take."""
    smtp_host: str = ""
    """Mail server; empty means mails stay in the outbox page of the site administrator."""
    smtp_port: int = 587
    smtp_user: str = ""
    smtp_password: str = ""
    mail_from: str = "bidbuilder@localhost"
    sign_in_attempts: str = "10 per 5 minutes"
    """How many failed sign-ins one address and one account may make."""
    session_hours: int = 12
    """How long a sign-in lasts without a request."""
    log_level: str = "INFO"
    soffice: str = "soffice"
    """The LibreOffice program, for page previews and PDF; left out where it is missing."""

    @property
    def effective_database_url(self) -> str:
        """The database to use."""
        return self.database_url or f"sqlite:///{self.data_folder.resolve() / 'bidbuilder.sqlite3'}"

    @property
    def search_file(self) -> Path:
        """Where the columns that searches use are kept for the next start; it can be deleted at any time."""
        return self.data_folder / "search.npz"

    @property
    def effective_trusted_hosts(self) -> tuple[str, ...]:
        """The hosts the server answers to."""
        if self.trusted_hosts:
            return tuple(host.strip() for host in self.trusted_hosts.split(","))
        host = self.base_url.split("//", 1)[-1].split("/", 1)[0].rsplit(":", 1)[0]
        return tuple(dict.fromkeys((host, "localhost", "127.0.0.1")))


def load_settings(environment: Mapping[str, str] = os.environ, **overrides: Any) -> Settings:
    """Read file and environment; raises `SettingRefused` naming the setting."""
    values: dict[str, Any] = {}
    file = Path(environment.get("BIDBUILDER_CONFIG", "bidbuilder.toml"))
    if file.is_file():
        try:
            values |= tomllib.loads(file.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as broken:
            raise SettingRefused(f"{file}: {broken}") from broken
    known = {one.name for one in fields(Settings)}
    for name in known:
        if (key := f"BIDBUILDER_{name.upper()}") in environment:
            values[name] = environment[key]
    if unknown := set(values) - known:
        raise SettingRefused(f"unknown setting: {', '.join(sorted(unknown))}")
    types = get_type_hints(Settings)
    return Settings(**{name: _typed(name, value, types[name]) for name, value in (values | overrides).items()})


def _typed(name: str, value: Any, wanted: type) -> Any:
    if wanted is bool and isinstance(value, str):
        if value.lower() in {"1", "true", "yes", "on"}:
            return True
        if value.lower() in {"0", "false", "no", "off", ""}:
            return False
        raise SettingRefused(f"{name}: {value!r} is neither true nor false")
    try:
        return wanted(value)
    except (TypeError, ValueError) as wrong:
        raise SettingRefused(f"{name}: {value!r} is not usable ({wrong})") from wrong
