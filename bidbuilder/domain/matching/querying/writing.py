"""A query written as text that reads back as the same query: conditions by the names and units of the dictionary."""

from collections.abc import Iterable, Iterator

from bidbuilder.domain.basics.units import find_unit, label, label_after
from bidbuilder.domain.catalogue.dictionary import Dictionary
from bidbuilder.domain.catalogue.properties import PropertyDefinition
from bidbuilder.domain.matching.querying.queries import OfferingQuery, PriceBound
from bidbuilder.domain.matching.readings import find_decimal
from bidbuilder.domain.tenders.constraints import Constraint, Operator

_COVERS = "includes"
_INCLUDES = {"da": "omfatter", "de": "umfasst"}
_SIGNS = {
    Operator.AT_LEAST: "≥",
    Operator.AT_MOST: "≤",
    Operator.NOT_EQUAL: "≠",
    Operator.CONTAINS: _COVERS,
    Operator.ALL_OF: _COVERS,
}
_CONFORMITY = frozenset({"certificate", "standard"})


def write_query(query: OfferingQuery, dictionary: Dictionary, language: str = "en") -> str:
    """The query as text, with names of properties in the language where they are unmistakable."""
    return " ".join(part for part in _parts(query, dictionary, language) if part)


def write_constraints(constraints: Iterable[Constraint], dictionary: Dictionary, language: str = "en") -> str:
    """The conditions of a requirement as a query."""
    return write_query(OfferingQuery(constraints=tuple(constraints)), dictionary, language)


def _parts(query: OfferingQuery, dictionary: Dictionary, language: str) -> Iterator[str]:
    yield from query.words
    yield from (f'"{phrase}"' for phrase in query.phrases)
    if query.own_only:
        yield "own:yes"
    if query.lacks:
        yield f"lacks:{query.lacks}"
    listed = {
        "kind": query.kinds,
        "state": query.states,
        "cluster": query.clusters,
        "supplier": query.suppliers,
        "country": query.countries,
        "cpv": query.cpv,
    }
    for keyword, values in listed.items():
        yield from (f"{keyword}:{_quoted(value)}" for value in values)
    if query.price:
        yield from _price(query.price)
    for constraint in query.constraints:
        yield write_constraint(constraint, dictionary, language)


def _quoted(value: str) -> str:
    return value if value.replace("-", "").isalnum() else f'"{value}"'


def _price(bound: PriceBound) -> Iterator[str]:
    if bound.low is not None and bound.low == bound.high:
        yield f"price={bound.low:f}{bound.currency}"
        return
    if bound.low is not None:
        yield f"price>={bound.low:f}{bound.currency}"
    if bound.high is not None:
        yield f"price<={bound.high:f}{bound.currency}"


def write_constraint(constraint: Constraint, dictionary: Dictionary, language: str = "en") -> str:
    """One condition as text: `rated power ≥ 400 kW`, `certificate:"EN 1090"`."""
    if constraint.property in _CONFORMITY:
        return " ".join(f'{constraint.property}:"{value}"' for value in constraint.values)
    definition = dictionary.find_key(constraint.property)
    name = _name_of(definition, dictionary, language) if definition else constraint.property
    if constraint.operator is Operator.PRESENT:
        return f"has:{_quoted(name)}"
    sign = _SIGNS.get(constraint.operator, "=")
    return f"{name} {_INCLUDES.get(language, sign) if sign == _COVERS else sign} {_value_of(constraint, language)}"


def _name_of(definition: PropertyDefinition, dictionary: Dictionary, language: str) -> str:
    name = definition.names.get(language) or definition.names["en"]
    return name if dictionary.find(name) == definition and "," not in name else definition.key


def _value_of(constraint: Constraint, language: str) -> str:
    values = [_number(value) if find_decimal(value) is not None else value for value in constraint.values]
    if constraint.operator in {Operator.BETWEEN, Operator.CONTAINS} and len(set(values)) == 2:
        return f"{values[0]}…{values[1]} {_unit_of(constraint, language)}".strip()
    if constraint.unit or all(find_decimal(value) is not None for value in constraint.values):
        return f"{'/'.join(dict.fromkeys(values))} {_unit_of(constraint, language)}".strip()
    joined = ", ".join(values)
    return joined if joined.isalnum() else f'"{joined}"'


def _unit_of(constraint: Constraint, language: str) -> str:
    """The unit in the language, as it stands behind the last number, where it reads back as itself; else its sign."""
    number = find_decimal(constraint.values[-1]) if constraint.values else None
    words = label_after(number, constraint.unit, language) if number is not None and constraint.unit else ""
    known = find_unit(words) if words else None
    return words if known and known.symbol == constraint.unit else label(constraint.unit)


def _number(value: str) -> str:
    """A number that cannot be mistaken: three digits behind a point might be thousands, four cannot."""
    _, point, decimals = value.partition(".")
    return (value + "0" if point and len(decimals) == 3 else value).replace("-", "−")
