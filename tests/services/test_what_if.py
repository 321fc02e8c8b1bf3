"""What if and N−1 on a stored bid: replacements out of the catalogue, the job that works them out, and taking them."""

import pytest

from bidbuilder.domain.basics.errors import NotFound
from bidbuilder.domain.bids.suppositions import LeaveOut, StepGone, Swap, edit_of
from bidbuilder.domain.matching.verdicts import Verdict
from bidbuilder.domain.solutions.tree import Solution
from bidbuilder.jobs.worker import Worker
from bidbuilder.services.members_lost import LossesPage, StudyUnderWay, get_loss, load_losses, start_study
from bidbuilder.services.solutions import edit_solution, undo
from bidbuilder.services.what_if import try_steps
from bidbuilder.settings import Settings
from bidbuilder.storage.bids import get_solution
from bidbuilder.storage.database import Database
from tests.factories.bids import BidWorld, fill_solution, make_bid_world, newest_revision, publish
from tests.factories.people import NOW


@pytest.fixture
def world(database: Database) -> BidWorld:
    """Twelve pumps of Anders and a boiler of Bodil; Bodil has pumps as well, a dear one and one that is too weak."""
    made = make_bid_world(database)
    fill_solution(database, made)
    return made


@pytest.fixture
def dear_pump(database: Database, world: BidWorld) -> int:
    publish(database, world.bodil, "Weak pump", "5", (("1", "1"),))
    return publish(database, world.bodil, "Dear pump", "12", (("1", "400"), ("10", "80")))


def current(database: Database, world: BidWorld) -> Solution:
    with database.read() as session:
        return get_solution(session, world.bid_id)


def study(database: Database, world: BidWorld) -> LossesPage:
    start_study(database, world.manager, world.bid_id, now=NOW)
    worker = Worker(database, Settings(soffice=""))
    while worker.run_one():
        pass
    return load_losses(database, world.manager, world.bid_id, now=NOW)


def test_replacements_meet_the_conditions_and_have_the_price_of_the_quantity(
    database: Database, world: BidWorld, dear_pump: int
) -> None:
    pump = current(database, world).items()[0]
    page = try_steps(database, world.manager, world.bid_id, (), item_key=pump.key, now=NOW)
    assert [(one.offering.id, one.amount) for one in page.replacements] == [(dear_pump, 80), (world.boiler, 2500)]
    assert page.supposed.changes == ()


def test_a_swap_is_tried_without_a_trace_then_taken_and_undone(
    database: Database, world: BidWorld, dear_pump: int
) -> None:
    pump, revision = current(database, world).items()[0], newest_revision(database, world)
    steps = (Swap(pump.key, dear_pump),)
    page = try_steps(database, world.manager, world.bid_id, steps, now=NOW)
    assert page.supposed.difference == 12 * (80 - 50)
    assert newest_revision(database, world) == revision
    edit = edit_of(steps, page.dossier.solution)
    edit_solution(database, world.manager, world.bid_id, edit, base_revision=revision, now=NOW)
    after = try_steps(database, world.manager, world.bid_id, (), now=NOW)
    assert after.supposed.before.price.total == page.supposed.after.price.total
    undo(database, world.manager, world.bid_id, base_revision=revision + 1, now=NOW)
    assert current(database, world).items()[0].offering_id == world.pump


def test_the_table_names_who_cannot_be_spared_and_what_takes_anothers_place(
    database: Database, world: BidWorld, dear_pump: int
) -> None:
    page = study(database, world)
    first, second = page.study.data.losses
    assert (first.organisation_id, first.is_irreplaceable, first.swaps) == (world.people.bodil, True, ())
    assert [(change.requirement_key, change.after) for change in first.lost] == [("R2", Verdict.UNKNOWN)]
    assert (second.organisation_id, second.is_irreplaceable, second.extra) == (world.people.anders, False, 360)
    assert [one.offering_id for one in second.swaps] == [dear_pump]
    assert page.is_current
    loss = get_loss(page, world.people.anders)
    edit = edit_of(loss.steps, page.dossier.solution)
    revision = newest_revision(database, world)
    edit_solution(database, world.manager, world.bid_id, edit, base_revision=revision, now=NOW)
    after = load_losses(database, world.manager, world.bid_id, now=NOW)
    assert {item.organisation_id for item in after.dossier.solution.items()} == {world.people.bodil}
    assert not after.is_current


def test_a_study_is_made_once_at_a_time_and_again_in_place_of_the_one_before(
    database: Database, world: BidWorld
) -> None:
    start_study(database, world.manager, world.bid_id, now=NOW)
    with pytest.raises(StudyUnderWay):
        start_study(database, world.manager, world.bid_id, now=NOW)
    worker = Worker(database, Settings(soffice=""))
    assert worker.run_one()
    assert len(study(database, world).study.data.losses) == 2


def test_nobody_but_the_lead_may_ask(database: Database, world: BidWorld) -> None:
    study(database, world)
    for actor in (world.anders, world.bodil):
        for ask in (load_losses, start_study):
            with pytest.raises(NotFound):
                ask(database, actor, world.bid_id, now=NOW)
        with pytest.raises(NotFound):
            try_steps(database, actor, world.bid_id, (LeaveOut(world.people.anders),), now=NOW)
    with pytest.raises(StepGone):
        try_steps(database, world.manager, world.bid_id, (Swap("gone", world.pump),), now=NOW)
