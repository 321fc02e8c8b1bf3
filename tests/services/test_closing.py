"""Who would close what the partners of a stored bid lack: firms the lead may see, and nobody else's."""

from decimal import Decimal

import pytest

from bidbuilder.domain.basics.errors import NotFound
from bidbuilder.domain.consortium.qualification import Qualification
from bidbuilder.domain.tenders.requirements import Scope
from bidbuilder.services.closing import list_closers
from bidbuilder.storage.database import Database
from bidbuilder.storage.organisations import save_qualification
from bidbuilder.storage.tenders import replace_requirements
from tests.factories.bids import BidWorld, make_bid_world, make_requirements
from tests.factories.offerings import number
from tests.factories.people import NOW
from tests.factories.requirements import constraint, requirement

TURNOVER = constraint("annual_turnover", "≥", "1000000", unit="EUR")


@pytest.fixture
def world(database: Database) -> BidWorld:
    """The lead alone in its bid; Anders and an outsider have the turnover that is missing, Bodil has not."""
    made = make_bid_world(database)
    asked = requirement(TURNOVER, key="R9", number="9", scope=Scope.MEMBER, member_rule="together lead>=40")
    figures = {made.people.lead: 600, made.people.anders: 400, made.people.bodil: 399, made.people.outsider: 900}
    with database.write("test", NOW) as work:
        replace_requirements(work.session, made.tender_id, (*make_requirements(), asked))
        for organisation_id, thousands in figures.items():
            stated = number("annual_turnover", str(Decimal(thousands) * 1000), "EUR")
            save_qualification(work.session, organisation_id, Qualification(properties=(stated,)))
        work.record("test.figures", f"tender:{made.tender_id}")
    return made


def test_a_firm_of_the_lead_s_clusters_that_fills_the_gap_is_named(database: Database, world: BidWorld) -> None:
    found = list_closers(database, world.manager, world.bid_id, "R9", now=NOW)
    assert [(one.member.organisation_id, one.stated) for one in found] == [(world.people.anders, ("400000 EUR",))]


def test_other_requirements_and_other_people_get_nothing(database: Database, world: BidWorld) -> None:
    assert list_closers(database, world.manager, world.bid_id, "R1", now=NOW) == ()
    for actor, key in ((world.anders, "R9"), (world.manager, "gone")):
        with pytest.raises(NotFound):
            list_closers(database, actor, world.bid_id, key, now=NOW)
