"""The table of duties and taxes of a lead: who keeps it, and that it bears on its bids at once."""

from decimal import Decimal

import pytest

from bidbuilder.domain.basics.errors import NotFound, NotPermitted, StaleRevision
from bidbuilder.domain.pricing.duties import DutyRate, DutyTable
from bidbuilder.services.duties import change_duties
from bidbuilder.services.pricing import get_price_page
from bidbuilder.storage.database import Database
from tests.factories.bids import fill_solution, make_bid_world
from tests.factories.people import NOW

TAX = DutyRate(country="PL", tax_percent=Decimal(23))


def test_only_the_managers_of_a_lead_keep_its_table_and_its_bids_show_it(database: Database) -> None:
    world = make_bid_world(database)
    fill_solution(database, world)
    lead = world.people.lead
    table = change_duties(database, world.manager, lead, [TAX], before=DutyTable(), now=NOW)
    price = get_price_page(database, world.exporter, world.bid_id, now=NOW).price
    assert (price.total, price.tax) == (Decimal("3100.00"), Decimal("713.00"))
    with pytest.raises(NotPermitted):
        change_duties(database, world.exporter, lead, [], before=table, now=NOW)
    with pytest.raises(NotFound):
        change_duties(database, world.anders, lead, [], before=table, now=NOW)
    with pytest.raises(StaleRevision):
        change_duties(database, world.manager, lead, [], before=DutyTable(), now=NOW)
