"""The plain numbers behind the composer's two pictures."""

from decimal import Decimal

import pytest

from bidbuilder.web.bids.compose_charts import Dot, curve_of, levels_of


def test_the_axis_of_a_curve_names_its_lowest_and_highest_value() -> None:
    curve = curve_of([("0.1", "price", "120", "80"), ("2.0", "price", "100", "95")])
    assert curve is not None
    assert [level.value for level in curve.levels] == [Decimal(80), Decimal(120)]
    assert curve.levels[0].y > curve.levels[1].y
    assert curve.gap == Decimal("0.05")


def test_a_curve_of_one_value_names_it_once() -> None:
    curve = curve_of([("0.1", "price", "120", "120")])
    assert curve is not None
    assert [level.value for level in curve.levels] == [Decimal(120)]


def test_a_bound_that_only_the_solvers_arithmetic_tells_from_the_best_is_drawn_on_it() -> None:
    curve = curve_of([("0.1", "cost", "7417888.45", None), ("0.2", "cost", "7417888.45", "7417888.450001")])
    assert curve is not None
    assert len(curve.levels) == 1
    assert curve.gap == 0
    assert curve.bound_line.split()[-1] == curve.incumbent_line.split()[-1]


@pytest.mark.parametrize(
    ("incumbent", "bound", "decimals"),
    [("7439554.20", "7392254.04", 0), ("87.31", "87.95", 2), ("0.6", "0.6", 2), ("56", "52", 0)],
)
def test_the_ends_of_an_axis_can_be_told_apart(incumbent: str, bound: str, decimals: int) -> None:
    curve = curve_of([("0.1", "weighted", incumbent, bound)])
    assert curve is not None
    assert {level.decimals for level in curve.levels} == {decimals}


def test_only_the_last_stage_of_a_run_is_drawn() -> None:
    curve = curve_of([("0.1", "members", "3", "2"), ("0.4", "price", "100", None)])
    assert curve is not None
    assert (curve.stage, curve.incumbent, curve.bound) == ("price", Decimal(100), None)
    assert curve_of([]) is None


def test_prices_of_a_frontier_stand_beside_its_axis_unless_they_would_lie_on_each_other() -> None:
    cheap, dear = Dot("point-1", 20, 190, Decimal(100), Decimal(4)), Dot("point-2", 300, 30, Decimal(180), Decimal(9))
    near = Dot("point-2", 300, 184, Decimal(103), Decimal(9))
    assert [level.value for level in levels_of([dear, cheap])] == [Decimal(100), Decimal(180)]
    assert [level.value for level in levels_of([cheap, near])] == [Decimal(100)]
    assert levels_of([]) == ()
