"""A lead's own chances weigh what its bids draw of a capacity, for its own people and for the member that offers it."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from bidbuilder.domain.basics.errors import NotFound
from bidbuilder.domain.bids.bids import Stage
from bidbuilder.domain.catalogue.kinds import Calendar
from bidbuilder.services.offering_uses import load_calendar
from bidbuilder.services.offerings import get_offering_page
from bidbuilder.services.win_chances import list_chances, set_chances
from tests.factories.web_bids import add, make_web_bid
from tests.factories.web_people import World

NOW = datetime.now(UTC)


def test_a_leads_own_chances_weigh_the_expected_load_of_its_bids(world: World) -> None:
    bid = make_web_bid(world)
    add(bid, bid.pump, "20")
    offering = replace(
        get_offering_page(bid.database, bid.supplier, bid.pump).offering, calendar=Calendar(amount=Decimal(100))
    )

    def expected() -> Decimal:
        slots = load_calendar(bid.database, bid.supplier, offering, now=NOW)
        return sum((slot.expected for slot in slots), Decimal(0))

    usual, lead_id = expected(), world.lead.id or 0
    assert usual
    (before,) = list_chances(bid.database, bid.manager)
    stage = next(stage for stage, chance in before.chances.items() if chance == Decimal("0.2"))
    set_chances(bid.database, bid.manager, lead_id, {stage: Decimal(80), Stage.REVIEW: Decimal(40)}, now=NOW)
    (after,) = list_chances(bid.database, bid.manager)
    assert (before.is_own, after.is_own, after.chances[stage]) == (False, True, Decimal("0.8"))
    assert expected() > usual
    set_chances(bid.database, bid.manager, lead_id, {}, now=NOW)
    assert expected() == usual


def test_nobody_sets_the_chances_of_another_lead(world: World) -> None:
    bid = make_web_bid(world)
    for actor in (bid.supplier, bid.rival):
        with pytest.raises(NotFound):
            set_chances(bid.database, actor, world.lead.id or 0, {Stage.PRICING: Decimal(90)}, now=NOW)
        assert list_chances(bid.database, actor) == ()
