"""A bid with everything around it, stored for real: two rival members, their offerings and prices, a tender, a bid."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal

from bidbuilder.domain.basics.dates import Deadline
from bidbuilder.domain.catalogue.offerings import Offering, SupplyTerms
from bidbuilder.domain.catalogue.prices import PriceBreak, PriceList
from bidbuilder.domain.consortium.quoting import LineAnswer, QuoteAnswer
from bidbuilder.domain.people.organisations import Signatory
from bidbuilder.domain.people.permissions import Actor, Grant, Role
from bidbuilder.domain.people.users import User
from bidbuilder.domain.solutions.edits import AddNode
from bidbuilder.domain.solutions.tree import Node, NodeKind, Solution
from bidbuilder.domain.tenders.requirements import Level, Requirement
from bidbuilder.domain.tenders.tenders import Buyer, Lot, Tender
from bidbuilder.services.bids import choose_signatories, create_bid
from bidbuilder.services.offerings import publish_offering, register_offering
from bidbuilder.services.quotes import answer_quote, list_requests, request_quotes
from bidbuilder.services.solutions import edit_solution
from bidbuilder.storage.bids import get_solution
from bidbuilder.storage.database import Database
from bidbuilder.storage.organisations import get_organisation, save_organisation
from bidbuilder.storage.tenders import replace_requirements, save_tender
from bidbuilder.storage.users import get_actor, save_user
from tests.factories.offerings import number
from tests.factories.people import NOW, World, make_world
from tests.factories.requirements import constraint, requirement
from tests.storage_fixtures import finished

DEADLINE = Deadline(datetime(2027, 3, 2, 12, tzinfo=UTC), "UTC")


@dataclass(frozen=True)
class BidWorld:
    """Ids and actors. The bid has no items yet; `pump` (10 kW) is of Anders, `boiler` (500 kW) of Bodil."""

    people: World
    manager: Actor
    exporter: Actor
    anders: Actor
    bodil: Actor
    pump: int
    boiler: int
    tender_id: int
    bid_id: int


def make_bid_world(database: Database, *, bodil_price: str = "2500", anders_price: str = "100") -> BidWorld:
    """Store it all; prices are list prices in EUR, the pump from 10 on at half the price."""
    what = ("bid world", bodil_price, anders_price)
    return finished(database, what, lambda: _make_bid_world(database, bodil_price, anders_price))


def _make_bid_world(database: Database, bodil_price: str, anders_price: str) -> BidWorld:
    people = make_world(database)
    _name_signatory(database, people.lead)
    manager = make_plain_actor(database, Role.BID_MANAGER, people.lead)
    exporter = make_plain_actor(database, Role.EXPORT_MANAGER, people.lead)
    anders = make_plain_actor(database, Role.SUPPLIER_EDITOR, people.anders)
    bodil = make_plain_actor(database, Role.SUPPLIER_EDITOR, people.bodil)
    half = str(Decimal(anders_price) / 2)
    pump = publish(database, anders, "Pump", "10", (("1", anders_price), ("10", half)), country="DK")
    boiler = publish(database, bodil, "Boiler", "500", (("1", bodil_price),), country="PL")
    tender_id = store_tender(database, make_tender(people.lead))
    bid_id = create_bid(database, manager, tender_id=tender_id, now=NOW)
    choose_signatories(database, manager, bid_id, ["Karen Blicher"], now=NOW)
    return BidWorld(people, manager, exporter, anders, bodil, pump, boiler, tender_id, bid_id)


def make_plain_actor(database: Database, role: Role, organisation_id: int) -> Actor:
    """A user with one role who needs no password, as hashing one takes its time."""
    email = f"{role}-{organisation_id}@example.org"
    user = User(name=email.split("@")[0].title(), email=email, grants=(Grant(role, organisation_id),))
    with database.write("test", NOW) as work:
        saved = save_user(work.session, user)
        work.record("test.user", f"user:{saved.id}")
        return get_actor(work.session, saved)


def publish(
    database: Database, actor: Actor, name: str, power: str, breaks: Sequence[tuple[str, str]], country: str = "DK"
) -> int:
    """Register and publish an offering of the actor's organisation with a rated power in kW and list prices in EUR."""
    (organisation_id,) = actor.organisation_ids
    offering = Offering(
        organisation_id=organisation_id,
        code=name.upper(),
        names={"en": name, "da": f"{name} på dansk"},
        properties=(number("rated_power", power, "kW"),),
        terms=SupplyTerms(country_of_origin=country, lead_time_days=30, mass_kg=Decimal(20)),
    )
    prices = PriceList(
        currency="EUR",
        breaks=tuple(PriceBreak(from_quantity=Decimal(start), unit_price=Decimal(price)) for start, price in breaks),
    )
    saved = register_offering(database, actor, offering, prices, now=NOW)
    assert saved.id is not None
    publish_offering(database, actor, saved.id, now=NOW)
    return saved.id


def make_tender(owner_id: int, **changes: object) -> Tender:
    """A Polish buyer's call in euro, due on 2 March 2027, with two lots and four requirements."""
    made = Tender(
        owner_id=owner_id,
        reference="T-2027-01",
        title={"en": "District heating plant", "da": "Fjernvarmeanlæg"},
        buyer=Buyer(name="Gmina Testowa", country="PL"),
        currency="EUR",
        languages=("en",),
        submission_deadline=DEADLINE,
        expected_award_on=date(2027, 6, 1),
        delivery_until=date(2028, 12, 31),
        bid_validity_days=90,
        incoterm="DAP",
        delivery_place="Testowa",
        lots=(Lot(id="LOT-1", title={"en": "Pumps"}), Lot(id="LOT-2", title={"en": "Boilers"})),
        requirements=make_requirements(),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def store_tender(database: Database, tender: Tender) -> int:
    """Store a tender with its requirements as they are; gives its id."""
    with database.write("test", NOW) as work:
        saved = save_tender(work.session, tender, NOW)
        assert saved.id is not None
        replace_requirements(work.session, saved.id, tender.requirements)
        work.record("test.tender", f"tender:{saved.id}")
    return saved.id


def make_requirements() -> tuple[Requirement, ...]:
    """A pump, a boiler, something rated, something for information."""
    return (
        requirement(
            constraint("rated_power", "≥", "8", unit="kW"),
            key="R1", number="1.1", lot="LOT-1", section=("Pumps",), text="Pumps of at least 8 kW",
        ),
        requirement(
            constraint("rated_power", "≥", "400", unit="kW"),
            key="R2", number="2.1", lot="LOT-2", section=("Boilers",), text="A boiler of at least 400 kW",
        ),
        requirement(key="R3", number="3", text="A maintenance concept", level=Level.RATED),
        requirement(key="R4", number="4", text="The plant is by the sea", level=Level.INFORMATION),
    )  # fmt: skip


def add_item(
    database: Database,
    world: BidWorld,
    offering_id: int,
    quantity: str = "1",
    *,
    answers: Sequence[str] = (),
    base_revision: int | None = None,
    **fields: object,
) -> Solution:
    """Put an item into the solution as the bid manager does."""
    node = Node(
        key="",
        kind=NodeKind.ITEM,
        offering_id=offering_id,
        quantity=Decimal(quantity),
        answers=tuple(answers),
        **fields,  # type: ignore[arg-type]
    )
    revision = newest_revision(database, world) if base_revision is None else base_revision
    return edit_solution(database, world.manager, world.bid_id, AddNode(node=node), base_revision=revision, now=NOW)


def newest_revision(database: Database, world: BidWorld) -> int:
    """The revision of the solution a person would look at now."""
    with database.read() as session:
        return get_solution(session, world.bid_id).revision


def fill_solution(database: Database, world: BidWorld) -> Solution:
    """Twelve pumps and a boiler that answer the mandatory requirements."""
    add_item(database, world, world.pump, "12", answers=["R1"], lot="LOT-1")
    return add_item(database, world, world.boiler, answers=["R2"], lot="LOT-2")


def quote_everything(database: Database, world: BidWorld, anders: str = "45", bodil: str = "2400") -> None:
    """Ask both members and let them answer in EUR, valid until the end of 2027."""
    request_quotes(database, world.manager, world.bid_id, due_on=None, base_url="http://host", now=NOW)
    for actor, price in ((world.anders, anders), (world.bodil, bodil)):
        (page,) = list_requests(database, actor)
        answer_quote(database, actor, page.quote.id or 0, make_answer(page.quote.lines, price), now=NOW)


def make_answer(lines: Sequence[object], price: str, **changes: object) -> QuoteAnswer:
    """The same price for every line."""
    answers = {line.item_key: LineAnswer(unit_price=Decimal(price)) for line in lines}  # type: ignore[attr-defined]
    given: dict[str, object] = {"currency": "EUR", "valid_until": date(2027, 12, 31), "lines": answers, **changes}
    return QuoteAnswer(**given)  # type: ignore[arg-type]


def _name_signatory(database: Database, organisation_id: int) -> None:
    with database.write("test", NOW) as work:
        lead = get_organisation(work.session, organisation_id)
        signatory = Signatory(name="Karen Blicher", title="Managing director")
        save_organisation(work.session, replace(lead, signatories=(signatory,)))
        work.record("test.signatory", f"organisation:{organisation_id}")
