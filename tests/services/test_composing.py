"""Runs of the composer for a real bid: matched, searched in a process of its own, kept, taken and undone."""

from dataclasses import replace
from decimal import Decimal

import pytest

from bidbuilder.composer.problem import Against
from bidbuilder.composer.solving import Outcome
from bidbuilder.composer.sourcing.adjusting import adjusted, adjustments_of
from bidbuilder.composer.sourcing.wishes import Goal, Pinned, Wishes
from bidbuilder.domain.basics.errors import NotFound
from bidbuilder.domain.consortium.qualification import Qualification
from bidbuilder.domain.matching.counting import count_coverage
from bidbuilder.domain.matching.verdicts import Verdict
from bidbuilder.domain.solutions.edits import ChangeNode
from bidbuilder.domain.solutions.tree import Solution
from bidbuilder.domain.tenders.requirements import Scope
from bidbuilder.jobs.worker import Worker
from bidbuilder.services import composed, composing, solutions
from bidbuilder.services.composed import NothingToTake, ResultPage
from bidbuilder.services.composing import RunUnderWay
from bidbuilder.settings import Settings
from bidbuilder.storage.bids import get_solution
from bidbuilder.storage.database import Database
from bidbuilder.storage.organisations import save_qualification
from bidbuilder.storage.tenders import replace_requirements
from tests.factories.bids import BidWorld, add_item, make_bid_world, make_requirements, publish
from tests.factories.offerings import number
from tests.factories.people import NOW
from tests.factories.requirements import constraint, requirement

QUICK = Wishes(seconds=20, alternatives=0, trade_off=None)


@pytest.fixture
def database(sqlite_database: Database) -> Database:
    """SQLite alone: what is kept of runs is tested on each database in `tests/storage`."""
    return sqlite_database


@pytest.fixture
def world(database: Database) -> BidWorld:
    return make_bid_world(database)


def run(database: Database, world: BidWorld, wishes: Wishes = QUICK) -> ResultPage:
    """Ask for a run, let a worker do it, and look at the result."""
    number = composing.start_run(database, world.manager, world.bid_id, wishes, now=NOW)
    worker = Worker(database, Settings(soffice=""))
    while worker.run_one():
        pass
    return composed.load_result(database, world.manager, world.bid_id, number, language="en", now=NOW)


def chosen(result: ResultPage) -> dict[int, Decimal]:
    """Offerings and quantities of the best solution."""
    return {item.offering_id: item.quantity for change in result.changes for item in change.after}


def take(database: Database, world: BidWorld, result: ResultPage, things: list[str] | None = None) -> Solution:
    edit = composed.edit_of_result(
        database, world.manager, world.bid_id, result.run.id, "best", things, revision=result.revision
    )
    return solutions.edit_solution(database, world.manager, world.bid_id, edit, base_revision=result.revision, now=NOW)


def test_one_run_covers_what_can_be_checked_at_the_lowest_price(database: Database, world: BidWorld) -> None:
    result = run(database, world)
    assert result.record.composed.answer.status is Outcome.OPTIMAL
    assert chosen(result) == {world.pump: Decimal(1), world.boiler: Decimal(1)}
    assert result.choice is not None
    assert result.choice.cost == Decimal(100 + 2500)
    assert result.outlook is not None
    assert result.outlook.price.total == result.choice.cost
    assert result.outlook.count.met > result.present.count.met


def test_a_taken_solution_is_in_the_tree_and_one_undo_takes_it_back(database: Database, world: BidWorld) -> None:
    result = run(database, world)
    after = take(database, world, result)
    workspace = solutions.load_workspace(database, world.manager, world.bid_id, now=NOW)
    assert {item.offering_id for item in after.items()} == {world.pump, world.boiler}
    assert [root.title for root in after.roots] == ["Pumps", "Boilers"]
    assert {one.requirement_key for one in workspace.coverage if one.verdict is Verdict.MET} >= {"R1", "R2"}
    assert {partner.organisation_id for partner in workspace.bid.partners} >= {world.people.anders, world.people.bodil}
    with pytest.raises(NothingToTake):
        composed.edit_of_result(
            database, world.manager, world.bid_id, result.run.id, "best", None, revision=after.revision
        )
    undone = solutions.undo(database, world.manager, world.bid_id, base_revision=after.revision, now=NOW)
    assert undone.items() == ()


def test_what_members_have_to_meet_is_shown_as_it_will_be_with_the_members_that_come(database: Database) -> None:
    world = make_bid_world(database)
    staff = constraint("employees", "≥", "20", unit="employee")
    asked = requirement(staff, key="R9", number="9", scope=Scope.MEMBER, member_rule="any")
    with database.write("test", NOW) as work:
        replace_requirements(work.session, world.tender_id, (*make_requirements(), asked))
        save_qualification(
            work.session, world.people.bodil, Qualification(properties=(number("employees", "25", "employee"),))
        )
        work.record("test.tender", f"tender:{world.tender_id}")
    result = run(database, world)
    assert result.outlook is not None
    take(database, world, result)
    taken = solutions.load_workspace(database, world.manager, world.bid_id, now=NOW)
    assert result.outlook.count == count_coverage(taken.tender, taken.coverage)
    assert {one.requirement_key: one.verdict for one in taken.coverage}["R9"] is Verdict.MET


def test_a_part_can_be_taken_alone(database: Database, world: BidWorld) -> None:
    result = run(database, world)
    after = take(database, world, result, ["R2"])
    assert [item.offering_id for item in after.items()] == [world.boiler]


def test_a_cheaper_offering_replaces_the_dearer_at_its_place(database: Database, world: BidWorld) -> None:
    add_item(database, world, world.boiler, "1", answers=["R2"])
    cheaper = publish(database, world.anders, "Small boiler", "400", (("1", "900"),))
    after = take(database, world, run(database, world))
    assert world.boiler not in {item.offering_id for item in after.items()}
    assert next(item for item in after.items() if item.offering_id == cheaper).answers == ("R2",)


def test_a_pin_stands_whether_wished_or_set_in_the_tree(database: Database, world: BidWorld) -> None:
    publish(database, world.anders, "Small boiler", "400", (("1", "900"),))
    pin = Pinned(thing="R2", offering_id=world.boiler, quantity=Decimal(1))
    assert world.boiler in chosen(run(database, world, replace(QUICK, pinned=(pin,))))
    tree = add_item(database, world, world.boiler, "1", answers=["R2"])
    (node,) = tree.items()
    solutions.edit_solution(
        database,
        world.manager,
        world.bid_id,
        ChangeNode(key=node.key, changes={"is_pinned": True}),
        base_revision=tree.revision,
        now=NOW,
    )
    assert world.boiler in chosen(run(database, world))


def test_why_this_names_the_runner_up_and_what_it_would_cost(database: Database, world: BidWorld) -> None:
    other = publish(database, world.anders, "Large boiler", "600", (("1", "2800"),))
    result = run(database, world)
    reasons = {reason.offer: reason for reason in result.record.composed.reasons}
    reason = reasons[f"R2/{world.boiler}"]
    assert reason.difference == Decimal(300)
    assert [item.offer for item in reason.instead] == [f"R2/{other}"]
    assert reasons[f"R1/{world.pump}"].difference is None


def test_why_not_names_the_rule_and_following_its_repair_makes_it_possible(database: Database, world: BidWorld) -> None:
    result = run(database, world, replace(QUICK, max_members=1))
    answer = result.record.composed.answer
    assert answer.status is Outcome.INFEASIBLE
    assert {"max_members"} <= {element.kind.value for element in answer.conflict}
    repair = next(one for one in answer.repairs if one.changes[0].element.kind.value == "max_members")
    wishes = adjusted(result.record.wishes, adjustments_of(repair, result.record))
    assert wishes.max_members == 2
    assert run(database, world, wishes).choice is not None


def test_a_thing_nobody_can_answer_is_named_with_who_comes_nearest(database: Database, world: BidWorld) -> None:
    result = run(database, world, replace(QUICK, barred_members=(world.people.bodil,)))
    assert result.choice is None
    (need, *_) = result.record.composed.answer.conflict
    assert need.ids == ("R2",)


def test_a_member_left_out_is_one_rule_and_its_way_out_costs_what_following_it_costs(
    database: Database, world: BidWorld
) -> None:
    publish(database, world.bodil, "Cheap pump", "12", (("1", "40"),))
    result = run(database, world, replace(QUICK, barred_members=(world.people.bodil,)))
    answer = result.record.composed.answer
    assert [element.kind.value for element in answer.conflict] == ["need", "barred"]
    found = {adjustments_of(repair, result.record): repair for repair in answer.repairs}
    let_in = (f"allow-member:{world.people.bodil}",)
    assert set(found) == {let_in, ("open:R2",)}
    assert all(repair.is_proven for repair in answer.repairs)
    for changes, repair in found.items():
        followed = run(database, world, adjusted(result.record.wishes, changes))
        assert followed.choice is not None
        assert followed.choice.cost == repair.cost
    assert found[let_in].cost == Decimal(40 + 2500)


def test_what_it_costs_to_leave_a_member_out_is_told_as_one_rule(database: Database, world: BidWorld) -> None:
    publish(database, world.anders, "Dear boiler", "600", (("1", "9000"),))
    publish(database, world.bodil, "Cheap pump", "12", (("1", "40"),))
    result = run(database, world, replace(QUICK, barred_members=(world.people.bodil,)))
    costs = [one for one in result.record.composed.costs if one.element.kind.value == "barred"]
    assert [(len(one.element.ids), one.saving) for one in costs] == [(2, Decimal(100 - 40 + 9000 - 2500))]


def test_a_thing_left_open_is_reported_and_nothing_is_taken_away(database: Database, world: BidWorld) -> None:
    add_item(database, world, world.boiler, "1", answers=["R2"])
    wishes = replace(QUICK, barred_members=(world.people.bodil,), left_open=("R2",))
    result = run(database, world, wishes)
    assert [change.thing.key for change in result.changes if change.kind == "open"] == ["R2"]
    assert world.boiler in {item.offering_id for item in take(database, world, result).items()}


def test_fewest_members_comes_before_the_price(database: Database, world: BidWorld) -> None:
    publish(database, world.anders, "Dear boiler", "600", (("1", "9000"),))
    result = run(database, world, replace(QUICK, goal=Goal.MEMBERS))
    assert result.record.composed.level == Decimal(1)
    assert result.choice is not None
    assert len(result.choice.members) == 1


def test_the_trade_off_has_every_level_and_each_point_can_be_opened(database: Database, world: BidWorld) -> None:
    publish(database, world.anders, "Dear boiler", "600", (("1", "9000"),))
    result = run(database, world, replace(QUICK, trade_off=Against.MEMBERS, alternatives=1))
    points = result.record.composed.answer.trade_off
    assert [point.against for point in points] == [Decimal(2), Decimal(1)]
    assert points[0].choice.cost < points[1].choice.cost
    opened = composed.load_result(
        database, world.manager, world.bid_id, result.run.id, "point-2", language="en", now=NOW
    )
    assert opened.choice is not None
    assert len(opened.choice.members) == 1
    both = ((result.run.id, "best"), (result.run.id, "alternative-1"))
    page = composed.compare_results(database, world.manager, world.bid_id, both, language="en", now=NOW)
    assert page.sides[0].choice.cost < page.sides[1].choice.cost


def test_only_one_run_of_a_bid_goes_on_at_a_time(database: Database, world: BidWorld) -> None:
    composing.start_run(database, world.manager, world.bid_id, QUICK, now=NOW)
    with pytest.raises(RunUnderWay):
        composing.start_run(database, world.manager, world.bid_id, QUICK, now=NOW)


def test_a_run_asked_to_stop_keeps_the_best_and_explains_nothing(database: Database, world: BidWorld) -> None:
    number = composing.start_run(database, world.manager, world.bid_id, QUICK, now=NOW)
    composing.stop_run(database, world.manager, world.bid_id, number, now=NOW)
    worker = Worker(database, Settings(soffice=""))
    while worker.run_one():
        pass
    state = composing.watch_run(database, world.manager, world.bid_id, number)
    assert not state.is_on
    assert state.run.ended_at is not None


@pytest.mark.parametrize("who", ["anders", "bodil"])
def test_members_learn_of_no_run(database: Database, world: BidWorld, who: str) -> None:
    result, actor = run(database, world), getattr(world, who)
    before = result.revision
    for ask in (
        lambda: composing.load_compose_page(database, actor, world.bid_id, now=NOW),
        lambda: composing.watch_run(database, actor, world.bid_id, result.run.id),
        lambda: composing.start_run(database, actor, world.bid_id, QUICK, now=NOW),
        lambda: composing.stop_run(database, actor, world.bid_id, result.run.id, now=NOW),
        lambda: composed.load_result(database, actor, world.bid_id, result.run.id, language="en", now=NOW),
        lambda: composed.edit_of_result(database, actor, world.bid_id, result.run.id, "best", None, revision=before),
    ):
        with pytest.raises(NotFound):
            ask()
    with database.read() as session:
        assert get_solution(session, world.bid_id).revision == before
