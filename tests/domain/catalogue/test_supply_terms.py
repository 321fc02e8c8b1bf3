"""Supply terms and price tables: lead times that grow with the quantity, and the table of a currency."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from bidbuilder.codec import from_plain, to_plain
from bidbuilder.domain.catalogue.kinds import ByProduct, Calendar, CalendarException, Competence, Expert, Ingredient
from bidbuilder.domain.catalogue.offerings import MemberPart, Offering, SupplyTerms
from bidbuilder.domain.catalogue.prices import PriceBreak, PriceList, PriceTable, join_lists
from bidbuilder.domain.catalogue.substances import RohsStatement


@pytest.mark.parametrize(
    ("fixed", "for_each", "quantity", "days"),
    [
        (None, None,  "1",    None),
        (30,   None,  "500",  30),
        (30,   "0.5", "1",    31),
        (30,   "0.5", "2",    31),
        (30,   "0.5", "3",    32),
        (None, "2",   "4",    8),
        (0,    None,  "1",    0),
    ],
)  # fmt: skip
def test_the_lead_time_grows_with_the_quantity_in_whole_days(
    fixed: int | None, for_each: str | None, quantity: str, days: int | None
) -> None:
    terms = SupplyTerms(lead_time_days=fixed, lead_time_days_per_unit=Decimal(for_each) if for_each else None)
    assert terms.lead_time_for(Decimal(quantity)) == days


def table(currency: str, price: str = "100", **fields: Any) -> PriceList:
    """A list with one price."""
    return PriceList(
        currency=currency, breaks=(PriceBreak(from_quantity=Decimal(1), unit_price=Decimal(price)),), **fields
    )


def test_the_table_of_a_currency_spares_an_exchange() -> None:
    prices = join_lists([table("DKK", "746"), table("EUR", "100")])
    assert prices.in_currency("EUR").unit_price_for(Decimal(1)) == Decimal(100)
    assert prices.in_currency("USD").currency == "DKK"
    assert [one.currency for one in prices.tables] == ["DKK", "EUR"]


def test_lists_are_joined_without_losing_what_the_first_had() -> None:
    joined = join_lists([join_lists([table("DKK"), table("EUR")]), table("USD")])
    assert [one.currency for one in joined.tables] == ["DKK", "EUR", "USD"]


def test_a_list_ends_with_the_first_of_its_tables() -> None:
    prices = join_lists([table("DKK"), table("EUR", valid_until=date(2027, 1, 1)), table("USD")])
    assert prices.first_end == date(2027, 1, 1)
    assert table("DKK").first_end is None


def test_every_statement_comes_back_from_storage() -> None:
    offering = Offering(
        organisation_id=1,
        code="P",
        names={"en": "Press"},
        terms=SupplyTerms(rohs=RohsStatement.EXEMPTION, is_export_controlled=False, spare_parts_years=10),
        member_parts=(MemberPart(offering_id=7, quantity=Decimal(2)),),
        calendar=Calendar(
            amount=Decimal(20),
            exceptions=(CalendarException(first_day=date(2027, 7, 1), last_day=date(2027, 7, 31), note="Holiday"),),
        ),
        competence=Competence(experts=(Expert(profile="Welder", languages=("da", "en")),)),
        by_product=ByProduct(months=(9, 10), composition=(Ingredient(substance="Water", high=Decimal(80)),)),
    )
    assert from_plain(to_plain(offering), Offering) == offering


def test_offerings_and_prices_stored_before_these_terms_still_load() -> None:
    old = to_plain(Offering(organisation_id=1, code="P", names={"en": "Pump"}))
    for name in ("member_parts", "calendar", "competence", "by_product"):
        del old[name]
    old["terms"] = {"lead_time_days": 5}
    assert from_plain(old, Offering).terms == SupplyTerms(lead_time_days=5)
    prices = to_plain(table("DKK"))
    del prices["further"], prices["rates"]
    assert from_plain(prices, PriceList) == table("DKK")
    assert from_plain(to_plain(PriceTable(currency="DKK", breaks=())), PriceTable).rates == ()
