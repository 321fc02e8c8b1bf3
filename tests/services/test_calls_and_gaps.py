"""What nobody covers, calls for it, and proposals on behalf of members: who may, who sees what, and what it leads to."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from bidbuilder.domain.basics.errors import NotFound, NotPermitted
from bidbuilder.domain.catalogue.calls import AnswerState, AskedProperty, Call, DueDayPast, NobodyCalled
from bidbuilder.domain.catalogue.offerings import Offering
from bidbuilder.domain.catalogue.proposals import NotOwnMember, ProposalDecided, ProposalState
from bidbuilder.domain.people.clusters import Cluster, Membership
from bidbuilder.domain.people.organisations import Organisation
from bidbuilder.domain.people.permissions import Actor, Grant, Role
from bidbuilder.services.calls import (
    answer_call,
    get_call_page,
    list_callable_members,
    list_open_calls,
    list_own_calls,
    send_call,
)
from bidbuilder.services.gaps import GapsPage, GapsUnderWay, load_gaps, start_gaps
from bidbuilder.services.jobs import queue_daily_jobs
from bidbuilder.services.offerings import get_offering_page, withdraw_offering
from bidbuilder.services.proposals import (
    CodeInUse,
    confirm_proposal,
    decline_proposal,
    get_proposal_page,
    list_all_proposals,
    propose_offering,
)
from bidbuilder.services.results import count_results
from bidbuilder.storage.audit import list_entries
from bidbuilder.storage.database import Database
from bidbuilder.storage.mails import list_mails
from bidbuilder.storage.organisations import add_membership, save_cluster, save_organisation
from tests.factories.bids import DEADLINE, BidWorld, make_bid_world, store_tender
from tests.factories.bids import make_tender as plain_tender
from tests.factories.facilitators import make_facilitator
from tests.factories.jobs import run_next_job
from tests.factories.offerings import number, offering
from tests.factories.people import NOW
from tests.factories.requirements import constraint, requirement
from tests.factories.web_bids import counted_queries

BASE = "https://bids.example"


@pytest.fixture
def bids(database: Database) -> BidWorld:
    return make_bid_world(database)


@pytest.fixture
def freja(database: Database, bids: BidWorld) -> Actor:
    return make_facilitator(database, bids.people.cluster_id)


def ask_for(database: Database, owner_id: int, *bounds: str) -> None:
    """A live tender that asks for these rated powers in kW."""
    asked = tuple(
        requirement(constraint("rated_power", "≥", bound, unit="kW"), key=f"K{place}")
        for place, bound in enumerate(bounds)
    )
    store_tender(database, plain_tender(owner_id, reference="K", title={"en": "Big plant"}, requirements=asked))


def call_of(bids: BidWorld, **fields: object) -> Call:
    given: dict[str, object] = {
        "cluster_id": bids.people.cluster_id,
        "subject": "A larger boiler",
        "asked": AskedProperty(key="rated_power", words="≥ 800 kW"),
        "due_on": NOW.date() + timedelta(days=14),
    }
    return Call(**(given | fields))  # type: ignore[arg-type]


def send(database: Database, actor: Actor, call: Call, *members: int) -> int:
    return send_call(database, actor, call, members, base_url=BASE, now=NOW)


def proposed(bids: BidWorld, **fields: object) -> Offering:
    given: dict[str, object] = {"id": None, "organisation_id": bids.people.anders, "code": "NEW-1"}
    return offering(number("rated_power", "900", "kW"), **(given | fields))


def propose(database: Database, actor: Actor, wanted: Offering) -> int:
    return propose_offering(database, actor, wanted, base_url=BASE, now=NOW)


def find(database: Database, actor: Actor, *, now: datetime = NOW) -> GapsPage:
    """The gaps, worked out as the worker does."""
    start_gaps(database, actor, now=now)
    while run_next_job(database, now):
        pass
    return load_gaps(database, actor, now=now)


def test_a_gap_says_what_is_asked_how_often_and_who_comes_nearest(
    database: Database, bids: BidWorld, freja: Actor
) -> None:
    ask_for(database, bids.people.lead, "800", "800", "300")
    page = find(database, freja)
    (line,) = page.lines
    assert (line.constraint.property, line.bound, line.requirements, [one.name for one in line.tenders]) == (
        "rated_power",
        "800 kW",
        2,
        ["Big plant"],
    )
    assert [(page.members[one.organisation_id], one.offered, one.margin) for one in line.nearest] == [
        ("Bodil ApS", "500 kW", Decimal(-300)),
        ("Anders ApS", "10 kW", Decimal(-790)),
    ]
    assert (page.checked, page.tenders, page.made_at, page.is_current) == (5, 2, NOW, True)


def test_of_a_property_nobody_states_those_are_named_whose_offerings_have_its_words(
    database: Database, bids: BidWorld, freja: Actor
) -> None:
    asked = requirement(constraint("spare_parts_years", "≥", "15"), key="K1", text="Boiler with spare parts")
    store_tender(database, plain_tender(bids.people.lead, reference="K", requirements=(asked,)))
    page = find(database, freja)
    (line,) = (one for one in page.lines if one.constraint.property == "spare_parts_years")
    assert [(page.members[one.organisation_id], one.offered) for one in line.nearest] == [("Bodil ApS", "")]


def test_gaps_are_kept_until_they_are_worked_out_again_and_say_when_something_changed(
    database: Database, bids: BidWorld, freja: Actor
) -> None:
    assert load_gaps(database, freja, now=NOW).made_at is None
    ask_for(database, bids.people.lead, "800")
    before = find(database, freja)
    ask_for(database, bids.people.lead, "900")
    kept = load_gaps(database, freja, now=NOW)
    assert (kept.lines, kept.is_current, find(database, freja).is_current) == (before.lines, False, True)
    withdraw_offering(database, bids.bodil, bids.boiler, now=NOW)
    after = load_gaps(database, freja, now=NOW)
    assert (after.is_current, [one.organisation_id for line in after.lines for one in line.nearest]) == (
        False,
        [bids.people.anders] * 2,
    )


def test_gaps_are_worked_out_once_at_a_time_and_daily_for_every_facilitator(
    database: Database, bids: BidWorld, freja: Actor
) -> None:
    ask_for(database, bids.people.lead, "800")
    start_gaps(database, freja, now=NOW)
    with pytest.raises(GapsUnderWay):
        start_gaps(database, freja, now=NOW)
    tomorrow = NOW + timedelta(days=1)
    assert run_next_job(database, NOW) == "find-gaps"
    queue_daily_jobs(database, ["find-gaps"], tomorrow)
    assert [run_next_job(database, tomorrow) for _ in range(3)] == ["find-gaps", "find-gaps", ""]
    assert load_gaps(database, freja, now=NOW).made_at == tomorrow


def test_the_page_of_gaps_asks_as_often_whatever_there_is(database: Database, bids: BidWorld, freja: Actor) -> None:
    counts = []
    for bounds in (("800",), ("900", "1000", "1100")):
        ask_for(database, bids.people.lead, *bounds)
        find(database, freja)
        with counted_queries(database) as seen:
            load_gaps(database, freja, now=NOW)
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_a_tender_whose_deadline_passes_has_no_gaps_any_more(database: Database, bids: BidWorld, freja: Actor) -> None:
    ask_for(database, bids.people.lead, "800")
    late = DEADLINE.moment + timedelta(days=1)
    assert find(database, freja).lines
    assert (load_gaps(database, freja, now=late).lines, find(database, freja, now=late).lines) == ((), ())


def test_gaps_are_for_facilitators_of_the_lead_alone(database: Database, bids: BidWorld, freja: Actor) -> None:
    ask_for(database, bids.people.outsider, "800")
    assert find(database, freja).lines == ()
    for ask in (load_gaps, start_gaps):
        with pytest.raises(NotPermitted):
            ask(database, bids.manager, now=NOW)


def test_a_facilitator_who_comes_to_work_for_a_lead_sees_no_gaps_of_another_lead_any_more(
    database: Database, bids: BidWorld, freja: Actor
) -> None:
    ask_for(database, bids.people.lead, "800")
    assert find(database, freja).lines
    of_bodil = replace(freja, grants=(*freja.grants, Grant(Role.BID_MANAGER, bids.people.bodil)))
    assert load_gaps(database, of_bodil, now=NOW).made_at is None
    other = make_facilitator(database, bids.people.cluster_id, Grant(Role.BID_MANAGER, bids.people.bodil))
    assert find(database, other).lines == ()


def test_a_call_reaches_the_people_of_its_members_and_counts_their_answers(
    database: Database, bids: BidWorld, freja: Actor
) -> None:
    call_id = send(database, freja, call_of(bids), bids.people.anders, bids.people.bodil)
    with database.read() as session:
        mails = list_mails(session)
    assert {mail.recipient for mail in mails} == {
        f"supplier-editor-{bids.people.anders}@example.org",
        f"supplier-editor-{bids.people.bodil}@example.org",
    }
    assert all(f"{BASE}/calls/{call_id}" in mail.body and "rated power ≥ 800 kW" in mail.body for mail in mails)
    assert [row.call.id for row in list_open_calls(database, bids.anders)] == [call_id]
    answer_call(database, bids.anders, call_id, bids.people.anders, can=True, note="in May", now=NOW)
    assert list_open_calls(database, bids.anders) == ()
    (own,) = list_own_calls(database, freja)
    assert (own.count(AnswerState.CAN), own.count(AnswerState.ASKED)) == (1, 1)
    counted = count_results(database, freja, NOW.year)
    assert (counted.called, counted.can, counted.cannot) == (2, 1, 0)


def test_a_member_sees_its_own_answer_and_nobody_elses(database: Database, bids: BidWorld, freja: Actor) -> None:
    call_id = send(database, freja, call_of(bids), bids.people.anders, bids.people.bodil)
    answer_call(database, bids.bodil, call_id, bids.people.bodil, can=False, note="no boilers", now=NOW)
    page = get_call_page(database, bids.anders, call_id)
    assert [one.organisation_id for one in page.row.answers] == [bids.people.anders]
    with pytest.raises(NotFound):
        answer_call(database, bids.anders, call_id, bids.people.bodil, can=True, note="", now=NOW)
    with pytest.raises(NotFound):
        get_call_page(database, bids.manager, call_id)


def test_a_call_to_nobody_too_early_or_to_strangers_is_refused(
    database: Database, bids: BidWorld, freja: Actor
) -> None:
    with pytest.raises(NobodyCalled):
        send(database, freja, call_of(bids))
    with pytest.raises(DueDayPast):
        send(database, freja, call_of(bids, due_on=date(2026, 1, 1)), bids.people.anders)
    with pytest.raises(NotOwnMember):
        send(database, freja, call_of(bids), bids.people.outsider)
    with pytest.raises(NotPermitted):
        send(database, bids.manager, call_of(bids), bids.people.anders)
    assert list_own_calls(database, freja) == ()


def test_members_of_a_sub_network_may_be_called(database: Database, bids: BidWorld, freja: Actor) -> None:
    with database.write("test", NOW) as work:
        below = save_cluster(work.session, Cluster(name="Sub-network", parent_id=bids.people.cluster_id))
        firm = save_organisation(work.session, Organisation(legal_name="Cecilie ApS"))
        add_membership(
            work.session,
            Membership(cluster_id=below.id or 0, organisation_id=firm.id or 0, starts_on=date(2026, 1, 1)),
        )
        work.record("test.sub-network", "test")
    assert "Cecilie ApS" in {one.legal_name for one in list_callable_members(database, freja)}
    send(database, freja, call_of(bids), firm.id or 0)


def test_a_proposal_is_published_only_when_the_member_confirms_it(
    database: Database, bids: BidWorld, freja: Actor
) -> None:
    proposal_id = propose(database, freja, proposed(bids))
    with database.read() as session:
        assert [mail.recipient for mail in list_mails(session)] == [f"supplier-editor-{bids.people.anders}@example.org"]
    assert [one.id for one in list_all_proposals(database, bids.anders, [ProposalState.WAITING])] == [proposal_id]
    assert list_all_proposals(database, bids.bodil) == ()
    published = confirm_proposal(database, bids.anders, proposal_id, base_url=BASE, now=NOW)
    assert (published.code, published.version) == ("NEW-1", 1)
    with database.read() as session:
        (entry, *_) = list_entries(session, f"offering:{published.id}")
        assert list_mails(session)[0].recipient.startswith("freja")
    assert ("Freja" in entry.detail, entry.actor) == (True, bids.anders.name)
    with pytest.raises(ProposalDecided):
        confirm_proposal(database, bids.anders, proposal_id, base_url=BASE, now=NOW)


def test_a_proposed_change_keeps_prices_and_waits_for_the_member(
    database: Database, bids: BidWorld, freja: Actor
) -> None:
    before = get_offering_page(database, freja, bids.pump)
    assert before.prices is None
    proposal_id = propose(database, freja, replace(before.offering, names={"en": "Better pump"}))
    assert get_offering_page(database, bids.anders, bids.pump).offering.names["en"] == "Pump"
    confirm_proposal(database, bids.anders, proposal_id, base_url=BASE, now=NOW)
    after = get_offering_page(database, bids.anders, bids.pump)
    assert (after.offering.names["en"], after.offering.version) == ("Better pump", 2)
    assert after.prices is not None


def test_a_declined_proposal_changes_nothing_and_says_why(database: Database, bids: BidWorld, freja: Actor) -> None:
    proposal_id = propose(database, freja, proposed(bids))
    decline_proposal(database, bids.anders, proposal_id, "We do not make it.", base_url=BASE, now=NOW)
    proposal, member, _ = get_proposal_page(database, freja, proposal_id)
    assert (proposal.state, proposal.note, member) == (ProposalState.DECLINED, "We do not make it.", "Anders ApS")
    with database.read() as session:
        assert "We do not make it." in list_mails(session)[0].body


def test_only_own_members_are_proposed_to_and_only_they_decide(
    database: Database, bids: BidWorld, freja: Actor
) -> None:
    with pytest.raises(NotOwnMember):
        propose(database, freja, proposed(bids, organisation_id=bids.people.outsider))
    with pytest.raises(NotOwnMember):
        propose(database, bids.manager, proposed(bids))
    with pytest.raises(CodeInUse):
        propose(database, freja, proposed(bids, code="PUMP"))
    proposal_id = propose(database, freja, proposed(bids))
    for other in (bids.bodil, freja, bids.manager):
        with pytest.raises(NotFound):
            confirm_proposal(database, other, proposal_id, base_url=BASE, now=NOW)
