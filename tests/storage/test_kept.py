"""What an open database keeps of bids: the same as long as nothing changed, and never what was before a change."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from bidbuilder.domain.basics.errors import NotFound
from bidbuilder.domain.bids.assessment import Assessment
from bidbuilder.domain.matching.verdicts import Verdict
from bidbuilder.domain.pricing.sensitivity import Swing
from bidbuilder.services.coverage import decide, write_remark
from bidbuilder.services.pricing import change_policy, get_price_page, make_outlook
from bidbuilder.services.solutions import redo, undo
from bidbuilder.storage.database import AuditMissing, Database, Work
from bidbuilder.storage.dossiers import load_assessment
from bidbuilder.storage.organisations import get_organisation, save_organisation
from bidbuilder.storage.tenders import load_tender, replace_requirements, save_tender
from tests.factories.bids import BidWorld, add_item, fill_solution, make_bid_world, newest_revision, quote_everything
from tests.factories.people import NOW
from tests.factories.requirements import constraint

Change = Callable[[Database, BidWorld], object]


@pytest.fixture
def world(database: Database) -> BidWorld:
    made = make_bid_world(database)
    fill_solution(database, made)
    return made


def _look(database: Database, world: BidWorld, after: timedelta = timedelta()) -> Assessment:
    with database.read() as session:
        return load_assessment(session, world.manager, world.bid_id, database.coverage, now=NOW + after)


def _ask_more(database: Database, world: BidWorld) -> None:
    with database.write("test", NOW) as work:
        asked = load_tender(work.session, world.tender_id).requirements
        more = replace(asked[1], constraints=(constraint("rated_power", "≥", "600", unit="kW"),))
        replace_requirements(work.session, world.tender_id, (asked[0], more, *asked[2:]))
        work.record("test.requirements", f"tender:{world.tender_id}")


def _swap(database: Database, world: BidWorld) -> None:
    with database.write("test", NOW) as work:
        first, second, *others = load_tender(work.session, world.tender_id).requirements
        replace_requirements(work.session, world.tender_id, (second, first, *others))
        work.record("test.requirements", f"tender:{world.tender_id}")


def _leave_out(database: Database, world: BidWorld) -> None:
    with database.write("test", NOW) as work:
        replace_requirements(work.session, world.tender_id, load_tender(work.session, world.tender_id).requirements[:3])
        work.record("test.requirements", f"tender:{world.tender_id}")


def _other_currency(database: Database, world: BidWorld) -> None:
    with database.write("test", NOW) as work:
        save_tender(work.session, replace(load_tender(work.session, world.tender_id), currency="PLN"), NOW)
        work.record("test.tender", f"tender:{world.tender_id}")


def _nobody_signs(database: Database, world: BidWorld) -> None:
    with database.write("test", NOW) as work:
        lead = get_organisation(work.session, world.people.lead)
        save_organisation(work.session, replace(lead, signatories=()))
        work.record("test.signatory", f"organisation:{world.people.lead}")


def _mark_up(database: Database, world: BidWorld) -> None:
    policy = _look(database, world).dossier.bid.policy
    dearer = replace(policy, markup_percent=Decimal(10))
    change_policy(database, world.manager, world.bid_id, dearer, before=policy, now=NOW)


CHANGES: tuple[Change, ...] = (
    _ask_more,
    _swap,
    _leave_out,
    _other_currency,
    _nobody_signs,
    _mark_up,
    lambda database, world: decide(database, world.manager, world.bid_id, "R3", Verdict.MET, "Seen", now=NOW),
    lambda database, world: write_remark(database, world.manager, world.bid_id, "R3", "See annex", now=NOW),
    lambda database, world: add_item(database, world, world.pump, "2", lot="LOT-1"),
    lambda database, world: undo(
        database, world.manager, world.bid_id, base_revision=newest_revision(database, world), now=NOW
    ),
    lambda database, world: redo(
        database, world.manager, world.bid_id, base_revision=newest_revision(database, world), now=NOW
    ),
    quote_everything,
)


def test_a_bid_is_kept_until_anything_it_follows_from_changes(database: Database, world: BidWorld) -> None:
    for change in CHANGES:
        before = _look(database, world)
        assert _look(database, world) is before
        change(database, world)
        after = _look(database, world)
        assert after != before
        assert after == _look(Database(database.engine), world)


def test_what_is_kept_follows_the_day_and_the_deadline(database: Database, world: BidWorld) -> None:
    today = _look(database, world)
    assert _look(database, world, timedelta(minutes=1)) is today
    late = _look(database, world, timedelta(days=4000))
    assert {one.code for one in late.findings} - {one.code for one in today.findings} >= {"deadline-over"}
    assert _look(database, world) == today


def test_what_was_taken_back_is_answered_to_nobody(database: Database, world: BidWorld) -> None:
    before = _look(database, world)
    with pytest.raises(AuditMissing), database.write("test", NOW) as work:
        _keep_first_only(database, world, work)
    assert _look(database, world) == before


def _keep_first_only(database: Database, world: BidWorld, work: Work) -> None:
    """Inside the transaction the change is seen; without an audit entry it is never committed."""
    replace_requirements(work.session, world.tender_id, load_tender(work.session, world.tender_id).requirements[:1])
    inside = load_assessment(work.session, world.manager, world.bid_id, database.coverage, now=NOW)
    assert len(inside.coverage) == 1


def test_what_is_kept_is_not_for_others(database: Database, world: BidWorld) -> None:
    _look(database, world)
    with pytest.raises(NotFound), database.read() as session:
        load_assessment(session, world.anders, world.bid_id, database.coverage, now=NOW)


def test_what_moves_the_price_is_worked_out_anew_with_another_price(database: Database, world: BidWorld) -> None:
    def swings() -> tuple[Swing, ...]:
        page = get_price_page(database, world.manager, world.bid_id, now=NOW)
        return make_outlook(database, page, Decimal(10)).swings

    before = swings()
    assert before
    assert swings() is before
    _mark_up(database, world)
    after = swings()
    assert after != before
    assert (
        after
        != make_outlook(database, get_price_page(database, world.manager, world.bid_id, now=NOW), Decimal(5)).swings
    )
