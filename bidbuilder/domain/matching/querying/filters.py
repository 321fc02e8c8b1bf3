"""Filters of a query (`kind:`, `country:`, `certificate:` …) and bounds of prices, read into the query or into a finding."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import Finding, Severity, translatable
from bidbuilder.domain.basics.numbers import read_number
from bidbuilder.domain.catalogue.dictionary import Dictionary
from bidbuilder.domain.catalogue.offerings import OfferingKind, OfferingState
from bidbuilder.domain.matching.querying.keywords import CURRENCY_SIGNS, KINDS, LACKS, STATES, YES_WORDS
from bidbuilder.domain.matching.querying.queries import Lack, OfferingQuery, PriceBound
from bidbuilder.domain.matching.querying.tokens import Token
from bidbuilder.domain.matching.querying.values import find_property
from bidbuilder.domain.tenders.constraints import Constraint, ConstraintState, Operator

HOME_CURRENCY = "DKK"

_VALUE_UNKNOWN = translatable("“{piece}” (at sign {position}) is nothing that “{keyword}:” can be.")
_CAN_BE = translatable("It can be {values}.")
_NO_VALUE = translatable("Behind “{keyword}:” (at sign {position}) a value is missing.")
_PRICE_UNREADABLE = translatable("The price at sign {position} is not understood.")
_WRITE_PRICE = translatable("Write it with its currency, such as price<=500EUR.")
_CURRENCY_ASSUMED = translatable("The price at sign {position} names no currency; {currency} was assumed.")

_TWO_LETTERS = re.compile(r"[A-Za-z]{2}")
_CPV = re.compile(r"\d{2,8}(?:-\d)?")
_THOUSANDS = re.compile(r"^(\d{1,3})[.,](\d{3})$")
_AMOUNT = re.compile(r"([€$£]?)\s*([\d.,' ]*\d)\s*([€$£]|kr\.?|[A-Za-z]{3})?")


def read_filter(
    query: OfferingQuery, keyword: str, values: Sequence[str], token: Token, dictionary: Dictionary
) -> tuple[OfferingQuery, list[Finding]]:
    """The query narrowed by a filter, and what of it was not understood."""
    if not values:
        return query, [_finding(_NO_VALUE, token, keyword)]
    findings = []
    for value in values:
        narrowed = _narrowed(query, keyword, value, dictionary)
        if narrowed is None:
            hint = _CAN_BE if _choices_of(keyword) else ""
            findings.append(_finding(_VALUE_UNKNOWN, token, keyword, value, hint, values=_choices_of(keyword)))
        else:
            query = narrowed
    return query, findings


def _narrowed(query: OfferingQuery, keyword: str, value: str, dictionary: Dictionary) -> OfferingQuery | None:
    folded = value.casefold()
    match keyword:
        case "kind" if folded in KINDS:
            return replace(query, kinds=(*query.kinds, OfferingKind(KINDS[folded])))
        case "state" if folded in STATES:
            return replace(query, states=(*query.states, OfferingState(STATES[folded])))
        case "lacks" if folded in LACKS:
            return replace(query, lacks=Lack(LACKS[folded]))
        case "own" if folded in YES_WORDS:
            return replace(query, own_only=True)
        case "country" if _TWO_LETTERS.fullmatch(value):
            return replace(query, countries=(*query.countries, value.upper()))
        case "cpv" if _CPV.fullmatch(value):
            return replace(query, cpv=(*query.cpv, value))
        case "cluster":
            return replace(query, clusters=(*query.clusters, value))
        case "supplier":
            return replace(query, suppliers=(*query.suppliers, value))
        case "certificate" | "standard":
            return _with(query, Constraint(property=keyword, operator=Operator.EQUAL, values=(value,)))
        case "has" if (definition := find_property(value, dictionary)) is not None:
            return _with(query, Constraint(property=definition.key, operator=Operator.PRESENT))
        case _:
            return None


def _with(query: OfferingQuery, constraint: Constraint) -> OfferingQuery:
    confirmed = replace(constraint, state=ConstraintState.CONFIRMED)
    return replace(query, constraints=(*query.constraints, confirmed))


def _choices_of(keyword: str) -> str:
    listed = {"kind": OfferingKind, "state": OfferingState, "lacks": Lack, "own": ("yes",)}.get(keyword, ())
    return ", ".join(str(one) for one in listed)


def read_price(words: Sequence[str], operator: Operator, token: Token) -> tuple[PriceBound | None, int, Finding | None]:
    """The bound the words behind `price<=` state, how many of them it takes, and what was assumed or not understood."""
    for count in (2, 1):
        found = _AMOUNT.fullmatch(" ".join(words[:count])) if len(words) >= count else None
        amount = _find_number(found[2]) if found else None
        if found is None or amount is None:
            continue
        sign = found[1] or found[3] or ""
        currency = CURRENCY_SIGNS.get(sign.casefold(), sign.upper()) or HOME_CURRENCY
        low, high = _ends(operator, amount)
        note = None if sign else _finding(_CURRENCY_ASSUMED, token, severity=Severity.INFO, currency=HOME_CURRENCY)
        return PriceBound(currency=currency, low=low, high=high), count, note
    return None, min(1, len(words)), _finding(_PRICE_UNREADABLE, token, hint=_WRITE_PRICE)


def _ends(operator: Operator, amount: Decimal) -> tuple[Decimal | None, Decimal | None]:
    if operator is Operator.AT_LEAST:
        return amount, None
    return (amount, amount) if operator is Operator.EQUAL else (None, amount)


def _find_number(text: str) -> Decimal | None:
    """The number; nobody writes thousandths of money, so that three digits behind a mark are thousands."""
    try:
        return read_number(_THOUSANDS.sub(r"\1\2", text))
    except Refusal:
        return None


def _finding(
    message: str,
    token: Token,
    keyword: str = "",
    piece: str = "",
    hint: str = "",
    severity: Severity = Severity.WARNING,
    **params: str,
) -> Finding:
    named = {"keyword": keyword, "piece": piece, "position": str(token.start + 1), **params}
    return Finding(severity=severity, code="query-not-understood", message=message, params=named, hint=hint)
