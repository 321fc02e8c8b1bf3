"""Commands that run: the server, the worker, and the demo with both."""

import logging
import os
import signal
import socket
import subprocess
import sys
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import click
import waitress

from bidbuilder.cli.errors import ends_in_json
from bidbuilder.cli.server import run_server
from bidbuilder.cli.site import open_database
from bidbuilder.cli.upkeep import begin_upkeep
from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.services.installation import upgrade_database
from bidbuilder.settings import Settings, load_settings

DEMO_FOLDER = Path("instance") / "demo"


class PortTaken(Refusal):
    """Another program listens on the port."""

    code = "port-taken"
    message = translatable("Port {port} of {host} is taken by another program.")
    hint = translatable("Choose another one with --port.")


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True)
@click.option("--threads", default=8, show_default=True)
@click.pass_context
@ends_in_json
def serve(context: click.Context, host: str, port: int, threads: int) -> None:
    """Run the production server. Run `bidbuilder worker` beside it."""
    _require_free(host, port)
    settings = load_settings()
    database = open_database(settings)
    upgrade_database(database)
    application = context.obj.create_app(settings, database)
    run_server(application, partial(begin_upkeep, database), host=host, port=port, threads=threads)


@click.command()
@click.pass_context
@ends_in_json
def worker(context: click.Context) -> None:
    """Run background jobs until stopped."""
    settings = load_settings()
    logging.basicConfig(level=settings.log_level)
    running = context.obj.make_worker(open_database(settings), settings)
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: running.stopping.set())
    running.run()


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True)
@click.option("--fresh", is_flag=True, help="Begin anew, throwing the demo's data away.")
@click.pass_context
@ends_in_json
def demo(context: click.Context, host: str, port: int, fresh: bool) -> None:
    """Serve the demo case on the embedded database and print one login per role."""
    _require_free(host, port)
    settings = load_settings(data_folder=DEMO_FOLDER, base_url=f"http://{host}:{port}")
    if fresh:
        for file in DEMO_FOLDER.glob("bidbuilder.sqlite3*"):
            file.unlink()
    database = open_database(settings)
    upgrade_database(database)
    click.echo("Loading the demo …")
    logins = context.obj.load_demo(database, datetime.now(UTC), settings.base_url)
    server = waitress.create_server(context.obj.create_app(settings, database), host=host, port=port, threads=8)
    begin_upkeep(database)
    helper = subprocess.Popen([sys.executable, "-m", "bidbuilder", "worker"], env=_worker_environment(settings))
    # Whoever ends the demo by a signal ends its worker too: the default would leave that running on the same data.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        _print_logins(settings, logins)
        server.run()
    finally:
        helper.terminate()
        helper.wait()


def _require_free(host: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((host, port))
        except OSError as taken:
            raise PortTaken(where="--port", host=host, port=port) from taken


def _worker_environment(settings: Settings) -> dict[str, str]:
    return os.environ | {
        "BIDBUILDER_DATA_FOLDER": str(settings.data_folder),
        "BIDBUILDER_BASE_URL": settings.base_url,
    }


def _print_logins(settings: Settings, logins: Any) -> None:
    click.echo(f"\n  bidbuilder is running at {settings.base_url}   (stop with Ctrl+C)\n")
    width = max(len(login.role) for login in logins)
    for login in logins:
        click.echo(f"  {login.role:<{width}}  {login.email:<36}  {login.password}")
    click.echo("")
