"""The pricing policy of a bid and the rate tables of its lead."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bidbuilder.domain.basics.errors import NotFound, NotPermitted, Refusal, StaleRevision
from bidbuilder.domain.pricing.policies import PercentageOutside
from bidbuilder.domain.pricing.rates_reading import RatesFromTheFuture, RatesMissing, RateUnusable
from bidbuilder.services.pricing import change_policy, get_price_page
from bidbuilder.services.quotes import answer_quote, list_requests, request_quotes
from bidbuilder.services.rates import choose_rates, enter_rates, get_rates_page, upload_rates
from bidbuilder.storage.database import Database
from tests.factories.bids import BidWorld, fill_solution, make_answer, make_bid_world
from tests.factories.people import NOW

ECB = b"Date, USD, DKK, \n20 November 2026, 1.0523, 7.4600, \n"


@pytest.fixture
def world(database: Database) -> BidWorld:
    made = make_bid_world(database)
    fill_solution(database, made)
    return made


def test_policy_changes_the_price_at_once(database: Database, world: BidWorld) -> None:
    before = get_price_page(database, world.manager, world.bid_id, now=NOW)
    policy = replace(before.bid.policy, markup_percent=Decimal(10))
    change_policy(database, world.manager, world.bid_id, policy, before=before.bid.policy, now=NOW)
    after = get_price_page(database, world.manager, world.bid_id, now=NOW)
    assert (before.price.total, after.price.total) == (Decimal("3100.00"), Decimal("3410.00"))


def test_second_changer_of_the_policy_is_told_who_was_first(database: Database, world: BidWorld) -> None:
    before = get_price_page(database, world.manager, world.bid_id, now=NOW).bid.policy
    change_policy(
        database, world.manager, world.bid_id, replace(before, markup_percent=Decimal(10)), before=before, now=NOW
    )
    late = replace(before, contingency_percent=Decimal(3))
    with pytest.raises(StaleRevision) as refused:
        change_policy(database, world.manager, world.bid_id, late, before=before, now=NOW)
    assert refused.value.params["who"] == world.manager.name


def test_unsound_policy_is_refused_and_nothing_is_stored(database: Database, world: BidWorld) -> None:
    before = get_price_page(database, world.manager, world.bid_id, now=NOW).bid.policy
    with pytest.raises(PercentageOutside):
        change_policy(
            database, world.manager, world.bid_id, replace(before, markup_percent=Decimal(-5)), before=before, now=NOW
        )
    assert get_price_page(database, world.manager, world.bid_id, now=NOW).bid.policy == before


def test_export_manager_and_members_change_no_policy(database: Database, world: BidWorld) -> None:
    before = get_price_page(database, world.exporter, world.bid_id, now=NOW).bid.policy
    for actor in (world.exporter, world.anders):
        with pytest.raises(NotFound):
            change_policy(database, actor, world.bid_id, before, before=before, now=NOW)
    with pytest.raises(NotFound):
        get_price_page(database, world.anders, world.bid_id, now=NOW)


def test_quote_in_another_currency_needs_a_rate_and_takes_it(database: Database, world: BidWorld) -> None:
    request_quotes(database, world.manager, world.bid_id, due_on=None, base_url="http://host", now=NOW)
    (page,) = list_requests(database, world.bodil)
    answer_quote(
        database, world.bodil, page.quote.id or 0, make_answer(page.quote.lines, "14920", currency="DKK"), now=NOW
    )
    without = get_price_page(database, world.manager, world.bid_id, now=NOW)
    assert [one.code for one in without.findings if one.severity == "error"] == ["unpriced", "rate-missing"]
    uploaded = upload_rates(database, world.manager, world.people.lead, "eurofxref.csv", ECB, now=NOW)
    choose_rates(database, world.manager, world.bid_id, uploaded.id, now=NOW)
    priced = get_price_page(database, world.manager, world.bid_id, now=NOW)
    assert priced.price.lines[1].total == Decimal("2000.00")
    assert priced.price.converted == ("DKK",)


def test_rate_tables_are_listed_the_newest_first(database: Database, world: BidWorld) -> None:
    lead = world.people.lead
    old = enter_rates(database, world.manager, lead, day=date(2026, 11, 1), rates={"DKK": Decimal("7.45")}, now=NOW)
    new = upload_rates(database, world.manager, lead, "eurofxref.csv", ECB, now=NOW).id
    page = get_rates_page(database, world.exporter, world.bid_id)
    assert [number for number, _ in page.tables] == [new, old]
    assert page.tables[0][1].source == "European Central Bank"
    assert not page.may_edit


@pytest.mark.parametrize(
    ("day",              "rates",                  "refusal"),
    [
        (date(2026, 11, 23), {"DKK": "7.46"},      RatesFromTheFuture),
        (date(2026, 11, 20), {},                   RatesMissing),
        (date(2026, 11, 20), {"DKK": "0"},         RateUnusable),
        (date(2026, 11, 20), {"DKK": "NaN"},       RateUnusable),
        (date(2026, 11, 20), {"EUR": "1"},         RateUnusable),
        (date(2026, 11, 20), {"kroner": "7.46"},   RateUnusable),
    ],
)  # fmt: skip
def test_unusable_rates_are_refused(
    database: Database, world: BidWorld, day: date, rates: dict[str, str], refusal: type[Refusal]
) -> None:
    given = {currency: Decimal(rate) for currency, rate in rates.items()}
    with pytest.raises(refusal):
        enter_rates(database, world.manager, world.people.lead, day=day, rates=given, now=NOW)


def test_tables_of_another_lead_can_be_neither_entered_nor_chosen(database: Database, world: BidWorld) -> None:
    day, rates = date(2026, 11, 20), {"DKK": Decimal("7.46")}
    with pytest.raises(NotPermitted):
        enter_rates(database, world.manager, world.people.outsider, day=day, rates=rates, now=NOW)
    with pytest.raises(NotPermitted):
        enter_rates(database, world.anders, world.people.lead, day=day, rates=rates, now=NOW)
    with pytest.raises(NotFound):
        choose_rates(database, world.manager, world.bid_id, 99, now=NOW)
