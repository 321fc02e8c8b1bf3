"""Bids: beginning one, stages, lots, papers, partners, cards; and who may do it."""

from datetime import date
from decimal import Decimal

import pytest

from bidbuilder.domain.basics.errors import NotFound, NotPermitted, Refusal
from bidbuilder.domain.bids.bids import Stage
from bidbuilder.domain.consortium.partnering import LeaderStays, PartnerInUse, ShareOutside, SharesExceedWhole
from bidbuilder.domain.consortium.partners import PartnerRole
from bidbuilder.domain.tenders.tenders import Addendum
from bidbuilder.services.bids import (
    ChoiceUnknown,
    LotUnknown,
    TitleMissing,
    acknowledge_addenda,
    change_stage,
    choose_lots,
    choose_signatories,
    create_bid,
    get_bid_page,
    list_cards,
    list_log,
    rename_bid,
    write_introduction,
)
from bidbuilder.services.consortium import (
    QuoteRuleUnknown,
    add_to_consortium,
    change_role_and_shares,
    choose_quote_rule,
    remove_from_consortium,
)
from bidbuilder.services.rates import enter_rates
from bidbuilder.storage.database import Database
from tests.factories.bids import BidWorld, fill_solution, make_bid_world, make_tender, store_tender
from tests.factories.people import NOW


@pytest.fixture
def world(database: Database) -> BidWorld:
    return make_bid_world(database)


def test_new_bid_takes_title_currency_and_newest_rates_of_its_tender_and_lead(
    database: Database, world: BidWorld
) -> None:
    table = enter_rates(
        database, world.manager, world.people.lead, day=date(2026, 11, 20), rates={"DKK": Decimal("7.46")}, now=NOW
    )
    bid_id = create_bid(database, world.manager, tender_id=world.tender_id, lots=["LOT-2"], now=NOW)
    page = get_bid_page(database, world.manager, bid_id, now=NOW)
    assert (page.bid.title, page.bid.policy.currency, page.bid.rate_table_id) == (
        "District heating plant",
        "EUR",
        table,
    )
    assert page.bid.signatory_names == ("Karen Blicher",)
    assert [card.partner.role for card in page.partners] == [PartnerRole.GROUP_LEADER]
    assert [one.key for one in page.tender.requirements] == ["R2", "R3", "R4"]


def test_only_the_lead_s_bid_manager_begins_bids(database: Database, world: BidWorld) -> None:
    with pytest.raises(NotPermitted):
        create_bid(database, world.exporter, tender_id=world.tender_id, now=NOW)
    with pytest.raises(NotFound):
        create_bid(database, world.anders, tender_id=world.tender_id, now=NOW)


def test_unknown_lots_and_empty_titles_are_refused(database: Database, world: BidWorld) -> None:
    with pytest.raises(LotUnknown):
        create_bid(database, world.manager, tender_id=world.tender_id, lots=["LOT-9"], now=NOW)
    with pytest.raises(TitleMissing):
        rename_bid(database, world.manager, world.bid_id, "  ", now=NOW)
    with pytest.raises(LotUnknown):
        choose_lots(database, world.manager, world.bid_id, ["LOT-9"], now=NOW)


def test_card_shows_coverage_total_and_the_next_blocking_thing(database: Database, world: BidWorld) -> None:
    (empty,) = list_cards(database, world.manager, now=NOW)
    assert (empty.count.unknown, empty.total, empty.next_finding and empty.next_finding.code) == (
        3, Decimal(0), "mandatory-unknown",
    )  # fmt: skip
    fill_solution(database, world)
    (filled,) = list_cards(database, world.manager, now=NOW)
    assert (filled.count.met, filled.count.unknown, filled.total, filled.blocking) == (2, 1, Decimal("3100.00"), 0)
    assert filled.next_finding is not None
    assert filled.next_finding.severity == "warning"


def test_nobody_but_the_lead_s_people_sees_a_card(database: Database, world: BidWorld) -> None:
    assert list_cards(database, world.anders, now=NOW) == ()
    assert len(list_cards(database, world.exporter, now=NOW)) == 1
    for look in (get_bid_page, lambda *args, now: list_log(*args)):
        with pytest.raises(NotFound):
            look(database, world.bodil, world.bid_id, now=NOW)


def test_every_change_stands_in_the_log(database: Database, world: BidWorld) -> None:
    rename_bid(database, world.manager, world.bid_id, "Bid A", now=NOW)
    write_introduction(database, world.manager, world.bid_id, "We offer heat.", now=NOW)
    change_stage(database, world.manager, world.bid_id, Stage.REVIEW, now=NOW)
    actions = [entry.action for entry in list_log(database, world.exporter, world.bid_id)]
    assert actions[:3] == ["bid.stage-changed", "bid.introduction-written", "bid.renamed"]
    assert actions[-1] == "bid.created"


def test_addenda_and_signatories_are_chosen_among_those_there_are(database: Database, world: BidWorld) -> None:
    tender_id = store_tender(
        database, make_tender(world.people.lead, addenda=(Addendum(number="A1"), Addendum(number="A2")))
    )
    bid_id = create_bid(database, world.manager, tender_id=tender_id, now=NOW)
    bid = acknowledge_addenda(database, world.manager, bid_id, ["A2", "A1"], now=NOW)
    assert bid.acknowledged_addenda == ("A1", "A2")
    with pytest.raises(ChoiceUnknown):
        acknowledge_addenda(database, world.manager, bid_id, ["A3"], now=NOW)
    with pytest.raises(ChoiceUnknown):
        choose_signatories(database, world.manager, bid_id, ["Nobody"], now=NOW)


def test_shares_are_kept_within_the_whole(database: Database, world: BidWorld) -> None:
    fill_solution(database, world)

    def give(member: int, share: str, role: PartnerRole = PartnerRole.SUBCONTRACTOR) -> None:
        change_role_and_shares(
            database,
            world.manager,
            world.bid_id,
            member,
            role=role,
            work_share=Decimal(share),
            liability_share=None,
            now=NOW,
        )

    give(world.people.anders, "60", PartnerRole.GROUP_MEMBER)
    with pytest.raises(SharesExceedWhole) as refused:
        give(world.people.bodil, "40.01")
    assert refused.value.params["sum"] == "100.01"
    give(world.people.bodil, "40")
    with pytest.raises(ShareOutside):
        give(world.people.bodil, "-1")
    with pytest.raises(LeaderStays):
        give(world.people.bodil, "40", PartnerRole.GROUP_LEADER)
    page = get_bid_page(database, world.manager, world.bid_id, now=NOW)
    assert [(card.partner.work_share, card.items, card.amount) for card in page.partners] == [
        (None, 0, Decimal(0)),
        (Decimal(60), 1, Decimal("600.00")),
        (Decimal(40), 1, Decimal("2500.00")),
    ]


def test_partner_with_items_stays_and_one_without_may_go(database: Database, world: BidWorld) -> None:
    add_to_consortium(database, world.manager, world.bid_id, world.people.bodil, PartnerRole.RELIED_UPON, now=NOW)
    bid = remove_from_consortium(database, world.manager, world.bid_id, world.people.bodil, now=NOW)
    assert [one.organisation_id for one in bid.partners] == [world.people.lead]
    fill_solution(database, world)
    with pytest.raises(PartnerInUse):
        remove_from_consortium(database, world.manager, world.bid_id, world.people.bodil, now=NOW)
    with pytest.raises(NotFound):
        add_to_consortium(
            database, world.manager, world.bid_id, world.people.outsider, PartnerRole.RELIED_UPON, now=NOW
        )


def test_quote_rule_is_one_of_two(database: Database, world: BidWorld) -> None:
    with pytest.raises(QuoteRuleUnknown):
        choose_quote_rule(database, world.manager, world.bid_id, "whenever", now=NOW)


@pytest.mark.parametrize("change", [
    lambda database, world: rename_bid(database, world.exporter, world.bid_id, "x", now=NOW),
    lambda database, world: change_stage(database, world.exporter, world.bid_id, Stage.REVIEW, now=NOW),
    lambda database, world: write_introduction(database, world.anders, world.bid_id, "x", now=NOW),
    lambda database, world: choose_quote_rule(database, world.bodil, world.bid_id, "all-in", now=NOW),
])  # fmt: skip
def test_only_bid_managers_of_the_lead_change_a_bid(database: Database, world: BidWorld, change: object) -> None:
    with pytest.raises(Refusal) as refused:
        change(database, world)  # type: ignore[operator]
    assert refused.type is NotFound
