"""The pages of rooms run on one database: what they store is tested on each by the services, their safety here on each."""

from pathlib import Path

import pytest

_HERE = Path(__file__).parent


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the PostgreSQL twin of every test inside a room."""
    twins = [item for item in items if _is_of_a_room(item.path) and "[postgresql" in item.name]
    if twins:
        config.hook.pytest_deselected(items=twins)
        items[:] = [item for item in items if item not in set(twins)]


def _is_of_a_room(path: Path) -> bool:
    return _HERE in path.parents and path.parent != _HERE
