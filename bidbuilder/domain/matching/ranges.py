"""Numbers and ranges against bounds.

What is offered is a range (a number is a range from itself to itself), what is asked for is a range too (at least 12 is 12
to infinity). All of the offered range inside the asked one is *met*, none of it *not met*, a part of it *partly*. CONTAINS
turns it round: the asked range has to lie inside the offered one. Of several separate values on offer (230 or 400 V) one
fitting value meets =, one-of and contains, while every one has to keep a limit. Hence verdicts are monotone: loosening a
bound never lowers a verdict. Worked example: −25…50 °C offered, ambient −20…45 °C asked (CONTAINS): met, margin 5.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.catalogue.notations.canonical import settle
from bidbuilder.domain.matching import outcomes as say
from bidbuilder.domain.matching.outcomes import Outcome
from bidbuilder.domain.matching.readings import VALUE_UNCLEAR, Bound, Offered, show_quantity
from bidbuilder.domain.matching.verdicts import Verdict
from bidbuilder.domain.tenders.constraints import Operator

Range = tuple[Decimal | None, Decimal | None]

_ONE_FITS = frozenset({Operator.EQUAL, Operator.ONE_OF, Operator.CONTAINS})
_LISTS = frozenset({Operator.EQUAL, Operator.NOT_EQUAL, Operator.ONE_OF})
_RANK = {Verdict.NOT_MET: 0, Verdict.PARTLY: 1, Verdict.MET: 2}

_EXACTLY = translatable("{offered} offered, exactly the limit of {bound}.")
_WORDS: Mapping[Operator, Mapping[Verdict, str]] = {
    Operator.AT_LEAST: {
        Verdict.MET: translatable("{offered} offered against at least {bound}: {margin} above."),
        Verdict.PARTLY: translatable("Only a part of the {offered} offered is at least {bound}."),
        Verdict.NOT_MET: translatable("{offered} offered against at least {bound}: {margin} short."),
    },
    Operator.AT_MOST: {
        Verdict.MET: translatable("{offered} offered against at most {bound}: {margin} below."),
        Verdict.PARTLY: translatable("Only a part of the {offered} offered is at most {bound}."),
        Verdict.NOT_MET: translatable("{offered} offered against at most {bound}: {margin} too much."),
    },
    Operator.BETWEEN: {
        Verdict.MET: translatable("{offered} offered lies within {bound}."),
        Verdict.PARTLY: translatable("Only a part of the {offered} offered lies within {bound}."),
        Verdict.NOT_MET: translatable("{offered} offered lies outside {bound}."),
    },
    Operator.CONTAINS: {
        Verdict.MET: translatable("{offered} offered covers all of {bound}."),
        Verdict.PARTLY: translatable("{offered} offered covers only a part of {bound}."),
        Verdict.NOT_MET: translatable("{offered} offered covers nothing of {bound}."),
    },
    Operator.EQUAL: {
        Verdict.MET: say.AS_ASKED,
        Verdict.PARTLY: say.RANGE_INCLUDES,
        Verdict.NOT_MET: say.NOT_AS_ASKED,
    },
    Operator.NOT_EQUAL: {
        Verdict.MET: say.NOT_EXCLUDED,
        Verdict.PARTLY: say.MAY_BE_EXCLUDED,
        Verdict.NOT_MET: say.EXCLUDED,
    },
    Operator.ONE_OF: {
        Verdict.MET: say.AMONG,
        Verdict.PARTLY: say.RANGE_INCLUDES,
        Verdict.NOT_MET: say.NOT_AMONG,
    },
}


def compare_numbers(bound: Bound, offered: Offered) -> Outcome:
    """Hold an offered number, range or choice of numbers against a numeric bound."""
    ranges = offered.ranges
    if all(low is None and high is None for low, high in ranges):
        return Outcome(Verdict.UNKNOWN, VALUE_UNCLEAR)
    if bound.constraint.operator is Operator.ALL_OF:
        return _all_of(bound, ranges)
    asked = asked_ranges(bound)
    verdict = _overall(bound.constraint.operator, ranges, asked)
    margins = [found for one in ranges if (found := _margin(bound, one)) is not None]
    margin = min(margins, default=None)
    return Outcome(verdict, _words(bound, verdict, margin), margin, _margin_params(bound, margin))


def asked_ranges(bound: Bound) -> tuple[Range, ...]:
    """What is asked for, as ranges of which one is enough: a limit is one range, a list of values one for each."""
    if bound.constraint.operator in _LISTS:
        return tuple((number, number) for number in bound.numbers)
    return (bound.ends,)


def _overall(operator: Operator, ranges: Sequence[Range], asked: Sequence[Range]) -> Verdict:
    if len(ranges) == len(asked) == 1:
        return _hold(operator, ranges[0], asked[0])
    verdicts = [max((_hold(operator, one, wanted) for wanted in asked), key=_RANK.__getitem__) for one in ranges]
    if operator is Operator.NOT_EQUAL:
        verdicts = [min((_hold(operator, one, wanted) for wanted in asked), key=_RANK.__getitem__) for one in ranges]
    best, worst = max(verdicts, key=_RANK.__getitem__), min(verdicts, key=_RANK.__getitem__)
    if operator in _ONE_FITS or best is worst:
        return best
    return Verdict.PARTLY


def _hold(operator: Operator, offered: Range, asked: Range) -> Verdict:
    if operator is Operator.CONTAINS:
        return _inside(asked, offered)
    verdict = _inside(offered, asked)
    if operator is Operator.NOT_EQUAL:
        return {Verdict.MET: Verdict.NOT_MET, Verdict.NOT_MET: Verdict.MET}.get(verdict, verdict)
    return verdict


def _inside(inner: Range, outer: Range) -> Verdict:
    """MET: all of `inner` lies in `outer`, ends included. NOT_MET: nothing of it."""
    starts_inside = outer[0] is None or (inner[0] is not None and inner[0] >= outer[0])
    ends_inside = outer[1] is None or (inner[1] is not None and inner[1] <= outer[1])
    if starts_inside and ends_inside:
        return Verdict.MET
    ends_before = inner[1] is not None and outer[0] is not None and inner[1] < outer[0]
    starts_after = inner[0] is not None and outer[1] is not None and inner[0] > outer[1]
    return Verdict.NOT_MET if ends_before or starts_after else Verdict.PARTLY


def _all_of(bound: Bound, ranges: Sequence[Range]) -> Outcome:
    missing = [
        value
        for value, number in zip(bound.constraint.values, bound.numbers, strict=True)
        if not any(_inside((number, number), one) is Verdict.MET for one in ranges)
    ]
    return say.lacking(missing, len(bound.numbers))


def _margin(bound: Bound, offered: Range) -> Decimal | None:
    """How far inside the bound the offered range stays, at its worst end; None where the range is open there."""
    low, high = offered
    numbers = bound.numbers
    match bound.constraint.operator:
        case Operator.AT_LEAST:
            return None if low is None else low - numbers[0]
        case Operator.AT_MOST:
            return None if high is None else numbers[0] - high
        case Operator.BETWEEN:
            return None if low is None or high is None else min(low - numbers[0], numbers[1] - high)
        case Operator.CONTAINS:
            gaps = [] if low is None else [numbers[0] - low]
            gaps += [] if high is None else [high - numbers[1]]
            return min(gaps, default=None)
        case _:
            return None


def _words(bound: Bound, verdict: Verdict, margin: Decimal | None) -> str:
    operator = bound.constraint.operator
    if verdict is Verdict.MET and margin == 0 and operator in {Operator.AT_LEAST, Operator.AT_MOST}:
        return _EXACTLY
    return _WORDS[operator][verdict]


def _margin_params(bound: Bound, margin: Decimal | None) -> Mapping[str, str]:
    """The margin in the buyer's unit."""
    if margin is None:
        return {}
    unit = bound.constraint.unit or bound.unit
    return {"margin": show_quantity(settle(abs(margin) * bound.scale), unit)}
