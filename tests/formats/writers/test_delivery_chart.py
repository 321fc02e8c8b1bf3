"""Charts of delivery times: cut into even pieces, all drawn to one scale."""

from dataclasses import replace

import pytest

from bidbuilder.domain.people.organisations import Branding
from bidbuilder.formats.writers.delivery_chart import MOST_BARS, chart_parts, draw_delivery_chart
from bidbuilder.formats.writers.words import Words
from tests.factories.snapshots import item


@pytest.mark.parametrize(
    ("items", "bars"),
    [
        (0, []),
        (1, [1]),
        (MOST_BARS, [MOST_BARS]),
        (MOST_BARS + 1, [10, 9]),
        (67, [17, 17, 17, 16]),
    ],
)
def test_charts_have_about_as_many_bars_each(items: int, bars: list[int]) -> None:
    assert [len(part) for part in chart_parts([item(number) for number in range(items)])] == bars


def test_the_same_time_is_as_long_in_every_chart_of_a_bid() -> None:
    quick, words = [replace(item(1), lead_time_days=14)], Words("en")
    alone = draw_delivery_chart(quick, Branding(), words, longest_days=14)
    beside_a_slow_one = draw_delivery_chart(quick, Branding(), words, longest_days=224)
    assert alone != beside_a_slow_one
