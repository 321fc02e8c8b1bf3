"""The pages of a bid on one database: what they store is tested on each by the services."""

import pytest

from bidbuilder.storage.database import Database
from tests.factories.web_bids import WebBid, make_web_bid
from tests.factories.web_people import World


@pytest.fixture
def database(sqlite_database: Database) -> Database:
    """SQLite instead of each database."""
    return sqlite_database


@pytest.fixture
def bid(world: World) -> WebBid:
    """The lead's bid with an empty solution."""
    return make_web_bid(world)
