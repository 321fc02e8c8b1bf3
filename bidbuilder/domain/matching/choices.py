"""Choices against bounds: sets of codes, and classes with an order (IP, insulation, efficiency, corrosivity)."""

import re
from collections.abc import Sequence
from functools import lru_cache

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.catalogue.properties import PropertyDefinition
from bidbuilder.domain.matching import outcomes as say
from bidbuilder.domain.matching.outcomes import Outcome
from bidbuilder.domain.matching.readings import VALUE_UNCLEAR, Bound, Offered
from bidbuilder.domain.matching.verdicts import Verdict
from bidbuilder.domain.tenders.constraints import Operator

_NO_ORDER = translatable("{offered} and {bound} cannot be ranked: these choices have no order.")
_CLASS_ENOUGH = translatable("{offered} offered against at least {bound}.")
_CLASS_LOW = translatable("{offered} offered, which does not reach the {bound} asked for.")
_CLASS_WITHIN = translatable("{offered} offered against at most {bound}.")
_CLASS_HIGH = translatable("{offered} offered, which is more than the {bound} allowed.")
_CLASS_IN_PART = translatable("Only some of {offered} fit {bound}.")
_KIND_OPEN = translatable("{offered} offered; which kind of it is not said, and {bound} is asked for.")

_IP = re.compile(r"IP\s*-?([0-6X])([0-9X])K?", re.IGNORECASE)
# EN 60529: equipment for immersion (7, 8) or high-pressure cleaning (9) need not withstand water jets (5, 6).
_SPRAY = frozenset(range(5))
_WATER_INCLUDES = {7: _SPRAY | {7}, 8: _SPRAY | {7, 8}, 9: _SPRAY | {9}}


def compare_choices(bound: Bound, offered: Offered) -> Outcome:
    """Hold offered choice codes against a bound. One of several codes on offer is enough for = and one-of."""
    if not offered.choices:
        return Outcome(Verdict.UNKNOWN, VALUE_UNCLEAR)
    match bound.constraint.operator:
        case Operator.AT_LEAST | Operator.AT_MOST | Operator.BETWEEN:
            return _compare_classes(bound, offered)
        case Operator.ALL_OF | Operator.CONTAINS:
            wanted = bound.constraint.values
            kinds = [kind for choice in offered.choices for kind in bound.definition.kinds_of(choice)]
            missing = [value for value in wanted if not any(same_code(value, kind) for kind in kinds)]
            return say.lacking(missing, len(wanted))
        case operator:
            hits = [choice for choice in offered.choices if _is_asked(choice, bound)]
            if not hits and any(_may_be_asked(choice, bound) for choice in offered.choices):
                return Outcome(Verdict.UNKNOWN, _KIND_OPEN)
            return _set_outcome(operator, hits, offered.choices)


def _set_outcome(operator: Operator, hits: Sequence[str], choices: Sequence[str]) -> Outcome:
    if operator is Operator.EQUAL:
        return Outcome(Verdict.MET, say.AS_ASKED) if hits else Outcome(Verdict.NOT_MET, say.NOT_AS_ASKED)
    if operator is Operator.ONE_OF:
        return Outcome(Verdict.MET, say.AMONG) if hits else Outcome(Verdict.NOT_MET, say.NOT_AMONG)
    if not hits:
        return Outcome(Verdict.MET, say.NOT_EXCLUDED)
    if len(hits) == len(choices):
        return Outcome(Verdict.NOT_MET, say.EXCLUDED)
    return Outcome(Verdict.PARTLY, say.MAY_BE_EXCLUDED)


def _is_asked(choice: str, bound: Bound) -> bool:
    """Whether a choice, or a broader one it is a kind of, is among those asked for: 1.4404 is stainless steel."""
    return any(
        same_code(kind, value) for kind in bound.definition.kinds_of(choice) for value in bound.constraint.values
    )


def _may_be_asked(choice: str, bound: Bound) -> bool:
    """Whether one of those asked for is a kind of this choice: which kind of stainless steel it is, is not said."""
    return any(
        same_code(choice, broader)
        for value in bound.constraint.values
        for broader in bound.definition.kinds_of(value)[1:]
    )


def same_code(left: str, right: str) -> bool:
    """Whether two codes or short texts are the same but for case, spaces, hyphens and underscores."""
    return _plain(left) == _plain(right)


@lru_cache(maxsize=4096)
def _plain(code: str) -> str:
    return re.sub(r"[\s\-_/.]+", "", code).casefold()


def _compare_classes(bound: Bound, offered: Offered) -> Outcome:
    """Every class on offer has to reach (at most: not exceed) the class asked for."""
    definition, operator = bound.definition, bound.constraint.operator
    if not definition.is_ordered:
        return Outcome(Verdict.UNKNOWN, _NO_ORDER)
    fits = [_fits(operator, choice, bound.constraint.values, definition) for choice in offered.choices]
    if None in fits:
        return Outcome(Verdict.UNKNOWN, VALUE_UNCLEAR)
    upward = operator is not Operator.AT_MOST
    if all(fits):
        return Outcome(Verdict.MET, _CLASS_ENOUGH if upward else _CLASS_WITHIN)
    if any(fits):
        return Outcome(Verdict.PARTLY, _CLASS_IN_PART)
    return Outcome(Verdict.NOT_MET, _CLASS_LOW if upward else _CLASS_HIGH)


def _fits(operator: Operator, choice: str, limits: Sequence[str], definition: PropertyDefinition) -> bool | None:
    match operator:
        case Operator.AT_LEAST:
            return reaches(choice, limits[0], definition)
        case Operator.AT_MOST:
            return reaches(limits[0], choice, definition)
        case _:
            above = reaches(choice, limits[0], definition)
            below = reaches(limits[-1], choice, definition)
            return None if above is None or below is None else above and below


def reaches(choice: str, limit: str, definition: PropertyDefinition) -> bool | None:
    """Whether a class is as good as another in the definition's order; None if one of them is not known.

    IP codes are compared digit by digit (IP45 does not reach IP54), as EN 60529 has it.
    """
    if ip_code(choice) and ip_code(limit):
        return ip_reaches(choice, limit)
    rank, needed = find_rank(choice, definition), find_rank(limit, definition)
    return None if rank is None or needed is None else rank >= needed


def find_rank(choice: str, definition: PropertyDefinition) -> int | None:
    """The position of a code among the definition's choices, lowest first."""
    plain = _plain(choice)
    return next((rank for rank, code in enumerate(definition.choices) if _plain(code) == plain), None)


@lru_cache(maxsize=4096)
def ip_code(code: str) -> tuple[str, str] | None:
    """The two numerals of an IP code, each a digit or X; None if it is no IP code."""
    match = _IP.fullmatch(code.strip())
    return (match[1].upper(), match[2].upper()) if match else None


def ip_reaches(offered: str, asked: str) -> bool:
    """Whether an IP code protects at least as well as another, numeral by numeral. X in the asked one asks for nothing."""
    have, need = ip_code(offered), ip_code(asked)
    if have is None or need is None:
        return False
    solid_enough = need[0] == "X" or (have[0] != "X" and int(have[0]) >= int(need[0]))
    return solid_enough and (need[1] == "X" or (have[1] != "X" and int(need[1]) in _water_included(int(have[1]))))


def _water_included(numeral: int) -> frozenset[int]:
    return _WATER_INCLUDES.get(numeral, frozenset(range(numeral + 1)))
