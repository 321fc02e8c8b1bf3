"""Two worlds that differ only in one member's prices: the same firms, offerings, tender, bid and quotes otherwise."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from bidbuilder.domain.basics.dates import Deadline
from bidbuilder.domain.basics.money import Money
from bidbuilder.domain.bids.text_blocks import BlockKind, TextBlock
from bidbuilder.domain.bids.writing import PageSpot
from bidbuilder.domain.catalogue.calls import AskedProperty, Call
from bidbuilder.domain.catalogue.kits import ConsentState
from bidbuilder.domain.catalogue.offerings import Offering
from bidbuilder.domain.catalogue.prices import HourlyRate, PriceBreak, PriceList, PriceTable
from bidbuilder.domain.catalogue.properties import PropertyValue, ValueKind
from bidbuilder.domain.consortium.quoting import LineAnswer, QuoteAnswer
from bidbuilder.domain.people.permissions import Actor, Role
from bidbuilder.domain.pricing.awarding import AwardFormula, Competitor
from bidbuilder.domain.pricing.build_up import SharedCost
from bidbuilder.domain.pricing.discounts import EarlyPayment
from bidbuilder.domain.pricing.guarantees import Guarantee
from bidbuilder.domain.pricing.payments import Payment, PaymentPlan
from bidbuilder.domain.pricing.risks import RateRisk, RiskClass
from bidbuilder.domain.solutions.edits import AddNode
from bidbuilder.domain.solutions.tree import Node, NodeKind
from bidbuilder.domain.tenders.constraints import Constraint, ConstraintState, Operator
from bidbuilder.domain.tenders.requirements import Requirement
from bidbuilder.domain.tenders.tenders import Buyer, Lot, Tender
from bidbuilder.formats.writers.pack_documents import LETTER
from bidbuilder.services import (
    bids,
    calls,
    clarifications,
    document_looks,
    gaps,
    kits,
    list_imports,
    member_questions,
    offerings,
    page_notes,
    page_previews,
    pricing,
    proposals,
    quotes,
    rates,
    saved_searches,
    section_texts,
    solutions,
    tenders,
    text_library,
    writing,
)
from bidbuilder.services.writing import SectionWish
from bidbuilder.storage.database import Database
from bidbuilder.storage.jobs import queue_job
from bidbuilder.storage.page_previews import find_preview
from tests.factories.imports import ready_import
from tests.factories.jobs import run_job
from tests.factories.pdf_documents import Page, pdf_of
from tests.factories.people import World, make_actor, make_world
from tests.factories.workbooks import workbook

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
POWER = PropertyValue(
    key="rated_power", kind=ValueKind.NUMBER, number=Decimal(400), unit="kW", typed="400 kW", source_name="rated power"
)


SAVED = ("pump", "price <= 5000 EUR", "price > 3000 EUR")


@dataclass(frozen=True)
class Scene:
    """One world: its people and the ids of what they made."""

    world: World
    lead: Actor
    anders: Actor
    bodil: Actor
    facilitator: Actor
    outsider: Actor
    bid_id: int
    tender_id: int
    offering_ids: tuple[int, ...]
    quote_ids: tuple[int, ...]


def make_scene(database: Database, bodils_price: Decimal, mark_up: Decimal = Decimal(10)) -> Scene:
    """The whole story with that price of Bodil's and that mark-up of the lead's."""
    world = make_world(database)
    lead = make_actor(database, Role.BID_MANAGER, world.lead)
    anders = make_actor(database, Role.SUPPLIER_EDITOR, world.anders)
    bodil = make_actor(database, Role.SUPPLIER_EDITOR, world.bodil)
    facilitator = make_actor(database, Role.FACILITATOR, cluster_id=world.cluster_id)
    outsider = make_actor(database, Role.BID_MANAGER, world.outsider)
    for actor in (anders, facilitator, outsider, lead, bodil):
        for question in SAVED:
            saved_searches.save_search(database, actor, "", question, now=NOW)
    mine = _publish(database, anders, world.anders, "Anders pump", Decimal(500))
    theirs = _publish(database, bodil, world.bodil, "Bodil pump", bodils_price)
    _make_kit(database, anders, bodil, world.anders, theirs)
    tender_id = _enter_tender(database, lead, world.lead)
    bid_id = _bid_with(database, lead, world.lead, tender_id, (mine, theirs), mark_up)
    asked = quotes.request_quotes(
        database, lead, bid_id, due_on=date(2026, 12, 1), base_url="http://localhost", now=NOW
    )
    assert len(asked) == 2
    quote_ids = tuple(
        _answer(database, actor, price) for actor, price in ((anders, Decimal(480)), (bodil, bodils_price * 2))
    )
    # A member's question to its lead may hold what rivals must not learn; its answer is the lead's to share or not.
    member_questions.ask_lead(database, bodil, quote_ids[1], f"Is {bodils_price} too much?", now=NOW)
    clarifications.answer_question(database, lead, tender_id, 1, f"{bodils_price} is fine.", now=NOW)
    _call_for_what_is_missing(database, lead, facilitator, world)
    _write_together(database, lead, anders, bodil, bid_id, bodils_price)
    _lay_out_letter(database, lead, bid_id, bodils_price)
    _import_a_list(database, bodil, world.bodil, bodils_price)
    _work_off(database, facilitator)
    return Scene(
        world=world,
        lead=lead,
        anders=anders,
        bodil=bodil,
        facilitator=facilitator,
        outsider=outsider,
        bid_id=bid_id,
        tender_id=tender_id,
        offering_ids=(mine, theirs),
        quote_ids=quote_ids,
    )


def _write_together(
    database: Database, lead: Actor, anders: Actor, bodil: Actor, bid_id: int, bodils_price: Decimal
) -> None:
    """A section of each member, notes and blocks: what Bodil writes, and is written to, holds her price."""
    writers = {
        one.organisation_id: one.key for one in writing.get_writing_page(database, lead, bid_id, now=NOW).writers
    }
    for number, (actor, text) in enumerate(((anders, "Our pump"), (bodil, f"It costs {bodils_price}")), start=1):
        firm = actor.grants[0].organisation_id or 0
        wish = SectionWish(title=f"Part {number}", writer=writers[firm])
        made = writing.add_section(database, lead, bid_id, wish, now=NOW)
        section_texts.write_text(database, actor, made.id or 0, text, base=1, now=NOW)
        for spot in (None, PageSpot(page=1, across=50, down=50)):
            section_texts.write_note(
                database, lead, made.id or 0, f"{text}?", spot=spot, base_url="http://localhost", now=NOW
            )
        block = TextBlock(
            organisation_id=firm, kind=BlockKind.PROFILE, language="en", title=text, text=text, is_shared=True
        )
        text_library.write_block(database, actor, block, now=NOW)


def _lay_out_letter(database: Database, lead: Actor, bid_id: int, bodils_price: Decimal) -> None:
    """The lead's letter with that price on its pages, and in the lead's own words for it."""
    document_looks.write_phrases(database, lead, bid_id, "en", {0: f"A pump at {bodils_price}"}, now=NOW)
    page_previews.ask_for_pages(database, lead, bid_id, LETTER, now=NOW)
    spot, told = PageSpot(page=1, across=50, down=50), f"Is {bodils_price} right?"
    page_notes.write_page_note(database, lead, bid_id, LETTER, told, spot, base_url="http://localhost", now=NOW)
    with database.housekeep() as session:
        row = find_preview(session, bid_id, LETTER)
        assert row is not None
        row.pdf = pdf_of(Page().text(80, 700, f"Total {bodils_price * 4}", size=40))


def _import_a_list(database: Database, actor: Actor, organisation_id: int, price: Decimal) -> None:
    """One list with that price that was taken over, and one that waits to be checked, with a row that cannot be read."""
    head = ["Item no.", "Name", "Price", "Currency"]
    for number, amount in enumerate((price * 3, price * 4), start=1):
        rows = [head, [f"L-{number}", f"Listed pump {number}", str(amount), "EUR"], ["L-X", "Odd one", "some", "EUR"]]
        import_id = ready_import(database, actor, "catalogue", organisation_id, workbook({"List": rows}))
        if number == 1:
            list_imports.take_over_import(database, actor, import_id, clean_only=True, publish=True, now=NOW)


def _work_off(database: Database, facilitator: Actor) -> None:
    """Let the gaps be worked out and the daily look at saved searches happen, at the moment of a world's clock."""
    kind = "tell-of-saved-searches"
    run_job(database, gaps.start_gaps(database, facilitator, now=NOW), NOW)
    with database.housekeep() as session:
        job_id = queue_job(session, kind=kind, subject="site", payload={}, user_id=None, now=NOW)
    run_job(database, job_id, NOW)


def _call_for_what_is_missing(database: Database, lead: Actor, facilitator: Actor, world: World) -> None:
    """A gap of the lead's, a call to both members and an offering that is written down for one of them."""
    asked = Constraint(
        property="rated_power",
        operator=Operator.AT_LEAST,
        values=("9000",),
        unit="kW",
        state=ConstraintState.CONFIRMED,
    )
    tender = Tender(
        owner_id=world.lead,
        reference="T-2",
        title={"en": "Turbines"},
        buyer=Buyer(name="Town of Example", country="PL"),
        requirements=(Requirement(number="1", text="A very large one", constraints=(asked,)),),
    )
    tenders.create_tender(database, lead, tender, now=NOW)
    call = Call(
        cluster_id=world.cluster_id,
        subject="A larger pump",
        asked=AskedProperty(key="rated_power", words="at least 9000 kW"),
        due_on=date(2026, 12, 24),
    )
    called = (world.anders, world.bodil)
    calls.send_call(database, facilitator, call, called, base_url="http://localhost", now=NOW)
    wanted = Offering(organisation_id=world.bodil, code="LARGE", names={"en": "Large pump"}, properties=(POWER,))
    proposals.propose_offering(database, facilitator, wanted, base_url="http://localhost", now=NOW)


def _publish(database: Database, actor: Actor, organisation_id: int, name: str, price: Decimal) -> int:
    draft = Offering(organisation_id=organisation_id, code=name.upper(), names={"en": name}, properties=(POWER,))
    list_price = PriceList(
        currency="EUR",
        breaks=(PriceBreak(from_quantity=Decimal(1), unit_price=price),),
        valid_until=date(2027, 12, 31),
        rates=(HourlyRate(profile="Fitter", rate=price + 7),),
        further=(PriceTable(currency="DKK", breaks=(PriceBreak(from_quantity=Decimal(1), unit_price=price * 7),)),),
    )
    saved = offerings.register_offering(database, actor, draft, list_price, now=NOW)
    assert saved.id is not None
    offerings.publish_offering(database, actor, saved.id, now=NOW)
    return saved.id


def _make_kit(database: Database, maker: Actor, owner: Actor, maker_id: int, part_id: int) -> None:
    """A kit of the maker's with the other's offering in it: agreed, and asked again for more."""
    kit_id = _publish(database, maker, maker_id, "Anders kit", Decimal(900))
    for quantity in (Decimal(1), Decimal(3)):
        kits.set_member_part(database, maker, kit_id, part_id, quantity, base_url="http://localhost", now=NOW)
        asked = kits.list_requested_parts(database, owner)[0].consent
        if quantity == 1:
            answer = ConsentState.GIVEN
            kits.answer_request(database, owner, asked.id or 0, answer, base_url="http://localhost", now=NOW)


def _enter_tender(database: Database, lead: Actor, lead_id: int) -> int:
    tender = Tender(
        owner_id=lead_id,
        reference="T-1",
        title={"en": "Pumps"},
        buyer=Buyer(name="Town of Example", country="PL"),
        currency="EUR",
        languages=("en",),
        submission_deadline=Deadline(datetime(2027, 1, 15, 11, 0, tzinfo=UTC), "Europe/Warsaw"),
        bid_validity_days=90,
        lots=(Lot(id="LOT-1", title={"en": "All"}),),
        requirements=(
            Requirement(number="1", text="Rated power at least 300 kW"),
            Requirement(number="2", text="Paint"),
        ),
    )
    return tenders.create_tender(database, lead, tender, now=NOW)


def _bid_with(
    database: Database, lead: Actor, lead_id: int, tender_id: int, offering_ids: tuple[int, ...], mark_up: Decimal
) -> int:
    table = rates.enter_rates(
        database, lead, lead_id, day=date(2026, 11, 20), rates={"DKK": Decimal("7.46")}, source="test", now=NOW
    )
    bid_id = bids.create_bid(database, lead, tender_id=tender_id, now=NOW)
    rates.choose_rates(database, lead, bid_id, table, now=NOW)
    for revision, offering_id in enumerate(offering_ids):
        node = Node(key="", kind=NodeKind.ITEM, offering_id=offering_id, quantity=Decimal(2))
        solutions.edit_solution(database, lead, bid_id, AddNode(node=node), base_revision=revision, now=NOW)
    page = pricing.get_price_page(database, lead, bid_id, now=NOW)
    policy = replace(page.bid.policy, **_pricing_secrets(mark_up))
    pricing.change_policy(database, lead, bid_id, policy, before=page.bid.policy, now=NOW)
    return bid_id


def _pricing_secrets(mark_up: Decimal) -> dict[str, Any]:
    """Everything of the lead's pricing that no member may learn, each larger with the mark-up."""
    freight = SharedCost(kind="freight", title="Lorry", cost=Money(mark_up * 11, "EUR"), leg="main-carriage")
    return {
        "markup_percent": mark_up,
        "contingency_percent": mark_up / 2,
        "shared_costs": (freight, replace(freight, kind="insurance", leg="")),
        "risk_classes": (RiskClass(name="Listed", percent=mark_up / 5, source="list"),),
        "rate_risks": (RateRisk(currency="DKK", forward_percent=mark_up / 4),),
        "early_payment": EarlyPayment(percent=mark_up / 10, days=14),
        "payments": PaymentPlan(
            received=(Payment(name="Delivery", percent=Decimal(100), month=int(mark_up)),),
            paid=(Payment(name="Order", percent=Decimal(100), month=0),),
            interest_percent=mark_up,
        ),
        "guarantees": (Guarantee(kind="bid", percent=mark_up / 3, months=6),),
        "award": AwardFormula(own_points=mark_up),
        "competitors": (Competitor(name="Rival", price=mark_up * 1000),),
    }


def _answer(database: Database, actor: Actor, price: Decimal) -> int:
    page = quotes.list_requests(database, actor)[0]
    lines = {line.item_key: LineAnswer(unit_price=price) for line in page.quote.lines}
    answer = QuoteAnswer(currency="EUR", valid_until=date(2027, 12, 31), lines=lines)
    quotes.answer_quote(database, actor, page.quote.id or 0, answer, is_meant=True, now=NOW)
    return page.quote.id or 0
