"""What the composer's pages call the demands of a run."""

from decimal import Decimal

import pytest
from flask import Flask

from bidbuilder.composer.answer import Answer
from bidbuilder.composer.elements import Element, ElementKind
from bidbuilder.composer.orders import Composed
from bidbuilder.composer.solving import Outcome
from bidbuilder.composer.sourcing.record import KeptNote, OfferNote, Record
from bidbuilder.composer.sourcing.wishes import Wishes
from bidbuilder.web.bids.compose_words import Speaker
from tests.factories.tenders import tender

BARRED, CAPACITY, PINNED = ElementKind.BARRED, ElementKind.CAPACITY, ElementKind.PINNED


def speaker(wishes: Wishes) -> Speaker:
    offers = {
        f"R1/{number}": OfferNote(
            thing="R1", offering_id=number, version=1, organisation_id=5, code="X", names={"en": name}, unit="piece"
        )
        for number, name in [(7, "Crane"), (8, "Pump")]
    }
    kept = KeptNote(
        id="kept:1", node="1", title="Planning", organisation_id=5, quantity=Decimal(1), unit="piece", amount=None
    )
    record = Record(
        wishes=wishes,
        currency="EUR",
        lead_id=1,
        things=(),
        offers=offers,
        kept=(kept,),
        composed=Composed(answer=Answer(status=Outcome.INFEASIBLE, seconds=0.1)),
    )
    return Speaker(record, tender(), {5: "Nord"})


@pytest.mark.parametrize(
    ("element", "words"),
    [
        (Element(BARRED, ("R1/7", "R1/8")), "without anything of Nord"),
        (Element(BARRED, ("R1/7",)), "without anything of Nord"),
        (Element(PINNED, ("R1/7",)), "Crane (Nord) is pinned"),
        (Element(PINNED, ("kept:1",)), "Planning stays as it is"),
        (Element(CAPACITY, ("supply:8",)), "what other bids leave of Pump (Nord)"),
        (Element(CAPACITY, ("supply:9",)), "what other bids leave of an offering"),
    ],
)
def test_a_demand_is_called_what_a_bid_manager_calls_it(app: Flask, element: Element, words: str) -> None:
    with app.test_request_context("/", headers={"Accept-Language": "en"}):
        assert speaker(Wishes(barred_members=(5,))).element(element) == words


def test_an_offering_that_is_left_out_by_itself_is_called_by_its_own_name(app: Flask) -> None:
    with app.test_request_context("/", headers={"Accept-Language": "en"}):
        words = speaker(Wishes(barred_members=(5,), barred_offerings=(7,))).element(Element(BARRED, ("R1/7",)))
    assert words == "Crane (Nord) is left out"
