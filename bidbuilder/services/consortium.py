"""The partners of a bid, their roles and shares, and when the lead opens their quotes. The quotes themselves: `quotes`."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.bids.bids import Bid
from bidbuilder.domain.bids.stages import require_open
from bidbuilder.domain.consortium.partnering import add_partner, change_partner, remove_partner
from bidbuilder.domain.consortium.partners import PartnerRole
from bidbuilder.domain.people.permissions import Actor
from bidbuilder.storage.bids import get_bid_for_change, get_solution, save_bid
from bidbuilder.storage.database import Database
from bidbuilder.storage.organisations import get_visible_organisation

QUOTE_RULES = ("at-once", "all-in")


class QuoteRuleUnknown(Refusal):
    """Quotes are opened at once or when all are in."""

    code = "quote-rule-unknown"
    message = translatable("There is no rule “{rule}” for opening quotes.")


def choose_quote_rule(database: Database, actor: Actor, bid_id: int, rule: str, *, now: datetime) -> Bid:
    """When the lead sees quotes: `at-once`, or `all-in` once every asked member has answered.

    Raises `NotFound`, `BidFrozen`, `QuoteRuleUnknown`.
    """
    if rule not in QUOTE_RULES:
        raise QuoteRuleUnknown(rule=rule, where="rule")
    with database.write(actor.name, now) as work:
        bid = require_open(get_bid_for_change(work.session, actor, bid_id))
        saved = save_bid(work.session, replace(bid, quote_rule=rule), now)
        work.record("bid.quote-rule-chosen", f"bid:{bid_id}", rule)
        return saved


def add_to_consortium(
    database: Database, actor: Actor, bid_id: int, organisation_id: int, role: PartnerRole, *, now: datetime
) -> Bid:
    """Take an organisation the actor may see in as a partner. Raises `NotFound`, `BidFrozen`, `LeaderStays`."""
    with database.write(actor.name, now) as work:
        bid = require_open(get_bid_for_change(work.session, actor, bid_id))
        organisation = get_visible_organisation(work.session, actor, organisation_id)
        saved = save_bid(work.session, replace(bid, partners=add_partner(bid.partners, organisation_id, role)), now)
        work.record("partner.added", f"bid:{bid_id}", organisation.legal_name)
        return saved


def change_role_and_shares(
    database: Database,
    actor: Actor,
    bid_id: int,
    organisation_id: int,
    *,
    role: PartnerRole,
    work_share: Decimal | None,
    liability_share: Decimal | None,
    now: datetime,
) -> Bid:
    """Give a partner another role and other shares (per cent). Raises `NotFound`, `SharesExceedWhole` and the like."""
    with database.write(actor.name, now) as work:
        bid = require_open(get_bid_for_change(work.session, actor, bid_id))
        partners = change_partner(
            bid.partners, organisation_id, role=role, work_share=work_share, liability_share=liability_share
        )
        saved = save_bid(work.session, replace(bid, partners=partners), now)
        work.record("partner.changed", f"bid:{bid_id}", f"organisation:{organisation_id} {role}")
        return saved


def remove_from_consortium(
    database: Database, actor: Actor, bid_id: int, organisation_id: int, *, now: datetime
) -> Bid:
    """Let a partner go that has no item in the solution. Raises `NotFound`, `BidFrozen`, `PartnerInUse`, `LeaderStays`."""
    with database.write(actor.name, now) as work:
        bid = require_open(get_bid_for_change(work.session, actor, bid_id))
        partners = remove_partner(bid.partners, organisation_id, get_solution(work.session, bid_id))
        saved = save_bid(work.session, replace(bid, partners=partners), now)
        work.record("partner.removed", f"bid:{bid_id}", f"organisation:{organisation_id}")
        return saved
