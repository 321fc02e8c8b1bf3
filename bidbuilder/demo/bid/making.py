"""Makes the demo's bid by the use cases people have, so that its revisions, quotes and log are like those of any bid."""

from datetime import datetime, timedelta

from bidbuilder.demo.bid.joining import join_items
from bidbuilder.demo.bid.notes import DECISIONS, OWNERS, REMARKS
from bidbuilder.demo.bid.questions import ask_buyer
from bidbuilder.demo.bid.solution import read_systems
from bidbuilder.demo.bid.terms import PARTS, POLICY, RATES, RATES_SOURCE, answer_for
from bidbuilder.demo.tender.requirements import keys_by_number
from bidbuilder.demo.world import World
from bidbuilder.domain.bids.bids import Stage
from bidbuilder.domain.people.permissions import Actor, Grant, Role
from bidbuilder.domain.pricing.build_up import PricingPolicy
from bidbuilder.domain.solutions.edits import AddNode
from bidbuilder.services.bids import change_stage, create_bid, write_introduction
from bidbuilder.services.consortium import change_role_and_shares
from bidbuilder.services.coverage import assign_owner, decide, write_remark
from bidbuilder.services.pricing import change_policy
from bidbuilder.services.quotes import answer_quote, list_requests, request_quotes
from bidbuilder.services.rates import enter_rates
from bidbuilder.services.solutions import edit_solution
from bidbuilder.storage.database import Database
from bidbuilder.storage.users import find_user_by_email, get_actor

_BID_MANAGER = "bid@hedelund.example"

_INTRODUCTION = (
    "Hedelund Systemeksport A/S and fifteen firms of the Lyngborg cluster offer the complete plant from one hand: one contract,"
    " one time schedule and one person to talk to. Every part comes from a firm that makes it every day."
)


def make_bid(database: Database, world: World, now: datetime) -> int:
    """The bid of the lead, as far as it has come; gives its id."""
    manager = _bid_manager(database)
    start = now - timedelta(days=9)
    lead_id = world.organisations["hedelund"]
    enter_rates(
        database, manager, lead_id, day=(now - timedelta(days=1)).date(), rates=RATES, source=RATES_SOURCE, now=now
    )
    bid_id = create_bid(database, manager, tender_id=world.tender_id, now=start)
    _compose(database, manager, bid_id, world, start)
    join_items(database, manager, bid_id, now - timedelta(days=5))
    _collect_quotes(database, manager, bid_id, world, now)
    _share_out(database, manager, bid_id, world, now - timedelta(days=3))
    _note(database, manager, bid_id, now - timedelta(days=2))
    ask_buyer(database, manager, world.tender_id, keys_by_number(), now)
    before = PricingPolicy(currency=POLICY.currency)
    change_policy(database, manager, bid_id, POLICY, before=before, now=now - timedelta(days=1))
    write_introduction(database, manager, bid_id, _INTRODUCTION, now=now - timedelta(days=1))
    change_stage(database, manager, bid_id, Stage.PRICING, now=now - timedelta(days=1))
    return bid_id


def _bid_manager(database: Database) -> Actor:
    with database.read() as session:
        user = find_user_by_email(session, _BID_MANAGER)
        assert user is not None  # noqa: S101 - stored just before
        return get_actor(session, user)


def _compose(database: Database, manager: Actor, bid_id: int, world: World, start: datetime) -> None:
    """One revision for each system, on following days."""
    for day, system in enumerate(read_systems(world.offerings, keys_by_number())):
        edit = AddNode(node=system)
        edit_solution(database, manager, bid_id, edit, base_revision=day, now=start + timedelta(days=day))


def _collect_quotes(database: Database, manager: Actor, bid_id: int, world: World, now: datetime) -> None:
    """Ask all members; those answer whose part says so."""
    due_on = (now + timedelta(days=7)).date()
    asked_at = now - timedelta(days=5)
    request_quotes(database, manager, bid_id, due_on=due_on, base_url=world.address, now=asked_at)
    for key, part in PARTS.items():
        if part.factor is None:
            continue
        member = _supplier(part.by, world.organisations[key])
        for page in list_requests(database, member):
            answer = answer_for(part, page.quote, world.prices, now.date())
            answer_quote(database, member, page.quote.id or 0, answer, now=now - timedelta(days=3))


def _supplier(name: str, organisation_id: int) -> Actor:
    """Somebody of a member who has no login in the demo."""
    return Actor(user_id=0, name=name, grants=(Grant(Role.SUPPLIER_EDITOR, organisation_id),))


def _share_out(database: Database, manager: Actor, bid_id: int, world: World, at: datetime) -> None:
    for key, part in PARTS.items():
        change_role_and_shares(
            database,
            manager,
            bid_id,
            world.organisations[key],
            role=part.role,
            work_share=part.work_share,
            liability_share=part.liability_share,
            now=at,
        )


def _note(database: Database, manager: Actor, bid_id: int, at: datetime) -> None:
    keys = keys_by_number()
    for number, (verdict, reason) in DECISIONS.items():
        decide(database, manager, bid_id, keys[number], verdict, reason, now=at)
    for number, remark in REMARKS.items():
        write_remark(database, manager, bid_id, keys[number], remark, now=at)
    for number, owner in OWNERS.items():
        assign_owner(database, manager, bid_id, keys[number], owner, now=at)
