"""Which way an amount limits a property: the words between, before and behind decide, and else the nature of the property."""

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from bidbuilder.domain.tenders.constraints import Operator
from bidbuilder.domain.tenders.proposals import vocabulary as words


class Wording(StrEnum):
    """Where the limiting words stand."""

    DIRECT = "direct"  # right at the amount: "at least 12 kW", "12 kW or more"
    BETTER = "better"  # "2 % or better": which way that is, the property knows
    ADJECTIVE = "adjective"  # at the property's name: "maximum weight 12 kg"


@dataclass(frozen=True, slots=True)
class Limit:
    """A limiting phrase, where it begins and where it ends."""

    operator: Operator
    wording: Wording
    start: int
    end: int
    is_bare: bool = False  # “max.” alone, not “shall not exceed”
    is_up_to: bool = False  # “up to”, which describes as well


# The same amount in another unit, in brackets: “not less than 284 kW (386 hp)”.
_REPEATED = re.compile(r"\d[\d.,]*\s?[a-zA-Z/%]{0,6}\s?\($")


def find_limit(text: str, start: int, end: int, name_start: int | None = None) -> Limit | None:
    """The limit on the amount at `start`…`end`, whose property is named at `name_start` (None: not named before it)."""
    behind = _find_behind(text, end)
    before = _find_before(text, start)
    found = before or behind
    if found is not None:
        return _turned(found) if words.REFUSED.match(text, end) else found
    return _find_adjective(text, name_start) if name_start is not None else None


def _turned(limit: Limit) -> Limit:
    """The limit that is left where what it says is refused: of “below 82 % will be rejected” at least 82 %."""
    turned = Operator.AT_MOST if limit.operator is Operator.AT_LEAST else Operator.AT_LEAST
    return replace(limit, operator=turned)


def _find_before(text: str, start: int) -> Limit | None:
    """The phrase that ends right before the amount, but for filling words; the longest where two overlap."""
    window = _REPEATED.sub("", text[:start])
    found = [
        Limit(
            operator,
            Wording.DIRECT,
            match.start(),
            match.end(),
            is_bare=words.BARE_MOST.fullmatch(match[0]) is not None,
            is_up_to=words.UP_TO.fullmatch(match[0]) is not None,
        )
        for operator, pattern in ((Operator.AT_LEAST, words.AT_LEAST), (Operator.AT_MOST, words.AT_MOST))
        for match in pattern.finditer(window, max(0, start - 60))
        if words.FILLER.fullmatch(window, match.end())
    ]
    # "not more than": the longer phrase begins earlier and holds the shorter one, which says the opposite.
    return min(found, key=lambda limit: (limit.start, -limit.end), default=None) if found else None


def _find_behind(text: str, end: int) -> Limit | None:
    for operator, wording, pattern in (
        (Operator.AT_LEAST, Wording.DIRECT, words.AFTER_AT_LEAST),
        (Operator.AT_MOST, Wording.DIRECT, words.AFTER_AT_MOST),
        (Operator.AT_LEAST, Wording.BETTER, words.AFTER_BETTER),
    ):
        match = pattern.match(text, end)
        if match is not None:
            return Limit(operator, wording, match.start(), match.end())
    return None


def _find_adjective(text: str, name_start: int) -> Limit | None:
    before = text[:name_start]
    for operator, pattern in ((Operator.AT_LEAST, words.SMALLEST), (Operator.AT_MOST, words.GREATEST)):
        match = pattern.search(before)
        if match is not None:
            return Limit(operator, Wording.ADJECTIVE, match.start(), match.end())
    for operator, pattern in ((Operator.AT_LEAST, words.AT_LEAST), (Operator.AT_MOST, words.AT_MOST)):
        limit = _find_phrase_at_name(before, operator, pattern)
        if limit is not None:
            return limit
    return None


def _find_phrase_at_name(before: str, operator: Operator, pattern: re.Pattern[str]) -> Limit | None:
    """ "mindestens eine Leistung von 12 kW": the phrase stands before the name, with nothing but filling words between."""
    for match in pattern.finditer(before, max(0, len(before) - 40)):
        if words.FILLER.fullmatch(before, match.end()):
            return Limit(operator, Wording.ADJECTIVE, match.start(), match.end())
    return None


def are_two_bounds(text: str, first: tuple[int, int], second: tuple[int, int]) -> bool:
    """Whether two amounts, told by where they begin and end, are the bounds of one thing: “at least 150 and at most 250 mm”."""
    lower, upper = find_limit(text, *first), find_limit(text, *second)
    if lower is None or upper is None or {lower.operator, upper.operator} != {Operator.AT_LEAST, Operator.AT_MOST}:
        return False
    is_direct = lower.wording is Wording.DIRECT and upper.wording is Wording.DIRECT
    return is_direct and words.BOUND_TOO.fullmatch(text, first[1], max(first[1], upper.start)) is not None


def is_linked(text: str, name_end: int, value_start: int, limit: Limit | None) -> bool:
    """Whether nothing but linking words and the limit stands between a name and its value: "number of poles: at least 4"."""
    is_between = limit is not None and name_end <= limit.start < value_start
    end = limit.start if limit is not None and is_between else value_start
    of_what = words.OF_WHAT.match(text, name_end, end) if limit is not None else None
    return words.LINK.fullmatch(text, of_what.end() if of_what else name_end, end) is not None
