"""Commands of whoever runs the site: database, users, backup and restore."""

import json
from datetime import UTC, datetime
from pathlib import Path

import click

from bidbuilder.cli.errors import ends_in_json
from bidbuilder.domain.people.permissions import Grant, Role
from bidbuilder.domain.people.users import User
from bidbuilder.services.installation import add_user, check_database, restore_backup, upgrade_database, write_backup
from bidbuilder.services.sign_in import hash_password
from bidbuilder.settings import Settings, load_settings
from bidbuilder.storage.database import Database


def open_database(settings: Settings) -> Database:
    """The database of the settings; its folder is made when it is the embedded one."""
    if not settings.database_url:
        settings.data_folder.mkdir(parents=True, exist_ok=True)
    return Database.open(settings.effective_database_url, settings.search_file)


@click.group()
def db() -> None:
    """Bring the database up to date, or check it."""


@db.command()
@ends_in_json
def upgrade() -> None:
    """Migrate the database to this version."""
    revision = upgrade_database(open_database(load_settings()))
    click.echo(json.dumps({"revision": revision}))


@db.command()
@ends_in_json
def check() -> None:
    """Say whether schema and audit chain are sound; exit code 1 if not."""
    report = check_database(open_database(load_settings()))
    click.echo(json.dumps(report))
    if not report["sound"]:
        raise click.exceptions.Exit(1)


@click.group()
def user() -> None:
    """Users."""


@user.command()
@click.argument("email")
@click.option("--name", required=True)
@click.option("--role", type=click.Choice([role.value for role in Role]), default=Role.SITE_ADMIN.value)
@click.option("--organisation", type=int, help="Id of the organisation the role is in.")
@click.option("--cluster", type=int, help="Id of the cluster the role is in.")
@click.option("--language", type=click.Choice(["en", "da"]), default="en")
@click.password_option(help="Asked for when left out.")
@ends_in_json
def add(
    email: str,
    name: str,
    role: str,
    organisation: int | None,
    cluster: int | None,
    language: str,
    password: str,
) -> None:
    """Add a user with one role; without options, a site administrator."""
    new = User(name=name, email=email, language=language, grants=(Grant(Role(role), organisation, cluster),))
    saved = add_user(open_database(load_settings()), new, hash_password(password), now=datetime.now(UTC))
    click.echo(json.dumps({"id": saved.id, "email": saved.email}))


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@ends_in_json
def backup(file: Path) -> None:
    """Write database and stored files into one new, consistent FILE."""
    rows = write_backup(open_database(load_settings()), file)
    click.echo(json.dumps({"file": str(file), "rows": rows}))


@click.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@ends_in_json
def restore(file: Path) -> None:
    """Bring a backup FILE back into an empty database."""
    rows = restore_backup(open_database(load_settings()), file)
    click.echo(json.dumps({"file": str(file), "rows": rows}))
