"""One offered value against one bound: chooses the comparison by the kind of value, and compares flags and texts."""

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.catalogue.properties import ValueKind
from bidbuilder.domain.matching import outcomes as say
from bidbuilder.domain.matching.choices import compare_choices, same_code
from bidbuilder.domain.matching.outcomes import Outcome
from bidbuilder.domain.matching.ranges import compare_numbers
from bidbuilder.domain.matching.readings import BOUND_UNCLEAR, VALUE_UNCLEAR, Bound, Offered
from bidbuilder.domain.matching.verdicts import Verdict
from bidbuilder.domain.tenders.constraints import Operator

_STATED = translatable("Stated: {offered}.")
_PROVIDED = translatable("It is provided.")
_NOT_PROVIDED = translatable("It is stated as not provided.")
_TEXTS_DIFFER = translatable("“{offered}” is stated, “{bound}” is asked for: a person has to compare them.")

_FLAG_OPERATORS = frozenset({Operator.EQUAL, Operator.NOT_EQUAL, Operator.ONE_OF, Operator.ALL_OF})


def compare(bound: Bound, offered: Offered) -> Outcome:
    """Hold an offered value against a bound of the same property. What cannot be compared is unknown."""
    if bound.problem or offered.problem:
        return Outcome(Verdict.UNKNOWN, bound.problem or offered.problem)
    if bound.constraint.operator is Operator.PRESENT:
        return _compare_presence(offered)
    if bound.is_numeric:
        return compare_numbers(bound, offered)
    if bound.kind is ValueKind.FLAG:
        return _compare_flags(bound, offered)
    if bound.kind is ValueKind.CHOICE:
        return compare_choices(bound, offered)
    return _compare_texts(bound, offered)


def _compare_presence(offered: Offered) -> Outcome:
    if offered.flag is False:
        return Outcome(Verdict.NOT_MET, _NOT_PROVIDED)
    return Outcome(Verdict.MET, _PROVIDED if offered.flag else _STATED)


def _compare_flags(bound: Bound, offered: Offered) -> Outcome:
    if offered.flag is None:
        return Outcome(Verdict.UNKNOWN, VALUE_UNCLEAR)
    if bound.constraint.operator not in _FLAG_OPERATORS:
        return Outcome(Verdict.UNKNOWN, BOUND_UNCLEAR)
    asked_for = bound.flag is not (bound.constraint.operator is Operator.NOT_EQUAL)
    verdict = Verdict.MET if offered.flag is asked_for else Verdict.NOT_MET
    return Outcome(verdict, _PROVIDED if offered.flag else _NOT_PROVIDED)


def _compare_texts(bound: Bound, offered: Offered) -> Outcome:
    """Equal texts are equal; whether different ones mean the same is for a person to say."""
    same = any(same_code(offered.text or offered.shown, value) for value in bound.constraint.values)
    if same and bound.constraint.operator is Operator.NOT_EQUAL:
        return Outcome(Verdict.NOT_MET, say.EXCLUDED)
    if same and bound.constraint.operator in {Operator.EQUAL, Operator.ONE_OF}:
        return Outcome(Verdict.MET, say.AS_ASKED)
    return Outcome(Verdict.UNKNOWN, _TEXTS_DIFFER)
