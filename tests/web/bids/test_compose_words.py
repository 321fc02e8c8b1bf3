"""What the composer's pages call the demands of a run."""

from decimal import Decimal

import pytest
from flask import Flask

from bidbuilder.composer.answer import Answer, Change
from bidbuilder.composer.elements import Element, ElementKind
from bidbuilder.composer.orders import Composed
from bidbuilder.composer.solving import Outcome
from bidbuilder.composer.sourcing.record import KeptNote, OfferNote, Record
from bidbuilder.composer.sourcing.wishes import Wishes
from bidbuilder.domain.tenders.requirements import Scope
from bidbuilder.web.bids.compose_words import Speaker
from tests.factories.requirements import constraint, requirement
from tests.factories.tenders import tender

NEED = Element(ElementKind.NEED, ("R1",))
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
    asked = (
        requirement(key="R1", number="1.1", quantity=Decimal(4), unit="piece"),
        requirement(
            constraint("power", "≤", "2", unit="kW"),
            constraint("mass", "≥", "2000", unit="kg"),
            key="R9",
            number="9",
            scope=Scope.SYSTEM,
        ),
    )
    return Speaker(record, tender(*asked), {5: "Nord"})


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


@pytest.mark.parametrize(
    ("element", "present", "value", "english", "danish"),
    [
        (NEED, "4", "3", "Settle for 3 pcs. for 1.1 instead of 4 pcs.", "Nøj dig med 3 stk. for 1.1 i stedet for 4 stk."),
        (Element(CAPACITY, ("asked:R1",)), "4", "6", "Allow up to 6 pcs. for 1.1 instead of 4 pcs.", ""),
        # As the buyer wrote it, though the problem counts in watts.
        (Element(CAPACITY, ("R9",)), "2000", "2500.5", "Allow 2.5005 kW for 9 instead of 2 kW", ""),
        (Element(ElementKind.NEED, ("R9#1",)), "3", "2.5", "Settle for 1,666.67 kg for 9 instead of 2,000 kg", ""),
        (Element(CAPACITY, ("supply:8",)), "3", "4", "Count on 4 of Pump (Nord) being free instead of 3", ""),
        (NEED, "4", "0", "Compose without 1.1", "Sammensæt uden 1.1"),
    ],
)  # fmt: skip
def test_an_amount_is_told_as_the_buyer_counts(
    app: Flask, element: Element, present: str, value: str, english: str, danish: str
) -> None:
    change = Change(element=element, changed_from=Decimal(present), changed_to=Decimal(value))
    for language, words in (("en", english), ("da", danish)):
        with app.test_request_context("/", headers={"Accept-Language": language}):
            said = speaker(Wishes()).change(change).replace("\xa0", " ")
        assert not words or said == words


def test_an_offering_that_is_left_out_by_itself_is_called_by_its_own_name(app: Flask) -> None:
    with app.test_request_context("/", headers={"Accept-Language": "en"}):
        words = speaker(Wishes(barred_members=(5,), barred_offerings=(7,))).element(Element(BARRED, ("R1/7",)))
    assert words == "Crane (Nord) is left out"
