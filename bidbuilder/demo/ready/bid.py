"""Takes the second case through the gate by the use cases people have, so that there is a whole pack to download.

The pack itself is made by the worker, as for any bid.
"""

import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal

from bidbuilder.demo.bid.terms import Part, answer_for
from bidbuilder.demo.ready.call import list_requirements, make_tender
from bidbuilder.demo.world import World
from bidbuilder.domain.basics.money import Money
from bidbuilder.domain.bids.bids import Stage
from bidbuilder.domain.bids.writing import Chapter, SectionState
from bidbuilder.domain.consortium.partners import PartnerRole
from bidbuilder.domain.matching.verdicts import Verdict
from bidbuilder.domain.people.permissions import Actor, Grant, Role
from bidbuilder.domain.pricing.build_up import PricingPolicy, SharedCost
from bidbuilder.domain.solutions.edits import AddNode
from bidbuilder.domain.solutions.tree import Node, NodeKind
from bidbuilder.services.bids import change_stage, choose_signatories, create_bid, write_introduction
from bidbuilder.services.consortium import change_role_and_shares
from bidbuilder.services.coverage import decide, write_remark
from bidbuilder.services.packs import freeze
from bidbuilder.services.pricing import change_policy
from bidbuilder.services.quotes import answer_quote, list_requests, request_quotes
from bidbuilder.services.section_texts import change_state, write_text
from bidbuilder.services.solutions import edit_solution
from bidbuilder.services.writing import SectionWish, add_section
from bidbuilder.storage.database import Database
from bidbuilder.storage.tenders import replace_requirements, save_tender

_LEAD, _MEMBER = "hedelund", "stenkaer"
# Code, quantity and the numbers of the requirements an item answers.
_ITEMS = (
    ("SK-NP-125", 3, ("1.1", "1.2", "1.3", "1.4", "1.5")),
    ("SK-VB-2.5", 1, ("2.1",)),
    ("SK-SF-80", 2, ("2.2",)),
    ("HS-IB-heat-network", 1, ("3.1",)),
)
_SHARES = {
    _LEAD: (PartnerRole.GROUP_LEADER, Decimal(20), Decimal(50)),
    _MEMBER: (PartnerRole.GROUP_MEMBER, Decimal(80), Decimal(50)),
}
_POLICY = PricingPolicy(
    currency="DKK",
    contingency_percent=Decimal(2),
    markup_percent=Decimal(9),
    floor_margin_percent=Decimal(4),
    rounding_step=Decimal(1),
    shared_costs=(
        SharedCost(kind="freight", title="Fragt til Bregnholm", cost=Money(Decimal(18500), "DKK"), by="mass"),
        SharedCost(kind="insurance", title="Transportforsikring", cost=Money(Decimal(2200), "DKK")),
    ),
)
_PART = Part(role=PartnerRole.GROUP_MEMBER, work_share=Decimal(80), by="Morten Stenkær", factor=Decimal("0.96"))
_INTRODUCTION = (
    "Hedelund Systemeksport A/S og Stenkær Pumper A/S tilbyder pumper, vandbehandling og idriftsættelse under ét: én"
    " kontrakt, én tidsplan og én at tale med."
)
_REFERENCES = (
    "- Nordby Fjernvarme, 2019: varmepumpe på 1,2 MW og 14 km ledningsnet, afleveret tre uger før tiden\n"
    "- Vesterlyng Varmeværk, 2022: fire netpumper skiftet i drift, ingen afbrydelser"
)
_SIGNED = "Karen Hedelund har underskrevet; hun tegner selskabet alene."


def make_ready_bid(database: Database, manager: Actor, exporter: Actor, world: World, now: datetime) -> int:
    """A bid with everything in place, frozen before the lead went on with its other one; gives its id."""
    began = now - timedelta(days=8)
    tender_id = _store_tender(database, world, began, now)
    bid_id = create_bid(database, manager, tender_id=tender_id, now=began)
    keys = {one.number: one.key for one in list_requirements()}
    _compose(database, manager, bid_id, world, keys, began)
    _agree(database, manager, bid_id, world, now)
    _write(database, manager, bid_id, world.organisations[_LEAD], keys, now - timedelta(days=3))
    change_stage(database, manager, bid_id, Stage.REVIEW, now=now - timedelta(days=3))
    freeze(database, exporter, bid_id, new_id=secrets.token_hex(16), now=now - timedelta(days=2))
    return bid_id


def _store_tender(database: Database, world: World, at: datetime, now: datetime) -> int:
    with database.write("Anna Kjeldsen", at) as work:
        requirements = list_requirements()
        saved = save_tender(work.session, make_tender(world.organisations[_LEAD], requirements, now.date()), at)
        replace_requirements(work.session, saved.id or 0, requirements)
        work.record("tender.imported", f"tender:{saved.id}", f"{saved.reference}: {len(requirements)} requirements")
        return saved.id or 0


def _compose(
    database: Database, manager: Actor, bid_id: int, world: World, keys: Mapping[str, str], at: datetime
) -> None:
    items = tuple(
        Node(
            key="",
            kind=NodeKind.ITEM,
            offering_id=world.offerings[code],
            quantity=Decimal(quantity),
            answers=tuple(keys[number] for number in numbers),
        )
        for code, quantity, numbers in _ITEMS
    )
    station = Node(key="", kind=NodeKind.SYSTEM, title="Pumpestation", children=items)
    edit_solution(database, manager, bid_id, AddNode(node=station), base_revision=0, now=at)


def _agree(database: Database, manager: Actor, bid_id: int, world: World, now: datetime) -> None:
    """The member's quote, roles with shares, and the price."""
    asked_at, due_on = now - timedelta(days=7), (now + timedelta(days=7)).date()
    request_quotes(database, manager, bid_id, due_on=due_on, base_url=world.address, now=asked_at)
    grant = Grant(Role.SUPPLIER_EDITOR, world.organisations[_MEMBER])
    member = Actor(user_id=0, name=_PART.by, grants=(grant,))
    for page in list_requests(database, member):
        if page.quote.bid_id == bid_id:
            answer = answer_for(_PART, page.quote, world.prices, now.date())
            answer_quote(database, member, page.quote.id or 0, answer, now=now - timedelta(days=5))
    for key, (role, work_share, liability_share) in _SHARES.items():
        change_role_and_shares(
            database,
            manager,
            bid_id,
            world.organisations[key],
            role=role,
            work_share=work_share,
            liability_share=liability_share,
            now=now - timedelta(days=4),
        )
    change_policy(database, manager, bid_id, _POLICY, before=PricingPolicy(currency="DKK"), now=now - timedelta(days=4))


def _write(
    database: Database, manager: Actor, bid_id: int, lead_id: int, keys: Mapping[str, str], at: datetime
) -> None:
    decide(database, manager, bid_id, keys["A.2"], Verdict.MET, _SIGNED, now=at)
    write_remark(database, manager, bid_id, keys["A.2"], "Se underskrifterne i tilbudsbrevet.", now=at)
    write_introduction(database, manager, bid_id, _INTRODUCTION, now=at)
    choose_signatories(database, manager, bid_id, ["Karen Hedelund"], now=at)
    wish = SectionWish(title="Referencer", chapter=Chapter.FIRMS, writer=f"{lead_id}:{manager.user_id}")
    section = add_section(database, manager, bid_id, wish, now=at)
    write_text(database, manager, section.id or 0, _REFERENCES, base=section.revision, now=at)
    change_state(database, manager, section.id or 0, SectionState.DONE, now=at)
