"""The demo, loaded once: it takes seconds, so the tests of one group share it or change copies of it."""

from pathlib import Path

import pytest

from bidbuilder.demo.loading import load_demo
from tests.demo.loaded import ADDRESS, NOW
from tests.storage_fixtures import closed_file, copy_of_sqlite


@pytest.fixture(scope="session")
def demo_file(sqlite_master: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed SQLite file with the demo in it."""
    database = copy_of_sqlite(sqlite_master, tmp_path_factory.mktemp("demo"))
    load_demo(database, NOW, ADDRESS)
    return closed_file(database)
