"""Asking a member for a quote and taking its answer."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bidbuilder.domain.consortium.quotes import Quote, QuoteState
from bidbuilder.domain.consortium.quoting import (
    LineAnswer,
    NothingToQuote,
    QuoteAnswer,
    QuoteDrafted,
    decline_quote,
    has_answer,
    keep_draft,
    lines_to_quote,
    request_quote,
    submit_quote,
)
from bidbuilder.domain.solutions.tree import Solution
from tests.factories.dossiers import MEMBER, NOW, make_quote
from tests.factories.solutions import item, solution, system

PUMP = item("n1", organisation_id=MEMBER, title="Pump")
OTHER = item("n2", organisation_id=9, title="Boiler")
TREE = solution(system("s", PUMP, OTHER, quantity="4"))
ANSWER = QuoteAnswer(currency="DKK", valid_until=date(2027, 12, 31), lines={"n1": LineAnswer(unit_price=Decimal(50))})


def _asked(tree: Solution = TREE, earlier: Quote | None = None) -> Quote:
    return request_quote(earlier, bid_id=7, organisation_id=MEMBER, solution=tree, due_on=None)


def test_member_is_asked_for_its_own_items_in_all_their_quantity() -> None:
    assert [(line.title, line.quantity) for line in lines_to_quote(TREE, MEMBER)] == [("Pump", Decimal(4))]


def test_member_without_items_is_not_asked() -> None:
    with pytest.raises(NothingToQuote):
        request_quote(None, bid_id=7, organisation_id=77, solution=TREE, due_on=None)


def test_answer_is_kept_over_a_new_request_only_for_lines_that_are_the_same() -> None:
    first = submit_quote(_asked(), ANSWER, by="Anders", now=NOW, bid_valid_until=None)
    same = _asked(earlier=first)
    assert (same.state, same.lines[0].unit_price) == (QuoteState.SUBMITTED, Decimal(50))
    more = _asked(solution(system("s", PUMP, quantity="5")), first)
    assert (more.state, more.lines[0].unit_price) == (QuoteState.REQUESTED, None)
    swapped = _asked(solution(system("s", replace(PUMP, offering_id=3), quantity="4")), first)
    assert swapped.lines[0].unit_price is None


def test_draft_is_no_answer_and_a_handed_in_quote_is_no_draft_again() -> None:
    draft = keep_draft(_asked(), ANSWER)
    assert not has_answer(draft)
    submitted = submit_quote(draft, ANSWER, by="Anders", now=NOW, bid_valid_until=None)
    assert has_answer(submitted)
    with pytest.raises(QuoteDrafted):
        keep_draft(submitted, ANSWER)


def test_declining_takes_the_prices_out() -> None:
    declined = decline_quote(make_quote("90"), by="Anders", now=NOW)
    assert not has_answer(declined)
    assert [line.unit_price for line in declined.lines] == [None]


def test_lines_the_member_does_not_have_are_ignored() -> None:
    forged = replace(ANSWER, lines={**ANSWER.lines, "n2": LineAnswer(unit_price=Decimal(1))})
    submitted = submit_quote(_asked(), forged, by="Anders", now=NOW, bid_valid_until=None)
    assert [line.item_key for line in submitted.lines] == ["n1"]
