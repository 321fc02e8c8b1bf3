"""Wishes changed by one word, and what a repair says to change."""

from dataclasses import replace
from decimal import Decimal

import pytest

from bidbuilder.composer.sourcing.adjusting import AdjustmentUnknown, adjusted
from bidbuilder.composer.sourcing.wishes import (
    Goal,
    Pinned,
    Settled,
    WeightsMissing,
    Wishes,
    WishOutside,
    require_sound,
)


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["pin:R1:7:2"], Wishes(pinned=(Pinned(thing="R1", offering_id=7, quantity=Decimal(2)),))),
        (["pin:R1:7:2", "pin:R1:8:1"], Wishes(pinned=(Pinned(thing="R1", offering_id=8, quantity=Decimal(1)),))),
        (["pin:R1:7:2", "unpin:R1"], Wishes()),
        (["pin:R1:7:2", "bar-offering:7"], Wishes(barred_offerings=(7,))),
        (["bar-offering:7", "bar-offering:7", "bar-member:3"], Wishes(barred_offerings=(7,), barred_members=(3,))),
        (["bar-offering:7", "allow-offering:7"], Wishes()),
        (["bar-member:3", "allow-member:3"], Wishes()),
        (["waive:R1", "open:R2"], Wishes(waived=("R1",), left_open=("R2",))),
        (
            ["settle:3:4:R1", "settle:8.5:5:supply:12", "settle:2:4:R1"],
            Wishes(
                settled=(
                    Settled(name="supply:12", amount=Decimal("8.5"), instead_of=Decimal(5)),
                    Settled(name="R1", amount=Decimal(2), instead_of=Decimal(4)),
                )
            ),
        ),
        (["requires:1:2", "excludes:3:4", "no-requires:1:2"], Wishes(excludes=((3, 4),))),
        (["set:max_members:12", "set:budget:900.50"], Wishes(max_members=12, budget=Decimal("900.50"))),
        (["set:max_members:12", "drop:max_members"], Wishes()),
    ],
)
def test_changes_follow_each_other(texts: list[str], expected: Wishes) -> None:
    assert adjusted(Wishes(), texts) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "pin:R1",
        "pin:R1:x:2",
        "set:goal:price",
        "set:budget:much",
        "drop:goal",
        "bar-member:",
        "what:1",
        "settle:2:4",
        "settle:-1:4:R1",
        "settle:NaN:4:R1",
    ],
)
def test_what_no_page_of_ours_sends_is_refused(text: str) -> None:
    with pytest.raises(AdjustmentUnknown):
        adjusted(Wishes(), [text])


@pytest.mark.parametrize(
    ("name", "inside", "outside"),
    [
        ("max_members", 1, 0),
        ("lead_min_share", Decimal(100), Decimal("100.1")),
        ("budget", Decimal(0), Decimal(-1)),
        ("seconds", 600, 601),
        ("alternatives", 5, 6),
    ],
)
def test_numbers_stay_within_their_limits(name: str, inside: object, outside: object) -> None:
    assert require_sound(replace(Wishes(), **{name: inside}))  # type: ignore[arg-type]
    with pytest.raises(WishOutside) as refused:
        require_sound(replace(Wishes(), **{name: outside}))  # type: ignore[arg-type]
    assert refused.value.where == name


def test_something_has_to_weigh() -> None:
    with pytest.raises(WeightsMissing):
        require_sound(Wishes(goal=Goal.WEIGHTED, price_weight=Decimal(0), quality_weight=Decimal(0)))
