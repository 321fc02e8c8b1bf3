"""A query read from text: free words, filters and conditions on properties, in English, Danish or German.

1. `"…"` is a phrase; `kind:component` a filter, its value quoted where it has spaces, alternatives behind commas.
2. Before a sign of comparison stands a property, of as many words as the dictionary knows it by; behind it a value, of as
   many words as its notation takes: `pump rated power ≥ 400 kW stainless` is `pump`, `stainless` and one condition.
3. A property may also stand straight before its value (`mærkespænding 400 V`), if the value says its unit; sizes and classes
   stand for themselves (`DN100`, `PN16`, `IP 54`, `IK08`). A limit in words with an amount of money is one of the price
   (`under 5000 kr`).
4. Everything else is a free word. What looks like a condition and is none becomes a finding with its place (law 4).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bidbuilder.domain.basics.findings import Finding, Severity, translatable
from bidbuilder.domain.basics.units import find_unit
from bidbuilder.domain.catalogue.dictionary import Dictionary
from bidbuilder.domain.catalogue.properties import PropertyDefinition
from bidbuilder.domain.matching.querying.filters import read_filter, read_price
from bidbuilder.domain.matching.querying.keywords import (
    FILTERS,
    OPERATORS,
    PAIRS_AS_OPERATORS,
    PRICE_WORDS,
    WORDS_AS_OPERATORS,
)
from bidbuilder.domain.matching.querying.queries import OfferingQuery
from bidbuilder.domain.matching.querying.tokens import Piece, Token, tokens_of
from bidbuilder.domain.matching.querying.values import (
    Condition,
    constraint_of,
    find_property,
    list_beginning_with,
    nearest_names,
    read_condition,
)
from bidbuilder.domain.tenders.constraints import Constraint, Operator

_PROPERTY_UNKNOWN = translatable("“{piece}” (at sign {position}) is no property of the dictionary.")
_PERHAPS = translatable("Did you mean {names}?")
_LOOK_IT_UP = translatable("Call it as the dictionary does, in English, Danish or German.")
_SEVERAL = translatable("“{piece}” (at sign {position}) may be several properties.")
_VALUE_UNREADABLE = translatable("“{piece}” (at sign {position}) is no value of “{property}”.")
_WRITE_VALUE = translatable("Write a number with its unit, such as {example}, or one of the choices.")
_NOTHING_COMPARED = translatable("Nothing stands before the “{piece}” at sign {position}.")
_UNIT_ASSUMED = translatable("“{piece}” (at sign {position}) has no unit; {unit} was assumed.")

_LONGEST_NAME, _LONGEST_VALUE = 6, 6
_STANDS_FOR_ITSELF = re.compile(r"(DN|PN|IP|IK)\s?-?(?:\d[\dX]{0,3}|X\d)K?", re.IGNORECASE)
_OF_NOTATION = {"DN": "nominal_diameter", "PN": "nominal_pressure", "IP": "protection_class", "IK": "impact_protection"}
_VALUE_BEGINS = re.compile(r"[-+−±~]?[.,]?\d")


@dataclass(frozen=True, slots=True)
class QueryReading:
    """A text as read, with what was not understood."""

    query: OfferingQuery
    findings: tuple[Finding, ...] = ()


def read_query(text: str, dictionary: Dictionary) -> QueryReading:
    """The query a text asks; nothing of it is refused, but what was not understood is a finding."""
    reader = _Reader(tokens_of(text), dictionary)
    return reader.read()


@dataclass(slots=True)
class _Reader:
    """Goes through the pieces once. `free` are the words that may still turn out to be the name of a property."""

    tokens: Sequence[Token]
    dictionary: Dictionary
    query: OfferingQuery = OfferingQuery()
    free: list[Token] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    position: int = 0

    def read(self) -> QueryReading:
        while self.position < len(self.tokens):
            token = self.tokens[self.position]
            self.position += 1
            self._take(token)
        self._settle()
        return QueryReading(self.query, tuple(self.findings))

    def _take(self, token: Token) -> None:
        match token.piece:
            case Piece.PHRASE:
                self._settle()
                if token.text:
                    self.query = replace(self.query, phrases=(*self.query.phrases, token.text))
            case Piece.FILTER:
                self._settle()
                self._take_filter(token)
            case Piece.SIGN:
                self._compare(OPERATORS[token.text], token)
            case Piece.COMMA:
                self._settle()
            case Piece.WORD:
                self._take_word(token)

    def _take_word(self, token: Token) -> None:
        token = self._joined(token)
        operator, further = self._operator_at(token)
        if operator is not None and self._may_be_compared(operator):
            self.position += further
            self._compare(operator, token)
        elif operator is not None and self._take_limit_of_price(operator, further, token):
            return
        elif _STANDS_FOR_ITSELF.fullmatch(token.text) and self._is_free_for(_OF_NOTATION[token.text[:2].upper()]):
            self._settle()
            self._take_notation(token)
        elif _VALUE_BEGINS.match(token.text) and (named := self._named()) is not None:
            self._take_plain_value(named, token)
        else:
            self.free.append(token)

    def _joined(self, token: Token) -> Token:
        """A size or class with its number where a space parts them: `IP 54`."""
        if token.text.upper() not in _OF_NOTATION or self.position >= len(self.tokens):
            return token
        following = self.tokens[self.position]
        text = f"{token.text} {following.text}"
        if following.piece is not Piece.WORD or not _STANDS_FOR_ITSELF.fullmatch(text):
            return token
        self.position += 1
        return replace(token, text=text)

    def _operator_at(self, token: Token) -> tuple[Operator | None, int]:
        """The comparison a word says, perhaps with the next one, and how many words it takes further."""
        following = self.tokens[self.position].text if self.position < len(self.tokens) else ""
        pair = PAIRS_AS_OPERATORS.get(f"{token.text} {following}".casefold())
        return (pair, 1) if pair else (WORDS_AS_OPERATORS.get(token.text.casefold()), 0)

    def _take_limit_of_price(self, operator: Operator, further: int, token: Token) -> bool:
        """`under 5000 kr`: a limit and an amount that says its currency."""
        if operator is Operator.CONTAINS:
            return False
        bound, used, finding = read_price(self._words_from(self.position + further), operator, token)
        if bound is None or finding is not None:
            return False
        self.position += further + used
        if self.free and self.free[-1].text.casefold() in PRICE_WORDS:
            self.free.pop()
        self._settle()
        self.query = replace(self.query, price=bound)
        return True

    def _words_from(self, place: int) -> list[str]:
        return [one.text for one in self.tokens[place : place + 3] if one.piece is Piece.WORD]

    def _may_be_compared(self, operator: Operator) -> bool:
        """Whether the free words end in a property; before `includes` the beginning of its name is enough."""
        if self._named() is not None:
            return True
        is_beginning = self.free and list_beginning_with(self.free[-1].text, self.dictionary)
        return bool(is_beginning) and operator is Operator.CONTAINS

    def _is_free_for(self, key: str) -> bool:
        """Whether the free words name no other property than this; if they name it, they are said by its notation."""
        named = self._named()
        if named is not None and named[0].key == key:
            del self.free[-named[1] :]
        return named is None or named[0].key == key

    def _take_notation(self, token: Token) -> None:
        definition = self.dictionary.find_key(_OF_NOTATION[token.text[:2].upper()])
        condition = read_condition(token.text.upper(), definition) if definition else None
        constraint = constraint_of(condition, None, token.text, token.start) if condition else None
        if constraint is None:
            self.free.append(token)
        else:
            self._add(constraint)

    def _take_plain_value(self, named: tuple[PropertyDefinition, int], token: Token) -> None:
        definition, words = named
        found = self._read_value(self.position - 1, definition)
        if found is None or found[0].is_assumed:
            self.free.append(token)
            return
        condition, following = found
        start = self.free[-words].start
        constraint = constraint_of(condition, None, self._text(start, following), start)
        if constraint is None:
            self.free.append(token)
            return
        del self.free[-words:]
        self.position = following
        self._add(constraint)

    def _take_filter(self, token: Token) -> None:
        keyword = FILTERS.get(token.text.casefold())
        if keyword is None:
            self.free.append(replace(token, piece=Piece.WORD))
            self._compare(Operator.EQUAL, token)
            return
        values, following = self._filter_values()
        self.position = following
        self.query, findings = read_filter(self.query, keyword, values, token, self.dictionary)
        self.findings += findings

    def _filter_values(self) -> tuple[tuple[str, ...], int]:
        """The alternatives behind a filter: one phrase or word, more of them behind commas."""
        values: list[str] = []
        place = self.position
        while place < len(self.tokens) and self.tokens[place].piece in {Piece.PHRASE, Piece.WORD}:
            token = self.tokens[place]
            place += 1
            values += [token.text] if token.piece is Piece.PHRASE else token.text.split(",")
            if place < len(self.tokens) and self.tokens[place].piece is Piece.COMMA and values[-1]:
                follows = place + 1 < len(self.tokens) and self.tokens[place + 1].piece is Piece.PHRASE
                if token.piece is Piece.PHRASE and follows:
                    place += 1
                    continue
            break
        return tuple(one for one in values if one), place

    def _compare(self, operator: Operator, sign: Token) -> None:
        if not self.free:
            self._note(_NOTHING_COMPARED, sign, sign.text)
            return
        if self.free[-1].text.casefold() in PRICE_WORDS:
            self._compare_price(operator, self.free.pop())
            return
        named = self._named()
        if named is None:
            self._compare_unknown(operator)
            return
        definition, words = named
        found = self._read_value(self.position, definition)
        start = self.free[-words].start
        self._conclude(definition, found, operator, start, words)

    def _conclude(
        self,
        definition: PropertyDefinition,
        found: tuple[Condition, int] | None,
        operator: Operator,
        start: int,
        words: int,
    ) -> None:
        del self.free[-words:]
        following = found[1] if found else min(self.position + 1, len(self.tokens))
        piece = self._text(start, following)
        constraint = constraint_of(found[0], operator, piece, start) if found else None
        self.position = following
        if found is None or constraint is None:
            example = f"12 {definition.unit}" if definition.unit else ", ".join(definition.choices[:3])
            self._note(
                _VALUE_UNREADABLE,
                Token(Piece.WORD, piece, start),
                piece,
                hint=_WRITE_VALUE,
                property=definition.names["en"],
                example=example,
            )
            return
        if found[0].is_assumed:
            self._note(_UNIT_ASSUMED, Token(Piece.WORD, piece, start), piece, Severity.INFO, unit=definition.unit)
        self._add(constraint)

    def _compare_unknown(self, operator: Operator) -> None:
        """A property the dictionary does not call so: perhaps the beginning of the name of one that takes the value."""
        token = self.free[-1]
        fitting = [
            (one, found)
            for one in list_beginning_with(token.text, self.dictionary)
            if (found := self._read_value(self.position, one)) is not None and not found[0].is_assumed
        ]
        if operator is Operator.CONTAINS:
            fitting = [one for one in fitting if one[0].kind == "interval"] or fitting
        if len(fitting) == 1:
            definition, found = fitting[0]
            self._conclude(definition, found, operator, token.start, 1)
            return
        names = [one.names["en"] for one, _ in fitting[:3]] or self._nearest()
        self.free.pop()
        hint = _PERHAPS if names else _LOOK_IT_UP
        message = _SEVERAL if fitting else _PROPERTY_UNKNOWN
        self._note(message, token, token.text, hint=hint, names=", ".join(names))
        self._skip_value()

    def _nearest(self) -> tuple[str, ...]:
        """What may have been meant by the last two words, else by the last."""
        pair = " ".join(one.text for one in self.free[-2:])
        return nearest_names(pair, self.dictionary) or nearest_names(self.free[-1].text, self.dictionary)

    def _skip_value(self) -> None:
        """Past the value of a condition that means nothing: one piece, and the unit of a number."""
        value = self.tokens[self.position].text if self.position < len(self.tokens) else ""
        self.position = min(self.position + 1, len(self.tokens))
        follows = self.tokens[self.position].text if self.position < len(self.tokens) else ""
        if _VALUE_BEGINS.match(value) and follows and find_unit(follows) is not None:
            self.position += 1

    def _compare_price(self, operator: Operator, token: Token) -> None:
        bound, used, finding = read_price(self._words_from(self.position), operator, token)
        self.position += used
        if bound is not None:
            self.query = replace(self.query, price=bound)
        if finding is not None:
            self.findings.append(finding)

    def _named(self) -> tuple[PropertyDefinition, int] | None:
        """The property the last free words name, with as many of them as it takes."""
        for count in range(min(_LONGEST_NAME, len(self.free)), 0, -1):
            definition = find_property(" ".join(one.text for one in self.free[-count:]), self.dictionary)
            if definition is not None:
                return definition, count
        return None

    def _read_value(self, place: int, definition: PropertyDefinition) -> tuple[Condition, int] | None:
        """The value at a place, of as many words as it takes, and the place behind it; a phrase is a value of its own."""
        if place < len(self.tokens) and self.tokens[place].piece is Piece.PHRASE:
            condition = read_condition(self.tokens[place].text, definition)
            return (condition, place + 1) if condition else None
        end = place
        while end < len(self.tokens) and end - place < _LONGEST_VALUE and self.tokens[end].piece is Piece.WORD:
            end += 1
        for stop in range(end, place, -1):
            condition = read_condition(" ".join(one.text for one in self.tokens[place:stop]), definition)
            if condition is not None:
                return condition, stop
        return None

    def _text(self, start: int, following: int) -> str:
        return " ".join(one.text for one in self.tokens[:following] if one.start >= start)

    def _add(self, constraint: Constraint) -> None:
        self.query = replace(self.query, constraints=(*self.query.constraints, constraint))

    def _settle(self) -> None:
        """The free words so far name nothing: they are words."""
        self.query = replace(self.query, words=(*self.query.words, *(one.text for one in self.free)))
        self.free.clear()

    def _note(
        self,
        message: str,
        token: Token,
        piece: str,
        severity: Severity = Severity.WARNING,
        hint: str = "",
        **params: str,
    ) -> None:
        named = {"piece": piece, "position": str(token.start + 1), **params}
        self.findings.append(
            Finding(severity=severity, code="query-not-understood", message=message, params=named, hint=hint)
        )
