"""What a facilitator's clusters have brought about: counted for their facilitator alone, from what really happened."""

from dataclasses import replace

import pytest

from bidbuilder.domain.basics.errors import NotPermitted
from bidbuilder.domain.bids.bids import Stage
from bidbuilder.domain.consortium.partners import Partner, PartnerRole, PartnerState
from bidbuilder.domain.people.clusters import Cluster, Membership
from bidbuilder.domain.people.organisations import Organisation
from bidbuilder.services.results import count_results
from bidbuilder.storage.bids import DbBid
from bidbuilder.storage.database import Database
from bidbuilder.storage.organisations import (
    add_membership,
    end_membership,
    list_memberships,
    save_cluster,
    save_organisation,
)
from tests.factories.bids import make_bid_world
from tests.factories.facilitators import make_facilitator
from tests.factories.people import NOW


def test_results_count_members_offerings_and_collaborations_of_the_year(database: Database) -> None:
    bids = make_bid_world(database)
    freja = make_facilitator(database, bids.people.cluster_id)
    found = count_results(database, freja, NOW.year)
    assert (found.members, found.joined, found.published, found.confirmed) == (3, 3, 2, 0)
    assert (found.bids.collaborations, found.bids.binding, found.bids.won) == (0, 0, 0)
    with database.write("test", NOW) as work:
        row = work.session.get_one(DbBid, bids.bid_id)
        partners = (
            Partner(organisation_id=bids.people.lead, role=PartnerRole.GROUP_LEADER, state=PartnerState.SIGNED),
            Partner(organisation_id=bids.people.anders, role=PartnerRole.GROUP_MEMBER, state=PartnerState.COMMITTED),
            Partner(organisation_id=bids.people.bodil, role=PartnerRole.GROUP_MEMBER, state=PartnerState.DECLINED),
        )
        row.data, row.stage = replace(row.data, partners=partners), Stage.WON
        work.record("test.partners", f"bid:{bids.bid_id}")
    won = count_results(database, freja, NOW.year).bids
    assert (won.collaborations, won.binding, won.partners, won.handed_in, won.won) == (1, 1, 1, 1, 1)
    later = count_results(database, freja, NOW.year + 1)
    assert (later.members, later.joined, later.published, later.bids.won) == (3, 0, 0, 0)
    with pytest.raises(NotPermitted):
        count_results(database, bids.manager, NOW.year)


def test_the_results_of_another_cluster_are_not_counted(database: Database) -> None:
    bids = make_bid_world(database)
    with database.write("test", NOW) as work:
        other = save_cluster(work.session, Cluster(name="Other"))
        firm = save_organisation(work.session, Organisation(legal_name="Other firm A/S"))
        joined = Membership(cluster_id=other.id or 0, organisation_id=firm.id or 0, starts_on=NOW.date())
        add_membership(work.session, joined)
        work.record("test.other", "test")
    found = count_results(database, make_facilitator(database, other.id or 0), NOW.year)
    assert (found.members, found.published, found.bids.collaborations) == (1, 0, 0)
    assert bids.bid_id


def test_who_is_released_and_let_in_again_on_one_day_has_one_membership(database: Database) -> None:
    bids = make_bid_world(database)
    cluster, firm = bids.people.cluster_id, bids.people.bodil
    for _ in range(2):
        with database.write("test", NOW) as work:
            end_membership(work.session, cluster, firm, NOW.date())
            again = Membership(cluster_id=cluster, organisation_id=firm, starts_on=NOW.date())
            add_membership(work.session, again)
            work.record("test.membership", "test")
    with database.read() as session:
        times = [(one.starts_on, one.ends_on) for one in list_memberships(session) if one.organisation_id == firm]
    assert times[-1] == (NOW.date(), None)
    assert len(times) == 2, "the one that ended today, and one from today on"
