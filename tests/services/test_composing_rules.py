"""Each rule of the trade from offerings in the database to the composed solution: what it changes, as every choice tells.

Every case has its own band of rated power, so that one catalogue serves all: in a band lie the pumps (R1, so many) and the
boilers (R2, one) of that case alone.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from bidbuilder.composer.answer import Choice
from bidbuilder.composer.composing import compose
from bidbuilder.composer.elements import ElementKind
from bidbuilder.composer.orders import carry_out
from bidbuilder.composer.problem import Problem
from bidbuilder.composer.solving import Outcome
from bidbuilder.composer.sourcing.adjusting import adjusted, adjustments_of
from bidbuilder.composer.sourcing.building import build_problem
from bidbuilder.composer.sourcing.record import record_of
from bidbuilder.composer.sourcing.surveying import Survey
from bidbuilder.composer.sourcing.wishes import Goal, LotOff, LotRule, MemberBounds, Pinned, Wishes
from bidbuilder.domain.bids.bids import Stage
from bidbuilder.domain.catalogue.kinds import Calendar
from bidbuilder.domain.catalogue.offerings import Offering, OfferingKind, SupplyTerms
from bidbuilder.domain.catalogue.prices import PriceBreak, PriceList
from bidbuilder.domain.people.permissions import Actor, Role
from bidbuilder.domain.tenders.constraints import Aggregate
from bidbuilder.domain.tenders.requirements import Requirement, Scope
from bidbuilder.services.bids import create_bid
from bidbuilder.services.composing_runs import order_of, survey_bid
from bidbuilder.services.offerings import publish_offering, register_offering
from bidbuilder.storage.bids import DbBid
from bidbuilder.storage.database import Database
from tests.factories.bids import BidWorld, add_item, make_bid_world, make_plain_actor, make_tender, store_tender
from tests.factories.composer import every_choice
from tests.factories.offerings import number
from tests.factories.people import NOW
from tests.factories.requirements import constraint, requirement
from tests.storage_fixtures import copy_of_sqlite

PLAIN = Wishes(alternatives=0, trade_off=None)
BANDS = count(1)
BREAK = (("1", "100"), ("5", "60"))
WEEK = {"available_from": date(2027, 6, 7), "available_until": date(2027, 6, 13)}


@dataclass(frozen=True)
class Good:
    """An offering of a case: whose, for which need (pump or boiler), its price breaks in EUR, and what else is special."""

    name: str
    who: str = "anders"
    price: str | tuple[tuple[str, str], ...] = "100"
    terms: Mapping[str, Any] | None = None
    prices: Mapping[str, Any] | None = None
    calendar: Calendar | None = None


@dataclass(frozen=True)
class Stall:
    """The database of all cases, and who publishes what."""

    database: Database
    world: BidWorld
    sellers: Mapping[str, Actor]


@dataclass(frozen=True)
class Case:
    """One bid with its goods: ids of the offerings by name."""

    stall: Stall
    bid_id: int
    ids: Mapping[str, int]

    def surveyed(self, wishes: Wishes) -> Survey:
        """The bid as the database has it."""
        return survey_bid(self.stall.database, self.stall.world.manager, self.bid_id, wishes, now=NOW).found

    def named(self, choice: Choice | None) -> dict[str, int]:
        """What is chosen, by the names of the goods."""
        names = {number: name for name, number in self.ids.items()}
        items = choice.items if choice is not None else ()
        return {names[int(item.offer.rpartition("/")[2])]: int(item.quantity) for item in items}

    def solved(self, wishes: Wishes) -> dict[str, int]:
        """What is composed, by the names of the goods; the cheapest of all choices there are."""
        found = self.surveyed(wishes)
        problem = build_problem(found.ground, found.wishes)
        answer = compose(problem, time_limit=20)
        truth = min((one.cost + one.forgone for _, one in every_choice(_bounded(problem))), default=None)
        assert answer.objective == truth
        return self.named(answer.choice)


def _bounded(problem: Problem) -> Problem:
    """The same with offers up to what is needed, one more where a quantity break may lie there, as nobody buys beyond."""
    needed = {need.id: need.quantity for need in problem.needs}
    offers = tuple(
        replace(one, max_quantity=needed[one.id.partition("/")[0]] + (1 if len(one.prices) > 1 else 0))
        for one in problem.offers
    )
    return replace(problem, offers=offers)


@pytest.fixture(scope="module")
def stall(sqlite_master: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stall]:
    database = copy_of_sqlite(sqlite_master, tmp_path_factory.mktemp("rules"))
    world = make_bid_world(database)
    lead = make_plain_actor(database, Role.SUPPLIER_EDITOR, world.people.lead)
    yield Stall(database, world, {"anders": world.anders, "bodil": world.bodil, "lead": lead})
    database.close()


def make_case(
    stall: Stall,
    goods: list[Good],
    pumps: str = "4",
    *,
    with_boiler: bool = False,
    beside: tuple[Requirement, ...] = (),
) -> Case:
    """Publish the goods, and store a tender and a bid that ask for them, and for what else there is `beside`."""
    low = next(BANDS) * 1000
    ids = {one.name: _publish(stall, one, low + (500 if "oiler" in one.name else 0)) for one in goods}
    asked = [_asked("R1", "LOT-1", "Pumps", low, pumps)]
    if with_boiler:
        asked.append(_asked("R2", "LOT-2", "Boilers", low + 500, "1"))
    tender = make_tender(stall.world.people.lead, reference=f"T-{low}", requirements=(*asked, *beside))
    tender_id = store_tender(stall.database, tender)
    return Case(stall, create_bid(stall.database, stall.world.manager, tender_id=tender_id, now=NOW), ids)


def _asked(key: str, lot: str, section: str, low: int, quantity: str) -> Any:
    return requirement(
        constraint("rated_power", "between", str(low), str(low + 400), unit="kW"),
        key=key,
        number=key,
        lot=lot,
        section=(section,),
        text=f"{section} of {low} kW",
        quantity=Decimal(quantity),
    )


def _publish(stall: Stall, good: Good, power: int) -> int:
    actor, breaks = stall.sellers[good.who], good.price if isinstance(good.price, tuple) else (("1", good.price),)
    given = {"country_of_origin": "DK", "lead_time_days": 30, "mass_kg": Decimal(20), **(good.terms or {})}
    offering = Offering(
        organisation_id=next(iter(actor.organisation_ids)),
        code=f"{good.name}-{power}".upper(),
        names={"en": good.name},
        kind=OfferingKind.COMPONENT,
        properties=(number("rated_power", str(power), "kW"),),
        terms=SupplyTerms(**given),
        calendar=good.calendar,
    )
    prices = PriceList(
        **{
            "currency": "EUR",
            "breaks": tuple(
                PriceBreak(from_quantity=Decimal(start), unit_price=Decimal(unit)) for start, unit in breaks
            ),
            "incoterm": "DAP",
            **(good.prices or {}),
        }
    )
    saved = register_offering(stall.database, actor, offering, prices, now=NOW)
    publish_offering(stall.database, actor, saved.id or 0, now=NOW)
    return saved.id or 0


THREE = Calendar(amount=Decimal(3), available_from=date(2027, 6, 7), available_until=date(2027, 6, 13))
AT_MOST_THREE = requirement(
    constraint("", "≤", "3", aggregate=Aggregate.COUNT), key="R9", number="9", scope=Scope.SYSTEM
)
RIVALS = ("Pump A", "Pump B")


@pytest.mark.parametrize(
    ("usual", "special", "before", "after"),
    [
        # A quantity break: five at 60 are cheaper than four at 80.
        ({}, {"price": BREAK}, {"Pump B": 4}, {"Pump A": 5}),
        ({"price": "70"}, {"price": "70", "terms": {"minimum_order": Decimal(6)}}, {"Pump A": 4}, {"Pump B": 4}),
        ({"price": "70"}, {"price": "70", "prices": {"one_off": Decimal(50)}}, {"Pump A": 4}, {"Pump B": 4}),
        ({"price": "70"}, {"price": "70", "terms": {"pack_size": Decimal(5)}}, {"Pump A": 4}, {"Pump B": 4}),
        # Ex works: 20 kg at 1 EUR each come on top of 70.
        ({"price": "70"}, {"price": "70", "prices": {"incoterm": "EXW"}}, {"Pump A": 4}, {"Pump B": 4}),
    ],
)  # fmt: skip
def test_what_an_offering_states_decides(
    stall: Stall, usual: dict[str, Any], special: dict[str, Any], before: dict[str, int], after: dict[str, int]
) -> None:
    wishes = replace(PLAIN, freight_per_kg=Decimal(1))
    for stated, expected in ((usual, before), (special, after)):
        goods = [Good("Pump A", **stated), Good("Pump B", who="bodil", price="80")]
        assert make_case(stall, goods).solved(wishes) == expected


@pytest.fixture(scope="module")
def market(stall: Stall) -> Case:
    """Pumps of all three, boilers of Anders and Bodil: alone Anders' are dearer, Bodil's are slow and from Poland."""
    return make_case(
        stall,
        [
            Good("Pump A", price="90"),
            Good("Pump B", who="bodil", price="70", terms={"country_of_origin": "PL", "lead_time_days": 90}),
            Good("Pump L", who="lead", price="120"),
            Good("Boiler A", price="500", terms={"country_of_origin": "PL"}),
            Good("Boiler B", who="bodil", price="470", terms={"country_of_origin": "DE", "lead_time_days": 20}),
        ],
        with_boiler=True,
    )


def _wishes(market: Case, rule: str) -> Wishes:
    ids, people = market.ids, market.stall.world.people
    return {
        "none": PLAIN,
        "partner cost": replace(PLAIN, partner_cost=Decimal(250), barred_offerings=(ids["Pump B"],)),
        "members": replace(PLAIN, max_members=1, barred_offerings=(ids["Boiler B"],)),
        "lead time": replace(PLAIN, max_lead_time_days=60),
        "origin": replace(PLAIN, origins=("DK", "PL")),
        "local content": replace(PLAIN, min_local_share=Decimal(50)),
        "lead share": replace(PLAIN, lead_min_share=Decimal(30)),
        "one member at most": replace(
            PLAIN, member_bounds=(MemberBounds(organisation_id=people.bodil, most=Decimal(50)),)
        ),
        "one member at least": replace(
            PLAIN,
            barred_offerings=(ids["Boiler B"],),
            member_bounds=(MemberBounds(organisation_id=people.bodil, least=Decimal(60)),),
        ),
        "excludes": replace(PLAIN, excludes=((ids["Pump B"], ids["Boiler B"]),)),
        "needs": replace(PLAIN, requires=((ids["Boiler B"], ids["Pump A"]),)),
        "pinned": replace(PLAIN, pinned=(Pinned(thing="R2", offering_id=ids["Boiler A"], quantity=Decimal(1)),)),
        "barred": replace(PLAIN, barred_offerings=(ids["Pump B"],)),
        "member left out": replace(PLAIN, barred_members=(people.bodil,)),
        "budget": replace(PLAIN, budget=Decimal(700)),
        "one lot": replace(PLAIN, lot_rule=LotRule.BEST, lot_values=(("LOT-1", Decimal(200)), ("LOT-2", Decimal(900)))),
        "both lots for their discount": replace(
            PLAIN,
            lot_rule=LotRule.ANY,
            lot_values=(("LOT-1", Decimal(200)), ("LOT-2", Decimal(900))),
            lot_discounts=(LotOff(lots=("LOT-1", "LOT-2"), percent=Decimal(20)),),
        ),
    }[rule]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("none", {"Pump B": 4, "Boiler B": 1}),
        ("partner cost", {"Pump A": 4, "Boiler A": 1}),
        ("members", {"Pump A": 4, "Boiler A": 1}),
        ("lead time", {"Pump A": 4, "Boiler B": 1}),
        ("origin", {"Pump B": 4, "Boiler A": 1}),
        ("local content", {"Pump B": 4, "Boiler A": 1}),
        ("lead share", {"Pump B": 1, "Pump L": 3, "Boiler B": 1}),
        ("one member at most", {"Pump B": 4, "Boiler A": 1}),
        ("one member at least", {"Pump A": 4, "Boiler A": 1}),
        ("excludes", {"Pump B": 4, "Boiler A": 1}),
        ("needs", {"Pump A": 1, "Pump B": 3, "Boiler B": 1}),
        ("pinned", {"Pump B": 4, "Boiler A": 1}),
        ("barred", {"Pump A": 4, "Boiler B": 1}),
        ("member left out", {"Pump A": 4, "Boiler A": 1}),
        ("budget", {}),
        ("one lot", {"Boiler B": 1}),
        ("both lots for their discount", {"Pump B": 4, "Boiler B": 1}),
    ],
)
def test_a_rule_of_the_bid_manager_decides(market: Case, rule: str, expected: dict[str, int]) -> None:
    assert market.solved(_wishes(market, rule)) == expected


def test_what_another_bid_holds_firmly_is_not_free(stall: Stall) -> None:
    week = Calendar(amount=Decimal(4), available_from=date(2027, 6, 7), available_until=date(2027, 6, 13))
    case = make_case(stall, [Good("Pump A", price="70", calendar=week), Good("Pump B", who="bodil", price="80")])
    assert case.solved(PLAIN) == {"Pump A": 4}
    other = _other_bid(stall)
    add_item(stall.database, replace(stall.world, bid_id=other), case.ids["Pump A"], "3")
    assert case.solved(PLAIN) == {"Pump A": 4}
    with stall.database.write("test", NOW) as work:
        work.session.get_one(DbBid, other).stage = Stage.SUBMITTED
        work.record("test.bid", f"bid:{other}")
    assert case.solved(PLAIN) == {"Pump A": 1, "Pump B": 3}


def test_a_record_knows_the_offering_whose_free_amount_a_conflict_speaks_of(stall: Stall) -> None:
    week = Calendar(amount=Decimal(3), available_from=date(2027, 6, 7), available_until=date(2027, 6, 13))
    case = make_case(stall, [Good("Pump A", price="70", calendar=week)])
    found = case.surveyed(PLAIN)
    composed = carry_out(replace(order_of(found), explaining_seconds=0), lambda _progress: True)
    assert ElementKind.CAPACITY in {element.kind for element in composed.answer.conflict}
    known = record_of(found, replace(composed, answer=replace(composed.answer, repairs=())), "EUR", {}).offers
    assert {note.offering_id for note in known.values()} == {case.ids["Pump A"]}


@pytest.mark.parametrize(
    ("goods", "beside", "wishes", "expected"),
    [
        ([Good("Pump A", price="70", calendar=THREE)], (), PLAIN, {"R1": 3, "supply:": 4}),
        ([Good("Pump A", price="70")], (AT_MOST_THREE,), PLAIN, {"R1": 3, "R9": 4}),
        ([Good("Pump A", price="70")], (), replace(PLAIN, budget=Decimal(150)), {"R1": 2, "budget": 280}),
        ([Good("Pump A", price="70"), Good("Pump B", price="9", calendar=THREE)], (AT_MOST_THREE,), PLAIN, {"R1": 3, "R9": 4}),
    ],
)  # fmt: skip
def test_a_way_out_names_the_nearest_amount_and_following_it_costs_what_it_says(
    stall: Stall, goods: list[Good], beside: tuple[Requirement, ...], wishes: Wishes, expected: dict[str, int]
) -> None:
    case = make_case(stall, goods, beside=beside)
    found = case.surveyed(wishes)
    composed = carry_out(order_of(found), lambda _progress: True)
    record = record_of(found, composed, "EUR", {})
    named = {}
    for repair in composed.answer.repairs:
        (change,), (text,) = repair.changes, adjustments_of(repair, record)
        name = (*change.element.ids, change.element.kind.value)[0]
        named[name.rstrip("0123456789") if ":" in name else name] = change.changed_to
        after = case.surveyed(adjusted(record.wishes, [text]))
        followed = carry_out(replace(order_of(after), explaining_seconds=0), lambda _progress: True).answer
        assert followed.choice is not None
        assert (followed.status, followed.choice.cost) == (Outcome.OPTIMAL, repair.cost)
    assert named == expected


def _other_bid(stall: Stall) -> int:
    days = {"expected_award_on": date(2027, 6, 7), "delivery_until": date(2027, 6, 13)}
    tender = make_tender(stall.world.people.lead, reference="T-other", **days)
    tender_id = store_tender(stall.database, tender)
    return create_bid(stall.database, stall.world.manager, tender_id=tender_id, now=NOW)


@pytest.mark.parametrize(
    ("wishes", "expected"),
    [
        (replace(PLAIN, max_lead_time_days=60), {"Pump A": 4, "Boiler B": 1}),
        (replace(PLAIN, max_lead_time_days=60, goal=Goal.MEMBERS), {"Pump A": 4, "Boiler A": 1}),
        (replace(PLAIN, goal=Goal.LEAD_TIME), {"Pump A": 4, "Boiler B": 1}),
    ],
)
def test_the_goal_decides(market: Case, wishes: Wishes, expected: dict[str, int]) -> None:
    order = order_of(market.surveyed(wishes))
    choice = carry_out(replace(order, explaining_seconds=0), lambda _progress: True).answer.choice
    assert choice is not None
    assert market.named(choice) == expected
