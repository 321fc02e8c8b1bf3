"""Proposals out of classes and named choices: IP65, IE3, corrosivity category C4, insulation class F, material 1.4404.

A telling code (IP65) needs no name; a short one or a word is proposed only behind the name of its property.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bidbuilder.domain.catalogue.properties import Better, PropertyDefinition, ValueKind
from bidbuilder.domain.tenders.constraints import Constraint, Operator
from bidbuilder.domain.tenders.proposals import vocabulary as words
from bidbuilder.domain.tenders.proposals.clauses import Clause, shortly_before
from bidbuilder.domain.tenders.proposals.headed import find_headed
from bidbuilder.domain.tenders.proposals.lexicon import Lexicon
from bidbuilder.domain.tenders.proposals.limits import Limit, find_limit, is_linked
from bidbuilder.domain.tenders.proposals.mentions import Mention
from bidbuilder.domain.tenders.proposals.unasked import is_by_others, is_in_aside

# A thing has one of each of these.
_OF_ONE_VALUE = frozenset({"phase_system", "refrigerant", "fuel_type", "material", "pump_type", "valve_type"})
_SEVERAL = 2
_NEAR = 45  # characters behind the name in which its code has to begin
_SHORTEST_WORD = 4
_LETTERS_TO_DIGITS = re.compile(r"(?<=[A-Za-z])(?=\d)")
# What is made of two things is neither of them: “aluminium / glass”.
_SLASHES = frozenset("/+")
_AND_ANOTHER = re.compile(r"\s?[/+]\s?[^\W\d_]{3,}")
# A code that the dictionary does not have stands among those that it has: “XC3, WF, XA1”.
_UNKNOWN_BETWEEN = re.compile(r"\s*,\s*(?:[A-Z]{1,3}\d?\s*,\s*)+")
# A further choice written short, “R410A or 134a”, is not read, and one of two is not what is asked.
_OR_UNKNOWN = re.compile(
    r"\s?(?:/|\b(?:or|eller|oder)\b)\s?\d{2,}[a-z]?\b(?!\s?(?:%|mm|m\b|kg|V\b|kW|A\b|°))", re.IGNORECASE
)
# “Cloud Foundry” is the name of a product and no kind of hosting.
_NAME_GOES_ON = re.compile(r" [A-Z][a-z]{2,}")


@dataclass(frozen=True, slots=True)
class _Hit:
    """A code of a property, as the dictionary writes it, where it stands."""

    start: int
    end: int
    code: str
    definition: PropertyDefinition
    is_telling: bool = False


def propose_codes(clause: Clause, mentions: Sequence[Mention], lexicon: Lexicon) -> Iterator[Constraint]:
    """The constraints that codes and named choices of a clause ask for; several codes of one property make one."""
    telling = (
        _Hit(one.start, one.end, one.code, one.definition, is_telling=True)
        for one in lexicon.codebook.find(clause.text)
    )
    headed = (
        _Hit(one.start, one.end, one.code, one.definition, is_telling=True)
        for one in find_headed(clause.text, lexicon.headed)
    )
    hits = [*telling, *_named_hits(clause.text, mentions), *headed]
    groups = _groups(clause.text, _without_overlaps(hits))
    yield from _without_rivals([one for group in groups if (one := _find_constraint(clause, group, mentions))])


def _without_rivals(found: Sequence[Constraint]) -> Iterator[Constraint]:
    """The constraints but for those that say different things of what has one value: phases of indoor and outdoor units."""
    said = {(one.property, one.values) for one in found if one.operator is Operator.EQUAL}
    several = Counter(key for key, _ in said)
    yield from (one for one in found if one.property not in _OF_ONE_VALUE or several[one.property] < _SEVERAL)


def _named_hits(text: str, mentions: Sequence[Mention]) -> Iterator[_Hit]:
    for position, name in enumerate(mentions):
        until = mentions[position + 1].start if position + 1 < len(mentions) else len(text)
        for definition in name.definitions:
            if definition.kind is ValueKind.CHOICE and len(name.definitions) == 1:
                yield from _hits_behind(text, name.end, min(until + 1, name.end + _NEAR), definition)


def _hits_behind(text: str, start: int, until: int, definition: PropertyDefinition) -> Iterator[_Hit]:
    for code in definition.choices:
        for spelling in {code, *_words_of(code, definition)}:
            flags = re.IGNORECASE if len(spelling) >= _SHORTEST_WORD else 0
            for found in re.finditer(rf"(?<![\w.,-]){_spaced(spelling)}(?![\w]|[.,-]\w)", text[start:], flags):
                is_name = _NAME_GOES_ON.match(found.string, found.end()) and found[0][:1].isupper()
                if start + found.start() < until and not (is_name and len(spelling) >= _SHORTEST_WORD):
                    yield _Hit(start + found.start(), start + found.end(), code, definition)


def _spaced(code: str) -> str:
    """A code as a pattern that lets a blank stand between its letters and its digits: “R 10”, “XC 4”."""
    return _LETTERS_TO_DIGITS.sub(" ?", re.escape(code))


def _words_of(code: str, definition: PropertyDefinition) -> Iterator[str]:
    return (name for name in definition.choice_names.get(code, {}).values() if len(name) >= _SHORTEST_WORD)


def _without_overlaps(hits: Sequence[_Hit]) -> list[_Hit]:
    """Of hits that overlap the longest stays; what stands inside two properties' codes alike is dropped."""
    kept: list[_Hit] = []
    for hit in sorted(hits, key=lambda one: (one.start - one.end, one.start)):
        if not any(hit.start < other.end and other.start < hit.end for other in kept):
            kept.append(hit)
    return sorted(kept, key=lambda hit: hit.start)


def _groups(text: str, hits: Sequence[_Hit]) -> Iterator[list[_Hit]]:
    group: list[_Hit] = []
    for hit in hits:
        if group and not (hit.definition is group[-1].definition and _are_listed(text[group[-1].end : hit.start])):
            yield group
            group = []
        group.append(hit)
    if group:
        yield group


def _are_listed(gap: str) -> bool:
    is_joined = words.OR.match(gap) or words.AND.match(gap) or _UNKNOWN_BETWEEN.fullmatch(gap)
    return bool(is_joined or gap.strip() in {"-", "–", "to", "bis", "til"})


def _find_constraint(clause: Clause, group: Sequence[_Hit], mentions: Sequence[Mention]) -> Constraint | None:
    text, first, last = clause.text, group[0], group[-1]
    name = next(
        (one for one in reversed(mentions) if one.end <= first.start and first.definition in one.definitions), None
    )
    limit = find_limit(text, first.start, last.end, name.start if name is not None else None)
    if not first.is_telling and not (name is not None and is_linked(text, name.end, first.start, limit)):
        return None
    if not first.definition.is_ordered and words.AFTER_BETTER.match(text, last.end):
        return None  # which of the other choices are better, only a person knows
    if _OR_UNKNOWN.match(text, last.end):
        return None
    if not first.is_telling and (_AND_ANOTHER.match(text, last.end) or _is_of_both(text, group)):
        return None
    start = min(first.start, limit.start if limit else first.start, name.start if name else first.start)
    if (
        words.EXISTING.search(text[max(0, start - 25) : start])
        or is_by_others(text, start)
        or is_in_aside(text, first.start)
    ):
        return None
    if words.NEGATED.search(text[max(0, start - 25) : start]) or words.EXAMPLE.search(
        shortly_before(text, first.start)
    ):
        return None
    return Constraint(
        property=first.definition.key,
        operator=_operator(text, group, limit),
        values=tuple(dict.fromkeys(hit.code for hit in group)),
        words=text[start : max(last.end, limit.end if limit else 0)],
        start=clause.start + start,
        confidence="high" if name is not None or limit is not None or first.definition.is_ordered else "medium",
    )


def _is_of_both(text: str, group: Sequence[_Hit]) -> bool:
    """Whether a thing is made of several materials, of which none is that of the whole: “Werkstoff: Beton / PP”."""
    gaps = (text[one.end : other.start] for one, other in pairwise(group))
    return group[0].definition.key == "material" and any(gap.strip() in _SLASHES for gap in gaps)


def _operator(text: str, group: Sequence[_Hit], limit: Limit | None) -> Operator:
    definition = group[0].definition
    codes = list(dict.fromkeys(hit.code for hit in group))
    if len(codes) > 1:
        gap = text[group[0].end : group[1].start]
        if _UNKNOWN_BETWEEN.fullmatch(gap):
            return Operator.ALL_OF
        if words.OR.match(gap):
            return Operator.ONE_OF
        return Operator.ALL_OF if words.AND.match(gap) else Operator.BETWEEN
    if not definition.is_ordered:
        return Operator.EQUAL
    if limit is not None:
        return limit.operator
    return Operator.AT_MOST if definition.better is Better.LOWER else Operator.AT_LEAST
