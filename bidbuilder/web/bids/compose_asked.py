"""What a run was asked for in a few words: its goal and its rules, for the list of runs and beside a result."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from bidbuilder.composer.sourcing.record import Record
from bidbuilder.composer.sourcing.wishes import LotRule, Wishes
from bidbuilder.domain.basics.languages import choose_text
from bidbuilder.domain.basics.money import Money
from bidbuilder.domain.tenders.tenders import Tender
from bidbuilder.i18n.formats import country_name, format_money, format_number, format_percent_of
from bidbuilder.web.bids.compose_form import GOALS
from bidbuilder.web.bids.compose_levels import settled_words
from bidbuilder.web.bids.compose_words import at_most_members, bounds_words, discount_words
from bidbuilder.web.language import _, current_language, ngettext


def wishes_words(
    wishes: Wishes, tender: Tender, members: Mapping[int, str], currency: str, offerings: Mapping[int, str]
) -> list[str]:
    """The goal and every rule that is set, each as a few words; `members` and `offerings` (those that are known) by id."""
    goal = dict(GOALS)[wishes.goal]
    return [
        _(goal),
        *_limits(wishes, currency),
        *_shares(wishes, members),
        *_lots(wishes, currency),
        *_origins(wishes),
        *_choices(wishes, tender, members, offerings),
    ]


def _limits(wishes: Wishes, currency: str) -> Iterator[str]:
    language = current_language()
    if wishes.max_members is not None:
        yield at_most_members(wishes.max_members)
    if wishes.partner_cost:
        yield _(
            "{amount} for each further partner", amount=format_money(language, Money(wishes.partner_cost, currency))
        )
    if wishes.budget is not None:
        yield _("a budget of {value}", value=format_money(language, Money(wishes.budget, currency)))
    if wishes.max_lead_time_days is not None:
        yield _("a lead time of at most {value} days", value=format_number(language, wishes.max_lead_time_days))
    if wishes.admits_unknown:
        yield _("also offerings that do not state everything")


def _shares(wishes: Wishes, members: Mapping[int, str]) -> Iterator[str]:
    if wishes.lead_min_share is not None:
        yield _("the lead has at least {share}", share=_percent(wishes.lead_min_share))
    if wishes.member_min_share is not None:
        yield _("every other member has at least {share}", share=_percent(wishes.member_min_share))
    if wishes.member_max_share is not None:
        yield _("every other member has at most {share}", share=_percent(wishes.member_max_share))
    yield from (bounds_words(one, members.get(one.organisation_id, "")) for one in wishes.member_bounds)
    if wishes.min_local_share is not None:
        yield _("local content of at least {value}", value=_percent(wishes.min_local_share))


def _lots(wishes: Wishes, currency: str) -> Iterator[str]:
    if wishes.lots:
        yield _("only lots {lots}", lots=", ".join(wishes.lots))
    if wishes.lot_rule is not LotRule.ALL:
        yield _("at least one of the lots") if wishes.lot_rule is LotRule.ANY else _("the best of the lots")
    yield from (discount_words(one, currency) for one in wishes.lot_discounts)


def _origins(wishes: Wishes) -> Iterator[str]:
    if wishes.origins:
        names = ", ".join(country_name(current_language(), one) for one in wishes.origins)
        yield _("goods from {name} only", name=names)


def offerings_of(record: Record) -> dict[int, str]:
    """The names of the offerings a record knows, by id."""
    notes = record.offers.values()
    return {one.offering_id: choose_text(one.names, current_language()) or one.code for one in notes}


def _choices(wishes: Wishes, tender: Tender, members: Mapping[int, str], offerings: Mapping[int, str]) -> Iterator[str]:
    if wishes.pinned:
        yield _("pinned: {numbers}", numbers=_numbers(tender, [one.thing for one in wishes.pinned]))
    yield from (_("without {name}", name=offerings[one]) for one in wishes.barred_offerings if one in offerings)
    nameless = sum(1 for one in wishes.barred_offerings if one not in offerings)
    if nameless:
        yield ngettext("{count} offering left out", "{count} offerings left out", nameless)
    for one in wishes.barred_members:
        yield _("without anything of {name}", name=members.get(one, ""))
    for key in wishes.waived:
        yield _("composed without {number}", number=_numbers(tender, [key]))
    for key in wishes.left_open:
        yield _("{number} may stay open", number=_numbers(tender, [key]))
    yield from (settled_words(one, tender, offerings) for one in wishes.settled)
    pairs = len(wishes.requires) + len(wishes.excludes)
    if pairs:
        yield ngettext("{count} rule about a pair", "{count} rules about pairs", pairs)


def _numbers(tender: Tender, keys: Sequence[str]) -> str:
    found = (tender.find_requirement(key.partition("#")[0]) for key in keys)
    return ", ".join(one.number for one in found if one is not None)


def _percent(share: Decimal) -> str:
    return format_percent_of(current_language(), share / 100)
