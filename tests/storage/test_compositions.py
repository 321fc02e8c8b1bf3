"""Runs of the composer as they are kept: curve, wish to stop, result; and that they belong to one bid."""

import pytest

from bidbuilder.domain.basics.errors import NotFound
from bidbuilder.storage.compositions import (
    add_composition,
    ask_to_stop,
    end_composition,
    get_composition,
    get_result,
    list_compositions,
    note_progress,
)
from bidbuilder.storage.database import Database
from tests.factories.bids import make_bid_world
from tests.factories.people import NOW


def test_a_run_is_kept_with_its_curve_and_result(database: Database) -> None:
    bid_id = make_bid_world(database).bid_id
    with database.housekeep() as session:
        number = add_composition(session, bid_id, by="Anna", now=NOW, wishes={"goal": "price"})
        assert note_progress(session, number, [["0.10", "cost", "12", None]]) is False
        ask_to_stop(session, bid_id, number)
        assert note_progress(session, number, [["0.10", "cost", "12", "11"]]) is True
    with database.read() as session:
        row = get_composition(session, bid_id, number)
        assert (row.wishes, row.curve, row.ended_at) == ({"goal": "price"}, (("0.10", "cost", "12", "11"),), None)
        with pytest.raises(NotFound):
            get_result(session, bid_id, number)
    with database.housekeep() as session:
        end_composition(session, number, now=NOW, result={"a": 1}, summary={"status": "optimal"})
    with database.read() as session:
        assert get_result(session, bid_id, number) == {"a": 1}
        assert [one.summary for one in list_compositions(session, bid_id)] == [{"status": "optimal"}]


def test_a_run_is_found_through_its_own_bid_only(database: Database) -> None:
    bid_id = make_bid_world(database).bid_id
    with database.housekeep() as session:
        number = add_composition(session, bid_id, by="Anna", now=NOW, wishes={})
    with database.read() as session, pytest.raises(NotFound):
        get_composition(session, bid_id + 1, number)
