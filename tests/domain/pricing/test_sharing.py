"""Spreading a cost of the lead over the lines."""

from decimal import Decimal

import pytest

from bidbuilder.domain.pricing.sharing import share_out
from tests.factories.pricing import make_line

CENT = Decimal("0.01")


@pytest.mark.parametrize(
    ("by",      "shares"),
    [
        ("value",    ["25.00", "75.00", "0.00"]),
        ("mass",     ["66.67", "33.33", "0.00"]),
        ("volume",   ["50.00", "50.00", "0.00"]),
        ("quantity", ["40.00", "20.00", "40.00"]),
    ],
)  # fmt: skip
def test_cost_is_shared_by_what_is_asked_for(by: str, shares: list[str]) -> None:
    lines = [
        make_line("a", quantity=Decimal(2), mass_kg=Decimal(10), volume_m3=Decimal(1)),
        make_line("b", quantity=Decimal(1), mass_kg=Decimal(10), volume_m3=Decimal(2)),
        make_line("c", quantity=Decimal(2), is_service=True),
    ]
    values = [Decimal(100), Decimal(300), Decimal(0)]
    shared = share_out("Freight", Decimal("100.00"), by, lines, values, CENT)
    assert [str(amount) for amount in shared.amounts] == shares
    assert shared.findings == ()


def test_cents_left_over_go_to_the_largest_remainder_then_to_the_earlier_line() -> None:
    lines = [make_line(key) for key in "abc"]
    assert share_out("Freight", Decimal("0.05"), "value", lines, [Decimal(1)] * 3, CENT).amounts == (
        Decimal("0.02"), Decimal("0.02"), Decimal("0.01"),
    )  # fmt: skip


def test_line_that_states_no_mass_carries_nothing_and_is_named() -> None:
    lines = [make_line("a", mass_kg=Decimal(5)), make_line("b")]
    shared = share_out("Freight", Decimal("9.00"), "mass", lines, [Decimal(1), Decimal(1)], CENT)
    assert shared.amounts == (Decimal("9.00"), Decimal("0.00"))
    assert [(one.code, one.params["number"]) for one in shared.findings] == [("weight-missing", "1")]


def test_value_takes_the_place_of_a_mass_nobody_states() -> None:
    shared = share_out("Freight", Decimal("9.00"), "mass", [make_line("a")], [Decimal(3)], CENT)
    assert shared.amounts == (Decimal("9.00"),)
    assert [one.code for one in shared.findings] == ["shared-by-value"]


def test_cost_that_no_line_can_carry_is_an_error_and_not_lost_in_silence() -> None:
    shared = share_out("Freight", Decimal("9.00"), "value", [], [], CENT)
    assert [(one.code, one.severity) for one in shared.findings] == [("cost-not-shared", "error")]
