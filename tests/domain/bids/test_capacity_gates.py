"""Firm overbooking of a capacity blocks: what the bid needs beside what the lead's other firm bids hold."""

from datetime import date
from decimal import Decimal

import pytest

from bidbuilder.domain.bids.capacity_gates import list_capacity_findings
from bidbuilder.domain.bids.dossier import Dossier
from bidbuilder.domain.catalogue.calendars import Draw
from bidbuilder.domain.catalogue.kinds import Calendar
from tests.factories.dossiers import MEMBER, make_dossier, make_offering, make_tender
from tests.factories.solutions import item, solution, system

MONDAY, SUNDAY = date(2027, 6, 7), date(2027, 6, 20)  # two weeks


def dossier(quantity: str, held: str = "0", amount: str = "10") -> Dossier:
    """A bid that needs so much of a capacity of `amount` a week within two weeks; firm bids hold `held` in each of both."""
    stand = item("n1", organisation_id=MEMBER, title="Test stand", quantity=quantity)
    held_there = Draw(first_day=MONDAY, last_day=SUNDAY, amount=Decimal(held) * 2, is_firm=True)
    return make_dossier(
        tender=make_tender(expected_award_on=MONDAY, delivery_until=SUNDAY),
        solution=solution(system("s", stand)),
        offerings={(1, 1): make_offering(calendar=Calendar(amount=Decimal(amount)), unit="h")},
        firm_draws={1: (held_there,)},
    )


@pytest.mark.parametrize(
    ("quantity", "held", "blocks"),
    [
        ("20", "0",  False),
        ("21", "0",  True),
        ("8",  "6",  False),
        ("10", "6",  True),
        ("1",  "10", True),
    ],
)  # fmt: skip
def test_more_than_can_be_had_blocks(quantity: str, held: str, blocks: bool) -> None:
    found = list(list_capacity_findings(dossier(quantity, held), MONDAY))
    assert [one.code for one in found] == ["capacity-overbooked"] * blocks


def test_the_finding_says_when_how_much_and_where_to_go() -> None:
    (finding,) = list_capacity_findings(dossier("10", "6"), MONDAY)
    assert {name: finding.params[name] for name in ("title", "first", "last", "needed", "free", "page", "key")} == {
        "title": "Test stand",
        "first": "2027-06-07",
        "last": "2027-06-13",
        "needed": "5 h",
        "free": "4 h",
        "page": "solution",
        "key": "n1",
    }


def test_an_offering_without_a_calendar_is_never_overbooked() -> None:
    assert not list(list_capacity_findings(make_dossier(), MONDAY))
