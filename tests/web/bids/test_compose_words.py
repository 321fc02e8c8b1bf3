"""Ways out of a conflict in words: what could be had instead, in both languages, and the wishes that follow them."""

from decimal import Decimal
from types import SimpleNamespace
from typing import Any, cast

import pytest
from flask import Flask

from bidbuilder.composer.answer import Change, Choice, Repair
from bidbuilder.composer.elements import Element, ElementKind
from bidbuilder.composer.sourcing.adjusting import adjusted, adjustments_of
from bidbuilder.composer.sourcing.wishes import LotRule, MemberBounds, Wishes
from bidbuilder.web.bids.compose_words import Speaker

WISHES = Wishes(
    lead_min_share=Decimal(40),
    member_min_share=Decimal(5),
    member_max_share=Decimal(30),
    min_local_share=Decimal(50),
    lot_rule=LotRule.BEST,
    least_lots=3,
    most_lots=1,
)
RECORD = cast("Any", SimpleNamespace(wishes=WISHES, lead_id=1, currency="DKK", things=(), thing=lambda _key: None))
MEMBERS = {1: "Leder ApS", 2: "Nabo A/S"}


def change_of(kind: ElementKind, ids: tuple[str, ...], value: str | None) -> Change:
    return Change(element=Element(kind, ids), changed_to=None if value is None else Decimal(value))


@pytest.mark.parametrize(
    ("kind", "ids", "value", "english", "danish"),
    [
        (
            ElementKind.MIN_SHARE,
            ("1",),
            "0.342",
            "Settle for a share of at least 34.2% for Leder ApS instead of 40%",
            "Nøjes med en andel på mindst 34,2 % til Leder ApS i stedet for 40 %",
        ),
        (
            ElementKind.MAX_SHARE,
            ("2",),
            "0.45",
            "Allow a share of up to 45% for Nabo A/S instead of 30%",
            "Tillad en andel på op til 45 % til Nabo A/S i stedet for 30 %",
        ),
        (
            ElementKind.MIN_LOCAL_SHARE,
            (),
            "0.37",
            "Settle for local content of at least 37% instead of 50%",
            "Nøjes med lokalt indhold på mindst 37 % i stedet for 50 %",
        ),
        (ElementKind.LEAST_LOTS, (), "2", "Settle for at least 2 lots", "Nøjes med mindst 2 delaftaler"),
        (
            ElementKind.LEAST_LOTS,
            (),
            "0",
            "Leave out any lot that is not worth it",
            "Udelad enhver delaftale, der ikke er det værd",
        ),
        (ElementKind.MOST_LOTS, (), "2", "Allow 2 lots", "Tillad 2 delaftaler"),
    ],
)
def test_a_way_out_names_what_could_be_had(
    app: Flask, kind: ElementKind, ids: tuple[str, ...], value: str, english: str, danish: str
) -> None:
    speaker = Speaker(record=RECORD, tender=cast("Any", SimpleNamespace(lots=())), members=MEMBERS)
    for language, expected in (("en", english), ("da", danish)):
        with app.test_request_context(headers={"Accept-Language": language}):
            assert speaker.change(change_of(kind, ids, value)).replace("\N{NO-BREAK SPACE}", " ") == expected


@pytest.mark.parametrize(
    ("kind", "ids", "value", "expected"),
    [
        (ElementKind.MIN_SHARE, ("1",), "0.342", {"lead_min_share": Decimal("34.2")}),
        (
            ElementKind.MIN_SHARE,
            ("2",),
            "0.02",
            {"member_bounds": (MemberBounds(organisation_id=2, least=Decimal(2), most=Decimal(30)),)},
        ),
        (
            ElementKind.MAX_SHARE,
            ("2",),
            "0.45",
            {"member_bounds": (MemberBounds(organisation_id=2, least=Decimal(5), most=Decimal(45)),)},
        ),
        (ElementKind.MIN_SHARE, ("1",), None, {"lead_min_share": None}),
        (ElementKind.MIN_LOCAL_SHARE, (), "0.37", {"min_local_share": Decimal(37)}),
        (ElementKind.LEAST_LOTS, (), "2", {"least_lots": 2}),
        (ElementKind.LEAST_LOTS, (), "0", {"least_lots": 0}),
        (ElementKind.MOST_LOTS, (), "2", {"most_lots": 2}),
    ],
)
def test_the_wishes_follow_a_way_out(
    kind: ElementKind, ids: tuple[str, ...], value: str | None, expected: dict[str, object]
) -> None:
    choice = Choice(items=(), members=(), cost=Decimal(1), score=Decimal(0))
    repair = Repair(changes=(change_of(kind, ids, value),), cost=Decimal(1), choice=choice)
    followed = adjusted(WISHES, adjustments_of(repair, RECORD))
    assert {name: getattr(followed, name) for name in expected} == expected
