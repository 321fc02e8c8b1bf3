"""What was found of gaps at one moment, in plain parts that can be kept; finding them is `gaps`.

Nothing of it is a price, and offerings stand only by their ids: whoever shows a study asks anew who may see them (law 1).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from bidbuilder.domain.matching.gaps import Gap
from bidbuilder.domain.tenders.constraints import Constraint
from bidbuilder.domain.tenders.requirements import Requirement

_NAMED = 5  # members that might

# What a requirement asks, as values that can be compared: equal conditions have one answer.
Asked = tuple[str, str, tuple[str, ...], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class AskingTender:
    """A tender with the number of its requirements that ask for it."""

    id: int
    name: str
    deadline: datetime | None
    requirements: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NearOffering:
    """An offering of a member that might: it states the property but not as asked or, without `offered`, is like it by its words.

    `margin` is negative, in `unit`; None without a scale.
    """

    offering_id: int
    organisation_id: int
    offered: str = ""
    margin: Decimal | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GapLine:
    """One condition nobody keeps, which tenders ask for it, and who might. `bound` is what is asked, with its unit."""

    constraint: Constraint
    bound: str
    tenders: tuple[AskingTender, ...]
    nearest: tuple[NearOffering, ...]

    @property
    def requirements(self) -> int:
        """How many requirements ask for it."""
        return sum(one.requirements for one in self.tenders)

    @property
    def first_deadline(self) -> datetime | None:
        """The first day on which it has to be there."""
        return min((one.deadline for one in self.tenders if one.deadline), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class GapStudy:
    """All gaps, the most asked for first: `checked` requirements of `tenders` live tenders of these `leads` were looked at."""

    leads: tuple[int, ...]
    lines: tuple[GapLine, ...] = ()
    checked: int = 0
    tenders: int = 0


def condition_of(constraint: Constraint) -> Asked:
    """A condition as values that can be compared."""
    return constraint.property, constraint.operator, constraint.values, constraint.unit


def conditions_of(requirement: Requirement) -> tuple[Asked, ...]:
    """All confirmed conditions of a requirement as values that can be compared."""
    return tuple(condition_of(one) for one in requirement.confirmed_constraints)


def find_near(gap: Gap, alike: Iterable[NearOffering]) -> tuple[NearOffering, ...]:
    """The nearest offering of each of the first members; those that are only `alike` where nobody states the property."""
    stated = [
        NearOffering(
            offering_id=miss.offering.id or 0,
            organisation_id=miss.offering.organisation_id,
            offered=miss.offered,
            margin=miss.margin,
            unit=miss.unit,
        )
        for miss in gap.near_misses
    ]
    first: dict[int, NearOffering] = {}
    for one in stated or alike:
        first.setdefault(one.organisation_id, one)
    return tuple(first.values())[:_NAMED]


def order_lines(lines: Iterable[GapLine]) -> tuple[GapLine, ...]:
    """The most asked for first; equals by property and bound."""
    return tuple(sorted(lines, key=lambda line: (-line.requirements, line.constraint.property, line.bound)))


def still_asked(lines: Sequence[GapLine], now: datetime) -> tuple[GapLine, ...]:
    """The gaps without the tenders whose deadline has passed meanwhile."""
    kept = (
        replace(line, tenders=tuple(one for one in line.tenders if one.deadline is None or one.deadline > now))
        for line in lines
    )
    return order_lines(line for line in kept if line.tenders)
