"""Conditions held against columns: which rows keep a bound, by the same rules as `matching` holds it exactly.

Numbers are settled to 15 digits on both sides, so floats compare as the decimals do. Choices, flags, texts and certificates
are few different ones: each is held against the bound by the exact rule itself, once.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import reduce

import numpy as np

from bidbuilder.domain.catalogue.conformities import CERTIFICATE, STANDARD
from bidbuilder.domain.catalogue.projection import YES
from bidbuilder.domain.catalogue.properties import PropertyValue, ValueKind
from bidbuilder.domain.matching.choices import ip_code, ip_reaches, same_code
from bidbuilder.domain.matching.comparisons import compare
from bidbuilder.domain.matching.conformity import IP_CODE, check_conformity, is_about_conformity
from bidbuilder.domain.matching.evidence import Evidence
from bidbuilder.domain.matching.readings import Bound, Offered
from bidbuilder.domain.matching.verdicts import Verdict
from bidbuilder.domain.tenders.constraints import Constraint, Operator
from bidbuilder.storage.searching.entries import certificate_of
from bidbuilder.storage.searching.ranges import Mask, Measured, Ranges
from bidbuilder.storage.searching.segments import Lexicon, Pairs, Segment, are_among
from bidbuilder.storage.searching.terms import Terms

_EVERY_CODE = frozenset({Operator.AT_LEAST, Operator.AT_MOST, Operator.BETWEEN, Operator.NOT_EQUAL})
_EACH_VALUE = frozenset({Operator.ALL_OF, Operator.CONTAINS})


def keeping(segment: Segment, bound: Bound, lexicon: Lexicon, dates: Sequence[date]) -> Mask:
    """The rows whose verdict on the bound is *met*. `dates` are the days a certificate has to be valid."""
    if is_about_conformity(bound.constraint):
        return _keeping_conformity(segment, bound.constraint, lexicon.values, dates)
    if bound.problem:
        return np.zeros(segment.size, np.bool_)
    if bound.is_numeric:
        measured = segment.numbers.get(bound.definition.key)
        return _keeping_numbers(segment, measured, bound) if measured else np.zeros(segment.size, np.bool_)
    pairs = segment.choices.get(bound.definition.key)
    return _keeping_codes(segment, pairs, bound, lexicon.values) if pairs else np.zeros(segment.size, np.bool_)


def stating(segment: Segment, key: str) -> Mask:
    """The rows that state a value of the property that can be compared."""
    found = segment.choices.get(key)
    measured = segment.numbers.get(key)
    if states_all(segment, key):
        return np.ones(segment.size, np.bool_)
    mask = np.zeros(segment.size, np.bool_)
    for rows in (found.rows if found else None, measured.whole.rows if measured else None):
        if rows is not None:
            mask[rows] = True
    if measured is not None:
        mask[measured.spans.rows] = True
    return mask


def states_all(segment: Segment, key: str) -> bool:
    """Whether it is plain that every row states the property: with one number or range, or with one choice each."""
    measured, pairs = segment.numbers.get(key), segment.choices.get(key)
    rows = measured.whole.rows if measured else pairs.rows if pairs and pairs.is_single else ()
    return len(rows) == segment.size


def _keeping_numbers(segment: Segment, measured: Measured, bound: Bound) -> Mask:
    """As `matching.ranges`: every value keeps a limit, one fitting value is enough for the others."""
    operator, (low, high) = bound.constraint.operator, _ends(bound)
    numbers = [float(number) for number in bound.numbers]
    match operator:
        case Operator.AT_LEAST | Operator.AT_MOST | Operator.BETWEEN:
            return _marked(segment, (measured.whole, measured.spans), lambda one: one.inside(low, high))
        case Operator.EQUAL | Operator.ONE_OF:
            return _marked(segment, (measured.whole, measured.points), lambda one: _is_one_of(one, numbers))
        case Operator.CONTAINS:
            return _marked(segment, (measured.whole, measured.points), lambda one: one.around(low, high))
        case Operator.NOT_EQUAL:
            hit = _marked(segment, (measured.whole, measured.points), lambda one: _touches(one, numbers))
            return stating(segment, bound.definition.key) & ~hit
        case Operator.ALL_OF:
            return every_of(_keeping_number(segment, measured, number) for number in numbers)
        case _:
            return stating(segment, bound.definition.key)


def _keeping_number(segment: Segment, measured: Measured, number: float) -> Mask:
    return _marked(segment, (measured.whole, measured.points), lambda one: _touches(one, (number,)))


def _ends(bound: Bound) -> tuple[float, float]:
    low, high = bound.ends
    return (-np.inf if low is None else float(low), np.inf if high is None else float(high))


def _is_one_of(one: Ranges, numbers: Iterable[float]) -> Mask:
    return any_of(one.equal_to(number) for number in numbers)


def _touches(one: Ranges, numbers: Iterable[float]) -> Mask:
    return any_of(one.holding(number) for number in numbers)


def _marked(segment: Segment, listed: Iterable[Ranges], keeps: Callable[[Ranges], Mask]) -> Mask:
    mask: Mask | None = None
    for one in listed:
        if not len(one.rows):
            continue
        kept = keeps(one)
        if mask is None and len(one.rows) == segment.size:
            mask = kept
        else:
            mask = np.zeros(segment.size, np.bool_) if mask is None else mask
            mask[one.rows[kept]] = True
    return np.zeros(segment.size, np.bool_) if mask is None else mask


def _keeping_codes(segment: Segment, pairs: Pairs, bound: Bound, values: Terms) -> Mask:
    """As `matching.comparisons` for choices, flags and texts."""
    operator = bound.constraint.operator
    if bound.kind is ValueKind.CHOICE and operator in _EACH_VALUE:
        return every_of(_any_code(segment, pairs, values, _is(value, bound)) for value in bound.constraint.values)
    met = _any_code(segment, pairs, values, lambda code: _holds(bound, code))
    if bound.kind is ValueKind.CHOICE and operator in _EVERY_CODE and not pairs.is_single:
        met &= ~_any_code(segment, pairs, values, lambda code: not _holds(bound, code))
    return met


def _holds(bound: Bound, code: str) -> bool:
    kind = bound.kind
    offered = Offered(kind=kind, shown=code, choices=(code,))
    if kind is ValueKind.FLAG:
        offered = Offered(kind=kind, shown=code, flag=code == YES)
    elif kind is ValueKind.TEXT:
        offered = Offered(kind=kind, shown=code, text=code)
    return compare(bound, offered).verdict is Verdict.MET


def _is(value: str, bound: Bound) -> Callable[[str], bool]:
    return lambda code: any(same_code(kind, value) for kind in bound.definition.kinds_of(code))


def _any_code(segment: Segment, pairs: Pairs, values: Terms, keeps: Callable[[str], bool]) -> Mask:
    """The rows with a term that keeps a condition; each different term is asked once."""
    kept = [place for place, term in enumerate(pairs.different) if keeps(values[term])]
    if not kept:
        return np.zeros(segment.size, np.bool_)
    hits = are_among(pairs.places, kept)
    if pairs.is_single and len(pairs.rows) == segment.size:
        return hits
    return segment.mark(pairs.rows[hits])


def every_of(masks: Iterable[Mask]) -> Mask:
    """The rows that all masks have, at least one mask."""
    mask: Mask = reduce(np.logical_and, masks)
    return mask


def any_of(masks: Iterable[Mask]) -> Mask:
    """The rows that any mask has, at least one mask."""
    mask: Mask = reduce(np.logical_or, masks)
    return mask


def _keeping_conformity(segment: Segment, constraint: Constraint, values: Terms, dates: Sequence[date]) -> Mask:
    """As `matching.conformity`: one claim is enough for a value; one value for ONE_OF, else every value is needed."""
    if not constraint.values:
        return _any_code(segment, segment.certificates, values, _claims(constraint, dates))
    found = [_keeping_value(segment, replace(constraint, values=(one,)), values, dates) for one in constraint.values]
    return any_of(found) if constraint.operator is Operator.ONE_OF else every_of(found)


def _keeping_value(segment: Segment, constraint: Constraint, values: Terms, dates: Sequence[date]) -> Mask:
    protection = IP_CODE.search(constraint.values[0])
    if protection is not None:
        return _protected(segment, protection[0], values)
    mask = _any_code(segment, segment.certificates, values, _claims(constraint, dates))
    for key in (STANDARD, CERTIFICATE):
        if key in segment.choices:
            mask |= _any_code(segment, segment.choices[key], values, _statements(constraint, key, dates))
    return mask


def _claims(constraint: Constraint, dates: Sequence[date]) -> Callable[[str], bool]:
    def holds(claim: str) -> bool:
        evidence = Evidence(title="", values={}, certificates=(certificate_of(claim),))
        return check_conformity(constraint, evidence, dates).verdict is Verdict.MET

    return holds


def _statements(constraint: Constraint, key: str, dates: Sequence[date]) -> Callable[[str], bool]:
    def holds(text: str) -> bool:
        stated = PropertyValue(key=key, kind=ValueKind.TEXT, text=text)
        evidence = Evidence(title="", values={key: stated})
        return check_conformity(constraint, evidence, dates).verdict is Verdict.MET

    return holds


def _protected(segment: Segment, asked: str, values: Terms) -> Mask:
    """Every stated IP code has to reach the one asked for, whatever property states it."""
    stated = [one for one in segment.choices.values() if any(ip_code(values[term]) for term in one.different)]
    enough, lacking = np.zeros(segment.size, np.bool_), np.zeros(segment.size, np.bool_)
    for pairs in stated:
        enough |= _any_code(segment, pairs, values, lambda code: ip_reaches(code, asked))
        if len(stated) == 1 and pairs.is_single:
            return enough  # no row states two codes
        lacking |= _any_code(
            segment, pairs, values, lambda code: ip_code(code) is not None and not ip_reaches(code, asked)
        )
    return enough & ~lacking
