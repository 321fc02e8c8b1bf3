"""Shares are reached by who does what is asked for, not by buying more of it."""

from decimal import Decimal

import pytest

from bidbuilder.composer.answer import Answer
from bidbuilder.composer.composing import compose
from bidbuilder.composer.problem import Capacity, Member, Need, Offer, Pin, PriceTier, Problem, Rules
from bidbuilder.composer.sourcing.asked_only import no_more_than_asked, thing_of_room


def _offer(name: str, member: str, need: str, price: str, **terms: Decimal) -> Offer:
    return Offer(
        id=name,
        member=member,
        answers={need: Decimal(1)},
        is_integer=True,
        prices=(PriceTier(from_quantity=Decimal(0), unit_price=Decimal(price)),),
        **terms,
    )


def _problem(*offers: Offer, share: str | None = "0.2", rules: Rules | None = None) -> Problem:
    least = None if share is None else Decimal(share)
    return Problem(
        needs=(Need(id="plant", quantity=Decimal(1)), Need(id="service", quantity=Decimal(2))),
        members=(Member(id="lead", min_share=least), Member(id="maker")),
        offers=offers,
        rules=rules or Rules(),
    )


def _bought(answer: Answer) -> dict[str, Decimal]:
    assert answer.choice is not None
    return {one.offer: one.quantity for one in answer.choice.items}


PLANT = _offer("plant of maker", "maker", "plant", "1000")
SERVICE = _offer("service of lead", "lead", "service", "50")
THINGS = ("plant", "service")


def test_a_share_is_not_reached_by_more_than_is_asked_for() -> None:
    problem = _problem(PLANT, SERVICE)
    assert _bought(compose(problem)) == {"plant of maker": 1, "service of lead": 5}
    assert compose(no_more_than_asked(problem, THINGS)).choice is None


def test_where_it_can_be_reached_by_what_is_asked_for_it_is() -> None:
    dearer = _offer("plant of lead", "lead", "plant", "1100")
    found = compose(no_more_than_asked(_problem(PLANT, SERVICE, dearer), THINGS))
    assert _bought(found) == {"plant of lead": 1, "service of lead": 2}


@pytest.mark.parametrize(
    ("offers", "rules", "rooms"),
    [
        ((SERVICE,), None, {"service": 2, "plant": 0}),
        ((PLANT, SERVICE), None, {"plant": 1, "service": 2}),
        ((PLANT, _offer("s", "lead", "service", "9", min_quantity=Decimal(5))), None, {"plant": 1, "service": 5}),
        ((PLANT, SERVICE), Rules(pinned=(Pin(offer=SERVICE.id, quantity=Decimal(3)),)), {"plant": 1, "service": 3}),
        ((PLANT, SERVICE), Rules(pinned=(Pin(offer=SERVICE.id, quantity=Decimal(1)),)), {"plant": 1, "service": 3}),
    ],
)  # fmt: skip
def test_a_room_holds_what_is_asked_for_or_the_least_that_can_be_bought(
    offers: tuple[Offer, ...], rules: Rules | None, rooms: dict[str, int]
) -> None:
    found = no_more_than_asked(_problem(*offers, rules=rules), THINGS).capacities
    assert {thing_of_room(one.id): one.amount for one in found} == rooms


def test_without_rules_on_shares_nothing_changes() -> None:
    problem = _problem(PLANT, SERVICE, share=None)
    assert no_more_than_asked(problem, THINGS) is problem
    assert thing_of_room(Capacity(id="supply:7", amount=Decimal(1)).id) is None
