"""Delivery times as a bar chart: one bar an item, from the order to the day it is delivered, in weeks."""

from collections.abc import Sequence
from decimal import Decimal

from bidbuilder.domain.bids.snapshot import SnapshotItem
from bidbuilder.domain.people.organisations import Branding
from bidbuilder.formats.writers.drawing import Drawing
from bidbuilder.formats.writers.words import Words

# Pictures are never torn apart: two of these have room on a page, and one in what a chapter leaves of its last page.
MOST_BARS = 18

_WIDTH, _LABEL_WIDTH, _ROW, _AXIS = 470.0, 190.0, 15.0, 22.0
_DAYS_A_WEEK = 7
_STEPS = (1, 2, 4, 8, 13, 26, 52)
_MOST_TICKS = 10


def items_with_delivery(items: Sequence[SnapshotItem]) -> tuple[SnapshotItem, ...]:
    """The items whose delivery time is known, in reading order."""
    return tuple(item for item in items if item.kind == "item" and item.lead_time_days)


def chart_parts(items: Sequence[SnapshotItem]) -> tuple[Sequence[SnapshotItem], ...]:
    """The items cut into charts of about as many bars each."""
    charts = -(-len(items) // MOST_BARS)
    bars = -(-len(items) // charts) if charts else 1
    return tuple(items[start : start + bars] for start in range(0, len(items), bars))


def draw_delivery_chart(items: Sequence[SnapshotItem], brand: Branding, words: Words, *, longest_days: int) -> bytes:
    """A PNG of the bars; `items` all have a delivery time, `longest_days` is the longest of all charts, which have one scale."""
    weeks = [Decimal(item.lead_time_days or 0) / _DAYS_A_WEEK for item in items]
    longest = Decimal(longest_days) / _DAYS_A_WEEK
    step = next((one for one in _STEPS if longest / one <= _MOST_TICKS), _STEPS[-1])
    last = int(-(-longest // step)) * step
    scale = (_WIDTH - _LABEL_WIDTH - 40) / last
    drawing = Drawing(_WIDTH, _ROW * len(items) + _AXIS, brand.font)
    for week in range(0, last + 1, step):
        x = _LABEL_WIDTH + week * scale
        drawing.line(x, 0, x, _ROW * len(items), colour="#d5dbd8")
        drawing.words(x, _ROW * len(items) + 10, str(week), size=7, colour="#4a5350", width=40, anchor="middle")
    drawing.words(
        0, _ROW * len(items) + 10, words.say("Weeks from the order"), size=7, colour="#4a5350", width=_LABEL_WIDTH
    )
    for index, (item, length) in enumerate(zip(items, weeks, strict=True)):
        _bar(drawing, index, item, length, scale, brand, words)
    return drawing.png()


def _bar(
    drawing: Drawing, index: int, item: SnapshotItem, weeks: Decimal, scale: float, brand: Branding, words: Words
) -> None:
    top, length = index * _ROW, max(2.0, float(weeks) * scale)
    name = f"{item.number} {words.choose(item.names) or item.title}"
    drawing.words(0, top + 10.5, name, size=7.5, colour="#22302b", width=_LABEL_WIDTH - 8)
    drawing.box(_LABEL_WIDTH, top + 3, length, _ROW - 6, fill=brand.primary_colour)
    days = words.number(weeks.quantize(Decimal("0.1")).normalize())
    drawing.words(_LABEL_WIDTH + length + 4, top + 10.5, days, size=7, colour="#4a5350", width=36)


def describe_delivery(items: Sequence[SnapshotItem], words: Words) -> str:
    """The chart in words."""
    said = [
        words.say("{item}: {days} days", item=words.choose(item.names) or item.title, days=item.lead_time_days)
        for item in items
    ]
    return "; ".join(said)
