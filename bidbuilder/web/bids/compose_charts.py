"""The two pictures of the composer as plain numbers for an SVG: incumbent and bound over time, price against something else."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal

from bidbuilder.composer.answer import FrontierPoint

WIDTH, HEIGHT = 720, 240
LEFT, RIGHT, TOP, FOOT = 112, 16, 16, 40
_AIR = Decimal("0.08")
_LINE = 16
_PLAIN = 10
_TOLD = Context(prec=9)


@dataclass(frozen=True, slots=True)
class Level:
    """A value that is written beside the upright axis, at its height, with so many decimals."""

    value: Decimal
    y: int
    decimals: int = 0


@dataclass(frozen=True, slots=True)
class Curve:
    """Two step lines as `points` of a polyline; `incumbent` and `bound` are the last values, `levels` the ends of the axis."""

    incumbent_line: str
    bound_line: str
    incumbent: Decimal | None
    bound: Decimal | None
    seconds: Decimal
    stage: str
    levels: tuple[Level, ...]

    @property
    def gap(self) -> Decimal | None:
        """How far apart they are, as a part of the incumbent."""
        if self.incumbent is None or self.bound is None or not self.incumbent:
            return None
        return abs(self.incumbent - self.bound) / abs(self.incumbent)


@dataclass(frozen=True, slots=True)
class Dot:
    """A point of the frontier in the picture."""

    name: str
    x: int
    y: int
    cost: Decimal
    against: Decimal


def curve_of(rows: Sequence[Sequence[str | None]]) -> Curve | None:
    """The curve of a run out of its kept rows (seconds, stage, incumbent, bound); None before anything is known.

    Only the rows of the last stage are drawn, as another stage measures something else.
    """
    stage = (rows[-1][1] or "") if rows else ""
    drawn = [row for row in rows if row[1] == stage]
    times = [Decimal(row[0] or 0) for row in drawn]
    incumbents, bounds = ([_number(row[place]) for row in drawn] for place in (2, 3))
    values = [value for value in (*incumbents, *bounds) if value is not None]
    if not values:
        return None
    low, high = _widened(min(values), max(values))
    start, end = times[0], max(times[-1], times[0] + Decimal("0.1"))

    def line(levels: Sequence[Decimal | None]) -> str:
        known = zip(times, levels, strict=True)
        return _steps([(_along(at, start, end), _up(value, low, high)) for at, value in known if value is not None])

    levels = _levels([(value, _up(value, low, high)) for value in dict.fromkeys((min(values), max(values)))])
    return Curve(line(incumbents), line(bounds), _last(incumbents), _last(bounds), end, stage, levels)


def dots_of(points: Sequence[FrontierPoint]) -> list[Dot]:
    """The frontier: price upwards, the other to the right."""
    if not points:
        return []
    low, high = _widened(min(one.choice.cost for one in points), max(one.choice.cost for one in points))
    left, right = _widened(min(one.against for one in points), max(one.against for one in points))
    return [
        Dot(
            f"point-{number}",
            _along(one.against, left, right),
            _up(one.choice.cost, low, high),
            one.choice.cost,
            one.against,
        )
        for number, one in enumerate(points, start=1)
    ]


def levels_of(dots: Sequence[Dot]) -> tuple[Level, ...]:
    """The lowest and the highest price of the frontier, for its axis; too close to be told apart: the lowest alone."""
    by_cost = sorted(dots, key=lambda dot: dot.cost)
    ends = [by_cost[0], by_cost[-1]] if by_cost and by_cost[0].y - by_cost[-1].y >= _LINE else by_cost[:1]
    return _levels([(dot.cost, dot.y) for dot in ends])


def _levels(ends: Sequence[tuple[Decimal, int]]) -> tuple[Level, ...]:
    """The ends of an axis; with decimals where they could not be told apart, or could not be told from 0, without."""
    values = [value for value, _ in ends]
    spread = max(values) - min(values) or abs(values[0]) if values else Decimal(0)
    is_plain = spread >= _PLAIN or all(value == value.to_integral_value() for value in values)
    return tuple(Level(value, y, 0 if is_plain else 2) for value, y in ends)


def _number(text: str | None) -> Decimal | None:
    """A kept value. What only the solver's arithmetic tells apart is one: a bound is never drawn past the best solution."""
    return None if text is None else _TOLD.plus(Decimal(text))


def _last(values: Iterable[Decimal | None]) -> Decimal | None:
    known = [value for value in values if value is not None]
    return known[-1] if known else None


def _widened(low: Decimal, high: Decimal) -> tuple[Decimal, Decimal]:
    air = (high - low) * _AIR or abs(high) * _AIR or Decimal(1)
    return low - air, high + air


def _along(value: Decimal, low: Decimal, high: Decimal) -> int:
    return int(LEFT + (WIDTH - LEFT - RIGHT) * (value - low) / (high - low))


def _up(value: Decimal, low: Decimal, high: Decimal) -> int:
    return int(HEIGHT - FOOT - (HEIGHT - FOOT - TOP) * (value - low) / (high - low))


def _steps(places: Sequence[tuple[int, int]]) -> str:
    """A line that stays at a level until the next is known."""
    points: list[tuple[int, int]] = []
    for x, y in places:
        if points:
            points.append((x, points[-1][1]))
        points.append((x, y))
    if points:
        points.append((WIDTH - RIGHT, points[-1][1]))
    return " ".join(f"{x},{y}" for x, y in points)
