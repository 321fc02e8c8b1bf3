"""What moves a price, and where it stands against assumed competitors."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidbuilder.domain.pricing.adjusting import AdjustmentFormula, IndexTerm
from bidbuilder.domain.pricing.awarding import (
    AwardFormula,
    AwardUnusable,
    Competitor,
    highest_winning_price,
    rank,
    require_sound_award,
)
from bidbuilder.domain.pricing.logistics import Delivery
from bidbuilder.domain.pricing.sensitivity import Priced, list_swings
from tests.factories.pricing import RATES, make_line, make_policy, make_shared_cost


def test_every_end_of_a_swing_is_the_price_worked_out_anew() -> None:
    policy = make_policy(markup_percent="10", shared_costs=(make_shared_cost("100"),))
    lines = [make_line("a", "1000"), make_line("b", "746", "DKK")]
    steel = IndexTerm(symbol="S", weight=Decimal("0.5"), name="Steel", base=Decimal(100))
    formula = AdjustmentFormula(fixed=Decimal("0.5"), terms=(steel,))
    swings = list_swings(
        Priced(lines=lines, rates=RATES, policy=policy, delivery=Delivery()), ["DKK"], Decimal(10), formula
    )
    assert [(one.kind, one.name, str(one.down), str(one.up)) for one in swings] == [
        ("members", "", "1199.00", "1441.00"),
        ("index", "Steel", "1254.00", "1386.00"),
        ("freight", "", "1309.00", "1331.00"),
        ("rate", "DKK", "1309.00", "1331.00"),
    ]


def test_what_moves_nothing_is_left_out() -> None:
    swings = list_swings(
        Priced(lines=[make_line()], rates=None, policy=make_policy(), delivery=Delivery()), [], Decimal(5), None
    )
    assert [(one.kind, str(one.width)) for one in swings] == [("members", "10.00")]


@pytest.mark.parametrize(
    ("formula",           "ours",   "points",          "places"),
    [
        ("lowest-over-price", "1000",   ["36.00", "40.00"], ["B", ""]),
        ("lowest-over-price", "900",    ["40.00", "40.00"], ["B", ""]),
        ("lowest-over-price", "800",    ["40.00", "35.56"], ["", "B"]),
        ("linear",            "1000",   ["31.11", "40.00"], ["B", ""]),
        ("linear",            "1500",   ["0.00", "40.00"],  ["B", ""]),
    ],
)  # fmt: skip
def test_points_for_the_price_follow_the_formula(formula: str, ours: str, points: list[str], places: list[str]) -> None:
    award = AwardFormula(formula=formula, price_points=Decimal(40), span_percent=Decimal(50), own_points=Decimal(50))
    standings = rank(Decimal(ours), award, [Competitor(name="B", price=Decimal(900), points=Decimal(50))])
    by_name = {one.name: str(one.price_points) for one in standings}
    assert [by_name[""], by_name["B"]] == points
    assert [one.name for one in standings] == places


@given(
    st.sampled_from(["lowest-over-price", "linear"]),
    st.decimals(0, 60, places=1),
    st.lists(
        st.builds(Competitor, name=st.just("C"), price=st.decimals("50", "5000", places=2), points=st.decimals(0, 60, places=1)),
        min_size=1, max_size=4,
    ),
)  # fmt: skip
def test_highest_winning_price_wins_and_a_cent_more_does_not(
    formula: str, own: Decimal, competitors: list[Competitor]
) -> None:
    award = AwardFormula(formula=formula, price_points=Decimal(40), span_percent=Decimal(100), own_points=own)
    highest = highest_winning_price(award, competitors, "EUR")
    if highest is None:
        assert rank(Decimal("0.01"), award, competitors)[0].name == "C"
        return
    assert rank(highest, award, competitors)[0].name == ""
    if highest < 2 * max(one.price for one in competitors):
        assert rank(highest + Decimal("0.01"), award, competitors)[0].name == "C"


@pytest.mark.parametrize("change", [{"price_points": Decimal(101)}, {"span_percent": Decimal(0)}, {"formula": "x"}])
def test_award_that_cannot_be_counted_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(AwardUnusable):
        require_sound_award(AwardFormula(**change), [])  # type: ignore[arg-type]
    with pytest.raises(AwardUnusable):
        require_sound_award(AwardFormula(), [Competitor(name="", price=Decimal(1))])
