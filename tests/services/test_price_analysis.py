"""The price book of a lead and its internal workbook."""

from dataclasses import replace
from decimal import Decimal

import pytest

from bidbuilder.domain.basics.errors import NotFound
from bidbuilder.domain.bids.freezing import FreezeStamp, take_snapshot
from bidbuilder.domain.catalogue.dictionary import standard_dictionary
from bidbuilder.services.bids import create_bid
from bidbuilder.services.price_analysis import get_price_book, make_internal_workbook
from bidbuilder.storage.database import Database
from bidbuilder.storage.dossiers import load_assessment
from bidbuilder.storage.snapshots import add_snapshot
from tests.factories.bids import fill_solution, make_bid_world
from tests.factories.people import NOW


def test_price_book_shows_what_earlier_bids_asked_for_the_same_offerings(database: Database) -> None:
    world = make_bid_world(database)
    fill_solution(database, world)
    with database.write("test", NOW) as work:
        one = load_assessment(work.session, world.manager, world.bid_id, database.coverage, now=NOW)
        stamp = FreezeStamp(id="s1", version=1, at=NOW, tool_version="0")
        add_snapshot(
            work.session, take_snapshot(one.dossier, one.coverage, one.price, standard_dictionary(), stamp), by="test"
        )
        work.record("test.snapshot", f"bid:{world.bid_id}")
    second = create_bid(database, world.manager, tender_id=world.tender_id, now=NOW)
    assert get_price_book(database, world.manager, second) == ()
    fill_solution(database, replace(world, bid_id=second))
    book = get_price_book(database, world.exporter, second)
    assert {(one.offered.offering_id, one.offered.unit_price, one.offered.bid_id) for one in book} == {
        (world.pump, Decimal("50.00"), world.bid_id), (world.boiler, Decimal("2500.00"), world.bid_id),
    }  # fmt: skip
    assert get_price_book(database, world.manager, world.bid_id) == ()
    with pytest.raises(NotFound):
        get_price_book(database, world.anders, second)
    with pytest.raises(NotFound):
        make_internal_workbook(database, world.anders, second, language="en", now=NOW)
